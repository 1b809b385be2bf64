"""What a chain is drawn from: all letters of a store, or those that are nearest.

Where there are few letters, a chain knows all of them, and tells how many neighbours of
each box are not drawn. Where there are many, it is drawn from those that state the
paths of a trace or speak of its roots, and counts what these tell.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Final

from graph.answers import size
from graph.answers.size import is_large
from graph.answers.trace import Tracer
from graph.catalog import catalog
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.chain import ChainAsk
    from graph.answers.paths import Path
    from graph.index.database import View
    from graph.store import Store

MOST_OF_ONE: Final = 200
"""Letters that speak of one root."""

_LETTERS: Final = "SELECT slug FROM documents WHERE held AND canonical IS NULL"
_NEWEST: Final = f"{_LETTERS} ORDER BY date DESC, slug LIMIT ?"
_SPEAKING: Final = """
SELECT letter FROM assertions WHERE subject = ?1
UNION SELECT letter FROM assertions WHERE object = ?1
UNION SELECT letter FROM assignments WHERE agency = ?1 LIMIT ?2"""


@dataclass(frozen=True, slots=True)
class Scope:
    """The letters that a chain is drawn from, and what its paths pass."""

    letters: tuple[str, ...]
    passed: frozenset[str]

    @property
    def condition(self) -> tuple[str, str]:
        """What rows of the index say of their letters, and the parameter of that."""
        one_of = "letter IN (SELECT value FROM json_each(?))"
        return one_of, json.dumps(self.letters)


def scope(store: Store, asked: ChainAsk) -> Scope | None:
    """What a chain is drawn from; None where that is all there is."""
    view = catalog(store).view
    if not is_large(store):
        return None
    paths = [*_paths(store, asked)]
    letters = chain(
        asked.roots,
        (step.letter for path in paths for step in path.steps),
        *(_slugs(view, _SPEAKING, slug, MOST_OF_ONE) for slug in _asked(asked)),
        () if asked.roots else _slugs(view, _NEWEST, size.MOST_LETTERS),
    )
    held = (slug for slug in dict.fromkeys(letters) if _is_letter(store, slug))
    return Scope(
        letters=tuple(islice(held, size.MOST_LETTERS)),
        passed=frozenset(slug for path in paths for slug in _ordered(path)),
    )


def _ordered(path: Path) -> Iterator[str]:
    """What orders lead to on a path: the rest only mentions."""
    orders = takewhile(lambda step: step.strong, path.steps)
    return (node.slug for node, _ in zip(path.nodes[1:], orders, strict=False))


def _paths(store: Store, asked: ChainAsk) -> Iterator[Path]:
    tracer = Tracer(catalog(store), network(store))
    if asked.to and asked.roots:
        yield from tracer.between(asked.roots[0], asked.to)[0]
        return
    for root in asked.roots:
        paths = tracer.ends(root)[0]
        yield from (p for p in paths if asked.direction in ("both", p.direction))


def _asked(asked: ChainAsk) -> Iterable[str]:
    return filter(None, (*asked.roots, *asked.opened, asked.to))


def _slugs(view: View, sql: str, *parameters: str | int) -> Iterator[str]:
    return (str(row[0]) for row in view.rows(sql, parameters))


def _is_letter(store: Store, slug: str) -> bool:
    document = catalog(store).documents.get(slug)
    return document is not None and document.held and document.canonical is None
