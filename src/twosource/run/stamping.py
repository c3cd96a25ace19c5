"""The head of a case's log goes to those whom the user names; their stamps come back as files to be kept elsewhere.

The files are the field's own: `openssl ts -verify` reads a `.tsr`, `ots verify` an `.ots`, both beside the head itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import CaseError, ItemError
from twosource.gather.stamping import ask_authority, ask_calendars, encode_proof
from twosource.model.ids import digest_bytes
from twosource.model.wire import encode_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.store import Case

TOKEN, PROOF = ".tsr", ".ots"


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Whom to ask: at most one authority (RFC 3161), any number of calendars (OpenTimestamps)."""

    authority: str | None = None
    calendars: tuple[str, ...] = ()


def stamp_head(case: Case, witnesses: Witnesses, into: Path, nonce: bytes) -> Iterator[Path | ItemError]:
    """Keep the head of the log in a folder and have it stamped; yield each file, or why a witness gave none.

    What was asked of whom is logged, after the head that was stamped. `nonce` are random bytes for the calendars.

    Raises:
        CaseError: the folder cannot be written to.
        ConfigError: an authority is named and its library is not installed.
    """
    head = case.audit_head()
    message = encode_value(head) + b"\n"
    path = into / f"head-{head.number}.json"
    write(path, message)
    yield path
    asked = {"head": str(head.number), "hash": head.hash}
    try:
        if witnesses.authority is not None:
            token = ask_authority(message, witnesses.authority)
            yield keep(case, path.with_name(path.name + TOKEN), token, asked | {"server": witnesses.authority})
    except ItemError as error:
        yield error
    try:
        if witnesses.calendars:
            proof = encode_proof(ask_calendars(message, witnesses.calendars, nonce))
            named = {"server": " ".join(witnesses.calendars)}
            yield keep(case, path.with_name(path.name + PROOF), proof, asked | named)
    except ItemError as error:
        yield error


def keep(case: Case, path: Path, content: bytes, asked: dict[str, str]) -> Path:
    """Write a stamp and log that it was given."""
    write(path, content)
    case.record_act("stamp", "log", asked | {"digest": digest_bytes(content)})
    return path


def write(path: Path, content: bytes) -> None:
    """Write a file, making its folder.

    Raises:
        CaseError: that cannot be.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        msg = f"{path}: {error.strerror}; choose another folder"
        raise CaseError(msg) from error
