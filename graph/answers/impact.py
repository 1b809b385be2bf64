"""What leans on a document: what to look at when it is replaced or abrogated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.changes import changes
from graph.answers.findings import Ground
from graph.answers.kinds import is_open_group
from graph.answers.orders import way_up
from graph.answers.trace import Tracer
from graph.directions import ACTIVE_ROLES
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.paths import Node, Path
    from graph.catalog import Agency, Document, Task
    from graph.quotes import Quote
    from graph.store import Store


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
    ground = Ground.of(store, None)
    above = _leaning(ground, slug)
    mentions = {
        other: slug
        for other in ground.network.next_to(slug, "down")
        if other not in above and _mentions(ground, other, slug)
    }
    return Impact(
        document=ground.known.documents[slug],
        changes=_changes(ground, slug),
        leaning=_ranked(ground, above, above.keys() - {slug}),
        mentioned=_ranked(ground, {**mentions, slug: None}, mentions),
        agencies=_agencies(ground, above),
    )


def _leaning(ground: Ground, slug: str) -> dict[str, str | None]:
    """All that leans on a document, and for each the next step up to it."""
    above = ground.network.reach(slug, "down")
    agencies = ground.known.agencies
    return {lower: step for lower, step in above.items() if lower not in agencies}


def _mentions(ground: Ground, lower: str, higher: str) -> bool:
    """Whether one mentions the other, not only belongs to it."""
    of_agency = lower in ground.known.agencies
    return not of_agency and ground.network.edges(lower, higher).keys() != {"part_of"}


def _ranked(
    ground: Ground, above: dict[str, str | None], slugs: Iterable[str]
) -> tuple[Leaning, ...]:
    tracer = Tracer(ground.known, ground.network)
    ways = sorted((way_up(above, slug) for slug in slugs), key=lambda w: (len(w), w))
    return tuple(
        Leaning(tracer.node(way[0]), len(way) - 1, tracer.path(way, "up"))
        for way in ways
    )


def _changes(ground: Ground, slug: str) -> tuple[KnownChange, ...]:
    """Each changing document once, with the words of all that say so."""
    grouped: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for change in changes(ground).get(slug, ()):
        grouped[change.relation, change.said.subject].append(change.said.quote)
    known = ground.known.documents
    found = [
        KnownChange(relation, known[by], tuple(quotes))
        for (relation, by), quotes in grouped.items()
        if by in known
    ]
    return tuple(sorted(found, key=lambda c: (c.by.date or "", c.by.slug, c.relation)))


def _agencies(ground: Ground, above: dict[str, str | None]) -> tuple[Concerned, ...]:
    """Those who act in what leans, those with most tasks of their own first."""
    own: dict[str, list[Task]] = defaultdict(list)
    through: dict[str, list[Task]] = defaultdict(list)
    for task in ground.tasks:
        if task.slug in above or task.letter in above:
            table = own if task.slug in above else through
            for agency in _acting(ground, task):
                table[agency].append(task)
    found = [
        Concerned(ground.known.agencies[a], tuple(own[a]), tuple(through[a]))
        for a in {*own, *through}
    ]
    found.sort(key=lambda c: (-len(c.tasks), -len(c.through), c.agency.slug))
    return tuple(found)


def _acting(ground: Ground, task: Task) -> set[str]:
    """Those who act in a task; of open groups ("các đơn vị có liên quan") who lead."""
    agencies = ground.known.agencies
    return {
        part.agency
        for part in ground.parts.get(task.slug, ())
        if part.role in ACTIVE_ROLES
        if part.role == "lead" or not is_open_group(agencies[part.agency])
    }
