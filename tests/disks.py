"""Disks that are full or read-only: real ones where a test may mount them."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import graph.store
from graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MOUNT = shutil.which("mount")


@dataclass
class Disk:
    """A small disk at `path`; where none can be mounted, what the engine says of it."""

    path: Path
    patch: pytest.MonkeyPatch
    real: bool = False

    def __post_init__(self) -> None:
        self.path.mkdir()
        kind = ("-t", "tmpfs", "-o", "size=16m", "tmpfs", str(self.path))
        self.real = self._mount(*kind)

    def fill(self) -> None:
        """Leave no byte free."""
        if not self.real:
            self._fail(errno.ENOSPC)
            return
        with (self.path / "filler").open("wb", buffering=0) as file:
            for size in (2**16, 2**12, 1):
                while True:
                    try:
                        file.write(bytes(size))
                    except OSError:
                        break

    def make_room(self) -> None:
        """Have room again."""
        gc.collect()  # the trace of a failure keeps the database open
        self.patch.undo()
        (self.path / "filler").unlink(missing_ok=True)

    def forbid_writing(self) -> None:
        """Take nothing any more."""
        if not self.real:
            self._fail(errno.EROFS)
        else:
            assert self._mount("-o", "remount,ro", str(self.path))

    def close(self) -> None:
        """Take it away."""
        self.patch.undo()
        if self.real:
            subprocess.run(["umount", "--lazy", str(self.path)], check=True)  # noqa: S607

    @staticmethod
    def _mount(*arguments: str) -> bool:
        if MOUNT is None:
            return False
        command = [MOUNT, *arguments]
        done = subprocess.run(command, check=False, capture_output=True)
        return done.returncode == 0

    def _fail(self, code: int) -> None:
        """Have the engine and the system say what they say of such a disk."""

        def fail(*given: object, **_: object) -> None:
            del given  # a trace that is kept would keep the database open
            said = os.strerror(code)
            message = f"IO error: {said}: While appending to file: 000008.log: {said}"
            raise OSError(message)

        def lock(path: Path) -> int:
            raise OSError(code, os.strerror(code), str(path / "lock"))

        self.patch.setattr(Store, "_unsettle", fail)
        self.patch.setattr(graph.store, "add_snapshot", fail)
        if code == errno.EROFS:
            self.patch.setattr(graph.store, "take_lock", lock)
