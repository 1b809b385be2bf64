"""The direct edges between documents that letters state, and those that cannot be.

Nothing stands in a relation to itself, nor leans on what was issued after it or after
the letter that says so: a misread number or day makes such edges. They are rejected,
and the assertion keeps its quote and says why.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from graph.merge import most_precise_date
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from graph.facts import Assertion, Facts
    from graph.meanings import Meaning

Edge = tuple[str, str, str]
"""Subject, predicate and object: slugs, and the IRI of a property."""
Reason = Literal["self", "future"]


def find_edges(
    facts: Facts, meanings: Mapping[tuple[str, str], Meaning], copies: Container[str]
) -> tuple[set[Edge], dict[str, Reason]]:
    """The edges of all letters, and the assertions rejected, by slug, with the reason.

    Copies of letters state nothing.
    """
    dates = _dates(facts, meanings)
    edges: set[Edge] = set()
    rejected: dict[str, Reason] = {}
    for said in facts.assertions:
        if said.letter in copies:
            continue
        subject, object_ = (
            meanings[said.letter, end].slug if (said.letter, end) in meanings else end
            for end in (said.subject, said.object)
        )
        if reason := _reason(subject, object_, said.letter, dates):
            rejected[said.slug] = reason
        else:
            edges |= _edges(said, subject, object_)
    return edges, rejected


def is_later(date: str | None, than: str | None) -> bool:
    """Whether a date lies after another, as far as both are known."""
    if date is None or than is None:
        return False
    length = min(len(date), len(than))
    return date[:length] > than[:length]


def _reason(
    subject: str, object_: str, letter: str, dates: Mapping[str, str]
) -> Reason | None:
    if subject == object_:
        return "self"
    issued = dates.get(object_)
    later = any(is_later(issued, dates.get(one)) for one in (subject, letter))
    return "future" if later else None


def _edges(said: Assertion, subject: str, object_: str) -> set[Edge]:
    """The edge between two documents, and that of the task which orders it."""
    ordered = said.task if said.subject == said.letter else None
    edges = {(ordered, said.predicate, object_)} if ordered else set()
    # Who orders a change does not make it: the act to come will amend.
    if not (ordered and said.predicate == Cd.amends):
        edges.add((subject, said.predicate, object_))
    return edges


def _dates(facts: Facts, meanings: Mapping[tuple[str, str], Meaning]) -> dict[str, str]:
    """The date of every document that has one: its own, else as most cite it."""
    said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for mention in facts.mentions:
        meaning = meanings[mention.letter, mention.document]
        said[meaning.slug].append((mention.letter, mention.date))
    dates = {slug: most_precise_date(pairs) for slug, pairs in said.items()}
    dates |= {letter.slug: letter.date for letter in facts.letters if letter.date}
    return {slug: date for slug, date in dates.items() if date}
