"""Letter → Extraction, carried by a spaCy pipeline of our own components.

`spacy.blank("vi")` with a tokenizer that keeps every character: numbers, marks and
words are tokens of their own, so that every span found begins and ends on a token.
Each stage is a registered component that leaves its results in `doc.spans`, the
values beside the spans in the group's `attrs`; a trained component can take any
one's place.

No other module imports spaCy, and this one is imported only to read a letter.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extract.agencies import AgencyMention, find_agencies
from extract.assemble import Found, assemble
from extract.citations import find_numbered
from extract.deadlines import find_deadlines
from extract.errors import UnreadableLetterError
from extract.header import guess_province, read_header
from extract.items import find_items
from extract.lists import share_issuers
from extract.named import find_named
from extract.notes import anchor_notes, title_from_notes
from extract.reading import Reading
from extract.relations import find_relations
from extract.reports import find_reports
from extract.roles import assign_roles
from extract.targets import find_targets
from extract.zones import find_zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.vocab import Vocab

    from extract.model import Extraction, Letter

STAGES = (
    "chidao_zones",
    "chidao_agencies",
    "chidao_citations",
    "chidao_notes",
    "chidao_relations",
    "chidao_items",
    "chidao_roles",
    "chidao_deadlines",
    "chidao_targets",
    "chidao_reports",
)
"""The components, in the order they run."""

_TOKEN = re.compile(r"\w+|[^\w\s]|\n")


def extract(letter: Letter) -> Extraction:
    """Read a letter.

    Raises:
        UnreadableLetterError: The text is not an official letter or document.
    """
    return next(extract_all([letter]))


def extract_all(letters: Iterable[Letter]) -> Iterator[Extraction]:
    """Read letters one after the other, in order.

    Raises:
        UnreadableLetterError: A text is not an official letter or document.
    """
    nlp = load_pipeline()
    for letter in letters:
        doc = nlp(read_doc(nlp, letter))
        found: Found = doc._.found
        if not found.is_letter():
            raise _not_a_letter(letter.source.name)
        yield assemble(letter, found)


@cache
def load_pipeline() -> Language:
    """The pipeline, built once in a process."""
    config = {"nlp": {"tokenizer": {"use_pyvi": False}}}
    nlp = spacy.blank("vi", config=config)
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def read_doc(nlp: Language, letter: Letter) -> Doc:
    """The letter's reading text as a `Doc`, ready for the components."""
    reading = Reading(letter.text)
    doc = nlp.make_doc(reading.text)
    doc._.found = Found(reading)
    return doc


class _Tokenizer:
    """Words, numbers and single marks; nothing is merged, nothing is lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words, spaces = [], []
        for match in _TOKEN.finditer(text):
            words.append(match[0])
            spaces.append(text[match.end() : match.end() + 1] == " ")
        return Doc(self.vocab, words=words, spaces=spaces)


if not Doc.has_extension("found"):
    Doc.set_extension("found", default=None)


def _put(doc: Doc, group: str, label: str, values: Iterable[Any]) -> None:
    """Leave what a stage found in `doc.spans`, each value beside its span."""
    kept = [v for v in values if v.end > v.start]
    spans = (
        doc.char_span(v.start, v.end, label=label, alignment_mode="expand")
        for v in kept
    )
    doc.spans[group] = SpanGroup(
        doc,
        name=group,
        attrs={"values": kept},
        spans=[span for span in spans if span is not None],
    )


@Language.component("chidao_zones")
def _zones(doc: Doc) -> Doc:
    found: Found = doc._.found
    found.zones = find_zones(found.text, found.reading.body_end)
    return doc


@Language.component("chidao_agencies")
def _agencies(doc: Doc) -> Doc:
    found: Found = doc._.found
    marks = found.reading.marks
    found.agencies = find_agencies(
        found.text, province=guess_province(found.text), marks=marks
    )
    found.header = read_header(found.text, found.zones, found.agencies)
    if found.header.province is None:
        found.agencies = [_unplaced(agency) for agency in found.agencies]
    _put(doc, "agencies", "AGENCY", found.agencies)
    return doc


def _unplaced(agency: AgencyMention) -> AgencyMention:
    """A central letter's "Sở Tài chính" is any province's."""
    return replace(agency, name=agency.printed)


@Language.component("chidao_citations")
def _citations(doc: Doc) -> Doc:
    found: Found = doc._.found
    marks = found.reading.marks
    numbered = [
        mention
        for mention in find_numbered(found.text, found.agencies, marks)
        if not found.own_number(mention)
    ]
    named = find_named(found.text, found.agencies, numbered, marks)
    mentions = sorted([*numbered, *named], key=lambda m: (m.start, -m.end))
    found.mentions = share_issuers(found.text, mentions)
    _put(doc, "citations", "DOCUMENT", found.mentions)
    return doc


@Language.component("chidao_notes")
def _notes(doc: Doc) -> Doc:
    found: Found = doc._.found
    found.notes = anchor_notes(
        found.text, found.reading.notes, found.mentions, found.agencies
    )
    _put(doc, "footnotes", "FOOTNOTE", found.notes)
    return doc


@Language.component("chidao_relations")
def _relations(doc: Doc) -> Doc:
    found: Found = doc._.found
    found.statements = find_relations(
        found.text, found.mentions, found.notes, found.reading.body_end
    )
    found.titled = title_from_notes(found.text, found.mentions, found.notes)
    _put(doc, "quotes", "RELATION", (q for s in found.statements for q in s.places()))
    return doc


@Language.component("chidao_items")
def _items(doc: Doc) -> Doc:
    found: Found = doc._.found
    found.items = find_items(found.text, found.zones)
    _put(doc, "tasks", "TASK", found.items)
    return doc


@Language.component("chidao_roles")
def _roles(doc: Doc) -> Doc:
    found: Found = doc._.found
    first, last = found.zones.addressees
    addressees = [i for i, a in enumerate(found.agencies) if first <= a.start < last]
    found.roles = assign_roles(found.text, found.items, found.agencies, addressees)
    return doc


@Language.component("chidao_deadlines")
def _deadlines(doc: Doc) -> Doc:
    found: Found = doc._.found
    year = (found.header.date or "")[:4] or found.latest_year()
    for item in found.items:
        dues = find_deadlines(found.text, item.start, item.end, year)
        found.deadlines[item.label] = [d for d in dues if not found.cited(d.start)]
    _put(doc, "deadlines", "DEADLINE", (d for v in found.deadlines.values() for d in v))
    return doc


@Language.component("chidao_targets")
def _targets(doc: Doc) -> Doc:
    found: Found = doc._.found
    for item in found.items:
        targets = find_targets(found.text, item.start, item.end)
        found.targets[item.label] = [t for t in targets if not found.cited(t.end - 1)]
    _put(doc, "targets", "TARGET", (t for v in found.targets.values() for t in v))
    return doc


@Language.component("chidao_reports")
def _reports(doc: Doc) -> Doc:
    found: Found = doc._.found
    for item in found.items:
        found.reports[item.label] = find_reports(
            found.text,
            item.start,
            item.end,
            found.agencies,
            found.deadlines[item.label],
        )
    _put(doc, "reports", "REPORT", (r for v in found.reports.values() for r in v))
    return doc


def _not_a_letter(name: str) -> UnreadableLetterError:
    return UnreadableLetterError(
        name,
        {
            "vi": "không nhận ra đây là văn bản hành chính "
            "(không có số ký hiệu, nơi nhận hay văn bản được viện dẫn)",
            "en": "this does not look like an official document "
            "(no number, no addressee, no document cited)",
        },
        {
            "vi": "Kiểm tra lại tệp; nếu đúng là văn bản, xem tệp có mất chữ không",
            "en": "Check the file; if it is a letter, see whether text was lost",
        },
    )
