"""Lists in parts: by place or by cursor, in an order that is asked for.

A cursor names the last item that was seen, so that what is added or removed before it
moves nothing; its place stands in where that item is gone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from graph.errors import GraphError
from graph.index.chosen import Chosen, Condition
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Self

T = TypeVar("T")
U = TypeVar("U")
Value = str | float | None
MOST_ITEMS = 1000
CURSOR: Final = r"^[A-Za-z0-9_-]{16}$"
"""What a cursor looks like; whatever looks so is one."""

_PLACE_BYTES: Final = 4
_DIGEST_BYTES: Final = 8


class ListError(GraphError):
    """A part of a list that cannot be given: no such cursor, nothing to sort by.

    `known` are the keys that there are.
    """

    vi = "{name}: {why_vi}"
    en = "{name}: {why_en}"

    def __init__(self, name: str, known: Sequence[str] = ()) -> None:
        super().__init__(name, tuple(known))
        self.name = name
        if known:
            keys = ", ".join(known)
            self.why_vi = f"chỉ xếp được theo: {keys} (thêm - phía trước để xếp ngược)"
            self.why_en = f"lists are sorted by: {keys} (with - before it, downwards)"
        else:
            self.why_vi = (
                "không phải con trỏ do danh sách này trả về; bỏ đi để xem từ đầu"
            )
            self.why_en = "no cursor that a list gave; leave it out to begin at the top"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list; `total` counts all that fit, `offset` those left out before.

    `next` is the cursor of the part that follows, None where nothing does.
    """

    items: tuple[T, ...]
    total: int
    offset: int
    limit: int
    next: str | None = None

    def map(self, make: Callable[[T], U]) -> Page[U]:
        """The same part, each item made into something else."""
        return self.map_all(lambda items: map(make, items))

    def map_all(self, make: Callable[[Sequence[T]], Iterable[U]]) -> Page[U]:
        """The same part, all its items made into something else at once."""
        items = tuple(make(self.items))
        return Page(items, self.total, self.offset, self.limit, self.next)


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list: `limit` items behind the cursor, or from `offset` on.

    `sort` are keys of the list, the first decides; one that begins with "-" sorts
    downwards. What has no value stands last either way. A limit beyond `most` is that.
    """

    offset: int = 0
    limit: int = 50
    cursor: str | None = None
    sort: tuple[str, ...] = ()
    most: int = MOST_ITEMS


FIRST: Final = Window()
MOST: Final = Window(limit=MOST_ITEMS)


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A kind of list: what names an item for good, and what it can be sorted by.

    `columns` are the keys in SQL, of lists that are chosen there.
    """

    name: Callable[[T], str]
    keys: Mapping[str, Callable[[T], Value]]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def page(self, found: Sequence[T], window: Window = FIRST) -> Page[T]:
        """Cut a part out of a list.

        Raises:
            ListError: there is no such cursor, or nothing to sort by that is called so.
        """
        ordered = self._sorted(found, window.sort)
        start, size = max(0, window.offset), min(max(0, window.limit), window.most)
        if window.cursor is not None:
            start = self._behind(ordered, _Cursor.parse(window.cursor))
        items = tuple(ordered[start : start + size])
        end = start + len(items)
        more = bool(items) and end < len(ordered)
        after = str(_Cursor.of(self.name(items[-1]), end)) if more else None
        return Page(items, len(ordered), start, size, after)

    def _sorted(self, found: Sequence[T], sort: Sequence[str]) -> Sequence[T]:
        if not {key.removeprefix("-") for key in sort} <= self.keys.keys():
            raise ListError(name="sort", known=tuple(self.keys))
        if isinstance(found, Chosen):
            order = (one for key in sort for one in self._order(key))
            return found.sorted([*order]) if sort else found
        for key in reversed(sort):  # each sort keeps the order of the one before
            value = self.keys[key.removeprefix("-")]
            found = _by(found, value, down=key.startswith("-"))
        return found

    def _order(self, key: str) -> Iterator[Condition]:
        """A key in SQL; what has no value stands last either way."""
        columns, down = self.columns[key.removeprefix("-")], key.startswith("-")
        yield Condition(f"{columns[-1]} IS NULL")
        yield from (Condition(f"{one} DESC" if down else one) for one in columns)

    def _behind(self, found: Sequence[T], cursor: _Cursor) -> int:
        """Where the part after a cursor begins; mostly where it did, so look there."""
        there = found[cursor.place - 1 : cursor.place] if cursor.place else ()
        if any(_digest(self.name(item)) == cursor.digest for item in there):
            return cursor.place
        for number, item in enumerate(found, 1):
            if _digest(self.name(item)) == cursor.digest:
                return number
        return cursor.place


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where a part ended: the digest of its last item, and how many came until there.

    As text it is so many bytes in base64url (RFC 4648), which makes any text of that
    length a cursor.
    """

    place: int
    digest: bytes

    @classmethod
    def of(cls, name: str, place: int) -> Self:
        return cls(place, _digest(name))

    @classmethod
    def parse(cls, text: str) -> Self:
        try:
            whole = base64.b64decode(text.encode("ascii"), b"-_", validate=True)
        except (UnicodeEncodeError, binascii.Error) as error:
            raise ListError(name="cursor") from error
        if len(whole) != _PLACE_BYTES + _DIGEST_BYTES:
            raise ListError(name="cursor")
        return cls(int.from_bytes(whole[:_PLACE_BYTES]), whole[_PLACE_BYTES:])

    def __str__(self) -> str:
        whole = self.place.to_bytes(_PLACE_BYTES) + self.digest
        return base64.urlsafe_b64encode(whole).decode()


def _digest(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=_DIGEST_BYTES).digest()


def _by(found: Sequence[T], value: Callable[[T], Value], *, down: bool) -> Sequence[T]:
    """Sorted by a value, upwards or downwards; equals as they were, None last."""
    known = [item for item in found if value(item) is not None]
    unknown = [item for item in found if value(item) is None]
    return sorted(known, key=lambda item: _rank(value(item)), reverse=down) + unknown


def _rank(value: Value) -> tuple[float, str, str]:
    """Numbers by size; texts as they fold, so that Đ stands with D."""
    if isinstance(value, str):
        return 0, fold(value), value
    return value or 0, "", ""
