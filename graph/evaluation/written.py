"""What stands in the graph about a letter, written down as gold.

Where people have corrected a letter, its graph is what a person found: it is read back
as the JSON of the contract, compared as that is, and written in the simple shape.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from graph.corrections.sheet import RULE
from graph.describe import type_name
from graph.evaluation.comparable import unlabelled
from graph.evaluation.gold import LETTER
from graph.evaluation.predicted import found_in
from ontology.standards import Dcterms, Rdf, Schema
from ontology.terms import DOCUMENT_TYPE, RELATIONS, ROLE, Cd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.corrections.sheet import Sheet
    from graph.evaluation.predicted import Found

    Json = dict[str, Any]

NOT_ASKED = {"encloses"}
"""What a letter does that no evaluation asks for."""

_NAMES = {iri: name for name, iri in RELATIONS.items()}


def gold_of(sheet: Sheet, numbers: Mapping[str, str]) -> Json:
    """The gold of a letter; it is to stand beside the letter's text as `….txt`.

    Args:
        sheet: the letter as it stands, corrections included.
        numbers: the numbers of documents by their slugs.
    """
    answer = _answer(sheet, numbers)
    found = found_in(answer)
    return {
        "file": f"{sheet.letter}.txt",
        "sha256": sha256(sheet.text.encode()).hexdigest(),
        "document": answer["document"],
        "citations": _citations(found),
        "relations": [
            {"from": edge.subject, "relation": edge.relation, "to": edge.object}
            for edge in sorted(found.edges, key=str)
            if edge.subject != LETTER
        ],
        "tasks": [_task(task) for task in answer["tasks"]],
    }


def _citations(found: Found) -> list[Json]:
    """Each number with where it stands, once for each thing the letter does with it."""
    written = []
    for number, cited in found.cited.items():
        spans = [[m.start, m.end] for m in found.mentions if m.number == number]
        acts = {
            edge.relation
            for edge in found.edges
            if edge.subject == LETTER and edge.object == number
        } - NOT_ASKED
        for relation in sorted(acts) or ["cites"]:
            said = {"number": number, "type": cited.type, "date": cited.date}
            written.append({**said, "relation": relation, "spans": spans})
    return written


def _task(task: Json) -> Json:
    def named(role: str) -> list[str]:
        return [
            assignment["agency"]
            for assignment in task["assignments"]
            if assignment["role"] == role and assignment["stated"]
        ]

    return {
        "label": task["label"],
        "starts": unlabelled(task["text"]),
        "lead": named("lead"),
        "cooperate": named("cooperate"),
        "deadline": [{"value": due["value"]} for due in task["deadlines"]],
        "targets": [
            target["value"]
            for target in task["targets"]
            if target["value"] is not None and "%" in str(target["unit"])
        ],
    }


def _answer(sheet: Sheet, numbers: Mapping[str, str]) -> Json:
    """As much of the contract's JSON as an evaluation compares."""
    letter = sheet.letter
    concept = sheet.literal(letter, Cd.documentType) or ""
    signer = sheet.link(letter, Cd.signedBy)
    citations = [
        _citation(sheet, c, numbers) for c in sheet.instances(Cd.CitationMention)
    ]
    meant = {citation["document"]: citation["number"] for citation in citations}
    return {
        "document": {
            "iri": letter,
            "type": type_name(concept.removeprefix(DOCUMENT_TYPE)),
            "number": sheet.literal(letter, Cd.number),
            "issuer": sheet.literal(letter, Cd.issuerName),
            "date": sheet.literal(letter, Dcterms.date),
            "place": sheet.literal(letter, Schema.locationCreated),
            "signer": {"name": signer and sheet.literal(signer, Schema.name)},
        },
        "documents": [
            {"iri": slug, "number": number} for slug, number in meant.items()
        ],
        "citations": citations,
        "relations": [
            {
                "subject": sheet.link(assertion, Rdf.subject),
                "predicate": _NAMES[sheet.literal(assertion, Rdf.predicate) or ""],
                "object": sheet.link(assertion, Rdf.object),
            }
            for assertion in sheet.instances(Cd.RelationAssertion)
        ],
        "tasks": [_found_task(sheet, task) for task in sheet.instances(Cd.Task)],
    }


def _citation(sheet: Sheet, mention: str, numbers: Mapping[str, str]) -> Json:
    segments = sheet.segments(mention)
    document = sheet.link(mention, Cd.understoodAs) or ""
    number = sheet.literal(mention, Cd.printedNumber)
    if sheet.literal(mention, Cd.rule) == RULE:
        number = numbers.get(document, number)
    return {
        "kind": sheet.literal(mention, Cd.kind),
        "type": sheet.literal(mention, Cd.printedType),
        "number": number,
        "date": sheet.literal(mention, Cd.printedDate),
        "document": document,
        "start": segments[0][0],
        "end": segments[-1][1],
    }


def _found_task(sheet: Sheet, task: str) -> Json:
    children = {sheet.link(other, Cd.parentTask) for other in sheet.instances(Cd.Task)}
    return {
        "label": sheet.literal(task, Cd.taskLabel),
        "text": sheet.literal(task, Cd.quote) or "",
        "leaf": task not in children,
        "assignments": [
            {
                "agency": sheet.literal(a, Cd.printedName) or "",
                "role": (sheet.literal(a, Cd.role) or "").removeprefix(ROLE),
                "stated": sheet.literal(a, Cd.stated) == "true",
            }
            for a in sheet.links(task, Cd.hasAssignment)
        ],
        "deadlines": [
            {"value": sheet.literal(d, Cd.deadlineValue)}
            for d in sheet.links(task, Cd.hasDeadline)
        ],
        "targets": [
            {
                "value": _number(sheet.literal(t, Schema.value)),
                "unit": sheet.literal(t, Schema.unitText),
            }
            for t in sheet.links(task, Cd.hasTarget)
        ],
    }


def _number(value: str | None) -> float | None:
    return None if value is None else float(value)
