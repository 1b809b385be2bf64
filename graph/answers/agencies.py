"""Answers about agencies: the list, and one with its tasks and what stands behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.kinds import is_open_group
from graph.answers.lists import Link, task_links
from graph.answers.paging import FIRST, Listing
from graph.answers.paths import CENTRE, Path
from graph.answers.successors import find_on, members, succession
from graph.answers.trace import trace
from graph.catalog import Agency, Task, catalog
from graph.evidence import evidence, parts_of_agencies
from graph.lookup import find
from graph.matching import Index
from graph.network.network import below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.answers.successors import Succession
    from graph.quotes import Quote
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class AgencySummary:
    """An agency and how many tasks it leads and takes part in."""

    agency: Agency
    tasks: int
    leads: int


@dataclass(frozen=True, slots=True)
class AgencyTask:
    """A task of an agency: its part in it, where that is said, and the documents."""

    task: Task
    role: str
    stated: bool
    quote: Quote
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """An agency with its tasks, and the paths up to documents of the Centre.

    `members` are the names of the bodies that a group stood for when its letter was
    written; `succession` tells who answers for an agency that is no more.
    """

    agency: Agency
    tasks: tuple[AgencyTask, ...]
    behind: tuple[Path, ...]
    succession: Succession | None = None
    members: tuple[str, ...] = ()


LISTING: Final[Listing[AgencySummary]] = Listing(
    name=lambda summary: summary.agency.slug,
    keys={
        "name": lambda summary: summary.agency.name,
        "level": lambda summary: summary.agency.level,
        "kind": lambda summary: summary.agency.kind,
        "tasks": lambda summary: summary.tasks,
        "leads": lambda summary: summary.leads,
    },
)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many agencies there are of each level and kind, were that chosen besides."""

    levels: Mapping[str, int]
    kinds: Mapping[str, int]


def agencies(  # noqa: PLR0913 - filters of one list
    store: Store,
    *,
    q: str | None = None,
    level: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    letter: str | None = None,
    document: str | None = None,
    window: Window = FIRST,
) -> Page[AgencySummary]:
    """Agencies by words (diacritics optional), level and kind; the busiest first.

    Groups that one letter alone knows ("các đơn vị có liên quan") stand behind all
    others. With `role`, `letter` or `document` only those with such a part in a task of
    that letter, or in one from which orders lead up to that document; their tasks are
    counted all the same.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several documents.
    """
    parts = evidence(store).assignments
    tasks = Counter(agency for agency, _ in {(p.agency, p.task) for p in parts})
    leads = Counter(p.agency for p in parts if p.role == "lead")
    found = [
        AgencySummary(agency, tasks[agency.slug], leads[agency.slug])
        for agency in _chosen(store, q=q, role=role, letter=letter, document=document)
        if agency.level == (level or agency.level)
        and agency.kind == (kind or agency.kind)
    ]
    found.sort(key=lambda one: (is_open_group(one.agency), -one.tasks, one.agency.slug))
    return LISTING.page(found, window)


def facets(
    store: Store,
    *,
    q: str | None = None,
    level: str | None = None,
    kind: str | None = None,
) -> Facets:
    """What agencies of a list there are by level and by kind, the most first."""
    found = list(_chosen(store, q=q))
    levels = Counter(one.level for one in found if kind in (None, one.kind))
    kinds = Counter(one.kind for one in found if level in (None, one.level))
    return Facets(dict(levels.most_common()), dict(kinds.most_common()))


def _chosen(
    store: Store,
    *,
    q: str | None,
    role: str | None = None,
    letter: str | None = None,
    document: str | None = None,
) -> Iterator[Agency]:
    """Agencies by words, and by what part they have in which tasks."""
    known = catalog(store)
    chosen = set(known.agencies)
    if q:
        chosen &= index(store).find(q).slugs
    if role or letter or document:
        source = find(store, letter, "document") if letter else None
        under = below(store, find(store, document, "document")) if document else None
        chosen &= {
            p.agency
            for p in evidence(store).assignments
            if role in (None, p.role)
            and source in (None, known.tasks[p.task].letter)
            and (under is None or p.task in under)
        }
    return (agency for slug, agency in known.agencies.items() if slug in chosen)


def index(store: Store) -> Index:
    """What agencies are found by."""
    return store.keep(
        "index of agencies",
        lambda: Index.of((a.slug, (a.name,)) for a in catalog(store).agencies.values()),
    )


def agency(store: Store, key: str, as_of: date | None = None) -> AgencyDetail:
    """One agency by slug or name, its province and diacritics optional.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    known = catalog(store)
    slug = find_on(store, key, as_of, "agency")
    parts = parts_of_agencies(store).get(slug, ())
    mine = {task.slug: task for task in known.in_order(part.task for part in parts)}
    order = {task: number for number, task in enumerate(mine)}
    parts = sorted(parts, key=lambda part: order[part.task])
    paths = trace(store, slug).paths
    return AgencyDetail(
        agency=known.agencies[slug],
        tasks=tuple(
            AgencyTask(
                task=mine[part.task],
                role=part.role,
                stated=part.stated,
                quote=part.quote,
                documents=task_links(store, part.task),
            )
            for part in parts
        ),
        behind=tuple(
            path for path in paths if path.strong and path.nodes[-1].level in CENTRE
        ),
        succession=succession(store, slug, as_of) if as_of else None,
        members=tuple(body.name for body in members(store, slug)),
    )
