"""What happened to a claim goes in; what leaves the desk comes out: through the release gate, coarsened and masked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING

import msgspec

from twosource.desk.alerts.masking import mask_words, names_in
from twosource.desk.export.release import NOTICE, release
from twosource.desk.render import show_unseen
from twosource.desk.wording import say_origins
from twosource.model.alerting import Message, Notice
from twosource.model.wire import encode_value
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.views.claim import ClaimFile
    from twosource.model.alerting import AlertRule, Delivery, Happened, MailServer
    from twosource.run.alerting.limits import AlertLimits
    from twosource.store.alerts import Told

LONGEST = 200
"""Signs of a claim's words in an alert."""
STEP = timedelta(minutes=10)
"""When something was noticed leaves rounded down to ten minutes: the very second says when the desk was at work."""
MASKED = "People's names, handles, numbers and coordinates are masked; times of notice are rounded. "
TEST = Notice("new", "", "", "A test: this alert reaches you.", "Nothing happened.", "", (0, 0))


def make_notice(happened: Happened, file: ClaimFile, now: datetime) -> Notice:
    """Make what an alert tells of a claim."""
    claim, released = file.claim, release(file)
    words = " ".join(str(show_unseen(claim.value)).split())
    masked = mask_words(words, names_in(claim, file.readings.values()))  # before the cut, which could halve a name
    title = masked[:LONGEST] + ("…" if len(masked) > LONGEST else "")
    ends = sorted({one.due for one in claim.deadlines if one.due is not None})
    running = [one for one in ends if datetime.fromisoformat(one[1]) > now]
    return Notice(
        happened.kind,
        claim.id,
        write_instant(now),
        f"{released.status.label}: {title}",
        happened.words,
        released.status.key,
        (claim.origins, claim.origins_upper),
        next(iter(running), None),
        tuple((cell.name, cell.lat, cell.lon) for cell in released.cells),
    )


def make_message(rule: AlertRule, told: Sequence[Told], storm: str, limits: AlertLimits) -> Message:
    """Make one message of what waits, the first of it spelled out, the rest counted."""
    notices = tuple(replace(one.notice, at=round_down(one.notice.at)) for one in told[: limits.told])
    note = (storm + " " if storm else "") + MASKED + NOTICE
    return Message(rule.name, notices, len(told) - len(notices), note)


def round_down(instant: str) -> str:
    """Round an instant down to a whole step.

    >>> round_down("2024-05-14T10:09:59.5Z")
    '2024-05-14T10:00:00Z'
    """
    seconds = datetime.fromisoformat(instant).timestamp() // STEP.seconds * STEP.seconds
    return write_instant(datetime.fromtimestamp(seconds, tz=UTC))


def encode_message(message: Message) -> str:
    """Write a message as JSON."""
    return encode_value(message).decode()


def write_mail(rule: AlertRule, delivery: Delivery, server: MailServer) -> EmailMessage:
    """Write a message as plain mail; its id is the same at every try."""
    message = msgspec.json.decode(delivery.body, type=Message)
    mail = EmailMessage()
    first = message.notices[0].title if len(message.notices) == 1 else f"{len(message.notices) + message.more} changes"
    mail["Subject"] = single_line(f"[{rule.name}] {first}")
    mail["From"], mail["To"] = server.sender, rule.target
    mail["Message-ID"] = f"<{delivery.number}.{rule.id}@{server.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(write_lines(message)))
    return mail


def write_lines(message: Message) -> list[str]:
    """Write a message as lines for people."""
    lines = []
    for one in message.notices:
        lines += [one.title, f"  {one.words}"]
        if one.claim:
            lines.append(f"  {say_origins(*one.origins)} · on the desk: /claims/{one.claim}")
        if one.due:
            lines.append(f"  Deadline: {one.due[0]} to {one.due[1]}")
        if one.places:
            spots = [f"{name} ({lat}, {lon})" for name, lat, lon in one.places]
            lines.append(f"  Places: {'; '.join(spots)}")
        lines.append("")
    if message.more:
        lines += [f"And {message.more} more; the desk has them all.", ""]
    return [*lines, "--", message.note or MASKED + NOTICE]


def single_line(text: str) -> str:
    """Fold blanks and drop what does not show, so that no report writes headers."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST]
