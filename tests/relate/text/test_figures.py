"""A text goes in, the numbers that it gives come out as they are compared, each with what it measures."""

import pytest

from twosource.relate.text.figures import find_figures
from twosource.relate.text.words import find_words

MEASURES = ("km", "hour", "march")
NUMBERS = [
    ("24,000 people were moved", {"24000": 24_000}),
    ("twenty-four thousand flee", {"24000": 24_000}),
    ("24k of us in gyms", {"24000": 24_000}),
    ("Six and a half thousand spend the night outside", {"6500": 6_500}),
    ("two hundred and eighty children", {"280": 280}),
    ("half a dozen cars", {"6": 6}),
    ("3 mln apiece", {"3000000": 3_000_000}),
    ("half a million flee", {"500000": 500_000}),
    ("two thousand three hundred and forty", {"2340": 2_340}),
    ("a zone of 30 km", {"30 km": 30}),
    ("they gave them six hours", {"6 hour": 6}),
    ("until March 14", {"14 march": 14}),
    ("founded in 2019, see #selm24", {}),
    ("nothing at all", {}),
]


@pytest.mark.parametrize(("text", "figures"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_a_number_is_one_however_it_is_written(text: str, figures: dict[str, int]) -> None:
    assert find_figures(list(find_words(text)), MEASURES) == figures


def test_numbers_of_any_length_are_read() -> None:
    text = f"{'9' * 400}k and {'hundred ' * 400} and {'1,' * 400}2 million"
    assert all(value >= 0 for value in find_figures(list(find_words(text)), MEASURES).values())
