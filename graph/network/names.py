"""The slugs of nodes: a block of bytes in their order, and what was added behind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.network.links import Bytes, Numbers, Places, Reals


@dataclass(frozen=True, slots=True)
class Names:
    """Slugs in order: that of node n is from `starts[n]` to `starts[n + 1]`.

    Behind these are those that were `added`, in any order, with their nodes.
    """

    starts: Places
    text: Bytes
    added: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, slugs: Iterable[str]) -> Names:
        """Slugs that are sorted."""
        encoded = [slug.encode() for slug in slugs]
        starts = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
        return cls(starts, np.frombuffer(b"".join(encoded), np.uint8))

    @property
    def sorted(self) -> int:
        """How many are in order."""
        return len(self.starts) - 1

    def __len__(self) -> int:
        return self.sorted + len(self.added)

    def __getitem__(self, node: int) -> str:
        if node < self.sorted:
            return self._bytes(node).decode()
        return self.added[node - self.sorted]

    def __iter__(self) -> Iterator[str]:
        yield from (self._bytes(node).decode() for node in range(self.sorted))
        yield from self.added

    def place(self, slug: str) -> int:
        """The node of a slug, or the first in order that stands behind it."""
        return bisect_left(range(self.sorted), slug.encode(), key=self._bytes)

    def number(self, slug: str) -> int | None:
        """The node of a slug; None if it is none of these."""
        if slug in self.numbers:
            return self.numbers[slug]
        place = self.place(slug)
        found = place < self.sorted and self._bytes(place) == slug.encode()
        return place if found else None

    def numbers_of(self, slugs: Iterable[str]) -> Numbers:
        """The nodes of those of some slugs that have one."""
        nodes = (node for node in map(self.number, slugs) if node is not None)
        return np.fromiter(nodes, np.int32)

    def with_added(self, slugs: Iterable[str]) -> Names:
        """These and others, those that are not among them."""
        new = (slug for slug in dict.fromkeys(slugs) if self.number(slug) is None)
        added = (*self.added, *new)
        numbers = {slug: number for number, slug in enumerate(added, self.sorted)}
        return replace(self, added=added, numbers=numbers)

    def order(self) -> Reals:
        """Numbers that sort nodes as their slugs do."""
        order = np.arange(len(self), dtype=np.float64)
        for place, group in groupby(sorted(self.added), self.place):
            behind = [*group]
            for number, slug in enumerate(behind, 1):
                order[self.numbers[slug]] = place - 1 + number / (len(behind) + 1)
        return order

    def _bytes(self, node: int) -> bytes:
        return self.text[self.starts[node] : self.starts[node + 1]].tobytes()
