"""What tasks have, by their slugs, read as it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graph.catalog import catalog
from graph.evidence import parts_of_tasks
from graph.index.shelf import MOST_KEPT
from graph.index.things import some

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from graph.catalog import Catalog
    from graph.evidence import Assignment
    from graph.store import Store

T = TypeVar("T")


@dataclass(slots=True)
class Reader:
    """Reads what letters state of tasks: of all there are, or of those `chosen`."""

    store: Store
    chosen: Collection[str] | None = None

    @property
    def parts(self) -> Mapping[str, Sequence[Assignment]]:
        """The assignments of each task."""
        return parts_of_tasks(self.store)

    @property
    def known(self) -> Catalog:
        """Everything that there is."""
        return catalog(self.store)


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
        self._kept: dict[str, tuple[T, ...] | None] = {}  # None, if there is nothing
        self._whole = read(None) if catalog(store).tasks.are_few else None

    def among(self, tasks: Collection[str]) -> dict[str, tuple[T, ...]]:
        """What those of some tasks have that have it."""
        whole = self._whole
        if whole is not None:
            return {task: whole[task] for task in tasks if task in whole}
        return self._read(tasks)

    def read_ahead(self, tasks: Iterable[str]) -> None:
        """Read at once what some tasks have that are going to be asked for."""
        if self._whole is not None:
            return
        for part in some(task for task in tasks if task not in self._kept):
            self._keep(dict.fromkeys(part) | self.among(part))

    def __getitem__(self, task: str) -> tuple[T, ...]:
        kept = self._kept if self._whole is None else self._whole
        if task not in kept and self._whole is None:
            kept = {task: self.among([task]).get(task)}
            self._keep(kept)
        found = kept.get(task)
        if found is None:
            raise KeyError(task)
        return found

    def _keep(self, found: Mapping[str, tuple[T, ...] | None]) -> None:
        """Keep what was read; in another dict, if there is much: others read in it."""
        if len(self._kept) >= MOST_KEPT:
            self._kept = {}
        self._kept.update(found)

    def __iter__(self) -> Iterator[str]:
        return (task for part in self.parts() for task in part)

    def __len__(self) -> int:
        return sum(map(len, self.parts()))

    def parts(self) -> Iterator[dict[str, tuple[T, ...]]]:
        """All of it, so many tasks at a time."""
        if self._whole is not None:
            yield self._whole
        else:
            for tasks in some(catalog(self._store).tasks):
                yield self.among(tasks)
