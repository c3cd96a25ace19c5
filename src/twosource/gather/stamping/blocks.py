"""The header of a Bitcoin block in, its moment out, where it holds what a proof leads to; no network.

A header is 80 bytes; any node or explorer of one's choice gives it. Its own work is held to what it claims, so that one
which was made up shows; that it is of the chain is what its hash lets anybody compare.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.store.clock import write_instant

if TYPE_CHECKING:
    from twosource.gather.stamping.proof import Proof

LENGTH = 80
ROOT, TIME, BITS = slice(36, 68), slice(68, 72), slice(72, 76)
MANTISSA = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Block:
    """What a header says: its Merkle root as its bytes stand, its UTC instant, its hash as people write it."""

    root: bytes
    at: str
    hash: str


def parse_block(written: str) -> Block:
    """Read a header in hexadecimal digits.

    Raises:
        UsageError: it is none, or there is not the work in it that it claims.
    """
    try:
        header = bytes.fromhex(written.strip())
    except ValueError:
        header = b""
    if len(header) != LENGTH:
        msg = "a block's header is 80 bytes, given as 160 hexadecimal digits"
        raise UsageError(msg)
    hashed = hashlib.sha256(hashlib.sha256(header).digest()).digest()
    bits = int.from_bytes(header[BITS], "little")
    target = (bits & MANTISSA) << (8 * max(0, (bits >> 24) - 3))
    if int.from_bytes(hashed, "little") > target:
        msg = "this is no block's header: there is not the work in it that it claims"
        raise UsageError(msg)
    moment = datetime.fromtimestamp(int.from_bytes(header[TIME], "little"), UTC)
    return Block(header[ROOT], write_instant(moment), hashed[::-1].hex())


def check_block(proof: Proof, block: Block) -> int | None:
    """Tell at which height the proof says that the block keeps it; None when it leads to another block."""
    heights = (one.height for message, one in proof.start.walk() if message == block.root)
    return next((height for height in heights if height is not None), None)
