"""Posts quoted in a story are found by their signatures, wherever an embed left one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.ids import digest_text
from twosource.model.item import Item, Post
from twosource.read.posts import body_of, find_posts, find_signature

STORY = (
    "The mayor said nothing.\n\n"
    "Shelling near the #OldBridge since dawn, stay inside #Lodar pic.twitter.com/AbC123 "
    "— Lodar Watch (@lodarwatch) March 3, 2024\n\n"
    "We are safe. — Vera (@vera_k) 4 March 2024 So are we. — Ilo (@ilo) March 5, 2024\n\n"
    "Reporters (@lodarwatch and others) were kept out of the town."
)


def item_of(text: str, **known: object) -> Item:
    return Item(id="i", kind="article", text=text, digest=digest_text(text), **known)  # type: ignore[arg-type]


def test_a_signature_ends_a_post_and_its_paragraph_begins_it() -> None:
    first, second, third = find_posts(item_of(STORY))
    assert STORY[first.start : first.end].startswith("Shelling near")
    assert (first.author, first.handle, first.posted) == ("Lodar Watch", "lodarwatch", "2024-03-03")
    assert (first.hashtags, first.media) == (("OldBridge", "Lodar"), ("pic.twitter.com/AbC123",))
    assert (second.handle, second.posted) == ("vera_k", "2024-03-04")
    assert STORY[third.start : third.end] == "So are we. — Ilo (@ilo) March 5, 2024"


def test_a_handle_in_running_text_signs_nothing() -> None:
    assert (
        find_posts(item_of("Reporters (@lodarwatch and others) waited. The account Lodar (@lodar) was shut on Monday."))
        == ()
    )


def test_a_signature_without_a_date_ends_its_line() -> None:
    (post,) = find_posts(item_of("They came at night – Vera (@vera_k)\nNobody answered."))
    assert (post.handle, post.posted) == ("vera_k", None)


def test_an_impossible_date_stays_unknown() -> None:
    (post,) = find_posts(item_of("Smoke again — Vera (@vera_k) February 31, 2024"))
    assert post.posted is None


def test_what_a_post_says_is_told_apart_from_its_signature() -> None:
    post = find_posts(item_of(STORY))[1]
    signature = find_signature(STORY, post)
    assert body_of(STORY, post).of(STORY) == "We are safe."
    assert signature is not None
    assert signature.of(STORY) == "Vera (@vera_k)"


def test_posts_that_the_markup_told_are_kept_as_they_are() -> None:
    told = Post(start=0, end=23, handle="mayor")
    assert find_posts(item_of(STORY, posts=(told,)))[0] is told


@given(st.text(alphabet=st.sampled_from("ab (@)—–- ,\n2024March3.·#"), max_size=80))
def test_any_text_has_posts_that_slice(text: str) -> None:
    for post in find_posts(item_of(text)):
        assert 0 <= post.start < post.end <= len(text)
        assert post.handle is not None
        assert post.handle in text[post.start : post.end]
