"""The stages of the pipeline, each a registered spaCy component.

A stage reads what the stages before it left on the `Doc` and leaves its own there:
spans in `doc.spans`, their values in the group's `attrs["values"]`, and what is no
span (zones, header, roles) in `doc._`. Nothing else is passed on, so a trained
component can take any one's place. Those that find tasks are in `task_stages`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extract.agencies import AgencyMention, find_agencies
from extract.anaphora import find_anaphora
from extract.annex import find_heading
from extract.assemble import Found
from extract.cells import cell_agencies
from extract.citations import find_numbered
from extract.doc_values import places_of, put, renew, table_rows, text_of, values_of
from extract.full_names import with_unit
from extract.given import with_given
from extract.header import guess_province, read_header
from extract.lists import share_issuers
from extract.named import find_named
from extract.notes import anchor_notes, title_from_notes
from extract.placed import Cover
from extract.relations import find_relations
from extract.sections import find_sections
from extract.task_tables import find_task_tables
from extract.zones import find_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

    from extract.citations import Mention
    from extract.model import Header
    from extract.zones import Zones

_UNIT = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<!\w)\w{1,3}\s*[:;](?:\W*\S{0,4}|\W*[lI|O]\s)$")
"""What a scan leaves of "Số:"."""

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
    "chidao_anaphora",
)
"""The components, in the order they run."""


def gather(doc: Doc) -> Found:
    """All that the stages left."""
    return Found(
        reading=doc._.reading,
        zones=doc._.zones,
        header=doc._.header,
        annex=doc._.annex,
        outline=doc._.outline,
        roles=doc._.roles,
        **{group: values_of(doc, group) for group in doc.spans},
    )


@Language.component("chidao_tables")
def _tables(doc: Doc) -> Doc:
    doc._.tables = find_task_tables(text_of(doc), doc._.reading.tables)
    return doc


@Language.component("chidao_zones")
def _zones(doc: Doc) -> Doc:
    doc._.zones = find_zones(text_of(doc), doc._.reading.body_end, *places_of(doc))
    return doc


@Language.component("chidao_agencies")
def _agencies(doc: Doc) -> Doc:
    doc._.guessed, marks = _guessed(doc), doc._.reading.marks
    found = find_agencies(text_of(doc), province=doc._.guessed, marks=marks)
    found = cell_agencies(text_of(doc), table_rows(doc), found)
    put(doc, "agencies", "AGENCY", found)
    return doc


def _guessed(doc: Doc) -> str | None:
    """The province; a table of tasks names those of others."""
    text = text_of(doc)
    for start, end in reversed(places_of(doc)[1]):
        text = text[:start] + text[end:]
    return guess_province(text)


@Language.component("chidao_header")
def _header(doc: Doc) -> Doc:
    agencies = values_of(doc, "agencies")
    columns = doc._.reading.columns
    printed = read_header(text_of(doc), doc._.zones, agencies, doc._.guessed, columns)
    doc._.annex = find_heading(text_of(doc))
    is_annex = doc._.annex is not None
    doc._.header = with_given(printed, doc._.given, annex=is_annex)
    if doc._.header.province is None:
        agencies = [*map(_unplaced, agencies)]
    issuer = doc._.header.issuer
    renew(doc, "agencies", (_of_unit(agency, issuer) for agency in agencies))
    return doc


def _of_unit(agency: AgencyMention, issuer: str | None) -> AgencyMention:
    """The letter's own district or commune is named, several of them are not."""
    if agency.kind == "group":
        return agency
    return replace(agency, name=with_unit(agency.name, issuer))


def _unplaced(agency: AgencyMention) -> AgencyMention:
    """A central letter's "Sở Tài chính" is any province's."""
    return replace(agency, name=agency.printed)


@Language.component("chidao_citations")
def _citations(doc: Doc) -> Doc:
    """A product without a number ("Quyết định của Thủ tướng") is yet to be."""
    text, agencies, marks = (
        text_of(doc),
        values_of(doc, "agencies"),
        doc._.reading.marks,
    )
    numbered = [
        mention
        for mention in find_numbered(text, agencies, marks)
        if not (_is_own(doc._.header, mention) or _labelled(text, doc._.zones, mention))
    ]
    products = Cover(cell for row in table_rows(doc) for cell in row.column("product"))
    named = [
        mention
        for mention in find_named(text, agencies, numbered, marks)
        if mention.start not in products
    ]
    mentions = sorted([*numbered, *named], key=lambda m: (m.start, -m.end))
    put(doc, "citations", "DOCUMENT", share_issuers(text, mentions))
    return doc


def _is_own(header: Header, mention: Mention) -> bool:
    """Whether a number is the letter's own: in its letterhead, its annexes.

    State numbers begin again each year, so another day is another document; and each
    district has a committee, as the province has.
    """
    same_day = mention.date is None or mention.date == header.date
    units = [_UNIT.search(name or "") for name in (header.issuer, mention.issuer)]
    told = [unit[0].casefold() for unit in units if unit]
    return header.number == mention.number and same_day and len({*told}) < len(units)


def _labelled(text: str, zones: Zones, mention: Mention) -> bool:
    """Whether a number of the letterhead stands behind what was "Số:".

    Where a scan misreads that ("86: 35934 /CT-TTHT"), its digits are not to be trusted.
    """
    if mention.rule == "R-NUM-TYPED" or mention.end > zones.header[1]:
        return False
    return _LABEL.search(text[max(0, mention.start - 8) : mention.start]) is not None


@Language.component("chidao_notes")
def _notes(doc: Doc) -> Doc:
    mentions, agencies = values_of(doc, "citations"), values_of(doc, "agencies")
    notes = anchor_notes(text_of(doc), doc._.reading.notes, mentions, agencies)
    put(doc, "footnotes", "FOOTNOTE", notes)
    return doc


@Language.component("chidao_titles")
def _titles(doc: Doc) -> Doc:
    mentions, notes = values_of(doc, "citations"), values_of(doc, "footnotes")
    renew(doc, "citations", title_from_notes(text_of(doc), mentions, notes))
    return doc


@Language.component("chidao_relations")
def _relations(doc: Doc) -> Doc:
    statements = find_relations(
        text_of(doc),
        values_of(doc, "citations"),
        values_of(doc, "footnotes"),
        doc._.reading.body_end,
        doc._.header.type,
    )
    put(doc, "relations", "RELATION", statements)
    return doc


@Language.component("chidao_anaphora")
def _anaphora(doc: Doc) -> Doc:
    """Behind the other citations, whose indexes stay what they are."""
    mentions, gathered = values_of(doc, "citations"), gather(doc)

    def sections_of(offsets: Sequence[int]) -> Callable[[int], str]:
        sections = find_sections(gathered, offsets)
        return lambda offset: sections.of(offset)[0]

    found = find_anaphora(text_of(doc), mentions, sections_of)
    put(doc, "citations", "DOCUMENT", [*mentions, *found])
    return doc
