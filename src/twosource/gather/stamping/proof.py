"""An OpenTimestamps proof as bytes in, as a tree out, and back; the tree leads from a digest to those who attest it.

The format is small and stable (version 1, opentimestamps.org); its Python library is LGPL, was last released in 2023
and brings a Bitcoin library along, so the few rules are written here. Each step turns a message into the next by an
operation; at a message may stand attestations: a calendar's promise, or a block of Bitcoin whose Merkle root it is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
VERSION = 1
SHA256, APPEND, PREPEND, REVERSE, HEXLIFY = 0x08, 0xF0, 0xF1, 0xF2, 0xF3
ATTESTATION, MORE = 0x00, 0xFF
SEVEN_BITS = 0x7F
PENDING = bytes.fromhex("83dfe30d2ef90c8e")
BITCOIN = bytes.fromhex("0588960d73d71901")
LONGEST_MESSAGE, LONGEST_PAYLOAD, DEEPEST = 4096, 8192, 256
"""The format's own limits; they bound what a hostile calendar can make us hold."""
OPERATIONS: dict[int, Callable[[bytes, bytes], bytes]] = {
    SHA256: lambda message, _: hashlib.sha256(message).digest(),
    0x02: lambda message, _: hashlib.sha1(message).digest(),  # noqa: S324 - old proofs have it inside Bitcoin's hashes
    0x03: lambda message, _: hashlib.new("ripemd160", message).digest(),
    APPEND: lambda message, argument: message + argument,
    PREPEND: lambda message, argument: argument + message,
    REVERSE: lambda message, _: message[::-1],
    HEXLIFY: lambda message, _: message.hex().encode(),
}


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who attests a message: `tag` says of which kind, `payload` whom."""

    tag: bytes
    payload: bytes

    @property
    def calendar(self) -> str | None:
        """The address of the calendar that promises; None for another kind."""
        if self.tag != PENDING:
            return None
        return Reader(self.payload, "promise").block(LONGEST_PAYLOAD).decode("ascii", "replace")

    @property
    def height(self) -> int | None:
        """The height of the Bitcoin block whose Merkle root the message is; None for another kind."""
        return Reader(self.payload, "block").number() if self.tag == BITCOIN else None


@dataclass(frozen=True, slots=True)
class Step:
    """A message, its attestations, and what follows from it: (operation, argument, next step)."""

    message: bytes
    attestations: tuple[Attestation, ...] = ()
    branches: tuple[tuple[int, bytes, Step], ...] = ()

    def walk(self) -> Iterator[tuple[bytes, Attestation]]:
        """Yield every attestation below here with the message that it is about."""
        for one in self.attestations:
            yield self.message, one
        for _, _, step in self.branches:
            yield from step.walk()


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof about a file whose SHA-256 is `start.message`."""

    start: Step

    def require(self, message: bytes, which: str) -> Proof:
        """Give the proof, which is to be about this message.

        Raises:
            UnreadableInput: it is about another one.
        """
        if self.start.message != hashlib.sha256(message).digest():
            raise UnreadableInput(which, "is a proof about something else")
        return self


@dataclass(slots=True)
class Reader:
    """Bytes that are read from their beginning; `which` names them in errors."""

    content: bytes
    which: str
    at: int = field(default=0)

    def take(self, length: int) -> bytes:
        """Give the next bytes.

        Raises:
            UnreadableInput: there are fewer.
        """
        taken = self.content[self.at : self.at + length]
        if len(taken) != length:
            raise UnreadableInput(self.which, "is no OpenTimestamps proof, or breaks off")
        self.at += length
        return taken

    def number(self) -> int:
        """Read a number of seven bits a byte, the lowest first."""
        value, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & SEVEN_BITS) << shift
            shift += 7
            if not byte & 0x80 or shift > LONGEST_PAYLOAD:
                return value

    def block(self, longest: int) -> bytes:
        """Read bytes with their number before them."""
        length = self.number()
        if length > longest:
            raise UnreadableInput(self.which, "holds a part that is longer than its format allows")
        return self.take(length)


def decode_proof(content: bytes, which: str) -> Proof:
    """Read a `.ots` file.

    Raises:
        UnreadableInput: it is none, of a version or about a hash that is not known here.
    """
    reader = Reader(content, which)
    if reader.take(len(MAGIC)) != MAGIC or reader.number() != VERSION:
        raise UnreadableInput(which, "is no OpenTimestamps proof of version 1")
    if reader.take(1)[0] != SHA256:
        raise UnreadableInput(which, "is about another hash than SHA-256")
    start = read_step(reader, reader.take(32), DEEPEST)
    if reader.at != len(content):
        raise UnreadableInput(which, "goes on after its end")
    return Proof(start)


def decode_step(content: bytes, message: bytes, which: str) -> Step:
    """Read what a calendar answers: the steps from a message on."""
    reader = Reader(content, which)
    return read_step(reader, message, DEEPEST)


def read_step(reader: Reader, message: bytes, depth: int) -> Step:
    """Read a step and all below it."""
    if depth == 0 or len(message) > LONGEST_MESSAGE:
        raise UnreadableInput(reader.which, "is deeper or longer than its format allows")
    attestations: list[Attestation] = []
    branches: list[tuple[int, bytes, Step]] = []
    more = True
    while more:
        tag = reader.take(1)[0]
        more = tag == MORE
        tag = reader.take(1)[0] if more else tag
        if tag == ATTESTATION:
            attestations.append(Attestation(reader.take(8), reader.block(LONGEST_PAYLOAD)))
            continue
        argument = reader.block(LONGEST_MESSAGE) if tag in {APPEND, PREPEND} else b""
        branches.append((tag, argument, read_step(reader, apply(tag, argument, message, reader.which), depth - 1)))
    return Step(message, tuple(attestations), tuple(branches))


def apply(operation: int, argument: bytes, message: bytes, which: str) -> bytes:
    """Do one operation.

    Raises:
        UnreadableInput: it is not known here.
    """
    try:
        return OPERATIONS[operation](message, argument)
    except (KeyError, ValueError) as error:
        raise UnreadableInput(which, f"uses operation {operation:#04x}, which is not known here") from error


def encode_proof(proof: Proof) -> bytes:
    """Write a `.ots` file."""
    return MAGIC + encode_number(VERSION) + bytes([SHA256]) + proof.start.message + encode_step(proof.start)


def encode_step(step: Step) -> bytes:
    """Write a step and all below it, in the order that makes equal proofs equal bytes."""
    parts = [bytes([ATTESTATION]) + one.tag + encode_block(one.payload) for one in sort_attestations(step.attestations)]
    for operation, argument, below in sorted(step.branches, key=lambda branch: branch[:2]):
        shown = encode_block(argument) if operation in {APPEND, PREPEND} else b""
        parts.append(bytes([operation]) + shown + encode_step(below))
    return b"".join(bytes([MORE]) + part for part in parts[:-1]) + b"".join(parts[-1:])


def sort_attestations(attestations: tuple[Attestation, ...]) -> list[Attestation]:
    """Put attestations in order, each once."""
    return sorted(set(attestations), key=lambda one: (one.tag, one.payload))


def encode_block(content: bytes) -> bytes:
    """Write bytes with their number before them."""
    return encode_number(len(content)) + content


def encode_number(value: int) -> bytes:
    """Write a number of seven bits a byte, the lowest first."""
    written = bytearray()
    while value > SEVEN_BITS:
        written.append(value & SEVEN_BITS | 0x80)
        value >>= 7
    return bytes([*written, value])
