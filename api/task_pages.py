"""What the pages of tasks are asked, and the tasks that answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import Field, model_validator

from api.parameters import Absent, Truth  # noqa: TC001 - as above
from api.routers.tasks import TaskFilter
from graph.answers import tasks
from graph.answers.board import Board, board
from graph.answers.paging import Page, Window
from graph.answers.task_choices import shown_key
from graph.answers.task_filters import concerned
from graph.answers.unnamed import agency_called
from graph.catalog import Agency, Document, catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from graph.answers.tasks import TaskSummary
    from graph.store import Store

View = Literal["bang", "lich", "trang-thai", "don-doc"]

MOST_TASKS: Final = 5000
"""Tasks that a page counts and lays out; one that has more says so."""

ROWS: Final = 50
"""Tasks on one page of the table."""

_OWN: Final = ("view", "month", "headings")


class TaskPage(TaskFilter):
    """The conditions of a list of tasks, and how they are shown.

    Forms send fields that are empty; those say nothing. Items that only head others
    are left out unless `headings` asks for them.
    """

    view: View = "bang"
    month: str | Absent = Field(default=None, pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")
    headings: Truth = False

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, sent: Any) -> Any:  # noqa: ANN401 - whatever was sent
        return {k: v for k, v in sent.items() if v != ""}

    @property
    def filters(self) -> dict[str, Any]:
        """The conditions alone, by name."""
        found = {k: v for k, v in super().filters.items() if k not in _OWN}
        if found["leaf"] is None and not self.headings:
            found["leaf"] = True
        return found

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The query by which this page, and the same list as data, is found again."""
        sent = self.model_dump(
            mode="json", exclude_defaults=True, exclude={"lang", "offset", "cursor"}
        )
        if not self.headings and self.leaf is None:
            sent["leaf"] = True
        return tuple(
            (name, str(value).lower() if isinstance(value, bool) else str(value))
            for name, value in sent.items()
        )

    @property
    def is_narrow(self) -> bool:
        """Whether any condition was set."""
        kept = {"as_of", "leaf", "general"}
        return any(v for k, v in self.filters.items() if k not in kept)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A key that means nothing, or several things: what may have been meant.

    `choices` are keys with what they are called.
    """

    name: str
    key: str
    status: int
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Meant:
    """What the keys of a page mean; `shown` is how each is written in the form."""

    agency: Agency | None = None
    document: Document | None = None
    letter: Document | None = None
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The tasks of a page: all of them, and by how far they are.

    `items` are those in the state asked for, of the `counted` first of all `total` that
    fit the other conditions;
    `whose` slugs of the agencies whose states count, None for everybody's.
    """

    items: Sequence[TaskSummary]
    counted: int
    total: int
    board: Board
    whose: Container[str] | None
    as_of: date

    def part(self, asked: TaskPage) -> Page[TaskSummary]:
        """The tasks of one page of the table."""
        items = tuple(self.items[asked.offset : asked.offset + ROWS])
        return Page(items, len(self.items), asked.offset, ROWS)


def meant(store: Store, asked: TaskPage) -> Meant | Unclear:
    """What the keys of a page mean, or the first that means nothing or too much."""
    known = catalog(store)
    shown: dict[str, str] = {}
    body: Agency | None = None
    documents: dict[str, Document | None] = {"document": None, "letter": None}
    if asked.agency:
        try:
            body = agency_called(store, asked.agency)
        except (NotFoundError, AmbiguousError) as error:
            return _unclear(store, "agency", asked.agency, error)
        shown["agency"] = shown_key(store, body.slug, body.name, "agency")
    for name in documents:
        if key := getattr(asked, name):
            try:
                document = known.documents[find(store, key, "document")]
            except (NotFoundError, AmbiguousError) as error:
                return _unclear(store, name, key, error)
            documents[name] = document
            slug, label = document.slug, document.label
            picked = name == "letter"  # from a list of slugs
            shown[name] = slug if picked else shown_key(store, slug, label, "document")
    return Meant(body, documents["document"], documents["letter"], shown)


def gather(store: Store, asked: TaskPage, known: Meant) -> Found:
    """Find the tasks of a page, in the order it asks for."""
    filters = asked.filters
    status, as_of = filters.pop("status"), filters["as_of"]
    whose = None
    if known.agency is not None:
        if known.agency.slug in catalog(store).agencies:
            filters["agency"] = known.agency.slug
        else:  # no letter names it: it has what falls to it in general, and no more
            filters["general"] = True
        whose = concerned(store, filters["agency"], general=filters["general"])
    window = Window(limit=MOST_TASKS, sort=asked.window.sort, most=MOST_TASKS)
    page = tasks.tasks(store, **filters, window=window)
    made = board(store, page.items, as_of, whose)
    items = page.items
    if status is not None:
        cards = (card for column in made.columns.values() for card in column)
        slugs = {card.one.task.slug for card in cards if status in card.statuses}
        items = tuple(one for one in items if one.task.slug in slugs)
    return Found(items, len(page.items), page.total, made, whose, as_of)


def _unclear(
    store: Store, name: str, key: str, error: NotFoundError | AmbiguousError
) -> Unclear:
    known = catalog(store)
    if isinstance(error, NotFoundError):
        return Unclear(name, key, 404, [(near, near) for near in error.near])
    called = [
        (slug, known.agencies[slug].name)
        if slug in known.agencies
        else (slug, known.documents[slug].label)
        for slug in error.candidates
        if slug in known.agencies or slug in known.documents
    ]
    return Unclear(name, key, 300, called)
