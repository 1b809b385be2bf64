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
through all that the letter orders. `Quote.task` names the task.
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
class Saying:
    """Where and how a letter states an edge.

    `words` state it; `before` and `after` are the rest of the sentence, or what of it
    is near. `letter` is the slug, `title` what the letter is called; `task` the label
    of the item that says it, `deadlines` those of the item, as printed.
    """

    letter: str
    title: str
    words: str
    before: str = ""
    after: str = ""
    task: str | None = None
    deadlines: tuple[str, ...] = ()


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
class Trail:
    """A way: what it passes, and the ids of the edges it takes.

    `direct` if orders travel it one way, all the way; else it only connects.
    """

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """What one page draws.

    `roots` are the ids of the nodes it was asked for, if any; `to` where the ways from
    the first of them, `trails`, lead. `left_out` is how many nodes the limit cut off,
    `counts` how many edges there are of each relation, those not drawn too.
    """

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    roots: tuple[str, ...] = ()
    to: str | None = None
    trails: tuple[Trail, ...] = ()
    left_out: int = 0
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def focus(self) -> str | None:
        """The first root."""
        return self.roots[0] if self.roots else None
