"""The command line: one file a verb group, and the only room that prints.

Exit status: 0 all well; 1 some inputs failed, each named on standard error, the rest done; 2 the run could not go on.
"""

from twosource.cli.main import main

__all__ = ["main"]
