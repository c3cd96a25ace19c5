"""Posts keep the names of the pictures that they show, so that one picture in two posts is known; all constructed."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from twosource.gather import GatherOptions, gather_inputs
from twosource.gather.beside import digest_beside

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model.item import Item

PICTURE = b"constructed: not a picture, but its bytes are as good as any"
DIGEST = f"sha256:{sha256(PICTURE).hexdigest()}"
LIKENESS = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"


def items_of(folder: Path, export: dict[str, Any]) -> list[Item]:
    (folder / "result.json").write_text(json.dumps({"constructed": "for a test"} | export), "utf-8")
    return [one.item for one in gather_inputs([str(folder / "result.json")]) if one.item is not None]


def test_x_gives_the_key_the_address_and_what_the_text_shows(tmp_path: Path) -> None:
    post = {"id": "71", "text": "Quay pic.x.com/ab1", "author_id": "9", "attachments": {"media_keys": ["3_55", "7_56"]},
            "entities": {"urls": [{"start": 5, "end": 18, "url": "https://t.co/ab1", "display_url": "pic.x.com/ab1",
                                   "media_key": "3_55"}]}}  # fmt: skip
    came = [{"media_key": "3_55", "type": "photo", "url": "https://pictures.example/55.jpg"}]
    users = [{"id": "9", "username": "ann"}]
    (item,) = items_of(tmp_path, {"data": [post], "includes": {"media": came, "users": users}})
    assert item.media == ("x:media/3_55", "https://pictures.example/55.jpg", "x:media/7_56", "pic.x.com/ab1")
    assert item.handle == "ann"


def test_bluesky_gives_the_digests_of_pictures_and_film_beside_a_quotation_too(tmp_path: Path) -> None:
    def view(name: str, embed: dict[str, Any]) -> dict[str, Any]:
        record = {"$type": "app.bsky.feed.post", "text": "Quay", "embed": embed}
        return {"uri": f"at://did:plc:constructed1/app.bsky.feed.post/{name}", "record": record}

    image = {"alt": "", "image": {"$type": "blob", "ref": {"$link": "bafkone"}}}
    quoted = {"record": {"uri": "at://did:plc:constructed2/app.bsky.feed.post/3k"}}
    quoting = {"record": quoted, "media": {"images": [image]}}
    film = {"video": {"ref": {"$link": "bafktwo"}}}
    found = items_of(tmp_path, {"posts": [view("a", {"images": [image]}), view("b", quoting), view("c", film)]})
    assert [one.media for one in found] == [("cid:bafkone",), ("cid:bafkone",), ("cid:bafktwo",)]


@pytest.mark.parametrize(
    ("told", "likeness"),
    [
        ({"blurhash": LIKENESS, "width": 800, "height": 600}, (f"blurhash:{LIKENESS}:800x600",)),
        ({"blurhash": "L00000fQfQfQfQfQfQfQfQfQfQfQ", "width": 800, "height": 600}, ()),
        ({"blurhash": LIKENESS}, ()),
    ],
)
def test_mastodon_gives_the_address_and_a_likeness_that_tells_pictures_apart(
    tmp_path: Path, told: dict[str, Any], likeness: tuple[str, ...]
) -> None:
    address = "https://toots.example/media/1.jpg"
    note = {"type": "Note", "id": "https://toots.example/users/ann/statuses/1", "content": "<p>Quay</p>",
            "attributedTo": "https://toots.example/users/ann", "attachment": [{"url": address} | told]}  # fmt: skip
    (item,) = items_of(tmp_path, {"@context": "x", "type": "OrderedCollection", "orderedItems": [{"object": note}]})
    assert item.media == (address, *likeness)


def test_telegram_gives_the_digest_of_a_file_that_the_export_has(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(PICTURE)
    named = ["photos/1.jpg", "photos/2.jpg", "(File not included. Change data exporting settings to download.)"]
    messages = [{"id": at, "type": "message", "text": "Quay", "photo": name} for at, name in enumerate(named)]
    found = items_of(tmp_path, {"id": 5, "name": "quay", "messages": messages})
    assert [one.media for one in found] == [(DIGEST,), (), ()]


def test_an_export_cannot_make_us_read_what_lies_outside_its_folder(tmp_path: Path) -> None:
    export, secret = tmp_path / "export" / "result.json", tmp_path / "secret"
    export.parent.mkdir()
    secret.write_bytes(PICTURE)
    (export.parent / "link.jpg").symlink_to(secret)
    for named in ("../secret", str(secret), "link.jpg", ".", "a\x00b"):
        assert digest_beside(str(export), named, GatherOptions().max_bytes) is None
    (export.parent / "photo.jpg").write_bytes(PICTURE)
    assert digest_beside(str(export), "photo.jpg", len(PICTURE)) == DIGEST
    assert digest_beside(str(export), "photo.jpg", len(PICTURE) - 1) is None
