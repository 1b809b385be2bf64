"""The agenda: what falls due, for whom and in which step, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.answers.behind import Behind, Centre
from graph.answers.due import last_day_of
from graph.answers.duties import duties, known_on
from graph.answers.recurring import end_of, falls_in, periods
from graph.answers.size import check_walk
from graph.answers.states import State, is_member, judge, latest
from graph.answers.successors import Succession, successions
from graph.answers.unnamed import agency_called
from graph.catalog import catalog

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from graph.answers.duties import Duty
    from graph.answers.steps import Step
    from graph.catalog import Agency, Deadline, Document, Task
    from graph.quotes import Quote
    from graph.store import Store

Section = Literal["overdue", "due", "recurring", "conditional", "undated", "settled"]
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)


@dataclass(frozen=True, slots=True)
class Item:
    """A row: what one agency has to do, the task itself or a step of it.

    `deadline` is its own, as printed; `feeds` that of a later step which rests on this
    one, where it has none. `value` is that of whichever it is, or the period of one
    that returns; `last_day` its last day, None where no day can be told.
    """

    agency: Agency
    task: Task
    letter: Document
    step: Step | None
    role: str
    stated: bool
    deadline: Deadline | None
    feeds: Deadline | None
    value: str | None
    last_day: date | None
    quote: Quote
    documents: tuple[Behind, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Agenda:
    """What falls due from `as_of` to `until` (open, if None), by its last day.

    `overdue` is over and not reported done, `settled` over and reported done or
    returned. What returns is in `recurring`, once a period; `conditional` has a day
    that cannot be told, `undated` has none. `successions` tell of those in the first
    three who are no more, and who answers for them on that day. `totals` count what
    each section holds, also where only a part of it was asked for.
    """

    as_of: date
    until: date | None
    agency: Agency | None
    overdue: tuple[Item, ...]
    due: tuple[Item, ...]
    recurring: tuple[Item, ...]
    conditional: tuple[Item, ...]
    undated: tuple[Item, ...]
    settled: tuple[Item, ...]
    successions: tuple[Succession, ...]
    totals: Mapping[Section, int]


def agenda(  # noqa: PLR0913 - which part of it
    store: Store,
    as_of: date,
    *,
    until: date | None = None,
    agency: str | None = None,
    sections: Collection[Section] = SECTIONS,
    tasks: Collection[str] | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Agenda:
    """What falls due, as of a day; letters that were not signed by then are absent.

    Without `until` all dated deadlines to come are there, and of those that return the
    present period. With an agency only what it does, what goes through it, and what
    falls in general to the departments, districts or communes it is one of. Of each of
    the `sections` come `limit` rows (all, if None) from `offset` on; the others are
    empty. With `tasks`, by slug, nothing but what these have is looked at.

    Raises:
        NotFoundError, AmbiguousError: the agency means nothing, or several.
        TooLargeError: all tasks are too many.
    """
    if tasks is None:
        check_walk(store)
    body = agency_called(store, agency) if agency else None
    maker = _Maker(store, as_of, until, body, Centre(store, as_of))
    found: dict[Section, list[Item]] = {name: [] for name in SECTIONS}
    to_do = duties(store)
    parts = to_do.parts() if tasks is None else (to_do.among(tasks),)
    for of_task in (of_task for part in parts for of_task in part.values()):
        if not of_task or not known_on(store, of_task[0].task.letter, as_of):
            continue
        doing = {duty.agency.slug for duty in of_task if duty.step is None}
        timed = {d.agency.slug for d in of_task if d.step and (d.times or d.feeds)}
        for duty in of_task:
            if body is None or _concerns(store, duty, body):
                others = doing if duty.step else timed
                for name, item in maker.items(duty, told=duty.agency.slug in others):
                    found[name].append(item)
    open_ = (*found["overdue"], *found["due"], *found["recurring"])
    end = None if limit is None else offset + limit
    shown = {
        # The order of the letters is kept among those of one day.
        name: tuple(sorted(items, key=_end)[offset:end]) if name in sections else ()
        for name, items in found.items()
    }
    return Agenda(
        as_of=as_of,
        until=until,
        agency=body,
        successions=successions(store, (item.agency.slug for item in open_), as_of),
        totals={name: len(items) for name, items in found.items()},
        **shown,
    )


def _concerns(store: Store, duty: Duty, body: Agency) -> bool:
    """Whether a duty is an agency's own, goes through it, or is its group's."""
    via = duty.step.via if duty.step else None
    return body in (duty.agency, via) or is_member(store, body, duty.agency)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the rows of a duty, each with the section it belongs to."""

    store: Store
    as_of: date
    until: date | None
    body: Agency | None
    centre: Centre

    def items(self, duty: Duty, *, told: bool) -> Iterator[tuple[Section, Item]]:
        """The rows of a duty; `told` if another of the agency's rows tells of the task.

        Of a step that is the task itself, of a task a step that has a time.
        """
        served = [duty.feeds] if duty.feeds else []
        for due in duty.times or served:
            own = due if duty.times else None
            if due.kind == "recurring":
                yield from self._recurring(duty, due, own)
            elif end := last_day_of(due):
                yield from self._dated(duty, due, own, end)
            else:
                yield "conditional", self._item(duty, own)
        bare = duty.task.leaf and not duty.times and not served
        if bare and not told:
            yield "undated", self._item(duty, None)

    def _dated(
        self, duty: Duty, due: Deadline, own: Deadline | None, end: date
    ) -> Iterator[tuple[Section, Item]]:
        item = self._item(duty, own, due.value, end)
        if end >= self.as_of:
            if self.until is None or end <= self.until:
                yield "due", item
        elif own is None:  # a step without a day of its own is never overdue
            yield "undated", item
        else:
            report = item.state.report
            over = report is not None and report.said in ("done", "returned")
            yield ("settled" if over else "overdue"), item

    def _recurring(
        self, duty: Duty, due: Deadline, own: Deadline | None
    ) -> Iterator[tuple[Section, Item]]:
        for period in periods(due.value, self.as_of, self.until or self.as_of):
            yield "recurring", self._item(duty, own, period)

    def _item(
        self,
        duty: Duty,
        own: Deadline | None,
        value: str | None = None,
        end: date | None = None,
    ) -> Item:
        task = duty.task
        return Item(
            agency=duty.agency,
            task=task,
            letter=catalog(self.store).documents[task.letter],
            step=duty.step,
            role=duty.role,
            stated=duty.stated,
            deadline=own,
            feeds=None if own else duty.feeds,
            value=value,
            last_day=end,
            quote=duty.quote,
            documents=self.centre.behind(task.slug),
            state=self._state(duty, own, value),
        )

    def _state(self, duty: Duty, own: Deadline | None, value: str | None) -> State:
        """The state by this deadline, of the member that asks where a group has it.

        What is done of one that returns is done for its period.
        """
        who, group = duty.agency, None
        if self.body and is_member(self.store, self.body, duty.agency):
            who, group = self.body, duty.agency
        report = latest(self.store, duty.task.slug, who.slug, self.as_of)
        due = own or duty.feeds
        if report and report.said == "done" and due and due.kind == "recurring":
            report = report if value and falls_in(report.on, value) else None
        times = (own,) if own else ()
        status, end, past = judge(duty.task, times, report, self.as_of)
        return State(who, group, status, end, past, report)


def _end(item: Item) -> date:
    """The last day to put a row in order by."""
    return item.last_day or (end_of(item.value) if item.value else date.max)
