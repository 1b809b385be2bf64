"""Annotated texts as a spaCy `DocBin`: to train and to measure other pipelines with.

A token is a run of letters, a run of digits (footnote numbers are glued to words) or
one other character, white space too: the text of a `Doc` is the raw text and offsets
count alike. Tokens are kept in the file; `spacy.blank("vi", config=CONFIG)` reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import spacy
from spacy.tokens import Doc, DocBin, Span, SpanGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.vocab import Vocab

CONFIG: Final = {"nlp": {"tokenizer": {"use_pyvi": False}}}
"""With what `spacy.blank("vi")` needs no other package."""

_TOKEN: Final = re.compile(r"([^\W\d_]+|\d+|_|\W)( ?)")


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a text and what they are; half-open code-point offsets."""

    start: int
    end: int
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with notes, by group (`doc.spans[group]`); `name` tells it from others."""

    name: str
    text: str
    notes: Mapping[str, tuple[Note, ...]]


@dataclass(slots=True)
class Packed:
    """The file, and what became of the notes.

    `widened` begin or end inside a token and were widened to whole tokens; `dropped`
    hold no token at all.
    """

    data: bytes = b""
    texts: int = 0
    aligned: int = 0
    widened: int = 0
    dropped: int = 0


def pack(texts: Iterable[Annotated]) -> Packed:
    """Write texts and notes; the same ones give the same bytes.

    `doc.user_data["name"]` is the name of a text, `span.id_` the id of a note.
    """
    vocab, packed = spacy.blank("vi", config=CONFIG).vocab, Packed()
    bin_ = DocBin(attrs=[], store_user_data=True)
    for text in texts:
        doc = _doc(vocab, text.text)
        doc.user_data = {"name": text.name}
        for group, notes in text.notes.items():
            found = [_span(doc, note, packed) for note in notes]
            spans = [span for span in found if span is not None]
            doc.spans[group] = SpanGroup(doc, name=group, spans=spans)
        bin_.add(doc)
        packed.texts += 1
    packed.data = bin_.to_bytes()
    return packed


def _doc(vocab: Vocab, text: str) -> Doc:
    tokens = _TOKEN.findall(text)
    words, spaces = ([token[n] for token in tokens] for n in (0, 1))
    return Doc(vocab, words=words, spaces=[space == " " for space in spaces])


def _span(doc: Doc, note: Note, packed: Packed) -> Span | None:
    """The tokens of a note; counts whether they are exactly its words."""
    exact = doc.char_span(note.start, note.end, note.label, span_id=note.id)
    if exact is not None:
        packed.aligned += 1
        return exact
    wide = doc.char_span(
        note.start, note.end, note.label, span_id=note.id, alignment_mode="expand"
    )
    if wide is None or not len(wide):
        packed.dropped += 1
        return None
    packed.widened += 1
    return wide
