"""The stages that find tasks, registered spaCy components like those of `stages`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.asking import Asking
from extract.cell_deadlines import item_deadlines
from extract.cell_targets import item_targets
from extract.cells import row_roles
from extract.citations import cited, latest_date
from extract.doc_values import places_of, put, table_rows, text_of, values_of
from extract.labelled import fold_labelled
from extract.orders import is_answer, is_normative, is_regulation, keep_orders
from extract.outline import find_items
from extract.paragraphs import with_lead_in
from extract.placed import Index
from extract.reports import find_reports
from extract.roles import assign_roles, to_all
from extract.told import Orders

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extract.items import Item
    from extract.zones import Zones


@Language.component("chidao_items")
def _items(doc: Doc) -> Doc:
    text, header = text_of(doc), doc._.header
    zones, agencies = doc._.zones, values_of(doc, "agencies")
    items = fold_labelled(text, find_items(text, zones, agencies, *places_of(doc)))
    strict = is_normative(header.type, header.number) or is_answer(
        text[slice(*zones.preamble)]
    )
    rules = is_regulation(text[slice(*zones.attached)])
    doc._.outline = items
    own = [item for item in items if not _attached(zones, item)]
    attached = [item for item in items if _attached(zones, item)]
    kept = keep_orders(text, own, agencies, strict=strict)
    if own and not strict and all(map(_is_paragraph, kept)):
        kept = with_lead_in(text, zones, kept, Asking(text, agencies))
    items = [*kept, *keep_orders(text, attached, agencies, strict=rules)]
    items = sorted([*items, *table_rows(doc)], key=lambda item: item.start)
    put(doc, "items", "TASK", items)
    return doc


def _is_paragraph(item: Item) -> bool:
    return re.fullmatch(r"p\d+", item.label) is not None


def _attached(zones: Zones, item: Item) -> bool:
    start, end = zones.attached
    return start <= item.start < end


@Language.component("chidao_roles")
def _roles(doc: Doc) -> Doc:
    agencies, issuer = values_of(doc, "agencies"), doc._.header.issuer
    rows = row_roles(text_of(doc), table_rows(doc), agencies)
    items = [item for item in values_of(doc, "items") if item.label not in rows]
    labelled = row_roles(text_of(doc), items, agencies)
    orders = [Orders.of(text_of(doc), item, agencies, issuer) for item in items]
    common = to_all(text_of(doc), doc._.zones, agencies, issuer)
    doc._.roles = rows | assign_roles(items, orders, common, labelled)
    return doc


@Language.component("chidao_deadlines")
def _deadlines(doc: Doc) -> Doc:
    mentions = values_of(doc, "citations")
    elsewhere = cited(mentions)
    written = doc._.header.date or ""
    year = (written or latest_date(mentions) or "")[:4] or None
    dues = (
        due
        for item in values_of(doc, "items")
        for due in item_deadlines(text_of(doc), item, year)
        if due.start not in elsewhere and not due.is_over(written)
    )
    put(doc, "deadlines", "DEADLINE", dict.fromkeys(dues))  # a cell may be shared
    return doc


@Language.component("chidao_targets")
def _targets(doc: Doc) -> Doc:
    elsewhere = cited(values_of(doc, "citations"))
    targets = (
        target
        for item in values_of(doc, "items")
        for target in item_targets(text_of(doc), item)
        if target.at not in elsewhere
    )
    put(doc, "targets", "TARGET", dict.fromkeys(targets))
    return doc


@Language.component("chidao_reports")
def _reports(doc: Doc) -> Doc:
    agencies = values_of(doc, "agencies")
    dues = Index(values_of(doc, "deadlines"))
    steps = (
        step
        for item in values_of(doc, "items")
        for start, end in item.prose
        for step in find_reports(text_of(doc), start, end, agencies, dues)
    )
    put(doc, "reports", "REPORT", steps)
    return doc
