"""JSON bytes in, plain values out: no half surrogate pairs, no NaN, and one line of error for what is not JSON."""

from __future__ import annotations

import codecs
import json
from typing import Any, NoReturn

import msgspec

from twosource.errors import MalformedRecord
from twosource.gather.decoding import mend_surrogates


def parse_object(content: bytes, which: str, encoding: str = "utf-8") -> dict[str, Any]:
    """Parse a JSON object.

    Raises:
        MalformedRecord: it is not JSON, or JSON of another kind.
    """
    parsed = parse_json(content, which, encoding)
    if not isinstance(parsed, dict):
        raise MalformedRecord(which, 'is no JSON object; it must be one with a "text"')
    return parsed


def parse_json(content: bytes, which: str, encoding: str = "utf-8") -> Any:  # noqa: ANN401 - JSON is any of its types
    """Parse JSON fast, and once more slowly where it escapes half a surrogate pair, which becomes U+FFFD.

    Raises:
        MalformedRecord: it is not JSON.
    """
    try:
        recoded = content if encoding.lower() in {"utf-8", "utf8"} else content.decode(encoding).encode()
        recoded = recoded.removeprefix(codecs.BOM_UTF8)
        try:
            return msgspec.json.decode(recoded)
        except msgspec.DecodeError:
            return mend(json.loads(recoded, parse_constant=refuse_constant))
    except (ValueError, LookupError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        raise MalformedRecord(which, f"is not JSON ({reason}); mend it") from error


def mend(value: object) -> object:
    """Mend the strings anywhere in a parsed value."""
    if isinstance(value, str):
        return mend_surrogates(value)
    if isinstance(value, list):
        return [mend(one) for one in value]
    if isinstance(value, dict):
        return {mend_surrogates(name): mend(one) for name, one in value.items()}
    return value


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are not JSON."""
    msg = f"{name} is not JSON"
    raise ValueError(msg)


def as_text(value: object) -> str | None:
    """Give a text that says anything, or None."""
    return value if isinstance(value, str) and value.strip() else None


def as_object(value: object) -> dict[str, Any]:
    """Give an object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Give a list, or an empty one for anything else."""
    return value if isinstance(value, list) else []
