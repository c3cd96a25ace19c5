"""What a host's robots.txt allows us (RFC 9309): asked once a day and host, and taken at its word."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from twosource.errors import ItemError
from twosource.gather.decoding import decode_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.gather.fetching.answers import Answer

AGENT = "Twosource"
LONGEST = 500_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for at least 500 kibibytes' worth of rules to be honoured."""
FORBIDDEN = ["User-agent: *", "Disallow: /"]
LONGEST_DELAY = 60.0
"""Seconds between requests that we grant a host at most; some write days, by which they mean "go away"."""


@dataclass(slots=True)
class Robots:
    """The rules of the hosts that were asked in this round; `ask` fetches an address, whatever its status."""

    ask: Callable[[str], Answer]
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def allows(self, address: str) -> bool:
        """Tell whether the address may be fetched."""
        return self.rules_of(address).can_fetch(AGENT, address)

    def delay(self, address: str) -> float:
        """Give the seconds that the host wants between requests; 0 when it does not say."""
        return min(float(self.rules_of(address).crawl_delay(AGENT) or 0), LONGEST_DELAY)

    def rules_of(self, address: str) -> RobotFileParser:
        """Give the rules of an address's host."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.rules:
            self.rules[host] = self.read_rules(host + "/robots.txt")
        return self.rules[host]

    def read_rules(self, address: str) -> RobotFileParser:
        """Fetch rules: none where there are none, everything forbidden where the host cannot say (section 2.3.1)."""
        rules = RobotFileParser()
        rules.parse(self.find_lines(address))
        return rules

    def find_lines(self, address: str) -> list[str]:
        """Give the lines of a robots.txt, or those that say the same as there being none, or none to be had."""
        try:
            answer = self.ask(address)
        except ItemError:
            return FORBIDDEN
        if answer.status == HTTPStatus.OK:
            return decode_page(answer.body[:LONGEST], None).splitlines()
        unsure = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS
        return FORBIDDEN if unsure else []
