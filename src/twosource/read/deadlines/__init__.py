"""Deadlines: a time, a demand or a state that ends, who set it for whom, when it runs out, and what became of it."""

from twosource.read.deadlines.finder import find_deadlines

__all__ = ["find_deadlines"]
