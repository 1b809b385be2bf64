"""Whether a task is given clearly: the six points that tasks are to be clear on.

Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền: what the
Government's resolutions and the Prime Minister's dispatches of 2025 ask of every task.
Each point is judged by what the item prints, or a heading above it; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from extract.model import Extraction, Span
    from extract.tasks import Assignment, Task

Point = Literal["who", "what", "when", "duty", "product", "power"]
Verdict = Literal["clear", "weak", "missing"]
POINTS: Final[tuple[Point, ...]] = (
    "who",
    "what",
    "when",
    "duty",
    "product",
    "power",
)
"""Người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền."""

_VAGUE: Final = re.compile(
    r"\b(?:tăng cường|đẩy mạnh|nâng cao|phát huy|quan tâm|chú trọng|quán triệt"
    r"|tiếp tục thực hiện|thực hiện tốt)\b",
    re.IGNORECASE,
)
"""Words that order no one thing."""
_PLAIN: Final = re.compile(
    r"\b(?:xây dựng|ban hành|trình|báo cáo|hoàn thành|tổ chức|rà soát|tổng hợp|lập"
    r"|tham mưu|thẩm định|công bố|bố trí|giải ngân|kiểm tra|thanh tra|ký|phê duyệt"
    r"|sửa đổi|đề xuất|hướng dẫn|thành lập|giải quyết|xử lý|cung cấp|cập nhật)\b",
    re.IGNORECASE,
)
"""Words that order something one can see done."""
_MADE: Final = re.compile(
    r"\b(?:xây dựng|ban hành|lập|trình|gửi|tham mưu|hoàn thiện|soạn thảo|dự thảo)\b"
    r"[^.;]{0,60}?\b((?:kế hoạch|đề án|báo cáo|quyết định|chương trình|phương án"
    r"|danh mục|quy chế|quy định|tờ trình|nghị quyết|dự án|quy hoạch|hướng dẫn"
    r"|công văn|thông báo|biểu mẫu|cơ sở dữ liệu)\b[^,.;]{0,40})",
    re.IGNORECASE,
)
"""A paper or system that is to be made."""
_DUTY: Final = re.compile(
    r"chịu trách nhiệm|trách nhiệm (?:trước|toàn diện|người đứng đầu)", re.IGNORECASE
)
_POWER: Final = re.compile(
    r"\btrình\b|tham mưu|theo thẩm quyền|thuộc thẩm quyền|vượt thẩm quyền"
    r"|xem xét,? quyết định|ủy quyền|phân cấp|phê duyệt|cho ý kiến",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One point of a task: the verdict, why (a key of the words), what shows it."""

    point: Point
    verdict: Verdict
    why: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearTask:
    """A task and what is clear in it, in the order of `POINTS`."""

    label: str
    span: Span
    points: tuple[Judged, ...]

    @property
    def missing(self) -> tuple[Point, ...]:
        """The points on which nothing is said."""
        return tuple(one.point for one in self.points if one.verdict == "missing")


def six_clears(extraction: Extraction) -> tuple[ClearTask, ...]:
    """Judge every task that orders something; headings above others are none."""
    above = {task.label: task for task in extraction.tasks}
    groups = {
        index
        for index, agency in enumerate(extraction.agencies)
        if agency.kind == "group"
    }
    return tuple(
        ClearTask(
            task.label, task.span, tuple(_judge(task, _lines(task, above), groups))
        )
        for task in extraction.tasks
        if task.leaf
    )


def _lines(task: Task, above: dict[str, Task]) -> list[Task]:
    """A task and those it stands below, itself first."""
    found = [task]
    while (parent := above.get(found[-1].parent or "")) is not None:
        found.append(parent)
    return found


def _judge(
    task: Task, lines: Sequence[Task], groups: Collection[int]
) -> Iterable[Judged]:
    parts = task.assignments
    leads = [part for part in parts if part.role == "lead"]
    yield _who(task, leads, groups)
    yield _what(task)
    yield _when(lines)
    yield _duty(task, leads)
    yield _product(task)
    yield _power(task)


def _who(task: Task, leads: Sequence[Assignment], groups: Collection[int]) -> Judged:
    named = _names(p for p in leads if p.stated and p.index not in groups)
    if task.lead_unstated:
        return Judged("who", "weak", "several", named)
    if named:
        return Judged("who", "clear", "named", named)
    if leads:
        return Judged("who", "weak", "general", _names(leads))
    return Judged("who", "missing", "nobody")


def _what(task: Task) -> Judged:
    text = task.span.text
    seen = task.targets or task.products or _PLAIN.search(text)
    if _VAGUE.search(text) and not seen:
        return Judged("what", "weak", "vague")
    return Judged("what", "clear", "told")


def _when(lines: Sequence[Task]) -> Judged:
    times = [
        *(due.span.text for task in lines for due in task.deadlines),
        *(
            step.span.text
            for task in lines
            for step in task.reports
            if step.deadline or step.recurrence
        ),
    ]
    if times:
        return Judged("when", "clear", "due", _few(times))
    return Judged("when", "missing", "no_time")


def _duty(task: Task, leads: Sequence[Assignment]) -> Judged:
    """Who answers for it: one who leads, and those beside, above or reported to."""
    others = [p for p in task.assignments if p.role != "lead" and p.stated]
    said = _DUTY.search(task.span.text)
    if said:
        return Judged("duty", "clear", "said", (said[0],))
    if others and leads:
        return Judged("duty", "clear", "shared", _names(others))
    if leads and not task.lead_unstated:
        return Judged("duty", "weak", "alone")
    return Judged("duty", "missing", "no_duty")


def _product(task: Task) -> Judged:
    made = [*task.products, *(target.span.text for target in task.targets)]
    written = _MADE.search(task.span.text)
    if not made and written:
        made = [written[1].strip()]
    if made:
        return Judged("product", "clear", "made", _few(made))
    if task.reports:
        shown = _few(step.span.text for step in task.reports)
        return Judged("product", "weak", "report_only", shown)
    return Judged("product", "missing", "no_product")


def _power(task: Task) -> Judged:
    said = _POWER.search(task.span.text)
    if said:
        return Judged("power", "clear", "decides", (said[0],))
    if any(part.role in ("advise", "report_to") for part in task.assignments):
        shown = (p for p in task.assignments if p.role in ("advise", "report_to"))
        return Judged("power", "clear", "decides", _names(shown))
    return Judged("power", "missing", "no_power")


def _names(parts: Iterable[Assignment]) -> tuple[str, ...]:
    return _few(part.agency for part in parts)


def _few(words: Iterable[str]) -> tuple[str, ...]:
    """The first three of some words, each once."""
    return tuple(dict.fromkeys(words))[:3]
