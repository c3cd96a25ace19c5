"""Released claims go in, a brief as PDF comes out in which every sentence cites the words that it rests on.

Typst sets it (an extra), with the letters that it carries and no others, so that every machine makes the same bytes.
It orders right-to-left text and joins Arabic letters. A sign that its letters lack is never a box: what is missing is
written out, and the file says how many signs that were.
"""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.codebook import load_vocabulary
from twosource.desk.export.sentences import list_reports, tell_claims
from twosource.desk.export.sharing import UNTOLD, Done
from twosource.desk.render import show_unseen
from twosource.desk.views.lapse import say_instant
from twosource.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.export.release import Released

SETTING = Path(__file__).parent / "brief.typ"
RIGHT_TO_LEFT = ("R", "AL")
STRONG = ("L", *RIGHT_TO_LEFT)


@dataclass(frozen=True, slots=True)
class PdfSigns:
    """`codebook/pdf_signs.yaml`: ranges of code points that can be printed; how many others are spelled out."""

    printed: tuple[str, ...]
    most_spelled: int


@lru_cache(maxsize=1)
def load_signs() -> PdfSigns:
    """Read the ranges once."""
    return load_vocabulary("pdf_signs", PdfSigns)


@lru_cache(maxsize=1)
def printed_signs() -> frozenset[int]:
    """Give the code points that can be printed."""
    found: set[int] = set()
    for written in load_signs().printed:
        first, _, last = written.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def write_pdf(claims: Sequence[Released], made: str, done: Done = UNTOLD) -> bytes:
    """Write the brief; `made` is the instant that it names.

    Raises:
        Refused: the typesetter is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - an extra, loaded only where somebody asks for it
    except ImportError as error:
        msg = "The brief as PDF needs typst, which is not installed: pip install 'twosource[pdf]'"
        raise Refused(msg) from error
    content = msgspec.json.encode(lay_out(claims, made, done)).decode()
    written: bytes = typst.compile(
        SETTING.read_bytes(), sys_inputs={"brief": content}, ignore_system_fonts=True, format="pdf"
    )
    return written


def lay_out(claims: Sequence[Released], made: str, done: Done) -> dict[str, Any]:
    """Give what the setting prints: every text with its direction, and with what cannot be printed written out."""
    told = {
        "made": f"Made {say_instant(made)}.",
        "notice": done.notice,
        "sharing": done.level,
        "claims": [asdict(part) for part in tell_claims(claims)],
        "reports": [asdict(report) for report in list_reports(claims)],
    }
    laid: dict[str, Any] = lay(told)
    lacking = count_lacking(told)
    laid["lacking"] = (
        f"{lacking} signs in this file are of scripts that its letters lack. They are written as ⟦…⟧; "
        "the brief in Markdown has them, at the places cited."
        if lacking
        else ""
    )
    return laid


def lay(value: Any) -> Any:  # noqa: ANN401 - any part of the content
    """Give each text as words and direction, whatever holds it."""
    if isinstance(value, str):
        shown = write_out(" ".join(str(show_unseen(value)).split()))
        return {"words": shown, "rtl": runs_right_to_left(shown)}
    if isinstance(value, dict):
        return {name: lay(one) for name, one in value.items()}
    return [lay(one) for one in value] if isinstance(value, (list, tuple)) else value


def count_lacking(value: Any) -> int:  # noqa: ANN401 - any part of the content
    """Count the signs that cannot be printed."""
    if isinstance(value, str):
        return sum(not can_print(sign) for sign in value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return sum(count_lacking(one) for one in parts)


def can_print(sign: str) -> bool:
    """Tell whether the letters have a sign; blanks and line ends are none to print."""
    return ord(sign) in printed_signs() or sign.isspace()


def write_out(text: str) -> str:
    """Write what cannot be printed as what it is: a few signs by their code points, more by script and number.

    >>> write_out("ok 你好"), write_out("四个字在这")
    ('ok ⟦U+4F60 U+597D⟧', '⟦5 signs: CJK⟧')
    """
    written = []
    for printed, run in groupby(text, key=can_print):
        signs = list(run)
        written.append("".join(signs) if printed else f"⟦{name_signs(signs)}⟧")
    return "".join(written)


def name_signs(signs: Sequence[str]) -> str:
    """Say which signs are missing."""
    if len(signs) <= load_signs().most_spelled:
        return " ".join(f"U+{ord(sign):04X}" for sign in signs)
    scripts = dict.fromkeys(unicodedata.name(sign, "unknown").split()[0] for sign in signs)
    return f"{len(signs)} signs: {', '.join(list(scripts)[:3])}"


def runs_right_to_left(text: str) -> bool:
    """Tell whether the first sign of a text that has a direction runs right to left."""
    strong = next((way for way in map(unicodedata.bidirectional, text) if way in STRONG), "L")
    return strong in RIGHT_TO_LEFT
