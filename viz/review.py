"""A letter under review: its text in blocks, each with what was read in it beside it.

A block is an item of the letter, or a stretch of running text; long ones are cut where
nothing that was read is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.corrections.item import Item, Letter

View = Literal["open", "doubtful", "all"]
VIEWS: Final[tuple[View, ...]] = ("open", "doubtful", "all")
MOST_ITEMS: Final = 60
"""Items of one page; a page has whole blocks."""
LONGEST_BLOCK: Final = 1400
"""Characters, unless nothing can be cut."""

_KINDS: Final = {
    "citation": "citation",
    "relation": "relation",
    "role": "agency",
    "deadline": "deadline",
}
_ENUMERATOR: Final = re.compile(
    r"(?:^|\n)\s*(?P<mark>\(?(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)])\s*\Z"
)
_LONGEST_ENUMERATOR: Final = 12
_BLANK: Final = re.compile(r"\s+")
_LINES: Final = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same items lie; `kinds` say how it is marked."""

    text: str
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the letter; `label` is that of the task that begins with it."""

    label: str | None
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a review.

    `counts` says how many items each view has; `first` is the number of the first item
    here, from 1, `of` of how many; `previous` and `next` are where other pages begin.
    """

    blocks: tuple[Block, ...]
    counts: dict[View, int]
    first: int
    last: int
    of: int
    previous: int | None
    next: int | None


def is_in(view: View, item: Item) -> bool:
    """Whether a view shows an item.

    What falls to all addressees, or was decided by a person, is shown among all.
    """
    if view == "all":
        return True
    waits = bool(item.proposed) or (bool(item.doubts) and not item.by)
    if view == "doubtful":
        return waits
    shown = item.by is None and not item.shared and item.value is not None
    return waits or shown


def sheet(letter: Letter, view: View, begin: int = 0) -> Sheet:
    """The blocks of a view, from its so-manieth item on."""
    chosen = [item for item in letter.items if is_in(view, item)]
    counts = {name: sum(is_in(name, item) for item in letter.items) for name in VIEWS}
    begin = min(max(begin, 0), max(len(chosen) - 1, 0))
    blocks: list[Block] = []
    shown = 0
    for block in _blocks(letter, chosen[begin:]):
        if blocks and shown + len(block.items) > MOST_ITEMS:
            break
        blocks.append(block)
        shown += len(block.items)
    end = begin + shown
    return Sheet(
        blocks=tuple(blocks),
        counts=counts,
        first=begin + 1 if shown else 0,
        last=end,
        of=len(chosen),
        previous=max(begin - MOST_ITEMS, 0) if begin else None,
        next=end if end < len(chosen) else None,
    )


def after(letter: Letter, view: View, key: str) -> str | None:
    """The key of the item of a view behind another one, which may be gone from it."""
    order = [item.key for item in letter.items]
    if key not in order:
        return None
    behind = letter.items[order.index(key) + 1 :]
    return next((item.key for item in behind if is_in(view, item)), None)


def _blocks(letter: Letter, chosen: Sequence[Item]) -> Iterator[Block]:
    """The parts of the text in which items stand; the header's are in the first."""
    text, every = letter.text, letter.items
    labels = {_begin(text, at): label for label, at in reversed(letter.tasks)}
    cuts = _cuts(text, sorted(labels), every)
    begins = min(labels, default=0)
    for start, end in pairwise(cuts):
        items = tuple(i for i in chosen if start <= max(i.start, 0) < end)
        if items:
            lines = start < begins
            pieces = tuple(_pieces(text, start, end, items, lines=lines))
            yield Block(labels.get(start), pieces, items)


def _begin(text: str, start: int) -> int:
    """Where an item begins that is read from its first word: at its enumerator."""
    before = _ENUMERATOR.search(text, max(start - _LONGEST_ENUMERATOR, 0), start)
    return before.start("mark") if before else start


def _cuts(text: str, starts: Sequence[int], items: Iterable[Item]) -> list[int]:
    """Where blocks begin, and the end of the text."""
    whole = [segment for item in items for segment in item.segments]
    taken = sorted(whole)
    cuts = sorted({0, *starts, len(text)})
    found = []
    for start, end in pairwise(cuts):
        found.append(start)
        while end - found[-1] > LONGEST_BLOCK:
            cut = _cut(text, found[-1] + LONGEST_BLOCK // 2, end, taken)
            if cut is None:
                break
            found.append(cut)
    return [*found, len(text)]


def _cut(
    text: str, begin: int, end: int, taken: Sequence[tuple[int, int]]
) -> int | None:
    """The first end of a line behind `begin` on which nothing lies."""
    at = text.find("\n", begin, end)
    while at != -1:
        if not any(start <= at < stop for start, stop in taken):
            return at + 1
        at = text.find("\n", at + 1, end)
    return None


def _pieces(
    text: str, start: int, end: int, items: Iterable[Item], *, lines: bool
) -> Iterator[Piece]:
    """The text between two offsets, cut where an item begins or ends."""
    places = [
        (max(s, start), min(e, end), item)
        for item in items
        for s, e in item.segments
        if s < end and e > start
    ]
    cuts = {start, end, *(s for s, _, _ in places), *(e for _, e, _ in places)}
    for begin, stop in pairwise(sorted(cuts)):
        on = [item for s, e, item in places if s <= begin < e]
        yield Piece(
            _folded(text[begin:stop], lines=lines),
            tuple(item.key for item in on),
            tuple(dict.fromkeys(_KINDS.get(item.field, "header") for item in on)),
        )


def _folded(text: str, *, lines: bool) -> str:
    """Text without the line breaks of a page; those of a letterhead are kept."""
    if not lines:
        return _BLANK.sub(" ", text)
    return re.sub(r"[^\S\n]+", " ", _LINES.sub("\n", text))
