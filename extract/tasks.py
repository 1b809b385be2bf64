"""What a letter orders: tasks, who does what in them, by when, to what target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.model import Span

Role = Literal[
    "lead", "cooperate", "monitor", "advise", "report_to", "report_via", "receive"
]
DeadlineKind = Literal["date", "period", "recurring", "relative", "conditional"]
Bound = Literal["before", "by", "within", "after"]
Comparator = Literal[">=", "<=", "=", ">", "<"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """An agency's part in a task.

    `agency` is as printed, `index` its entry in `Extraction.agencies`. `stated` is
    True when the item or a heading above it names the agency (giao đích danh),
    False when it falls to the addressees in general (giao chung). `span` is the words
    that say so ("phối hợp với Sở Tài chính").
    """

    agency: str
    index: int
    role: Role
    stated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by or within which something is due.

    `value` follows the contract ("2025-07-25", "2025-Q1", "P1M", …), None where
    only a condition is given.
    """

    span: Span
    value: str | None
    kind: DeadlineKind
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting step: who reports, through whom, to whom, how often, by when.

    Names as printed; `recurrence` an ISO 8601 duration; `deadline` a deadline value.
    """

    sender: str | None
    via: str | None
    to: str | None
    recurrence: str | None
    deadline: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity to be reached; `value` and `unit` None for "toàn bộ", "mọi"."""

    span: Span
    indicator: str
    comparator: Comparator
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """An item of the letter that orders something, or a heading above such items.

    `label` is the full path of enumerators ("3.b"); `citations` are indexes of the
    mentions inside it, its footnotes included. `lead_unstated` marks several
    agencies named and none told to lead.
    """

    label: str
    parent: str | None
    leaf: bool
    span: Span
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reports: tuple[Report, ...] = ()
    products: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[int, ...] = ()
    lead_unstated: bool = False
