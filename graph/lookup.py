"""From what a person types to the one thing meant: a slug, a number, a name.

Exact before partial, and never a guess between equals: several fits are an error that
lists them, none is one that lists what comes close.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from graph.bodies import plain_name
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.iris import fold, part
from graph.places import PROVINCIAL, place_of
from graph.readings import readings
from graph.task_keys import tasks_called

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Sequence

    from graph.catalog import Agency, Catalog
    from graph.store import Store

Kind = Literal["document", "agency", "task"]
ALL_KINDS: tuple[Kind, ...] = ("document", "agency", "task")
_NEAR = 5
_OF_PLACE = re.compile(r" (?:tỉnh|thành phố)$")
_NUMBER_WORD = re.compile(r"\bso (?=\d)")  # "số 57-NQ/TW", but not "Sở Tài chính"


@dataclass(frozen=True, slots=True)
class Name:
    """A way to call a thing: folded, without spaces and without leading zeros."""

    slug: str
    shown: str
    folded: str
    squeezed: str


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
    names = [name for kind in chosen for name in _names(store, kind)]
    ways = [way for reading in readings(key) if (way := _name("", reading)).squeezed]
    for fits in (_is, _begins_with, _holds):
        tests = [fits(way) for way in ways]
        found = {n.slug: None for n in names if any(test(n) for test in tests)}
        if found:
            return _one(key, sorted(_placed(known, found)))
    if "task" in chosen and (called := _tasks(store, key)):
        return _one(key, called)
    raise NotFoundError(key, _near(_name("", key), names))


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
    placed = [a.slug for a in agencies if _bare_names(a)]
    local = all(agency.level in PROVINCIAL for agency in agencies)
    several = len(agencies) < len(found) or len(placed) != 1
    return found if several or not local else placed


def _tasks(store: Store, key: str) -> tuple[str, ...]:
    return tasks_called(store, key, lambda words: find(store, words, "document"))


def _is(wanted: Name) -> Callable[[Name], bool]:
    return lambda name: name.squeezed == wanted.squeezed


def _begins_with(wanted: Name) -> Callable[[Name], bool]:
    return lambda name: f"{name.folded} ".startswith(f"{wanted.folded} ")


def _holds(wanted: Name) -> Callable[[Name], bool]:
    return lambda name: f" {wanted.folded} " in f" {name.folded} "


def _near(wanted: Name, names: Iterable[Name]) -> list[str]:
    by_text = {name.folded: name for name in names}
    close = get_close_matches(wanted.folded, by_text, 2 * _NEAR, 0.5)
    shown = {by_text[text].slug: by_text[text].shown for text in reversed(close)}
    return list(shown.values())[::-1][:_NEAR]


def _names(store: Store, kind: Kind) -> list[Name]:
    return store.keep(f"names of {kind}", lambda: _make_names(catalog(store), kind))


def _make_names(known: Catalog, kind: Kind) -> list[Name]:
    if kind == "agency":
        return [
            _name(agency.slug, shown)
            for agency in known.agencies.values()
            for shown in dict.fromkeys(
                (agency.name, plain_name(agency.name), *_bare_names(agency))
            )
        ]
    if kind == "task":
        return [
            _name(task.slug, f"{task.label} {known.documents[task.letter].label}")
            for task in known.tasks.values()
        ]
    return [
        _name(document.slug, shown)
        for document in known.documents.values()
        if document.canonical is None
        for shown in dict.fromkeys(
            (
                document.number or document.label,
                document.label,
                f"{document.code or ''} {document.number or document.label}",
            )
        )
    ]


def _bare_names(agency: Agency) -> tuple[str, ...]:
    """The name of a body of a province without that: "Sở Tài chính", "Công an tỉnh".

    Sở are of a province anyhow; all others keep the word that tells their level.
    """
    name = plain_name(agency.name)
    place = place_of(name, agency.level, None) if agency.kind == "body" else None
    if place is None or agency.level not in PROVINCIAL or not name.endswith(place):
        return ()
    bare = name.removesuffix(place).strip()
    return (_OF_PLACE.sub("", bare) if bare.startswith("Sở ") else bare,)


def _name(slug: str, shown: str) -> Name:
    folded = _NUMBER_WORD.sub("", fold(shown))
    words = [word.lstrip("0") or "0" for word in folded.split()]
    return Name(slug, shown, " ".join(words), "".join(words))
