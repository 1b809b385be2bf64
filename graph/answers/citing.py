"""Where a document is cited, each time with the sentence that does it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.notes import notes_of
from graph.catalog import catalog, text_of
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.catalog import Document, Task
    from graph.evidence import Mention
    from graph.store import Store

Span = tuple[int, int]

AROUND: Final = 240
"""Characters of a sentence that are shown before and behind a citation."""

_ENDS: Final = re.compile(r"[.;!?]\s+(?=(\w))|[.;:!?,*][^\S\n]*\n\s*\n\s*(?=(\S))")
_WHOLE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Citing:
    """A place that cites a document: its words, and the sentence around them.

    `task` is the item that it stands in, None outside of items.
    """

    mention: Mention
    letter: Document
    task: Task | None
    before: str
    words: str
    after: str


def citing(store: Store, slug: str) -> tuple[Citing, ...]:
    """The places that cite a document, copies of letters left out; newest first."""
    known = catalog(store)
    found = [
        mention
        for mention in evidence(store).mentions
        if mention.document == slug and mention.letter not in known.copies
    ]
    texts = {one.letter: _Text.of(store, one.letter) for one in found}
    made = [texts[one.letter].around(one) for one in found]
    return tuple(sorted(made, key=lambda one: one.letter.date or "", reverse=True))


@dataclass(frozen=True, slots=True)
class _Text:
    """A letter in which sentences are looked up."""

    letter: Document
    text: str
    notes: Mapping[Span, str]
    tasks: Sequence[tuple[Sequence[Span], Task]]

    @classmethod
    def of(cls, store: Store, slug: str) -> _Text:
        known = catalog(store)
        letter, places = known.documents[slug], evidence(store).places
        return cls(
            letter,
            text_of(store, letter.iri),
            {part: n.text for n in notes_of(store, slug) for part in n.segments},
            [
                (places.get(task.slug, ()), task)
                for task in known.tasks.values()
                if task.letter == slug
            ],
        )

    def around(self, mention: Mention) -> Citing:
        """The sentence of a mention: of the note, item or text that it stands in."""
        words, start = mention.quote.text, mention.quote.start
        task = self._task(start)
        note = next((t for part, t in self.notes.items() if _holds(part, start)), None)
        for whole in filter(None, (note, task.text if task else None)):
            before, found, after = whole.partition(words)
            if found:
                return self._citing(mention, task, before, after)
        if mention.section == "header":  # whose lines are no sentences
            return self._citing(mention, task, "", "")
        return self._citing(
            mention,
            task,
            self._clean(max(0, start - 2 * AROUND), start),
            self._clean(mention.quote.end, mention.quote.end + 2 * AROUND),
        )

    def _task(self, start: int) -> Task | None:
        """The innermost item that a place stands in."""
        around = [
            (sum(end - begin for begin, end in parts), n, task)
            for n, (parts, task) in enumerate(self.tasks)
            if any(_holds(part, start) for part in parts)
        ]
        return min(around, key=lambda one: one[:2])[2] if around else None

    def _clean(self, start: int, end: int) -> str:
        """The text from one place to another, without the notes in between."""
        kept = [
            char
            for at, char in enumerate(self.text[start:end], start)
            if not any(_holds(part, at) for part in self.notes)
        ]
        return "".join(kept)

    def _citing(
        self, mention: Mention, task: Task | None, before: str, after: str
    ) -> Citing:
        return Citing(
            mention,
            self.letter,
            task,
            _last_of(before),
            mention.quote.text,
            _first_of(after),
        )


def _holds(part: Span, place: int) -> bool:
    return part[0] <= place < part[1]


def _ends(text: str) -> Iterator[int]:
    """Where sentences begin: behind a full stop with a capital, or a paragraph."""
    return (m.end() for m in _ENDS.finditer(text) if not (m[1] or "A").islower())


def _last_of(text: str) -> str:
    """The end of a text, from where its last sentence begins."""
    start = max(_ends(text), default=0)
    folded = _WHOLE.sub(" ", text[start:])
    if len(folded) <= AROUND:
        return folded.lstrip()
    return "…" + folded[-AROUND:].partition(" ")[2]


def _first_of(text: str) -> str:
    """The beginning of a text, to where its first sentence ends."""
    end = next(_ends(text), len(text))
    folded = _WHOLE.sub(" ", text[:end])
    if len(folded) <= AROUND:
        return folded.rstrip()
    return folded[:AROUND].rpartition(" ")[0] + "…"
