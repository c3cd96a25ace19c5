"""A graph for a narrow page: one box a row under what it rests on, nothing wider than a phone, no line behind a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.desk.views.provenance import Graph, Line, Node, NodeKind
from twosource.desk.views.stacking import WIDTH, stack_graph

if TYPE_CHECKING:
    from collections.abc import Sequence


def graph_of(nodes: Sequence[tuple[str, int, int]], lines: Sequence[tuple[str, str]]) -> Graph:
    kinds: dict[bool, NodeKind] = {True: "origin", False: "report"}
    return Graph(
        tuple(Node(key, key, "", kinds[x == 0], x, y, 200) for key, x, y in nodes),
        tuple(Line(start, to, "said", 1.0, "", "") for start, to in lines),
        900,
        300,
        0,
    )


def test_each_box_has_a_row_of_its_own_under_what_it_rests_on() -> None:
    graph = graph_of(
        [("mayor", 0, 0), ("police", 0, 100), ("wire", 300, 0), ("paper", 600, 0), ("post", 300, 100)],
        [("mayor", "wire"), ("wire", "paper"), ("police", "post"), ("police", "paper")],
    )
    stacked = stack_graph(graph)
    assert [node.key for node in stacked.nodes] == ["mayor", "wire", "paper", "police", "post"]
    assert len({node.y for node in stacked.nodes}) == len(stacked.nodes)
    assert [node.x for node in stacked.nodes] == [14, 36, 58, 14, 36]
    assert all(node.x + node.width <= WIDTH for node in stacked.nodes)
    assert (stacked.width, len(stacked.lines)) == (WIDTH, 4)


def test_what_something_rests_on_besides_comes_along_the_right_edge() -> None:
    graph = graph_of([("a", 0, 0), ("b", 0, 100), ("report", 300, 0)], [("a", "report"), ("b", "report")])
    hung, beside = stack_graph(graph).lines
    assert hung.path.startswith("M24 ")
    assert beside.path.startswith("M300 ")


def test_nothing_is_drawn_of_nothing() -> None:
    assert stack_graph(Graph((), (), 0, 0, 0)).nodes == ()
