"""What the letters of a store said when they were resolved last: tables in SQLite.

The ledger stands beside the store (in memory for a store in memory), and only whoever
writes the store uses it. It holds nothing that the store does not: where it is not
there, or of another version, it is made anew.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from graph.index.database import discard
from ontology.registry import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE: Final = "resolution.sqlite"

_IN_ORDER: Final = 16
"""Resolutions after which what was written of late is put in its place."""
_MOST_BEHIND: Final = 10_000
"""Pages that may wait for that: 40 MB; more are put there at once."""

# A letter: its header and what it says (JSON, packed), the letter that it is a copy of.
# `shelf`: the letters that are known by a number, and the slug that their key makes.
# `keys`: what is printed of a number, by how many letters.
# `cited`: the documents of a letter as it knows them, the parts of its mentions of
# each, and what that comes down to among all letters.
# `votes`: how many letters say what of a thing; of `category` 0 before others.
# `stated`: what a letter says of documents and tasks; `literal` if `object` is a text.
# `edges`: the same, and how many letters say it.
# `ends`: the documents on whose dates and kinds the edges of a letter depend.
# `documents`: the date and kind that these have.
# `acts`: those that names mean, and how many mentions do.
# `bodies`: those of the register that agencies mean, or that are in a group.
# `probes`: hashes of words, by which letters that may be alike are found; `near`:
# how alike two letters are.
# `letters`: their `date` is that of `shelf`, found with the number.
_SCHEMA: Final = """
CREATE TABLE letters (slug TEXT PRIMARY KEY, number TEXT, date TEXT, copy_of TEXT,
    header TEXT NOT NULL, said BLOB NOT NULL, fingerprint TEXT) WITHOUT ROWID;
CREATE INDEX letters_number ON letters (number, date) WHERE number IS NOT NULL;
CREATE INDEX letters_copy_of ON letters (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE shelf (letter TEXT PRIMARY KEY, slug TEXT, date TEXT) WITHOUT ROWID;
CREATE INDEX shelf_slug ON shelf (slug);
CREATE TABLE keys (number TEXT, key TEXT, place TEXT, scope TEXT, slug TEXT, n INTEGER,
    PRIMARY KEY (number, key)) WITHOUT ROWID;
CREATE INDEX keys_slug ON keys (slug);
CREATE TABLE cited (letter TEXT, document TEXT, by_hand INTEGER, number TEXT, key TEXT,
    party INTEGER, days TEXT, written TEXT, mentions TEXT, meaning TEXT,
    candidates TEXT, PRIMARY KEY (letter, document, by_hand)) WITHOUT ROWID;
CREATE INDEX cited_key ON cited (number, key) WHERE number IS NOT NULL;
CREATE INDEX cited_document ON cited (document, by_hand);
CREATE INDEX cited_unclear ON cited (meaning) WHERE candidates IS NOT NULL;
CREATE INDEX cited_by_hand ON cited (document) WHERE by_hand = 1;
CREATE INDEX cited_meaning ON cited (meaning);
CREATE TABLE votes (about TEXT, topic TEXT, field TEXT, category INTEGER, value TEXT,
    n INTEGER, PRIMARY KEY (topic, about, field, category, value)) WITHOUT ROWID;
CREATE TABLE stated (letter TEXT, subject TEXT, predicate TEXT, object TEXT,
    literal INTEGER, PRIMARY KEY (letter, subject, predicate, object)) WITHOUT ROWID;
CREATE TABLE edges (subject TEXT, predicate TEXT, object TEXT, literal INTEGER,
    n INTEGER, PRIMARY KEY (subject, predicate, object)) WITHOUT ROWID;
CREATE TABLE ends (document TEXT, letter TEXT,
    PRIMARY KEY (document, letter)) WITHOUT ROWID;
CREATE INDEX ends_letter ON ends (letter);
CREATE TABLE documents (slug TEXT PRIMARY KEY, date TEXT, law INTEGER) WITHOUT ROWID;
CREATE TABLE acts (name TEXT, act TEXT, slug TEXT, n INTEGER,
    PRIMARY KEY (name, act)) WITHOUT ROWID;
CREATE INDEX acts_slug ON acts (slug);
CREATE TABLE bodies (agency TEXT, body TEXT, grouped INTEGER,
    PRIMARY KEY (agency, body)) WITHOUT ROWID;
CREATE TABLE probes (hash INTEGER, letter TEXT,
    PRIMARY KEY (hash, letter)) WITHOUT ROWID;
CREATE TABLE near (one TEXT, other TEXT, score REAL,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
_TABLES: Final = tuple(re.findall(r"CREATE TABLE (\w+)", _SCHEMA))


class Ledger:
    """The tables, open; whoever uses them from several threads holds its `lock`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.lock = threading.RLock()
        self._settled = 0
        db.execute(
            "CREATE TABLE IF NOT EXISTS made (stamp TEXT, complete INTEGER, state TEXT)"
        )
        made = self.value("SELECT stamp FROM made")
        if made != _stamp():
            self._make()

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """The ledger in a file; one that is damaged is made anew."""
        try:
            return cls(_connected(path))
        except sqlite3.DatabaseError:
            discard(path)
            return cls(_connected(path))

    @classmethod
    def in_memory(cls) -> Ledger:
        """A ledger that is gone when it is closed."""
        memory = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        return cls(memory)

    @classmethod
    def to_read(cls, path: Path) -> Ledger | None:
        """The ledger that another process writes; None if it has none of use."""
        try:
            db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
        except sqlite3.Error:
            return None
        with suppress(sqlite3.Error):
            made = db.execute("SELECT stamp, complete FROM made").fetchone()
            if made == (_stamp(), 1):
                return cls(db)
        db.close()
        return None

    def _make(self) -> None:
        with self.transaction():
            for table in _TABLES:
                self.run(f"DROP TABLE IF EXISTS {table}")
            for statement in _SCHEMA.split(";"):
                self.run(statement)
            self.run("DELETE FROM made")
            self.run("INSERT INTO made VALUES (?, 0, NULL)", _stamp())

    @property
    def complete(self) -> bool:
        """Whether it knows all letters of its store, as of the last resolution."""
        return bool(self.value("SELECT complete FROM made"))

    @property
    def state(self) -> str | None:
        """The state that its store was in then."""
        state: str | None = self.value("SELECT state FROM made")
        return state

    def settle(self, state: str) -> None:
        """Say that it knows all letters of a store in a state.

        Nobody waits any longer then, so it is now and again put in order.
        """
        self.run("UPDATE made SET complete = 1, state = ?", state)
        self._settled += 1
        if self._settled % _IN_ORDER == 0:
            with suppress(sqlite3.OperationalError):  # in use, no room: another time
                self.run("PRAGMA wal_checkpoint")

    def note(self, state: str) -> None:
        """Say in which state its store is now, be it resolved or not."""
        self.run("UPDATE made SET state = ?", state)

    def clear(self) -> None:
        """Forget all letters."""
        self.run("UPDATE made SET complete = 0")  # first: it may be broken off
        for table in _TABLES:
            self.run(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing."""
        with self.lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def run(self, sql: str, *values: object) -> int:
        """Execute a statement; returns how many rows it changed."""
        return self._db.execute(sql, values).rowcount

    def many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Execute a statement for each of several rows."""
        self._db.executemany(sql, rows)

    def each(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, as they are asked for."""
        yield from self._db.execute(sql, values)

    def all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of a query."""
        found: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - any column
        """The only value of the first row; None if there is none."""
        row = self.one(sql, *values)
        return None if row is None else row[0]

    def column(self, sql: str, *values: object) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._db.execute(sql, values)]

    def close(self) -> None:
        """Let go of the file, when nobody is in the middle of writing."""
        with self.lock:
            self._db.close()


@cache
def _stamp() -> str:
    """What tells a ledger that this program can use: the registries decide too."""
    return f"{version('chidao')} {fingerprint()} {_SCHEMA}"


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -65536")  # KiB
    db.execute(f"PRAGMA wal_autocheckpoint = {_MOST_BEHIND}")
    return db
