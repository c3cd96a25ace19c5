"""Every error Twosource raises, drawn as a tree: what failed alone, apart from what stops the run.

TwosourceError               a sentence for a person: what, which, and what to do
├── ItemError                one input failed; it is reported and the run goes on (exit status 1)
│   ├── UnreadableInput      a file, page or line that cannot be opened or decoded
│   ├── EmptyInput           nothing to read in it
│   ├── OversizedInput       larger than the limit that the user may raise
│   ├── MalformedRecord      a line or record that is not of its format
│   └── FetchFailed          the network said no, or we refused the address
└── StopError                the run cannot go on (exit status 2)
    ├── UsageError           the command's words are off
    ├── ConfigError          a codebook, setting or model that cannot be used
    ├── CaseError            a case that is missing, foreign, locked or newer than the program
    │   └── AuditBroken      the log does not verify
    └── Refused              an act that this person or setting does not allow
"""

from __future__ import annotations


class TwosourceError(Exception):
    """A failure told in one line: `what` went wrong with `which`, and what the user can do."""


class ItemError(TwosourceError):
    """One input failed; the rest of the run goes on."""

    def __init__(self, which: str, what: str) -> None:
        """Name the input `which` (a path, address or file:line) and say `what` is wrong and what to do."""
        super().__init__(f"{which}: {what}")
        self.which = which
        self.what = what

    def __reduce__(self) -> tuple[type[ItemError], tuple[str, str]]:
        """Travel between processes as what the error was made of."""
        return type(self), (self.which, self.what)


class UnreadableInput(ItemError):
    """A file, page or line that cannot be opened or decoded."""


class EmptyInput(ItemError):
    """An input that holds nothing to read."""


class OversizedInput(ItemError):
    """An input beyond a limit that the user may raise."""


class MalformedRecord(ItemError):
    """A line or record that is not of its format."""


class FetchFailed(ItemError):
    """An address that did not answer as it should, or that we refuse to ask."""


class StopError(TwosourceError):
    """The run cannot go on."""


class UsageError(StopError):
    """The words of a command do not fit together."""


class ConfigError(StopError):
    """A codebook, setting or model that cannot be used."""


class CaseError(StopError):
    """A case that is missing, foreign, locked or newer than the program."""


class AuditBroken(CaseError):
    """The audit log does not verify."""


class Refused(StopError):
    """An act that this person or setting does not allow."""
