"""Paths through the statements of letters: what stands on them, and each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.quotes import Quote

CENTRE = frozenset(
    ("central_party", "national_assembly", "head_of_state", "central_government")
)
"""Levels of the Centre, where chains upwards end."""

NodeKind = Literal["document", "letter", "named", "set", "agency", "task"]
Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on a path; `level` is that of the contract.

    `status` tells of a document whether it was read ("resolved") or is only cited.
    """

    slug: str
    iri: str
    kind: NodeKind
    label: str
    level: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A statement: subject, predicate, object as stated, and the words that say it.

    `quotes` are those of all letters that say so, the surest first; `rule` and
    `confidence` belong to the first. `predicate` is a relation or role of the
    contract, or "part_of" (an item of a heading, or of its letter).
    """

    subject: Node
    predicate: str
    object: Node
    quotes: tuple[Quote, ...]
    rule: str
    confidence: float
    strong: bool

    @property
    def quote(self) -> Quote:
        """The surest quote."""
        return self.quotes[0]

    @property
    def letter(self) -> str:
        """The slug of the letter that says so."""
        return self.quote.letter_id

    @property
    def task(self) -> str | None:
        """The label of the item that says so."""
        return self.quote.task


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes in the order travelled, and the step between each two."""

    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
    direction: Direction

    @property
    def strong(self) -> bool:
        """Whether every step is an order."""
        return all(step.strong for step in self.steps)
