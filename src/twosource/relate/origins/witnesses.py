"""The text of a post goes in, whether its account saw, heard or was there itself comes out.

A first person that perceives, acts or is somewhere ("we can hear", "I ran", "I'm outside") tells it, and so does what
only who is there can feel or point at; not what a screen showed, nor what stands in quotation marks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import load_credits
from twosource.relate.origins.shapes import joined

REACH = 48
"""Characters behind a verb of the senses in which a screen or hearsay takes the witness back."""
BETWEEN = (
    "can|could|just|have|had|also|still|now|actually|clearly|literally|personally|both|all|only|then|even"
    "|was|were|am|are"
)
FIRST = r"(?<![\w@#])(?:I|i|[Ww]e|[Mm]e and my \w+)"
HELPERS = rf"(?:\s+(?:{BETWEEN})\b|['’](?:ve|m|re|d)\b)*"
"""What stands between a first person and its verb."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")
WHERE = (
    r"in|on|at|near|outside|inside|under|behind|across(?:\s+from)?|by|next\s+to|opposite|above|below|around|down|up|past|"
    r"through|from|along|in\s+front\s+of|close\s+to"
)
STILL = "right|now|currently|still|just|standing|sitting|all|also|literally|here"
OUR_CREW = re.compile(
    r"\bour\s+(?:\w+\s+)?(?:correspondent|reporter|crew|team|photographer|journalist|colleague|cameraman|producer)s?\b"
    r"(?:\s+\w+){0,3}?\s+(?:sees?|saw|had to|hears?|heard|watched|watches|witnessed|counts?|counted"
    r"|(?:is|are|was|were)\s+(?:at|on|in|there|inside|outside))\b",
    re.IGNORECASE,
)
"""A newsroom whose own people were there."""
DOING = re.compile(
    r"(?<![\w@#])(?:[Ii]\s+am|[Ii]'?m|[Ww]e\s+are|[Ww]e're|[Ii]\s+was|[Ww]e\s+were)\s+(?:just\s+|still\s+)?(?P<verb>\w+ing)\b"
)
NOTED = re.compile(
    r"^\W*(?i:at|in|on|outside|near)\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+){0,3}(?:\s*[.:]\s|,\s+where\b)"
    r"|^\W*(?i:asked|called|phoned|reached|contacted|visited|met)\s+(?:the|a|an|with|[A-Z]\w+)\b",
)
"""A reporter's note: where it was written, or what was done, the "I" left out."""
JUST_SEEN = re.compile(
    r"\bjust\s+(?:now\s+)?(?:arrived|went\s+(?:in|out|by|past|off|up|down|dark|black|quiet|silent)"
    r"|came\s+(?:in|out|by|past|down|over)|drove|pulled\s+(?:up|in|out)|passed|carried|brought\s+(?:in|out)|walked|ran"
    r"|flew\s+over|blew\s+out|lifted|dragged|tackled|pepper[- ]?sprayed|made\s+an?\s+(?:\w+\s+)?turn"
    r"|moved\s+(?:the\s+)?(?:media|press|crowds?|reporters|everyone|people)"
    r"|held\s+(?:it|him|her|them)\s+up|opened\s+the|closed\s+the|shut\s+the|locked\s+the|led|moved\s+in|rolled|fell|collapsed"
    r"|(?:fired|threw|shot|used|deployed)\s+(?:more\s+|another\s+)?(?:tear\s?gas|flash\s?bangs?|smoke|rubber))\b",
    re.IGNORECASE,
)
"""What can be seen, said to be just over."""
CAPTION = re.compile(
    r"^\W*(?:(?:this\s+is\s+)?the\s+)?(?:scene|scenes|view|mood|situation|queue|line|crowd)\s+(?:at|in|outside|from|on|inside|here|near)\b"
    r"|\bwhat\s+(?:it|this)\s+looks\s+like\s+(?:here|outside|inside|now|right\s+now)\b",
    re.IGNORECASE,
)
"""A picture's caption by who took it."""
AGO = (
    r"(?!.{0,40}\b(?:last\s+(?:year|month|week|summer|winter|spring|autumn)|years?\s+ago|once|as\s+a\s+(?:kid|child)"
    r"|in\s+(?:19|20)\d\d)\b)"
)
"""What was once: a holiday, not a siege."""
FAR = r"\d+\s?(?:km|m|miles?|metres|meters|blocks?|floors?)\s+(?:away|out)\b"
AWAY = re.compile(
    r"\b(?:i am|i'm|im|we are|we're)\s+(?:about\s+)?\d+\s?\w+\s+(?:away|out|from|below|above|behind|off)\b"
    rf"|^\W*{FAR}",
    re.IGNORECASE,
)
"""How far off who tells it is: "we are 7 km away"."""
CONFIRMS = re.compile(r"(?:^|[.!?:]\s+)\W*(?:can\s+(?:now\s+)?confirm|confirming\s+(?:now|that))\b", re.IGNORECASE)
"""Who confirms, "I" left out, reports."""
FILED = re.compile(r"(?:^|[.!?]\s+)For\s+@\w+\s*$")
"""For whom it was written, behind all else."""
MODAL = re.compile(
    r"(?<![\w@#])(?:I|i|[Ww]e)\s+(?:can|could|cannot|can't|cant|couldn't)\s+(?:only\s+|still\s+)?(?P<verb>[a-z']+)"
)
NARRATING = re.compile(
    r"(?<![\w@#])(?:I|i|[Ww]e)(?:'(?:ve|m|re|d))?\s+"
    r"(?:(?:just|also|still|now|actually|then|even|all|both|literally|have|had)\s+)*(?P<verb>[a-z']+)"
)
LEFT_OUT = r"(?:^|[.!?:…]\s+)\W*"
"""Where a sentence opens whose "I am" is left out."""


def is_witness(text: str) -> bool:
    """Tell whether a text speaks as somebody who was there."""
    plain = QUOTED.sub(" ", " ".join(text.replace("’", "'").split()))
    if any(not is_second_hand(plain, match.end()) for match in sense_pattern().finditer(plain)):
        return True
    patterns = (
        OUR_CREW,
        near_me_pattern(),
        object_pattern(),
        introduced_pattern(),
        own_place_pattern(),
        felt_pattern(),
        doing_pattern(),
        seen_pattern(),
        place_pattern(),
        scene_pattern(),
    )
    return any(pattern.search(plain) for pattern in patterns)


def narrates(text: str) -> bool:
    """Tell whether a first person tells what it did: weaker than a witness, but somebody's own account.

    Thinking, hoping, reading and talking tell nothing of what happened.
    """
    plain = QUOTED.sub(" ", " ".join(text.replace("’", "'").split()))
    silent = load_credits().inward
    acting = any(match["verb"] not in silent for match in NARRATING.finditer(plain))
    doing = any(match["verb"].lower() not in silent for match in (*DOING.finditer(plain), *MODAL.finditer(plain)))
    told = (
        JUST_SEEN,
        CAPTION,
        NOTED,
        AWAY,
        FILED,
        CONFIRMS,
        to_us_pattern(),
        ours_pattern(),
        smell_pattern(),
        looked_on_pattern(),
    )
    return acting or doing or any(pattern.search(plain) for pattern in told)


def is_second_hand(plain: str, end: int) -> bool:
    """Tell whether what follows a verb of the senses was only told or shown."""
    behind = plain[end : end + REACH].lower().lstrip()
    forms = load_credits().second_hand
    if behind.startswith(load_credits().on_screen):
        return True
    screens = [form for form in forms if " " in form or "stream" in form]
    return behind.startswith(tuple(f"{form} " for form in forms)) or any(form in behind for form in screens)


@lru_cache(maxsize=1)
def near_me_pattern() -> re.Pattern[str]:
    """Match what happens beside what is one's own: "a bang near my house"."""
    return re.compile(
        r"\b(?:near|outside|behind|in front of|above|over|across from|next to|down|past|opposite|around)\s+(?:my|our)"
        rf"\s+(?!(?:{joined(load_credits().no_places)})\b)\w+",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def introduced_pattern() -> re.Pattern[str]:
    """Match who says what it is to the place: "nurse here", "I'm a passenger on the night train", "five of us"."""
    part = joined(load_credits().parts_played)
    return re.compile(
        rf"(?:^|[.!?:]\s+)\W*(?:a\s+)?(?:{part})\s+here\b"
        rf"|\b(?:i am|i'm|im|we are|we're)\s+(?:an?\s+)?(?:\w+\s+)?(?:{part})s?\s+(?:at|on|in|of|aboard)\b"
        r"|\b(?:two|three|four|five|six|some|most|many|dozens|hundreds|lots|\d+)\s+of\s+us\b"
        r"|^\W*(?:hi|hello|greetings|regards|postcard)\s+from\s+(?:the|my|our|row|seat|deck|cabin|room|gate|block|floor|ward|cell|under|inside|behind)\b"
        r"|\b(?:i|we)\s+(?:was|were)\s+(?:right\s+)?there\b(?!\s+(?:for|once|last|in\s+(?:19|20)))"
        r"|\b(?:i|we)\s+live\s+(?:only\s+|just\s+)?\d+\s*(?:m|km|metres|meters|miles?|blocks?|minutes?|min|houses|doors|feet)\b"
        r"|\bmy\s+(?:kids?|child|children|sons?|daughters?|baby|babies|wife|husband|mum|mom|mother|father|family|grand\w+)\s+(?:is\s+|are\s+)?"
        r"(?:under|in|on|behind|inside)\s+(?:the|our|a|my)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def to_us_pattern() -> re.Pattern[str]:
    """Match what was done to several, the account among them."""
    return re.compile(
        rf"\b(?:(?:won't|don't|not)\s+let|{joined(load_credits().done_to_us)})\s+us\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def ours_pattern() -> re.Pattern[str]:
    """Match people and things that only stand by who is there: "our captain", "my row"."""
    return re.compile(rf"\b(?:my|our)\s+(?:\w+\s+)?(?:{joined(load_credits().at_hand)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def smell_pattern() -> re.Pattern[str]:
    """Match a smell, not a suspicion."""
    return re.compile(
        rf"\b(?:smells?|stinks?|reeks?)\s+(?:like|of)\s+(?!(?:an?\s+)?(?:{joined(load_credits().suspicions)}))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def looked_on_pattern() -> re.Pattern[str]:
    """Match a scene as who looks on tells it, without "is": "police moving the crowd back", "nobody claps"."""
    rules = load_credits()
    some = rf"(?:{LEFT_OUT}|[,;]\s+|\band\s+)(?:[\w'-]+\s+){{0,2}}?(?:{joined((*rules.scenery, *rules.seen))})"
    return re.compile(
        rf"{some}\s+(?:else\s+)?(?:now\s+|still\s+|just\s+|all\s+)?(?:{joined(rules.visible)})\b"
        rf"|{LEFT_OUT}(?:{joined(rules.busy)})\s"
        r"|\bnobody\s+(?:claps|honks|moves(?!\s+on)|cheers|sits|picks\s+up|picks(?=\W*$))\b"
        r"|\b(?:everybody|everyone)\s+(?:else\s+)?(?:is\s+\w+ing|ran|down(?=\W))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def object_pattern() -> re.Pattern[str]:
    """Match what was done to who tells it: "they locked us in", "slammed me into the wall"."""
    done = joined(load_credits().done_to_me)
    return re.compile(
        rf"\b(?:{done})\s+(?:me|us)\s+(?:all\s+)?"
        r"(?:to|in|into|out|back|away|inside|outside|down|up|off|onto|from|through|with|against|at|for|while|as)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def sense_pattern() -> re.Pattern[str]:
    """Match a first person with a verb of the senses, or such a verb that opens a sentence."""
    rules = load_credits()
    return re.compile(
        rf"{FIRST}{HELPERS}\s+(?:{joined(rules.perceives)})\b|{LEFT_OUT}(?i:(?:{joined(rules.opening)}))\b",
    )


@lru_cache(maxsize=1)
def doing_pattern() -> re.Pattern[str]:
    """Match a first person that does or undergoes something there, or such a deed that opens a sentence."""
    rules = load_credits()
    return re.compile(
        rf"{FIRST}{HELPERS}\s+(?:{joined(rules.acts)})\b"
        rf"|{LEFT_OUT}(?i:(?:just|now|currently|still)\s+)?(?i:(?:{joined(rules.postures)}))(?i:\s+(?:{WHERE}))\s"
    )


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Match a first person that is somewhere: "I'm outside the bank", "im in my car", "we are stuck"."""
    there = joined(load_credits().there)
    return re.compile(
        rf"(?<![\w@#])(?:[Ii]\s+am|[Ii]'?m|[Ww]e\s+are|[Ww]e're|[Ii]\s+was|[Ww]e\s+were)(?:\s+(?:{STILL}))*\s+"
        rf"(?:(?:{there})(?!\w)|(?:looking\s+at|{WHERE})\s+(?:the|a|an|my|our|this|that|[A-Z]\w+|\d+\w?)\b)"
        rf"(?!\s+(?:{joined(load_credits().nowhere)})){AGO}"
    )


@lru_cache(maxsize=1)
def own_place_pattern() -> re.Pattern[str]:
    """Match a place or vehicle that is the account's own: "passed my shop", "our whole floor is sealed off"."""
    return re.compile(rf"\b(?:my|our)\s+(?:\w+\s+)?(?:{joined(load_credits().own_places)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def felt_pattern() -> re.Pattern[str]:
    """Match what only who is there can feel: the house shook, woken by gunfire, shots just now."""
    rules = load_credits()
    noises, shaken = joined(rules.noises), joined(rules.shaken)
    return re.compile(
        rf"\b(?:{shaken})\s+(?:(?:is|are|was|were|just)\s+)*(?:shook|shaking|shakes|shaken|rattl\w+|trembl\w+|sway\w+)\b"
        r"|\bfelt\s+(?:that|the|an?)\s+(?:\w+\s+)?(?:quake|earthquake|tremor|aftershock|shake|blast|explosion)\b"
        rf"|\bwoken?\s+(?:up\s+)?(?:to|by|from)\s+(?:\w+\s+){{0,3}}?(?:{noises})\b"
        rf"|\b(?:{noises})\s+(?:just|right|again just)\s+now\b"
        rf"|{LEFT_OUT}(?:just\s+)?heard\s+(?:\w+\s+){{0,3}}?(?:{noises})\b|{LEFT_OUT}woken?\s+(?:up\s+)?(?:to|by)\b"
        r"|\byou\s+can\s+(?:see|hear|smell|feel)\b(?!\s+(?:why|how|that|what|it\s+in))"
        rf"|{LEFT_OUT}(?:i\s+|we\s+)?(?:can'?t|cannot|couldn'?t)\s+(?:see|breathe|get\s+(?:through|in|out|home|past|near|off))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def seen_pattern() -> re.Pattern[str]:
    """Match a scene told as it goes on, or pointed at: "sirens everywhere", "people running", "down here"."""
    rules = load_credits()
    return re.compile(
        rf"(?:{LEFT_OUT}|,\s+)(?:\w+\s+){{0,3}}?(?:{joined(rules.scenery)})\s+(?:is\s+|are\s+)?"
        r"(?:everywhere|all over(?: the place)?|overhead|in the air|in all directions)\b"
        r"|(?:(?:^|[.!?:]\s+)\W*|\b(?:i'm|i\s+am|we're|we\s+are|i\s+was|just\s+arrived|now|live|reporting|correspondents?|reporters?|photographer)\s+(?:is\s+|are\s+)?)"
        r"(?:(?:just|now|back|still)\s+)*(?:on|at)\s+(?:the\s+)?scene\b"
        r"|\b(?:people|protesters|protestors|crowds?|everyone|families|residents|kids)\s+here\s+(?:are\s+|is\s+|still\s+|all\s+)*\w+ing\b(?<!saying)(?<!telling)"
        rf"|{LEFT_OUT}(?:\w+\s+){{0,3}}?(?:people|everyone|everybody|kids|passengers|patients|students|women|men|children)"
        r"\s+(?:is\s+|are\s+)?(?:screaming|running|crying|panicking|jumping|hiding|shouting|coughing|fainting|crawling)\b"
        r"|\b(?:out|down|in|over|up|back)\s+here\b(?!\s+(?:http|:|👇))|\bfrom\s+here\b|\bhere\s+(?:in|at|on)\s+(?:the|my|our)\b"
        r"|^\W*(?:(?:just|back|now|live|reporting|i'm)\s+)?"
        r"(?:outside|inside|in front of|at the scene|reporting from|live from|on board|aboard)"
        r"\s+(?:the\b|an?\b|in\b|of\b|[A-Z])(?!.{0,40}\blive\s+(?:updates|coverage|blog))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def scene_pattern() -> re.Pattern[str]:
    """Match words that put the account where things happen."""
    return re.compile(rf"(?<!\w)(?:{joined(load_credits().witness)})(?!\w)", re.IGNORECASE)
