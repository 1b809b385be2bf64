"""The direct edges between documents that a letter states, and those that cannot be.

Beside them stand the steps of chains: what a document, or the item that orders it,
rests on, and what it is told to carry out. They run upwards, whichever way the words
run, and a step of an item is none of its whole letter.

Nothing stands in a relation to itself, nor leans on what was issued after it or after
the letter that says so: a misread number or day makes such edges. They are rejected,
and the assertion keeps its quote and says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from graph.dates import is_later
from graph.directions import DOWNWARD, ORDERS
from ontology.terms import STATEMENTS, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from graph.facts import Assertion

Edge = tuple[str, str, str]
"""Subject, predicate and object: slugs, and the IRI of a property."""
Reason = Literal["self", "future"]
_CARRY_ON = frozenset(STATEMENTS[name] for name in ORDERS)
_DOWN = frozenset(STATEMENTS[name] for name in DOWNWARD)


@dataclass(slots=True)
class Edges:
    """The edges of a letter, and its assertions rejected, by slug, with the reason.

    `steps` are those of chains: `cd:restsOn`, `cd:carriesOut`.
    """

    direct: set[Edge] = field(default_factory=set)
    steps: set[Edge] = field(default_factory=set)
    rejected: dict[str, Reason] = field(default_factory=dict)


def ends(said: Assertion, meanings: Mapping[str, str]) -> tuple[str, str]:
    """The documents that an assertion is about; `meanings` are those of its letter.

    What a letter says of itself it says of itself, whatever its number means by now.
    """
    subject = meanings.get(said.subject, said.subject)
    if said.subject == said.letter:
        subject = said.letter
    return subject, meanings.get(said.object, said.object)


def find_edges(
    assertions: Iterable[Assertion],
    meanings: Mapping[str, str],
    dates: Mapping[str, str | None],
    laws: Container[str],
) -> Edges:
    """The edges of a letter that is no copy: copies state nothing.

    `dates` and `laws` are those of its documents: their own, else as most cite them.
    """
    found = Edges()
    for said in assertions:
        subject, object_ = ends(said, meanings)
        if reason := _reason(subject, object_, said.letter, dates):
            found.rejected[said.slug] = reason
        else:
            found.direct |= _edges(said, subject, object_)
            found.steps |= _steps(said, subject, object_, laws)
    return found


def _reason(
    subject: str, object_: str, letter: str, dates: Mapping[str, str | None]
) -> Reason | None:
    if subject == object_:
        return "self"
    issued = dates.get(object_)
    later = any(is_later(issued, dates.get(one)) for one in (subject, letter))
    return "future" if later else None


def _edges(said: Assertion, subject: str, object_: str) -> set[Edge]:
    """The edge between two documents, and that of the task which orders it."""
    ordered = _ordered(said)
    edges = {(ordered, said.predicate, object_)} if ordered else set()
    # Who orders a change does not make it: the act to come will amend.
    if not (ordered and said.predicate == Cd.amends):
        edges.add((subject, said.predicate, object_))
    return edges


def _steps(
    said: Assertion, subject: str, object_: str, laws: Container[str]
) -> set[Edge]:
    """The steps upwards that carry an order on, or rest on a ground.

    A legal ground (căn cứ) orders nothing by itself; what an item is to be done "theo"
    it carries out, unless that is a law, which all are to keep.
    """
    if said.predicate not in _CARRY_ON:
        return set()
    ordered = _ordered(said)
    downwards = said.predicate in _DOWN and not ordered
    lower, higher = (object_, subject) if downwards else (ordered or subject, object_)
    steps = {(lower, Cd.restsOn, higher)}
    if said.predicate != Cd.basedOn or (ordered and higher not in laws):
        steps.add((lower, Cd.carriesOut, higher))
    return steps


def _ordered(said: Assertion) -> str | None:
    """The item that does what its letter states there of itself."""
    return said.task if said.subject == said.letter else None
