"""Reporting steps: who reports, through whom, to whom, how often, by when.

"gửi Sở Xây dựng để tổng hợp tham mưu UBND tỉnh báo cáo Bộ Xây dựng trước ngày 25/7"
is three steps, and the date belongs to the last.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.placed import between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.due import Due
    from extract.placed import Index

_STEP = re.compile(
    r"\b(?:[Gg]ửi|[Bb]áo cáo|[Tt]ham mưu|[Tt]rình|[Đđ]ề xuất(?: trình)?|[Kk]iến nghị) "
    "(?:(?:kết quả|tình hình|thực hiện|về|cho|đến|tới|với) )*"
)
_VIA = re.compile(r"[\s,(]*(?:thông )?qua ")
_FROM = re.compile(r"\bbáo cáo của ")
_SENTENCE = re.compile(r"(?<=[.;]) |\n")


@dataclass(frozen=True, slots=True)
class Step:
    """A reporting step in the reading text; agencies by index, -1 the assignee."""

    start: int
    end: int
    sender: int
    via: int | None
    to: int | None
    recurrence: str | None
    deadline: str | None


def find_reports(
    text: str,
    start: int,
    end: int,
    agencies: Sequence[AgencyMention],
    deadlines: Index[Due],
) -> list[Step]:
    """Find the reporting steps of `text[start:end]`, sentence by sentence.

    The agencies are in order of the text.
    """
    steps: list[Step] = []
    edges = [start, *(m.end() for m in _SENTENCE.finditer(text, start, end)), end]
    for first, last in itertools.pairwise(edges):
        dues = [due for _, due in deadlines.between(first, last)]
        steps += _sentence(text, first, last, agencies, dues)
    return steps


def _sentence(
    text: str,
    start: int,
    end: int,
    agencies: Sequence[AgencyMention],
    dues: list[Due],
) -> list[Step]:
    starts = {agencies[i].start: i for i in between(agencies, start, end)}
    chain: list[tuple[re.Match[str], int]] = [
        (match, starts[match.end()])
        for match in _STEP.finditer(text, start, end)
        if match.end() in starts
    ]
    steps: list[Step] = []
    sender = -1
    for position, (match, to) in enumerate(chain):
        stop = chain[position + 1][0].start() if position + 1 < len(chain) else end
        via_match = _VIA.match(text, agencies[to].end)
        via = starts.get(via_match.end()) if via_match else None
        due = next(
            (
                d
                for d in dues
                if match.start() <= d.start < stop and d.kind != "recurring"
            ),
            None,
        )
        last = max(agencies[to].end, agencies[via].end if via is not None else 0)
        steps.append(
            Step(
                start=match.start(),
                end=due.end if due else last,
                sender=sender,
                via=via,
                to=to,
                recurrence=_recurrence(dues) if stop == end else None,
                deadline=due.value if due else None,
            )
        )
        sender = to
    return (
        _inputs(text, start, end, starts, agencies)
        + steps
        + _bare(text, start, end, dues, steps)
    )


def _inputs(
    text: str,
    start: int,
    end: int,
    starts: dict[int, int],
    agencies: Sequence[AgencyMention],
) -> list[Step]:
    """Those on whose reports the work rests report to the one named to act."""
    return [
        Step(
            m.start(),
            agencies[starts[m.end()]].end,
            starts[m.end()],
            None,
            None,
            None,
            None,
        )
        for m in _FROM.finditer(text, start, end)
        if m.end() in starts
    ]


_REPORT = re.compile(r"\bbáo cáo (?:tiến độ|kết quả|tình hình)\b")


def _bare(
    text: str, start: int, end: int, dues: list[Due], steps: list[Step]
) -> list[Step]:
    """A report due at intervals whose receiver is not named."""
    recurrence = _recurrence(dues)
    if steps or recurrence is None:
        return []
    return [
        Step(match.start(), match.end(), -1, None, None, recurrence, None)
        for match in list(_REPORT.finditer(text, start, end))[:1]
    ]


def _recurrence(dues: list[Due]) -> str | None:
    return next((due.value for due in dues if due.kind == "recurring"), None)
