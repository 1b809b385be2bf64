"""Words of letters as pages show them: a quote within the sentence it stands in.

A quote alone ("Sở Tài chính chủ trì") says little. Around it stands the rest of its
item, as far as the sentence goes; what interrupts the item on paper (footnotes, page
numbers) is left out, as it is in the quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.catalog import catalog, text_of
from graph.evidence import evidence
from graph.iris import part, task_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.paths import Node, Path, Step
    from graph.catalog import Document
    from graph.quotes import Quote
    from graph.store import Store

AROUND: Final = 240
"""Characters of a sentence that are shown before a quote, and behind it."""
LONGEST_WORDS: Final = 1200
"""Characters of a quote that are shown: an item may be pages long."""
MOST_PASSAGES: Final = 3
"""Quotes of one step that are shown."""

_ENDS: Final = re.compile(r"[.;:](?=\s)")
_ENDS_OUTSIDE: Final = re.compile(r"[.;:](?=\s)|\n\s*\n")
"""Outside the items what stands in another paragraph is something else."""
_SPACE: Final = re.compile(r"\s+")
_CUT: Final = "… "

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page names: a node, and of a task the letter that gives it."""

    node: Node
    letter: Document | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in its sentence: `before`, the `words` themselves, `after`.

    Of words that are very long the beginning is there, and nothing behind them. `task`
    is the label of the item that the quote stands in, None outside the items.
    """

    letter: Document
    task: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class QuotedStep:
    """A step with its words; `more` counts the quotes that are not shown."""

    step: Step
    subject: Thing
    object: Thing
    passages: tuple[Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class QuotedPath:
    """A path from the highest document down, and the step between each two."""

    things: tuple[Thing, ...]
    steps: tuple[QuotedStep, ...]
    strong: bool


@dataclass(slots=True)
class Passages:
    """Reads passages out of a store; the text of each letter is fetched once."""

    store: Store
    _texts: dict[str, str] = field(default_factory=dict)

    def path(self, path: Path) -> QuotedPath:
        """A path in words, the highest of its nodes first."""
        down = -1 if path.direction == "up" else 1
        return QuotedPath(
            things=tuple(map(self.thing, path.nodes[::down])),
            steps=tuple(map(self.step, path.steps[::down])),
            strong=path.strong,
        )

    def step(self, step: Step) -> QuotedStep:
        """A step with the first of its quotes."""
        shown = step.quotes[:MOST_PASSAGES]
        return QuotedStep(
            step=step,
            subject=self.thing(step.subject),
            object=self.thing(step.object),
            passages=tuple(self.passages(shown)),
            more=len(step.quotes) - len(shown),
        )

    def thing(self, node: Node) -> Thing:
        """A node with what tells it from its namesakes."""
        known = catalog(self.store)
        task = known.tasks.get(node.slug)
        return Thing(node, known.documents[task.letter] if task else None)

    def passages(self, quotes: Iterable[Quote]) -> Iterator[Passage]:
        """Each quote in its sentence."""
        return map(self.passage, quotes)

    def passage(self, quote: Quote) -> Passage:
        """A quote in its sentence."""
        letter = catalog(self.store).documents[quote.letter_id]
        if not quote.segments or len(quote.text) > LONGEST_WORDS:
            return Passage(letter, quote.task, "", _cut(quote.text), "")
        text = self._text(letter)
        start, end = quote.start, quote.end
        item = self._item(quote)
        before = _joined(text, _within(item, 0, start))[-2 * AROUND :]
        after = _joined(text, _within(item, end, len(text)))[: 2 * AROUND]
        ends = _ENDS if quote.task else _ENDS_OUTSIDE
        return Passage(
            letter=letter,
            task=quote.task,
            before=_head(before, ends) + _gap(before, quote.text),
            words=quote.text,
            after=_gap(quote.text, after) + _tail(after, ends),
        )

    def _item(self, quote: Quote) -> Places:
        """Where the item of a quote stands; outside of all items, what is near it.

        A footnote belongs to an item and stands at the foot of the page: by itself.
        """
        places = evidence(self.store).places
        slug = part(quote.letter_id, task_part(quote.task)) if quote.task else ""
        item = places.get(slug, ())
        if item and item[0][0] <= quote.start and quote.end <= item[-1][1]:
            return item
        around = 0 if quote.task else 2 * AROUND
        return ((max(0, quote.start - around), quote.end + around),)

    def _text(self, letter: Document) -> str:
        if letter.slug not in self._texts:
            self._texts[letter.slug] = text_of(self.store, letter.iri)
        return self._texts[letter.slug]


def _within(places: Places, start: int, end: int) -> Places:
    """The parts of places between two offsets."""
    cut = ((max(start, one), min(end, other)) for one, other in places)
    return tuple((one, other) for one, other in cut if one < other)


def _joined(text: str, places: Places) -> str:
    """The words of some places; where one is broken off, the next goes on."""
    found = [text[start:end] for start, end in places]
    found[:-1] = [words.rstrip() for words in found[:-1]]
    found[1:] = [words.lstrip() for words in found[1:]]
    return " ".join(found)


def _head(words: str, ends: re.Pattern[str]) -> str:
    """The end of what stands before a quote: from where its sentence begins."""
    begin = max((match.end() for match in ends.finditer(words)), default=0)
    told = _SPACE.sub(" ", words[begin:]).lstrip()
    return told if len(told) <= AROUND else _CUT + told[-AROUND:].partition(" ")[2]


def _tail(words: str, ends: re.Pattern[str]) -> str:
    """The beginning of what stands behind a quote: to where its sentence ends."""
    match = ends.search(words)
    end = match.start() + len(match[0].strip()) if match else len(words)
    told = _SPACE.sub(" ", words[:end]).rstrip()
    return told if len(told) <= AROUND else told[:AROUND].rpartition(" ")[0] + " …"


def _cut(words: str) -> str:
    if len(words) <= LONGEST_WORDS:
        return words
    return words[:LONGEST_WORDS].rpartition(" ")[0] + " …"


def _gap(one: str, other: str) -> str:
    """The space that a page break took from between two words."""
    return " " if one[-1:].isalnum() and other[:1].isalnum() else ""
