"""The findings in a letter as Web Annotations (W3C Recommendation, 23 February 2017).

Positions count Unicode code points of the raw text, as §4.2.5 of the model asks for;
the words before and behind help where a text is no longer the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from graph.iris import part
from ontology.terms import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.exchange.marks import Mark, MarkedLetter, MarkKind
    from graph.iris import Iris

Json = dict[str, object]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters before and behind the words that a selector gives."""

_MOTIVATIONS: Final[Mapping[MarkKind, str]] = {
    "citation": "linking",
    "agency": "identifying",
    "relation": "linking",
    "task": "classifying",
    "deadline": "describing",
    "target": "describing",
}


def to_annotations(letter: MarkedLetter, iris: Iris) -> bytes:
    """One collection with one page: every finding of a letter, as they stand in it."""
    name = iris.iri(part(letter.document.slug, "annotations"))
    items = [_annotation(mark, letter, iris) for mark in letter.marks]
    page: Json = {
        "id": iris.iri(part(letter.document.slug, "annotations.1")),
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": items,
    }
    collection: Json = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": letter.document.label,
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n"


def _annotation(mark: Mark, letter: MarkedLetter, iris: Iris) -> Json:
    targets = [
        _target(letter, start, end, iris.iri(letter.document.slug))
        for start, end in mark.segments
    ]
    return {
        "id": iris.iri(part(mark.slug, "annotation")),
        "type": "Annotation",
        "motivation": _MOTIVATIONS[mark.kind],
        "body": _bodies(mark, iris),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(mark: Mark, iris: Iris) -> list[Json]:
    """What was found, in the graph; what is meant; and both in words."""
    found: Json = {"id": iris.iri(mark.slug), "purpose": "identifying"}
    bodies = [found, _words(mark.kind, "classifying"), _words(mark.label, "tagging")]
    if mark.kind == "relation":
        bodies.append({"id": RELATIONS[mark.label], "purpose": "classifying"})
    if mark.about is not None:
        bodies.append({"id": iris.iri(mark.about), "purpose": "linking"})
    if mark.value is not None:
        bodies.append(_words(mark.value, "describing"))
    return bodies


def _words(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _target(letter: MarkedLetter, start: int, end: int, source: str) -> Json:
    text = letter.text
    position: Json = {"type": "TextPositionSelector", "start": start, "end": end}
    quote: Json = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [position, quote],
    }
