"""The shapes in which a short text names its source, as patterns; their words come from the codebook."""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.relate.origins.cues import load_credits

LINK = re.compile(r"https?://\S*|pic\.twitter\.com/\S*|&\w+;")
LABEL = re.compile(
    r"^\W*(?:(?:#?(?:breaking|update|updated|developing|urgent|alert|latest|more|details|watch|video|photos?|exclusive"
    r"|just in|new|now|live|confirmed|report|breaking news|breaking update|breaking alert)\b"
    r"(?:\s+(?:news|alert|update))?)\s*[:|!–—-]?\s+(?!(?:of|shows?|showing|reveals?|captures?|emerges?|suggests?|appears?)\b))+",
    re.IGNORECASE,
)
COLON = re.compile(r":(?=\s|[\"“‘'«])")
REPOST = re.compile(r"^\W*(?:(?:RT|MT)\s+@|[\"“]\s*@)(?P<who>\w+):?", re.IGNORECASE)
BOUNDARY = re.compile(r"[,:;“”\"«»()]|\s[-–—]\s|(?<=[,.!?])['’](?=\s)")
FIRST_PERSON = re.compile(r"\s*(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?!-)")
QUOTED_BEHIND = re.compile(
    r"^[\s#]*(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s+[“\"](?:[a-z]\w*(?:\s+\w+){2}|(?P<felt>[a-z]+)(?:[”\"]|\s))"
)
"""A name, then a quotation that goes on in lower case: Harbour Guild "sorry to announce …"."""
PRONOUN = re.compile(
    r"^(?:i|we|he|she|they|it|you|this|that|there|who|which|one|people|some|many|and|but|as|if|reads?)$", re.IGNORECASE
)
ABOUT = re.compile(
    r"\s(?:on|about|at|in|over|regarding|after|that|to|as|who|which|is|was|has|reported|from)\s"
    r"|[,:;()\"“”|]|(?<=\w{4})\.\s|\s[-–—]\s|$"
)
DEED = re.compile(
    r"^(?:dead|killed|missing|injured|wounded|shot|in|at|by|as|to|from|near|over|after|following|without|amid|unharmed|alive|the\s+(?!names?\b|identit)\w+\s+of)\b",
    re.IGNORECASE,
)
BRACKET = re.compile(
    r"[(\[](?:via\s+|source:?\s+|photo:?\s+|pic:?\s+|from\s+|by\s+|h/t\s+)?(?P<who>@?[\w .'’-]{2,40})[)\]]",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"\b[^\W\d_a-zß-ÿ]{3,}(?:[ ,]+(?:[^\W\d_a-z][\w.]*|\d{1,4}))*,?(?:\s*\([^)\n]{2,40}\))?\s*(?:[–—]|-{1,2})\s"
)
"""OSLO, Norway, May 5 (Outlet) – the place, the day and the outlet in front of a report."""
SLUG = re.compile(r"^[A-Z]{2,5}$")
DATELINE_END = re.compile(r"\s*(?:[–—]|-{1,2})\s")
SPEAKER = re.compile(
    r"[\"”]\s*[-–—~]+\s*(?P<who>[#@]?(?:[\w.'’]+\s+){0,6}[\w.'’]+)(?:,\s*[\w .'’-]{2,40})?\s*$"
    r"|[\"”]\s*(?P<account>@\w+)\s*$"
)
HANDED = re.compile(
    r"\b(?P<what>(?:pic|pics|photo|photos|image|video|footage|catch|find|spot|report|reporting|story|piece|scoop|thread|tweets?)\s+)?(?:by|from|via|on|courtesy)\s*:?\s*(?P<who>@\w+)"
    r"|\b(?P<given>source|credit|pic|photo|video)\s*:\s*(?P<giver>@\w+)",
    re.IGNORECASE,
)
"""What somebody else shot or an outlet told, handed on with its account."""
LAST = re.compile(r"[\w”\"’']:\s*(?P<who>[#@]?[\w.'’-]+(?:\s+[\w.'’-]+){0,4})\s*$")
TAIL = re.compile(r".*(?:(?<=\s)[-–—]+|[|/])\s*(?P<who>[@#]?[\w.'’][\w .'’-]{1,40})\s*$", re.DOTALL)
BYLINE = re.compile(
    r"(?P<front>.*[^\s.!?…])\s[-–—]{1,2}\s(?P<who>[A-Z][\w.'’]+(?:\s[A-Z][\w.'’]+){0,2})\s*$", re.DOTALL
)
"""A name alone behind a dash that ends a headline: who says so. Behind a full stop it signs."""
FROM = re.compile(r".*\bfrom\s+(?P<who>[@#]?[\w.'’][\w .'’-]{1,40})\s*$", re.DOTALL | re.IGNORECASE)
"""What stands behind the last dash, bar or stroke, or behind the last "from"."""
TRAILING = re.compile(r"(?:\s*(?:#\w+|[^\w\s.!?\"”’')\]]))+\s*$")
"""Tags and signs behind a source that ends a post."""
NEW_CLAUSE = re.compile(
    r"\s(?:the|a|an|two|three|four|both|all|no|he|she|it|they|there|this|his|her|its|\d+|shows?|suggests?"
    r"|and)\s",
    re.IGNORECASE,
)
"""What opens a clause behind a voice: "according to police the driver …"."""
POSSESSIVE = re.compile(
    r"(?P<who>(?:[A-Z][\w.]*\s+){1,4}[A-Z]\w*)['’]s\s+(?:full\s+)?statement\b"
    r"|(?P<account>@\w+)['’]s\s+(?:photo|video|footage|picture|image|pic|report|story|tweet)s?\b"
)
SPOKEN = re.compile(r":\s|[“\"«]\s*\w|\b(?:says?|said|told|tells|saw|heard|that)\b")
"""Behind somebody whom an account spoke to: his words."""
OPENED = re.compile(r"\s*(?:from|via)\s+(?:the\s+)?(?P<who>@?\w+(?:\s[A-Z]\w+){0,2})\s*[.,–-]\s", re.IGNORECASE)
"""From whom news is, behind a label: "JUST IN from AP. …"."""
HEARD_ON = re.compile(
    r"\b(?i:heard|hear)\s+(?:it|this|that)\s+from\s+(?:the\s+)?(?P<folk>[a-z][\w'’]*(?:\s[a-z][\w'’]*){0,2})"
    r"|\b(?i:reports?|reported|reporting|heard|hearing|saw|seen|read|reading|story|article|piece|headline|interview)\s+(?:it\s+)?"
    r"(?:on|in|from|by|at|via)\s+(?:the\s+)?(?P<who>@?\w[\w'’]*(?:\s[A-Z]\w+){0,3})",
)
"""Where somebody heard or read it: "read in the Selm Courier", "reports on TV"."""
RESENT = re.compile(r"(?<=\s)(?:RT|MT)\s+@(?P<who>\w+)")
"""A repost behind one's own remark: "so sad RT @selm_cam: …"."""
FINAL = re.compile(
    r"(?:(?<!\b[Ff]or)\s(?P<account>@\w+)|(?:[.!?]\s+|\s{3,})(?P<who>[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,3}))\s*$"
)
"""An outlet's account or bare name behind the last sentence or link."""
HEADED = re.compile(r"^\W*(?P<who>[\w.&'’-]+(?:\s[\w.&'’-]+){0,3})\s+[-–—|]+\s")
"""An outlet's name, then a dash, in front of what it tells."""
SHOWN = re.compile(
    r"\b(?:more|live|watch|listen|story|read|updates?|details|coverage|tune in|me|now|soon)\s*:?\s*$", re.IGNORECASE
)
"""In front of "on @outlet": where the account's own news is shown."""
STATEMENT = re.compile(
    r"(?:^|[.:!?]\s+)(?P<who>\w[\w.'’]*(?:\s+[\w.'’]+){0,3}?)\s+(?:full\s+|official\s+|new\s+)?"
    r"(?:statement|press release|presser|press conference|news conference|briefing)"
    r"(?=\s*:|\s+(?:on|about|regarding|after|following)\b)"
)
"""Who gives out a statement: "Selm Airways statement on flight 212"."""
CIRCUMSTANCE = re.compile(
    r"\s\(|\s(?:at|in|on|from|near|outside|inside|close|familiar|with|via|just\s+now|speaking|who)\s"
)
GOT = "seen|obtained|reviewed|viewed|leaked|published|shared|posted|verified|analysed|analyzed|released|filed"
"""How papers come to an outlet, which only relays them: "documents seen by Reuters show …"."""
STATE = "dead|missing|killed|injured|wounded|hurt|trapped|safe"
AT = "at|in|near|on|across|outside|inside|down"
HEARER = r"(?:(?<=^)|(?<=i'm )|(?<=i’m )|(?<=i am )|(?<=we're )|(?<=we are )|(?<=just )|(?<=now )|(?<=also )|(?<=: ))"
NOT_ASKED = r"(?<!can )(?<!could )(?<!do )(?<!did )(?<!would )"
FOLK = "ppl|people|everyone|everybody|some|many|they|folks|friends"
SAYING = "say|saying|telling|claiming|tweeting"
STRANGER = r"somebody|someone|some\s+(?:guy|dude|bloke|lady|woman|man)"
LATELY = r"(?:just|also|now|only|already)\s+"
FINITE = (
    "didnt|isnt|wasnt|arent|werent|wont|hasnt|made|has|have|had|is|was|are|were|isn't|wasn't|aren't|weren't|will|won't|got|may|might|didn't|went|left|fled|died"
    "|resigned|escaped"
)
NOISE = (
    r"(?:loud\s+|big\s+|more\s+|some\s+|several\s+|an?\s+)*"
    r"(?:shots?|gunshots?|gunfire|bangs?|booms?|explosions?|blasts?|screams?|sirens?|shooting|shelling)"
)
HEARD = (
    r"(?:is|are|was|were|been|being)\s+(?:said|rumou?red|alleged|reported|understood)\s+to\b",
    rf"(?<!\bas )reported(?=\s+(?:{STATE}|to\s+(?:be|have)|{AT}|\w{{3,}}ing)\b|\s*(?:[.;!]|$))",
    rf"{HEARER}hear(?:d|ing)\s+that\b",
    rf"{HEARER}hear(?:d|ing)\s+(?:the|a|an|from)?\s*\w+\s+(?:has|have|had|is|was|are|were|will|got|may|might)\b",
    rf"{HEARER}hear(?:d|ing)\s+(?!(?:{NOISE})\b)(?:(?:one|two|some|most|all|none)\s+of\s+)?(?:(?:the|a|an|their|our)\s+)?(?:[\w-]+\s+){{1,2}}?(?:{FINITE})\b",
    rf"\b(?:i|we)\s+(?:{LATELY})?heard?(?=\s*(?:[.,;!?#]|$))",
    rf"\b(?:i|we)\s+(?:{LATELY})?heard?\s+(?:that|(?:(?:the|a|an|their|our)\s+)?(?!me\b|him\b|her\b|them\b)[\w-]+\s+(?:{FINITE}))\b",
    rf"{NOT_ASKED}(?:{FOLK})\s+(?:(?:here|there|on here)\s+)?(?:are\s+|is\s+|r\s+)?(?:{SAYING})\b",
    rf"(?<!has )(?<!have )(?:{STRANGER})\s+(?:just\s+)?(?:told|tells|texted|messaged|said)\b",
    r"(?:i\s+|we\s+)?(?:saw|read|seen|heard)\s+(?:it\s+|this\s+|that\s+)?(?:somewhere|in\s+(?:a|the|our|my|some)\s+(?:\w+\s+)?(?:group|chat))\b",
    r"(?:saw|seen|read)\s+(?:a|some|several|many)\s+(?:posts?|tweets?|messages?|comments?)\s+(?:that|saying|about|claiming)\b",
    r"(?:(?<=^)|(?<=i )|(?<=we )|(?<=just ))(?:was|were|been|got)\s+told(?=\s+(?!(?:to|by|not|off|us|me|it|so)\b))",
    r"heard\s+(?:it|this)\s+(?:at|in|on)\s+(?:the|a|my|our)\b",
    r"(?:the\s+)?(?:talk|gossip|word|buzz|chatter)\s+(?:in\s+town\s+|here\s+|now\s+)?is\s+that\b",
    r"(?:(?<=^)|(?<=: ))gossip\s+(?:at|in|on|from)\b",
    r"(?:twitter|social media|the internet)\s+(?:users\s+)?(?:is|are|says?|saying|claims?|reports?)",
    r"(?:(?<=^)|(?<=: ))talk\s+of(?!\s+(?:the\s+town|show))\b",
    r"it(?:['’]s| is)\s+said",
    r"(?:not|un)\s?(?:yet\s+)?(?:confirmed|verified)",
    r"(?:can['’]?t|cannot|can not)\s+(?:yet\s+)?confirm",
    r"(?:word|rumou?r)s?\s+(?:is|on the street|has it|going round|going around)",
    r"(?<![^.!?:]\s)apparently",
    r"apparently(?=\s*(?:[.!?#]|$))",
    r"(?<!he\s)(?<!she\s)(?<!they\s)\bsaid\s+to\s+(?:be|have|hold)\b",
)
"""Ways to say that one only heard: a passive without its agent, "people are saying", "word is"."""
OPENING = re.compile(
    r"^(?:(?:just|now|more|latest|key points|highlights|news|updates?|breaking|word|statement)\s+)?(?:in\s+)?"
    r"(?:from|on|via|over at|by|(?<=statement\s)of)\s+(?=@|\w)",
    re.IGNORECASE,
)
"""What may stand in front of a voice with a colon: "From @quay_cam: …"."""
FRONT = 12
"""Characters from the start within which "reports of" is whom the post has it from; later it is a side remark."""
MENTIONED = re.compile(
    r"\b(?:over|amid|despite|contrary\s+to|against|den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|quash\w*|spark\w*|fuel\w*|stop|spread\w*"
    r"|investigat\w+|aware\s+of)\s+(?:the\s+|these\s+|such\s+|any\s+|all\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""In front of rumours, what makes them what is told of: "panic over rumours"."""
MOVED = re.compile(
    r"\b(?:travel|divert|re-?rout|rout|fl[iy]|flew|fled|flee|escap|enter|cross|ship|smuggl|evacuat|leav|left|arriv|run|train|exit|return"
    r"|suppl|transport|transfer|pass|sail)\w*\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of "via", what makes it a way: "trains run via Selm"."""
QUOTES = ("“", '"', "‘", "'", "«")
INFINITIVE = ("being", "to", "not", "will", "would", "can", "could", "may", "might", "should", "must")
MOST_WORDS = 10
"""A voice of more words is a clause."""
SHORT = 5
"""In front of a colon that opens no quotation, a voice is shorter still."""


def joined(forms: tuple[str, ...]) -> str:
    """Join forms as alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


@lru_cache(maxsize=1)
def verb_pattern() -> re.Pattern[str]:
    """Match one reporting verb with the auxiliaries in front of it."""
    rules = load_credits()
    helpers = "|".join(map(re.escape, rules.auxiliaries))
    verbs = "|".join(sorted(map(re.escape, rules.verbs), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{helpers})\s+)*\b(?P<verb>{verbs})\b(?!['’]d\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def clause_end() -> re.Pattern[str]:
    """Match where a clause ends; the full stop of a title ("Gov.") ends none."""
    titles = "".join(rf"(?<!\b{re.escape(title)})" for title in load_credits().titles)
    return re.compile(
        rf"(?<=[^\s.][^\s.]){titles}[.!?](?=\s|$)|(?<=\s\d)\.(?=\s+[A-Z])|[\n;|]|\s[-–—]{{1,2}}\s|…", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def document_pattern() -> re.Pattern[str]:
    """Match a paper or recording in front of what it shows, or of a colon."""
    rules = load_credits()
    papers = joined(rules.documents)
    written = joined(tuple(paper for paper in rules.documents if paper not in rules.pictures))
    shows = "|".join(map(re.escape, rules.shows))
    when = r"tonight|today|yesterday|online|(?:on|last|this)\s+\w+"
    got = rf"(?:\s+(?:{GOT})(?:\s+(?:by\s+[\w@ .'’]{{2,40}}?|{when}))?)?"
    going = r"(?:is\s+)?(?:going|doing|making)\s+(?:round|around|the\s+rounds)"
    of = rf"\s+of\s+[^.:;,]{{2,60}}?\s+(?:surfaces?|surfaced|emerges?|emerged|circulates?|circulating|{going})\b"
    return re.compile(
        rf"(?:^|:\s)\W*(?P<who>(?:[\w.'’-]+\s+){{0,4}}?(?<!\w)(?:(?:{papers})(?=(?:{got}\s+(?:{shows})\b)|{of})"
        rf"|(?:{written})(?=\s*:\s+\S)))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def agent_pattern() -> re.Pattern[str]:
    """Match who is said to have named, released or confirmed something: "identified as Ann Lee by police"."""
    return re.compile(
        r"\b(?:ID['’]?d|identified|named|confirmed|released|reported|announced|measured|recorded|counted|verified|tallied|estimated|published|posted|issued|shared|filmed)\b(?:[^.:;,]|(?<=\d)\.(?=\d)){1,60}?\bby\s+"
        r"(?P<who>[#@]?\w[\w.'’]*(?:\s+\w[\w.'’]*){0,3})(?=\s*(?:[,.:;()\n]|$))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def met_pattern() -> re.Pattern[str]:
    """Match with whom the account of a post says that it spoke: "I spoke to a witness"."""
    met = "|".join(map(re.escape, load_credits().met))
    return re.compile(
        rf"(?:^\W*|[.!?:]\s+|\b(?:I|we|just|I've|we've)\s+)(?:(?:got|get|am|was|just|great|good|powerful|new|my|our|full|exclusive|watch|this|the|an|a|in)\s+)*(?:{met})\s+"
        r"(?P<who>[\w@#][\w@.'’ -]*?)"
        r"(?=\s+who\s+(?:said|says|told|saw|heard)\b|[.]\s+(?:He|She|They)\s+(?:say|says|said)\b|\s+that\s|[,.(:])",
        re.IGNORECASE,
    )


WATCHED = re.compile(
    r"\b(?i:watch|hear|see|listen\s+to)\s+(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s+"
    r"(?:explain|say|tell|describe|talk|speak|recount|recall|admit|announce|respond|react)\b"
)
"""Whom to hear: "watch Ida Lund explain why …"."""
SPEAKING = re.compile(
    r"^\W*(?P<who>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s+(?:is\s+|now\s+)+(?:speaking|talking|addressing|at\s+the\s+podium)\b[^.:]{0,40}[.:]\s+\w"
)
"""Who speaks, then what: "Chief Vik is speaking now. Officer was hurt"."""


@lru_cache(maxsize=1)
def audience_pattern() -> re.Pattern[str]:
    """Match to whom a voice in front of a colon speaks: "Ann Lee to reporters: …"."""
    audience = "|".join(map(re.escape, load_credits().audience))
    return re.compile(rf"\s(?:to|tells)\s+(?:the\s+)?(?:{audience}|@\w+)$", re.IGNORECASE)


@lru_cache(maxsize=1)
def quoted_pattern() -> re.Pattern[str]:
    """Match whom others quote: "Lund was quoted by Selm Radio as saying", "is quoted as saying"."""
    return re.compile(
        r"(?:^|[.,;:–—]\s+)(?P<who>\w[\w.'’]*(?:\s+\w[\w.'’]*){0,5}?)\s+(?:(?:was|is|were|are|has been|have been)\s+)?"
        r"quoted\s+(?:by\s+[\w@ .'’]{2,40}?\s+)?as\s+saying\b"
    )


@lru_cache(maxsize=1)
def quote_by_pattern() -> re.Pattern[str]:
    """Match who speaks behind a quotation: “He was my son”: father of victim; “A mistake”: minister owns up to it."""
    behind = "of|in|at|on|near|outside|inside|from|who|after|about|amid|as|speaks?|recalls?|remembers?"
    return re.compile(
        r"[”\"’'»]\s*(?::|,|[-–—]+)\s*(?P<who>(?:[\w.'’-]+\s+){0,3}?[\w.'’-]+)"
        rf"(?=\s+(?:{behind}|{joined(load_credits().verbs)})\b|\s*[.,(#]|\s*$)"
    )


@lru_cache(maxsize=1)
def nest_pattern() -> re.Pattern[str]:
    """Match what stands between a voice and another in what it says: a verb, nothing but "that" or a mark behind it."""
    return re.compile(rf"\W*{verb_pattern().pattern}\W+(?:that\s+)?(?:the\s+|a\s+|an\s+)?\W*", re.IGNORECASE)


@lru_cache(maxsize=1)
def before_pattern() -> re.Pattern[str]:
    """Match the words that stand in front of a source ("according to", "via")."""
    forms = "|".join(sorted(map(re.escape, load_credits().before), key=len, reverse=True))
    units = joined(load_credits().units)
    return re.compile(
        rf"(?<!\w)(?:{forms})\s+(?!(?-i:live)\b|live\s+(?:updates?|blog|coverage|stream|tv|video)\b|live\W*$)(?!(?<=\bper\s)(?:{units})\b)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def nobody_pattern() -> re.Pattern[str]:
    """Match the words by which a post says that it only heard."""
    forms = sorted(load_credits().anywhere, key=len, reverse=True)
    alone = r"(?<!live )report(?=\s*(?::|$))"
    heard = "|".join((*map(re.escape, forms), alone, *HEARD))
    return re.compile(rf"(?<!\w)(?P<who>{heard})(?!\w)", re.IGNORECASE)
