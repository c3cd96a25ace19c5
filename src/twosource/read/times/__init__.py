"""Time expressions, from the words of a text to TIMEX3 values and UTC intervals, by an own compositional grammar."""

from twosource.read.times.finder import find_times

__all__ = ["find_times"]
