"""Files read in a process of their own, with limits on its time and memory.

A reader that crashes, hangs or eats the memory takes only that process with it; what
became of each file is told in one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import select
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from extract.errors import UnreadableLetterError
from extract.read import read_letter
from extract.readers import office, pages
from extract.readers.glyphs import Sheet
from extract.readers.packages import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL import Image

    from extract.readers.content import Check

MEMORY = 2 * 2**30
"""Bytes of address space that the process may take."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    `end` is "read", "refused", "caught" (refused for an exception that no reader
    foresaw), "other" (any other exception), "crash" or "hang"; `said` is the number of
    characters read, or the refusal in both languages, or the exception; `peak` is the
    most memory that the process had, in bytes.
    """

    end: str
    said: str
    seconds: float
    peak: int = 0


class Sandbox:
    """A process that reads files, started anew after each crash or hang.

    `stubbed` leaves LibreOffice and Tesseract out: their files are opened, not read.
    """

    def __init__(self, folder: Path, *, seconds: float, stubbed: bool = True) -> None:
        """Keep what the process is started with; `folder` takes temporary files."""
        self._folder = folder
        self._seconds = seconds
        self._stubbed = stubbed
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: Path) -> Outcome:
        """Read a file there, and say what became of it."""
        child = self._child or self._start()
        if child.stdin is None or child.stdout is None:
            raise AssertionError
        child.stdin.write(json.dumps(os.fspath(path)) + "\n")
        child.stdin.flush()
        started = time.monotonic()
        ready, _, _ = select.select([child.stdout], [], [], self._seconds)
        taken = time.monotonic() - started
        line = child.stdout.readline() if ready else ""
        if line:
            return Outcome(**json.loads(line))
        self._end()
        said = f"exit code {child.returncode}" if ready else f"> {self._seconds} s"
        return Outcome("crash" if ready else "hang", said, taken)

    def _start(self) -> subprocess.Popen[str]:
        quiet = ["stubbed"] if self._stubbed else []
        self._child = subprocess.Popen(
            [sys.executable, "-m", __name__, *quiet],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[1],
            env={
                **os.environ,
                "TMPDIR": os.fspath(self._folder),
                "OPENBLAS_NUM_THREADS": "1",
            },
            text=True,
        )
        return self._child

    def _end(self) -> None:
        if self._child is None:
            return
        with self._child as child, suppress(BrokenPipeError):
            if child.stdin is not None:
                child.stdin.close()
            try:
                child.wait(self._seconds / 2)
            except subprocess.TimeoutExpired:
                child.kill()
        self._child = None


def serve(*, stubbed: bool) -> None:
    """Read the files that stdin names, a line of JSON each, until it ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if stubbed:
        vars(office)["_as_word"] = _unconverted
        vars(pages).update(read_scans=_no_scans)
    for line in sys.stdin:
        print(json.dumps(asdict(_outcome(Path(json.loads(line))))), flush=True)


def _outcome(path: Path) -> Outcome:
    started = time.monotonic()
    try:
        end, said = "read", str(len(read_letter(path).text))
    except UnreadableLetterError as error:
        end, said = "refused", f"{error.message('en')} / {error.message('vi')}"
        if not _foreseen(error):
            end = "caught"
    except BaseException as error:  # noqa: BLE001 - what no reader may let out
        end, said = "other", f"{type(error).__name__}: {error}"
    return Outcome(end, said, time.monotonic() - started, _peak())


def _peak() -> int:
    """The most memory since the last call, in bytes (proc(5))."""
    status = Path("/proc/self/status").read_text("ascii", "replace")
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _foreseen(error: UnreadableLetterError) -> bool:
    """Whether a reader refused a file by itself, not the net below all readers."""
    cause = error.__cause__
    return cause is None or f"({type(cause).__name__})" not in error.reason["en"]


def _unconverted(_data: bytes, name: str) -> bytes:
    raise damaged(name, "office")


def _no_scans(
    images: Iterable[Image.Image], _name: str, _check: Check | None
) -> Iterator[Sheet]:
    for image in images:
        image.load()
        size = float(image.width), float(image.height)
        yield Sheet(*size, [], [], [], [], pictured=True, ocr=True)


if __name__ == "__main__":
    serve(stubbed="stubbed" in sys.argv[1:])
