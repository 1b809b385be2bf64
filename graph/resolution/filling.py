"""All letters of a store taken into an empty ledger, one after the other.

The same steps as those of `graph.resolution.update`, each for all letters before the
next: with nothing known before, there is nothing to find out that changed. At no time
is more in memory than a few letters, and the names of all.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.progress import told
from graph.resolution.agencies import note_bodies
from graph.resolution.letters import enter, facts_in
from graph.resolution.numbers import Numbers, decide, decide_by_hand, settle
from graph.resolution.saying import say_mentions, say_record, say_thing
from graph.resolution.statements import (
    aliases_in,
    count_acts,
    is_copy,
    note_ends,
    state,
)
from graph.resolution.update import said_by
from graph.resolution.votes import count
from graph.resolution.writing import say_origins, say_places
from graph.twins import probe, regroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.facts import Facts
    from graph.progress import Step
    from graph.resolution.ledger import Ledger
    from graph.resolution.writing import Refilling

T = TypeVar("T")

_AT_ONCE: Final = 500
"""Letters between two commits: the ledger is no good until it is complete."""
_THINGS: Final = """SELECT topic FROM votes WHERE about IN ('document', 'agency')
UNION SELECT slug FROM letters UNION SELECT subject FROM edges
UNION SELECT name FROM acts UNION SELECT slug FROM acts
UNION SELECT agency FROM bodies"""


def fill(ledger: Ledger, letters: Iterable[Facts]) -> None:
    """Take in letters: all that there are."""
    ledger.clear()
    slugs = _enter(ledger, letters)
    with ledger.transaction():
        copies = regroup(ledger, set(slugs), all_there_are=True)
        rows = ((copy_of, slug) for slug, copy_of in copies.items())
        ledger.many("UPDATE letters SET copy_of = ? WHERE slug = ?", rows)
    numbers = Numbers(ledger)
    _each("deciding", ledger, slugs, lambda slug: _decide(ledger, numbers, slug))
    with ledger.transaction():
        for pair, _, meaning in decide_by_hand(ledger, None):
            settle(ledger, pair, meaning, by_hand=True)
    _each("counting", ledger, slugs, lambda slug: _count(ledger, slug))
    topics = "SELECT DISTINCT topic FROM votes WHERE about {}"
    agencies = ledger.column(topics.format("IN ('agency', 'body', 'member')"))
    _each("bodies", ledger, agencies, lambda slug: note_bodies(ledger, [slug]))
    documents = ledger.column(topics.format("IN ('document', 'dated')"))
    things = [*documents, *slugs]
    _each("bodies", ledger, things, lambda slug: note_ends(ledger, [slug]))
    _each("stating", ledger, slugs, lambda slug: state(ledger, slug))


def _batches(of: Iterable[T]) -> Iterator[list[T]]:
    left = iter(of)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _each(
    step: Step, ledger: Ledger, slugs: list[str], do: Callable[[str], object]
) -> None:
    for some in _batches(told(step, slugs, len(slugs))):
        with ledger.transaction():
            for slug in some:
                do(slug)


def _enter(ledger: Ledger, letters: Iterable[Facts]) -> list[str]:
    slugs: list[str] = []
    for some in _batches(letters):
        with ledger.transaction():
            for facts in some:
                slug = facts.letter.slug
                slugs.append(slug)
                enter(ledger, slug, None, facts)
                probe(ledger, slug, None, facts.letter)
    return slugs


def _decide(ledger: Ledger, numbers: Numbers, letter: str) -> None:
    for pair, _, meaning in decide(ledger, numbers, "letter = ?", letter):
        settle(ledger, pair, meaning, by_hand=False)


def _count(ledger: Ledger, letter: str) -> None:
    votes, aliases = said_by(ledger, letter)
    count(ledger, set(), votes)
    count_acts(ledger, set(), aliases)


def say_all(ledger: Ledger, derived: Refilling) -> None:
    """Say all there is to say of what the ledger holds."""
    say_origins(derived.room(), ledger)
    for (slug,) in _each_row("deriving", ledger, _THINGS):
        say_thing(derived.room(), ledger, slug)
    for named in ledger.each("SELECT name, act, slug FROM acts"):
        say_record(derived.room(), ledger, named)
    for (slug,) in _each_row("deriving", ledger, "SELECT slug FROM letters"):
        say_mentions(derived.room(), ledger, slug)
        aliases = aliases_in(facts_in(ledger, slug), is_copy=is_copy(ledger, slug))
        say_places(derived.room(), aliases)
    derived.flush()


def _each_row(step: Step, ledger: Ledger, sql: str) -> Iterator[tuple[Any, ...]]:
    count = ledger.value(f"SELECT COUNT(*) FROM ({sql})")  # noqa: S608 - ours
    return told(step, ledger.each(sql), count)
