"""What a reader of the contract relies on: ties, slots, history, and what is no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model.reading import Place, Statement, Time, Voice
from twosource.model.span import Span
from twosource.read.events import find_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.read.events.conftest import ReadEvents
    from twosource.model.reading import Event
    from twosource.read.parsed import Parsed

    ParseText = Callable[..., Parsed]


def types_of(events: tuple[Event, ...]) -> list[str]:
    """List the roots in order."""
    return [event.type for event in events]


def test_ordinary_life_has_no_events(read_events: ReadEvents) -> None:
    assert read_events("The bakery sells bread. It was sunny and the children slept well.") == ()


def test_an_accident_is_no_assault(read_events: ReadEvents) -> None:
    assert "ASSAULT" not in types_of(read_events("The earthquake killed 40 people. Two men died in a car crash."))


def test_an_explosion_without_a_doer_is_kept(read_events: ReadEvents) -> None:
    (event,) = read_events("An explosion hit the market on Monday.")
    assert (event.type, event.mode) == ("ASSAULT", "explosives")


def test_a_mention_without_who_where_or_when_is_no_event(read_events: ReadEvents) -> None:
    assert "ASSAULT" not in types_of(read_events("After a lightning offensive the country is quiet."))


def test_a_death_toll_counts_where_violence_is_told(read_events: ReadEvents) -> None:
    told = read_events("Rebels shelled the camp. The death toll rose to 34.")
    assert types_of(told) == ["ASSAULT", "ASSAULT"]
    assert read_events("The ferry sank. The death toll rose to 34.") == ()


def test_an_event_names_the_statement_that_holds_it(parse: ParseText) -> None:
    text = "The mayor said that rebels attacked the town."
    voice = Voice(0, 9, "mayor", "unnamed-person")
    statement = Statement("s7", (Span(20, 44),), (voice,), Span(10, 14), "indirect", "asserts", "none")
    events = find_events(parse(text), (statement,), (), ())
    assert [(event.type, event.statements) for event in events] == [("ASSAULT", ("s7",))]


def test_a_demand_is_held_by_the_statement_whose_cue_it_is(parse: ParseText) -> None:
    text = "Amira Sol called for an uprising."
    voice = Voice(0, 9, "Amira Sol", "person")
    statement = Statement("s1", (Span(21, 32),), (voice,), Span(10, 20), "indirect", "demands", "none")
    events = find_events(parse(text), (statement,), (), ())
    assert ("REQUEST", ("s1",)) in [(event.type, event.statements) for event in events]


def test_a_first_person_is_named_by_its_voice(parse: ParseText) -> None:
    text = '"We will never surrender," Amira Sol said.'
    voice = Voice(27, 36, "Amira Sol", "person")
    statement = Statement("s1", (Span(1, 24),), (voice,), Span(37, 41), "direct", "asserts", "none")
    events = find_events(parse(text), (statement,), (), ())
    assert {party.name for event in events for party in event.actors} == {"Amira Sol"}


def test_place_and_time_are_those_of_the_clause(parse: ParseText) -> None:
    text = "On Monday gunmen killed a judge in Goma, while nurses rallied in Bukavu on Tuesday."
    places = tuple(
        Place(text.index(name), text.index(name) + len(name), name, None, None, None, None, None)
        for name in ("Goma", "Bukavu")
    )
    times = tuple(Time(text.index(day), text.index(day) + len(day), "DATE", day) for day in ("Monday", "Tuesday"))
    found = {event.type: (event.place, event.when) for event in find_events(parse(text), (), places, times)}
    assert found == {"ASSAULT": (0, 0), "PROTEST": (1, 1)}


def test_where_the_outlet_sits_is_not_where_it_happened(parse: ParseText) -> None:
    text = "KINSHASA - Gunmen killed a judge."
    place = Place(0, 8, "KINSHASA", None, None, None, None, None, context=True)
    assert [event.place for event in find_events(parse(text), (), (place,), ())] == [None]


def test_history_is_marked_by_its_date(parse: ParseText) -> None:
    text = "Rebels attacked the dam in 2014. Rebels attacked the dam on Monday."
    times = (
        Time(27, 31, "DATE", "2014", "2014-01-01T00:00:00Z", "2015-01-01T00:00:00Z"),
        Time(60, 66, "DATE", "2026-11-23", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
    )
    events = find_events(parse(text, "2026-11-25"), (), (), times)
    assert [event.background for event in events] == [True, False]


def test_history_is_marked_by_its_words(read_events: ReadEvents) -> None:
    (event,) = read_events("His father attacked the dam during the civil war.")
    assert event.background


def test_history_in_a_relative_clause_keeps_off_the_day_of_the_news(parse: ParseText) -> None:
    text = "The town, which was bombed in the civil war, was attacked again on Monday."
    day = Time(text.index("Monday"), text.index("Monday") + 6, "DATE", "2026-11-23", "2026-11-23T00:00:00Z", None)
    events = find_events(parse(text, "2026-11-25"), (), (), (day,))
    assert [(event.background, event.when) for event in events] == [(True, None), (False, 0)]


def test_a_death_toll_counts_beside_a_mention_of_violence(read_events: ReadEvents) -> None:
    (event,) = read_events("The death toll rose to 34 after the bombing.")
    assert (event.type, [one.low for one in event.numbers]) == ("ASSAULT", [34])


def test_warning_of_what_others_may_do_threatens_nobody(read_events: ReadEvents) -> None:
    assert "THREATEN" not in types_of(read_events("The UN warned that 40,000 people could be displaced."))


def test_a_call_for_a_strike_is_a_request(read_events: ReadEvents) -> None:
    assert types_of(read_events("The union called for a general strike.")) == ["REQUEST"]


def test_vowing_to_attack_is_threatened_once(read_events: ReadEvents) -> None:
    assert types_of(read_events("The rebels vowed to attack the capital.")) == ["THREATEN", "ASSAULT"]


def test_a_claim_of_responsibility_is_the_deed_of_who_claims_it(read_events: ReadEvents) -> None:
    text = "The Karu Front claimed responsibility for the raid on the dam."
    claimed = next(event for event in read_events(text) if event.mode == "claimed")
    assert (claimed.type, claimed.realis) == ("ASSAULT", "occurred")
    assert [text[one.start : one.end] for one in claimed.actors] == ["The Karu Front"]
    assert [text[one.start : one.end] for one in claimed.recipients] == ["the dam"]


def test_nobody_claiming_is_no_claim(read_events: ReadEvents) -> None:
    events = read_events("No group has claimed responsibility for the raid on the dam.")
    assert [event.mode for event in events if event.mode == "claimed"] == []


def test_nothing_is_read_out_of_boilerplate(parse: ParseText) -> None:
    parsed = parse("Rebels attacked the dam.")
    footer = type(parsed)(parsed.item, parsed.doc, (), (Span(0, 24),))
    assert find_events(footer, (), (), ()) == ()
