"""What letters state of documents: edges, steps of chains, and acts that names mean."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.documents import class_of, is_law
from graph.edges import ends, find_edges
from graph.merge import finest
from graph.named import NamedAct, act_of
from graph.resolution.letters import facts_in, header_in
from graph.resolution.numbers import meanings_in
from graph.resolution.votes import counted, values
from ontology.register import register
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.facts import Facts
    from graph.resolution.ledger import Ledger
    from graph.resolution.votes import Counted

Named = tuple[str, str, str]
"""A name, the act that it means (packed), and the slug of that."""
Alias = tuple[str, str, str, str]
"""The same, and the mention that prints the name."""


def is_copy(ledger: Ledger, letter: str) -> bool:
    """Whether a letter is a copy of another."""
    sql = "SELECT copy_of FROM letters WHERE slug = ?"
    return ledger.value(sql, letter) is not None


def date_and_kind(ledger: Ledger, slug: str) -> tuple[str | None, bool]:
    """The date of a document, its own or as most give it, and whether it is a law."""
    header = header_in(ledger, slug)
    if header is not None and header.date:
        return header.date, is_law(header)
    date = finest(values(ledger, "dated", slug))
    if header is not None:
        return date, is_law(header)
    said = counted(ledger, "document", slug)
    law = is_described(ledger, slug, said)
    return date, law and class_of(said.tally) == Cd.LegalNormativeDocument


def is_described(ledger: Ledger, slug: str, said: Counted) -> bool:
    """Whether a document that is not held is described by what letters print of it.

    Sets that only their letter can mean are not, nor the acts that letters call by name
    alone and people by their number: the register knows these.
    """
    if said.status in (None, "unresolved"):
        return False
    return not (said.by_hand and act_seen(ledger, slug))


def note_ends(ledger: Ledger, slugs: Iterable[str]) -> set[str]:
    """Write down the date and kind of documents; who leans on what is another now."""
    letters: set[str] = set()
    for slug in slugs:
        now = date_and_kind(ledger, slug)
        row = ledger.one("SELECT date, law FROM documents WHERE slug = ?", slug)
        if now == ((row[0], bool(row[1])) if row else (None, False)):
            continue
        if now == (None, False):
            ledger.run("DELETE FROM documents WHERE slug = ?", slug)
        else:
            ledger.run("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", slug, *now)
        sql = "SELECT letter FROM ends WHERE document = ?"
        letters.update(ledger.column(sql, slug))
    return letters


def state(ledger: Ledger, letter: str) -> set[str]:
    """Put what a letter states now in the place of what it stated.

    Returns:
        The subjects of which something else is said.
    """
    sql = "SELECT subject, predicate, object, literal FROM stated WHERE letter = ?"
    old = {*ledger.all(sql, letter)}
    facts = None if is_copy(ledger, letter) else facts_in(ledger, letter)
    new, about = _stated(ledger, facts) if facts else (set(), set())
    _count_edges(ledger, letter, gone=old - new, come=new - old)
    was = {*ledger.column("SELECT document FROM ends WHERE letter = ?", letter)}
    if was != about:
        ledger.run("DELETE FROM ends WHERE letter = ?", letter)
        ledger.many("INSERT INTO ends VALUES (?, ?)", ((one, letter) for one in about))
    return {row[0] for row in old ^ new}


_ACT: Final = """INSERT INTO acts VALUES (?, ?, ?, ?)
ON CONFLICT (name, act) DO UPDATE SET n = n + excluded.n RETURNING n"""
_Row = tuple[str, str, str, int]
_EDGE: Final = """INSERT INTO edges VALUES (?, ?, ?, ?, ?)
ON CONFLICT (subject, predicate, object) DO UPDATE SET n = n + excluded.n"""


def _count_edges(
    ledger: Ledger, letter: str, *, gone: set[_Row], come: set[_Row]
) -> None:
    """Count what a letter states now, and no longer states."""
    at = "subject = ? AND predicate = ? AND object = ?"
    named = [row[:3] for row in gone]
    ledger.many(
        f"DELETE FROM stated WHERE letter = ? AND {at}",  # noqa: S608 - ours
        ((letter, *row) for row in named),
    )
    ledger.many(
        "INSERT INTO stated VALUES (?, ?, ?, ?, ?)", ((letter, *r) for r in come)
    )
    ledger.many(_EDGE, [*((*r, -1) for r in gone), *((*r, 1) for r in come)])
    ledger.many(f"DELETE FROM edges WHERE {at} AND n = 0", named)  # noqa: S608 - ours


def _stated(ledger: Ledger, facts: Facts) -> tuple[set[_Row], set[str]]:
    """The edges of a letter, as rows, and the documents that they depend on."""
    letter = facts.letter.slug
    meanings = {d: m.slug for d, m in meanings_in(ledger, letter).items()}
    about = {letter} if facts.assertions else set()
    for said in facts.assertions:
        about.update(ends(said, meanings))
    dates: dict[str, str | None] = {}
    laws: set[str] = set()
    for slug in about:
        row = ledger.one("SELECT date, law FROM documents WHERE slug = ?", slug)
        if row is not None:
            dates[slug] = row[0]
            laws.update([slug] if row[1] else ())
    found = find_edges(facts.assertions, meanings, dates, laws)
    rows: set[_Row] = {(*edge, 0) for edge in found.direct | found.steps}
    rejected = found.rejected.items()
    rows |= {(slug, Cd.rejected, reason, 1) for slug, reason in rejected}
    return rows, about


def aliases_in(facts: Facts | None, *, is_copy: bool) -> set[Alias]:
    """The acts that the names mean which a letter prints; a copy tells nothing."""
    if facts is None or is_copy:
        return set()
    found = ((m, act_of(m, facts.letter.date)) for m in facts.mentions)
    return {
        (mention.document, packed_act(act), act.slug, mention.slug)
        for mention, act in found
        if act
    }


def count_acts(ledger: Ledger, old: set[Alias], new: set[Alias]) -> set[Named]:
    """Count what the names of a letter mean now in the place of what they meant.

    Returns:
        The names and acts of which there was no mention, or is none any more.
    """
    changed: set[Named] = set()
    for alias in old - new:
        if ledger.value(_ACT, *alias[:3], -1) == 0:
            ledger.run("DELETE FROM acts WHERE name = ? AND act = ?", *alias[:2])
            changed ^= {alias[:3]}
    for alias in new - old:
        if ledger.value(_ACT, *alias[:3], 1) == 1:
            changed ^= {alias[:3]}
    return changed


def packed_act(act: NamedAct) -> str:
    """An act as text; `unpacked_act` is the way back."""
    said = act.slug, act.number, act.type, act.date, act.level, act.source.id
    return json.dumps(said, ensure_ascii=False)


@lru_cache(maxsize=1 << 12)
def unpacked_act(packed: str) -> NamedAct:
    """The act that `packed_act` wrote."""
    slug, number, type_, date, level, source = json.loads(packed)
    return NamedAct(slug, number, type_, date, level, register().sources[source])


def is_meant(ledger: Ledger, named: Named) -> bool:
    """Whether a name means an act in some letter."""
    sql = "SELECT 1 FROM acts WHERE name = ? AND act = ?"
    return ledger.one(sql, *named[:2]) is not None


def act_seen(ledger: Ledger, slug: str) -> NamedAct | None:
    """The act of a slug that names mean by a row whose source was seen."""
    sql = "SELECT DISTINCT act FROM acts WHERE slug = ? ORDER BY act"
    acts = (unpacked_act(packed) for packed in ledger.column(sql, slug))
    return next((act for act in acts if act.source.seen), None)


def acts_of(ledger: Ledger, name: str) -> list[NamedAct]:
    """The acts that a name means in some letter."""
    sql = "SELECT act FROM acts WHERE name = ? ORDER BY act"
    return [unpacked_act(packed) for packed in ledger.column(sql, name)]
