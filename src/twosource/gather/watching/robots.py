"""What a host's robots.txt allows us (RFC 9309): asked once a day and host, and taken at its word."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from twosource.errors import ItemError
from twosource.gather.decoding import decode_page
from twosource.gather.fetching.fetch import describe_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.gather.fetching.answers import Answer

AGENT = "Twosource"
LONGEST = 500_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for at least 500 kibibytes' worth of rules to be honoured."""
LONGEST_DELAY = 60.0
"""Seconds between requests that we grant a host at most; some write days, by which they mean "go away"."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows; `why` says why nothing is, where that is not the host's own word."""

    parsed: RobotFileParser
    why: str | None = None


@dataclass(slots=True)
class Robots:
    """The rules of the hosts that were asked in this round; `ask` fetches an address, whatever its status."""

    ask: Callable[[str], Answer]
    rules: dict[str, Rules] = field(default_factory=dict)

    def forbids(self, address: str) -> bool:
        """Tell whether the host itself says that we may not fetch the address."""
        return not self.rules_of(address).parsed.can_fetch(AGENT, address)

    def refusal(self, address: str) -> str | None:
        """Say why the address may not be fetched; None when it may."""
        if self.forbids(address):
            return "its robots.txt does not allow it; ask its publisher"
        return self.rules_of(address).why

    def delay(self, address: str) -> float:
        """Give the seconds that the host wants between requests; 0 when it does not say."""
        return min(float(self.rules_of(address).parsed.crawl_delay(AGENT) or 0), LONGEST_DELAY)

    def rules_of(self, address: str) -> Rules:
        """Give the rules of an address's host."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = self.read_rules(host + "/robots.txt")
        return self.rules[host]

    def read_rules(self, address: str) -> Rules:
        """Fetch rules: none where there are none, nothing allowed where the host cannot say (section 2.3.1)."""
        parsed = RobotFileParser()
        parsed.parse([])
        try:
            answer = self.ask(address)
        except ItemError as error:
            return Rules(parsed, error.what)
        if answer.status == HTTPStatus.OK:
            parsed.parse(decode_page(answer.body[:LONGEST], None).splitlines())
        elif answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return Rules(parsed, f"was not asked for, because its robots.txt answered {describe_status(answer.status)}")
        return Rules(parsed)
