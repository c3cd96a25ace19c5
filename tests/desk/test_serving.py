"""`twosource serve` prints a link that works, on loopback alone, and ends when it is told to, open pages or not."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.desk.walk import running
from twosource.desk import serve
from twosource.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.store import Case


@dataclass(frozen=True, slots=True)
class Ending:
    """Ends a process whatever became of the test, so that nobody waits for it."""

    process: subprocess.Popen[str]

    def close(self) -> None:
        """Kill it if it still runs."""
        self.process.kill()


START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from twosource.cli import main; main()"
)
"""Ctrl-C reaches what a terminal started; what a shell starts in the background inherits it ignored, so it is set."""


def test_the_printed_link_opens_the_case_and_ctrl_c_closes_it_under_an_open_page(filled: Path) -> None:
    command = [sys.executable, "-u", "-c", START, "serve", str(filled)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk,
        closing(Ending(desk)),
    ):
        assert desk.stdout is not None
        assert desk.stderr is not None
        link = next(found[0] for line in desk.stdout if (found := re.search(r"http://\S+", line)))
        with httpx.Client(follow_redirects=True, trust_env=False, timeout=30) as client:
            assert "Narsaq" in client.get(link).text
            with client.stream("GET", link.split("?", maxsplit=1)[0] + "events") as events:
                assert next(events.iter_lines()).startswith("event: head")
                begun = monotonic()
                desk.send_signal(signal.SIGINT)
                desk.wait(timeout=30)
        assert monotonic() - begun < 15
        assert "Traceback" not in desk.stderr.read()


def test_nobody_outside_loopback_is_listened_to(case: Case) -> None:
    with serve(case) as serving:
        assert serving.listener.getsockname()[0] == "127.0.0.1"
        assert serving.link.startswith("http://127.0.0.1:")
        assert serving.link != serving.reading_link


def test_a_port_that_is_taken_is_named(case: Case) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(UsageError, match=f"--port {port}"), serve(case, port=port):
            pass
    with pytest.raises(UsageError, match="no such port"), serve(case, port=99_999):
        pass


def test_two_people_ask_at_once(case: Case) -> None:
    with serve(case, settle=None) as serving, running(serving):
        base = serving.link.split("?", maxsplit=1)[0]
        token = serving.link.split("token=", maxsplit=1)[1]
        known = {"authorization": f"Bearer {token}"}
        answers: list[int] = []

        def ask() -> None:
            with httpx.Client(base_url=base, headers=known, trust_env=False, timeout=60) as client:
                answers.extend(client.get(page).status_code for page in ("/", "/claims", "/claims/claim-ten") * 3)

        people = [Thread(target=ask) for _ in range(6)]
        for person in people:
            person.start()
        for person in people:
            person.join()
    assert answers == [200] * 54
