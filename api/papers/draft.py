"""The draft of a letter that reminds one agency (công văn đôn đốc), as words.

A page shows it, a Word file holds it. What falls to a body that is no more is asked of
its heir, where the law names one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.papers import words
from api.papers.parts import source
from graph.bodies import plain_name
from viz import times
from viz.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.answers.agenda import Item
    from graph.answers.reminders import Reminder

MOST_LETTERS: Final = 3
"""Letters that the opening names."""

_ROMAN: Final = ("I", "II")


@dataclass(frozen=True, slots=True)
class Row:
    """A task in the list of a reminder; `left` are days to go, below 0 days late.

    `step` are the words of the reporting step that is meant, if it is not all of it.
    """

    item: Item
    text: str
    step: str | None
    part: str
    due: str
    source: str
    left: int

    @property
    def told(self) -> str:
        """The task, and the step that is meant."""
        step = words.STEP.format(step=self.step) if self.step else ""
        return self.text + step

    @property
    def standing(self) -> str:
        """How late it is, or how much time is left."""
        if self.left < 0:
            return words.LATE.format(n=-self.left)
        return words.LEFT.format(n=self.left) if self.left else words.LAST_DAY


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter: to whom, its paragraphs, what it asks for, and the list below it.

    `lists` are the headings of the parts of the list, each with its rows.
    """

    to: str
    opening: str
    urging: str
    requests: Sequence[str]
    closing: str
    lists: Sequence[tuple[str, Sequence[Row]]]

    @property
    def text(self) -> str:
        """All of it as plain text, to be copied."""
        asked = [f"{number}. {one}" for number, one in enumerate(self.requests, 1)]
        lines = [words.ABOUT_REMINDER, "", self.to, "", self.opening, self.urging]
        lines += [*asked, self.closing]
        for heading, rows in self.lists:
            lines += ["", heading]
            lines += [
                f"{number}. {row.told} ({row.source}; {row.due}; {row.standing})"
                for number, row in enumerate(rows, 1)
            ]
        return "\n".join(lines)


def draft(found: Reminder, as_of: date, until: date, office: str | None) -> Draft:
    """Draft the letter of an office, None to leave its name blank."""
    sender = office or words.SENDER
    agency, to = _addressee(found)
    kinds = (
        (found.overdue, words.OVER, words.URGE_OVER, words.LIST_OVER),
        (found.due, words.COMING, words.URGE_COMING, words.LIST_COMING),
    )
    held = [kind for kind in kinds if kind[0]]
    parts = dict(zip((kind[3] for kind in held), _ROMAN, strict=False))
    day = times.day(until, "vi")
    standing = (told.format(n=_count(items), day=day) for items, told, _, _ in held)
    items = (*found.overdue, *found.due)
    urging = words.URGE_REPORT.format(office=sender, year=as_of.year)
    return Draft(
        to=words.TO.format(names=to),
        opening=words.OPENING.format(
            letters=_letters(items),
            agency=agency,
            count=_count(items),
            day=times.in_full(as_of),
            standing=words.AND.join(standing),
        ),
        urging=words.URGING.format(office=sender, agency=agency),
        requests=[*(ask.format(part=parts[name]) for _, _, ask, name in held), urging],
        closing=words.CLOSING.format(office=sender, agency=agency),
        lists=[
            (f"{parts[name]}. {name}", [_row(item, as_of) for item in items])
            for items, _, _, name in held
        ],
    )


def _count(items: Iterable[Item]) -> int:
    """How many tasks there are; one with two deadlines is one."""
    return len({item.task.slug for item in items})


def _addressee(found: Reminder) -> tuple[str, str]:
    """What the agency is called in the text, and to whom the letter goes."""
    name, after = plain_name(found.agency.name), found.succession
    if after is None:
        return name, name
    heirs = [one.name for one in after.successors if one.certain]
    if len(heirs) == 1:
        return heirs[0], words.SUCCEEDED.format(heir=heirs[0], name=name)
    return name, words.UNSURE.format(name=name, day=times.in_full(after.ended))


def _letters(items: Iterable[Item]) -> str:
    labels = list(dict.fromkeys(item.letter.label for item in items))
    shown = ", ".join(labels[:MOST_LETTERS])
    more = len(labels) - MOST_LETTERS
    return words.MORE_LETTERS.format(letters=shown, n=more) if more > 0 else shown


def _row(item: Item, as_of: date) -> Row:
    t = messages("vi")
    due = item.deadline or item.feeds
    end = item.last_day or as_of
    role = t.get(f"relation.{item.role}", t["tasks.sends"])
    return Row(
        item=item,
        text=item.task.text,
        step=item.step.quote.text if item.step else None,
        part=role.removeprefix("giao "),
        due=times.due(due, "vi") if due else "",
        source=source(item.task.label, item.letter),
        left=(end - as_of).days,
    )
