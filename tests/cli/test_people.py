"""The verbs about people: accounts with passwords from standard input, settings, alerts, and what serving refuses."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from twosource.cli.main import main
from twosource.desk.access.passwords import make_passwords
from twosource.store import create_case, open_case
from twosource.store.accounts import Accounts
from twosource.store.alerts import Alerts
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASSWORD = "correct horse battery staple"  # noqa: S105 - no secret


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people") / "case"
    create_case(folder).close()
    return folder


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Gives what runs a command as a shell would, with words on its standard input."""

    def run(*words: str | Path, given: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", StringIO(given))
        with pytest.raises(SystemExit) as stop:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Done(int(stop.value.code or 0), said.out, said.err)

    return run


def test_accounts_are_made_and_changed(case: Path, say: Callable[..., Done]) -> None:
    refused = say("account", "add", case, "Ada", given=f"{PASSWORD}\n")
    assert (refused.returncode, "is its admin" in refused.stderr) == (2, True)
    weak = say("account", "add", case, "Ada", "--role", "admin", given="short\n")
    assert (weak.returncode, "at least 15 signs" in weak.stderr) == (2, True)
    added = say("account", "add", case, "Ada", "--role", "admin", given=f"{PASSWORD}\n")
    assert (added.returncode, "asks for name and password" in added.stdout) == (0, True)
    assert PASSWORD not in added.stdout + added.stderr
    assert say("account", "add", case, "Ben", "--temporary", given=f"{PASSWORD}\n").returncode == 0
    assert say("account", "role", case, "Ben", "editor").returncode == 0
    token = say("account", "token", case, "Ben", "--scope", "read", "--for", "the map").stdout.strip()
    assert len(token) > 40
    listed = say("account", "token", case, "Ben").stdout
    assert "the map" in listed
    assert token not in listed
    revoked = say("account", "token", case, "Ben", "--revoke", listed.split("\t")[0])
    assert "opens nothing" in revoked.stdout
    assert "revoked" in say("account", "token", case, "Ben").stdout
    assert say("account", "disable", case, "Ben").returncode == 0
    rows = [line.split("\t") for line in say("account", "list", case).stdout.splitlines()]
    assert [(row[0], row[1], row[3].split()[:1]) for row in rows] == [
        ("Ada", "admin", []),
        ("Ben", "editor", ["disabled"]),
    ]
    assert say("account", "enable", case, "Ben").returncode == 0
    other = "another phrase of four words"
    assert say("account", "password", case, "ada", given=f"{other}\n").returncode == 0
    assert "0 sessions" in say("account", "logout", case, "Ada").stdout
    opened = open_case(case)
    ada = Accounts(opened).need("Ada")
    assert make_passwords().fits(other, ada.password)
    opened.close()
    last = say("account", "disable", case, "Ada")
    assert (last.returncode, "no admin" in last.stderr) == (2, True)
    assert say("account", "role", case, "Zoë", "reader").returncode == 2


def test_the_two_person_rule_is_a_setting(case: Path, say: Callable[..., Done]) -> None:
    assert "off" in say("case", "show", case).stdout
    on = say("case", "set", case, "two-person", "on", "--by", "Ada")
    assert "two-person: on" in on.stdout
    assert "is on already" in say("case", "set", case, "two-person", "on").stdout
    assert "on since" in say("case", "show", case).stdout
    pack = case.parent / "pack.wacz"
    unconfirmed = say("export", case, "--wacz", pack, "--by", "Ada", "--agreed-by", "Eda")
    assert (unconfirmed.returncode, "confirm with --originals" in unconfirmed.stderr) == (2, True)
    for alone in ((), ("--by", "Ada"), ("--by", "Ada", "--agreed-by", "ada")):
        refused = say("export", case, "--wacz", pack, "--originals", *alone)
        assert (refused.returncode, "--agreed-by ANOTHER" in refused.stderr) == (2, True)
    assert not pack.exists()
    say("case", "set", case, "two-person", "off")
    opened = open_case(case)
    assert [one.person for one in opened.audit_entries() if one.act == "setting"] == ["Ada", "local"]
    assert Settings(opened).two_person() is None
    opened.close()


def test_the_release_gate_is_a_setting(case: Path, say: Callable[..., Done]) -> None:
    shown = say("case", "show", case).stdout
    assert ("sharing\tTLP:AMBER" in shown, "hold\t48 hours" in shown, "finer\toff" in shown) == (True, True, True)
    assert "sharing: TLP:AMBER+STRICT" in say("case", "set", case, "sharing", "amber-strict", "--by", "Ada").stdout
    assert "hold: 72 hours" in say("case", "set", case, "hold", "72").stdout
    assert "finer: on" in say("case", "set", case, "finer", "on").stdout
    for setting, value in (("sharing", "white"), ("hold", "soon"), ("hold", "99999"), ("finer", "yes")):
        refused = say("case", "set", case, setting, value)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    opened = open_case(case)
    settings = Settings(opened)
    assert (settings.sharing(), settings.hold(), settings.finer()) == ("TLP:AMBER+STRICT", 72, True)
    changed = [one.subject for one in opened.audit_entries() if one.act == "setting"]
    assert changed[-3:] == ["sharing", "hold-hours", "finer-places"]
    opened.close()


def test_alerts_are_added_tested_listed_and_removed(case: Path, say: Callable[..., Done]) -> None:
    added = say(
        *("alert", "add", case, "denials", "--when", "denial", "--to", "https://hooks.example/x"),
        *("--area", "60.5,-46.6,61.2,-45.5", "--by", "Ada"),
    )
    secret = re.search(r"secret (\S+)", added.stdout)
    assert secret
    listed = say("alert", "list", case).stdout
    assert "denials\tdenial\thttps://hooks.example/x\tin an area" in listed
    assert secret[1] not in listed
    refused = say("alert", "add", case, "lan", "--to", "http://127.0.0.1:1/")
    assert (refused.returncode, "not https" in refused.stderr) == (2, True)
    assert "may be reached" in say("alert", "allow", case, "127.0.0.1").stdout
    assert say("alert", "add", case, "lan", "--to", "http://127.0.0.1:1/").returncode == 0
    tested = say("alert", "test", case, "lan")
    assert (tested.returncode, "does not take connections" in tested.stdout) == (1, True)
    assert "given-up" in say("alert", "log", case).stdout
    assert "refused" in say("alert", "allow", case, "127.0.0.1", "--no").stdout
    mail = say(
        *("alert", "mail", case, "--server", "mail.example", "--sender", "desk@desk.example", "--user", "desk"),
        given="geheim\n",
    )
    assert (mail.returncode, "geheim" in mail.stdout) == (0, False)
    bare = say("alert", "mail", case, "--server", "mail.example", "--security", "none", "--sender", "a@desk.example")
    assert (bare.returncode, "this very machine" in bare.stderr) == (2, True)
    for name in ("denials", "lan"):
        assert say("alert", "remove", case, name).returncode == 0
    missing = say("alert", "remove", case, "denials")
    assert (missing.returncode, "there is no alert" in missing.stderr) == (2, True)
    opened = open_case(case)
    assert Alerts(opened).rules() == ()
    opened.close()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--host", "0.0.0.0"), "unencrypted"),  # noqa: S104 - what is refused
        (("--host", "desk.example"), "no IP address"),
        (("--proxy-header", "X-User"), "needs --proxy"),
    ],
)
def test_serving_beyond_this_machine_is_refused_in_one_line(
    case: Path, say: Callable[..., Done], words: tuple[str, ...], why: str
) -> None:
    done = say("serve", case, *words)
    assert (done.returncode, why in done.stderr, done.stderr.count("\n")) == (2, True, 1)
