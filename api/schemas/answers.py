"""Answers: pages of things, one thing with all around it, traces."""

from typing import Generic, TypeVar

from pydantic import Field

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

Item = TypeVar("Item")


class Page(FromGraph, Generic[Item]):
    """A part of a list."""

    items: tuple[Item, ...]
    total: int = Field(description="How many there are in all")
    offset: int
    limit: int


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


class AgencyDetail(FromGraph):
    """An agency with its tasks and the documents of the Centre behind them."""

    agency: Agency
    tasks: tuple[AgencyTask, ...]
    behind: tuple[Path, ...]


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


class Trace(FromGraph):
    """The chains from a thing, or between two; orders first."""

    start: Node
    to: Node | None
    paths: tuple[Path, ...]
    truncated: bool = Field(description="Whether there are more than are listed")
