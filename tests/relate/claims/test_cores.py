"""What a few voices say in the same words does not corroborate what the others in their question report."""

from tests.relate.readings import post
from twosource.model.reading import Reading
from twosource.relate.claims.answers import Answer
from twosource.relate.claims.cores import set_cores_apart
from twosource.relate.claims.units import Unit, find_units
from twosource.relate.codebook import load_rulebook
from twosource.relate.edges.ties import tie_items

RULES = load_rulebook()
CRANE = [
    post("p0", "Selm police say a crane toppled onto a tugboat", handle="amber"),
    post("p1", "Crane toppled onto a tugboat, Governor Ann Lee says", handle="birch"),
]
OTHERS = [post(f"q{at}", f"The ferry {at} is late in Selm today", handle=f"cedar{at}") for at in range(6)]
COPY = post("r0", "Selm police say a crane toppled onto a tugboat", handle="dune")


def alike(one: Unit, other: Unit, _voices: int = 4) -> bool:
    """Tell whether both tell of the crane."""
    return "rane" in one.text and "rane" in other.text


def parts_of(*readings: Reading) -> list[set[str]]:
    """The items of each question that comes out of one that holds all."""
    held = [*CRANE, *readings]
    units = [unit for one in held for unit in find_units(one, RULES.claims)]
    ties = tie_items([one.item for one in held], (), RULES.known)
    whole = [Answer(None, tuple(range(len(units))))]
    found = set_cores_apart(units, whole, ties, alike, RULES)
    return [{units[place].item for answer in answers for place in answer.members} for answers in found]


def test_two_voices_among_many_are_a_claim_apart() -> None:
    others = {one.item.id for one in OTHERS}
    assert parts_of(*OTHERS) == [others, {"p0", "p1"}]


def test_a_copy_goes_with_what_it_copies() -> None:
    assert parts_of(*OTHERS, COPY)[1] == {"p0", "p1", "r0"}


def test_a_few_others_stay() -> None:
    assert parts_of(*OTHERS[:3]) == [{"p0", "p1", "q0", "q1", "q2"}]
