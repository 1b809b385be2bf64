"""What letters say of two things: the statements that an edge of the network rests on.

They are read from the index when they are shown, those of many edges at once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.directions import DOWNWARD
from graph.index.schema import segments_of
from graph.network.adjacency import STRONG
from graph.network.reading import force_of
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from graph.index.database import View

Pair = tuple[str, str]
"""A lower and a higher thing, by slugs."""

_PAIRS: Final = """
WITH pairs AS (SELECT value ->> 0 AS lower, value ->> 1 AS higher FROM json_each(?))
SELECT lower, higher, """
_PARTS: Final = f"""{_PAIRS} a.role, a.stated, a.letter, a.quote, a.segments, a.item
FROM pairs JOIN assignments a ON a.task = higher AND a.agency = lower"""
_ITEMS: Final = f"""{_PAIRS} t.parent = higher, t.letter, w.text, w.segments, w.label
FROM pairs JOIN tasks t ON t.slug = lower AND higher IN (t.letter, t.parent)
JOIN tasks w ON w.slug = CASE WHEN t.letter = higher THEN t.slug ELSE t.parent END"""
_WORDS: Final = """a.predicate, a.letter, a.quote, a.segments, a.item, a.rule,
  a.confidence, a.slug"""
_STATED: Final = "a.standing <> 'rejected' AND a.predicate <> 'encloses'"
_BY_TASK: Final = f"""{_PAIRS} TRUE, {_WORDS}
FROM pairs JOIN assertions a
  ON a.task = lower AND a.object = higher AND a.subject = a.letter AND {_STATED}"""
_NOT_BY_TASK: Final = f"{_STATED} AND (a.task IS NULL OR a.subject <> a.letter)"
_DOWN: Final = ", ".join(f"'{predicate}'" for predicate in sorted(DOWNWARD))
_UPWARDS: Final = f"""{_PAIRS} TRUE, {_WORDS}
FROM pairs JOIN assertions a ON a.subject = lower AND a.object = higher
  AND {_NOT_BY_TASK} AND a.predicate NOT IN ({_DOWN})"""
_DOWNWARDS: Final = f"""{_PAIRS} FALSE, {_WORDS}
FROM pairs JOIN assertions a ON a.subject = higher AND a.object = lower
  AND {_NOT_BY_TASK} AND a.predicate IN ({_DOWN})"""


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


def edges(
    view: View, pairs: Collection[Pair], is_known: Callable[..., bool]
) -> Mapping[Pair, Mapping[str, Edge]]:
    """The edges of pairs, by predicate, whose ends and letters are known."""
    found: dict[Pair, dict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for pair, said in _said(view, json.dumps([*pairs])):
        if is_known(*pair, said.statement.quote.letter_id):
            found[pair][said.predicate].append(said)
    return {
        pair: {predicate: _edge(*pair, every) for predicate, every in of_pair.items()}
        for pair, of_pair in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Said:
    predicate: str
    forward: bool
    strong: bool
    statement: Statement
    slug: str = ""


def _said(view: View, pairs: str) -> Iterator[tuple[Pair, _Said]]:
    for sql, make in (
        (_PARTS, _part),
        (_ITEMS, _item),
        (_BY_TASK, _assertion),
        (_UPWARDS, _assertion),
        (_DOWNWARDS, _assertion),
    ):
        for lower, higher, *row in view.rows(sql, (pairs,)):
            yield (str(lower), str(higher)), make(*row)


def _edge(lower: str, higher: str, said: list[_Said]) -> Edge:
    said.sort(key=lambda one: (-one.statement.confidence, one.slug, _place(one)))
    first = said[0]
    return Edge(
        lower=lower,
        higher=higher,
        predicate=first.predicate,
        forward=first.forward,
        strong=any(one.strong for one in said),
        statements=tuple(one.statement for one in said),
    )


def _place(said: _Said) -> tuple[str, tuple[tuple[int, int], ...]]:
    return said.statement.quote.letter_id, said.statement.quote.segments


def _part(role: Any, stated: Any, *words: Any) -> _Said:  # noqa: ANN401 - columns, as asked for
    statement = Statement(_quote(*words), "assignment", 1.0)
    return _Said(role, forward=False, strong=bool(stated), statement=statement)


def _item(heading: Any, *words: Any) -> _Said:  # noqa: ANN401 - as above
    statement = Statement(_quote(*words), "item", 1.0)
    return _Said("part_of", forward=True, strong=bool(heading), statement=statement)


def _assertion(forward: Any, predicate: Any, *words: Any) -> _Said:  # noqa: ANN401 - as above
    *quote, rule, confidence, slug = words
    strong = force_of(predicate) >= STRONG
    statement = Statement(_quote(*quote), rule, confidence)
    return _Said(predicate, bool(forward), strong, statement, slug)


def _quote(letter: str, text: str, segments: str, item: str | None) -> Quote:
    return Quote(letter, text, segments_of(segments), item)
