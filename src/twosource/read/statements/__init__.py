"""Who says what, through whom: a parsed item goes in, its statements with their chains of voices come out."""

from twosource.read.statements.finder import find_statements

__all__ = ["find_statements"]
