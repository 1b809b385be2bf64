"""What a person found in a letter, as what an evaluation compares: the gold.

Gold files have two shapes. The simple one is read here, the exhaustive one, which
follows every chain and mention, in `graph.evaluation.gold_exhaustive`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.evaluation.comparable import (
    agency_key,
    due_key,
    family,
    family_of_letter,
    fold,
    label_key,
    number_key,
    opening_key,
    percents,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = dict[str, Any]

LETTER: Final = "self"
"""The letter itself, as an end of an edge."""

PARTS: Final = ("lead", "cooperate", "deadlines", "targets")
"""What is compared of each task."""

HEADER: Final = ("type", "number", "issuer", "date", "place", "signer")
"""What is compared of a letter's header."""


class Cited(NamedTuple):
    """What a letter prints of a document that it cites by number."""

    type: str
    date: str | None


class Mention(NamedTuple):
    """Where a document is cited by its number."""

    start: int
    end: int
    number: str

    def meets(self, other: Mention) -> bool:
        """Whether both share a part of the text."""
        return self.start < other.end and other.start < self.end


class Edge(NamedTuple):
    """What one document does with another; both by number, or the letter itself."""

    subject: str | None
    relation: str
    object: str | None


Values = frozenset[str] | frozenset[float]


@dataclass(frozen=True, slots=True)
class Work:
    """A task: its `parts` have to be found, those of `free` may be."""

    label: str
    opening: str
    parts: Mapping[str, Values]
    free: Mapping[str, Values] = field(default_factory=dict)
    leaf: bool = True


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person found in one letter.

    What is free is neither hit nor error: numbers, edges and so many tasks. An edge
    of `same` counts as the one it leads to. `mentions` is empty where no one noted
    them.
    """

    header: Mapping[str, str]
    cited: Mapping[str, Cited]
    mentions: frozenset[Mention]
    edges: frozenset[Edge]
    tasks: tuple[Work, ...]
    free_numbers: frozenset[str] = frozenset()
    free_edges: frozenset[Edge] = frozenset()
    same: Mapping[Edge, Edge] = field(default_factory=dict)
    free_tasks: int = 0


def header_of(document: Json, date: str | None, signer: str | None) -> dict[str, str]:
    """The fields of a header that gold gives; what is null is not compared."""
    given = {**document, "date": date, "signer": signer}
    return {name: given[name] for name in HEADER if given.get(name)}


def simple_gold(data: Json) -> Gold:
    """Read the simple shape: documents cited by number, edges, tasks.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: a part has another shape.
    """
    cited: dict[str, Cited] = {}
    mentions: set[Mention] = set()
    edges: set[Edge] = set()
    free_numbers: set[str] = set()
    same: dict[Edge, Edge] = {}
    for entry in data.get("citations", ()):
        number = number_key(entry.get("number"))
        if number is None:
            continue
        if entry.get("optional"):
            free_numbers.add(number)
            continue
        cited[number] = Cited(fold(entry.get("type")), entry.get("date"))
        mentions |= {Mention(start, end, number) for start, end in _spans(entry)}
        edge = Edge(LETTER, family_of_letter(entry.get("relation", "cites")), number)
        edges.add(edge)
        same |= _other_reading(edge)
    stated = [_edge(entry) for entry in data.get("relations", ())]
    numbered = {e for e in stated if e.subject in cited and e.object in cited}
    tasks = data.get("tasks", ())
    document = data.get("document", {})
    return Gold(
        header=header_of(
            document, document.get("date"), (document.get("signer") or {}).get("name")
        ),
        cited=cited,
        mentions=frozenset(mentions),
        edges=frozenset(edges | numbered),
        tasks=tuple(_task(task) for task in tasks if not task.get("optional")),
        free_numbers=frozenset(free_numbers),
        free_edges=frozenset({*same, *stated} - numbered),
        same=same,
        free_tasks=sum(bool(task.get("optional")) for task in tasks),
    )


def _spans(entry: Json) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in entry.get("spans", ())]


def _other_reading(edge: Edge) -> dict[Edge, Edge]:
    """The other reading of "theo X": two people annotate it as either."""
    other = {"cites": "based_on", "based_on": "cites"}.get(edge.relation)
    return {edge._replace(relation=other): edge} if other else {}


def _edge(entry: Json) -> Edge:
    ends = number_key(entry["from"]), number_key(entry["to"])
    return Edge(ends[0], family(entry["relation"]), ends[1])


def _task(entry: Json) -> Work:
    due = entry.get("deadline") or []
    values = [d.get("value") for d in (due if isinstance(due, list) else [due])]
    return Work(
        label=label_key(entry["label"]),
        opening=opening_key(entry.get("starts")),
        parts={
            "lead": frozenset(map(agency_key, entry.get("lead", ()))),
            "cooperate": frozenset(map(agency_key, entry.get("cooperate", ()))),
            "deadlines": frozenset(filter(None, map(due_key, values))),
            "targets": percents(entry.get("targets") or ()),
        },
    )
