"""The stages of the pipeline, each a registered spaCy component.

A stage reads what the stages before it left on the `Doc` and leaves its own there:
spans in `doc.spans`, their values in the group's `attrs["values"]`, and what is no
span (zones, header, roles) in `doc._`. Nothing else is passed on, so a trained
component can take any one's place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extract.agencies import AgencyMention, find_agencies
from extract.assemble import Found
from extract.cell_deadlines import item_deadlines
from extract.cell_targets import item_targets
from extract.cells import cell_agencies, row_roles
from extract.citations import cited, find_numbered, latest_date
from extract.given import with_given
from extract.header import guess_province, read_header
from extract.items import find_items
from extract.labelled import fold_labelled
from extract.lists import share_issuers
from extract.named import find_named
from extract.notes import anchor_notes, title_from_notes
from extract.orders import is_answer, is_normative, is_regulation, keep_orders
from extract.placed import Cover, Index
from extract.relations import find_relations
from extract.reports import find_reports
from extract.roles import assign_roles, to_all
from extract.task_tables import extent, find_task_tables
from extract.told import Orders
from extract.zones import find_zones

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.citations import Mention
    from extract.items import Item
    from extract.layout import Interval
    from extract.model import Header
    from extract.zones import Zones

STAGES = (
    "chidao_tables",
    "chidao_zones",
    "chidao_agencies",
    "chidao_header",
    "chidao_citations",
    "chidao_notes",
    "chidao_titles",
    "chidao_relations",
    "chidao_items",
    "chidao_roles",
    "chidao_deadlines",
    "chidao_targets",
    "chidao_reports",
)
"""The components, in the order they run."""

_EXTENSIONS = (
    *("reading", "given", "tables", "zones", "guessed", "header", "outline", "roles"),
)
for _extension in _EXTENSIONS:
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


def _text(doc: Doc) -> str:
    """The reading text; `doc.text` would put it together again each time."""
    text: str = doc._.reading.text
    return text


def _put(doc: Doc, group: str, label: str, values: Iterable[Any]) -> None:
    """Leave what a stage found in `doc.spans`, each value beside its span."""
    kept = list(values)
    places = (
        doc.char_span(v.start, v.end, label=label, alignment_mode="expand")
        for v in kept
    )
    spans = [span for span in places if span is not None]
    doc.spans[group] = SpanGroup(doc, name=group, attrs={"values": kept}, spans=spans)


def _renew(doc: Doc, group: str, values: Iterable[Any]) -> None:
    """Leave other values beside the spans of a group."""
    doc.spans[group].attrs["values"] = list(values)


def _values(doc: Doc, group: str) -> list[Any]:
    """What an earlier stage left in a group."""
    values: list[Any] = doc.spans[group].attrs["values"]
    return values


def gather(doc: Doc) -> Found:
    """All that the stages left."""
    return Found(
        reading=doc._.reading,
        zones=doc._.zones,
        header=doc._.header,
        outline=doc._.outline,
        roles=doc._.roles,
        **{group: _values(doc, group) for group in doc.spans},
    )


def _table_rows(doc: Doc) -> list[Item]:
    """The rows of the tables of tasks."""
    return [row for table in doc._.tables for row in table.rows]


def _places(doc: Doc) -> tuple[list[Interval], list[Interval]]:
    """Where tables lie, and those of tasks among them."""
    everywhere = [extent(table) for table in doc._.reading.tables]
    return everywhere, [(table.start, table.end) for table in doc._.tables]


@Language.component("chidao_tables")
def _tables(doc: Doc) -> Doc:
    doc._.tables = find_task_tables(_text(doc), doc._.reading.tables)
    return doc


@Language.component("chidao_zones")
def _zones(doc: Doc) -> Doc:
    doc._.zones = find_zones(_text(doc), doc._.reading.body_end, *_places(doc))
    return doc


@Language.component("chidao_agencies")
def _agencies(doc: Doc) -> Doc:
    doc._.guessed, marks = _guessed(doc), doc._.reading.marks
    found = find_agencies(_text(doc), province=doc._.guessed, marks=marks)
    found = cell_agencies(_text(doc), _table_rows(doc), found)
    _put(doc, "agencies", "AGENCY", found)
    return doc


def _guessed(doc: Doc) -> str | None:
    """The province; a table of tasks names those of others."""
    text = _text(doc)
    for start, end in reversed(_places(doc)[1]):
        text = text[:start] + text[end:]
    return guess_province(text)


@Language.component("chidao_header")
def _header(doc: Doc) -> Doc:
    agencies = _values(doc, "agencies")
    printed = read_header(_text(doc), doc._.zones, agencies, doc._.guessed)
    doc._.header = with_given(printed, doc._.given)
    if doc._.header.province is None:
        _renew(doc, "agencies", map(_unplaced, agencies))
    return doc


def _unplaced(agency: AgencyMention) -> AgencyMention:
    """A central letter's "Sở Tài chính" is any province's."""
    return replace(agency, name=agency.printed)


@Language.component("chidao_citations")
def _citations(doc: Doc) -> Doc:
    """A product without a number ("Quyết định của Thủ tướng") is yet to be."""
    text, agencies, marks = _text(doc), _values(doc, "agencies"), doc._.reading.marks
    numbered = [
        mention
        for mention in find_numbered(text, agencies, marks)
        if not _is_own(doc._.header, mention)
    ]
    products = Cover(cell for row in _table_rows(doc) for cell in row.column("product"))
    named = [
        mention
        for mention in find_named(text, agencies, numbered, marks)
        if mention.start not in products
    ]
    mentions = sorted([*numbered, *named], key=lambda m: (m.start, -m.end))
    _put(doc, "citations", "DOCUMENT", share_issuers(text, mentions))
    return doc


def _is_own(header: Header, mention: Mention) -> bool:
    """Whether a number is the letter's own: in its letterhead, its annexes.

    State numbers begin again each year, so another day is another document.
    """
    same_day = mention.date is None or mention.date == header.date
    return header.number == mention.number and same_day


@Language.component("chidao_notes")
def _notes(doc: Doc) -> Doc:
    mentions, agencies = _values(doc, "citations"), _values(doc, "agencies")
    notes = anchor_notes(_text(doc), doc._.reading.notes, mentions, agencies)
    _put(doc, "footnotes", "FOOTNOTE", notes)
    return doc


@Language.component("chidao_titles")
def _titles(doc: Doc) -> Doc:
    mentions, notes = _values(doc, "citations"), _values(doc, "footnotes")
    _renew(doc, "citations", title_from_notes(_text(doc), mentions, notes))
    return doc


@Language.component("chidao_relations")
def _relations(doc: Doc) -> Doc:
    statements = find_relations(
        _text(doc),
        _values(doc, "citations"),
        _values(doc, "footnotes"),
        doc._.reading.body_end,
        doc._.header.type,
    )
    _put(doc, "relations", "RELATION", statements)
    return doc


@Language.component("chidao_items")
def _items(doc: Doc) -> Doc:
    text, header = _text(doc), doc._.header
    items = fold_labelled(text, find_items(text, doc._.zones, *_places(doc)))
    zones, agencies = doc._.zones, _values(doc, "agencies")
    strict = is_normative(header.type, header.number) or is_answer(
        text[slice(*zones.preamble)]
    )
    rules = is_regulation(text[slice(*zones.attached)])
    doc._.outline = items
    own = [item for item in items if not _attached(zones, item)]
    attached = [item for item in items if _attached(zones, item)]
    items = [
        *keep_orders(text, own, agencies, strict=strict),
        *keep_orders(text, attached, agencies, strict=rules),
    ]
    items = sorted([*items, *_table_rows(doc)], key=lambda item: item.start)
    _put(doc, "items", "TASK", items)
    return doc


def _attached(zones: Zones, item: Item) -> bool:
    start, end = zones.attached
    return start <= item.start < end


@Language.component("chidao_roles")
def _roles(doc: Doc) -> Doc:
    agencies, issuer = _values(doc, "agencies"), doc._.header.issuer
    rows = row_roles(_text(doc), _table_rows(doc), agencies)
    items = [item for item in _values(doc, "items") if item.label not in rows]
    labelled = row_roles(_text(doc), items, agencies)
    orders = [Orders.of(_text(doc), item, agencies, issuer) for item in items]
    common = to_all(_text(doc), doc._.zones, agencies, issuer)
    doc._.roles = rows | assign_roles(items, orders, common, labelled)
    return doc


@Language.component("chidao_deadlines")
def _deadlines(doc: Doc) -> Doc:
    mentions = _values(doc, "citations")
    elsewhere = cited(mentions)
    year = (doc._.header.date or latest_date(mentions) or "")[:4] or None
    dues = (
        due
        for item in _values(doc, "items")
        for due in item_deadlines(_text(doc), item, year)
        if due.start not in elsewhere
    )
    _put(doc, "deadlines", "DEADLINE", dict.fromkeys(dues))  # a cell may be shared
    return doc


@Language.component("chidao_targets")
def _targets(doc: Doc) -> Doc:
    elsewhere = cited(_values(doc, "citations"))
    targets = (
        target
        for item in _values(doc, "items")
        for target in item_targets(_text(doc), item)
        if target.end - 1 not in elsewhere
    )
    _put(doc, "targets", "TARGET", dict.fromkeys(targets))
    return doc


@Language.component("chidao_reports")
def _reports(doc: Doc) -> Doc:
    agencies = _values(doc, "agencies")
    dues = Index(_values(doc, "deadlines"))
    steps = (
        step
        for item in _values(doc, "items")
        for start, end in item.prose
        for step in find_reports(_text(doc), start, end, agencies, dues)
    )
    _put(doc, "reports", "REPORT", steps)
    return doc
