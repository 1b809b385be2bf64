"""Jobs for the workers of the tests: what a hostile file would have a reader do."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from api.reading import extraction_of
from extract.errors import UnreadableLetterError
from extract.source import Given

if TYPE_CHECKING:
    from extract.model import Extraction


def stumble(data: bytes, name: str, given: Given | None = None) -> Extraction:
    """Read a letter, but make a mistake on the first of the examples."""
    if Path(name).name.startswith("000"):
        raise ZeroDivisionError
    return extraction_of(data, name, given)


def add(one: int, other: int) -> int:
    return one + other


def joined(first: bytes, between: str, *others: bytes) -> bytes:
    return first + between.encode() + b"".join(others)


def worker_id() -> int:
    return os.getpid()


def sleep_with_a_child(note: str) -> None:
    """Start a program, write down both process ids, and never end."""
    with subprocess.Popen(["sleep", "600"]) as child:  # noqa: S607 - any will do
        Path(note).write_text(f"{os.getpid()} {child.pid}", "ascii")
        time.sleep(600)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def leave_a_file() -> None:
    """Write where LibreOffice would, and never remove it."""
    folder = Path(tempfile.mkdtemp(prefix="chidao-office-"))
    folder.joinpath("profile").write_text("words of a letter", "utf-8")


def take_memory(size: int) -> int:
    return len(bytearray(size))


def hold_memory(size: int) -> int:
    """Keep memory beyond the end of the job, as a leak would."""
    HELD.append(bytearray(b"x") * size)
    return size


HELD: list[bytearray] = []


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(3)


def core_limit() -> tuple[int, int]:
    import resource  # noqa: PLC0415 - only here

    return resource.getrlimit(resource.RLIMIT_CORE)


def refuse() -> None:
    name = "a.txt"
    reason, advice = {"vi": "lý do", "en": "why"}, {"vi": "cách", "en": "way"}
    raise UnreadableLetterError(name, reason, advice)


def mistake() -> None:
    raise ZeroDivisionError("secret words")  # noqa: EM101, TRY003 - must not get out


class Evil:
    """What a child that was taken over might send."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("true",)


def evil() -> Evil:
    return Evil()


def sleep_as_reader(data: bytes, name: str, given: Given | None) -> None:
    del data, name, given
    time.sleep(600)


def hoard_as_reader(data: bytes, name: str, given: Given | None) -> None:
    del data, name, given
    take_memory(2**32)


def abort_as_reader(data: bytes, name: str, given: Given | None) -> None:
    del data, name, given
    os.abort()


def read_with_envelope(data: bytes, name: str, given: Given | None) -> Extraction:
    """Read a file that brings its own register, as an envelope does."""
    return extraction_of(data, name, given or Given("edxml", subject="Về việc A"))


def evil_letters(data: bytes, name: str, given: Given | None = None) -> Extraction:
    """Read a letter, unless its name says what becomes of whoever does."""
    if "crash" in name:
        abort()
    if "memory" in name:
        take_memory(2**32)
    if "worker" in name:
        os.kill(os.getppid(), signal.SIGKILL)
    if "slow" in name:
        sleep(600)
    return extraction_of(data, name, given)


def add_as_reader(*_: object) -> int:
    return 3


def say(answer: bytes) -> None:
    """Answer in the place of the worker."""
    for number in Path("/dev/fd").iterdir():
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(int(number.name)).st_mode):
                Connection(os.dup(int(number.name))).send_bytes(answer)
    time.sleep(60)
