"""Twosource: which claims in the reports about a conflict rest on whom."""

__version__ = "0.1.0"
