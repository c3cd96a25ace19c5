"""Who a statement, a post or an item's own words go back to: the chain from the item to the innermost voice we know."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model.span import Span
from twosource.relate.origins.callings import callings_in
from twosource.relate.origins.credits import deepest, find_credits
from twosource.relate.origins.cues import has_any, load_credits
from twosource.relate.origins.headlines import is_chat, reads_as_headline, recounts
from twosource.relate.origins.nouns import is_organisation
from twosource.relate.origins.outlets import (
    account_at,
    host_of,
    may_report,
    measures,
    outlet_at,
    outlet_in_tag,
    outlet_named,
    page_of_somebody,
    parts_of,
    speaks_for_office,
)
from twosource.relate.origins.selves import is_signed, may_speak_of_itself, speaks_of_itself, works_for_outlet
from twosource.relate.origins.shapes import DATELINE
from twosource.relate.origins.titles import TITLED, body_of_titles, kinds_of_titles, titles_of
from twosource.relate.origins.voices import Root, may_be_same, root_of_account, root_of_name
from twosource.relate.origins.witnesses import is_witness, narrates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.item import Item
    from twosource.model.reading import Reading, Statement, Voice
    from twosource.relate.origins.clauses import Credit


GENERIC = (["account"], ["user"], ["channel"], ["page"])
LEAST_NAME = 4
"""Letters of a part of a handle that shows in the name of its own host."""
SHORT = 2
"""Words of a voice of which nothing is told but a word we do not know: "the wali"."""
LONGEST_OWN = 5
"""Words of an organisation's own name in front of a colon."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a content comes from: its root, the voices it was relayed by (outermost first), where the item says so."""

    root: Root
    relays: tuple[Root, ...] = ()
    credit: Span | None = None
    own: bool = False
    """The item speaks for itself: nobody else is credited."""
    admits: bool = False
    retracts: bool = False
    voice: str | None = None
    """The root as the text names it, None where the item speaks."""


def chain_of_statement(reading: Reading, statement: Statement) -> Chain:
    """Follow the voices of a statement to the innermost one that is anybody."""
    voices = [root_of_voice(reading, voice) for voice in statement.voices]
    account = account_of_post(reading, statement)
    if account:
        voices[0] = account
    known = [at for at, root in enumerate(voices) if root.known]
    cue = statement.cue.of(reading.text).lower() if statement.cue else ""
    if not known:
        return Chain(own_nobody(reading.item), tuple(voices), statement.cue)
    at = known[-1]
    voice = statement.voices[at]
    place = Span(voice.start, voice.end) if voice.start is not None and voice.end is not None else statement.cue
    rules = load_credits()
    admits = any(form in cue.split() for form in rules.admissions)
    opening = statement.content[0].of(reading.text).lower().split()[:1] if statement.content else []
    mistaken = admits and bool(opening) and opening[0] in rules.reported
    if has_any(voice.name or "", rules.own_earlier):
        return replace(chain_of_item(reading), credit=place, retracts=True, voice=voice.name)
    return Chain(
        root=voices[at],
        relays=tuple(voices[:at]),
        credit=place,
        admits=admits and not mistaken,
        retracts=mistaken or any(form in cue.split() for form in rules.retractions),
        voice=voice.name,
    )


def root_of_voice(reading: Reading, voice: Voice) -> Root:
    """Place one voice of a chain by its resolved name, else as the text mentions it."""
    mention = reading.text[voice.start : voice.end] if voice.start is not None and voice.end is not None else ""
    name = voice.name or mention
    if not name or is_dateline(reading.text, voice):
        return Root("reports", "somebody not named", "unspecified", "nobody")
    generic = voice.kind == "account" and name.lower().split()[-1:] in GENERIC
    if generic or (not voice.name and voice.kind not in ("unnamed-person", "unnamed-group")):
        return Root(
            f"unresolved:{reading.item.id}:{name.lower()}", f"“{name}”, not resolved", voice.kind, "may-overlap"
        )
    root = root_of_name(handle_of(reading, name) if voice.kind == "account" else name, voice.kind)
    if root.standing != "certain":
        return root
    titles = titles_of(reading, voice)
    return replace(root, body=root.body or body_of_titles(titles), callings=root.callings | kinds_of_titles(titles))


def is_dateline(text: str, voice: Voice) -> bool:
    """Tell whether a voice is the place in capitals that opens a report, which says where it was written."""
    if voice.start is None or voice.end is None or not text[voice.start : voice.end].isupper():
        return False
    opens = not text[max(0, voice.start - TITLED) : voice.start].rpartition("\n")[2].strip()
    return opens and bool(DATELINE.match(text, voice.start, voice.start + 4 * TITLED))


def account_of_post(reading: Reading, statement: Statement) -> Root | None:
    """Give the account of the embedded post that a statement stands in, which is its outermost voice."""
    if statement.form != "post" or not statement.voices:
        return None
    inside = (
        post.handle for post in reading.posts if post.handle and post.start <= statement.content[0].start < post.end
    )
    handle = next(inside, None)
    return root_of_account(handle, credited=True) if handle else None


def handle_of(reading: Reading, name: str) -> str:
    """Give the handle of an account that a text calls by its display name, if a post embedded in the text tells it."""
    plain = re.sub(r"\W|_", "", name).lower()
    called = (post.handle for post in reading.posts if post.handle and plain in
              {re.sub(r"\W|_", "", known or "").lower() for known in (post.author, post.handle)})  # fmt: skip
    return next(called, name)


def chain_of_post(reading: Reading) -> Chain:
    """Follow a short post to whom it credits in its words, else to its account.

    The reader's chains are left out: what they name beyond the conventions of posts is too seldom right (decision 15).
    """
    own = chain_of_item(reading)
    found = [
        one
        for one in find_credits(reading.text)
        if is_another(reading.text[max(0, one.start - 1) : one.end], one.root, own.root)
        or not is_own(one.root, own.root, reading.item)
    ]
    deep = deepest(reading.text, found)
    retracts = has_any(reading.text, load_credits().retractions)
    admits = has_any(reading.text, load_credits().admissions)
    refutes = own.root.standing == "certain" and has_any(reading.text, load_credits().denials)
    itself = deep is not None and speaks_over(own.root, deep, reading.text)
    if deep is not None and not itself and (deep.root.known or not refutes):
        root, relays = root_behind(deep, own.root, reading), relays_of(deep, found)
        voice, place = reading.text[deep.start : deep.end], Span(deep.start, deep.end)
        unsourced = deep.root.kind == "account" and not root.known
        return Chain(root, (deep.root,) if unsourced else relays, place, unsourced, admits, retracts, voice)
    private = not own.root.known or (own.root.standing == "may-overlap" and own.root.kind != "outlet")
    near = kin_of_poster(reading) if private else None
    if near is not None:
        return replace(near, admits=admits, retracts=retracts)
    linked = linked_root(reading.item, own.root)
    return Chain(linked or own.root, own=linked is None, admits=admits, retracts=retracts)


def speaks_over(own: Root, deep: Credit, text: str) -> bool:
    """Tell whether an office says itself what a credit in its post seems to: a paper, its chief, a blast "reported".

    It and a witness tell first what they know; somebody unnamed who speaks in a later sentence is a side remark.
    """
    if own.standing != "certain" or deep.kind != "credit":
        return False
    told = TOLD_FIRST.match(text)
    if deep.root.known and deep.root.kind in ("unnamed", "bystander") and told and told.end() <= deep.start:
        return True
    if own.kind == "witness":
        return deep.root.kind == "document" or (
            deep.root.key.startswith("unnamed:") and len(deep.root.label.split()) <= SHORT
        )
    office = speaks_for_office(own.label.lstrip("@"))
    head = office and deep.root.kind == "person" and bool(SPEAKS_FOR_US.match(text, deep.end))
    heard = not deep.root.known and own.body is not None
    return head or heard or deep.root.kind == "document"


TOLD_FIRST = re.compile(r"\W*(?:[^\s.!?]+\s+){3,}[^\s.!?]*\w{2}[.!?]+[”\"’']?\s+(?=\W?[A-Z])", re.DOTALL)
"""A whole sentence in front of another."""
SPEAKS_FOR_US = re.compile(r"\s*(?:,[^:]{2,40})?:\s.*\b(?:we|our|us)\b", re.IGNORECASE | re.DOTALL)
"""Behind the name of somebody whom an office lets speak: for it."""


def kin_of_poster(reading: Reading) -> Chain | None:
    """Give the relative or friend through whom a private account knows: "my cousin scrubs floors in the clinic"."""
    match = kin_pattern().search(reading.text)
    if match is None:
        return None
    poster = (reading.item.handle or reading.item.author or reading.item.id).lower()
    root = Root(f"role:{match['who'].lower()}@{poster}", match["who"], "bystander", "certain")
    return Chain(root, credit=Span(*match.span("who")), voice=match["who"])


@lru_cache(maxsize=1)
def kin_pattern() -> re.Pattern[str]:
    """Match somebody of the account's own by what they do there; where they are or were makes them no source."""
    kin = "|".join(sorted(load_credits().kin))
    return re.compile(
        rf"\b(?:my|our)\s+(?P<who>(?:{kin})(?:[ -]in[ -]law)?)\s+"
        r"(?:(?:just\s+|who\s+)?(?!(?:is|was|has)\b)\w+s\b|(?:[\w']+\s+){0,8}(?:says|said|told|texts|texted|writes|wrote)\b)",
        re.IGNORECASE,
    )


def root_behind(deep: Credit, own: Root, reading: Reading) -> Root:
    """Give who stands behind a credit: a private account that another only passes on is nobody, unless it was there."""
    root = deep.root
    if not root.known:
        return nobody_at(root, reading.item)
    if root.kind != "account" or root.standing != "may-overlap" or deep.kind != "repost":
        return root
    if is_witness(reading.text[deep.end :]):
        return witness(root.label, root.key.partition(":")[2])
    return root if own.known else replace(root, standing="nobody", label=f"{root.label}, no source given")


def relays_of(deep: Credit, found: Sequence[Credit]) -> tuple[Root, ...]:
    """List the accounts whose posts a post passes on, but for the one that the news goes back to."""
    return tuple(one.root for one in found if one is not deep and one.kind == "repost")


def witness(label: str, who: str) -> Root:
    """Give the root of an account that was there."""
    return Root(f"witness:{who.lower()}", f"{label}, a witness", "witness", "certain")


def is_own(credited: Root, own: Root, item: Item) -> bool:
    """Tell whether a post credits itself: its outlet's name or letters in a bracket, its account's name in front."""
    office = own.standing == "certain" and own.kind == "organisation"
    if credited.key == own.key or (office and credited.standing == "certain" and may_be_same(credited, own)):
        return True
    if (own.kind == "organisation" and is_itself(credited.label)) or is_our_reporter(credited):
        return True
    name = re.sub(r"\W|_", "", credited.label).lower()
    handle = (item.handle or "").lstrip("@")
    plain = re.sub(r"\W|_", "", handle).lower()
    if len(plain) > LEAST_NAME and name.startswith(plain):
        return True
    parts = parts_of(handle)
    heads = {"".join(parts[:many]) for many in range(1, len(parts) + 1)}
    return own.kind in ("outlet", "organisation") and len(name) > 1 and (name in heads or name == plain)


def is_another(written: str, credited: Root, own: Root) -> bool:
    """Tell whether an outlet or office credits another one's account, though their names are alike: "@SelmBusiness"."""
    alike = credited.kind == own.kind and own.kind in ("outlet", "organisation") and credited.key != own.key
    return "@" in written[:2] and alike and (own.body is None or credited.body != own.body)


def is_our_reporter(credited: Root) -> bool:
    """Tell whether an outlet credits its own people: "our correspondent"."""
    first, _, last = credited.label.lower().partition(" ")
    ours = credited.key.startswith("press:") or not load_credits().ours.isdisjoint(last.split())
    return first in ("our", "my") and ours


def is_itself(label: str) -> bool:
    """Tell whether an organisation's account so calls the organisation: "the club", "the company"."""
    article, _, noun = label.lower().partition(" ")
    return article == "the" and " " not in noun and is_organisation(noun)


def linked_root(item: Item, own: Root) -> Root | None:
    """Give the outlet or page that a post links to, when it is not the post's own: the news is that outlet's."""
    if own.standing == "certain":
        return None
    for link in item.links:
        account = account_at(link.href)
        posted = root_of_account(account, credited=True) if account else None
        if posted and posted.kind == "outlet" and posted.key != own.key:
            return posted
        outlet = outlet_at(link.href) or (page_of_somebody(link.href) if own.kind != "outlet" else None)
        if outlet and f"outlet:{outlet}" != own.key and not is_home(outlet, own):
            return Root(f"outlet:{outlet}", outlet, "outlet", "may-overlap")
    return None


def is_home(host: str, own: Root) -> bool:
    """Tell whether a host is an account's own, by its name."""
    return any(len(name) >= LEAST_NAME and name in host for name in own.names)


def chain_of_item(reading: Reading) -> Chain:
    """Give the chain of an item that speaks for itself."""
    root = own_root(reading.item, reading.text)
    speaks = reading.item.kind == "post" and root.kind != "outlet"
    return Chain(replace(root, callings=callings_in(reading.text)) if speaks else root, own=True)


def own_root(item: Item, text: str) -> Root:
    """Place an item that credits nobody: a witness, an office about itself, an outlet's own report, or nobody."""
    handle = item.handle.lstrip("@") if item.handle else None
    office = root_of_account(handle, credited=True) if handle else None
    if office and office.standing == "certain":
        return with_body_told(office, text)
    if item.kind == "post" and is_witness(text):
        who = handle or item.author or item.id
        return witness(f"@{handle}" if handle else who, who)
    if office and handle and (measures(handle) or speaks_of_itself(handle, text)):
        return with_body_told(replace(office, kind="organisation", standing="certain"), text)
    if handle:
        poster = root_of_poster(handle, text)
        itself = poster.kind == "account" and may_speak_of_itself(handle, text)
        return replace(poster, label=f"@{handle}", kind="organisation", standing="may-overlap") if itself else poster
    return own_nobody(item) if item.kind == "post" else root_of_publisher(item)


def with_body_told(office: Root, text: str) -> Root:
    """Give an account that opens with its own name the body of that name: "Selm General Hospital: …"."""
    named = text.partition(":")[0].strip()
    told = root_of_name(named) if office.body is None and 0 < len(named.split()) <= LONGEST_OWN else None
    return replace(office, body=told.body) if told and told.body and told.key.startswith("body:") else office


def root_of_poster(handle: str, text: str) -> Root:
    """Place an account that neither was there nor speaks for an office: an outlet, a journalist, a narrator, nobody."""
    tagged = f"@{handle}" if is_signed(handle, text) else outlet_in_tag(text)
    sourced = (
        (has_any(text, load_credits().trade) and not UNTOLD.search(text))
        or works_for_outlet(text)
        or narrates(text)
        or recounts(text)
    )
    root = root_of_account(handle, credited=sourced)
    if root.key == f"outlet:@{handle.lower()}" and is_chat(text):
        root = Root(f"account:{handle.lower()}", f"@{handle}", "account", "may-overlap" if sourced else "nobody")
    if not tagged and root.kind == "account" and may_report(handle) and reads_as_headline(text):
        tagged = f"@{handle}"
    if tagged and root.kind == "account":
        return Root(f"outlet:{tagged.lower() if tagged.startswith('@') else tagged}", tagged, "outlet", "may-overlap")
    return root if root.known else replace(root, label=f"{root.label}, no source given")


UNTOLD = re.compile(
    r"\b(?:nobody|no\s?one|they|someone|somebody|never|please|to)\s+(?:ever\s+|just\s+)?(?:told|tells?)\s+(?:me|us)\b",
    re.IGNORECASE,
)
"""What nobody, or nobody in particular, told is no report of one's own."""


def root_of_publisher(item: Item) -> Root:
    """Place an article that credits nobody by its publisher, else by its address; unknown stays unknown."""
    outlet = (outlet_named(item.publisher) if item.publisher else None) or outlet_at(item.url)
    name = outlet or item.publisher or host_of(item.url)
    if not name:
        return own_nobody(item)
    return Root(f"outlet:{outlet or name.lower()}", name, "outlet", "may-overlap")


def own_nobody(item: Item) -> Root:
    """Give the root of words that nobody known stands behind."""
    return Root(f"unknown:{item.id}", "no source given", "unknown", "nobody")


def nobody_at(root: Root, item: Item) -> Root:
    """Tell one item's "reports" from another's: they may be the same or not."""
    return Root(
        f"{root.key}@{(item.handle or item.publisher or item.id).lower()}", root.label, root.kind, root.standing
    )
