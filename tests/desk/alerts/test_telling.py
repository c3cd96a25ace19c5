"""What leaves by an alert: masked, in one line where it must be, and whatever a report tries."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.constructed import NOW
from tests.desk.hostile import ATTACKS
from twosource.desk.alerts.masking import Names, mask_words
from twosource.desk.alerts.telling import encode_message, make_message, make_notice, write_mail
from twosource.desk.service import Desk, open_claim
from twosource.model.alerting import AlertRule, Delivery, Happened, MailServer, Message
from twosource.run.alerting.limits import ALERT_LIMITS
from twosource.store.alerts import Told

if TYPE_CHECKING:
    from email.message import EmailMessage

    from twosource.store import Case

RULE = AlertRule("a1", "denials", ("denial",), "email", "ada@desk.example", "Ada", "2024-05-14T09:00:00Z")
SERVER = MailServer("mail.desk.example", 587, "starttls", "desk@desk.example")
HAPPENED = Happened("denial", "claim-ten", "2:claim-ten", "Somebody denies or contradicts it.")


def tell(case: Case, value: str) -> tuple[Message, EmailMessage]:
    """Make the message and the mail of a claim that says `value`."""
    file = open_claim(Desk(case), "claim-ten")
    assert file is not None
    notice = make_notice(HAPPENED, replace(file, claim=replace(file.claim, value=value)), NOW)
    message = make_message(RULE, [Told(1, "a1", None, notice)], "", ALERT_LIMITS)
    delivery = Delivery(7, "a1", "2024-05-14T10:00:00Z", encode_message(message), 1)
    return message, write_mail(RULE, delivery, SERVER)


def test_a_mail_says_what_happened_and_where_to_look(case: Case) -> None:
    _, mail = tell(case, "at least 10")
    assert mail["Subject"] == "[denials] Disputed: at least 10"
    assert (mail["To"], mail["From"]) == ("ada@desk.example", "desk@desk.example")
    assert mail["Message-ID"] == "<7.a1@desk.example>"
    body = mail.get_content()
    assert "Somebody denies or contradicts it." in body
    assert "on the desk: /claims/claim-ten" in body
    assert "masked" in body


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_report_writes_headers_or_breaks_the_message(case: Case, attack: str) -> None:
    value = f"{attack}\r\nBcc: everybody@evil.example\r\n\r\nhello"
    message, mail = tell(case, value)
    sent = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert sent["Bcc"] is None
    assert set(sent.keys()) == {
        *("Subject", "From", "To", "Message-ID", "Auto-Submitted"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert msgspec.json.decode(encode_message(message), type=Message) == message
    assert "\u202e" not in message.notices[0].title


NAMES = Names(frozenset({"Ivalu Brandt", "Malik Storch"}), frozenset({"Narsaq Watch"}), frozenset({"Narsaq"}))


@given(st.text(alphabet="abcNä .,-@+019°", max_size=40), st.sampled_from(["Ivalu Brandt", "Brandt", "Malik", "Storch"]))
def test_whatever_stands_around_a_name_it_does_not_leave(around: str, name: str) -> None:
    assert name not in mask_words(f"{around} {name} {around}", NAMES)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_no_pair_of_exact_degrees_leaves(lat: float, lon: float) -> None:
    masked = mask_words(f"seen at {lat:.5f}, {lon:.5f} today", Names())
    assert masked == "seen at [a place], [a place] today"


def test_a_town_stays_a_town_and_an_account_is_masked_as_a_whole() -> None:
    assert mask_words("Narsaq Watch posted from Narsaq", NAMES) == "[an account] posted from Narsaq"


def test_a_name_is_masked_before_words_are_cut(case: Case) -> None:
    message, _ = tell(case, "x" * 195 + " Ivalu Brandt said so")
    assert "Ival" not in message.notices[0].title
