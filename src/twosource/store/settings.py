"""What a case is set to: whether rulings and releases need two people, where alerts may go, which server sends mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from twosource.model.alerting import MailServer
from twosource.model.wire import encode_value
from twosource.store.tables import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from twosource.store.case import Case

TWO_PERSON = "two-person"
HOSTS = "allowed-hosts"
MAIL = "mail"
RETENTION = "retention-days"
SHARING = "sharing"
HOLD = "hold-hours"
FINER = "finer-places"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of `case`; each change is logged."""

    case: Case

    def two_person(self) -> str | None:
        """Give the UTC instant since which rulings and releases need a second person; None when they do not."""
        return self._read(TWO_PERSON)

    def set_two_person(self, *, on: bool) -> bool:
        """Switch the two-person rule; tell whether that changed anything. What was ruled before it counts as it did."""
        if on == (self.two_person() is not None):
            return False
        self._write(TWO_PERSON, self.case.now() if on else None, {"now": "on" if on else "off"})
        return True

    def allowed_hosts(self) -> frozenset[str]:
        """Give the hosts of the own network that alerts may reach."""
        return frozenset((self._read(HOSTS) or "").split())

    def allow_host(self, host: str, *, allowed: bool) -> None:
        """Let alerts reach a host of the own network, or no longer."""
        hosts = self.allowed_hosts() | {host} if allowed else self.allowed_hosts() - {host}
        self._write(HOSTS, " ".join(sorted(hosts)) or None, {"host": host, "now": "allowed" if allowed else "refused"})

    def mail(self) -> MailServer | None:
        """Give the server that sends alerts by e-mail; None when none is set."""
        written = self._read(MAIL)
        return None if written is None else msgspec.json.decode(written, type=MailServer)

    def set_mail(self, server: MailServer | None) -> None:
        """Set the server that sends alerts by e-mail; its password is not logged."""
        written = None if server is None else encode_value(server).decode()
        detail = {"now": "none"} if server is None else {"host": server.host, "port": str(server.port)}
        self._write(MAIL, written, detail)

    def retention(self) -> int | None:
        """Give for how many days an item is kept after its last version came; None keeps it for good."""
        written = self._read(RETENTION)
        return None if written is None else int(written)

    def set_retention(self, days: int | None) -> None:
        """Set for how many days items are kept; None keeps them for good."""
        self._write(
            RETENTION, None if days is None else str(days), {"now": "for good" if days is None else f"{days} days"}
        )

    def sharing(self) -> str:
        """Give the most open level of the Traffic Light Protocol at which a file may leave."""
        return self._read(SHARING) or "TLP:AMBER"

    def set_sharing(self, level: str) -> None:
        """Set the level; who sets it has read it by the desk's list."""
        self._write(SHARING, level, {"now": level})

    def hold(self) -> int:
        """Give for how many hours what was reported leaves coarse, whatever it touches."""
        return int(self._read(HOLD) or 48)

    def set_hold(self, hours: int) -> None:
        """Set the hold, in hours."""
        self._write(HOLD, str(hours), {"now": f"{hours} hours"})

    def finer(self) -> bool:
        """Tell whether what is older than the hold and touches no civilians may leave finer than the rest."""
        return self._read(FINER) is not None

    def set_finer(self, *, on: bool) -> None:
        """Let such leave finer, or no longer."""
        self._write(FINER, "on" if on else None, {"now": "on" if on else "off"})

    def _read(self, name: str) -> str | None:
        with self.case.reading_connection() as connection:
            return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()

    def _write(self, name: str, value: str | None, detail: Mapping[str, str]) -> None:
        with self.case.writing_connection() as connection:
            put_setting(connection, name, value)
            self.case.log(connection, "setting", name, detail)


def put_setting(connection: Connection, name: str, value: str | None) -> None:
    """Keep a setting instead of what it was; None removes it."""
    connection.execute(delete(settings).where(settings.c.name == name))
    if value is not None:
        connection.execute(insert(settings).values(name=name, value=value))
