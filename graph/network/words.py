"""What letters say of two things: the statements that an edge of the network rests on.

They are read from the index when they are shown, those of many edges at once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.directions import DOWNWARD
from graph.index.schema import segments_of
from graph.index.shelf import keep
from graph.network.adjacency import STRONG
from graph.network.reading import force_of
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from graph.index.database import View

Pair = tuple[str, str]
"""A lower and a higher thing, by slugs."""

_PAIRS: Final = """
WITH pairs AS (SELECT value ->> 0 AS lower, value ->> 1 AS higher FROM json_each(?1))"""
# The sign keeps SQLite from reading all that an agency has a part in.
_PARTS: Final = f"""{_PAIRS}
SELECT lower, higher, a.role, FALSE, a.stated, 1.0, '', a.letter, a.segments, a.quote,
  a.item, 'assignment'
FROM pairs JOIN assignments a ON a.task = higher AND +a.agency = lower"""  # noqa: S608 - ours
_ITEMS: Final = f"""{_PAIRS}
SELECT lower, higher, 'part_of', TRUE, t.parent = higher, 1.0, '', t.letter, w.segments,
  w.text, w.label, 'item'
FROM pairs JOIN tasks t ON t.slug = lower AND higher IN (t.letter, t.parent)
JOIN tasks w ON w.slug = CASE WHEN t.letter = higher THEN t.slug ELSE t.parent END"""  # noqa: S608 - ours
_WORDS: Final = """NULL, a.confidence, a.slug, a.letter, a.segments, a.quote, a.item,
  a.rule"""
_STATED: Final = "a.standing <> 'rejected' AND a.predicate <> 'encloses'"
_BY_TASK: Final = f"""{_PAIRS}
SELECT lower, higher, a.predicate, TRUE, {_WORDS}
FROM pairs JOIN assertions a
  ON a.task = lower AND a.object = higher AND a.subject = a.letter AND {_STATED}"""  # noqa: S608 - ours
_NOT_BY_TASK: Final = f"{_STATED} AND (a.task IS NULL OR a.subject <> a.letter)"
_DOWN: Final = ", ".join(f"'{predicate}'" for predicate in sorted(DOWNWARD))


def _one_way(subject: str, object_: str, forward: str, predicates: str) -> str:
    """The query for the first `?2` statements of each predicate about pairs.

    Which predicates there are is looked up one by one: of what thousands of letters
    state the index would be read through.
    """
    ends = f"a.subject = {subject} AND a.object = {object_}"
    first = f"SELECT MIN(a.predicate) FROM assertions a WHERE {ends}"  # noqa: S608 - ours
    return f"""{_PAIRS.replace("WITH", "WITH RECURSIVE")}, kinds AS (
  SELECT lower, higher, ({first}) AS kind FROM pairs UNION ALL
  SELECT lower, higher, ({first} AND a.predicate > kind) FROM kinds
  WHERE kind IS NOT NULL)
SELECT lower, higher, kind, {forward}, {_WORDS}
FROM kinds CROSS JOIN assertions a ON (a.slug, a.letter, a.segments) IN (
  SELECT a.slug, a.letter, a.segments FROM assertions a
  WHERE {ends} AND a.predicate = kind AND {_NOT_BY_TASK} LIMIT ?2)
WHERE kind {predicates}"""  # noqa: S608 - ours


_UPWARDS: Final = _one_way("lower", "higher", "TRUE", f"NOT IN ({_DOWN})")
_DOWNWARDS: Final = _one_way("higher", "lower", "FALSE", f"IN ({_DOWN})")
_MOST_KEPT: Final = 5_000
_ALL: Final = -1
"""As a limit of SQLite."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement an edge rests on."""

    quote: Quote
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Edge:
    """All statements of one predicate between two things, the surest first.

    `forward` if the lower one is their subject.
    """

    lower: str
    higher: str
    predicate: str
    forward: bool
    strong: bool
    statements: tuple[Statement, ...]


class _Said(NamedTuple):
    """A statement about a pair, as it is read; one without a slug is no assertion."""

    lower: str
    higher: str
    predicate: str
    forward: int
    strong: int | None
    confidence: float
    slug: str
    letter: str
    segments: str
    quote: str
    item: str | None
    rule: str

    @property
    def rank(self) -> tuple[float, str, str, str, str]:
        """What sorts the surest before others."""
        return -self.confidence, self.slug, self.letter, self.segments, self.quote


def edges(
    view: View, pairs: Collection[Pair], is_known: Callable[..., bool]
) -> Mapping[Pair, Mapping[str, Edge]]:
    """The edges of pairs, by predicate, whose ends and letters are known."""
    return _edges(_rows(view, pairs, None), is_known, None)


def first_edges(
    view: View, pairs: Collection[Pair], most: int
) -> Mapping[Pair, Mapping[str, Edge]]:
    """The edges of pairs, by predicate, with `most` of their statements.

    These are the first by slugs, the surest of them first. What many chains pass is
    asked for again and again, so it is kept with the view.
    """
    kept: dict[Pair, Mapping[str, Edge]] = view.keep(f"edges by {most}", dict)
    found = {pair: kept[pair] for pair in pairs if pair in kept}
    unread = [pair for pair in pairs if pair not in found]
    for pair, of_pair in _edges(_rows(view, unread, most), None, most).items():
        found[pair] = of_pair
        keep(kept, pair, of_pair, _MOST_KEPT)
    return found


def _edges(
    rows: Iterable[_Said], is_known: Callable[..., bool] | None, most: int | None
) -> dict[Pair, Mapping[str, Edge]]:
    found: dict[Pair, dict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for said in rows:
        pair = said.lower, said.higher
        if is_known is None or is_known(*pair, said.letter):
            found[pair][said.predicate].append(said)
    return {
        pair: {name: _edge(said, most) for name, said in of_pair.items()}
        for pair, of_pair in found.items()
    }


def _rows(view: View, pairs: Collection[Pair], most: int | None) -> Iterator[_Said]:
    """What is said of pairs with a task, then of those of which nothing is found yet.

    Tasks are parts of letters, and what is stated of two documents is of no task.
    """
    parts, left = json.dumps([p for p in pairs if "." in p[0] + p[1]]), {*pairs}
    for sql in (_PARTS, _ITEMS, _BY_TASK):
        for said in map(_Said._make, view.rows(sql, (parts,))):
            left.discard((said.lower, said.higher))
            yield said
    asked = json.dumps([*left])
    for sql in (_UPWARDS, _DOWNWARDS):
        rows = view.rows(sql, (asked, _ALL if most is None else most))
        yield from map(_Said._make, rows)


def _edge(said: list[_Said], most: int | None) -> Edge:
    """The edge that statements of one predicate about one pair make."""
    said.sort(key=attrgetter("rank"))
    first, *_ = said
    carries = force_of(first.predicate) >= STRONG
    return Edge(
        first.lower,
        first.higher,
        predicate=first.predicate,
        forward=bool(first.forward),
        strong=any(carries if one.slug else one.strong for one in said),
        statements=tuple(map(_statement, said[:most])),
    )


def _statement(said: _Said) -> Statement:
    quote = Quote(said.letter, said.quote, segments_of(said.segments), said.item)
    return Statement(quote, said.rule, said.confidence)
