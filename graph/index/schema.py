"""The tables of the index: what they hold, and by what it is looked up.

All of it follows from the store. Things have their slugs; of copies of letters there
are the documents themselves and their mentions, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION: Final = 6
"""Of the tables and of what stands in them; an index of another one is made anew."""

BEGINNINGS: Final = (1, 2, 3)
"""Letters that beginnings of words have which full-text tables hold ready."""
_READY: Final = f"prefix='{' '.join(map(str, BEGINNINGS))}'"

TABLES: Final = f"""
CREATE TABLE state (name TEXT NOT NULL);
-- What was made anew since all of it was, which is `origin`: things, and letters.
CREATE TABLE origin (name TEXT NOT NULL);
CREATE TABLE changes (
  number INTEGER PRIMARY KEY, slug TEXT NOT NULL, is_letter INTEGER NOT NULL
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  label TEXT NOT NULL, number TEXT, symbol TEXT, type TEXT, code TEXT, date TEXT,
  title TEXT, issuer TEXT,
  level TEXT NOT NULL, status TEXT NOT NULL, place TEXT, urgency TEXT, signer TEXT,
  held INTEGER NOT NULL, canonical TEXT, annex_of TEXT
);
CREATE INDEX documents_date ON documents (date);
CREATE INDEX documents_counted ON documents
  (canonical, kind, held, level, code, type, issuer, date, status);
CREATE INDEX documents_issuer ON documents (issuer) WHERE issuer IS NOT NULL;
CREATE INDEX documents_canonical ON documents (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX documents_annex_of ON documents (annex_of) WHERE annex_of IS NOT NULL;

-- `is_open`: a group that one letter alone knows ("các đơn vị có liên quan").
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  name TEXT NOT NULL, level TEXT NOT NULL,
  is_open INTEGER AS (kind = 'group' AND instr(slug, '.') > 0)
);
CREATE INDEX agencies_counted ON agencies (kind, level, is_open);

-- `place` sorts tasks as their letters have them; `deadlines` is JSON.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, letter TEXT NOT NULL,
  label TEXT NOT NULL, parent TEXT, text TEXT NOT NULL,
  lead_unstated INTEGER NOT NULL, leaf INTEGER NOT NULL,
  deadlines TEXT NOT NULL, place TEXT NOT NULL, segments TEXT NOT NULL
);
CREATE INDEX tasks_place ON tasks (letter, place, leaf);
CREATE INDEX tasks_leaf ON tasks (leaf);
CREATE INDEX tasks_label ON tasks (lower(replace(label, '.', '')));
CREATE INDEX tasks_parent ON tasks (parent) WHERE parent IS NOT NULL;

-- The last days that keep the deadlines of tasks, as far as they can be told.
CREATE TABLE days (
  task TEXT NOT NULL, day TEXT NOT NULL, letter TEXT NOT NULL, PRIMARY KEY (task, day)
) WITHOUT ROWID;
CREATE INDEX days_day ON days (day);
CREATE INDEX days_letter ON days (letter);

-- `standing` is stated, rejected, or named: which act a name means.
CREATE TABLE assertions (
  slug TEXT NOT NULL, letter TEXT NOT NULL, standing TEXT NOT NULL,
  subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL, task TEXT,
  item TEXT, quote TEXT NOT NULL, segments TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (slug, letter, segments)
) WITHOUT ROWID;
CREATE INDEX assertions_letter ON assertions (letter);
CREATE INDEX assertions_subject ON assertions (subject, object, predicate);
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

-- What things are found by (`graph.index.words`): folded words. `called` has what a
-- thing is called, `about` also what speaks of it. Rows have the ids of their things.
CREATE VIRTUAL TABLE document_words USING fts5 (called, about, number, {_READY});
CREATE VIRTUAL TABLE agency_words USING fts5 (called, about);
CREATE VIRTUAL TABLE task_words USING fts5 (about, {_READY});
-- What documents (none that are copies) and agencies are called (`graph.names`).
CREATE TABLE names (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL, kind TEXT NOT NULL, shown TEXT NOT NULL,
  folded TEXT NOT NULL, squeezed TEXT NOT NULL
);
CREATE INDEX names_slug ON names (slug);
CREATE INDEX names_folded ON names (folded);
CREATE INDEX names_squeezed ON names (squeezed);
CREATE VIRTUAL TABLE name_words USING fts5 (folded);

-- Words that were ever there and begin with a letter, to mend what is misspelt and to
-- complete what is begun; whether they still are, the tables above tell.
CREATE TABLE spellings (
  kind TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (kind, word)
) WITHOUT ROWID;

-- In how many places letters cite a document, copies of letters left out.
CREATE TABLE cited (
  document TEXT PRIMARY KEY, times INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX cited_times ON cited (times);
CREATE TRIGGER mention_new AFTER INSERT ON mentions WHEN NOT NEW.in_copy BEGIN
  INSERT INTO cited VALUES (NEW.document, 1)
    ON CONFLICT (document) DO UPDATE SET times = times + 1;
END;
CREATE TRIGGER mention_gone AFTER DELETE ON mentions WHEN NOT OLD.in_copy BEGIN
  UPDATE cited SET times = times - 1 WHERE document = OLD.document;
  DELETE FROM cited WHERE document = OLD.document AND NOT times;
END;

-- In how many tasks an agency has a part, and how often it leads.
CREATE TABLE busy (
  agency TEXT PRIMARY KEY, tasks INTEGER NOT NULL, leads INTEGER NOT NULL,
  parts INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX busy_tasks ON busy (tasks);
CREATE TRIGGER assignment_new AFTER INSERT ON assignments BEGIN
  INSERT INTO busy VALUES (
    NEW.agency,
    NOT EXISTS (SELECT 1 FROM assignments
                WHERE task = NEW.task AND agency = NEW.agency AND slug <> NEW.slug),
    NEW.role = 'lead',
    1
  ) ON CONFLICT (agency) DO UPDATE SET
    tasks = tasks + excluded.tasks, leads = leads + excluded.leads, parts = parts + 1;
END;
CREATE TRIGGER assignment_gone AFTER DELETE ON assignments BEGIN
  UPDATE busy SET
    tasks = tasks - NOT EXISTS (SELECT 1 FROM assignments
                                WHERE task = OLD.task AND agency = OLD.agency),
    leads = leads - (OLD.role = 'lead'),
    parts = parts - 1
  WHERE agency = OLD.agency;
  DELETE FROM busy WHERE agency = OLD.agency AND NOT parts;
END;

-- When letters were read last, in UTC; also of some that are gone.
CREATE TABLE readings (
  letter TEXT PRIMARY KEY, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX readings_at ON readings (at DESC, letter);

CREATE VIEW places AS
  SELECT slug, segments FROM tasks
  UNION ALL SELECT slug, segments FROM mentions
  UNION ALL SELECT slug, segments FROM parts;
"""  # noqa: S608 - ours
WORDED: Final = {
    "documents": "document_words",
    "agencies": "agency_words",
    "tasks": "task_words",
    "names": "name_words",
}
"""The tables of things that are found by words, and those of their words."""
OF_LETTERS: Final = ("tasks", "days", "assertions", "assignments", "mentions", "parts")
"""The tables whose rows belong to a letter."""


def segments_text(segments: Iterable[tuple[int, int]]) -> str:
    """Segments as a text that sorts as they do."""
    return " ".join(f"{start:09}-{end:09}" for start, end in sorted(segments))


def segments_of(text: str) -> tuple[tuple[int, int], ...]:
    """The segments that `segments_text` wrote."""
    return tuple((int(one[:9]), int(one[10:])) for one in text.split())
