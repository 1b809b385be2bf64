"""The chain of documents and agencies as it is drawn: values only, no store.

`chain.chain` fills these from the store; `viz` lays them out and draws them. Names in
`relation` are predicates or roles of the contract (`implements`, `lead`).

Direction: an edge runs the way an order travels, from `source` down to `target`.
For a relation that looks up (implements, based_on, follows_direction, guides,
acts_on_proposal, cites, replies_to, urges, extends, reports_on) the source is the
relation's object and the target its subject; for an act upon something
(promulgates, establishes, encloses, amends, replaces, abrogates, corrects) the
source is the subject. For a role the source is a document, the target the agency.

Tasks are no nodes. An assignment is an edge from the letter to the agency, one for
each role and `stated`, with one quote for each task; where the task carries out
documents, from these instead, so that a chain reaches the agency without passing
through all that the letter orders. `Quote.task` names the task, `ChainLetter.tasks`
has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.quotes import Quote

NodeKind = Literal["document", "letter", "agency"]
Branch = Literal["party", "state", "agency"]

LANES = 8
"""Party Centre · National Assembly, Government, Prime Minister · ministries ·
provincial Party · provincial council and government · departments and vertical
branches · districts (until 30 June 2025) and communes · level not known."""


@dataclass(frozen=True, slots=True)
class ChainTask:
    """An item of a letter: its label and words, and its deadlines as printed."""

    label: str
    text: str
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLetter:
    """A letter that was read: `id` is its node's, `text` the raw text of the quotes."""

    id: str
    title: str
    text: str
    tasks: tuple[ChainTask, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A document, letter or agency of the chain.

    `id` is the slug. `label` is short enough for a box ("NQ 57-NQ/TW"); `title` is
    the full name. `lane` is 0 to `LANES` - 1. `details` are (key, value) in the order
    to be shown; a key is one of type, number, date, issuer, level, place, signer,
    kind, urgency, copies; `level` and `kind` have the codes of the contract as values,
    `date` is ISO. `held` tells whether the document itself was read; agencies are held.
    `status` is the resolution status of the contract ("resolved", "stub", …); `hidden`
    how many neighbours are not in the view.
    """

    id: str
    iri: str
    kind: NodeKind
    label: str
    lane: int
    branch: Branch
    title: str
    details: tuple[tuple[str, str], ...] = ()
    held: bool = True
    status: str = "resolved"
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class ChainEdge:
    """`source` to `target`, as the quotes state it.

    `stated` is False for an assignment that falls to the addressees in general
    (giao chung). `confidence` is that of the surest quote, 0 to 1.
    """

    id: str
    source: str
    target: str
    relation: str
    quotes: tuple[Quote, ...] = ()
    stated: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ChainView:
    """What one page draws; `focus` is the id of the node it was asked for, if any."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    letters: tuple[ChainLetter, ...] = ()
    focus: str | None = None
