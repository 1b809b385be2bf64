"""From what a person types to the one thing meant: a slug, a number, a name.

Exact before partial, and never a guess between equals: several fits are an error that
lists them, none is one that lists what comes close.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal

from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.iris import part
from graph.names import Name, bare_name
from graph.places import PROVINCIAL
from graph.readings import readings
from graph.task_keys import tasks_called

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from graph.catalog import Catalog
    from graph.index.database import View
    from graph.store import Store

Kind = Literal["document", "agency", "task"]
ALL_KINDS: tuple[Kind, ...] = ("document", "agency", "task")
_NEAR = 5
_IS: Final = "squeezed = :squeezed"
_BEGINS: Final = """(folded = :folded
  OR (folded >= :folded || ' ' AND folded < :folded || '!'))"""  # "!" follows " "
_HOLDS: Final = """
id IN (SELECT rowid FROM name_words WHERE name_words MATCH '"' || :folded || '"')"""


def find(store: Store, key: str, *kinds: Kind) -> str:
    """The slug of what a key means; for a copy of a letter, of its canonical one.

    A task of a copy is the task of the same label there.

    Args and errors are those of `find_itself`.
    """
    known = catalog(store)
    slug = key.removeprefix(known.iris.base).strip()
    letter, _, rest = slug.partition(".")
    if letter in known.copies:
        canonical = known.copies[letter]
        key = part(canonical, rest) if rest else canonical
    return find_itself(store, key, *kinds)


def find_itself(store: Store, key: str, *kinds: Kind) -> str:
    """The slug of what a key means, be it a copy.

    Args:
        store: where to look.
        key: a slug, an IRI, a number ("57-NQ/TW", "nghị quyết 57-nq/tw", "NQ57"), a
            name ("Sở Tài chính", with or without its province, diacritics optional;
            "STC"), or the label of a task with its letter ("10 124/NQ-CP").
        kinds: what may be meant; anything, if none is given.

    Raises:
        NotFoundError: nothing is called so.
        AmbiguousError: several things are.
    """
    known = catalog(store)
    tables: dict[Kind, Container[str]] = {
        "document": known.documents,
        "agency": known.agencies,
        "task": known.tasks,
    }
    slug = key.removeprefix(known.iris.base).strip()
    chosen = kinds or ALL_KINDS
    if any(slug in tables[kind] for kind in chosen):
        return slug
    if chosen == ("task",) and (called := _tasks(store, key)):
        return _one(key, called)
    ways = [way for reading in readings(key) if (way := Name.of(reading)).squeezed]
    for fits in (_IS, _BEGINS, _HOLDS):
        found = {
            slug for way in ways for slug in _called(known.view, fits, way, chosen)
        }
        if found:
            return _one(key, sorted(_placed(known, found)))
    if "task" in chosen and (called := _tasks(store, key)):
        return _one(key, called)
    near = near_names(known.view, Name.of(key).folded, chosen, 2 * _NEAR, 0.5)
    shown = dict(reversed(near))
    raise NotFoundError(key, [*shown.values()][::-1][:_NEAR])


def _one(key: str, found: Sequence[str]) -> str:
    """The one that was found; several are an error."""
    if len(found) > 1:
        raise AmbiguousError(key, found)
    return found[0]


def _placed(known: Catalog, found: Collection[str]) -> Collection[str]:
    """Without "Sở Tài chính" of no province, if that of a single one is there too.

    What letters of the Centre call so is any province's; who asks means a body.
    """
    agencies = [known.agencies[slug] for slug in found if slug in known.agencies]
    placed = [a.slug for a in agencies if bare_name(a.name, a.kind, a.level)]
    local = all(agency.level in PROVINCIAL for agency in agencies)
    several = len(agencies) < len(found) or len(placed) != 1
    return found if several or not local else placed


def _tasks(store: Store, key: str) -> tuple[str, ...]:
    return tasks_called(store, key, lambda words: find(store, words, "document"))


def _called(view: View, fits: str, name: Name, kinds: Collection[Kind]) -> set[str]:
    """The slugs of the things of some kinds that have a name which fits."""
    rows = view.rows(
        f"SELECT slug FROM names WHERE {fits}"  # noqa: S608 - ours
        " AND kind IN (SELECT value FROM json_each(:kinds))",
        {
            "squeezed": name.squeezed,
            "folded": name.folded,
            "kinds": json.dumps([*kinds]),
        },
    )
    return {str(row[0]) for row in rows}


def near_names(
    view: View, folded: str, kinds: Collection[Kind], most: int, cutoff: float = 0.6
) -> list[tuple[str, str]]:
    """The slugs and names that come close to one that nothing has, the closest first.

    Of many names those are compared that share most words with it.
    """
    asked = " OR ".join(f'"{word}"' for word in folded.split())
    rows = view.rows(_NEAR_NAMES, (json.dumps([*kinds]), MOST_COMPARED))
    if len(rows) == MOST_COMPARED and asked:
        rows = view.rows(_SHARING, (asked, json.dumps([*kinds]), MOST_SHARING))
    by_text = {str(text): (str(slug), str(shown)) for slug, shown, text in rows}
    return [by_text[text] for text in get_close_matches(folded, by_text, most, cutoff)]


MOST_COMPARED: Final = 5_000
"""Names that are all compared with one that nothing has."""
MOST_SHARING: Final = 500
"""Names that are compared of those that share words with it, if there are more."""
_NEAR_NAMES: Final = """
SELECT slug, shown, folded FROM names
WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?"""
_SHARING: Final = """
SELECT slug, shown, names.folded FROM name_words JOIN names ON id = name_words.rowid
WHERE name_words MATCH ? AND kind IN (SELECT value FROM json_each(?))
ORDER BY rank LIMIT ?"""
