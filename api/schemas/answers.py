"""Answers: pages of things, one thing with all around it, traces."""

from dataclasses import replace
from datetime import date
from typing import Final, Generic, TypeVar

from pydantic import Field, TypeAdapter

from api.schemas.things import (
    Agency,
    Document,
    FromGraph,
    Link,
    Mention,
    Node,
    Path,
    Quote,
    Task,
)
from graph.answers import paths, trace

Item = TypeVar("Item")
_PATHS: Final = TypeAdapter(tuple[paths.Path, ...])


class Page(FromGraph, Generic[Item]):
    """A part of a list."""

    items: tuple[Item, ...]
    total: int = Field(description="How many there are in all")
    offset: int
    limit: int
    next: str | None = Field(
        description="The cursor of the part that follows", examples=["AAAAMgPv0rTzk5r0"]
    )


class FacetValue(FromGraph):
    """A value that documents have, and how many have it."""

    value: str = Field(description="As the parameter of that name takes it")
    label: str
    count: int


class Facet(FromGraph):
    """What a list can be narrowed by."""

    name: str = Field(examples=["level"])
    values: tuple[FacetValue, ...]


class DocumentDetail(FromGraph):
    """A document with its relations both ways, its tasks and its text."""

    document: Document
    text: str | None = Field(description="The raw text that all offsets count in")
    relations: tuple[Link, ...] = Field(description="To other documents")
    related_from: tuple[Link, ...] = Field(description="From other documents")
    citations: tuple[Mention, ...] = Field(description="What it mentions")
    mentions: tuple[Mention, ...] = Field(description="Where it is mentioned")
    tasks: tuple[Task, ...] = Field(description="What it orders")
    implemented_by: tuple[Task, ...] = Field(description="What carries it out")
    copies: tuple[Document, ...] = Field(description="Other copies of the letter")
    annexes: tuple[Document, ...] = Field(description="Annexes in files of their own")


class AgencySummary(FromGraph):
    """An agency and how many tasks it takes part in."""

    agency: Agency
    tasks: int
    leads: int


class AgencyTask(FromGraph):
    """A task of an agency and its part in it."""

    task: Task
    role: str
    stated: bool = Field(description="Named for it, not merely one of all addressed")
    quote: Quote
    documents: tuple[Link, ...]


class Basis(FromGraph):
    """An act or publication that tells of a change of bodies."""

    title: str
    number: str | None = Field(examples=["202/2025/QH15"])
    date: date | None
    address: str | None = Field(description="Where it can be read")
    seen: bool = Field(description="Whether its text, or a page on it, was read")


class Successor(FromGraph):
    """A body that took over from another, or may have."""

    slug: str
    name: str
    since: date | None
    certain: bool = Field(
        description="Named by the law; else a candidate, to be confirmed"
    )
    field: str | None = Field(description="The part of the work; null for all of it")
    steps: tuple[date, ...] = Field(description="Days on which it came about")
    basis: tuple[Basis, ...]
    notes: tuple[str, ...]


class Succession(FromGraph):
    """An agency that is no more on the day asked for, and who answers for it."""

    slug: str
    name: str
    ended: date = Field(description="Its last day")
    members: tuple[str, ...] = Field(description="Of a group: those that ended")
    successors: tuple[Successor, ...]
    basis: tuple[Basis, ...] = Field(
        description="By which its level ended, where nothing is known of its heirs"
    )


class AgencyDetail(FromGraph):
    """An agency with its tasks and the documents of the Centre behind them."""

    agency: Agency
    tasks: tuple[AgencyTask, ...]
    behind: tuple[Path, ...]
    succession: Succession | None = Field(
        description="Who answers for it on the day asked for, if it is no more"
    )
    members: tuple[str, ...] = Field(
        description="Of a group: the bodies it stood for when its letter was written"
    )


class Part(FromGraph):
    """An agency's part in a task."""

    agency: Agency
    role: str
    stated: bool = Field(description="Named for it, not merely one of all addressed")
    quote: Quote


class TaskSummary(FromGraph):
    """A task with those who have a part in it and the documents it speaks of."""

    task: Task
    letter: Document
    parts: tuple[Part, ...]
    documents: tuple[Link, ...]


class Report(FromGraph):
    """A reporting step: who, through whom, to whom, how often, by when."""

    text: str
    sender: str | None
    via: str | None
    to: str | None
    recurrence: str | None = Field(examples=["P1M"])
    deadline: str | None


class Target(FromGraph):
    """A quantity to be reached."""

    text: str
    indicator: str
    comparator: str = Field(examples=[">="])
    value: float | None
    unit: str | None


class TaskDetail(FromGraph):
    """A task with its steps, targets, items, and the paths up from it."""

    task: Task
    letter: Document
    segments: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    documents: tuple[Link, ...]
    reports: tuple[Report, ...]
    targets: tuple[Target, ...]
    products: tuple[str, ...]
    items: tuple[Task, ...]
    ground: tuple[Path, ...]


class AnnexRows(FromGraph):
    """An annex in a file of its own, and the items of its tables and lists."""

    annex: Document
    tasks: tuple[Task, ...]


class Trace(FromGraph):
    """The chains from a thing, or between two; orders first."""

    start: Node
    to: Node | None
    paths: tuple[Path, ...]
    truncated: bool = Field(description="Whether there are more than are listed")
    annexes: tuple[AnnexRows, ...] = Field(description="Of the documents passed")
    successions: tuple[Succession, ...] = Field(
        description="As of the day asked for: agencies that are no more"
    )

    @classmethod
    def written(cls, found: trace.Trace) -> bytes:
        """One as JSON; the paths, with hundreds of quotes, as they are."""
        rest = cls.model_validate(replace(found, paths=()))
        others = rest.model_dump_json(exclude={"paths"}).encode()
        return b'{"paths":%b,%b' % (_PATHS.dump_json(found.paths), others[1:])


class Search(FromGraph):
    """The first things of each kind that words lead to.

    Of documents and tasks a thousand are counted, of documents a thousand more that
    are called so; `/api/documents` and `/api/tasks` count all.
    """

    documents: Page[Document]
    agencies: Page[AgencySummary]
    tasks: Page[TaskSummary]
    namesakes: tuple[Document, ...] = Field(
        description="Documents of one type that share the number asked for"
    )
    agencies_first: bool = Field(
        description="Whether agencies are called so, and documents only speak of it"
    )
