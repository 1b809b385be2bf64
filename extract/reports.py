"""Reporting steps: who reports, through whom, to whom, how often, by when.

"gửi Sở Xây dựng để tổng hợp tham mưu UBND tỉnh báo cáo Bộ Xây dựng trước ngày 25/7"
is three steps, and the date belongs to the last. Who stands beside a receiver gets it
too; who gets it passes it on where it is told to do something with it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.actor_names import acts
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
_TELLS = re.compile(
    r"(?<!không )\b(?:[Gg]ửi|[Nn]ộp|[Bb]áo cáo(?! của)|[Pp]hản ánh|[Đđ]ăng ký|"
    r"[Cc]ung cấp)\b"
)
_SENDS = re.compile(r"(?<!không )\b(?:[Gg]ửi|[Nn]ộp)\b")
_TOWARDS = {"về ": _TELLS, "đến ": _SENDS, "tới ": _SENDS, "cho ": _SENDS}
"""Words right before who gets it, and who may stand far before them."""
_FARTHEST = 150  # characters from such a verb to who gets it
_SENT_BEFORE = re.compile(
    r"\b(?:[Cc]ông văn|[Vv]ăn bản|[Tt]ờ trình|[Bb]áo cáo|[Tt]hông báo) số "
    r"[^.;:]{3,60} $"
)
"""A letter that is cited: "tại Công văn số … ngày … gửi Sở X" sends nothing now."""
_AND = re.compile(r"(?:,|,? và|/) ?")
_TAKES = re.compile(
    r" (?:để|xem xét|quyết định|phê duyệt|cho ý kiến|chỉ đạo|tổng hợp|thẩm định|"
    r"theo dõi|ban hành|thông qua)\b"
)
"""What is done with what is sent, by who gets it."""
_ADVISES = re.compile("[Tt]ham mưu ")
_PASSED_ON = re.compile(r"\s*|.*\b(?:để|tổng hợp|tham mưu|xem xét|thẩm định)\b.*")
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
    chain = _receivers(text, start, end, starts)
    often = _recurrences(text, [at for at, _ in chain], dues)
    steps: list[Step] = []
    sender = -1
    for position, (at, to) in enumerate(chain):
        stop = chain[position + 1][0] if position + 1 < len(chain) else end
        receivers = _joined(text, to, agencies, starts)
        last = agencies[receivers[-1]].end
        via_match = _VIA.match(text, last)
        via = starts.get(via_match.end()) if via_match else None
        due = next(
            (d for d in dues if at <= d.start < stop and d.kind != "recurring"), None
        )
        last = max(last, agencies[via].end if via is not None else 0)
        reach = due.end if due else last
        value = due.value if due else None
        every = often.get(position)
        steps += [Step(at, reach, sender, via, to, every, value) for to in receivers]
        if _PASSED_ON.fullmatch(text, last, stop):
            sender = to
    return (
        _inputs(text, start, end, starts, agencies)
        + steps
        + _bare(text, start, end, dues, steps)
    )


def _receivers(
    text: str, start: int, end: int, starts: dict[int, int]
) -> list[tuple[int, int]]:
    """Where each step begins, and the agency it leads to: the first of several."""
    found = {
        starts[match.end()]: match.start()
        for match in _STEP.finditer(text, start, end)
        if match.end() in starts
        and not _SENT_BEFORE.search(
            text[max(start, match.start() - 80) : match.start()]
        )
    }
    for at, agency in starts.items():
        towards = next((w for w in _TOWARDS if text.startswith(w, at - len(w))), None)
        if agency in found or towards is None:
            continue
        first = max(start, at - _FARTHEST)
        *_, told = [None, *_TOWARDS[towards].finditer(text, first, at)]
        if told and told.end() + 1 not in starts:
            found[agency] = told.start()
    return sorted((at, agency) for agency, at in found.items())


def _joined(
    text: str, to: int, agencies: Sequence[AgencyMention], starts: dict[int, int]
) -> list[int]:
    """Those that get it together: "báo cáo UBND tỉnh và Bộ Nội vụ".

    Who does something behind a comma opens a clause of its own.
    """
    receivers = [to]
    while joint := _AND.match(text, agencies[receivers[-1]].end):
        following = starts.get(joint.end())
        if following is None:
            break
        behind = agencies[following].end
        acting = acts().match(text, behind) and not _TAKES.match(text, behind)
        if acting and "và" not in joint[0]:
            break
        receivers.append(following)
    return receivers


def _recurrences(text: str, steps: list[int], dues: list[Due]) -> dict[int, str | None]:
    """How often each of the `steps` is taken: by what stands before or behind it.

    Of "hằng tháng tham mưu UBND tỉnh báo cáo Bộ Tài chính" it is the report.
    """
    often: dict[int, str | None] = {}
    for due in dues:
        if due.kind == "recurring":
            owner = max(bisect_right(steps, due.start) - 1, 0)
            following = steps[owner + 1 : owner + 2]
            if following and not text[due.end : following[0]].strip(" ,"):
                owner += 1
            while owner + 1 < len(steps) and _ADVISES.match(text, steps[owner]):
                owner += 1
            often.setdefault(owner, due.value)
    return often


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
