"""What things are found by: their words, folded, in full-text tables of SQLite.

A query is read as `graph.matching` has it: each word that is asked for stands from the
beginning of a word on, spaces aside, and figures are whole. Where no thing has what is
asked for, words that are nowhere are replaced by those that come close.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final, Literal

from graph.index.chosen import Condition
from graph.index.schema import BEGINNINGS
from graph.index.shelf import keep
from graph.matching import CLOSE, corrected, is_single, is_spelt, ways, words_of
from graph.names import agency_names, document_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.index.database import Row, Value, View, Writing
    from graph.matching import Way
    from graph.names import Name

Kind = Literal["document", "agency", "task"]
Column = Literal["called", "about", "number"]

MOST_READINGS: Final = 60
"""Ways in which one word may lie over those of a text; of more the first are taken."""
_LONGEST_JOINED: Final = 60
_LONGEST_WORD: Final = 30
_MOST_NEAR: Final = 20
_MOST_BEGUN: Final = 12
_BEHIND_LETTERS: Final = "{"  # in ASCII, and so in SQLite
_MOST_KEPT: Final = 5_000

_WORDED: Final[dict[Kind, str]] = {
    "document": """
        SELECT d.id, d.slug, d.label, d.code, d.title, a.name, d.number
        FROM documents d LEFT JOIN agencies a ON a.slug = d.issuer
        WHERE d.slug IN (SELECT value FROM json_each(?))""",
    "agency": """
        SELECT id, slug, name FROM agencies
        WHERE slug IN (SELECT value FROM json_each(?))""",
    "task": """
        SELECT t.id, t.slug, t.text, d.label,
               (SELECT group_concat(a.name, ' ') FROM assignments p
                JOIN agencies a ON a.slug = p.agency WHERE p.task = t.slug)
        FROM tasks t LEFT JOIN documents d ON d.slug = t.letter
        WHERE t.slug IN (SELECT value FROM json_each(?))""",
}


def add_names(into: Writing, slugs: Iterable[str]) -> None:
    """Have documents and agencies be called by what the index holds of them now."""
    asked = (json.dumps([*slugs]),)
    named: list[tuple[Value, str, Name]] = []
    for slug, label, number, code in into.rows(_DOCUMENTS, asked):
        called = document_names(str(label), _text(number), _text(code))
        named += [(slug, "document", name) for name in called]
    for slug, body, kind, level in into.rows(_AGENCIES, asked):
        called = agency_names(str(body), str(kind), str(level))
        named += [(slug, "agency", name) for name in called]
    for slug, kind, name in named:
        row = (slug, kind, name.shown, name.folded, name.squeezed)
        id_ = into.add("INSERT INTO names VALUES (NULL, ?, ?, ?, ?, ?)", row)
        into.run("INSERT INTO name_words (rowid, folded) VALUES (?, ?)", (id_, row[3]))


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


_DOCUMENTS: Final = """
SELECT slug, label, number, code FROM documents
WHERE slug IN (SELECT value FROM json_each(?)) AND +canonical IS NULL"""
_AGENCIES: Final = """
SELECT slug, name, kind, level FROM agencies
WHERE slug IN (SELECT value FROM json_each(?))"""


def add_words(into: Writing, kind: Kind, slugs: Iterable[str]) -> None:
    """Have things be found by what the index holds of them now."""
    table = f"{kind}_words"
    rows = into.rows(_WORDED[kind], (json.dumps([*slugs]),))
    found = [(row[0], *_texts(kind, row)) for row in rows]
    into.run_each(f"DELETE FROM {table} WHERE rowid = ?", [row[:1] for row in found])  # noqa: S608 - ours
    columns = ", ".join(("rowid", *_COLUMNS[kind]))
    marks = ", ".join("?" * (len(_COLUMNS[kind]) + 1))
    into.run_each(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)  # noqa: S608 - ours
    spelt = {word for row in found for text in row[1:] for word in str(text).split()}
    into.run_each(
        "INSERT OR IGNORE INTO spellings VALUES (?, ?)",
        ((kind, word) for word in spelt if word[0].isalpha()),
    )


_COLUMNS: Final[dict[Kind, tuple[Column, ...]]] = {
    "document": ("called", "about", "number"),
    "agency": ("called", "about"),
    "task": ("about",),
}


def _texts(kind: Kind, row: Row) -> tuple[str, ...]:
    """The words of each column of a thing."""
    if kind == "document":
        _, _, label, code, title, issuer, number = row
        return (
            _folded(label, code),
            _folded(label, code, title, issuer),
            _folded(number),
        )
    if kind == "agency":
        return _folded(row[2]), _folded(row[2])
    return (_folded(*row[2:]),)


def _folded(*texts: object) -> str:
    return " ".join(words_of(" ".join(str(text) for text in texts if text)))


@dataclass(frozen=True)
class Hits:
    """What a query asks for of things of a kind; `ways` are how it was understood.

    `most` of the things are looked for where the first of them are enough.
    """

    lexicon: Lexicon
    ways: tuple[Way, ...]
    most: int = 1

    def condition(self, id_: str, column: Column = "about") -> Condition:
        """That the thing of an id, as a query calls it, has what is asked for."""
        if () in self.ways:
            return Condition("TRUE")
        asked = self._asked(column)
        sql = f"{id_} IN (SELECT rowid FROM {self.lexicon.table} WHERE {asked.sql})"  # noqa: S608 - ours
        return Condition(sql, asked.parameters)

    def first(self, id_: str, column: Column = "about") -> Condition:
        """The same, of the first things that have it, in the order of the index.

        What they are is asked once, and not at every use of the condition.
        """
        found = self._first if column == "about" else self._having(column)
        one_of = f"{id_} IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
        return Condition(one_of, (json.dumps(found),))

    def __bool__(self) -> bool:
        """Whether anything has it."""
        return bool(self._first)

    @cached_property
    def _first(self) -> list[Value]:
        return self._having("about")

    def _having(self, column: Column) -> list[Value]:
        asked = self._asked(column)
        sql = f"SELECT rowid FROM {self.lexicon.table} WHERE {asked.sql} LIMIT ?"  # noqa: S608 - ours
        rows = self.lexicon.view.rows(sql, (*asked.parameters, self.most))
        return [row[0] for row in rows]

    def _asked(self, column: Column) -> Condition:
        """What is asked for, of a row of the table of words itself."""
        if () in self.ways:
            return Condition("TRUE")
        asked = " OR ".join(map(self.lexicon.expression, self.ways))
        return Condition(
            f"{self.lexicon.table} MATCH ?", (f"{{{column}}} : ({asked})",)
        )


def find(view: View, kind: Kind, query: str, most: int = 1) -> Hits:
    """What a query means; where that is nothing, what it may have been meant to be."""
    lexicon = Lexicon(view, kind)
    asked = Hits(lexicon, ways(query), most)
    if asked:
        return asked
    meant = corrected(asked.ways[0], lexicon.begins, lexicon.near)
    return Hits(lexicon, meant, most)


def matching(
    view: View, kind: Kind, query: str, id_: str, column: Column = "about"
) -> Condition:
    """That a column of a thing has what a query asks for, as it is typed."""
    return Hits(Lexicon(view, kind), ways(query)).condition(id_, column)


class Lexicon:
    """The words that things of a kind are found by, as far as a view knows them."""

    def __init__(self, view: View, kind: Kind) -> None:
        self.view = view
        self.table = f"{kind}_words"
        self._kind = kind
        self._read: dict[str, str] = view.keep(f"{kind}: readings", dict)
        self._known: dict[str, bool] = view.keep(f"{kind}: phrases", dict)

    def expression(self, way: Way) -> str:
        """All words of a way, as FTS5 is asked for them."""
        return f"({' AND '.join(map(self._readings, way))})"

    def begins(self, word: str) -> bool:
        """Whether a word begins with this."""
        return any(self._has(f'"{end}"{star}') for end, star in self._begun(word))

    def near(self, word: str) -> Iterator[str]:
        """The words that come close to one, the closest first."""
        known = self.view.rows(
            "SELECT word FROM spellings"
            " WHERE kind = ? AND length(word) BETWEEN ? AND ? ORDER BY word",
            (self._kind, len(word) // 2, 2 * len(word)),
        )
        texts = filter(is_spelt, (str(row[0]) for row in known))
        close = get_close_matches(word, texts, _MOST_NEAR, CLOSE)
        return (found for found in close if self._has(f'"{found}"'))

    def _readings(self, word: str) -> str:
        """How a word may lie over those of a text: in one, or over several.

        Over several only as some text has it: to look for words that never stand side
        by side costs as much at every search.
        """
        found = self._read.get(word)
        if found is None:
            joined = word if len(word) <= _LONGEST_JOINED else ""
            divided = islice(self._divided(joined), MOST_READINGS)
            over_several = (
                phrase
                for before in divided
                for phrase in self._phrases(before, word[sum(map(len, before)) :])
            )
            there = filter(self._has, over_several)
            found = f"({' OR '.join((*self._phrases((), word), *there))})"
            keep(self._read, word, found, _MOST_KEPT)
        return found

    def _phrases(self, before: Way, last: str) -> Iterator[str]:
        """Whole words and the end of a word behind them, as FTS5 is asked for them."""
        for end, star in self._ends(before, last):
            yield f'"{" ".join((*before, end))}"{star}'

    def _divided(self, word: str, before: Way = ()) -> Iterator[Way]:
        """The whole words that a word may begin with; some of it is always left."""
        for end in range(1, min(len(word), _LONGEST_WORD)):
            if self._is_word(word[:end]):
                begun = (*before, word[:end])
                yield begun
                yield from self._divided(word[end:], begun)

    def _ends(self, before: Way, last: str) -> Iterator[tuple[str, str]]:
        """The words that the end of a word may stand in: no figure is cut in two."""
        if len(last) == 1 and is_single("".join(before) + last):
            yield last, ""  # most words begin with some letter
            return
        if not last[-1].isdigit():
            yield from self._begun(last)
            return
        yield last, ""
        for letter in ascii_lowercase:
            if self.begins(last + letter):
                yield last + letter, " *"

    def _begun(self, word: str) -> Iterable[tuple[str, str]]:
        """The words that begin with one, if they are few; else what stands for them.

        FTS5 reads all that a star stands for before it gives the first of it, but for
        the beginnings that its tables hold ready.
        """
        if len(word) in BEGINNINGS or not word[0].isalpha():
            return [(word, " *")]
        spelt = self.view.rows(
            "SELECT word FROM spellings WHERE kind = ? AND word >= ? AND word < ?"
            " LIMIT ?",
            (self._kind, word, f"{word}{_BEHIND_LETTERS}", _MOST_BEGUN + 1),
        )
        if len(spelt) > _MOST_BEGUN:
            return [(word, " *")]
        return [(str(row[0]), "") for row in spelt] or [(word, "")]

    def _is_word(self, word: str) -> bool:
        """Whether a text has a word, or had it."""
        if not word[0].isalpha():
            return self._has(f'"{word}"')
        sql = "SELECT 1 FROM spellings WHERE kind = ? AND word = ?"
        return self.view.value(sql, (self._kind, word)) is not None

    def _has(self, phrase: str) -> bool:
        found = self._known.get(phrase)
        if found is None:
            sql = f"SELECT 1 FROM {self.table} WHERE {self.table} MATCH ? LIMIT 1"  # noqa: S608 - ours
            found = self.view.value(sql, (phrase,)) is not None
            keep(self._known, phrase, found, _MOST_KEPT)
        return found
