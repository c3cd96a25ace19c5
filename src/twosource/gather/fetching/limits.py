"""How much a fetch may cost; each limit with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one fetch, redirects included.

    `max_bytes`: body as sent and as decompressed, 20 MB (news pages have 0.1-5 MB). `seconds`: from the first look-up
    to the last byte, 30 (a server that drips is no source). `redirects`: 5 (browsers allow 20; shorteners take 2-3).
    `trusted` names hosts of the user's own network that may be reached; it is never set from a page or feed.
    """

    max_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
    trusted: frozenset[str] = frozenset()
    user_agent: str = "Twosource/0.1 (verification desk)"
