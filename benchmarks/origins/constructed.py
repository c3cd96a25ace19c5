"""Posts that we wrote ourselves go in, gold in the shape of the labelled posts comes out, one for each event.

Every outlet, account, person and place in them is invented, so that nothing known of an outlet helps. Three events are
for looking at, three are only scored.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import yaml

from benchmarks.origins.gold import Gold

FOLDER = Path(__file__).parents[2] / "tests" / "relate" / "breaking"
TRAINING = Path(__file__).parents[2] / "training" / "claims" / "events"
SELF_MADE = {
    "own reporting": ("own", "own:"),
    "own statement": ("own", "own:"),
    "unknown": ("unknown", "unknown:"),
    "reports (unnamed)": ("unnamed", "reports@"),
    "rumour (unnamed)": ("unnamed", "rumour@"),
}
NO_VOICE = ("unknown:", "reports@", "rumour@")

Part = Literal["looking", "apart", "training"]


def load_events(part: Part, folder: Path = FOLDER) -> dict[str, Gold]:
    """Give the gold of each event of a part by its name, in the order of the names of their files."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return {held["event"]: gold_of(held) for held in files if held["part"] == part}


def join(events: dict[str, Gold]) -> Gold:
    """Put events together, as a desk that follows all of them would have them."""
    return Gold(
        [row for gold in events.values() for row in gold.tweets],
        [row for gold in events.values() for row in gold.claims],
    )


def gold_of(held: dict[str, Any]) -> Gold:
    """Make the rows of posts, then count the claims by them."""
    rows: list[dict[str, Any]] = []
    for number, post in enumerate(held["posts"], 1):
        for place, said in enumerate(post["says"]):
            rows.append(row_of(held, number, post, said) | {"primary": place == 0})
    return Gold(rows, [claim_of(held, name, claim, rows) for name, claim in held["claims"].items()])


def row_of(held: dict[str, Any], number: int, post: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Write out what one post says; the kind, basis and key of an origin follow from its label where none is given."""
    kind, prefix = SELF_MADE.get(said["origin"], (said.get("kind"), ""))
    key = said.get("key", f"{prefix}{post['by']}" if prefix else said["origin"])
    claim = held["claims"].get(said["claim"], {})
    return {
        "tweet_id": name_of(held, number), "event": held["event"], "claim": said["claim"],
        "question": claim.get("question"), "value": claim.get("value"), "time": instant(held["day"], post["at"]),
        "account": post["by"], "text": post["text"], "stance": said.get("stance", "asserts"),
        "origin": said["origin"], "origin_kind": kind, "relays": said.get("relays", []),
        "basis": said.get("basis", "none" if kind in {"own", "unknown"} else "told"),
        "echo_of": name_of(held, said["echo_of"]) if "echo_of" in said else None, "origin_ids": [key],
        "alt_origins": said.get("alt", []), "saw_or_verified": said.get("saw", False) if kind == "own" else None,
        "urls": post.get("urls", []),
    }  # fmt: skip


def claim_of(held: dict[str, Any], name: str, claim: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Count a claim's posts and origins: `certain` voices differ for sure, all others may be one of them."""
    told = [row for row in rows if row["claim"] == name]
    asserting = [row for row in told if row["stance"] == "asserts"]
    keys = {key for row in asserting for key in row["origin_ids"]}
    voices = {key for key in keys if not key.startswith(NO_VOICE)}
    posts = list(dict.fromkeys(row["tweet_id"] for row in told))
    return {
        "claim": name, "event": held["event"], "question": claim["question"], "value": claim["value"],
        "tweets": posts, "n_tweets": len(posts),
        "origins": sorted(voices), "origins_no_voice": sorted(keys - voices), "certain": claim["certain"],
        "n_origins_lower": max(len(claim["certain"]), int(bool(voices))), "n_origins_upper": len(keys),
    }  # fmt: skip


def name_of(held: dict[str, Any], number: int) -> str:
    """Name a post by its event and its place in the file, from 1."""
    return f"{held['event']}-{number:02}"


def instant(day: str, at: str) -> str:
    """Give the UTC instant of "HH:MM", or of "+N HH:MM" on a day after."""
    later, clock = at.split(" ") if " " in at else ("0", at)
    start = datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=UTC)
    return (start + timedelta(days=int(later))).strftime("%Y-%m-%dT%H:%M:%SZ")
