"""Answers about time: agenda, states and reports, why, targets."""

from datetime import date

from pydantic import Field

from api.schemas.answers import Succession, Target, TaskDetail
from api.schemas.things import Agency, Deadline, Document, FromGraph, Path, Quote, Task
from graph.answers.agenda import Section
from graph.answers.states import Status
from graph.status import LONGEST, Said


class Step(FromGraph):
    """A reporting step: who sends, through whom, to whom, by when."""

    number: int = Field(description="Within its task, from 1")
    quote: Quote
    senders: tuple[Agency, ...]
    via: Agency | None
    to: Agency | None
    times: tuple[Deadline, ...] = Field(description="Its own")
    feeds: Deadline | None = Field(
        description="The time of a later step that rests on this one"
    )


class StatusReport(FromGraph):
    """What a person said of an agency's part in a task."""

    slug: str
    task: str = Field(description="Slug of the task")
    agency: str = Field(description="Slug of the agency")
    agency_name: str
    said: Said
    on: date | None = Field(description="The day on which it was done")
    until: date | None = Field(description="The day asked for")
    why: str | None
    evidence: str = Field(examples=["Báo cáo 3120/BC-STC"])
    by: str
    at: str = Field(examples=["2025-07-23T09:15:00+07:00"])


class Kept(FromGraph):
    """A report on record."""

    report: StatusReport
    placed: bool = Field(description="Whether its task is in the store now")


class State(FromGraph):
    """Where one member stands with a task; without a report, dates alone."""

    agency: Agency
    group: Agency | None = Field(description="The group given it, for a member")
    status: Status
    last_day: date | None
    past: bool = Field(description="Whether that day is over and nothing is done")
    report: StatusReport | None = Field(description="The latest; never inferred")


class Behind(FromGraph):
    """A document of the Centre behind a task."""

    document: Document
    strong: bool = Field(
        description="Whether orders lead to it from the task, not from its letter"
    )


class Item(FromGraph):
    """What one agency has to do: a task, or a step of one."""

    agency: Agency
    task: Task
    letter: Document
    step: Step | None
    role: str = Field(examples=["lead", "report"])
    stated: bool = Field(description="Named for it, not merely one of all addressed")
    deadline: Deadline | None = Field(description="Its own")
    feeds: Deadline | None = Field(
        description="That of a later step that rests on this one, which has none"
    )
    value: str | None = Field(examples=["2025-07-25", "2025-07", "2025-Q3"])
    last_day: date | None
    quote: Quote
    documents: tuple[Behind, ...]
    state: State


class Agenda(FromGraph):
    """What falls due, by its last day."""

    as_of: date
    until: date | None
    agency: Agency | None
    overdue: tuple[Item, ...] = Field(description="Over, and not reported done")
    due: tuple[Item, ...]
    recurring: tuple[Item, ...] = Field(description="Once a period, without a day")
    conditional: tuple[Item, ...] = Field(description="Whose day cannot be told")
    undated: tuple[Item, ...]
    settled: tuple[Item, ...] = Field(description="Over; reported done or returned")
    successions: tuple[Succession, ...] = Field(
        description="Who answers for those that are no more on the day"
    )
    totals: dict[Section, int] = Field(
        description="What each section holds, shown or not"
    )


class TargetItem(FromGraph):
    """A quantity that a letter sets, and for whom."""

    target: Target
    task: Task
    letter: Document
    agencies: tuple[Agency, ...]
    quote: Quote


class Why(FromGraph):
    """A task: who ordered it, who does what by when, and on what ground."""

    detail: TaskDetail
    heading: Task | None
    steps: tuple[Step, ...]
    states: tuple[State, ...]
    chains: tuple[Path, ...] = Field(description="Upwards; orders first")


class NewReport(FromGraph):
    """What a person reports of an agency's part in a task."""

    agency: str = Field(description="Slug or name", max_length=LONGEST)
    said: Said
    evidence: str = Field(description="A document's number, or a note")
    on: date | None = Field(default=None, description="If done: the day")
    until: date | None = Field(default=None, description="If more time is asked for")
    why: str | None = Field(default=None, description="If returned: the reason")
