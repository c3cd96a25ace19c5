"""The drawing of who rests on whom: complete, without circles, and no line behind a box that it does not touch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.views.boxes import measure
from twosource.desk.views.chain import Link
from twosource.desk.views.provenance import HEIGHT, MOST_REPORTS, PAD, ROW, Graph, Path, draw_graph
from twosource.model.ledger import Edge

names = st.sampled_from(["Ada", "Ben", "Cem", "Dia"])


@st.composite
def paths(draw: st.DrawFn) -> Path:
    item = draw(st.sampled_from(["i1", "i2", "i3", "i4"]))
    origin = draw(st.sampled_from([None, "o1", "o2"]))
    head = Link(origin or "nobody named", "person", "origin", known=origin is not None)
    relays = [Link(name, "account", "relay") for name in draw(st.lists(names, max_size=3))]
    return Path(draw(st.uuids()).hex, item, "for", origin, (head, *relays, Link(item, "article", "report")))


ends = st.sampled_from(["i1", "i2", "i3", "i4", "o1", "o2", "elsewhere"])
edges = st.builds(Edge, ends, ends, st.sampled_from(["credit", "text"]), st.sampled_from([0.3, 1.0]))


@given(st.lists(paths(), max_size=8), st.lists(edges, max_size=6))
def test_every_report_is_drawn_once_and_nothing_rests_on_itself(given: list[Path], edges: list[Edge]) -> None:
    graph = draw_graph(given, edges)
    drawn = [node.key for node in graph.nodes]
    assert len(drawn) == len(set(drawn))
    assert {f"item:{path.item}" for path in given} <= set(drawn)
    columns = {node.key: node.x for node in graph.nodes}
    assert all(columns[line.start] < columns[line.to] for line in graph.lines)
    assert len({(node.x, node.y) for node in graph.nodes}) == len(drawn)


@given(st.lists(paths(), max_size=8), st.lists(edges, max_size=6))
def test_no_line_runs_behind_a_box(given: list[Path], edges: list[Edge]) -> None:
    graph = draw_graph(given, edges)
    lefts = sorted({node.x for node in graph.nodes})
    places = {node.key: (lefts.index(node.x), (node.y - PAD) // ROW) for node in graph.nodes}
    for line in graph.lines:
        (begin, _), (end, row) = places[line.start], places[line.to]
        assert not {(column, row) for column in range(begin + 1, end)} & set(places.values())


@given(st.lists(paths(), max_size=6))
def test_the_same_evidence_gives_the_same_drawing(given: list[Path]) -> None:
    assert draw_graph(given, ()) == draw_graph(given, ())


def chain(*links: Link) -> tuple[Link, ...]:
    return links


WATCH = Link("Watch", "account", "origin")


def report(name: str) -> Link:
    return Link(name, "article", "report")


def find(graph: Graph, start: str, to: str) -> bool:
    return any((line.start, line.to) == (start, to) for line in graph.lines)


def test_a_copy_hangs_on_what_it_copies_and_not_on_the_origin_again() -> None:
    first = Path("e1", "a", "for", "w", chain(WATCH, report("A")))
    copy = Path("e2", "b", "for", "w", chain(WATCH, report("B")))
    graph = draw_graph([first, copy], [Edge("b", "a", "text", 1.0)])
    assert find(graph, "item:a", "item:b")
    assert not find(graph, "origin:w", "item:b")


def test_a_likely_copy_keeps_its_own_line_to_the_origin() -> None:
    first = Path("e1", "a", "for", "w", chain(WATCH, report("A")))
    other = Path("e2", "b", "for", "w", chain(WATCH, report("B")))
    graph = draw_graph([first, other], [Edge("b", "a", "text", 0.4)])
    assert find(graph, "origin:w", "item:b")
    assert [line.certain for line in graph.lines if line.start == "item:a"] == [False]


def test_two_relays_that_pass_on_each_other_close_no_circle() -> None:
    one, two = Link("One", "account", "relay"), Link("Two", "account", "relay")
    graph = draw_graph(
        [
            Path("e1", "a", "for", "w", chain(WATCH, one, two, report("A"))),
            Path("e2", "b", "for", "w", chain(WATCH, two, one, report("B"))),
        ],
        (),
    )
    assert len([node for node in graph.nodes if node.kind == "relay"]) == 3


def test_many_reports_are_left_out_and_counted() -> None:
    many = [Path(f"e{n}", f"i{n}", "for", "w", chain(WATCH, report(f"R{n}"))) for n in range(MOST_REPORTS + 3)]
    graph = draw_graph(many, ())
    assert graph.left_out == 3
    assert graph.width == max(node.x + node.width for node in graph.nodes) + PAD
    assert graph.height >= (MOST_REPORTS - 1) * ROW + HEIGHT


def test_who_denies_and_later_admits_stands_on_both_sides_apart() -> None:
    army = Link("The army", "organisation", "origin")
    denied = Path("e1", "a", "against", "army", chain(army, report("A")), number=2)
    owned = Path("e2", "b", "for", "army", chain(army, report("B")), number=1)
    asked = Path("e3", "c", "asks", "army", chain(army, report("C")))
    graph = draw_graph([denied, owned, asked], [Edge("a", "army", "credit", 1.0), Edge("b", "army", "credit", 1.0)])
    assert {(line.start, line.to): line.side for line in graph.lines} == {
        ("origin:army:against", "item:a"): "against",
        ("origin:army", "item:b"): "for",
        ("origin:army:asks", "item:c"): "asks",
    }
    assert {node.key: node.number for node in graph.nodes if node.kind == "origin"} == {
        "origin:army:against": 2,
        "origin:army": 1,
        "origin:army:asks": None,
    }


def test_a_relay_whose_own_report_is_there_is_drawn_once() -> None:
    wire = Link("Wire", "outlet", "relay")
    paths = [
        Path("e1", "b", "for", "w", chain(WATCH, wire, report("B"))),
        Path("e2", "a", "for", "w", chain(WATCH, report("Wire"))),
    ]
    united = draw_graph(paths, [Edge("b", "a", "credit", 1.0)])
    assert [(node.key, node.kind) for node in united.nodes] == [
        ("origin:w", "origin"),
        ("item:a", "report"),
        ("item:b", "report"),
    ]
    assert find(united, "item:a", "item:b")
    likely = draw_graph(paths, [Edge("b", "a", "text", 0.5)])
    assert [node.kind for node in likely.nodes].count("relay") == 1


def test_a_credit_through_a_relay_needs_no_second_line_to_the_origin() -> None:
    wire = Link("Wire", "outlet", "relay")
    graph = draw_graph([Path("e1", "b", "for", "w", chain(WATCH, wire, report("B")))], [Edge("b", "w", "credit", 1.0)])
    assert len(graph.lines) == 2
    assert not find(graph, "origin:w", "item:b")


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_label_is_cut_to_its_box_or_stands_whole(label: str, note: str) -> None:
    head = Link(label, "person", "origin")
    graph = draw_graph([Path("e1", "a", "for", "w", (head, report("A")), number=1, told=note)], ())
    node = graph.nodes[0]
    assert node.short == label or (node.short.endswith("…") and measure(node.short) <= node.width)


def test_origins_stand_in_the_order_of_the_list_below() -> None:
    paths = [
        Path("e1", "a", "against", "x", chain(Link("X", "person", "origin"), report("A")), number=2),
        Path("e2", "b", "asks", "y", chain(Link("Y", "person", "origin"), report("B"))),
        Path("e3", "c", "for", "z", chain(Link("Z", "person", "origin"), report("C")), number=1),
    ]
    nodes = [node for node in draw_graph(paths, ()).nodes if node.kind == "origin"]
    assert [node.label for node in sorted(nodes, key=lambda node: node.y)] == ["Z", "X", "Y"]


def test_a_report_that_tells_both_sides_is_on_neither() -> None:
    said, denied = Link("X", "person", "origin"), Link("Y", "person", "origin")
    one, other = (
        Path("e1", "a", "against", "y", chain(denied, report("A"))),
        Path("e2", "a", "for", "x", chain(said, report("A"))),
    )
    for paths in ([one, other], [other, one]):
        graph = draw_graph(paths, ())
        assert {node.key: node.side for node in graph.nodes}["item:a"] == "for"
        assert {line.side for line in graph.lines} == {"for", "against"}
