"""Views go in, HTML comes out: Jinja with escaping always on, and signs that could deceive the eye made visible.

Collected text may hold controls that turn the direction of writing or cannot be written as UTF-8; they are shown by
their code point in every expression of every template, in one place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from twosource.desk.views.lapse import say_instant
from twosource.desk.wording import Wording, count, load_wording, open_sentence, say_heading, say_origins, strip_quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

# C0 and C1 controls but for tab and line ends, bidi embeddings, overrides and isolates, surrogates, noncharacters.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)


def show_unseen(value: object) -> object:
    r"""Show every deceiving or unwritable sign of a str by its code point; what is markup of ours stays.

    >>> show_unseen("a\u202eb")
    'a⟦U+202E⟧b'
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", value)
    return "" if value is None else value


def web_address(address: str | None) -> str | None:
    """Give an address that may become a link: http or https with a host; None for any other, scripts among them.

    >>> web_address("https://a.example/x"), web_address("javascript:alert(1)")
    ('https://a.example/x', None)
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def make_environment() -> Environment:
    """Make the one environment in which every page is written."""
    environment = Environment(
        loader=PackageLoader("twosource.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_unseen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "instant": say_instant,
        "web": web_address,
        "heading": say_heading,
        "opened": open_sentence,
        "bare": strip_quotes,
    }
    environment.globals |= {
        "count": count,
        "say": say,
        "say_origins": say_origins,
        "statuses": statuses,
        "marked": mark_words,
    }
    environment.globals["parts"] = environment.get_template("parts.html").module
    return environment


WORD = re.compile(r"\w+")


def mark_words(text: str, query: str) -> list[tuple[str, bool]]:
    """Cut a text into parts, each with whether a search found it: whole words of the query, or those it begins.

    >>> mark_words("The Garrison left", "garri* left")
    [('The ', False), ('Garrison', True), (' ', False), ('left', True)]
    """
    folded = query.casefold().replace('"', " ").split()
    whole = {word for one in folded for word in WORD.findall(one)}
    begun = tuple(one.rstrip("*") for one in folded if one.endswith("*") and len(one) > 1)
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in WORD.finditer(text):
        word = found[0].casefold()
        if word in whole or (begun and word.startswith(begun)):
            parts += [(text[at : found.start()], False)] if found.start() > at else []
            parts.append((found[0], True))
            at = found.end()
    return [*parts, (text[at:], False)] if at < len(text) else parts


def say(family: str, word: str | None) -> str:
    """Look a word up in the codebook's wording."""
    return load_wording().say(family, word)


def statuses() -> Mapping[str, Any]:
    """Give every status with its label and meaning."""
    wording: Wording = load_wording()
    return wording.statuses
