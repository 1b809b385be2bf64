"""The record of every write: who did what, when, and how it ended.

`audit.jsonl` in the store's folder holds two lines for each write: one before it
begins, one with its outcome; both whole, so that a write cut short is on record too.
Lines are appended in one piece and synced; the file is put aside when it grows large,
and nothing of it is ever deleted. Attempts that were refused stand in `refused.jsonl`,
of which only the last are kept: strangers must not fill the disk, nor push out what
was done. Neither holds a secret or words of a letter.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from api.request_errors import AuditError
from graph.answers.paging import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOG = logging.getLogger("chidao.audit")
Value = str | int
DONE: Final = "audit.jsonl"
PUT_ASIDE: Final = "audit-{}.jsonl"
REFUSED: Final = "refused.jsonl"
REFUSED_BEFORE: Final = "refused-before.jsonl"
MOST_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One write, or one attempt at something that was refused.

    `id` names it, `at` is when it began (ISO 8601 with a zone). `who` is the name on
    the token with `token_id`, or the user of the machine; None where nobody was known.
    `scope` is what the route wanted. A command of the shell has the method `chidao`
    and its name as the path. `status` is that of HTTP, or the exit code; None where
    nothing tells how it ended. `request` is the id of the request, `client` its
    address.
    """

    id: str
    at: str
    method: str
    path: str
    who: str | None = None
    token_id: str | None = None
    scope: str | None = None
    changed: dict[str, Value] = field(default_factory=dict)
    status: int | None = None
    request: str | None = None
    client: str | None = None


_ENTRY: Final = TypeAdapter(Entry)
LISTING: Final[Listing[Entry]] = Listing(
    name=lambda entry: entry.id,
    keys={
        "at": lambda entry: _time(entry).timestamp(),
        "who": lambda entry: entry.who,
        "path": lambda entry: entry.path,
        "status": lambda entry: entry.status,
    },
)


class AuditLog:
    """The record in a store's folder; without a folder there is none."""

    def __init__(self, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def begin(self, entry: Entry) -> None:
        """Write down that something is about to be done.

        A folder that is not there is not made: it holds nothing to be changed yet.

        Raises:
            AuditError: it cannot be, so that it must not be done.
        """
        if self._folder is None or not self._folder.exists():
            return
        try:
            self._append(self._folder / DONE, entry, sync=True)
        except OSError as error:
            raise AuditError(error.strerror or type(error).__name__) from error

    def end(self, entry: Entry) -> None:
        """Write down how it ended; it is done, so that a failure is only logged."""
        try:
            self.begin(entry)
        except AuditError:
            LOG.exception("no record of how %s ended", entry.id)

    def refuse(self, entry: Entry) -> None:
        """Write down that somebody was not let in, if that can be done."""
        if self._folder is None or not self._folder.exists():
            return
        try:
            self._append(self._folder / REFUSED, entry, sync=False)
        except OSError:
            LOG.exception("no record of a refusal")

    def entries(
        self, since: datetime | None = None, who: str | None = None
    ) -> list[Entry]:
        """What is on record, the first first.

        Args:
            since: leave out what began before; with its zone.
            who: only of the person of this name, or by the token of this id.

        Raises:
            AuditError: the record may not be read.
        """
        try:
            found = {entry.id: entry for entry in self._all(since)}
        except OSError as error:
            raise AuditError(error.strerror or str(error), key="unread") from error
        chosen = (
            entry
            for entry in found.values()
            if (who is None or who in (entry.who, entry.token_id))
            and (since is None or _time(entry) >= since)
        )
        return sorted(chosen, key=_time)

    def _all(self, since: datetime | None) -> Iterator[Entry]:
        """Every line, outcomes after beginnings; older files only where needed."""
        if self._folder is None:
            return
        aside = sorted(self._folder.glob(PUT_ASIDE.format("*")))
        names = [self._folder / name for name in (DONE, REFUSED_BEFORE, REFUSED)]
        for file in (*aside, *names):
            try:
                data = file.read_bytes()
                written = file.stat().st_mtime
            except FileNotFoundError:
                continue
            if since is None or written >= since.timestamp():
                yield from _entries(data)

    def _append(self, file: Path, entry: Entry, *, sync: bool) -> None:
        """Add one line in one piece, on a line of its own, or leave no trace of it."""
        line = _ENTRY.dump_json(entry, exclude_none=True) + b"\n"
        with self._only_one(file):
            self._put_aside(file)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
            handle = os.open(file, flags, 0o600)
            try:
                size = os.fstat(handle).st_size
                torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
                line = b"\n" + line if torn else line
                if os.write(handle, line) < len(line):
                    os.ftruncate(handle, size)
                    raise OSError(_CUT)
                if sync:
                    os.fsync(handle)
            finally:
                os.close(handle)

    def _put_aside(self, file: Path) -> None:
        """Begin another file where this one is large."""
        try:
            large = file.stat().st_size >= self._most_bytes
        except FileNotFoundError:
            return
        if large and file.name == DONE:
            file.rename(file.with_name(PUT_ASIDE.format(time.time_ns())))
        elif large:
            file.replace(file.with_name(REFUSED_BEFORE))

    @contextmanager
    def _only_one(self, file: Path) -> Iterator[None]:
        """Keep other processes and threads out, so that no line is lost with a file."""
        flags = os.O_RDWR | os.O_CREAT
        lock = os.open(file.with_suffix(".lock"), flags, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)


_CUT: Final = "the disk took a part of the line only"


def _time(entry: Entry) -> datetime:
    return datetime.fromisoformat(entry.at)


def _entries(data: bytes) -> Iterator[Entry]:
    """The entries of a file; a line that was cut short is passed over."""
    for line in data.splitlines():
        try:
            entry = _ENTRY.validate_json(line)
            has_zone = _time(entry).tzinfo is not None
        except (ValidationError, ValueError):
            continue
        if has_zone:
            yield entry
