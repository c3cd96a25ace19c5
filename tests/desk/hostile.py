"""Constructed items in which every field attacks the page: none of this is news, and none of it may run or mislead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.desk.constructed import make_claim, make_item
from twosource.model.deadlines import CaseDeadline, DeadlineReport
from twosource.model.item import Post
from twosource.model.ledger import ClaimDeadline, Edge, Evidence, Ledger, Origin, StatusReason, Story
from twosource.model.reading import (
    Deadline,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Reading,
    Statement,
    Time,
    Voice,
)
from twosource.model.span import Span

if TYPE_CHECKING:
    from twosource.model.ledger import Claim

ATTACKS = (
    "<script>document.title='taken'</script>",
    "</script><script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "\"><svg onload=document.title='taken'>",
    "'><iframe src=javascript:document.title='taken'>",
    "<a href=\"javascript:document.title='taken'\">a report</a>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    '<meta http-equiv=refresh content="0;url=//evil.example">',
    "<form action=//evil.example><button>Confirm</button></form>",
    "</title></head><body onload=document.title='taken'>",
    "</textarea></select></svg><script>document.title='taken'</script>",
    "<!--<script>--><script>document.title='taken'</script>",
    "<![CDATA[<script>document.title='taken'</script>]]>",
    "<math><mi//xlink:href=\"data:x,<script>document.title='taken'</script>\">",
    "<svg><script>document.title='taken'</script></svg>",
    "<object data=\"data:text/html,<script>document.title='taken'</script>\">",
    "<embed src=//evil.example/x.svg>",
    "<video><source onerror=document.title='taken'></video>",
    "<details open ontoggle=document.title='taken'>",
    "<template><script>document.title='taken'</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=document.title='taken'>\">",
    "<xmp><script>document.title='taken'</script>",
    "<plaintext>",
    "{{ 7*7 }}{% for x in y %}{{ config }}{% endfor %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "javascript:document.title='taken'",
    "data:text/html,<script>document.title='taken'</script>",
    "vbscript:msgbox(1)",
    "//evil.example/path",
    "https://evil.example/\"onmouseover=\"document.title='taken'",
    "http://[broken",
    "&lt;script&gt;&amp;&#x3c;&#60;",
    "%3Cscript%3E%00%0d%0aSet-Cookie:x=1",
    "line\r\nSet-Cookie: stolen=1\r\n\r\n<script>document.title='taken'</script>",
    "\u202egnihton deined ytinuram\u202c confirmed",
    "\u2067right to left\u2069\u2066 isolates \u2068left open",
    "\u202d\u202e\u202a\u202b embeddings never closed",
    "مرحبا بالعالم <b>خبر</b> ١٢٣",
    "\u200fשלום עולם\u200f (police) 10 killed",
    "Z̸̡̛͔̓̽a̷͇͝l̵̰̈́g̶̰̽ö̷͎ " * 6,
    "W" * 5000,
    "無" * 3000,
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🙏🏽" * 40,
    "\u200b\u200c\u200d\ufeff" * 50 + "hidden",
    "a\u0000b\u0001c\u001b[31mred\u001b[0m\u007f\u0085",
    "\ufffe\uffff noncharacters \ufdd0",
    "a&b<c>d\"e'f`g",
    "--><script>document.title='taken'</script><!--",
    "]]>]]>",
    "\\u003cscript\\u003edocument.title='taken'\\u003c/script\\u003e",
    "`${document.title='taken'}`",
    "<p>" * 400,
    "</div>" * 400,
    "<table><tr><td>" * 50,
    "<input autofocus onfocus=document.title='taken'>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x\"/></svg>",
    "../../../../etc/passwd",
    "  \t\n  ",
)


def attack(number: int, payload: str) -> tuple[Reading, Claim]:
    """Make an item, its reading and a claim on it whose every free field is the payload."""
    text = f"{payload} said {payload}"
    first, said, last = (
        Span(0, len(payload)),
        Span(len(payload) + 1, len(payload) + 5),
        Span(len(payload) + 6, len(text)),
    )
    item = make_item(f"h{number}", text, "2024-05-14T09:00:00Z", language=payload[:8])
    item = replace(item, url=payload, publisher=payload, author=payload, handle=payload, title=payload)
    voice = Voice(*first, payload, "account", payload, payload)
    statement = Statement("s1", (last,), (voice, voice), said, "post", "asserts", "told", "2024-05-14")
    event = Event(
        "e1",
        "ASSAULT",
        payload,
        said,
        (Participant(*first, payload),),
        (Participant(*last, payload),),
        0,
        0,
        "occurred",
        ("s1",),
        (Quantity(payload, 1, 2, *first),),
    )
    reading = Reading(
        item,
        text,
        posts=(Post(*first, payload, payload, payload, (payload,), (payload,), payload),),
        boilerplate=(first,),
        entities=(Entity(*first, "PER", payload, payload),),
        statements=(statement,),
        events=(event,),
        deadlines=(Deadline(*said, "e1", first, last, last, None, None, None, None, "unknown"),),
        places=(Place(*last, payload, 60.9, -46.0, payload, "town", 5.0, payload),),
        times=(Time(*first, "DATE", payload),),
        coded_by=payload,
    )
    claim = make_claim(
        f"c{number}",
        payload,
        payload,
        story="hostile",
        evidence=[Evidence(item.id, (last,), "s1", "for", payload or None)],
        origin_list=(Origin(payload, payload, payload, known=True, items=(item.id,)),),
        edges=(Edge(item.id, payload, "credit", 0.5, 0, 1, payload),),
        reason=StatusReason(payload, payload),
        deadlines=(ClaimDeadline(item.id, *first, None, payload, payload, payload, payload),),
        places=(payload,),
    )
    return reading, claim


def make_hostile() -> tuple[list[Reading], Ledger]:
    """Make all hostile items and a ledger over them."""
    pairs = [attack(number, payload) for number, payload in enumerate(ATTACKS)]
    readings = [reading for reading, _ in pairs]
    claims = tuple(claim for _, claim in pairs)
    rivals = tuple(replace(claim, contradicts=(claims[number - 1].id,)) for number, claim in enumerate(claims))
    items = tuple(reading.item.id for reading in readings)
    told = tuple(attack_deadline(number, claim) for number, claim in enumerate(claims))
    return readings, Ledger((Story("hostile", ATTACKS[0], items, "2024-05-14", "2024-05-14"),), rivals, told)


def attack_deadline(number: int, claim: Claim) -> CaseDeadline:
    """Make a deadline every word of which is the attack."""
    one, payload = claim.deadlines[0], claim.value
    report = DeadlineReport(one.item, one.start, one.end, payload, "set", "running", None, payload)
    words = (payload, payload, payload, payload, payload, payload)
    return CaseDeadline(f"d{number}", "hostile", *words, None, "running", (report,), (f"d{number - 1}",))
