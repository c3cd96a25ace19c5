"""The two-person rule at the desk: what one person did is shown as waiting, and counts once another person agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.access.conftest import form_key
from twosource.run.agreeing import read_rulings
from twosource.run.relating import relate_case
from twosource.store.releases import Releases
from twosource.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from twosource.store import Case

CLAIM = "/claims/claim-advance"
BRIEF = "brief"


def rule(browser: httpx.Client, kind: str, reason: str) -> httpx.Response:
    sent = {"form": form_key(browser.get(CLAIM).text), "kind": kind, "reason": reason}
    return browser.post(f"{CLAIM}/rulings", data=sent)


def test_a_ruling_waits_for_a_second_person_and_then_counts(
    peopled: Case, enter: Callable[[str], httpx.Client]
) -> None:
    Settings(peopled).set_two_person(on=True)
    ana, eda = enter("Ana"), enter("Eda")
    assert rule(ana, "refute", "The road was empty.").status_code == 303
    page = eda.get(CLAIM).text
    assert "waits for a second person" in page
    assert "Refuted by ruling" not in page
    assert "The road was empty." in eda.get("/waiting").text
    assert ">1 waiting</a>" in eda.get("/").text
    again = rule(ana, "refute", "I am sure.")
    assert (again.status_code, "another person" in again.text) == (400, True)
    assert "Rule the same" in page
    assert "Rule the same" not in ana.get(CLAIM).text
    assert rule(eda, "refute", "Filmed at noon.").status_code == 303
    page = ana.get(CLAIM).text
    assert "Refuted by ruling" in page
    assert "Ana: The road was empty.; Eda: Filmed at noon." in page
    assert "waits for a second person" not in page
    assert "waiting</a>" not in eda.get("/").text.lower().partition("<main")[0]


def test_the_ledger_too_counts_only_what_two_people_ruled(peopled: Case) -> None:
    Settings(peopled).set_two_person(on=True)
    relate_case(peopled)
    claim = next(iter(peopled.claims()))
    peopled.acting_as("Ana").add_ruling(claim.id, "confirm", "Seen.")
    relate_case(peopled)
    assert peopled.claim(claim.id) == claim
    peopled.acting_as("Eda").add_ruling(claim.id, "confirm", "Seen too.")
    relate_case(peopled)
    now = peopled.claim(claim.id)
    assert now is not None
    assert now.status == "confirmed"


def test_a_file_waits_as_it_would_leave_and_leaves_when_another_person_agrees(
    peopled: Case, enter: Callable[[str], httpx.Client]
) -> None:
    Settings(peopled).set_two_person(on=True)
    eda, ben, ana = enter("Eda"), enter("Ben"), enter("Ana")
    asked = eda.post(f"{CLAIM}/exports", data={"form": form_key(eda.get(CLAIM).text), "what": BRIEF})
    assert (asked.status_code, asked.headers["location"]) == (303, "/waiting#files")
    (held,) = Releases(peopled).list()
    address = f"/releases/{held.id}"
    look = ben.get(f"{address}/file")
    assert look.headers["content-type"] == "text/plain; charset=utf-8"
    assert "sandbox" in look.headers["content-security-policy"]
    assert ana.get(f"{address}/file").status_code == 403
    keys = {one: form_key(one.get("/waiting").text) for one in (eda, ben)}
    assert eda.post(f"{address}/take", data={"form": keys[eda]}).status_code == 400
    own = eda.post(f"{address}/agree", data={"form": keys[eda]})
    assert (own.status_code, "asks for another person" in own.text) == (400, True)
    assert ben.post(f"{address}/agree", data={"form": keys[ben]}).status_code == 303
    taken = eda.post(f"{address}/take", data={"form": keys[eda]})
    assert taken.content == look.content
    assert "attachment" in taken.headers["content-disposition"]
    acts = [(one.person, one.act) for one in peopled.audit_entries() if one.act.startswith(("release", "export"))]
    assert acts == [("Eda", "release-ask"), ("Ben", "release-agree"), ("Eda", "export")]


def test_a_file_that_was_turned_down_is_gone(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    Settings(peopled).set_two_person(on=True)
    eda, ben = enter("Eda"), enter("Ben")
    eda.post(f"{CLAIM}/exports", data={"form": form_key(eda.get(CLAIM).text), "what": BRIEF})
    (held,) = Releases(peopled).list()
    key = form_key(ben.get("/waiting").text)
    assert ben.post(f"/releases/{held.id}/refuse", data={"form": key}).status_code == 303
    assert ben.get(f"/releases/{held.id}/file").status_code == 404
    for act in ("agree", "take"):
        assert ben.post(f"/releases/{held.id}/{act}", data={"form": key}).status_code == 400
    assert Releases(peopled).content(held.id) is None


def test_without_the_rule_a_file_leaves_at_once(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    eda = enter("Eda")
    taken = eda.post(f"{CLAIM}/exports", data={"form": form_key(eda.get(CLAIM).text), "what": BRIEF})
    assert "attachment" in taken.headers["content-disposition"]
    assert Releases(peopled).list() == ()
    assert "nothing waits" in eda.get("/waiting").text


def test_an_admin_switches_the_rule(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    ada = enter("Ada")
    sent = {"form": form_key(ada.get("/accounts").text), "two_person": "on"}
    assert ada.post("/settings", data=sent).status_code == 303
    assert Settings(peopled).two_person() is not None
    assert read_rulings(peopled) == ()
    assert "Switch it off" in ada.get("/accounts").text


def test_a_file_that_waited_is_held_to_what_the_case_is_set_to_by_now(
    peopled: Case, enter: Callable[[str], httpx.Client]
) -> None:
    Settings(peopled).set_two_person(on=True)
    eda, ben = enter("Eda"), enter("Ben")
    eda.post(f"{CLAIM}/exports", data={"form": form_key(eda.get(CLAIM).text), "what": BRIEF})
    (held,) = Releases(peopled).list()
    assert held.file.endswith("-tlp-amber.md")
    key = form_key(ben.get("/waiting").text)
    for level, words in (("TLP:AMBER+STRICT", "more open than this case"), ("TLP:RED", "stays with those")):
        Settings(peopled).set_sharing(level)
        refused = ben.post(f"/releases/{held.id}/agree", data={"form": key})
        assert (refused.status_code, words in refused.text) == (400, True)
    Settings(peopled).set_sharing("TLP:AMBER")
    assert ben.post(f"/releases/{held.id}/agree", data={"form": key}).status_code == 303


def test_an_admin_sets_what_the_release_gate_goes_by(peopled: Case, enter: Callable[[str], httpx.Client]) -> None:
    ada, eda = enter("Ada"), enter("Eda")
    key = form_key(ada.get("/accounts").text)
    sent = {"form": key, "sharing": "TLP:GREEN", "hold": "72", "finer": "true"}
    assert eda.post("/settings/release", data=sent).status_code == 403
    assert ada.post("/settings/release", data=sent | {"form": "x"}).status_code == 403
    assert ada.post("/settings/release", data=sent | {"sharing": "white"}).status_code == 400
    assert ada.post("/settings/release", data=sent).status_code == 303
    settings = Settings(peopled)
    assert (settings.sharing(), settings.hold(), settings.finer()) == ("TLP:GREEN", 72, True)
    levels = eda.get(CLAIM).text.split('name="sharing"', 1)[1].split("</select>", 1)[0]
    assert "TLP:GREEN" in levels
    assert "TLP:CLEAR" not in levels
    logged = [(one.person, one.subject) for one in peopled.audit_entries() if one.act == "setting"]
    assert logged[-3:] == [("Ada", "sharing"), ("Ada", "hold-hours"), ("Ada", "finer-places")]
