"""What alerts are made of: rules that somebody set, what happened to claims, what is told, and how telling it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

Happening = Literal["new", "status", "origin", "denial", "deadline"]
"""A claim is new; its status changed; one more origin stands behind it; somebody denies it; a deadline is near."""
HAPPENINGS: tuple[Happening, ...] = ("new", "status", "origin", "denial", "deadline")
Channel = Literal["webhook", "email", "page"]
"""Where an alert is told; "page" is the desk's own page and feed, which every alert is told on."""
Sending = Literal["waiting", "sent", "given-up"]
Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class Area:
    """A box of WGS84 degrees; one whose west lies east of its east crosses the date line."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies in it, edges included."""
        if not self.south <= lat <= self.north:
            return False
        return self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What to tell, and where.

    `when`: the happenings that it tells. A claim must also have one of `statuses` (none: any), hold all `words`, rest
    on a source whose name holds `source`, and have a place within `area`; what is not set is not asked. `hours`: how
    near a deadline must be. `target`: an https address or an e-mail address; `secret` signs what goes to a webhook.
    `agreed` is who else agreed that it may tell, where the case's two-person rule asks for that.
    """

    id: str
    name: str
    when: tuple[Happening, ...]
    channel: Channel
    target: str
    made_by: str
    made: str
    statuses: tuple[str, ...] = ()
    words: str = ""
    source: str = ""
    area: Area | None = None
    hours: int = 6
    secret: str = ""
    agreed: str | None = None

    @property
    def where(self) -> str:
        """Where it tells, for the log: an address on the web without its path, in which there is often a secret."""
        if self.channel != "webhook":
            return self.target
        parts = urlsplit(self.target)
        return f"{parts.scheme}://{parts.netloc}/…"


@dataclass(frozen=True, slots=True)
class Mark:
    """What alerts last knew of a claim."""

    status: str
    origins: int
    against: int


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a claim; `key` stays the same when it is found again, `words` say it."""

    kind: Happening
    claim: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that an alert tells, as it may leave the desk: coarsened and masked when it was made.

    `places` are names with the centres of cells; `at`, a UTC instant, is rounded before it leaves.
    """

    kind: Happening
    claim: str
    at: str
    title: str
    words: str
    status: str
    origins: tuple[int, int]
    due: tuple[str, str] | None = None
    places: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What leaves the desk: the alert's name, what it tells, how much more there is, and what was done to it."""

    alert: str
    notices: tuple[Notice, ...]
    more: int = 0
    note: str = ""
    test: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of an alert and how sending it went; `body` is the message as JSON, the same at every try.

    `due` is when it is tried next, `tries` how often it was, `said` what the last answer or failure was in words.
    """

    number: int
    alert: str
    made: str
    body: str
    notices: int
    state: Sending = "waiting"
    due: str | None = None
    tries: int = 0
    said: str = ""
    ended: str | None = None
    test: bool = False


@dataclass(frozen=True, slots=True)
class MailServer:
    """The SMTP server that sends alerts; without TLS it must be this very machine."""

    host: str
    port: int
    security: Security
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
