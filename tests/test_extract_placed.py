"""Values by their places: the same as a look at all of them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from extract.offsets import Offsets
from extract.placed import Cover, Index, between

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted))
EDGE = st.integers(0, 30)


class Value(NamedTuple):
    start: int
    end: int


@given(PLACES, EDGE, EDGE)
def test_what_begins_between_two_offsets(
    places: list[list[int]], start: int, end: int
) -> None:
    values = [Value(*place) for place in places]
    near = [(i, v) for i, v in enumerate(values) if start <= v.start < end]
    assert Index(values).between(start, end) == near
    values.sort()
    assert [values[i] for i in between(values, start, end)] == [
        v for v in values if start <= v.start < end
    ]


@given(PLACES, EDGE, EDGE)
def test_what_places_cover(places: list[list[int]], start: int, end: int) -> None:
    cover = Cover((first, last) for first, last in places)
    assert (start in cover) == any(s <= start < e for s, e in places)
    if start < end:
        overlaps = any(s < end and start < e for s, e in places)
        assert cover.touches(start, end) == overlaps


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=1), EDGE)
def test_offsets_lead_there_and_back(runs: list[tuple[int, int]], there: int) -> None:
    offsets, places = Offsets(), list[int]()
    for count, gap in runs:
        first = places[-1] + 1 + gap if places else gap
        offsets.add(count, first)
        places += range(first, first + count)
    assert offsets.length == len(places)
    assert [offsets.there(here) for here in range(len(places))] == places
    assert offsets.here(there) == sum(place < there for place in places)
    taken = [p for n, at in offsets.runs(0, len(places)) for p in range(at, at + n)]
    assert taken == places
