from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.chains import made_view
from graph.answers.chain import ChainAsk, chain
from graph.answers.chain_view import LANES, ChainEdge, ChainNode, ChainView, NodeKind
from tests.sample_chain import sample_chain
from tests.samples import sample_store
from viz.labels import FONT_SIZE, measure, text_width
from viz.layout import Layout, Place, lay_out

KINDS: tuple[NodeKind, ...] = ("document", "letter", "agency")
READABLE = 11 / FONT_SIZE


def a_node(number: int, lane: int, label: str, kind: NodeKind) -> ChainNode:
    return ChainNode(f"n{number}", "", kind, label, lane, "state", label)


@st.composite
def views(draw: st.DrawFn) -> ChainView:
    lanes = draw(st.lists(st.integers(0, LANES - 1), max_size=40))
    labels = st.text("aMw /-đỘ\n", max_size=90)
    kinds: st.SearchStrategy[NodeKind] = st.sampled_from(KINDS)
    nodes = [a_node(i, lane, draw(labels), draw(kinds)) for i, lane in enumerate(lanes)]
    edges = []
    if nodes:
        ends = st.sampled_from(nodes)
        relations = st.sampled_from(["implements", "cites", "lead", "based_on"])
        for i, (source, target, relation) in enumerate(
            draw(st.lists(st.tuples(ends, ends, relations), max_size=80))
        ):
            edges.append(ChainEdge(f"e{i}", source.id, target.id, relation))
    return ChainView(tuple(nodes), tuple(edges))


def overlap(a: Place, b: Place) -> bool:
    across = (a.box.width + b.box.width) / 2 - abs(a.x - b.x)
    down = (a.box.height + b.box.height) / 2 - abs(a.y - b.y)
    return across > 1e-6 and down > 1e-6


def assert_sound(view: ChainView, layout: Layout) -> None:
    assert set(layout.places) == {node.id for node in view.nodes}
    for a, b in combinations(layout.places.values(), 2):
        assert not overlap(a, b)
    bands = {band.lane: band for band in layout.bands}
    assert list(bands) == sorted({node.lane for node in view.nodes})
    for above, below in pairwise(layout.bands):
        assert above.bottom == below.top
    for node in view.nodes:
        place = layout.places[node.id]
        assert bands[node.lane].top <= place.y - place.box.height / 2
        assert place.y + place.box.height / 2 <= bands[node.lane].bottom
        assert place.x - place.box.width / 2 >= -1e-6
        assert place.x + place.box.width / 2 <= layout.width + 1e-6


@settings(deadline=None, max_examples=60)
@given(views())
def test_boxes_stay_in_their_lanes_and_never_overlap(view: ChainView) -> None:
    assert_sound(view, lay_out(view))


def test_the_two_letters_fit_a_window_at_a_readable_size() -> None:
    view = sample_chain()
    layout = lay_out(view)
    assert_sound(view, layout)
    assert layout.scale >= READABLE


@pytest.mark.parametrize("size", [150, 500, 2000])
def test_no_two_boxes_touch_in_a_large_chain(size: int) -> None:
    view = made_view(size)
    layout = lay_out(view)
    assert len(layout.places) >= size
    corners = sorted(
        (p.y - p.box.height / 2, p.y + p.box.height / 2, p.x, p.box.width)
        for p in layout.places.values()
    )
    for at, (_, bottom, x, width) in enumerate(corners):
        for top, _, other, its_width in corners[at + 1 :]:
            if top >= bottom:
                break
            assert abs(x - other) >= (width + its_width) / 2


def test_no_two_boxes_touch_in_all_that_the_letters_say() -> None:
    view = chain(sample_store("000", "001"), ChainAsk(full=True))
    assert len(view.nodes) > 70
    assert_sound(view, lay_out(view))


def test_the_same_view_gives_the_same_drawing() -> None:
    assert lay_out(sample_chain()) == lay_out(sample_chain())


def test_what_implements_within_a_lane_stands_below() -> None:
    view = sample_chain()
    places = lay_out(view).places
    lanes = {node.id: node.lane for node in view.nodes}
    inner = [
        edge
        for edge in view.edges
        if lanes[edge.source] == lanes[edge.target] and edge.relation == "implements"
    ]
    assert inner
    for edge in inner:
        assert places[edge.source].y < places[edge.target].y


def test_a_circle_is_drawn() -> None:
    nodes = tuple(a_node(i, 4, f"QĐ {i}", "document") for i in range(3))
    ring = [("n0", "n1"), ("n1", "n2"), ("n2", "n0"), ("n1", "n1")]
    edges = tuple(
        ChainEdge(f"e{i}", source, target, "implements")
        for i, (source, target) in enumerate(ring)
    )
    view = ChainView(nodes, edges)
    assert_sound(view, lay_out(view))


def test_nothing_to_draw() -> None:
    layout = lay_out(ChainView((), ()))
    assert (layout.bands, layout.height) == ((), 0)


@pytest.mark.parametrize(
    ("label", "kind", "lines"),
    [
        ("NQ 57-NQ/TW", "document", ("NQ 57-NQ/TW",)),
        ("CV 1594/UBND-TTHCC", "document", ("CV 1594/UBND-TTHCC",)),
        ("Sở Khoa học và Công nghệ", "agency", ("Sở Khoa học", "và Công nghệ")),
        ("", "document", ("…",)),
    ],
)
def test_labels_break_evenly(
    label: str, kind: NodeKind, lines: tuple[str, ...]
) -> None:
    assert measure(label, kind).lines == lines


def test_a_label_too_long_is_cut_and_says_so() -> None:
    lines = measure("Ban Chỉ đạo " * 20, "document").lines
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_word_wider_than_a_line_is_cut() -> None:
    box = measure("W" * 300, "document")
    assert max(map(text_width, box.lines)) <= box.width
