"""One round of a case's alerts: what happened is found, grouped and sent; killed at any point, the next goes on.

Several processes (`serve`, `watch`) may run rounds of one case: a thing is told once, a message is sent by one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from twosource.desk.alerts.telling import TEST, encode_message, make_message, make_notice, write_mail
from twosource.desk.export.release import release
from twosource.desk.service import Desk, open_claim
from twosource.gather.sending import Outside, Sent, post_json, send_mail
from twosource.model.alerting import Delivery, Message
from twosource.run.alerting.grouping import choose_notices, say_storm
from twosource.run.alerting.happening import find_changes, find_deadlines, mark_of
from twosource.run.alerting.limits import ALERT_LIMITS, AlertLimits, retry_after
from twosource.run.alerting.matching import admits, match_changes
from twosource.store.alerts import Alerts
from twosource.store.clock import write_instant
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.desk.snapshot import Snapshot
    from twosource.model.alerting import AlertRule, Happened, Notice
    from twosource.model.ledger import Claim

WHO = "alerts"
"""Who acts when the program sends by itself."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """Runs the alerts of a desk's case; `outside` says which hosts beside the case's own settings may be reached."""

    desk: Desk
    outside: Outside = field(default_factory=Outside)
    limits: AlertLimits = ALERT_LIMITS

    @property
    def alerts(self) -> Alerts:
        """The alerts, acts on them logged as the program's own."""
        return Alerts(self.desk.case.acting_as(WHO))

    def run(self) -> int:
        """Do one round; give how many messages went out."""
        rules = self.alerts.rules()
        if not rules:
            return 0
        self.find(rules)
        for rule in rules:
            self.group(rule)
        return self.send({rule.id: rule for rule in rules})

    def find(self, rules: Iterable[AlertRule]) -> None:
        """Find what happened since the last round, and what each rule tells of it."""
        snapshot, seen = self.desk.snapshot(), self.alerts.seen()
        revision = int(snapshot.stamp.rpartition("-")[2])
        active = [rule for rule in rules if self.may_tell(rule)]
        if seen is None or revision > seen:
            known = {claim.id: mark_of(claim) for claim in snapshot.claims.values()}
            changes = [] if seen is None else [*find_changes(self.alerts.marks(), snapshot.claims.values(), revision)]
            found = [told for rule in active for told in self.tell(rule, snapshot, changes)]
            self.alerts.put_seen(revision, known, found)
        due = [told for rule in active if "deadline" in rule.when for told in self.tell_deadlines(rule, snapshot)]
        self.alerts.put_notices(due)

    def may_tell(self, rule: AlertRule) -> bool:
        """Tell whether a rule may tell: what leaves the desk waits for a second person where the case asks for one."""
        return not waits_for_second(rule, Settings(self.desk.case).two_person())

    def tell(
        self, rule: AlertRule, snapshot: Snapshot, changes: Iterable[Happened]
    ) -> Iterator[tuple[str, str, Notice]]:
        """Yield what a rule tells of changes, each with alert and key."""
        for one in match_changes(rule, changes, snapshot.claims, self.points):
            yield from self.pass_gate(rule, one)

    def tell_deadlines(self, rule: AlertRule, snapshot: Snapshot) -> Iterator[tuple[str, str, Notice]]:
        """Yield the deadlines that are near and that a rule has not told."""
        timed = [snapshot.claims[key] for key in snapshot.timed]
        near = {one.key: one for one in find_deadlines(timed, self.desk.now, rule.hours)}
        for key in sorted(self.alerts.untold(rule.id, near)):
            if admits(rule, snapshot.claims[near[key].claim], self.points):
                yield from self.pass_gate(rule, near[key])

    def pass_gate(self, rule: AlertRule, happened: Happened) -> Iterator[tuple[str, str, Notice]]:
        """Yield what may leave of one thing that happened."""
        file = open_claim(self.desk, happened.claim)
        if file is not None:
            yield rule.id, happened.key, make_notice(happened, file, self.desk.now)

    def points(self, claim: Claim) -> list[tuple[float, float]]:
        """Give the cells of a claim's places: an area is held against what may leave, not against what is known."""
        return cells_of(self.desk, claim)

    def group(self, rule: AlertRule) -> None:
        """Make a message of what waits, once its time has come."""
        if rule.channel == "page":
            return
        now, waiting = self.desk.now, self.alerts.waiting(rule.id)
        made = [datetime.fromisoformat(one.made) for one in self.alerts.deliveries(50, rule.id) if not one.test]
        count = choose_notices([datetime.fromisoformat(one.notice.at) for one in waiting], made, now, self.limits)
        if not count:
            return
        message = make_message(rule, waiting[:count], say_storm(made, now, self.limits), self.limits)
        at = write_instant(now)
        delivery = Delivery(0, rule.id, at, encode_message(message), count, due=at)
        self.alerts.make_delivery(delivery, [one.number for one in waiting[:count]])

    def send(self, rules: dict[str, AlertRule]) -> int:
        """Send what is due; give how many messages arrived."""
        now = self.desk.now
        taken = self.alerts.take_due(write_instant(now), write_instant(now + self.limits.lease))
        return sum(self.try_once(rules[one.alert], one).state == "sent" for one in taken if one.alert in rules)

    def try_once(self, rule: AlertRule, delivery: Delivery) -> Delivery:
        """Try a message once, and keep how that went."""
        went, now = self.hand_out(rule, delivery), self.desk.now
        wait = retry_after(delivery.tries, self.limits) if went.again and not delivery.test else None
        if went.arrived:
            done = replace(delivery, state="sent", said=went.said, due=None, ended=write_instant(now))
        elif wait is None:
            done = replace(delivery, state="given-up", said=went.said, due=None, ended=write_instant(now))
        else:
            done = replace(delivery, said=went.said, due=write_instant(now + wait))
        self.alerts.finish(done, {"notices": str(done.notices), "target": rule.where, "said": went.said})
        return done

    def hand_out(self, rule: AlertRule, delivery: Delivery) -> Sent:
        """Hand a message to its channel."""
        settings = Settings(self.desk.case)
        outside = replace(self.outside, allowed=self.outside.allowed | settings.allowed_hosts())
        if rule.channel == "webhook":
            name = f"{delivery.number}.{rule.id}"
            return post_json(rule.target, delivery.body.encode(), rule.secret, name, outside)
        server = settings.mail()
        if server is None:
            return Sent(arrived=False, said="no mail server is set; `twosource alert mail` sets one")
        return send_mail(server, write_mail(rule, delivery, server), outside)

    def test(self, rule: AlertRule) -> Delivery | None:
        """Send a message that tells nothing, at once and once; None for an alert that stays on the desk's page."""
        if rule.channel == "page":
            return None
        at = write_instant(self.desk.now)
        message = Message(rule.name, (replace(TEST, at=at),), test=True)
        later = write_instant(self.desk.now + self.limits.lease)
        made = self.alerts.make_delivery(
            Delivery(0, rule.id, at, encode_message(message), 0, due=later, tries=1, test=True)
        )
        return None if made is None else self.try_once(rule, made)


def waits_for_second(rule: AlertRule, since: str | None) -> bool:
    """Tell whether a rule that lets things leave waits for a second person; one made before that was asked does not."""
    if since is None or rule.channel == "page" or rule.agreed is not None:
        return False
    return datetime.fromisoformat(rule.made) >= datetime.fromisoformat(since)


def cells_of(desk: Desk, claim: Claim) -> list[tuple[float, float]]:
    """Give the places of a claim as they may leave."""
    file = open_claim(desk, claim.id)
    return [] if file is None else [(cell.lat, cell.lon) for cell in release(file).cells]
