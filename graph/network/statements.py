"""What letters state as links that run upwards: agency → task → document → higher.

A link is strong when it carries an order on: a part in a task given by name, a document
that is to be carried out, a heading above its items, a name of the act it means. It
merely mentions when it does not, or when it steps from a task to its letter as a whole;
from there only the letter's own bases go on, never those of its other tasks.

An order in the narrower sense tells a task or document to carry another out. What a
document is based on (căn cứ) grounds it but orders nothing: only an item that is itself
to be done "theo" a document leads there, and to keep the law (theo quy định của Luật …)
is not to be charged with carrying it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.kinds import is_law
from graph.directions import ACTIVE_ROLES, DOWNWARD
from graph.directions import STRONG as CARRY_ON
from graph.network.adjacency import MENTION, ORDER, STRONG
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalog import Catalog, Task
    from graph.evidence import Assertion, Assignment, Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement an edge rests on."""

    quote: Quote
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that leads from `lower` up to `higher`.

    `forward` if that is how it is stated; `force` is one of `graph.network.adjacency`.
    """

    lower: str
    higher: str
    predicate: str
    forward: bool
    force: int
    statement: Statement


def statements(known: Catalog, said: Evidence) -> Iterator[Said]:
    """All statements; of two things those of one kind come in the order of slugs."""
    laws = {d.slug for d in known.documents.values() if is_law(d)}
    yield from (_assigned(a) for a in said.assignments if a.role in ACTIVE_ROLES)
    for task in known.tasks.values():
        yield from _item(task, known, said)
    for assertion in (*said.assertions, *said.names):
        if assertion.predicate != "encloses" and assertion.subject != assertion.object:
            yield _asserted(assertion, known, laws)


def _assigned(part: Assignment) -> Said:
    return Said(
        lower=part.agency,
        higher=part.task,
        predicate=part.role,
        forward=False,
        force=STRONG if part.stated else MENTION,
        statement=Statement(part.quote, "assignment", 1.0),
    )


def _item(task: Task, known: Catalog, said: Evidence) -> Iterator[Said]:
    """An item belongs to the heading above it, and to its letter."""
    heading = known.tasks.get(task.parent or "")
    if heading is not None:
        yield _part_of(task, heading.slug, heading, said)
    yield _part_of(task, task.letter, task, said)


def _part_of(task: Task, whole: str, shown: Task, said: Evidence) -> Said:
    place = said.places.get(shown.slug, ())
    quote = Quote(task.letter, shown.text, place, shown.label)
    return Said(
        lower=task.slug,
        higher=whole,
        predicate="part_of",
        forward=True,
        force=MENTION if shown is task else ORDER,
        statement=Statement(quote, "item", 1.0),
    )


def _asserted(assertion: Assertion, known: Catalog, laws: set[str]) -> Said:
    """What a letter does in an item, the item does; all else goes by the predicate."""
    by_task = assertion.task if assertion.of_letter else None
    subject = by_task or assertion.subject
    upwards = by_task is not None or assertion.predicate not in DOWNWARD
    ends = subject, assertion.object
    lower, higher = ends if upwards else ends[::-1]
    force = STRONG if assertion.predicate in CARRY_ON else MENTION
    follows = lower in known.tasks and higher not in laws
    if force and (assertion.predicate != "based_on" or follows):
        force = ORDER
    return Said(
        lower=lower,
        higher=higher,
        predicate=assertion.predicate,
        forward=upwards,
        force=force,
        statement=Statement(assertion.quote, assertion.rule, assertion.confidence),
    )
