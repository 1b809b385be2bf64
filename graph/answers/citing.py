"""Where a document is cited, each time with the sentence that does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from graph.answers.notes import notes_of
from graph.answers.passages import AROUND, Passage, Passages
from graph.catalog import catalog
from graph.evidence import evidence

if TYPE_CHECKING:
    from graph.catalog import Catalog, Document, Task
    from graph.evidence import Mention
    from graph.store import Store

_CITES = "document = ? AND NOT in_copy"
_TIMES = f"SELECT COUNT(*), COUNT(DISTINCT letter) FROM mentions WHERE {_CITES}"  # noqa: S608 - ours
_NEWEST = """
(SELECT COALESCE(date, '') FROM documents WHERE documents.slug = letter) DESC,
letter, segments"""
_HEADER = "header"
"""The section of a letter's head, whose lines are no sentences."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A place that cites a document, in its sentence; `task` is the item it is in."""

    mention: Mention
    letter: Document
    task: Task | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Cited:
    """How often a document is cited, in how many letters, and the first places."""

    times: int
    letters: int
    places: tuple[Citing, ...]


def citing(store: Store, slug: str, most: int | None = None) -> Cited:
    """The places that cite a document, copies of letters left out; newest first.

    Of `most` places the sentences are read; of all, if None.
    """
    known, reader = catalog(store), _Reader(store, catalog(store), Passages(store))
    [(times, letters)] = known.view.rows(_TIMES, (slug,))
    newest = _NEWEST if most is None else f"{_NEWEST} LIMIT {most}"
    found = evidence(store).mentions.where(_CITES, slug, order=newest)
    return Cited(
        times=cast("int", times),
        letters=cast("int", letters),
        places=tuple(map(reader.citing, found)),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Finds the item, the note or the paragraph that a mention stands in."""

    store: Store
    known: Catalog
    passages: Passages

    def citing(self, mention: Mention) -> Citing:
        letter, task = self.known.documents[mention.letter], self._item(mention)
        passage = self._in_note(mention, letter)
        if passage is None and mention.section == _HEADER:
            passage = Passage(letter, None, "", mention.quote.text, "")
        if passage is None:
            label = task.label if task else None
            passage = self.passages.passage(replace(mention.quote, task=label))
        return Citing(mention, letter, task, passage)

    def _item(self, mention: Mention) -> Task | None:
        """The innermost item that a mention stands in."""
        places, start = evidence(self.store).places, mention.quote.start
        around: list[tuple[int, Task]] = []
        for task in self.known.tasks_of(mention.letter):
            parts = places.get(task.slug, ())
            if any(begin <= start < end for begin, end in parts):
                around.append((sum(end - begin for begin, end in parts), task))
        return min(around, key=lambda one: one[0])[1] if around else None

    def _in_note(self, mention: Mention, letter: Document) -> Passage | None:
        """The words of the footnote that a mention stands in, if it is in one."""
        words, start = mention.quote.text, mention.quote.start
        for note in notes_of(self.store, mention.letter):
            before, found, after = note.text.partition(words)
            if found and any(b <= start < e for b, e in note.segments):
                return Passage(letter, None, before[-AROUND:], words, after[:AROUND])
        return None
