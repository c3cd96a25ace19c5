from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.test_ledger import claim, ledger
from tests.store.test_search import put
from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store.basis import read_basis

if TYPE_CHECKING:
    from twosource.store import Case


def test_a_ledger_made_of_less_does_not_take_the_place_of_one_made_of_more(case: Case) -> None:
    put(case, "a", None, "The bridge is closed")
    early = read_basis(case)
    put(case, "b", None, "The bridge is open")
    late = read_basis(case)
    assert late > early
    assert len(case.put_ledger(ledger(claim("closed"), claim("open")), late)) == 2
    assert case.put_ledger(ledger(claim("closed")), early) == ()
    assert [one.id for one in case.claims()] == ["closed", "open"]
    assert len(case.put_ledger(ledger(claim("open")), late)) == 1


def test_rulings_and_erasing_change_what_a_ledger_is_made_of(case: Case) -> None:
    put(case, "a", None, "The bridge is closed")
    case.put_ledger(ledger(claim("closed")))
    numbers = [read_basis(case)]
    case.add_ruling("closed", "confirm", "Seen.")
    numbers.append(read_basis(case))
    case.erase_item("a", "A name in it.")
    numbers.append(read_basis(case))
    assert numbers == sorted(set(numbers))


def test_a_page_that_goes_back_to_its_earlier_words_is_found_by_them(case: Case) -> None:
    for number, words in enumerate(("Two were hurt", "Nine were hurt", "Two were hurt")):
        capture = describe_capture(words.encode(), "https://a.example/", f"2024-03-0{number + 1}T00:00:00Z", "fetch")
        case.put_capture(capture, words.encode())
        case.put_item(Item("page", "article", words, digest_text(words), capture=capture.id))
        if number < 2:
            put(case, "page", None, words)
    assert len(case.versions("page")) == 3
    assert [hit.text for hit in case.search("hurt")] == ["Two were hurt"]
