"""Accounts, sessions, tokens, files that wait, settings and alerts, kept alike on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.conftest import MOMENT
from tests.store.test_ledger import claim, ledger
from twosource.errors import Refused, UsageError
from twosource.model.access import Session, Token
from twosource.model.alerting import AlertRule, Delivery, MailServer, Mark, Notice
from twosource.store import copy_case, open_case
from twosource.store.accounts import Accounts
from twosource.store.alerts import Alerts
from twosource.store.releases import Releases
from twosource.store.settings import Settings
from twosource.store.stamp import read_stamp

if TYPE_CHECKING:
    from tests.store.conftest import Locate
    from twosource.store import Case

NOW = "2021-08-22T04:00:00Z"
LATER = "2021-08-22T16:00:00Z"
RULE = AlertRule("a1", "all", ("status",), "webhook", "https://hooks.example/", "Ada", NOW, secret="s3cret")  # noqa: S106
NOTICE = Notice("status", "c1", NOW, "Denied: words", "Was single source.", "denied", (1, 2))


def acts(case: Case) -> list[tuple[str, str, str]]:
    return [(one.person, one.act, one.subject) for one in case.audit_entries()][1:]


def test_an_account_is_found_however_its_name_is_written(case: Case) -> None:
    accounts = Accounts(case.acting_as("Ada"))
    accounts.add("Ada Lund", "admin", "hash")
    accounts.add("Žofie", "reader", "hash")
    found = accounts.find("  ADA lund ")
    assert found is not None
    assert (found.name, found.role, found.made) == ("Ada Lund", "admin", NOW)
    for taken in ("ada lund", "ADA LUND", "Ada Lund "):
        with pytest.raises(UsageError, match="already"):
            accounts.add(taken, "reader", "hash")
    assert [one.name for one in accounts.everyone()] == ["Ada Lund", "Žofie"]
    assert acts(case) == [("Ada", "account-add", "Ada Lund"), ("Ada", "account-add", "Žofie")]


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "a\nb", "a\u202eb", "a\x00b", "a  b"])
def test_a_name_that_would_not_show_is_refused(case: Case, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name"):
        Accounts(case).add(name, "admin", "hash")


def test_the_first_account_is_an_admins_and_the_last_admin_stays(case: Case) -> None:
    accounts = Accounts(case)
    with pytest.raises(UsageError, match="is its admin"):
        accounts.add("Rita", "reader", "hash")
    accounts.add("Ada", "admin", "hash")
    accounts.add("Rita", "reader", "hash")
    with pytest.raises(UsageError, match="no admin who may log in"):
        accounts.set_role("Ada", "editor")
    with pytest.raises(UsageError, match="no admin who may log in"):
        accounts.disable("Ada")
    accounts.set_role("Rita", "admin")
    accounts.disable("Ada")
    assert [(one.name, one.role, one.disabled) for one in accounts.everyone()] == [
        ("Ada", "admin", NOW),
        ("Rita", "admin", None),
    ]


def test_sessions_and_tokens_go_with_their_account(case: Case) -> None:
    accounts = Accounts(case)
    for name in ("Ada", "Ben"):
        accounts.add(name, "admin", "hash")
        for number in range(2):
            accounts.put_session(Session(f"{name}{number}", name, NOW, NOW, LATER))
    accounts.add_token(Token("t1", "d1", "Ada", "map", ("read",), NOW, LATER))
    found = accounts.session("Ada0")
    assert found is not None
    assert found[1].name == "Ada"
    assert accounts.end_sessions("ada", but="Ada1") == 1
    assert [one.digest for one in accounts.sessions("Ada")] == ["Ada1"]
    held = found[0]
    accounts.set_password("Ada", "another hash")
    accounts.note_seen(held)
    assert accounts.sessions("Ada") == ()
    assert len(accounts.sessions("Ben")) == 2
    accounts.revoke_token("t1", "Ada")
    token = accounts.token("d1")
    assert token is not None
    assert token[0].revoked == NOW
    with pytest.raises(UsageError, match="has no token"):
        accounts.revoke_token("t1", "Ben")


def test_a_copy_has_the_accounts_and_nobody_is_logged_in_there(case: Case, locate: Locate) -> None:
    Accounts(case).add("Ada", "admin", "hash")
    Accounts(case).put_session(Session("d", "Ada", NOW, NOW, LATER))
    Accounts(case).add_token(Token("t1", "d1", "Ada", "map", ("read",), NOW, LATER))
    copied = copy_case(case, locate())
    assert Accounts(copied).find("Ada") == Accounts(case).find("Ada")
    assert Accounts(copied).token("d1") is not None
    assert Accounts(copied).sessions("Ada") == ()
    copied.close()


def test_settings_are_kept_and_logged_without_secrets(case: Case) -> None:
    settings = Settings(case.acting_as("Ada"))
    settings.set_two_person(on=True)
    settings.allow_host("hooks.lan", allowed=True)
    settings.allow_host("mail.lan", allowed=True)
    settings.allow_host("hooks.lan", allowed=False)
    server = MailServer("mail.lan", 587, "starttls", "desk@desk.example", "desk", "geheim")
    settings.set_mail(server)
    assert (settings.two_person(), settings.allowed_hosts(), settings.mail()) == (NOW, frozenset({"mail.lan"}), server)
    settings.set_mail(None)
    assert settings.mail() is None
    assert {act for _, act, _ in acts(case)} == {"setting"}
    assert "geheim" not in str(list(case.audit_entries())) + repr(server)


def test_a_file_waits_byte_for_byte_and_is_decided_once(case: Case) -> None:
    content = bytes(range(256))
    asked = Releases(case.acting_as("Eda")).ask("brief.pdf", "application/pdf", content, "c1", {"form": "pdf"})
    with pytest.raises(Refused, match="another person"):
        Releases(case.acting_as(" EDA")).decide(asked.id, agreed=True)
    with pytest.raises(Refused, match="waits"):
        Releases(case.acting_as("Eda")).take(asked.id)
    decided = Releases(case.acting_as("Ben")).decide(asked.id, agreed=True)
    assert (decided.agreed, decided.waits) == ("Ben", False)
    assert Releases(case.acting_as("Eda")).take(asked.id) == content
    with pytest.raises(UsageError, match="already"):
        Releases(case.acting_as("Cy")).decide(asked.id, agreed=False)
    other = Releases(case.acting_as("Eda")).ask("brief.pdf", "application/pdf", content, "c1", {})
    assert other.id != asked.id
    Releases(case.acting_as("Eda")).decide(other.id, agreed=False)
    assert Releases(case).content(other.id) is None
    assert [one.id for one in Releases(case).list()] == [other.id, asked.id]
    told = [act for _, act, _ in acts(case)]
    assert told == ["release-ask", "release-agree", "export", "release-ask", "release-refuse"]


def test_an_alert_tells_a_thing_once_and_one_process_sends_it(case: Case, db: str) -> None:
    alerts, other = Alerts(case), Alerts(open_case(db, clock=lambda: MOMENT))
    alerts.add(RULE)
    with pytest.raises(UsageError, match="already"):
        alerts.add(RULE)
    known = {"c1": Mark("denied", 1, 1), "c2": Mark("single-source", 1, 0)}
    assert alerts.put_seen(3, known, [("a1", "3:c1", NOTICE)]) == 1
    assert other.put_seen(3, known, [("a1", "3:c1", NOTICE)]) == 0
    assert (alerts.seen(), other.marks()) == (3, known)
    alerts.put_seen(4, {"c1": Mark("denied", 2, 1)})
    assert other.marks() == {"c1": Mark("denied", 2, 1)}
    assert alerts.untold("a1", ["3:c1", "4:c1"]) == {"4:c1"}
    (told,) = alerts.waiting("a1")
    made = alerts.make_delivery(Delivery(0, "a1", NOW, "{}", 1, due=NOW), [told.number])
    assert made is not None
    assert other.make_delivery(Delivery(0, "a1", NOW, "{}", 1, due=NOW), [told.number]) is None
    assert alerts.waiting("a1") == ()
    (taken,) = alerts.take_due(NOW, LATER)
    assert (taken.tries, other.take_due(NOW, LATER)) == (1, ())
    (again,) = other.take_due(LATER, LATER)
    assert again.tries == 2
    other.case.close()


def test_what_is_removed_leaves_nothing_behind_but_the_log(case: Case) -> None:
    alerts = Alerts(case.acting_as("Ada"))
    alerts.add(RULE)
    alerts.put_notices([("a1", "k", NOTICE)])
    alerts.remove(RULE)
    assert (alerts.rules(), alerts.told(), alerts.deliveries()) == ((), (), ())
    assert [act for _, act, _ in acts(case)] == ["alert-add", "alert-remove"]
    assert RULE.secret not in str(list(case.audit_entries()))


def test_a_login_does_not_make_pages_old_and_a_ruling_does(case: Case) -> None:
    case.put_ledger(ledger(claim("c1")))
    before = read_stamp(case)
    case.record_act("login", "Ada")
    case.record_act("login-failed", "no account")
    Accounts(case).add("Ada", "admin", "hash")
    assert read_stamp(case) == before
    case.add_ruling("c1", "confirm", "Seen.")
    ruled = read_stamp(case)
    assert ruled != before
    case.put_ledger(ledger(claim("c1")))
    assert read_stamp(case) != ruled
