"""What a newcomer types: examples of each verb, shown under its help. A test holds each to what the verb takes."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "read": (
        "read story.html",
        "read --plain --published 2024-03-12 story.txt",
        "read posts.jsonl --format jsonl > readings.jsonl",
        "read table.csv --column text=Body --column published=When",
    ),
    "new": ("new mycase", "new --db postgresql://user@host/name"),
    "add": ("add mycase story.html posts.jsonl", "add mycase https://news.example/story"),
    "watch": ("watch mycase https://news.example/feed.xml", "watch mycase --list"),
    "stories": ("stories mycase",),
    "claims": ("claims mycase", "claims mycase --status disputed", "claims mycase --format jsonl"),
    "deadlines": ("deadlines mycase --running", "deadlines mycase --format ics > deadlines.ics"),
    "show": ("show mycase", "show mycase ITEM", "show mycase ITEM --original > page.html"),
    "why": ("why mycase CLAIM",),
    "near": ("near mycase CLAIM", "near mycase CLAIM --format jsonl"),
    "rule": (
        'rule mycase CLAIM confirm --by Ada --reason "seen the register"',
        "rule mycase CLAIM merge --into OTHER --by Ada --reason same",
        "rule mycase CLAIM re-place --at ITEM:10-17 --place Narsaq --by Ada --reason map",
        "rule mycase CLAIM undo --undoes RULING --by Ada --reason mistaken",
    ),
    "serve": ("serve mycase", "serve mycase --port 8400"),
    "alert": (
        "alert add mycase denials --when denial --to https://hooks.desk.example/x",
        "alert test mycase denials",
        "alert mail mycase --server mail.desk.example --sender desk@desk.example --user desk",
    ),
    "case": ("case show mycase", "case set mycase two-person on", "case set mycase sharing TLP:GREEN"),
    "account": (
        "account add mycase Ada --role admin",
        'account token mycase Ada --scope read --for "the map on the wall"',
    ),
    "relate": ("relate posts.jsonl --stories", "relate posts.jsonl --claims > claims.json"),
    "match": ("match checked.jsonl posts.jsonl",),
    "batch": ("batch archive/ tables/", "batch 2024-03.warc.gz tables/ --relate"),
    "audit": ("audit head mycase > head.json", "audit verify mycase --head head.json"),
    "export": (
        "export mycase --claims brief.md --by Ada",
        "export mycase --claims claims.csv --form table CLAIM CLAIM",
        "export mycase --wacz evidence.wacz --originals",
    ),
    "copy": ("copy mycase /backup/mycase",),
    "upgrade": ("upgrade mycase",),
    "retain": ("retain mycase", "retain mycase 90", "retain mycase --for-good"),
    "erase": ('erase mycase ITEM --reason "asked to"', "erase mycase --older-than 90 --reason retention"),
    "gazetteer": (
        "gazetteer check hills.csv",
        "gazetteer add hills.csv --case mycase",
        "gazetteer add AF --fetch --to places.db",
    ),
    "owners": ('owners add mycase "Quay Post" --owner "Delta Media" --source register --day 2024-03-01',),
    "codebook": ("codebook list", "codebook show status"),
}
