"""What lists of tasks can be asked by, as choices; and what a key means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.catalog import Agency, Document
    from graph.lookup import Kind
    from graph.store import Store

MOST_CHOICES: Final = 300


# The signs keep SQLite from another index than the one that has the newest first.
_NEWEST: Final = f"""SELECT slug FROM documents d
WHERE {{}} AND +d.canonical IS NULL ORDER BY d.date DESC, d.slug LIMIT {MOST_CHOICES}"""  # noqa: S608 - ours
_GIVING: Final = _NEWEST.format("EXISTS (SELECT 1 FROM tasks WHERE letter = d.slug)")
_CENTRAL: Final = _NEWEST.format(
    "+d.level IN (SELECT value FROM json_each(?)) AND +d.kind <> 'set'"
)
_BUSIEST: Final = f"""SELECT b.agency FROM busy b
JOIN agencies a ON a.slug = b.agency AND NOT a.is_open
ORDER BY b.parts DESC, b.agency LIMIT {MOST_CHOICES}"""  # noqa: S608 - ours


def agencies_with_tasks(store: Store) -> Sequence[Agency]:
    """The agencies that have a part in tasks, those with most first."""
    known = catalog(store)
    slugs = [str(row[0]) for row in known.view.rows(_BUSIEST)]
    found = known.agencies.among(slugs)
    return [found[slug] for slug in slugs]


def letters_with_tasks(store: Store) -> Sequence[Document]:
    """The letters that give tasks, the newest first."""
    return _documents(store, _GIVING)


def central_documents(store: Store) -> Sequence[Document]:
    """The documents of the Centre, the newest first."""
    return _documents(store, _CENTRAL, json.dumps([*CENTRE]))


def _documents(store: Store, sql: str, *parameters: str) -> list[Document]:
    known = catalog(store)
    slugs = [str(row[0]) for row in known.view.rows(sql, parameters)]
    found = known.documents.among(slugs)
    return [found[slug] for slug in slugs]


def shown_key(store: Store, slug: str, name: str, kind: Kind) -> str:
    """The name by which a thing can be asked for, else its slug."""
    try:
        return name if find(store, name, kind) == slug else slug
    except (NotFoundError, AmbiguousError):
        return slug
