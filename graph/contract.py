"""An extraction as the JSON of the contract, shown to the outside."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from extract.places import Places
from graph import iris as slugs
from graph.identity import identify

if TYPE_CHECKING:
    from extract.model import (
        Agency,
        Citation,
        Extraction,
        Footnote,
        Header,
        Relation,
        Span,
    )
    from extract.tasks import Deadline, Report, Target, Task
    from graph.identity import CitedDocument, Identities
    from graph.iris import Iris

    Json = dict[str, Any]


def extraction_to_json(extraction: Extraction, iris: Iris) -> Json:
    """Everything found in a letter, with IRIs.

    Offsets are code points into `text`, ends exclusive. What page furniture
    interrupts has `segments` besides; indexes point into the lists of this object. Of
    a file with pages, each stretch has its `places`: page and box (left, top, right,
    bottom in points from the upper left corner), one a line.
    """
    who = identify(extraction)
    status = {index: d.status for d in who.documents for index in d.mentions}
    letter = extraction.letter
    found = {
        "source": asdict(letter.source),
        "text": letter.text,
        "pages": [asdict(page) for page in letter.pages],
        "document": {"iri": iris.iri(who.letter), **_header(extraction.header)},
        "documents": [_document(document, iris) for document in who.documents],
        "citations": [
            {
                "iri": iris.iri(slugs.part(who.letter, f"c{index}")),
                **_citation(citation),
                "document": iris.iri(who.of_citation[index]),
                "status": status.get(index, "resolved"),
                "rule": citation.rule,
                "confidence": citation.confidence,
            }
            for index, citation in enumerate(extraction.citations)
        ],
        "relations": [
            _relation(relation, who, iris)
            for relation in extraction.relations
            if who.of_node(relation.subject) != who.of_node(relation.object)
        ],
        "footnotes": [_footnote(note) for note in extraction.footnotes],
        "tasks": [_task(task, who, iris) for task in extraction.tasks],
        "agencies": [
            {"iri": iris.iri(slug), **_agency(agency)}
            for agency, slug in zip(extraction.agencies, who.of_agency, strict=True)
        ],
    }
    if letter.layout.words:
        _add_places(found, Places(letter.layout.words))
    return found


def _add_places(found: Json, places: Places) -> None:
    """Add to every stretch of text where it stands on its page."""
    for name, value in list(found.items()):
        if name in ("pages", "text"):
            continue
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                _add_places(part, places)
    if "start" in found and "end" in found:
        segments = found.get("segments") or [(found["start"], found["end"])]
        found["places"] = [
            {"page": place.page, "box": [round(side, 1) for side in place.box]}
            for place in places.lines(segments)
        ]


def place(span: Span) -> Json:
    """Where a span stands: start, end, and its segments if it has several."""
    where: Json = {"start": span.start, "end": span.end}
    if len(span.segments) > 1:
        where["segments"] = [list(segment) for segment in span.segments]
    return where


def _header(header: Header) -> Json:
    return {
        "type": header.type,
        "number": header.number,
        "symbol": header.symbol,
        "issuer": header.issuer,
        "place": header.place,
        "date": header.date,
        "subject": header.subject,
        "signer": asdict(header.signer),
        "urgency": header.urgency,
        "secrecy": header.secrecy,
        "addressees": list(header.addressees),
        "recipients": [asdict(recipient) for recipient in header.recipients],
    }


def _document(document: CitedDocument, iris: Iris) -> Json:
    return {
        "iri": iris.iri(document.slug),
        "type": document.type,
        "number": document.number,
        "issuer": document.issuer,
        "date": document.date,
        "title": document.title,
        "level": document.level,
    }


def _citation(citation: Citation) -> Json:
    return {
        **place(citation.span),
        "text": citation.span.text,
        "kind": citation.kind,
        "type": citation.type,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "provisions": list(citation.provisions),
        "section": citation.section,
    }


def _relation(relation: Relation, who: Identities, iris: Iris) -> Json:
    return {
        "subject": iris.iri(who.of_node(relation.subject)),
        "predicate": relation.predicate,
        "object": iris.iri(who.of_node(relation.object)),
        "citation": relation.citation,
        "task": relation.task,
        **place(relation.span),
        "quote": relation.span.text,
        "rule": relation.rule,
        "confidence": relation.confidence,
    }


def _footnote(note: Footnote) -> Json:
    anchor = note.anchor
    return {
        "number": note.number,
        **place(note.span),
        "text": note.span.text,
        "anchor": anchor and {**place(anchor), "text": anchor.text},
    }


def _task(task: Task, who: Identities, iris: Iris) -> Json:
    found: Json = {
        "iri": iris.iri(slugs.part(who.letter, slugs.task_part(task.label))),
        "label": task.label,
        "parent": task.parent,
        "leaf": task.leaf,
        **place(task.span),
        "text": task.span.text,
        "assignments": [
            {
                "agency": assignment.agency,
                "iri": iris.iri(who.of_agency[assignment.index]),
                "role": assignment.role,
                "stated": assignment.stated,
            }
            for assignment in task.assignments
        ],
        "deadlines": [_deadline(deadline) for deadline in task.deadlines],
        "reports": [_report(report) for report in task.reports],
        "products": list(task.products),
        "targets": [_target(target) for target in task.targets],
        "citations": list(task.citations),
    }
    if task.lead_unstated:
        found["lead_unstated"] = True
    return found


def _deadline(deadline: Deadline) -> Json:
    return {
        "text": deadline.span.text,
        "value": deadline.value,
        "kind": deadline.kind,
        "bound": deadline.bound,
        **place(deadline.span),
    }


def _report(report: Report) -> Json:
    return {
        "from": report.sender,
        "via": report.via,
        "to": report.to,
        "recurrence": report.recurrence,
        "deadline": report.deadline,
    }


def _target(target: Target) -> Json:
    value = target.value
    return {
        "text": target.span.text,
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": int(value) if value is not None and value.is_integer() else value,
        "unit": target.unit,
    }


def _agency(agency: Agency) -> Json:
    return {
        "name": agency.name,
        "kind": agency.kind,
        "level": agency.level,
        "mentions": [place(mention) for mention in agency.mentions],
    }
