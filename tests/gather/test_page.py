from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.gather import GatherOptions, gather_inputs
from twosource.gather.formats.embeds import instant_of, load_embeds
from twosource.gather.formats.page import read_page
from twosource.gather.gathered import take
from twosource.model.item import Item, Relation

if TYPE_CHECKING:
    from pathlib import Path

STORY = "<p>The road north of Agadez was closed on Tuesday by the council, three drivers said in the evening.</p>"


@pytest.fixture(scope="module")
def page(inputs: Path) -> Item:
    (one,) = gather_inputs([str(inputs / "page.html")])
    assert one.item is not None
    return one.item


def read(markup: str, address: str = "page.html") -> Item:
    options = GatherOptions()
    (one,) = read_page(take(markup.encode(), address, options, "file", "text/html"), options)
    assert one.item is not None
    return one.item


def test_embedded_posts_stand_where_they_stood_with_account_and_date(page: Item) -> None:
    assert [(post.author, post.handle, post.posted) for post in page.posts] == [
        ("Agadez Roads", "agadez_roads", "2024-03-05T13:51:50Z"),
        ("Ann Walker", "annw.bsky.example", "2024-03-05"),
        ("Arlit Market", "arlitmarket", "2024-03-05"),
        ("Aïr Patrol", "airpatrol", "2024-03-05T13:02:11+00:00"),
    ]
    assert [page.text[post.start : post.end] for post in page.posts] == [
        "They gave us until dusk to turn round. #Arlit\nNobody was hurt 🙏 pic.twitter.com/aBcDeFgHiJ",
        "Counted eleven lorries at the Tafadek turn-off.",
        "The market stays shut tomorrow.",
        "The road is closed from Tafadek.",
    ]
    assert page.posts[0].hashtags == ("Arlit",)
    assert page.posts[0].media == ("pic.twitter.com/aBcDeFgHiJ",)


def test_a_post_is_a_paragraph_of_its_own(page: Item) -> None:
    for post in page.posts:
        assert page.text[: post.start].endswith("\n\n")
        assert page.text[post.end :].startswith("\n\n")


def test_the_story_points_at_every_post_even_one_without_words(page: Item) -> None:
    assert [relation.target for relation in page.relations] == [
        "x:1765012345678901248",
        "bluesky:did:plc:constructed1/3kmqwertyuio2",
        "https://www.facebook.com/arlitmarket/posts/77001",
        "telegram:airpatrol/482",
        "mastodon:dunes.example/112043000000000001",
    ]


def test_the_page_says_who_when_and_where(page: Item) -> None:
    assert page.title == "Drivers told to leave the Arlit road by dusk"
    assert (page.publisher, page.author) == ("Sahel Ledger", "Hadiza Moutari, Ibro Salou")
    assert (page.published, page.language) == ("2024-03-05T14:20:00+01:00", "en")
    assert page.url == "https://sahel-ledger.example/arlit-road"


def test_what_is_around_the_story_is_left_out(page: Item) -> None:
    assert "Copyright" not in page.text
    assert "Sport" not in page.text
    assert page.title is not None
    assert page.title not in page.text


def test_links_keep_their_words(page: Item) -> None:
    (link,) = page.links
    assert page.text[link.start : link.end] == "three of them said"


def test_a_page_that_does_not_say_its_date_has_none() -> None:
    item = read(f"<html><body><article>{STORY}</article><footer>Copyright 2019</footer></body></html>")
    assert (item.published, item.author, item.publisher, item.url) == (None, None, None, None)


def test_a_canonical_address_on_another_host_is_not_believed() -> None:
    markup = f'<html><head><link rel="canonical" href="https://other.example/x"></head><body><article>{STORY}</article></body></html>'
    assert read(markup, "https://sahel-ledger.example/1").url == "https://sahel-ledger.example/1"


def test_pages_in_old_encodings_are_read() -> None:
    options = GatherOptions()
    words = STORY.replace("Agadez", "l’Aïr")
    content = f'<html><head><meta charset="windows-1252"></head><body><article>{words}</article></body></html>'
    (one,) = read_page(take(content.encode("windows-1252"), "a.html", options, "file"), options)
    assert one.item is not None
    assert "l’Aïr" in one.item.text


def test_an_id_before_the_clock_was_put_into_ids_tells_no_time() -> None:
    x = load_embeds().platforms[0]
    assert instant_of({"id": "20"}, x) is None
    assert instant_of({"id": "1765012345678901248"}, x) == "2024-03-05T13:51:50Z"


@settings(deadline=None)
@given(
    st.lists(st.text(max_size=40), max_size=6),
    st.lists(
        st.sampled_from(
            [
                "p",
                "div",
                "blockquote class='twitter-tweet'",
                "a href='https://a.example'",
                "br",
                "li",
                "h2",
                "td",
                "span",
            ]
        ),
        max_size=6,
    ),
)
def test_spans_slice_the_text_whatever_the_markup(words: list[str], tags: list[str]) -> None:
    body = "".join(f"<{tag}>{word}" for tag, word in zip(tags, words, strict=False))
    item = read(f"<html><body><article>{STORY}{body}{STORY.replace('Tuesday', 'Friday')}</article></body></html>")
    placed = [(post.start, post.end) for post in item.posts] + [(link.start, link.end) for link in item.links]
    for start, end in placed:
        assert 0 <= start < end <= len(item.text)
        assert item.text[start:end].strip() == item.text[start:end]
    assert all(isinstance(relation, Relation) for relation in item.relations)


def test_a_short_page_keeps_its_paragraphs_apart() -> None:
    item = read(
        "<html><body><nav><p>Home</p></nav><h1>Two killed near Lodar</h1><p>By Ann Bo</p>"
        "<p>Two people died near <a href='https://a.example/lodar'>Lodar</a>, police said.</p>"
        "<footer>Since 1990</footer></body></html>"
    )
    assert item.text == "By Ann Bo\n\nTwo people died near Lodar, police said."
    assert item.title == "Two killed near Lodar"
    assert [item.text[link.start : link.end] for link in item.links] == ["Lodar"]


def test_a_page_with_nothing_but_a_post_is_that_post() -> None:
    item = read(
        "<html><body><blockquote class='twitter-tweet'><p>Only a post.</p>&mdash; A (@a) "
        "<a href='https://twitter.com/a/status/1765012345678901248'>March 5, 2024</a></blockquote></body></html>"
    )
    assert item.text == "Only a post."
    assert [post.handle for post in item.posts] == ["a"]
