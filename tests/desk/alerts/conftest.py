"""A case whose clock a test moves, an alert that tells a receiver on this machine, and what the receiver got."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.constructed import NOW
from twosource.desk.alerts.round import Rounds
from twosource.desk.alerts.rules import AlertWish, add_alert
from twosource.desk.service import Desk
from twosource.gather.sending import Outside
from twosource.model.ledger import Ledger
from twosource.store import Case, open_case
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.model.alerting import AlertRule
    from twosource.model.ledger import Claim


@dataclass(slots=True)
class Hands:
    """A clock that a test moves."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.now

    def pass_by(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


@dataclass(slots=True)
class Receiver:
    """What arrived, and what is answered."""

    address: str = ""
    status: int = 200
    bodies: list[bytes] = field(default_factory=list)

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The messages as JSON."""
        return [json.loads(body) for body in self.bodies]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks on this machine."""
    kept = Receiver()

    class Keeper(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(kept.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keeper)
    kept.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hands() -> Hands:
    """The clock of the case."""
    return Hands()


@pytest.fixture
def told_case(filled: Path, tmp_path: Path, hands: Hands) -> Iterator[Case]:
    """The constructed case, under the test's clock; alerts may reach this machine."""
    copytree(filled, tmp_path / "narsaq")
    opened = open_case(tmp_path / "narsaq", clock=hands)
    Settings(opened).allow_host("127.0.0.1", allowed=True)
    yield opened
    opened.close()


@pytest.fixture
def rounds(told_case: Case) -> Rounds:
    """The rounds of its alerts."""
    return Rounds(Desk(told_case), Outside(seconds=5))


def set_alert(case: Case, receiver: Receiver, name: str = "all", **wish: Any) -> AlertRule:  # noqa: ANN401 - a wish's fields
    """Set an alert that tells the receiver."""
    return add_alert(case.acting_as("Ada"), AlertWish(name, receiver.address, **wish))


def change(case: Case, claim: str, **fields: Any) -> Claim:  # noqa: ANN401 - a claim's fields
    """Make a new ledger in which one claim differs."""
    claims = tuple(replace(one, **fields) if one.id == claim else one for one in case.claims())
    case.put_ledger(Ledger(case.stories(), claims))
    return next(one for one in claims if one.id == claim)
