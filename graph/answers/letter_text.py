"""The text of a letter with all that a reader is shown in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.notes import notes_of
from graph.catalog import catalog
from graph.evidence import evidence
from graph.exchange.marks import marked_letter
from graph.files import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.source import Source
    from graph.answers.notes import Note
    from graph.catalog import Agency, Document
    from graph.evidence import Mention
    from graph.exchange.marks import Mark
    from graph.store import Store

PAGE_END: Final = "\f"
"""What parts the pages of a PDF or picture in the text read from it."""

PICTURED: Final = ("application/pdf", "image/")
"""Media types of files that have pages to look at begin so."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter's raw text, what was found in it and where its pages begin.

    `mentions` are its citations by the slugs of their marks, `relations` what the
    letter states at each of them; `agencies` and `documents` are those that marks are
    about. `pages` is empty unless its file has pages that can be looked at.
    """

    document: Document
    text: str
    marks: tuple[Mark, ...]
    notes: Sequence[Note]
    mentions: Mapping[str, Mention]
    relations: Mapping[str, tuple[str, ...]]
    agencies: Mapping[str, Agency]
    documents: Mapping[str, Document]
    pages: tuple[int, ...]


def letter_text(store: Store, document: Document) -> LetterText:
    """The text of a letter that was read.

    Raises:
        DamagedLetterError: words of the letter are not where its graph has them.
    """
    known = catalog(store)
    marked = marked_letter(store, document)
    about = {mark.about for mark in marked.marks if mark.about}
    source = pictured_file(store, document)
    return LetterText(
        document=document,
        text=marked.text,
        marks=marked.marks,
        notes=notes_of(store, document.slug),
        mentions={
            m.slug: m
            for m in evidence(store).mentions.where("letter = ?", document.slug)
        },
        relations=_stated(marked.marks),
        agencies={s: known.agencies[s] for s in about & known.agencies.keys()},
        documents={s: known.documents[s] for s in about & known.documents.keys()},
        pages=_page_starts(marked.text) if source else (),
    )


def pictured_file(store: Store, document: Document) -> Source | None:
    """The file that a letter was read from, if it has pages to look at."""
    files = files_of(store, catalog(store).iris, document.slug)
    read = files[0] if files else None
    return read if read and read.media_type.startswith(PICTURED) else None


def _page_starts(text: str) -> tuple[int, ...]:
    ends = (at + 1 for at, char in enumerate(text) if char == PAGE_END)
    return (0, *ends)


def _stated(marks: Sequence[Mark]) -> dict[str, tuple[str, ...]]:
    """The predicates of the relations whose words a citation stands in."""
    by_document: dict[str | None, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind == "relation":
            by_document[mark.about].append(mark)
    return {
        mark.slug: tuple(
            dict.fromkeys(
                relation.label
                for relation in by_document[mark.about]
                if _meet(relation, mark)
            )
        )
        for mark in marks
        if mark.kind == "citation" and mark.about is not None
    }


def _meet(one: Mark, other: Mark) -> bool:
    return any(
        start < last and first < end
        for start, end in one.segments
        for first, last in other.segments
    )
