"""Rows, their order, and the lines between: what the drawing of a chain is made of."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_chain import sample_chain
from tests.test_viz_layout import views
from viz.drawing.crossings import crossing, crossings, untangle
from viz.drawing.grid import Bend, grid
from viz.layout import lay_out

if TYPE_CHECKING:
    from graph.answers.chain_view import ChainView

NUMBER = r"-?\d+(?:\.\d+)?"


def rows_of(view: ChainView) -> list[list[str]]:
    """The rows of a drawing as they would stand without any order in them."""
    places = lay_out(view).places
    rows: dict[float, list[str]] = {}
    for node in sorted(places, key=lambda node: (places[node].y, node)):
        rows.setdefault(places[node].y, []).append(node)
    return list(rows.values())


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_crossings_are_counted_as_by_hand(links: list[tuple[int, int]]) -> None:
    by_hand = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(links, 2))
    assert crossing(links, 10) == by_hand


def test_few_lines_cross() -> None:
    made = grid(rows_of(sample_chain()), sample_chain().edges)
    before = crossings(made)
    untangle(made)
    assert crossings(made) < before / 3


@settings(deadline=None, max_examples=40)
@given(views())
def test_ordering_never_makes_it_worse_and_loses_nothing(view: ChainView) -> None:
    if not view.nodes:
        return
    made = grid(rows_of(view), view.edges)
    before, items = crossings(made), [set(row) for row in made.rows]
    untangle(made)
    assert crossings(made) <= before
    assert [set(row) for row in made.rows] == items


def test_a_line_passes_every_row_between_its_ends() -> None:
    view = sample_chain()
    rows = rows_of(view)
    made = grid(rows, view.edges)
    row_of = {item: at for at, row in enumerate(made.rows) for item in row}
    for edge in view.edges:
        route = made.routes[edge.id]
        assert {route[0], route[-1]} == {edge.source, edge.target}
        first, last = sorted((row_of[route[0]], row_of[route[-1]]))
        passed = sorted(row_of[item] for item in route[1:-1])
        assert passed == list(range(first + 1, last))
        assert all(isinstance(item, Bend) for item in route[1:-1])


def test_no_line_of_the_two_letters_runs_through_a_box() -> None:
    view = sample_chain()
    layout = lay_out(view)
    for edge in view.edges:
        others = [
            place
            for node, place in layout.places.items()
            if node not in (edge.source, edge.target)
        ]
        path = layout.lines[edge.id].path
        for a, b, c, d in re.findall(
            rf"(?:^M|\s|C|L)({NUMBER}) ({NUMBER})L({NUMBER}) ({NUMBER})", path
        ):
            assert a == c or abs(float(a) - float(c)) < 0.5
            top, bottom = sorted((float(b), float(d)))
            for place in others:
                inside = abs(place.x - float(a)) < place.box.width / 2 - 0.1
                high = place.y + place.box.height / 2 > top + 0.1
                low = place.y - place.box.height / 2 < bottom - 0.1
                assert not (inside and high and low)


@pytest.mark.parametrize("relation", ["implements", "cites"])
def test_heads_point_at_the_side_of_the_box_they_reach(relation: str) -> None:
    view = sample_chain()
    layout = lay_out(view)
    for edge in view.edges:
        if edge.relation != relation:
            continue
        x, y = map(float, re.findall(NUMBER, layout.lines[edge.id].head)[:2])
        place = layout.places[edge.target]
        assert abs(x - place.x) <= place.box.width / 2
        assert abs(abs(y - place.y) - place.box.height / 2) < 0.2
