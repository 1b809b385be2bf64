"""Whose work a body has taken over: who answers for what ended, seen from the heir."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.successors import find_on, succession
from graph.catalog import Agency, catalog
from graph.errors import NotFoundError
from graph.evidence import parts_of_agencies
from ontology.register import register

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.successors import Successor
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Inherited:
    """A body that is no more and had `tasks`; `by` tells how they were taken over."""

    agency: Agency
    tasks: int
    by: Successor


def agency_on(store: Store, key: str, as_of: date) -> Agency:
    """The agency that a key means; also a body that only the register knows, by its id.

    Of bodies that had one name in turn, that of a day. A body that letters name is told
    of as they do.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    known = catalog(store)
    try:
        return known.agencies[find_on(store, key, as_of, "agency")]
    except NotFoundError:
        body = register().bodies.get(key)
        if body is None:
            raise
    named = (a for a in known.agencies.values() if register().at(a.slug, as_of) is body)
    unnamed = Agency(body.id, known.iris.iri(body.id), "body", body.name, body.level)
    return next(named, unnamed)


def inherited(store: Store, slug: str, as_of: date) -> tuple[Inherited, ...]:
    """The bodies with tasks for which a body, by its slug, answers on a day."""
    body = register().at(slug, as_of)
    mine = {slug, body.id if body else slug}
    known = catalog(store).agencies
    found = []
    for other, parts in parts_of_agencies(store).items():
        if known[other].kind != "body" or other in mine:
            continue
        gone = succession(store, other, as_of)
        for heir in gone.successors if gone else ():
            if heir.slug in mine:
                tasks = len({part.task for part in parts})
                found.append(Inherited(known[other], tasks, heir))
    return tuple(sorted(found, key=lambda one: (not one.by.certain, -one.tasks)))
