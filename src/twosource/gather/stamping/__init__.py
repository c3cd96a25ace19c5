"""From the head of a log to the word of somebody outside that it was there at a moment: opt-in, checked offline.

An authority (RFC 3161) signs the moment; whoever trusts its certificate trusts the stamp. A calendar (OpenTimestamps)
puts a hash over many people's digests into Bitcoin's chain; whoever has the block's header needs to trust nobody. What
is sent is a digest (to a calendar: of the digest and a random number), nothing else.
"""

from twosource.gather.stamping.authority import Stamp, ask_authority, check_token
from twosource.gather.stamping.blocks import Block, check_block, parse_block
from twosource.gather.stamping.calendars import NONCE, ask_calendars, complete
from twosource.gather.stamping.proof import Proof, decode_proof, encode_proof

__all__ = [
    "NONCE",
    "Block",
    "Proof",
    "Stamp",
    "ask_authority",
    "ask_calendars",
    "check_block",
    "check_token",
    "complete",
    "decode_proof",
    "encode_proof",
    "parse_block",
]
