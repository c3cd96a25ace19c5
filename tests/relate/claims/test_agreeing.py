"""Two reports say the same when what they share is telling, not when they share many words of the day."""

from dataclasses import replace

from tests.relate.readings import event, post
from twosource.model.reading import Reading
from twosource.relate.claims.agreeing import agreement, shared_weight
from twosource.relate.claims.rules import load_claim_rules
from twosource.relate.claims.units import Unit, find_units

RULES = load_claim_rules()
TOPIC = [f"Harbour strike in Selm: reader letter {number} on the harbour strike" for number in range(12)]


def unit(reading: Reading) -> Unit:
    (found,) = find_units(reading, RULES)
    return found


def units(*texts: str) -> list[Unit]:
    return [unit(post(f"p{at}", text)) for at, text in enumerate(texts)]


def test_telling_words_in_common_are_agreement() -> None:
    held = units("A crane toppled onto a tugboat at Selm", "Tugboat crushed as crane toppled over in Selm harbour")
    assert agreement(held, RULES)(held[0], held[1])


def test_the_topic_of_the_whole_story_is_none() -> None:
    held = units("Harbour strike in Selm: bakers join in", "Harbour strike in Selm: talks on Friday", *TOPIC)
    assert not agreement(held, RULES)(held[0], held[1])


def test_the_same_number_of_the_same_is_half_of_it() -> None:
    held = units("17 people killed when a pier fell", "Pier collapse: 17 dead", "Pier collapse: many dead")
    agree = agreement(held, RULES)
    assert agree(held[0], held[1])
    assert not agree(held[0], held[2])


def test_the_same_toll_is_agreement_however_it_is_told() -> None:
    held = units("Police: 17 killed", "We count seventeen bodies, says the morgue", "Two killed", "We count two bodies")
    agree = agreement(held, RULES)
    assert agree(held[0], held[1])
    assert not agree(held[2], held[3])


def test_a_number_and_a_range_round_it_are_one_toll() -> None:
    held = units("Police: three escaped", "People coming out at the back, 2-3 people ran out", "At least two escaped")
    agree = agreement(held, RULES)
    assert agree(held[0], held[1])
    assert not agree(held[0], held[2])


def test_a_large_number_weighs_by_its_digits() -> None:
    held = units("24,000 people left Selm", "Twenty-four thousand out of the valley", "24 buses left Selm", *TOPIC)
    agree = agreement(held, RULES)
    assert agree(held[0], held[1], 2)
    assert not agree(held[1], held[2], 2)


def test_more_voices_have_to_share_more() -> None:
    held = units("Crane down in Selm", "A crane fell onto a ship at Selm")
    agree = agreement(held, RULES)
    assert [agree(held[0], held[1], voices) for voices in (2, 4, 8)] == [True, False, False]


def test_a_near_word_stands_in_for_a_missing_one() -> None:
    one, other = {"mom": 1.5, "harbour": 1.0}, {"mother": 1.2, "pier": 1.0}
    assert 0.9 < shared_weight(one, other) < 1.2
    assert shared_weight(one, {"pier": 1.0}) == 0


def test_agreeing_goes_both_ways() -> None:
    held = units("A crane toppled onto a tugboat at Selm", "Tugboat crushed as crane toppled over", *TOPIC)
    agree = agreement(held, RULES)
    assert all(agree(one, other) == agree(other, one) for one in held for other in held)


def test_the_same_done_to_two_things_is_none() -> None:
    texts = ("At dawn gunners destroyed the road bridge at Selm", "At dawn gunners destroyed a depot at Selm")
    things = ("the road bridge", "a depot")
    held = [
        unit(replace(post(f"p{at}", text), events=(event(1, text, "ASSAULT", "destroyed", recipient=thing),)))
        for at, (text, thing) in enumerate(zip(texts, things, strict=True))
    ]
    plain = units(*texts)
    assert agreement(plain, RULES)(plain[0], plain[1])
    assert not agreement(held, RULES)(held[0], held[1])
