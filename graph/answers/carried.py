"""The documents of the Centre that most agencies have to carry out."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.matrix import matrix
from graph.answers.paging import Window
from graph.answers.paths import CENTRE
from graph.answers.size import is_large
from graph.catalog import catalog
from graph.network.network import network

if TYPE_CHECKING:
    from graph.catalog import Agency, Document
    from graph.store import Store

_COMPARED: Final = 2
"""Of a large store so many times more documents are compared than are wanted."""
_MOST_IN_COLUMN: Final = 2_000
"""Parts in tasks; a column of the matrix with more takes seconds."""
_MOST_CITED: Final = """
SELECT c.document FROM cited c JOIN documents d ON d.slug = c.document
WHERE d.canonical IS NULL AND d.kind <> 'set'
  AND d.level IN (SELECT value FROM json_each(?))
ORDER BY c.times DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Carried:
    """A document of the Centre, and how many agencies have it to carry out.

    `named` are those a task names, `others` those that it falls to in general or by
    their letter as a whole; of a large store these are not counted.
    """

    document: Document
    named: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Busiest:
    """Those named in most of the tasks that carry a document out, with how many.

    `total` counts all that are named.
    """

    total: int
    agencies: tuple[tuple[Agency, int], ...]


def most_carried(store: Store, most: int) -> tuple[Carried, ...]:
    """At most so many, that for which most agencies are named first.

    Of a large store they are looked for among those that are cited most.
    """
    return _of_all(store, most) if not is_large(store) else _of_cited(store, most)


def busiest(store: Store, document: str, most: int) -> Busiest | None:
    """Who carries out what very much is done for; None of what a column can tell."""
    named = network(store).bodies_below(document)
    if sum(named.values()) <= _MOST_IN_COLUMN:
        return None
    known = catalog(store).agencies
    first = sorted(named, key=lambda slug: (-named[slug], slug))[:most]
    return Busiest(len(named), tuple((known[slug], named[slug]) for slug in first))


def _of_all(store: Store, most: int) -> tuple[Carried, ...]:
    """As the matrix has them."""
    central = matrix(store, window=Window(0, most))
    counts = Counter((c.document, c.degree == "stated") for c in central.cells)
    return tuple(
        Carried(d, counts[d.slug, True], counts[d.slug, False])
        for d in central.documents
    )


def _of_cited(store: Store, most: int) -> tuple[Carried, ...]:
    known, statements = catalog(store), network(store)
    asked = json.dumps([*CENTRE]), _COMPARED * most
    cited = [str(row[0]) for row in known.view.rows(_MOST_CITED, asked)]
    named = {slug: len(statements.bodies_below(slug)) for slug in cited}
    chosen = sorted(cited, key=lambda slug: -named[slug])[:most]
    return tuple(
        Carried(known.documents[slug], named[slug]) for slug in chosen if named[slug]
    )
