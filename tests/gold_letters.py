"""The two letters: what a person found in them, and what the program finds.

The gold is `tests/gold/letter-00?.json`; its offsets are code points of the raw text,
like those of `extract.model.Span`.
"""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import Citation, Extraction, Node, Span
from extract.pipeline import extract
from extract.read import read_letter
from extract.source import Letter, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.tasks import Task

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("000", "001")

Gold = dict[str, Any]
Edge = tuple[str, str, str]

FAMILY = {
    "acts_on_proposal": "based_on",
    "follows_direction": "based_on",
    "reports_on": "cites",
    "issued_with": "promulgates",
    "established_by": "establishes",
}
"""Predicates that gold does not tell apart, or writes the other way round."""

TURNED = {"issued_with", "established_by"}
"""Relations of gold that run from what is acted on to the act."""


@cache
def gold(name: str) -> Gold:
    """Return what a person found in letter `name` ("000", "001")."""
    file = ROOT / "tests" / "gold" / f"letter-{name}.json"
    found: Gold = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def extraction(name: str) -> Extraction:
    """Return what the program finds in letter `name`."""
    (path,) = (ROOT / "examples").glob(f"{name}_*.txt")
    return extract(read_letter(path))


def read_text(text: str) -> Extraction:
    """Extract from a text that no file holds."""
    source = Source("letter.txt", "0" * 64, "text/plain")
    return extract(Letter(source, text, ()))


def read_sentence(sentence: str) -> Extraction:
    """Extract from a short letter of Kon Tum whose text is one sentence."""
    return read_text(f"Kính gửi: Sở Tài chính tỉnh Kon Tum.\n\n{sentence}\n")


def read_items(items: str) -> Extraction:
    """Extract from a letter of Kon Tum to all departments and district committees."""
    return read_text(
        "Kon Tum, ngày 02 tháng 6 năm 2025\n\n"
        "Kính gửi:\n- Các sở, ban ngành;\n- Ủy ban nhân dân các huyện, thành phố.\n\n"
        f"Ủy ban nhân dân tỉnh yêu cầu:\n{items}\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )


def rebuild(raw: str, segments: tuple[tuple[int, int], ...]) -> str:
    """Join segments as a reader does: a blank only where the gap holds white space."""
    joined, last = "", None
    for start, end in segments:
        if last is not None and re.search(r"\s", raw[last:start]):
            joined += " "
        joined += raw[start:end]
        last = end
    return " ".join(joined.split())


def segments_of(item: Gold) -> tuple[tuple[int, int], ...]:
    """Return the segments of a gold entry; most have one."""
    parts = item.get("segments") or [[item["start"], item["end"]]]
    return tuple((start, end) for start, end in parts)


def spans_in(value: object) -> Iterator[Span]:
    """Yield every `Span` that can be reached from a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


def citation_at(found: Extraction, start: int, end: int) -> Citation | None:
    """Return the citation that lies exactly at `start:end`."""
    places = (c for c in found.citations if (c.span.start, c.span.end) == (start, end))
    return next(places, None)


def task(found: Extraction, label: str) -> Task:
    """Return the task with a label."""
    (only,) = (t for t in found.tasks if t.label == label)
    return only


def full_name(found: Extraction, index: int) -> str:
    """Return an agency's full name, folded for comparison."""
    return found.agencies[index].name.casefold()


def holders(found: Extraction, label: str, role: str) -> set[str]:
    """Return the full names, folded, of those who have a role in a task."""
    parts = task(found, label).assignments
    return {full_name(found, part.index) for part in parts if part.role == role}


def node_name(name: str, node: Node) -> str:
    """Name an end of a relation as gold does; "?" and its words if gold has none."""
    found, wanted = extraction(name), gold(name)
    if node.kind == "letter":
        return f"LETTER-{name}"
    if node.kind == "citation":
        span = found.citations[node.index].span
        for mention in wanted["mentions"]:
            if (mention["start"], mention["end"]) == (span.start, span.end):
                return str(mention["document_id"])
        return f"?{span.text}"
    places = {(m.start, m.end) for m in found.agencies[node.index].mentions}
    for note in wanted["footnotes"]:
        if (note["anchor"]["start"], note["anchor"]["end"]) in places:
            return str(note["anchor"]["target"])
    return f"?{found.agencies[node.index].name}"


@cache
def found_edges(name: str) -> frozenset[Edge]:
    """Return every relation found, its ends named as in gold, its family."""
    return frozenset(
        (
            node_name(name, relation.subject),
            FAMILY.get(relation.predicate, relation.predicate),
            node_name(name, relation.object),
        )
        for relation in extraction(name).relations
    )


def accepted(edge: Gold) -> set[Edge]:
    """Return the forms in which an edge of gold may be found."""
    ends = (edge["from"], edge["to"])
    said = [edge["relation"], *filter(None, [edge.get("relation_alt")])]
    return {
        (ends[1], FAMILY.get(r, r), ends[0])
        if r in TURNED
        else (ends[0], FAMILY.get(r, r), ends[1])
        for r in said
    }
