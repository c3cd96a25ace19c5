"""A digest goes to an OpenTimestamps calendar, its promise comes back; later the calendar tells which block keeps it.

What is sent is the digest of the digest and a random number, so that a calendar cannot tell who stamps the same.
"""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from twosource.errors import FetchFailed, ItemError
from twosource.gather.fetching.fetch import Wire, request, send
from twosource.gather.stamping.authority import LIMITS, trusting
from twosource.gather.stamping.proof import APPEND, SHA256, Attestation, Proof, Step, decode_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twosource.gather.fetching.limits import FetchLimits

HEADERS = (("Accept", "application/vnd.opentimestamps.v1"),)
NONCE = 16
"""Random bytes beside the digest: no two stamps look alike."""


def ask_calendars(message: bytes, servers: Iterable[str], nonce: bytes, wire: Wire | None = None) -> Proof:
    """Ask calendars that the user named for their promise on a message.

    Raises:
        ItemError: one does not answer, or not with a promise.
    """
    digest = hashlib.sha256(message).digest()
    blinded = hashlib.sha256(digest + nonce).digest()
    promised = Step(blinded)
    for server in servers:
        answer = send(f"{server.rstrip('/')}/digest", blinded, trusting(server), HEADERS, wire or Wire())
        promised = join_steps(promised, decode_step(answer.body, blinded, server))
    return Proof(Step(digest, (), ((APPEND, nonce, Step(digest + nonce, (), ((SHA256, b"", promised),))),)))


def complete(proof: Proof, named: Iterable[str] = (), wire: Wire | None = None) -> tuple[Proof, list[ItemError]]:
    """Ask each calendar that promised for the block it put the promise into; give the proof with what they told.

    Calendars are at public addresses, since a proof is somebody else's word; those in `named` may be anywhere.

    Returns:
        The proof, and why a calendar could not be asked or does not know yet.
    """
    failures: list[ItemError] = []
    known = {server.rstrip("/"): trusting(server) for server in named}

    def ask(message: bytes, attestation: Attestation) -> Step | None:
        address = (attestation.calendar or "").rstrip("/")
        if not address:
            return None
        try:
            return ask_for_block(message, address, known.get(address, LIMITS), wire or Wire())
        except ItemError as error:
            failures.append(error)
            return None

    return Proof(fill_step(proof.start, ask)), failures


def ask_for_block(message: bytes, calendar: str, limits: FetchLimits, wire: Wire) -> Step:
    """Ask a calendar for the steps from a message to a block.

    Raises:
        ItemError: it does not know yet, does not answer, or answers with something else.
    """
    address = f"{calendar}/timestamp/{message.hex()}"
    answer = request(address, limits, HEADERS, wire)
    if answer.status == HTTPStatus.NOT_FOUND:
        raise FetchFailed(calendar, "has it in no block yet; ask again in some hours")
    if answer.status != HTTPStatus.OK:
        raise FetchFailed(calendar, f"answered {answer.status}")
    return decode_step(answer.body, message, calendar)


def fill_step(step: Step, ask: Callable[[bytes, Attestation], Step | None]) -> Step:
    """Put what calendars tell in the place of their promises."""
    branches = tuple((operation, argument, fill_step(below, ask)) for operation, argument, below in step.branches)
    filled = Step(step.message, (), branches)
    for one in step.attestations:
        told = ask(step.message, one)
        filled = join_steps(filled, told or Step(step.message, (one,)))
    return filled


def join_steps(step: Step, other: Step) -> Step:
    """Give what both tell about the same message, each thing once."""
    attestations = tuple(dict.fromkeys((*step.attestations, *other.attestations)))
    branches: dict[tuple[int, bytes], Step] = {}
    for operation, argument, below in (*step.branches, *other.branches):
        known = branches.get((operation, argument))
        branches[operation, argument] = below if known is None else join_steps(known, below)
    return Step(step.message, attestations, tuple((*key, below) for key, below in branches.items()))
