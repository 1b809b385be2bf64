"""What tasks have, by their slugs, read as it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from graph.catalog import catalog
from graph.index.shelf import MOST_KEPT
from graph.index.things import some

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from graph.store import Store

T = TypeVar("T")


class PerTask(Mapping[str, tuple[T, ...]]):
    """What tasks have, by their slugs: of a small store read at once and wholly.

    Of others it is read as it is asked for, and a part of it kept.
    """

    def __init__(
        self,
        store: Store,
        read: Callable[[Collection[str] | None], dict[str, tuple[T, ...]]],
    ) -> None:
        """`read` reads it, of some tasks, or of all if it is given None."""
        self._store = store
        self._read = read
        self._kept: dict[str, tuple[T, ...]] = {}
        self._is_whole = catalog(store).tasks.are_few
        if self._is_whole:
            self._kept = read(None)

    def among(self, tasks: Collection[str]) -> dict[str, tuple[T, ...]]:
        """What those of some tasks have that have it."""
        if self._is_whole:
            return {task: self._kept[task] for task in tasks if task in self._kept}
        return self._read(tasks)

    def __getitem__(self, task: str) -> tuple[T, ...]:
        if not self._is_whole and task not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept = {}
            self._kept |= self.among([task])
        return self._kept[task]

    def __iter__(self) -> Iterator[str]:
        return (task for part in self.parts() for task in part)

    def __len__(self) -> int:
        return sum(map(len, self.parts()))

    def parts(self) -> Iterator[dict[str, tuple[T, ...]]]:
        """All of it, so many tasks at a time."""
        if self._is_whole:
            yield self._kept
        else:
            for tasks in some(catalog(self._store).tasks):
                yield self.among(tasks)
