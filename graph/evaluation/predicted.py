"""What the program found in a letter, as what an evaluation compares.

It is read from the JSON of the contract, so that any program that writes it can be
evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.evaluation.comparable import (
    agency_key,
    due_key,
    family,
    fold,
    label_key,
    number_key,
    unlabelled,
)
from graph.evaluation.gold import LETTER, Cited, Edge, Mention, Work, header_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Json = dict[str, Any]


class Link(NamedTuple):
    """A citation, and the number of the document that it was taken for.

    One that is `ambiguous` was taken for none: it may mean several.
    """

    mention: Mention
    linked: str | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the program found in one letter."""

    header: Mapping[str, str]
    cited: Mapping[str, Cited]
    links: tuple[Link, ...]
    edges: frozenset[Edge]
    tasks: tuple[Work, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where documents are cited by number."""
        return tuple(link.mention for link in self.links)


def found_in(answer: Json) -> Found:
    """Read the object that `chidao extract` prints for one letter."""
    letter = answer["document"]
    numbers = {
        document["iri"]: number_key(document.get("number"))
        for document in answer["documents"]
    }
    cited: dict[str, Cited] = {}
    links = []
    for citation in answer["citations"]:
        number = number_key(citation["number"])
        own = number == number_key(letter.get("number"))
        if number is None or own or citation["kind"] != "numbered":
            continue
        known = cited.setdefault(number, Cited(fold(citation["type"]), None))
        cited[number] = known._replace(date=known.date or citation["date"])
        mention = Mention(citation["start"], citation["end"], number)
        unsure = citation.get("status") == "ambiguous"
        links.append(Link(mention, numbers.get(citation["document"]), unsure))
    ends = {iri: number for iri, number in numbers.items() if number in cited}
    return Found(
        header=header_of(letter, letter.get("date"), letter["signer"]["name"]),
        cited=cited,
        links=tuple(links),
        edges=_strongest(_edges(answer["relations"], letter["iri"], ends)),
        tasks=tuple(map(_task, answer["tasks"])),
    )


def _edges(
    relations: Iterable[Json], letter: str, numbers: Mapping[str, str | None]
) -> frozenset[Edge]:
    """Edges between numbered documents; a programme stands for its decision."""
    relations = list(relations)
    decided = {
        relation["object"]: numbers[relation["subject"]]
        for relation in relations
        if relation["predicate"] == "promulgates"
        and relation["subject"] in numbers
        and relation["object"] not in numbers
    }
    subjects = {**decided, **numbers, letter: LETTER}
    return frozenset(
        Edge(
            subjects[relation["subject"]],
            family(relation["predicate"]),
            numbers[relation["object"]],
        )
        for relation in relations
        if relation["subject"] in subjects
        and relation["object"] in numbers
        and relation["object"] != letter
    )


def _strongest(edges: frozenset[Edge]) -> frozenset[Edge]:
    """Without mentions of what is done more with: each act says that it cites."""
    acted = {(e.subject, e.object) for e in edges if e.relation != "cites"}
    return frozenset(
        e for e in edges if e.relation != "cites" or (e.subject, e.object) not in acted
    )


def _task(task: Json) -> Work:
    return Work(
        label=label_key(task["label"]),
        opening=unlabelled(task["text"]),
        parts={
            "lead": _holders(task, "lead"),
            "cooperate": _holders(task, "cooperate"),
            "deadlines": frozenset(
                filter(None, (due_key(due["value"]) for due in task["deadlines"]))
            ),
            "targets": frozenset(
                float(target["value"])
                for target in task["targets"]
                if target["value"] is not None and "%" in str(target["unit"])
            ),
        },
        leaf=task["leaf"],
    )


def _holders(task: Json, role: str) -> frozenset[str]:
    """Those whom the task itself, or a heading above it, names."""
    return frozenset(
        agency_key(assignment["agency"])
        for assignment in task["assignments"]
        if assignment["role"] == role and assignment["stated"]
    )
