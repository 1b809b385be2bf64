"""The tables of the index: what they hold, and by what it is looked up.

All of it follows from the store. Things have their slugs; of copies of letters there
are the documents themselves and their mentions, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = 1
"""Of the tables and of what stands in them; an index of another one is made anew."""

TABLES: Final = """
CREATE TABLE state (name TEXT NOT NULL);
-- What was made anew since all of it was, which is `origin`: things, and letters.
CREATE TABLE origin (name TEXT NOT NULL);
CREATE TABLE changes (
  number INTEGER PRIMARY KEY, slug TEXT NOT NULL, is_letter INTEGER NOT NULL
);
CREATE TABLE documents (
  slug TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, number TEXT,
  symbol TEXT, type TEXT, code TEXT, date TEXT, title TEXT, issuer TEXT,
  level TEXT NOT NULL, status TEXT NOT NULL, place TEXT, urgency TEXT, signer TEXT,
  held INTEGER NOT NULL, canonical TEXT, annex_of TEXT
) WITHOUT ROWID;
CREATE INDEX documents_canonical ON documents (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX documents_annex_of ON documents (annex_of) WHERE annex_of IS NOT NULL;

CREATE TABLE agencies (
  slug TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL
) WITHOUT ROWID;

-- `place` sorts tasks as their letters have them; `deadlines` is JSON.
CREATE TABLE tasks (
  slug TEXT PRIMARY KEY, letter TEXT NOT NULL, label TEXT NOT NULL, parent TEXT,
  text TEXT NOT NULL, lead_unstated INTEGER NOT NULL, leaf INTEGER NOT NULL,
  deadlines TEXT NOT NULL, place TEXT NOT NULL, segments TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tasks_place ON tasks (letter, place);
CREATE INDEX tasks_parent ON tasks (parent) WHERE parent IS NOT NULL;

-- `standing` is stated, rejected, or named: which act a name means.
CREATE TABLE assertions (
  slug TEXT NOT NULL, letter TEXT NOT NULL, standing TEXT NOT NULL,
  subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL, task TEXT,
  item TEXT, quote TEXT NOT NULL, segments TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (slug, letter, segments)
) WITHOUT ROWID;
CREATE INDEX assertions_letter ON assertions (letter);
CREATE INDEX assertions_subject ON assertions (subject, object);
CREATE INDEX assertions_object ON assertions (object);
CREATE INDEX assertions_task ON assertions (task) WHERE task IS NOT NULL;

CREATE TABLE assignments (
  slug TEXT PRIMARY KEY, letter TEXT NOT NULL, task TEXT NOT NULL,
  agency TEXT NOT NULL, role TEXT NOT NULL, stated INTEGER NOT NULL,
  item TEXT NOT NULL, quote TEXT NOT NULL, segments TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX assignments_letter ON assignments (letter);
CREATE INDEX assignments_task ON assignments (task);
CREATE INDEX assignments_agency ON assignments (agency);

CREATE TABLE mentions (
  slug TEXT PRIMARY KEY, letter TEXT NOT NULL, document TEXT NOT NULL,
  status TEXT NOT NULL, kind TEXT NOT NULL, section TEXT NOT NULL,
  quote TEXT NOT NULL, segments TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL, in_copy INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mentions_letter ON mentions (letter, segments);
CREATE INDEX mentions_document ON mentions (document);

-- Where other parts of letters stand: steps of reports, targets, tasks of copies.
CREATE TABLE parts (
  slug TEXT PRIMARY KEY, letter TEXT NOT NULL, segments TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX parts_letter ON parts (letter);

CREATE VIEW places AS
  SELECT slug, segments FROM tasks
  UNION ALL SELECT slug, segments FROM mentions
  UNION ALL SELECT slug, segments FROM parts;
"""
OF_LETTERS: Final = ("tasks", "assertions", "assignments", "mentions", "parts")
"""The tables whose rows belong to a letter."""


def segments_text(segments: Iterable[tuple[int, int]]) -> str:
    """Segments as a text that sorts as they do."""
    return " ".join(f"{start:09}-{end:09}" for start, end in sorted(segments))


def segments_of(text: str) -> tuple[tuple[int, int], ...]:
    """The segments that `segments_text` wrote."""
    return tuple((int(one[:9]), int(one[10:])) for one in text.split())
