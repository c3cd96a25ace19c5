"""A claim's evidence, origins and edges go in; a drawn graph comes out: origins left, relays between, reports right.

Places are computed here, so that the picture is there without a script; a script only lights up what hangs together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from twosource.desk.views.boxes import box_width, cut_label, fit_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.desk.views.chain import Link
    from twosource.model.ledger import Edge, Side

NodeKind = Literal["origin", "unknown", "relay", "report"]
LineKind = Literal["said", "credit", "repost", "quote", "link", "text"]
ROW, HEIGHT, PAD, GUTTER = 52, 40, 14, 56
TIP = 7
ROOM = 1_200
"""As wide as the page shows it without scrolling."""
SIDES = ("for", "against", "asks")
MOST_REPORTS = 40
"""Reports drawn; a claim with more says how many are left out, and the list below the picture has them all."""


@dataclass(frozen=True, slots=True)
class Path:
    """One piece of evidence as a way through the graph: its anchor on the page, item, side, origin key and chain.

    `number` is the one that the origin bears in the list below the drawing, None where it bears none; `told` says what
    the report is and when it came.
    """

    anchor: str
    item: str
    side: Side
    origin: str | None
    chain: tuple[Link, ...]
    number: int | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One voice or report, drawn `width` wide with its upper left corner at (x, y); `note` stands below its label."""

    key: str
    label: str
    note: str
    kind: NodeKind
    x: int
    y: int
    width: int
    href: str | None = None
    side: Side = "for"
    number: int | None = None

    @property
    def short(self) -> str:
        """The label as far as the box is wide."""
        return cut_label(self.label, self.width, numbered=self.numbered)

    @property
    def numbered(self) -> bool:
        """Whether it bears the number of the list, or the list's question mark."""
        return self.number is not None or self.kind == "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """`to` rests on `start`; uncertain when `q` is below 1. `path` is the SVG path between their boxes."""

    start: str
    to: str
    kind: LineKind
    q: float
    path: str
    words: str
    side: Side = "for"

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

    @property
    def likely(self) -> bool:
        """Whether some line is likely only, so that the key has to tell."""
        return not all(line.certain for line in self.lines)

    @property
    def sides(self) -> frozenset[Side]:
        """The sides that stand in it."""
        return frozenset(node.side for node in self.nodes)


class _Box(NamedTuple):
    """What a node shows, before it has its place."""

    label: str
    note: str
    kind: NodeKind
    href: str
    side: Side
    number: int | None = None

    @property
    def numbered(self) -> bool:
        """Whether a number of the list stands before its label, or the list's question mark."""
        return self.number is not None or self.kind == "unknown"


class _Rest(NamedTuple):
    """Why one node rests on another, before it is drawn."""

    kind: LineKind
    q: float
    words: str
    side: Side


@dataclass(slots=True)
class _Plan:
    """What is known of the graph while it is put together: labels by key, and what rests on what."""

    labels: dict[str, _Box]
    rests: dict[tuple[str, str], _Rest]


def draw_graph(paths: Sequence[Path], edges: Iterable[Edge]) -> Graph:
    """Lay out the graph of one claim; deterministic, columns by the longest way from an origin."""
    shown = tuple(dict.fromkeys(path.item for path in paths))[:MOST_REPORTS]
    plan = _Plan({}, {})
    known = tuple(edges)
    held = _held_reports(paths, known)
    for path in paths:
        if path.item in shown:
            _add_path(plan, path, held.get(path.item, {}))
    _add_edges(plan, known)
    left_out = len({path.item for path in paths}) - len(shown)
    return _place(plan, left_out)


def _held_reports(paths: Sequence[Path], edges: Iterable[Edge]) -> dict[str, dict[tuple[str, str | None], str]]:
    """Tell for each item which of its relays is a report that the claim has: it surely rests on that outlet's own.

    An item's relays are known by name and origin; drawn twice, the relay and its report would look like two.
    """
    names = {(path.item, path.origin, path.side): path.chain[-1].name.casefold() for path in paths}
    rests = defaultdict(set)
    for edge in edges:
        if edge.q >= 1:
            rests[edge.source].add(edge.target)
    found: dict[str, dict[tuple[str, str | None], str]] = defaultdict(dict)
    for item, origin, side in names:
        for earlier in _below(rests, item):
            name = names.get((earlier, origin, side))
            if name is not None:
                found[item].setdefault((name, origin), earlier)
    return found


def _below(rests: Mapping[str, set[str]], item: str) -> list[str]:
    """List all that an item surely rests on, at whatever remove; certain edges unite."""
    seen, stack = [item], [item]
    while stack:
        for earlier in sorted(rests.get(stack.pop(), ())):
            if earlier not in seen:
                seen.append(earlier)
                stack.append(earlier)
    return seen[1:]


def _add_path(plan: _Plan, path: Path, held: Mapping[tuple[str, str | None], str]) -> None:
    """Add one chain: origin, relays by name, report; a relay of one name is one node unless that closes a circle.

    A report of both sides stands on neither.
    """
    before: str | None = None
    for number, link in enumerate(path.chain):
        key = _key(path, link, held)
        if link.part == "quoted" or key == before:
            continue
        if before is not None and _reaches(plan, key, before):
            key = f"{key}:{path.anchor}:{number}"
        if key not in plan.labels or (link.part == "report" and plan.labels[key].kind == "relay"):
            plan.labels[key] = _box(path, link)
        elif link.part == "report" and plan.labels[key].side != path.side:
            plan.labels[key] = plan.labels[key]._replace(side="for")
        if before is not None:
            plan.rests.setdefault((before, key), _Rest("said", 1.0, "", path.side))
        before = key


def _box(path: Path, link: Link) -> _Box:
    kind: NodeKind = "report" if link.part == "report" else "relay"
    if link.part != "origin":
        return _Box(link.name, path.told if kind == "report" else link.kind, kind, f"#{path.anchor}", path.side)
    kind = "origin" if link.known else "unknown"
    return _Box(link.name, link.kind, kind, f"#{path.anchor}", path.side, path.number)


def _key(path: Path, link: Link, held: Mapping[tuple[str, str | None], str]) -> str:
    """Name the node of a link; a voice that speaks on both sides is a node on each, or the drawing would mix them."""
    apart = "" if path.side == "for" else f":{path.side}"
    if link.part == "report":
        return f"item:{path.item}"
    if link.part == "origin":
        return f"origin:{path.origin}{apart}" if path.origin and link.known else f"unknown:{path.item}"
    item = held.get((link.name.casefold(), path.origin))
    return f"item:{item}" if item else f"relay:{link.kind}:{link.name.casefold()}{apart}"


def _add_edges(plan: _Plan, edges: Iterable[Edge]) -> None:
    """Add what the ledger says of items; a report that surely rests on another needs no second line to its origin."""
    for edge in edges:
        source = f"item:{edge.source}"
        target = _target(plan, edge, source)
        if source == target or source not in plan.labels or target not in plan.labels:
            continue
        if _reaches(plan, source, target):
            continue
        drawn = plan.rests.get((target, source))
        if drawn is None or drawn.kind == "said":
            side = drawn.side if drawn else plan.labels[source].side
            plan.rests[target, source] = _Rest(edge.kind, edge.q, edge.reason, side)
    for target, source in list(plan.rests):
        if target.startswith("origin:") and _rests_in_between(plan, source, target):
            del plan.rests[target, source]
        alone = target.startswith("unknown:") and sum(before == target for before, _ in plan.rests) == 1
        if alone and _rests_on_report(plan, source):
            del plan.rests[target, source], plan.labels[target]


def _rests_on_report(plan: _Plan, source: str) -> bool:
    """Tell whether a report surely rests on another one that is drawn: nobody unknown stands behind it, too."""
    beneath = (one for one in plan.rests if one[1] == source and one[0].startswith("item:"))
    return any(plan.rests[one].q >= 1 for one in beneath)


def _target(plan: _Plan, edge: Edge, source: str) -> str:
    """Find the node that an edge goes to: an item, or the origin on the side of what the source reports."""
    item = f"item:{edge.target}"
    if item in plan.labels:
        return item
    origins = [f"origin:{edge.target}{apart}" for apart in ("", ":against", ":asks")]
    drawn = [one for one in origins if (one, source) in plan.rests]
    side = plan.labels[source].side if source in plan.labels else "for"
    alike = [one for one in origins if one in plan.labels and plan.labels[one].side == side]
    return next(iter([*drawn, *alike]), origins[0])


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


def _rests_in_between(plan: _Plan, source: str, origin: str) -> bool:
    """Tell whether `source` surely rests on a report or relay that itself rests on `origin`."""
    between = [
        before
        for (before, after), rest in plan.rests.items()
        if after == source and before.startswith(("item:", "relay:")) and rest.q >= 1
    ]
    return any((origin, one) in plan.rests for one in between)


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
    lefts, widths = _measure(plan, columns)
    nodes = {
        key: Node(key, box.label, box.note, box.kind, lefts[columns[key]], PAD + rows[key] * ROW, widths[columns[key]],
                  box.href, box.side, box.number)
        for key, box in plan.labels.items()
    }  # fmt: skip
    ends = [left + wide for left, wide in zip(lefts, widths, strict=True)]
    lines = tuple(_line(nodes[before], nodes[after], rest) for (before, after), rest in plan.rests.items())
    height = (max(rows.values(), default=0)) * ROW + HEIGHT + 2 * PAD
    return Graph(tuple(nodes.values()), lines, max(ends, default=0) + PAD, height, left_out)


def _measure(plan: _Plan, columns: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """Give each column its left edge, and a width that holds the longest of its labels, within what the page has."""
    number = 1 + max(columns.values(), default=-1)
    boxes: list[list[_Box]] = [[] for _ in range(number)]
    for key, column in columns.items():
        boxes[column].append(plan.labels[key])
    needs = [box_width([(one.label, one.note, one.numbered) for one in held]) for held in boxes]
    widths = fit_columns(needs, ROOM - 2 * PAD - (number - 1) * GUTTER)
    lefts = [PAD + sum(widths[:column]) + column * GUTTER for column in range(number)]
    return lefts, widths


def _turn_round(plan: _Plan) -> dict[str, list[str]]:
    """List for each node what it rests on."""
    held = defaultdict(list)
    for before, after in plan.rests:
        held[after].append(before)
    return held


def _rank(box: _Box) -> tuple[int, bool, int]:
    return SIDES.index(box.side), box.number is None, box.number or 0


def _tree_order(plan: _Plan) -> list[str]:
    """List nodes so that each follows all that it rests on, branch by branch, roots in the order of the list below."""
    onward = defaultdict(list)
    held = _turn_round(plan)
    for before, after in plan.rests:
        onward[before].append(after)
    ordered: dict[str, None] = {}
    roots = [key for key in plan.labels if not held[key]]
    stack = sorted(roots, key=lambda key: _rank(plan.labels[key]))[::-1]
    while stack:
        key = stack.pop()
        if key not in ordered and all(before in ordered for before in held[key]):
            ordered[key] = None
            stack.extend(reversed(onward[key]))
    return list(ordered)


def _line(start: Node, to: Node, rest: _Rest) -> Line:
    """Draw from the right side of `start` to the left side of `to`, changing rows in the first gap alone."""
    x1, y1, x2, y2 = start.x + start.width, start.y + HEIGHT // 2, to.x, to.y + HEIGHT // 2
    bend, turn = x1 + GUTTER // 2, x1 + GUTTER - TIP
    path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {turn} {y2}H{x2 - TIP}"
    return Line(start.key, to.key, rest.kind, rest.q, path, rest.words or rest.kind, rest.side)
