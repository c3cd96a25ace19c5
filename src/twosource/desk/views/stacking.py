"""A drawn graph goes in, the same drawing for a narrow page comes out: one box a row, each under what it rests on.

What rests on one thing hangs from its left edge, a step further in; what it rests on besides comes along the right
edge, where no box stands, so that no line runs behind one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.desk.views.provenance import HEIGHT, PAD, ROW, TIP, Graph, Line, Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 324
"""As wide as the narrowest phone shows it without scrolling."""
STEP, DEEPEST = 22, 4
"""How far each step goes in, and how many are drawn further in."""
LANE = 10
"""Room at the right edge for lines that pass boxes."""
HANG = 10
"""Where lines hang from a box, from its left edge."""


def stack_graph(graph: Graph) -> Graph:
    """Draw a graph anew, one box a row."""
    onward: dict[str, list[Line]] = defaultdict(list)
    for line in graph.lines:
        onward[line.start].append(line)
    places = {node.key: (node.y, node.x) for node in graph.nodes}
    depths, hung = _hang(graph, onward, places)
    rows = {key: row for row, key in enumerate(depths)}
    nodes = {node.key: _move(node, rows[node.key], depths[node.key]) for node in graph.nodes}
    lines = tuple(_draw(line, nodes, hung=(line.start, line.to) in hung) for line in graph.lines)
    height = max(len(rows) - 1, 0) * ROW + HEIGHT + 2 * PAD
    return Graph(tuple(nodes[key] for key in depths), lines, WIDTH, height, graph.left_out)


def _hang(
    graph: Graph, onward: Mapping[str, Sequence[Line]], places: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Give each node its depth, in the order of the rows, and the lines by which nodes hang from one another."""
    resting = {line.to for line in graph.lines}
    roots = sorted((node.key for node in graph.nodes if node.key not in resting), key=places.__getitem__)
    depths: dict[str, int] = {}
    hung: set[tuple[str, str]] = set()
    stack: list[tuple[str, str | None]] = [(key, None) for key in reversed(roots)]
    while stack:
        key, above = stack.pop()
        if key in depths:
            continue
        depths[key] = 0 if above is None else min(depths[above] + 1, DEEPEST)
        if above is not None:
            hung.add((above, key))
        below = sorted((line.to for line in onward[key]), key=places.__getitem__, reverse=True)
        stack.extend((one, key) for one in below)
    return depths, hung


def _move(node: Node, row: int, depth: int) -> Node:
    x = PAD + depth * STEP
    return replace(node, x=x, y=PAD + row * ROW, width=WIDTH - PAD - LANE - x)


def _draw(line: Line, nodes: Mapping[str, Node], *, hung: bool) -> Line:
    start, to = nodes[line.start], nodes[line.to]
    middle = to.y + HEIGHT // 2
    if hung and to.x > start.x:
        return replace(line, path=f"M{start.x + HANG} {start.y + HEIGHT}V{middle}H{to.x - TIP}")
    right, edge = WIDTH - PAD - LANE, WIDTH - LANE // 2
    return replace(line, path=f"M{right} {start.y + HEIGHT // 2}H{edge}V{middle}H{right + TIP}")
