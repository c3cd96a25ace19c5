from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from twosource.gather import Gathered, GatherOptions, gather_inputs
from twosource.model.item import Item, Relation
from twosource.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path


def gather(path: Path, options: GatherOptions) -> list[Gathered]:
    return list(gather_inputs([str(path)], options))


def items_in(path: Path, options: GatherOptions) -> list[Item]:
    return [one.item for one in gather(path, options) if one.item is not None]


def shown_links(item: Item) -> list[tuple[str, str]]:
    return [(item.text[link.start : link.end], link.href) for link in item.links]


def test_every_fixture_says_that_it_is_constructed(inputs: Path) -> None:
    for path in inputs.iterdir():
        first = path.read_text(encoding="utf-8").partition("\n")[0].lower()
        assert "constructed" in first, path.name


def test_every_item_points_at_the_capture_that_comes_with_it(inputs: Path, options: GatherOptions) -> None:
    for path in sorted(inputs.iterdir()):
        for one in gather(path, replace(options, columns=(("text", "body"),) if path.suffix == ".csv" else ())):
            if one.item is not None:
                assert one.capture is not None
                assert one.item.capture == one.capture.id
                assert one.capture.length == len(one.content)


def test_jsonl_keeps_order_ids_and_goes_on_after_a_bad_line(inputs: Path, options: GatherOptions) -> None:
    gathered = gather(inputs / "items.jsonl", options)
    assert [one.item.id for one in gathered if one.item] == ["a1", "7", "a1"]
    assert [one.source.rpartition(":")[2] for one in gathered if one.error] == ["3", "5", "6"]
    first, second, third = [one.item for one in gathered if one.item]
    assert first.text == "The road was closed.\r\nTwo drivers said so 🚛."
    assert (first.published, first.publisher, first.author) == ("2024-03-05", "Sahel Ledger", "Hadiza Moutari")
    assert (second.kind, second.handle, second.toponyms) == ("post", "agadez_roads", (Span(0, 4),))
    assert third.text == "Half a pair: \ufffd."
    assert third.published == "2024-03-05"


def test_telegram_takes_dates_from_unixtime_and_drops_phones_and_contacts(inputs: Path, options: GatherOptions) -> None:
    gathered = gather(inputs / "telegram.json", options)
    road, passed_on, undated = [one.item for one in gathered if one.item]
    assert road.published == "2024-03-05T13:02:11Z"
    assert road.text == "The road is closed from Tafadek. See the list 🚛 or call [phone number left out]."
    assert shown_links(road) == [("the list 🚛", "https://t.me/agadezlist/77")]
    assert set(passed_on.relations) == {Relation("forward", "Agadez List"), Relation("reply", "telegram:9001/2")}
    assert undated.published is None
    everything = b"".join(one.content for one in gathered) + repr(gathered).encode()
    assert b"+227" not in everything
    assert b"user42" not in everything


def test_x_moves_offsets_past_escapes_and_resolves_authors_and_references(inputs: Path, options: GatherOptions) -> None:
    gathered = gather(inputs / "x.json", options)
    post, repost, along = [one.item for one in gathered if one.item]
    assert (post.id, post.handle, post.published) == (
        "x:1765012345678901248",
        "agadez_roads",
        "2024-03-05T13:10:00.000Z",
    )
    assert post.text == "Tafadek & Arlit: turn round by dusk https://t.co/abc"
    assert shown_links(post) == [("https://t.co/abc", "https://sahel-ledger.example/arlit-road")]
    assert post.relations[0] == Relation("quote", along.id)
    assert repost.relations == (Relation("repost", post.id),)
    assert (repost.language, along.handle) == (None, None)
    assert [one.retracts for one in gathered if one.retracts] == ["x:1764999999999999999"]


def test_an_outbox_gives_notes_boosts_and_deletions(inputs: Path, options: GatherOptions) -> None:
    gathered = gather(inputs / "outbox.json", options)
    note, boost = [one.item for one in gathered if one.item]
    assert (note.id, note.handle) == ("mastodon:dunes.example/112043000000000001", "ibro@dunes.example")
    assert (
        note.text == "Dusk is at https://almanac.example/agadez & not later.\nTurn round. #Arlit\n\nSecond paragraph."
    )
    assert note.relations == (
        Relation("reply", "mastodon:oasis.example/112040000000000009"),
        Relation("link", "https://almanac.example/agadez"),
    )
    assert (boost.text, boost.relations) == ("", (Relation("repost", "mastodon:oasis.example/112040000000000010"),))
    assert gathered[-1].retracts == "mastodon:dunes.example/112043000000000000"


def test_bluesky_moves_byte_offsets_and_keeps_replies_quotes_and_reposts(inputs: Path, options: GatherOptions) -> None:
    post, passed_on, repost = items_in(inputs / "bluesky.json", options)
    assert shown_links(post) == [("the list", "https://t.me/agadezlist/77")]
    assert (post.author, post.handle) == ("Ann Walker", "annw.bsky.example")
    assert post.relations == (
        Relation("reply", "bluesky:did:plc:constructed2/3kmaaaaaaaab2"),
        Relation("quote", "bluesky:did:plc:constructed3/3kmaaaaaaaac2"),
        Relation("link", "telegram:agadezlist/77"),
    )
    assert repost.relations == (Relation("repost", passed_on.id),)
    assert repost.handle == "annw.bsky.example"


def test_wire_formats_give_the_same_story_and_take_back_what_is_killed(inputs: Path, options: GatherOptions) -> None:
    (ninjs,), (newsml,) = items_in(inputs / "ninjs.json", options), items_in(inputs / "newsml.xml", options)
    for item in (ninjs, newsml):
        assert (item.publisher, item.author, item.language) == ("Aswan Wire", "Sani Oumarou", "en")
        assert item.title == "Road to Arlit said to be closed"
        assert item.text.endswith("\n\nThe council denied it.")
    assert (ninjs.published, newsml.published) == ("2024-03-05T13:00:00+00:00", "2024-03-05T13:00:00Z")
    assert gather(inputs / "ninjs-kill.json", options)[0].retracts == ninjs.id
    assert gather(inputs / "newsml.xml", options)[1].retracts == "tag:aswan-wire.example,2024:fuel"


def test_feeds_give_their_entries_and_leave_dates_unknown(inputs: Path, options: GatherOptions) -> None:
    gathered = gather(inputs / "feed.rss", options)
    road, fuel = [one.item for one in gathered if one.item]
    assert road.text == "Drivers were told to leave, three said.\n\nThe council denied it."
    assert (road.title, road.author, road.publisher) == (
        "Road to Arlit & its drivers",
        "Hadiza Moutari",
        "Sahel Ledger",
    )
    assert (road.published, fuel.published) == ("2024-03-05T14:20:00+01:00", None)
    assert "has no words of its own" in str(gathered[2].error)
    (convoy,) = items_in(inputs / "feed.atom", options)
    assert (convoy.published, convoy.author) == ("2024-03-05T11:00:00Z", "Ibro Salou")


def test_a_feed_entry_and_its_page_are_one_item(inputs: Path, options: GatherOptions) -> None:
    (page,) = items_in(inputs / "page.html", options)
    assert items_in(inputs / "feed.rss", options)[0].id == page.id


def test_a_table_is_read_by_the_users_names(inputs: Path, options: GatherOptions) -> None:
    columns = (("text", "body"), ("id", "ref"), ("published", "when"), ("publisher", "outlet"))
    gathered = gather(inputs / "reports.csv", replace(options, columns=columns))
    first, last = [one.item for one in gathered if one.item]
    assert (first.id, first.published) == ("r1", "2024-03-05")
    assert first.text == "The road was closed, two drivers said.\nIt is the second closure."
    assert (last.text, last.published) == ('The council "denied" it.', None)
    assert [str(one.error).partition(": ")[0][-2:] for one in gathered if one.error] == [":4", ":5"]


@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_a_warc_gives_its_pages_with_when_they_were_taken(
    ending: str, inputs: Path, tmp_path: Path, options: GatherOptions
) -> None:
    path = tmp_path / ("crawl" + ending)
    path.write_bytes(archive((inputs / "page.html").read_bytes(), gzip=ending.endswith(".gz")))
    (one,) = gather(path, options)
    assert one.item is not None
    assert one.capture is not None
    assert one.item.url == "https://sahel-ledger.example/arlit-road"
    assert (one.capture.taken, one.capture.status, one.capture.method) == ("2024-03-05T20:00:00Z", 200, "archive")
    assert one.content == (inputs / "page.html").read_bytes()


def test_a_torn_warc_gives_what_came_before_the_tear(inputs: Path, tmp_path: Path, options: GatherOptions) -> None:
    whole = archive((inputs / "page.html").read_bytes(), gzip=True)
    (tmp_path / "a.warc.gz").write_bytes(whole + whole[: len(whole) // 2])
    gathered = gather(tmp_path / "a.warc.gz", options)
    assert gathered[0].item is not None
    assert all(one.error for one in gathered[1:])


def archive(page: bytes, *, gzip: bool) -> bytes:
    """A crawl of a page, a picture, and a page that was not found."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=gzip)
    for status, kind, content in (
        ("404 Not Found", "text/html", b"<p>No.</p>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html", page),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://sahel-ledger.example/arlit-road",
            "response",
            payload=io.BytesIO(content),
            length=len(content),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-03-05T20:00:00Z"},
        )
        writer.write_record(record)
    return buffer.getvalue()
