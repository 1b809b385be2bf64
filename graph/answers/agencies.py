"""Answers about agencies: the list, and one with its tasks and what stands behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from graph.answers.lists import Link, task_links
from graph.answers.paging import FIRST, Listing
from graph.answers.paths import CENTRE, Path
from graph.answers.successors import find_on, members, succession
from graph.answers.task_filters import having_parts
from graph.answers.trace import trace
from graph.catalog import AGENCY, Agency, Task, agency_of, catalog
from graph.evidence import parts_of_agencies
from graph.index import words
from graph.index.chosen import Chosen, Condition
from graph.lookup import find
from graph.network.network import below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.answers.successors import Succession
    from graph.index.database import Row
    from graph.iris import Iris
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
    columns={
        "name": ("fold(a.name)", "a.name"),
        "level": ("fold(a.level)", "a.level"),
        "kind": ("fold(a.kind)", "a.kind"),
        "tasks": ("COALESCE(b.tasks, 0)",),
        "leads": ("COALESCE(b.leads, 0)",),
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
    chosen = _chosen(
        store,
        q=q,
        level=level,
        kind=kind,
        role=role,
        letter=letter,
        document=document,
    )
    return LISTING.page(chosen, window)


def facets(
    store: Store,
    *,
    q: str | None = None,
    level: str | None = None,
    kind: str | None = None,
) -> Facets:
    """What agencies of a list there are by level and by kind, the most first."""
    levels = _chosen(store, q=q, kind=kind).counts("a.level")
    kinds = _chosen(store, q=q, level=level).counts("a.kind")
    return Facets(*(dict(Counter(dict(one)).most_common()) for one in (levels, kinds)))


def _chosen(  # noqa: PLR0913 - filters of one list
    store: Store,
    *,
    q: str | None,
    level: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    letter: str | None = None,
    document: str | None = None,
) -> Chosen[AgencySummary]:
    """Agencies by words, level and kind, and by what part they have in which tasks."""
    known = catalog(store)
    given = (("a.level", level), ("a.kind", kind))
    met = [Condition(f"{name} = ?", (value,)) for name, value in given if value]
    if q:
        met.append(words.find(known.view, "agency", q).condition("a.id"))
    if role or letter or document:
        source = [find(store, letter, "document")] if letter else None
        under = below(store, find(store, document, "document")) if document else None
        met.append(having_parts("a.slug", "agency", role, letter=source, task=under))
    return Chosen(
        view=known.view,
        key="a.id",
        columns=f"{AGENCY}, COALESCE(b.tasks, 0), COALESCE(b.leads, 0)",
        source="agencies a LEFT JOIN busy b ON b.agency = a.slug",
        conditions=tuple(met),
        order=(
            Condition("a.is_open"),
            Condition("COALESCE(b.tasks, 0) DESC"),
            Condition("a.slug"),
        ),
        make=partial(_summary, known.iris),
    )


def _summary(iris: Iris, row: Row) -> AgencySummary:
    *agency, tasks, leads = row
    return AgencySummary(agency_of(iris, agency), int(tasks or 0), int(leads or 0))


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
    documents = task_links(store, mine)
    paths = trace(store, slug).paths
    return AgencyDetail(
        agency=known.agencies[slug],
        tasks=tuple(
            AgencyTask(
                task=mine[part.task],
                role=part.role,
                stated=part.stated,
                quote=part.quote,
                documents=documents.get(part.task, ()),
            )
            for part in parts
        ),
        behind=tuple(
            path for path in paths if path.strong and path.nodes[-1].level in CENTRE
        ),
        succession=succession(store, slug, as_of) if as_of else None,
        members=tuple(body.name for body in members(store, slug)),
    )
