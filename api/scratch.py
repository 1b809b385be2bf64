"""Folders for what workers and their programs write: gone with them.

A run that is killed leaves its folder behind; the next one sees that nobody holds it
any more and removes it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

PREFIX: Final = "chidao-run-"
_LOCK: Final = "lock"


class Scratch:
    """A folder in the system's one for temporary files, held as long as this lives."""

    def __init__(self) -> None:
        """Make it, and remove those that nobody holds.

        Raises:
            OSError: it cannot be made.
        """
        sweep()
        self._folder, self._held = _held_folder()
        self._closing = threading.Lock()

    def folder(self) -> Path:
        """A new folder in it, for one worker.

        Raises:
            OSError: it cannot be made.
        """
        return Path(tempfile.mkdtemp(dir=self._folder))

    def close(self) -> None:
        """Remove it with all that is in it; doing it again does nothing."""
        with self._closing:  # two threads at once: a descriptor is closed once
            held, self._held = self._held, -1
        if held >= 0:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.close(held)


def _held_folder() -> tuple[Path, int]:
    """A new folder, and the descriptor of its lock."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        held = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.fstat(held).st_nlink:
            return folder, held
        os.close(held)  # another run removed it before it was held


def sweep() -> None:
    """Remove the folders of runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's, or gone meanwhile, or held
            held = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(held)
