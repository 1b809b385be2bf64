"""The map of the ontology: its classes in groups, and what leads from one to another.

Which groups there are and where they stand is told here; what is in them and what
leads between them, the vocabulary tells. The plan is a grid of columns and slots, so
that lines between columns are level and none runs through a box.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viz.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ontology.published import Relation, Term
    from viz.messages import Lang

WIDTH: Final = 1400
COLUMN: Final = 226
GAP: Final = (WIDTH - 4 * COLUMN - 2) / 3
SLOT: Final = 68
LINE: Final = 19
BODY: Final = "org:FormalOrganization"
"""The one class of another vocabulary that is drawn."""
_MARGIN: Final = 8
_ABOVE, _LONG, _BESIDE, _WITHIN = (25, 1), (72, 1), (26, 3), (31, 4)
"""Letters of a line and lines, of words above a line, a long one, beside, in a box."""
_MORE: Final = " … (+{})"


@dataclass(frozen=True, slots=True)
class Group:
    """Classes that stand in one box, by column and by the slots that it fills."""

    key: str
    classes: tuple[str, ...]
    column: int
    first: int
    last: int


GROUPS: Final = (
    Group("mentions", ("CitationMention", "AgencyMention", "Footnote"), 0, 0, 1),
    Group("assertions", ("RelationAssertion", "AliasStatement", "Correction"), 0, 3, 5),
    Group(
        "documents",
        (
            "OfficialDocument",
            "LegalNormativeDocument",
            "AdministrativeDocument",
            "OfficialLetter",
            "PartyDocument",
            "NamedInstrument",
            "DocumentSet",
        ),
        1,
        0,
        3,
    ),
    Group("tasks", ("Task",), 1, 5, 10),
    Group("recipients", ("Recipient",), 2, 0, 0),
    Group("assignments", ("Assignment",), 2, 5, 5),
    Group("reports", ("ReportStep",), 2, 7, 7),
    Group("states", ("StatusReport",), 2, 8, 8),
    Group("deadlines", ("Deadline",), 2, 9, 9),
    Group("targets", ("Target",), 2, 10, 10),
    Group("agencies", ("Agency", "TaskForce", "AgentGroup", "OfficeHolder"), 3, 0, 8),
    Group("bodies", (BODY,), 3, 10, 10),
)
SLOTS: Final = 1 + max(group.last for group in GROUPS)
HEIGHT: Final = SLOTS * SLOT


@dataclass(frozen=True, slots=True)
class Box:
    """A group as it is drawn: its classes as (name, label), what leads within it."""

    group: Group
    x: float
    y: float
    height: float
    classes: Sequence[tuple[str, str]]
    within: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """What leads from one box to another: a path, and its words at a point."""

    path: str
    x: float
    y: float
    words: Sequence[str]
    every: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn."""

    boxes: Sequence[Box]
    lines: Sequence[Line]


def ontology_map(
    terms: Iterable[Term], relations: Iterable[Relation], lang: Lang
) -> Map:
    """Draw the classes and what leads between them, in a language."""
    labels = {term.name: term.labels.get(lang, term.name) for term in terms}
    labels[BODY] = messages(lang)["data.model.body"]
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    group_of = {name: group.key for group in GROUPS for name in group.classes}
    for one in relations:
        ends = group_of.get(one.subject), group_of.get(one.object)
        if ends[0] and ends[1]:
            words = between[ends[0], ends[1]]
            label = one.labels.get(lang, one.property)
            words.extend([label] if label not in words else [])
    boxes = [_box(group, labels, between) for group in GROUPS]
    return Map(boxes, _lines({box.group.key: box for box in boxes}, between))


def _box(
    group: Group,
    labels: Mapping[str, str],
    between: Mapping[tuple[str, str], Sequence[str]],
) -> Box:
    return Box(
        group=group,
        x=1 + group.column * (COLUMN + GAP),
        y=group.first * SLOT + _MARGIN,
        height=(group.last - group.first + 1) * SLOT - 2 * _MARGIN,
        classes=[(name, labels.get(name, name)) for name in group.classes],
        within=_wrapped(between.get((group.key, group.key), ()), *_WITHIN),
    )


def _lines(
    boxes: Mapping[str, Box], between: Mapping[tuple[str, str], Sequence[str]]
) -> Sequence[Line]:
    taken: set[tuple[int, int]] = set()
    made = []
    for (start, end), words in between.items():
        low, high = boxes[start], boxes[end]
        if start == end:
            continue
        if low.group.column == high.group.column:
            made.append(_upright(low, high, words))
        else:
            made.append(_level(low, high, words, _slot(low, high, boxes, taken)))
    return made


def _slot(
    low: Box, high: Box, boxes: Mapping[str, Box], taken: set[tuple[int, int]]
) -> int:
    """The first slot beside both where no box and no other line is between them."""
    left, right = sorted((low.group, high.group), key=lambda group: group.column)
    gaps = range(left.column, right.column)
    inside = [b.group for b in boxes.values() if b.group.column in gaps[1:]]
    free = (
        slot
        for slot in range(max(left.first, right.first), min(left.last, right.last) + 1)
        if not any(group.first <= slot <= group.last for group in inside)
        and not any((gap, slot) in taken for gap in gaps)
    )
    found = next(free)
    taken.update((gap, found) for gap in gaps)
    return found


def _level(low: Box, high: Box, words: Sequence[str], slot: int) -> Line:
    right = low.group.column < high.group.column
    begin = low.x + (COLUMN if right else 0)
    end = high.x + (0 if right else COLUMN)
    y = (slot + 0.5) * SLOT
    return Line(
        f"M{begin:.0f} {y:.0f}H{end:.0f}",
        (begin + end) / 2,
        y - 7,
        _wrapped(words, *(_ABOVE if abs(end - begin) <= GAP + 1 else _LONG)),
        ", ".join(words),
    )


def _upright(low: Box, high: Box, words: Sequence[str]) -> Line:
    """A line between neighbours in one column, its words on the right."""
    down = low.y < high.y
    begin = low.y + (low.height if down else 0)
    end = high.y + (0 if down else high.height)
    x = low.x + COLUMN / 3
    path = f"M{x:.0f} {begin:.0f}V{end:.0f}"
    told = _wrapped(words, *_BESIDE)
    y = (begin + end) / 2 + 5 - (len(told) - 1) * LINE / 2
    return Line(path, x + 9, y, told, ", ".join(words), "start")


def _wrapped(words: Sequence[str], letters: int, most: int) -> Sequence[str]:
    """As many words as some lines hold, and how many more there are."""
    lines: list[str] = []
    for n, word in enumerate(words):
        room = letters - (len(_MORE) if len(lines) == most else 0)
        if lines and len(lines[-1]) + len(word) + 2 <= room:
            lines[-1] += f", {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += _MORE.format(len(words) - n)
            break
    return lines
