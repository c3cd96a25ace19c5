"""Reports whose cue is a verb: syntax finds content and voice, the lexicon says which complements count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.read.columns import columns_of
from twosource.read.statements.before import after_quotation, apposed_from, clause_around, clause_before, is_inserted
from twosource.read.statements.clauses import clause_after, topic_of_relative
from twosource.read.statements.complements import complement_of
from twosource.read.statements.credits import find_credit
from twosource.read.statements.inflection import lemma_at, lemma_of
from twosource.read.statements.phrases import is_negation, is_passive, own_subject, stands_as_noun
from twosource.read.statements.report import Report
from twosource.read.statements.spans import cue_span, tidy_all
from twosource.read.statements.speakers import NOBODY, cited_by, is_voice_like, speakers_of
from twosource.read.statements.vocabulary import CueClass, load_lexicon, load_voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from twosource.read.statements.credits import Credit
    from twosource.read.statements.page import Page
    from twosource.read.statements.speakers import Voices

ANY = CueClass(name="unlisted", stance="asserts", takes=("clause",))
"""What a verb that no list has is taken for when somebody who can speak has a clause as its object."""


CUE_LIKE = frozenset({"VERB", "NOUN", "PROPN", "AUX"})


def find_verb_reports(page: Page) -> Iterator[Report]:
    """Read every verb that is a cue."""
    columns, listed = columns_of(page.doc), load_lexicon().verbs
    for at, pos in enumerate(columns.pos):
        if pos != "VERB" and (pos not in CUE_LIKE or lemma_at(columns, at) not in listed):
            continue
        token = columns.tokens[at]
        if is_cue_like(token) and page.is_news(token):
            report = read_verb(page, token)
            if report is not None:
                yield report


def is_cue_like(token: Token) -> bool:
    """Tell whether a token may be a cue verb: a verb, or a listed one that a headline's tags hide."""
    if token.pos_ == "VERB":
        return not stands_as_noun(token) and not _ends_a_name(token)
    listed = token.pos_ in CUE_LIKE and lemma_of(token) in load_lexicon().verbs
    return listed and (token.dep_ == "parataxis" or any(True for _ in _clausal(token))) and _has_subject(token)


def _ends_a_name(token: Token) -> bool:
    """Tell a paper's last word that is taken for a verb ("told the Harbour Post")."""
    before = token.doc[token.i - 1].text if token.i > 0 else ""
    return token.text.istitle() and before.istitle() and token.lower_ in load_voice_words().outlet_words


def _clausal(token: Token) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ == "ccomp")


def _has_subject(token: Token) -> bool:
    return own_subject(token) is not None


def read_verb(page: Page, verb: Token) -> Report | None:
    """Read one cue verb; None when it has no content, no possible voice, or is the speaker's own grammar."""
    if _is_set_phrase(verb) or is_credit(verb):
        return None
    credit = find_credit(page, verb)
    if credit is not None:
        return _credited(page, verb, credit)
    listed = lemma_of(verb) in load_lexicon().verbs
    found = _content(page, verb) if listed or any(True for _ in _clausal(verb)) else None
    if found is None:
        return None
    one, spans, preposition = found
    spoken = speakers_of(page, verb)
    if spoken is None or not _may_speak(page, verb, one, spoken) or (one.name == "comment" and not is_negated(verb)):
        return None
    spoken = _with_apposition(page, verb, spoken, spans)
    silent = _declined(verb)
    cue = cue_span(verb, preposition)
    cue = Span(silent.idx, cue.end) if silent is not None else cue
    content = tidy_all(page, spans, (cue,))
    if one.name == "decline" and _is_silence(page, verb, content):
        return None
    return _report(verb, one, cue, spoken, content) if content else None


def _is_set_phrase(verb: Token) -> bool:
    """Tell "that said," and "it goes without saying", which nobody says, and "a group calling itself the Eagles"."""
    itself = any(child.dep_ == "obj" and child.lower_.endswith(("self", "selves")) for child in verb.rights)
    if itself and lemma_of(verb) in load_lexicon().cues.naming:
        return True
    before = verb.doc[verb.i - 1].lower_ if verb.i > 0 else ""
    said = verb.lower_ == "said" and before in {"that", "this"} and verb.i - 1 == verb.sent.start
    return said or (verb.lower_ == "saying" and before == "without")


def is_credit(verb: Token) -> bool:
    """Tell ", citing Y" beside a cue, whose chain Y stands in."""
    cited = next((child for child in verb.children if child.dep_ in {"obj", "iobj"}), None)
    relative = verb.dep_ == "acl:relcl" and verb.head.dep_ in {"obl", "nsubj"}
    relays = (verb.tag_ == "VBG" or relative) and lemma_of(verb) in load_lexicon().cues.relays and cited is not None
    if not relays or cited is None or not is_voice_like(cited):
        return False
    behind = max(token.i for token in cited.subtree) + 1
    if behind < len(verb.doc) and verb.doc[behind].text == ":":
        return True
    if relative and any(child.lower_ in {"according", "per"} for child in verb.head.lefts):
        return True
    beside = (token for token in verb.sent if token.pos_ == "VERB" and token != verb)
    return any(mention is not None and mention.head == cited.i for mention in map(cited_by, beside))


def _credited(page: Page, verb: Token, credit: Credit) -> Report | None:
    """Read "X, Y and Z said", with whom they cite."""
    content = tidy_all(page, (credit.content,))
    if not content or not is_voice_like(verb.doc[credit.voice.head or 0]):
        return None
    cited = cited_by(verb)
    spoken: Voices = ((credit.voice,), credit.joint) if cited is None else ((credit.voice, cited), ())
    return _report(verb, load_lexicon().taking(lemma_of(verb), "clause") or ANY, cue_span(verb), spoken, content)


def _with_apposition(page: Page, verb: Token, spoken: Voices, spans: tuple[Span, ...]) -> Voices:
    """Give a voice the apposition before it, where the content before the cue ends at it."""
    voice = spoken[0][-1]
    if voice is None or voice.head is None or spans[0].end > voice.span.start or verb.doc[voice.head].pos_ != "PROPN":
        return spoken
    start = apposed_from(page, verb, Span(spans[0].start, voice.span.start))
    return (*spoken[0][:-1], replace(voice, span=Span(start, voice.span.end))), spoken[1]


def _report(verb: Token, one: CueClass, cue: Span, spoken: Voices, content: tuple[Span, ...]) -> Report:
    voices, joint = spoken
    return Report(
        way="verb",
        anchor=verb.i,
        cue=cue,
        voices=voices,
        content=content,
        stance=one.stance,
        group=one.name,
        joint=joint,
        negated=is_negated(verb),
    )


def is_negated(verb: Token) -> bool:
    """Tell whether the cue itself is negated: "did not say"; an infinitive also by what governs it."""
    return any(is_negation(child) for child in verb.lefts) or _declined(verb) is not None


def _declined(verb: Token) -> Token | None:
    """Give the verb of refusal over a verb of speech: "declined to say whether X" is one cue."""
    governor = verb.head
    refuses = any(one.name == "decline" for one in load_lexicon().verbs.get(lemma_of(governor), ()))
    close = 0 < verb.i - governor.i <= 3  # noqa: PLR2004 - "declined to", "refused even to"
    return governor if verb.dep_ == "xcomp" and refuses and close else None


def is_unreal(verb: Token, one: CueClass) -> bool:
    """Tell an act that nobody has done ("to describe X", "could embrace X") from one that is: "tried to describe X"."""
    if any(mark.lower_ == "to" for mark in verb.lefts if mark.dep_ in {"mark", "aux"}):
        return not _is_carried_out(verb)
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp"} and lemma_of(verb.head) in load_lexicon().verbs:
        return own_subject(verb) is None
    return one.name not in MINDED and any(helper.lower_ in MODALS for helper in verb.lefts if helper.dep_ == "aux")


def _is_carried_out(verb: Token) -> bool:
    """Tell an infinitive that tells what was done: "went on to X", "met the press to X", "the first members to X"."""
    governor, cues = verb.head, load_lexicon().cues
    if verb.dep_ == "acl":
        return any(child.lower_ in {"first", "only", "last", "latest"} for child in governor.lefts)
    if verb.dep_ == "advcl":
        return governor.i < verb.i and governor.tag_ in DONE and lemma_of(verb) not in cues.deeds
    return verb.dep_ == "xcomp" and lemma_of(governor) in cues.efforts


DONE = frozenset({"VBD", "VBZ", "VBG", "VBN"})


def _is_silence(page: Page, verb: Token, content: tuple[Span, ...]) -> bool:
    """Tell a refusal whose infinitive is itself a cue with content of its own."""
    lexicon = load_lexicon()
    speech = next((child for child in verb.children if child.dep_ == "xcomp" and _declined(child) is not None), None)
    if (
        speech is None
        or _content(page, speech) is None
        or not any(one.name in SPOKEN for one in lexicon.verbs.get(lemma_of(speech), ()))
    ):
        return False
    return any(span.end > speech.idx + len(speech) + 2 for span in content)


def _content(page: Page, verb: Token) -> tuple[CueClass, tuple[Span, ...], Token | None] | None:
    lexicon = load_lexicon()
    lemma = lemma_of(verb)
    listed = lexicon.taking(lemma, "clause")
    if lemma in lexicon.cues.unreported and listed is None:
        return complement_of(page, verb)
    gerund = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].tag_ == "VBG" and lexicon.taking(lemma, "gerund")
    found = complement_of(page, verb) if gerund or listed is None or listed.name != "say" else None
    if found is not None and found[0].name != "say":
        return found
    subject = speakers_of(page, verb)
    voice = subject[0][-1] if subject is not None and subject[0][-1] is not None else None
    apart = after_quotation(page, verb, voice) or is_inserted(page, verb, voice) or _issues(verb)
    clause = None if apart else clause_after(page, verb)
    if clause is not None and listed is None and _names_thing(verb, clause):
        return None
    if clause is not None:
        whole = clause_around(page, verb, voice, clause) if listed is not None else (clause,)
        return listed or ANY, (*topic_of_relative(verb, clause), *whole), None
    around = clause_before(page, verb, voice) if subject is not None and subject is not NOBODY else ()
    if around:
        return listed or ANY, around, None
    return complement_of(page, verb)


def _issues(verb: Token) -> bool:
    """Tell a thing that is put out, whatever stands in it: "posted a video in which he warned that X"."""
    document = load_voice_words().document
    carries = lemma_of(verb) in load_lexicon().cues.carriers
    return carries and any(
        child.dep_ == "obj" and child.i > verb.i and lemma_of(child) in document for child in verb.rights
    )


def _names_thing(verb: Token, clause: Span) -> bool:
    """Tell a clause that is somebody or something: "punish whoever sent him"."""
    first = next((token for token in verb.doc[verb.i + 1 : verb.i + 4] if token.idx == clause.start), None)
    return first is not None and first.lower_ in {"whoever", "whomever", "whatever", "whichever"}


def _may_speak(page: Page, verb: Token, one: CueClass, spoken: Voices) -> bool:
    """Tell whether the voice can speak, and is not the quoted speaker or the writer under another pronoun."""
    voice = spoken[0][-1]
    quotation = page.quotation_at(verb.idx)
    if voice is None or voice.head is None:
        return _may_be_unnamed(verb, one)
    head = verb.doc[voice.head]
    pronoun = load_voice_words().pronoun(head.text)
    if pronoun == "self" or (pronoun == "you" and quotation is None):
        return False
    shy = one.name in load_lexicon().cues.shallow | {ANY.name}
    unreal = one.name in load_lexicon().cues.shallow and is_unreal(verb, one)
    if unreal or (shy and (pronoun == "it" or quotation is not None)):
        return False
    if one is ANY or one.name == "evidence":
        document = load_voice_words().kind_of_noun(lemma_of(head)) == "document"
        return document == (one is not ANY) and is_voice_like(head)
    if lemma_of(verb) in load_lexicon().cues.inferential | load_lexicon().cues.heard:
        return is_voice_like(head)
    return is_voice_like(head) or (one.name in OPEN and pronoun != "it" and head.pos_ == "NOUN")


MODALS = frozenset({"could", "can", "may", "might", "should", "must"})
MINDED = frozenset({"wish", "intend", "speculate", "know", "await"})
"""Classes of what somebody has in mind, which is told under a modal too: "may want X", "can barely believe X"."""
SPOKEN = frozenset({"say", "complain", "assertion", "comment"})
OPEN = frozenset({"say", "speculate", "warn", "ask", "know", "order", "instruct", "threaten"})
"""Classes whose subject speaks, whatever noun it is ("the dispatch added")."""


def _may_be_unnamed(verb: Token, one: CueClass) -> bool:
    """Tell whether a cue without a voice is hearsay ("it was reported"), not an action without an agent."""
    lexicon = load_lexicon()
    subject = own_subject(verb)
    if not is_passive(verb) and not (verb.tag_ == "VBN" and subject is None):
        return False
    expletive = (subject is None and verb.dep_ != "acl") or (subject is not None and subject.lower_ == "it")
    hearsay = lemma_of(verb) in lexicon.cues.hearsay
    if lemma_of(verb) in lexicon.cues.naming:
        return False
    if one.name == "say" and lemma_of(verb) in load_lexicon().cues.hearers:
        return True
    return (
        hearsay
        or one.name in {"order", "instruct", "threaten", "demand", "deny", "ask"}
        or (expletive and one is not ANY)
    )
