from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from twosource.model.capture import describe_capture
from twosource.model.ids import digest_text
from twosource.model.item import Item
from twosource.store import Case, open_case


def article(key: str, text: str, capture: str | None = None) -> Item:
    return Item(id=key, kind="article", text=text, digest=digest_text(text), capture=capture)


def test_a_capture_comes_back_as_it_was_and_is_kept_once(case: Case) -> None:
    content = b"<p>Valley quiet, \xff says mayor</p>\x00"
    capture = describe_capture(content, "https://valley.example/1", "2021-08-22T03:00:00Z", "fetch", status=200)
    assert case.put_capture(capture, content)
    assert not case.put_capture(capture, content)
    assert case.capture(capture.id) == capture
    assert case.captured_bytes(capture.id) == content
    assert list(case.captures()) == [capture]


def test_an_item_is_new_then_the_same_then_a_version(case: Case) -> None:
    first, second = article("a", "Two died."), article("a", "Three died.")
    assert [case.put_item(one) for one in (first, first, second, second, first)] == [
        "new",
        "same",
        "version",
        "same",
        "same",
    ]
    assert case.item("a") == second
    assert case.version("a", 1) == first
    assert [version.number for version in case.versions("a")] == [1, 2]
    assert list(case.items()) == [second]


def test_what_was_written_is_there_when_the_case_is_opened_again(case: Case, db: str) -> None:
    case.put_item(article("a", "Two died."))
    again = open_case(db)
    assert list(again.items()) == [article("a", "Two died.")]
    assert again.audit_verify() == case.audit_head()
    again.close()


def test_an_item_that_was_taken_back_is_marked_and_kept(case: Case) -> None:
    case.put_item(article("a", "Two died."))
    assert case.mark_gone("a")
    assert not case.mark_gone("a")
    assert case.gone() == {"a": "2021-08-22T04:00:00Z"}
    assert case.item("a") is not None


def test_a_notice_that_comes_before_the_item_is_not_lost(case: Case) -> None:
    assert case.mark_gone("a")
    assert case.gone() == {}
    case.put_item(article("a", "Two died."))
    assert list(case.gone()) == ["a"]


def test_what_we_fetch_again_is_there_again(case: Case) -> None:
    capture = describe_capture(b"Two died.", "https://valley.example/1", "2021-08-22T03:00:00Z", "fetch", status=200)
    case.put_capture(capture, b"Two died.")
    case.put_item(article("a", "Two died."))
    case.mark_gone("a")
    case.put_item(article("a", "Two died."))
    assert list(case.gone()) == ["a"]
    case.put_item(article("a", "Two died.", capture.id))
    assert case.gone() == {}


def test_what_a_feed_says_of_a_page_is_no_version_of_it(case: Case) -> None:
    page = describe_capture(
        b"Two died. The road is closed.", "https://valley.example/1", "2021-08-22T03:00:00Z", "fetch"
    )
    entry = describe_capture(b"Two died.", "https://valley.example/feed#1", "2021-08-22T03:00:00Z", "feed")
    case.put_capture(page, b"Two died. The road is closed.")
    case.put_capture(entry, b"Two died.")
    assert case.put_item(article("a", "Two died.", entry.id)) == "new"
    assert case.put_item(article("a", "Two died. The road is closed.", page.id)) == "version"
    assert case.put_item(article("a", "Two died, they say.", entry.id)) == "same"


def test_threads_share_one_case(case: Case) -> None:
    def work(thread: int) -> list[str]:
        outcomes: list[str] = []
        for number in range(8):
            outcomes.append(case.put_item(article(f"{thread}/{number}", f"Report {number} of {thread}")))
            outcomes.append(case.put_item(article("shared", "The same for all.")))
            assert sum(1 for _ in case.items()) > number
        return outcomes

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for done in pool.map(work, range(4)) for outcome in done]
    assert outcomes.count("new") == 4 * 8 + 1
    assert len(list(case.items())) == 4 * 8 + 1
    assert case.audit_verify() == case.audit_head()
