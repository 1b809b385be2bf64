"""Pictures of the pages of originals, drawn once and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final

from graph.originals import path_of

if TYPE_CHECKING:
    from pathlib import Path

    from api.reading import Reader
    from extract.source import Source

MOST: Final = 32 * 1024 * 1024
"""Bytes of all pictures that are kept."""

MOST_PAGES: Final = 2000
"""Pages of one file: no more are ever read."""

Key = tuple[str, int]


class PagePictures:
    """Draws pages in the workers that read letters; safe to use from several threads.

    A file from outside is opened there alone, within their limits of time and memory.
    """

    def __init__(self, reader: Reader, most: int = MOST) -> None:
        self._reader = reader
        self._most = most
        self._size = 0
        self._lock = Lock()
        self._kept: OrderedDict[Key, bytes] = OrderedDict()

    def picture(self, folder: Path, file: Source, number: int) -> bytes | None:
        """A page of a file as a PNG; None if the file is not kept or has no such page.

        Raises:
            UnreadableLetterError: it cannot be drawn.
        """
        key = file.sha256, number
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        path = path_of(folder, file.sha256) if 1 <= number <= MOST_PAGES else None
        if path is None:
            return None
        drawn = self._reader.picture(path.read_bytes(), file.name, number)
        if drawn is not None:
            self._keep(key, drawn)
        return drawn

    def _keep(self, key: Key, drawn: bytes) -> None:
        with self._lock:
            self._size += len(drawn) - len(self._kept.pop(key, b""))
            self._kept[key] = drawn
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone)
