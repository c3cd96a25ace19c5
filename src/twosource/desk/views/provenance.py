"""A claim's evidence, origins and edges go in; a drawn graph comes out: origins left, relays between, reports right.

Places are computed here, so that the picture is there without a script; a script only lights up what hangs together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.desk.views.chain import Link
    from twosource.model.ledger import Edge, Side

NodeKind = Literal["origin", "unknown", "relay", "report"]
LineKind = Literal["said", "credit", "repost", "quote", "link", "text"]
COLUMN, ROW, WIDTH, HEIGHT, PAD = 244, 52, 188, 40, 14
GUTTER = COLUMN - WIDTH
TIP = 7
MOST_REPORTS = 40
"""Reports drawn; a claim with more says how many are left out, and the list below the picture has them all."""
MOST_SIGNS = 21


@dataclass(frozen=True, slots=True)
class Path:
    """One piece of evidence as a way through the graph: its anchor on the page, item, side, origin key and chain."""

    anchor: str
    item: str
    side: Side
    origin: str | None
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One voice or report, drawn with its upper left corner at (x, y)."""

    key: str
    label: str
    note: str
    kind: NodeKind
    x: int
    y: int
    href: str | None = None
    against: bool = False

    @property
    def short(self) -> str:
        """The label as far as the box is wide."""
        return self.label if len(self.label) <= MOST_SIGNS else self.label[: MOST_SIGNS - 1] + "…"


@dataclass(frozen=True, slots=True)
class Line:
    """`to` rests on `start`; uncertain when `q` is below 1. `path` is the SVG path between their boxes."""

    start: str
    to: str
    kind: LineKind
    q: float
    path: str
    words: str
    against: bool = False

    @property
    def certain(self) -> bool:
        """Whether it unites."""
        return self.q >= 1


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole drawing with its size in SVG units; `left_out` counts the reports that did not fit."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    left_out: int


class _Rest(NamedTuple):
    """Why one node rests on another, before it is drawn."""

    kind: LineKind
    q: float
    words: str
    against: bool


@dataclass(slots=True)
class _Plan:
    """What is known of the graph while it is put together: labels by key, and what rests on what."""

    labels: dict[str, tuple[str, str, NodeKind, str | None, bool]]
    rests: dict[tuple[str, str], _Rest]


def draw_graph(paths: Sequence[Path], edges: Iterable[Edge]) -> Graph:
    """Lay out the graph of one claim; deterministic, columns by the longest way from an origin."""
    shown = tuple(dict.fromkeys(path.item for path in paths))[:MOST_REPORTS]
    plan = _Plan({}, {})
    for path in paths:
        if path.item in shown:
            _add_path(plan, path)
    _add_edges(plan, edges)
    left_out = len({path.item for path in paths}) - len(shown)
    return _place(plan, left_out)


def _add_path(plan: _Plan, path: Path) -> None:
    """Add one chain: origin, relays by name, report; a relay of one name is one node unless that closes a circle."""
    against = path.side == "against"
    before: str | None = None
    for number, link in enumerate(path.chain):
        key = _key(path, link)
        if link.part == "quoted" or key == before:
            continue
        if before is not None and _reaches(plan, key, before):
            key = f"{key}:{path.anchor}:{number}"
        kind: NodeKind = "unknown" if link.part == "origin" and not link.known else link.part
        href = f"#{path.anchor}"
        plan.labels.setdefault(key, (link.name, link.kind, kind, href, against))
        if before is not None:
            plan.rests.setdefault((before, key), _Rest("said", 1.0, "", against))
        before = key


def _key(path: Path, link: Link) -> str:
    if link.part == "report":
        return f"item:{path.item}"
    if link.part == "origin":
        return f"origin:{path.origin}" if path.origin and link.known else f"unknown:{path.item}"
    return f"relay:{link.kind}:{link.name.casefold()}"


def _add_edges(plan: _Plan, edges: Iterable[Edge]) -> None:
    """Add what the ledger says of items; a report that surely rests on another needs no second line to its origin."""
    for edge in edges:
        source, target = f"item:{edge.source}", f"item:{edge.target}"
        target = target if target in plan.labels else f"origin:{edge.target}"
        if source == target or source not in plan.labels or target not in plan.labels:
            continue
        if _reaches(plan, source, target):
            continue
        drawn = plan.rests.get((target, source))
        if drawn is None or drawn.kind == "said":
            plan.rests[target, source] = _Rest(edge.kind, edge.q, edge.reason, against=False)
    for target, source in list(plan.rests):
        if target.startswith("origin:") and _rests_on_report(plan, source, target):
            del plan.rests[target, source]


def _reaches(plan: _Plan, start: str, goal: str) -> bool:
    """Tell whether `goal` already rests on `start`: a line back would close a circle."""
    onward = defaultdict(list)
    for before, after in plan.rests:
        onward[before].append(after)
    seen, stack = {start}, [start]
    while stack:
        for after in onward[stack.pop()]:
            if after not in seen:
                seen.add(after)
                stack.append(after)
    return goal in seen


def _rests_on_report(plan: _Plan, source: str, origin: str) -> bool:
    """Tell whether `source` surely rests on a report that itself rests on `origin`."""
    reports = [
        before
        for (before, after), rest in plan.rests.items()
        if after == source and before.startswith("item:") and rest.q >= 1
    ]
    return any((origin, report) in plan.rests for report in reports)


def _columns(plan: _Plan) -> dict[str, int]:
    """Give each node its column: one right of the rightmost that it rests on."""
    held = _turn_round(plan)
    columns: dict[str, int] = {}
    for key in _tree_order(plan):
        columns[key] = 1 + max((columns[before] for before in held[key]), default=-1)
    return columns


def _place(plan: _Plan, left_out: int) -> Graph:
    """Put each node into the next free row of its column, as high as what it rests on.

    A line that jumps columns runs through a lane kept free for it: drawn behind another box, it would tell a lie.
    """
    columns = _columns(plan)
    held = _turn_round(plan)
    free: dict[int, int] = defaultdict(int)
    rows: dict[str, int] = {}
    for key in _tree_order(plan):
        column, stands_on = columns[key], held[key]
        lane = range(min((columns[one] + 1 for one in stands_on), default=column), column + 1)
        highest = min((rows[one] for one in stands_on), default=max(free.values(), default=0))
        rows[key] = max(highest, *(free[passed] for passed in lane))
        free.update(dict.fromkeys(lane, rows[key] + 1))
    nodes = {key: _node(key, plan, columns[key], rows[key]) for key in plan.labels}
    lines = tuple(_line(nodes[before], nodes[after], rest) for (before, after), rest in plan.rests.items())
    width = (max(columns.values(), default=0)) * COLUMN + WIDTH + 2 * PAD
    height = (max(rows.values(), default=0)) * ROW + HEIGHT + 2 * PAD
    return Graph(tuple(nodes.values()), lines, width, height, left_out)


def _turn_round(plan: _Plan) -> dict[str, list[str]]:
    """List for each node what it rests on."""
    held = defaultdict(list)
    for before, after in plan.rests:
        held[after].append(before)
    return held


def _tree_order(plan: _Plan) -> list[str]:
    """List nodes so that each follows all that it rests on, branch by branch, roots in the order of evidence."""
    onward = defaultdict(list)
    held = _turn_round(plan)
    for before, after in plan.rests:
        onward[before].append(after)
    ordered: dict[str, None] = {}
    stack = [key for key in reversed(plan.labels) if not held[key]]
    while stack:
        key = stack.pop()
        if key not in ordered and all(before in ordered for before in held[key]):
            ordered[key] = None
            stack.extend(reversed(onward[key]))
    return list(ordered)


def _node(key: str, plan: _Plan, column: int, row: int) -> Node:
    label, note, kind, href, against = plan.labels[key]
    return Node(key, label, note, kind, PAD + column * COLUMN, PAD + row * ROW, href, against)


def _line(start: Node, to: Node, rest: _Rest) -> Line:
    """Draw from the right side of `start` to the left side of `to`, changing rows in the first gap alone."""
    x1, y1, x2, y2 = start.x + WIDTH, start.y + HEIGHT // 2, to.x, to.y + HEIGHT // 2
    bend, turn = x1 + GUTTER // 2, x1 + GUTTER - TIP
    path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {turn} {y2}H{x2 - TIP}"
    return Line(start.key, to.key, rest.kind, rest.q, path, rest.words or rest.kind, rest.against)
