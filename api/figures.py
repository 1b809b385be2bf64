"""What a store is like, for Prometheus; counted now and then, since that takes time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from prometheus_client.core import GaugeMetricFamily

from graph.sizes import sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.core import Metric

    from graph.sizes import Sizes
    from graph.store import Store

KEPT_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Kept:
    sizes: Sizes
    until: float


class StoreFigures:
    """A collector over the store that is served at the time; for `Metrics.registry`."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self._lock = Lock()
        self._kept: _Kept | None = None

    def collect(self) -> Iterator[Metric]:
        """The figures, at most half a minute old; the age of the snapshot is now's."""
        found = self._sizes()
        yield _gauge("quads", "Statements in the graph", found.quads)
        yield _gauge("letters", "Letters that were read", found.letters)
        yield _gauge("store_bytes", "Bytes of the store's folder", found.bytes)
        if found.snapshot is not None:
            number, made = found.snapshot
            yield _gauge("snapshot_number", "The newest snapshot", number)
            age = max(0.0, time.time() - made)
            yield _gauge("snapshot_age_seconds", "Since it was made", age)

    def describe(self) -> Iterator[Metric]:
        """Nothing: a registry is not to count everything when this is registered."""
        yield from ()

    def _sizes(self) -> Sizes:
        with self._lock:
            now = time.monotonic()
            if self._kept is None or self._kept.until < now:
                self._kept = _Kept(sizes(self._store()), now + KEPT_SECONDS)
            return self._kept.sizes


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(f"chidao_{name}", words, value=value)
