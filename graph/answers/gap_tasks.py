"""For review in tasks: nobody leads, the day is past, or two letters order the same."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from graph.answers.due import last_day_of
from graph.answers.kinds import is_open_group
from graph.answers.similar import likeness
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.answers.findings import Finding, Ground
    from graph.catalog import Task

ALIKE = 0.3
"""From this likeness on, two items about one document order the same work.

What counts are their own words, without the documents, bodies and days they name. In
the letters made up for the tests, pairs of one issuer, year and document order the same
from 0.32 to 0.39, and something else from 0.24 down. Items that share no document reach
0.7 by set phrases alone ("theo dõi, đôn đốc việc thực hiện …"), so it is required.
"""


_ONE_DAY = timedelta(days=1)


def no_lead(ground: Ground) -> Iterator[Finding]:
    """An item that nobody is told to do; those of one letter together."""
    idle: dict[str, list[Task]] = defaultdict(list)
    for task in ground.tasks:
        led = task.lead_unstated or _leads(ground, task)
        if task.leaf and not led:
            idle[task.letter].append(task)
    for letter, tasks in sorted(idle.items(), key=lambda item: (len(item[1]), item[0])):
        slugs = (task.slug for task in tasks)
        quotes = map(ground.words, tasks)
        yield ground.find("no_lead", [letter, *slugs], quotes, times=len(tasks))


def lead_unstated(ground: Ground) -> Iterator[Finding]:
    """Several are named to act, and none to lead."""
    for task in ground.tasks:
        if task.lead_unstated:
            things = [task.slug, *sorted(_leads(ground, task))]
            yield ground.find("lead_unstated", things, [ground.words(task)])


def past_deadline(ground: Ground) -> Iterator[Finding]:
    """The last day was over when the letter was signed."""
    for task in ground.tasks:
        signed = ground.letters[task.letter].date
        for due in task.deadlines:
            last = None if due.bound == "after" else last_day_of(due)
            if signed and last and last.isoformat()[: len(signed)] < signed:
                yield ground.find(
                    "past_deadline",
                    [task.slug, task.letter],
                    [ground.words(task)],
                    deadline=due.text,
                    letter_date=signed,
                )


def same_order(ground: Ground) -> Iterator[Finding]:
    """Two letters of one issuer give the same work, alike in who and when."""
    for one, other, score in _pairs(ground):
        if not _conflicts(ground, one, other):
            yield _pair(ground, "same_order", one, other, score)


def conflicting_order(ground: Ground) -> Iterator[Finding]:
    """Two letters of one issuer give the same work to others, or by another day."""
    for one, other, score in _pairs(ground):
        if _conflicts(ground, one, other):
            yield _pair(ground, "conflicting_order", one, other, score)


def _pair(ground: Ground, kind: str, one: Task, other: Task, score: float) -> Finding:
    things = [one.slug, other.slug]
    leads = [_named_leads(ground, task) for task in (one, other)]
    if _exclude(*leads):
        things += sorted({*leads[0].values(), *leads[1].values()})
    due = [", ".join(due.text for due in task.deadlines) for task in (one, other)]
    return ground.find(
        kind,
        things,
        map(ground.words, (one, other)),
        deadline=" ≠ ".join(due) if all(due) and due[0] != due[1] else None,
        score=f"{score:.2f}",
    )


def _pairs(ground: Ground) -> Iterator[tuple[Task, Task, float]]:
    """Items of two letters of one issuer and year, about one document, in like words.

    What is ordered again every year is no repetition. A letter that speaks of the other
    knows of it: it urges, extends or replaces.
    """
    about: dict[tuple[str, str], set[str]] = defaultdict(set)
    for said in ground.assertions:
        letter = ground.letters[said.letter]
        if said.task and said.of_letter and letter.issuer:
            series = f"{letter.issuer} {(letter.date or '')[:4]}"
            about[series, said.object].add(said.task)
    known = {(mention.letter, mention.document) for mention in ground.mentions}
    tasks = {task.slug: task for task in ground.tasks if task.leaf}
    seen = set()
    for _, slugs in sorted(about.items()):
        found = sorted(slugs & tasks.keys())
        words = {slug: ground.own_words(tasks[slug]) for slug in found}
        for pair in combinations(found, 2):
            one, other = (tasks[slug] for slug in pair)
            ends = one.letter, other.letter
            if one.letter == other.letter or pair in seen or {ends, ends[::-1]} & known:
                continue
            score = likeness(words[pair[0]], words[pair[1]])
            if score >= ALIKE:
                seen.add(pair)
                yield one, other, score


def _conflicts(ground: Ground, one: Task, other: Task) -> bool:
    """Whether those who are named to lead, or the days, exclude each other.

    "Trước ngày 31 tháng 10" and "trong tháng 10" do not: a day is no difference.
    """
    leads = (_named_leads(ground, task) for task in (one, other))
    first, then = _days(one), _days(other)
    near = any(abs(day - that) <= _ONE_DAY for day in first for that in then)
    return _exclude(*leads) or bool(first and then and not near)


def _exclude(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both say something, and nothing that the other says."""
    return bool(one and other) and not set(one) & set(other)


def _leads(ground: Ground, task: Task) -> set[str]:
    parts = ground.parts.get(task.slug, ())
    return {part.agency for part in parts if part.role == "lead"}


def _named_leads(ground: Ground, task: Task) -> dict[str, str]:
    """Those told to lead by name: folded names and slugs."""
    agencies = ground.known.agencies
    return {
        fold(agencies[part.agency].name): part.agency
        for part in ground.parts.get(task.slug, ())
        if part.role == "lead" and part.stated
        if not is_open_group(agencies[part.agency])
    }


def _days(task: Task) -> set[date]:
    """The last days of an item; every month and the like have none."""
    found = (last_day_of(due) for due in task.deadlines)
    return {day for day in found if day}
