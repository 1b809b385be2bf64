"""What leans on a document: what to look at when it is replaced or abrogated."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.changes import changes_of
from graph.answers.kinds import is_open_group
from graph.answers.orders import way_up
from graph.answers.trace import Tracer
from graph.catalog import catalog
from graph.directions import ACTIVE_ROLES
from graph.evidence import parts_of_tasks
from graph.lookup import find
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.answers.paths import Node, Path
    from graph.catalog import Agency, Document, Task
    from graph.quotes import Quote
    from graph.store import Store

_ONE_OF: Final = "(SELECT value FROM json_each(?1))"


@dataclass(frozen=True, slots=True)
class KnownChange:
    """A document that replaces, abrogates or amends the one asked about."""

    relation: str
    by: Document
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Something that leans on a document: `steps` away, by a path with its quotes."""

    node: Node
    steps: int
    path: Path


@dataclass(frozen=True, slots=True)
class Concerned:
    """An agency with a part in tasks that lean on a document.

    `tasks` do so themselves; `through` are given by the document, or by a letter that
    leans on it as a whole.
    """

    agency: Agency
    tasks: tuple[Task, ...]
    through: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What leans on a document, nearest first, and what is known of its being changed.

    `mentioned` only speak of it and lean on nothing.
    """

    document: Document
    changes: tuple[KnownChange, ...]
    leaning: tuple[Leaning, ...]
    mentioned: tuple[Leaning, ...]
    agencies: tuple[Concerned, ...]


def impact(store: Store, key: str) -> Impact:
    """What leans on a document, directly and through chains.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several documents.
    """
    slug = find(store, key, "document")
    known, whole = catalog(store), network(store)
    tracer, above = Tracer(known, whole), whole.reach(slug, "down")
    for agency in known.agencies.among(above):
        del above[agency]
    near = whole.next_to(slug, "down")
    agencies = known.agencies.among(near)
    mentions: dict[str, str | None] = {
        other: slug
        for other in near
        if other not in above and other not in agencies
        if whole.edges(other, slug).keys() != {"part_of"}
    }
    return Impact(
        document=known.documents[slug],
        changes=_changes(store, slug),
        leaning=_ranked(tracer, above, above.keys() - {slug}),
        mentioned=_ranked(tracer, {**mentions, slug: None}, mentions),
        agencies=_agencies(store, above),
    )


def _ranked(
    tracer: Tracer, above: dict[str, str | None], slugs: Iterable[str]
) -> tuple[Leaning, ...]:
    ways = sorted((way_up(above, slug) for slug in slugs), key=lambda w: (len(w), w))
    paths = tracer.paths([("up", way) for way in ways])
    return tuple(Leaning(path.nodes[0], len(path.steps), path) for path in paths)


def _changes(store: Store, slug: str) -> tuple[KnownChange, ...]:
    """Each changing document once, with the words of all that say so."""
    grouped: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for change in changes_of(store, slug):
        grouped[change.relation, change.said.subject].append(change.said.quote)
    known = catalog(store).documents
    found = [
        KnownChange(relation, known[by], tuple(quotes))
        for (relation, by), quotes in grouped.items()
        if by in known
    ]
    return tuple(sorted(found, key=lambda c: (c.by.date or "", c.by.slug, c.relation)))


def _agencies(store: Store, above: Mapping[str, str | None]) -> tuple[Concerned, ...]:
    """Those who act in what leans, those with most tasks of their own first."""
    known, slugs = catalog(store), json.dumps([*above])
    own: dict[str, list[Task]] = defaultdict(list)
    through: dict[str, list[Task]] = defaultdict(list)
    for task in known.tasks.where(f"(slug IN {_ONE_OF} OR letter IN {_ONE_OF})", slugs):
        table = own if task.slug in above else through
        for agency in _acting(store, task):
            table[agency].append(task)
    found = [
        Concerned(known.agencies[a], tuple(own[a]), tuple(through[a]))
        for a in {*own, *through}
    ]
    found.sort(key=lambda c: (-len(c.tasks), -len(c.through), c.agency.slug))
    return tuple(found)


def _acting(store: Store, task: Task) -> set[str]:
    """Those who act in a task; of open groups ("các đơn vị có liên quan") who lead."""
    agencies = catalog(store).agencies
    return {
        part.agency
        for part in parts_of_tasks(store).get(task.slug, ())
        if part.role in ACTIVE_ROLES
        if part.role == "lead" or not is_open_group(agencies[part.agency])
    }
