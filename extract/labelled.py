"""Items that say line by line who leads, with whom, by when: a row of a table in prose.

"1. Rà soát văn bản⏎- Cơ quan chủ trì: Sở Tư pháp⏎- Thời gian: Quý III/2025" is one task
with the cells that a table of tasks has. Where such lines stand among tasks, their time
is that of each task beside them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.table_heads import AGENCY_ROLES, column_role
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.items import Item
    from extract.layout import Interval
    from ontology.rows import ColumnRole

_LABEL = re.compile(
    r"(?P<label>(?:chủ trì|phối hợp|hoàn thành)(?: thực hiện)?|"
    r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|cấp|lãnh đạo|người|cán bộ)\b|"
    r"thời (?:gian|hạn|điểm)|tiến độ|kết quả|sản phẩm|đầu ra|nội dung|nhiệm vụ|"
    r"phân công|trách nhiệm)"
    r"(?: [^\W\d_]+| ?[,/]| \([^()]{1,20}\)){0,6}) ?: (?=\S)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:Cơ quan|Đơn vị|Phân công|Tổ chức|Trách nhiệm)(?: [^\W\d_]+){0,3}:?$"
)
"""A heading above lines that say who does it."""
_EXPECTED = re.compile(r"dự kiến", re.IGNORECASE)
_OF_THE_WORK = re.compile(r"thực hiện|hoàn thành|tiến độ|thời hạn", re.IGNORECASE)
_ROLES: frozenset[ColumnRole] = frozenset(
    {*AGENCY_ROLES, "deadline", "product", "task"}
)
_Cell = tuple["ColumnRole", "Interval"]


def fold_labelled(text: str, items: Sequence[Item]) -> list[Item]:
    """The items, those that only label what an item says folded into its cells."""
    below: dict[str | None, list[Item]] = {}
    for item in items:
        below.setdefault(item.parent, []).append(item)
    folded: dict[str, Item | None] = {}  # by label; None for what is folded away
    for item in items:
        if folded.get(item.label, item) is None:
            continue
        children = below.get(item.label, [])
        labels = {child.label: _cells(text, child, below) for child in children}
        cells = [cell for labelled in labels.values() for cell in labelled]
        if not any(role != "task" for role, _ in cells):
            continue
        folded |= {label: None for label, cell in labels.items() if cell}
        others = [child for child in children if not labels.get(child.label)]
        if any(not _is_attribute(text, child) for child in others):
            folded |= _shared(text, item, others, cells)
        else:
            folded |= {child.label: None for child in others}
            under = (one for child in children for one in below.get(child.label, []))
            folded |= {one.label: None for one in under}
            own: _Cell = ("task", (item.start, item.end))
            folded[item.label] = replace(item, leaf=True, cells=(own, *cells))
    kept = (folded.get(item.label, item) for item in items)
    return [item for item in kept if item is not None]


def _cells(
    text: str, item: Item, below: Mapping[str | None, Sequence[Item]]
) -> list[_Cell]:
    """What a line labels; a heading ("b) Đơn vị thực hiện") by the lines below it."""
    under = below.get(item.label, ())
    found = [_cell(text, one) for one in (under or [item])]
    if under and not _WHO.match(text, item.start, item.end):
        return []
    return [] if None in found else [cell for cell in found if cell]


def _cell(text: str, item: Item) -> _Cell | None:
    """What a line labels, and the words behind the label."""
    label = _LABEL.match(text, item.start, item.end)
    role = column_role(label["label"]) if label else None
    if label is None or role not in _ROLES:
        return None
    if role == "deadline" and _EXPECTED.search(text, item.start, item.end):
        return None
    return role, (label.end(), item.end)


def _is_attribute(text: str, item: Item) -> bool:
    """Whether a line says where, with whom, at whose cost: "Kinh phí: …"."""
    if not item.leaf:
        return False
    words = text[item.start : item.end].casefold()
    return words.startswith(tuple(order_words("attributes")))


def _shared(
    text: str, parent: Item, tasks: Sequence[Item], cells: Sequence[_Cell]
) -> Iterator[tuple[str, Item]]:
    """The heading with what lines among its tasks say of who, the tasks with when."""
    whose = [cell for cell in cells if cell[0] in AGENCY_ROLES]
    due = [cell for cell in cells if cell[0] == "deadline" and _due(text, cell)]
    if whose:
        own: _Cell = ("task", (parent.start, parent.end))
        yield parent.label, replace(parent, cells=(own, *whose))
    for task in tasks if due else ():
        work: _Cell = ("task", (task.start, task.end))
        yield task.label, replace(task, cells=(work, *due))


def _due(text: str, cell: _Cell) -> bool:
    """Whether a label speaks of when the work is done, not of when a meeting is."""
    start = cell[1][0]
    return _OF_THE_WORK.search(text, max(0, start - 40), start) is not None
