"""Measures against gold and against peers; each prints its table by one command."""
