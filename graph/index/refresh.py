"""The index made from the store: all of it, or what was touched since.

Either way it holds the same: what the store says of documents and agencies by their
IRIs, and what letters say, letter by letter.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graph.index.letters import AT_ONCE, read_letters
from graph.index.readings import rebuild_readings, refresh_readings
from graph.index.schema import OF_LETTERS, WORDED
from graph.index.things import agencies, documents, every_thing, some, values
from graph.index.words import add_names, add_words
from graph.iris import part, whole
from graph.progress import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.index.database import Row, View, Writing
    from graph.iris import Iris
    from graph.readable import Readable

MOST_CHANGES: Final = 200_000
"""Changes that are on record; who has not seen older ones reads all anew."""

_CANONICAL: Final = 17
"""The column of documents that tells of what a letter is a copy."""

_ISSUED: Final = """
SELECT slug FROM documents WHERE issuer IN (SELECT value FROM json_each(?))"""
_CONCERNED: Final = """
SELECT slug FROM tasks WHERE letter IN (SELECT value FROM json_each(?1))
  AND letter NOT IN (SELECT value FROM json_each(?2))
UNION SELECT task FROM assignments WHERE agency IN (SELECT value FROM json_each(?1))
  AND letter NOT IN (SELECT value FROM json_each(?2))"""

_ALIAS: Final = ".alias-"
_ACTS: Final = """
SELECT ?name ?act WHERE { VALUES ?name { %s } ?name cd:namesAct ?act }"""
_NAMED_IN: Final = """
SELECT DISTINCT ?letter WHERE {
  VALUES ?alias { %s } ?alias cd:mention ?place . ?place dcterms:isPartOf ?letter
}"""


def rebuild(store: Readable, iris: Iris, into: Writing) -> None:
    """Make all of it, in a database that holds nothing yet."""
    rebuild_readings(store, iris, into)
    every = every_thing(store, iris)
    for some_things in some(told("indexing_things", every, len(every))):
        into.insert("documents", documents(store, iris, some_things))
    copies = {*_slugs(into, "SELECT slug FROM documents WHERE canonical IS NOT NULL")}
    _remove(into, "documents", _within(copies, every))
    for some_things in some(told("indexing_things", every, len(every))):
        found = agencies(store, iris, some_things)
        into.insert("agencies", [row for row in found if _counts(row, copies)])
    for some_things in some(told("indexing_things", every, len(every))):
        _add_words(into, some_things)
    letters = _slugs(into, "SELECT slug FROM documents WHERE held")
    for some_letters in some(told("indexing_letters", letters, len(letters)), AT_ONCE):
        _add_letters(store, iris, into, some_letters)


def refresh(
    store: Readable, iris: Iris, into: Writing, touched: Mapping[str, Collection[str]]
) -> None:
    """Make anew what depends on subjects that were touched, given by their graphs."""
    refresh_readings(store, iris, into, _ours(iris, touched.get(iris.runs, ())))
    things, letters = _touched(iris, touched)
    called = _called(into, things)
    names = {slug for slug in things if "." not in slug}
    found = documents(store, iris, things)
    now_copies = {str(row[1]) for row in found if row[_CANONICAL] is not None}
    turned = _copies(into, names) ^ now_copies
    if turned:  # of a copy nothing else is kept: only its graph tells what it has
        letters |= turned
        for slug in turned:
            things |= _ours(iris, (str(q.subject) for q in store.quads(iris.iri(slug))))
        found = documents(store, iris, things)
    _remove(into, "documents", things)
    into.insert("documents", found)
    copies = _copies(into, {whole(slug) for slug in things})
    _remove(into, "documents", _within(copies, things))
    _remove(into, "agencies", things)
    bodies = agencies(store, iris, things)
    into.insert("agencies", [row for row in bodies if _counts(row, copies)])
    names |= {whole(slug) for slug in things if _ALIAS in slug}
    letters |= _renamed(store, iris, into, names)
    every = told("indexing_letters", sorted(letters), len(letters))
    for some_letters in some(every, AT_ONCE):
        for table in OF_LETTERS:
            _remove(into, table, some_letters, by="letter")
        _add_letters(store, iris, into, some_letters)
    _remove(into, "names", things)
    for some_things in some(sorted(things)):
        _add_words(into, some_things)
    _speak_of(into, called ^ _called(into, things), letters)
    described = {*names, *(str(row[1]) for row in (*found, *bodies))}
    changed = [(slug, False) for slug in described]
    changed += [(slug, True) for slug in letters]
    into.run_each("INSERT INTO changes (slug, is_letter) VALUES (?, ?)", changed)
    last = "(SELECT MAX(number) FROM changes)"
    into.run(f"DELETE FROM changes WHERE number <= {last} - ?", (MOST_CHANGES,))  # noqa: S608 - ours


def _add_words(into: Writing, things: Collection[str]) -> None:
    add_words(into, "document", things)
    add_words(into, "agency", things)
    add_names(into, things)


def _add_letters(
    store: Readable, iris: Iris, into: Writing, letters: Collection[str]
) -> None:
    said = read_letters(store, iris, letters, _copies(into, letters))
    for table in OF_LETTERS:
        into.insert(table, getattr(said, table))
    add_words(into, "task", (str(row[1]) for row in said.tasks))


def _touched(
    iris: Iris, touched: Mapping[str, Collection[str]]
) -> tuple[set[str], set[str]]:
    """The slugs that were touched, and those of the letters that have parts so."""
    things, letters = set[str](), set[str]()
    for graph, subjects in touched.items():
        if graph in (iris.runs, iris.reports):
            continue
        slugs = _ours(iris, subjects)
        things |= slugs
        if graph != iris.register:
            parts = (slug for slug in slugs if "." in slug and _ALIAS not in slug)
            letters.update(map(whole, parts))
    return things, letters


def _renamed(
    store: Readable, iris: Iris, into: Writing, names: Collection[str]
) -> set[str]:
    """The letters that print names which mean other acts than they did."""
    rows = store.rows(_ACTS % values(iris, names))
    now = {(iris.slug(row["name"]), iris.slug(row["act"])) for row in rows}
    before = into.rows(
        "SELECT DISTINCT subject, object FROM assertions WHERE standing = 'named'"
        " AND subject IN (SELECT value FROM json_each(?))",
        (_json(names),),
    )
    other = {(str(name), str(act)) for name, act in before} ^ now
    if not other:
        return set()
    aliases = [part(name, f"alias-{act}") for name, act in sorted(other)]
    said = store.rows(_NAMED_IN % values(iris, aliases))
    found = into.rows(
        "SELECT DISTINCT letter FROM assertions"
        " WHERE slug IN (SELECT value FROM json_each(?))",
        (_json(aliases),),
    )
    return {iris.slug(row["letter"]) for row in said} | {str(row[0]) for row in found}


def _called(view: View, things: Collection[str]) -> set[tuple[str, str]]:
    """Those of some things that are there, each with what it is called."""
    rows = view.rows(
        "SELECT slug, label FROM documents"
        " WHERE slug IN (SELECT value FROM json_each(?1))"
        " UNION ALL SELECT slug, name FROM agencies"
        " WHERE slug IN (SELECT value FROM json_each(?1))",
        (_json(things),),
    )
    return {(str(slug), str(name)) for slug, name in rows}


def _speak_of(
    into: Writing, renamed: Iterable[tuple[str, str]], read: Collection[str]
) -> None:
    """Have documents and tasks be found by what others are called by now.

    Those of letters that were just read are.
    """
    slugs = _json({slug for slug, _ in renamed})
    issued = _slugs(into, _ISSUED, slugs)
    for some_documents in some(issued):
        add_words(into, "document", some_documents)
    for some_tasks in some(_slugs(into, _CONCERNED, slugs, _json(read))):
        add_words(into, "task", some_tasks)


def _ours(iris: Iris, subjects: Iterable[str]) -> set[str]:
    """The slugs of those subjects that are IRIs of ours."""
    found = (subject.strip("<>") for subject in subjects)
    return {s.removeprefix(iris.base) for s in found if s.startswith(iris.base)}


def _counts(row: Row, copies: Collection[str]) -> bool:
    """Whether a thing is no part of a copy."""
    return whole(str(row[1])) not in copies


def _within(copies: Collection[str], things: Iterable[str]) -> list[str]:
    """Those things that are parts of copies."""
    return [slug for slug in things if "." in slug and whole(slug) in copies]


def _copies(view: View, letters: Collection[str]) -> set[str]:
    """Those of some letters that are copies."""
    rows = view.rows(
        "SELECT slug FROM documents WHERE canonical IS NOT NULL"
        " AND slug IN (SELECT value FROM json_each(?))",
        (_json(letters),),
    )
    return {str(row[0]) for row in rows}


def _slugs(view: View, sql: str, *parameters: str) -> list[str]:
    return [str(row[0]) for row in view.rows(sql, parameters)]


def _remove(into: Writing, table: str, slugs: Iterable[str], by: str = "slug") -> None:
    gone = [(slug,) for slug in slugs]
    if words := WORDED.get(table):
        ids = f"SELECT id FROM {table} WHERE {by} = ?"  # noqa: S608 - names of ours
        into.run_each(f"DELETE FROM {words} WHERE rowid IN ({ids})", gone)  # noqa: S608 - as above
    into.run_each(f"DELETE FROM {table} WHERE {by} = ?", gone)  # noqa: S608 - as above


def _json(slugs: Iterable[str]) -> str:
    return json.dumps([*slugs])
