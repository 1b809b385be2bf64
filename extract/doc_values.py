"""What the stages of the pipeline leave on a spaCy `Doc` for those behind them.

Spans stand in `doc.spans`, their values in the group's `attrs["values"]`; what is no
span (zones, header, roles) stands in `doc._`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, SpanGroup

from extract.task_tables import extent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.items import Item
    from extract.layout import Interval

_EXTENSIONS = (
    *("reading", "given", "tables", "zones", "guessed", "header", "annex"),
    *("outline", "roles"),
)
for _extension in _EXTENSIONS:
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


def text_of(doc: Doc) -> str:
    """The reading text; `doc.text` would put it together again each time."""
    text: str = doc._.reading.text
    return text


def put(doc: Doc, group: str, label: str, values: Iterable[Any]) -> None:
    """Leave what a stage found in `doc.spans`, each value beside its span."""
    kept = list(values)
    places = (
        doc.char_span(v.start, v.end, label=label, alignment_mode="expand")
        for v in kept
    )
    spans = [span for span in places if span is not None]
    doc.spans[group] = SpanGroup(doc, name=group, attrs={"values": kept}, spans=spans)


def renew(doc: Doc, group: str, values: Iterable[Any]) -> None:
    """Leave other values beside the spans of a group."""
    doc.spans[group].attrs["values"] = list(values)


def values_of(doc: Doc, group: str) -> list[Any]:
    """What an earlier stage left in a group."""
    values: list[Any] = doc.spans[group].attrs["values"]
    return values


def table_rows(doc: Doc) -> list[Item]:
    """The rows of the tables of tasks."""
    return [row for table in doc._.tables for row in table.rows]


def places_of(doc: Doc) -> tuple[list[Interval], list[Interval]]:
    """Where tables lie, and those of tasks among them."""
    everywhere = [extent(table) for table in doc._.reading.tables]
    return everywhere, [(table.start, table.end) for table in doc._.tables]
