"""The systems that are measured, all on the same trees: ours, textacy's direct quotations, and a plain rule set.

The plain rules are what the field writes in an afternoon: a subject, a verb of a list, its clausal complement, and
"according to"; they show what the rest is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twosource.read.statements import find_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Token

    from twosource.read.parsed import Parsed

    System = Callable[[Parsed], list[dict[str, Any]]]

REPORTING = frozenset(
    {
        "say",
        "tell",
        "add",
        "write",
        "claim",
        "announce",
        "report",
        "state",
        "argue",
        "deny",
        "admit",
        "warn",
        "suggest",
        "explain",
        "insist",
        "believe",
        "think",
        "note",
        "declare",
        "reveal",
        "confirm",
        "ask",
        "predict",
        "promise",
        "vow",
    }
)


def ours(parsed: Parsed) -> list[dict[str, Any]]:
    """Our statements in the form of a Reading."""
    return [
        {
            "content": [[span.start, span.end] for span in one.content],
            "voices": [{"start": voice.start, "end": voice.end, "kind": voice.kind} for voice in one.voices],
            "cue": [one.cue.start, one.cue.end] if one.cue is not None else None,
            "form": one.form,
            "stance": one.stance,
            "basis": one.basis,
        }
        for one in find_statements(parsed)
    ]


def outermost(parsed: Parsed) -> list[dict[str, Any]]:
    """Ours that stand inside no other statement, which is all that PolNeAR annotates."""
    return [one for one in ours(parsed) if len(one["voices"]) == 1]


def plain_rules(parsed: Parsed) -> list[dict[str, Any]]:
    """Subject, listed verb, clausal complement; "according to" and the rest of its sentence."""
    return [*_verbs(parsed.doc), *_according(parsed.doc)]


def _verbs(doc: Doc) -> Iterator[dict[str, Any]]:
    for verb in doc:
        if verb.lemma_.lower() not in REPORTING:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if subject is not None and clause is not None:
            yield _statement(_edges(clause), _edges(subject), (verb.idx, verb.idx + len(verb)))


def _according(doc: Doc) -> Iterator[dict[str, Any]]:
    for token in doc[:-2]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to" and token.head.i > token.i:
            sentence, voice = token.sent, _edges(token.head)
            content = (sentence.start_char, token.idx) if token.i > sentence.start else (voice[1], sentence.end_char)
            if content[0] < content[1]:
                yield _statement(content, (doc[token.i + 2].idx, voice[1]), (token.idx, token.idx + len(token) + 3))


def _edges(token: Token) -> tuple[int, int]:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def textacy_quotations() -> System | None:
    """Run textacy's direct quotations; None where it is not installed. A paragraph that it refuses finds nothing."""
    try:
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        return None

    def quotations(parsed: Parsed) -> list[dict[str, Any]]:
        found = []
        for paragraph in _paragraphs(parsed.doc):
            try:
                triples = list(direct_quotations(paragraph))
            except ValueError:  # an odd number of marks
                continue
            offset = paragraph.user_data["offset"]
            for speaker, cue, content in triples:
                spans = [
                    (part[0].idx + offset, part[-1].idx + len(part[-1]) + offset) for part in (content, speaker, cue)
                ]
                found.append(_statement(*spans))
        return found

    return quotations


def _paragraphs(doc: Doc) -> Iterator[Doc]:
    """Cut a text at blank lines, so that one stray mark loses a paragraph and not the text."""
    start = 0
    for token in doc:
        if (token.is_space and "\n" in token.text) or token.i == len(doc) - 1:
            if token.i > start:
                part = doc[start : token.i].as_doc()
                part.user_data["offset"] = doc[start].idx
                yield part
            start = token.i + 1


def _statement(content: tuple[int, int], voice: tuple[int, int], cue: tuple[int, int]) -> dict[str, Any]:
    return {
        "content": [list(content)],
        "voices": [{"start": voice[0], "end": voice[1], "kind": "person"}],
        "cue": list(cue),
        "form": "direct",
        "stance": "asserts",
        "basis": "none",
    }
