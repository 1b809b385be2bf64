"""Paths through the statements of letters: what stands on them, and each step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.quotes import Quote  # noqa: TC001 - read where paths are written as JSON

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
    """Nodes in the order travelled, and the step between each two.

    It is `strong` if every step is an order.
    """

    direction: Direction
    strong: bool = field(init=False, default=False)
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """See whether it is strong."""
        strong = all(step.strong for step in self.steps)
        object.__setattr__(self, "strong", strong)
