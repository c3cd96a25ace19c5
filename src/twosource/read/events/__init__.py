"""Events of a text: who did what to whom, where, when, how real, and in whose statement (PLOVER's roots)."""

from twosource.read.events.coding import find_events

__all__ = ["find_events"]
