"""Deadlines that single items tell of go in, deadlines of the case come out, each with its history and state."""

from twosource.relate.deadlines.settling import settle_claims
from twosource.relate.deadlines.tracing import trace_deadlines

__all__ = ["settle_claims", "trace_deadlines"]
