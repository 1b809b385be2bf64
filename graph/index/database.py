"""The database of an index: connections, views, transactions.

In a file, one process writes; it and all others read by views, each of which stays as
it was when it was opened. Without a file there is one connection, and views follow.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from graph.index.schema import TABLES, VERSION
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")

Value = str | int | float | None
Row = tuple[Value, ...]
Parameters = Sequence[Value] | Mapping[str, Value]

NOTHING: Final = "0"
"""The state of an index that holds nothing yet: older than all snapshots."""
LONGEST_VALUE: Final = 120_000_000
"""Bytes of one value: SQLite refuses more. The text of a file has up to 100 MB."""
_CACHE_KIB: Final = 65_536
_SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA cache_size = -{_CACHE_KIB}",
    "PRAGMA temp_store = MEMORY",
)


def _folded(text: object) -> str | None:
    """Text as lists sort it."""
    return None if text is None else fold(str(text))


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a file is no database any more, and not merely out of reach."""
    return type(error) is sqlite3.DatabaseError


def discard(file: Path) -> None:
    """Remove a database of SQLite with what belongs to it."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _close(connection: sqlite3.Connection, lock: threading.RLock) -> None:
    """Close a connection when nobody is in the middle of using it: else it crashes."""
    with lock:
        connection.close()


class View:
    """What the index held at one moment; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        self._kept: dict[str, Any] = {}

    def keep(self, name: str, make: Callable[[], T]) -> T:
        """What was made of it under a name, or what is made now."""
        with self._lock:
            if name not in self._kept:
                self._kept[name] = make()
            found: T = self._kept[name]
            return found

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        with self._lock:
            return self._connection.execute(sql, parameters).fetchall()

    def stream(
        self, sql: str, parameters: Sequence[Value] = (), size: int = 1000
    ) -> Iterator[Row]:
        """The rows of a query as they are asked for, some at a time."""
        with self._lock:
            found = self._connection.execute(sql, parameters)
            part = found.fetchmany(size)
        while part:
            yield from part
            with self._lock:
                part = found.fetchmany(size)

    def value(self, sql: str, parameters: Sequence[Value] = ()) -> Value:
        """The first value of the first row; None if there is no row."""
        with self._lock:
            row = self._connection.execute(sql, parameters).fetchone()
        return row[0] if row else None


class Writing(View):
    """The index within a transaction."""

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """Run a statement."""
        self._connection.execute(sql, parameters)

    def add(self, sql: str, parameters: Sequence[Value]) -> int:
        """Insert a row; its id."""
        return self._connection.execute(sql, parameters).lastrowid or 0

    def run_each(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement with each of some rows."""
        self._connection.executemany(sql, rows)

    def insert(self, table: str, rows: Sequence[Sequence[Value]]) -> None:
        """Put rows into a table of the schema; of several of one key the first."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.run_each(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - ours

    def clear(self) -> None:
        """Hold nothing, in tables of the present version."""
        made = (
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view')"
            " AND name NOT GLOB '*_words_*'"  # which go with the table that they are of
        )
        for kind, name in self.rows(made):
            self.run(f'DROP {kind} "{name}"')
        statement = ""
        for line in TABLES.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.run(statement)
                statement = ""
        self.run("INSERT INTO origin VALUES (lower(hex(randomblob(16))))")
        self.settle(NOTHING)
        self.run(f"PRAGMA user_version = {VERSION}")

    def settle(self, state: str) -> None:
        """Say which snapshot of the store this fits; none, if it is ahead of all."""
        self.run("DELETE FROM state")
        self.run("INSERT INTO state VALUES (?)", (state,))


class Database:
    """An index of the present version, in a file, or gone when it is closed.

    Raises:
        sqlite3.DatabaseError: the file cannot be opened, is none, or is damaged; to
            read only: it is of another version.
    """

    def __init__(self, file: Path | None, *, read_only: bool = False) -> None:
        self._file = file
        self.is_shared = read_only
        self._lock = threading.RLock()
        self._connection = self._connect(read_only=read_only)
        self.close = weakref.finalize(self, _close, self._connection, self._lock)
        if self._connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
            if read_only:
                msg = f"{file} is of another version"
                raise sqlite3.DatabaseError(msg)
            with self.writing() as into:
                into.clear()

    @classmethod
    def at(cls, file: Path | None, *, anew: bool = False) -> Self:
        """The index in a file, for its writer; made `anew` if it cannot be used."""
        try:
            if file and anew:
                discard(file)
            return cls(file)
        except sqlite3.DatabaseError:
            if file is None:
                raise
            discard(file)
            return cls(file)

    @property
    def state(self) -> str:
        """The snapshot of the store that it fits; "" if none is known to."""
        row = self._connection.execute("SELECT name FROM state").fetchone()
        return str(row[0]) if row else ""

    def view(self) -> View:
        """What the index holds now."""
        if self._file is None:
            return View(self._connection, self._lock)
        connection = self._connect(read_only=True)
        connection.execute("BEGIN")
        connection.execute("SELECT name FROM state").fetchone()  # stays as it is now
        view = View(connection, threading.RLock())
        weakref.finalize(view, connection.close)  # which refers to itself, and stays
        return view

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Change the index; all of it, or if it fails nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Writing(self._connection, self._lock)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _connect(self, *, read_only: bool) -> sqlite3.Connection:
        name = (
            ""  # SQLite keeps it in memory, and what is too much in a file of its own
        )
        if self._file is not None:
            mode = "ro" if read_only else "rwc"
            name = f"{self._file.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            name, uri=True, check_same_thread=False, isolation_level=None
        )
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.create_function("fold", 1, _folded, deterministic=True)
        if self._file is not None and not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection
