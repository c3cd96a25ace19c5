from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gather.witnesses import HEIGHT, found_authority, make_header, openssl, witnessing
from twosource.errors import FetchFailed, ItemError, UnreadableInput, UsageError
from twosource.gather.stamping import (
    ask_authority,
    ask_calendars,
    check_block,
    check_token,
    complete,
    decode_proof,
    encode_proof,
    parse_block,
)
from twosource.gather.stamping.proof import APPEND, PENDING, SHA256, Attestation, Proof, Step, apply, encode_block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MESSAGE = b'{"number":7,"hash":"sha256:00"}\n'
NONCE = bytes(range(16))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl, which plays the authority")
    made = tmp_path_factory.mktemp("witnesses")
    found_authority(made)
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[str]:
    (folder / "mined").unlink(missing_ok=True)
    with witnessing(folder) as address:
        yield address


def test_an_authority_stamps_and_its_stamp_is_checked_offline(server: str, folder: Path) -> None:
    token = ask_authority(MESSAGE, f"{server}/tsa")
    stamp = check_token(token, MESSAGE, (folder / "root.pem").read_bytes(), "head.json.tsr")
    assert stamp.by == "CN=Constructed authority"
    assert stamp.trusted
    assert stamp.at.endswith("Z")
    (folder / "head").write_bytes(MESSAGE)
    (folder / "head.tsr").write_bytes(token)
    openssl("ts", "-verify", "-data", folder / "head", "-in", folder / "head.tsr", "-CAfile", folder / "root.pem")


def test_a_stamp_on_something_else_or_by_somebody_else_does_not_hold(server: str, tmp_path: Path) -> None:
    token = ask_authority(MESSAGE, f"{server}/tsa")
    with pytest.raises(UnreadableInput, match="is a timestamp on something else"):
        check_token(token, MESSAGE + b" ", None, "head.json.tsr")
    found_authority(tmp_path)
    with pytest.raises(UnreadableInput, match="no certificate that you trust stands behind it"):
        check_token(token, MESSAGE, (tmp_path / "root.pem").read_bytes(), "head.json.tsr")
    with pytest.raises(UnreadableInput, match="is no timestamp"):
        check_token(token[:-40], MESSAGE, None, "head.json.tsr")
    assert not check_token(token, MESSAGE, None, "head.json.tsr").trusted
    with pytest.raises(FetchFailed, match="is no timestamp"):
        ask_authority(MESSAGE, f"{server}/silly")


def test_a_calendar_promises_and_later_tells_the_block(server: str, folder: Path) -> None:
    proof = ask_calendars(MESSAGE, [server, f"{server}/"], NONCE)
    written = encode_proof(proof)
    assert encode_proof(decode_proof(written, "head.json.ots")) == written
    assert {one.calendar for _, one in proof.start.walk()} == {server}
    same, failures = complete(proof, [server])
    assert encode_proof(same) == written
    assert "in no block yet" in str(failures[0])
    (folder / "mined").touch()
    whole, failures = complete(proof, [server])
    assert failures == []
    assert {one.height for _, one in whole.start.walk()} == {HEIGHT}
    block = parse_block((folder / "mined").read_text())
    assert check_block(decode_proof(encode_proof(whole), "x").require(MESSAGE, "x"), block) == HEIGHT
    assert block.at == "2024-03-12T09:00:00Z"
    assert check_block(whole, parse_block(make_header(bytes(32)))) is None


def test_a_proof_that_names_an_address_of_this_network_is_not_followed_there(server: str) -> None:
    _, failures = complete(ask_calendars(MESSAGE, [server], NONCE))
    assert "public" in str(failures[0])


def test_what_is_no_proof_or_no_header_is_one_line() -> None:
    proof = Proof(Step(bytes(32), (Attestation(PENDING, encode_block(b"https://a.example")),)))
    written = encode_proof(proof)
    for broken in (b"", written[:40], written[:-1], written + b"\x00", written.replace(b"Proof", b"proof")):
        with pytest.raises(UnreadableInput):
            decode_proof(broken, "x.ots")
    with pytest.raises(UnreadableInput, match="about something else"):
        proof.require(MESSAGE, "x.ots")
    for header in ("", "00" * 79, "zz", "00" * 80):
        with pytest.raises(UsageError):
            parse_block(header)


@given(st.binary(max_size=300))
def test_whatever_follows_a_digest_is_read_or_refused(tail: bytes) -> None:
    beginning = encode_proof(Proof(Step(bytes(32), (Attestation(PENDING, b"\x00"),))))[:-12]
    try:
        proof = decode_proof(beginning + tail, "x.ots")
    except ItemError:
        return
    assert encode_proof(decode_proof(encode_proof(proof), "x.ots")) == encode_proof(proof)


@given(
    st.recursive(
        st.just(()), lambda deeper: st.lists(st.tuples(st.binary(min_size=1, max_size=40), deeper)), max_leaves=20
    )
)
def test_a_proof_comes_back_as_it_was_written(shape: object) -> None:
    proof = Proof(grow(bytes(32), shape))
    assert decode_proof(encode_proof(proof), "x") == decode_proof(
        encode_proof(decode_proof(encode_proof(proof), "x")), "x"
    )


def grow(message: bytes, shape: object) -> Step:
    """Give a tree of that shape, each of its ends promised."""
    branches = []
    for argument, below in shape if isinstance(shape, list) else ():
        longer = apply(APPEND, argument, message, "x")
        hashed = grow(apply(SHA256, b"", longer, "x"), below)
        branches.append((APPEND, argument, Step(longer, (), ((SHA256, b"", hashed),))))
    promised = Attestation(PENDING, encode_block(b"https://a.example"))
    return Step(message, () if branches else (promised,), tuple(branches))
