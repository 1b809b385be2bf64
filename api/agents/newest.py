"""The newest snapshot of a store, for a program that reads on and on."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.engines.server import Place


@dataclass(slots=True)
class _Opened:
    store: Store
    readers: int = 0


class Newest:
    """Opens a snapshot when it is first needed, and the next when there is one.

    Safe to use from several threads; what somebody still reads stays open.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self._lock = threading.Lock()
        self._now: _Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Lend the newest snapshot.

        Raises:
            NoStoreError: nothing was ever stored there.
            StoreCorruptError: its files cannot be read.
        """
        with self._lock:
            lent = self._open()
            lent.readers += 1
        try:
            yield lent.store
        finally:
            with self._lock:
                lent.readers -= 1
                if lent is not self._now:
                    _close(lent)

    def close(self) -> None:
        """Let go of it, or have the last reader do so."""
        with self._lock:
            last, self._now = self._now, None
            if last is not None:
                _close(last)

    def _open(self) -> _Opened:
        now = self._now
        if now is None:
            self._now = _Opened(Store.open_snapshot(self.place))
            return self._now
        now.store.look()
        newer = now.store.newer()
        if newer is None:
            return now
        self._now = _Opened(newer)
        _close(now)
        return self._now


def _close(opened: _Opened) -> None:
    """Close what nobody reads; else whoever reads it last does."""
    if opened.readers == 0:
        opened.store.close()
