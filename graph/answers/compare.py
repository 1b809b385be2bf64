"""What a letter passes on of a document that it carries out, and what it leaves out.

The items of the document are matched with those of the letter: by a provision that an
item of the letter cites, else by their own words. What is matched by words is likely,
never certain: each match has its score and both quotes, and a weak one says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.answers.findings import Ground
from graph.answers.kinds import is_law
from graph.answers.orders import orders_below
from graph.answers.paths import CENTRE
from graph.answers.similar import Rarity
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.catalog import Agency, Document, Task
    from graph.quotes import Quote
    from graph.store import Store

CLEAR = 0.35
WEAK = 0.25
"""From these likenesses on, two items say the same for certain, or perhaps.

Measured on an annex of 140 items against the resolution that it belongs to (110 items)
and on letters against resolutions and dispatches of their year: all of 57 matches from
0.35 on were right, 16 of 20 from 0.25 on; items of documents that have nothing to do
with each other reach 0.24.
"""
_CENTRAL = CENTRE | {"ministry"}
_CARRIES_OUT = frozenset(("implements", "follows_direction", "urges"))
_HOLDS = frozenset(("promulgates", "encloses"))
_ENTRY = re.compile(r"(?:điểm|khoản|điều)\s+(\S+)", re.IGNORECASE)
_PROVISIONS = "SELECT ?slug ?provision WHERE { ?slug cd:provision ?provision }"

How = Literal["provision", "words"]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a document; `central` if only bodies of the Centre are to do it."""

    task: Task
    leads: tuple[Agency, ...]
    central: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Match:
    """An item of a document and the item of the letter that passes it on."""

    item: Item
    task: Task
    quote: Quote
    how: How
    score: float
    weak: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A document beside the letter.

    `quotes` say that the letter carries it out; `whole` are its items that order the
    document to be carried out as it is, be it through others. Of a document that is
    not in the store (not `held`) no items can be compared. `added` are items of the
    letter that pass nothing of it on.
    """

    document: Document
    held: bool
    quotes: tuple[Quote, ...]
    whole: tuple[Task, ...]
    passed_on: tuple[Match, ...]
    left_out: tuple[Item, ...]
    added: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A letter beside the documents that it carries out, the central ones first."""

    letter: Document
    documents: tuple[Compared, ...]


def compare(store: Store, key: str, with_: str | None = None) -> Comparison:
    """Compare a letter with what it carries out as a whole, or with one document.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several documents.
    """
    ground = Ground.of(store, None)
    letter = find(store, key, "document")
    said: dict[str, list[Quote]] = defaultdict(list)
    for a in ground.assertions:
        whole = with_ is not None or not a.task
        if whole and a.subject == letter and a.predicate in _CARRIES_OUT:
            said[a.object].append(a.quote)
    chosen = [find(store, with_, "document")] if with_ else list(_chosen(ground, said))
    return Comparison(
        letter=ground.known.documents[letter],
        documents=tuple(
            _Comparer(ground, letter, slug).compared(said.get(slug, ()))
            for slug in chosen
        ),
    )


def _chosen(ground: Ground, said: Mapping[str, object]) -> Iterator[str]:
    """The documents that a letter carries out, those of the Centre first."""
    known = (ground.known.documents.get(slug) for slug in said)
    found = [d for d in known if d and d.kind != "set" and not is_law(d)]
    found.sort(key=lambda d: d.level not in CENTRE)
    return (document.slug for document in found)


@dataclass(frozen=True, slots=True)
class _Comparer:
    """Compares a letter with one document."""

    ground: Ground
    letter: str
    document: str

    def compared(self, said: Sequence[Quote]) -> Compared:
        """What the letter passes on, leaves out and adds."""
        items = [self._item(task) for task in self._items()]
        tasks = [t for t in self.ground.tasks if t.letter == self.letter and t.leaf]
        matches = self._matches(items, tasks)
        passed = {match.task.slug for match in matches.values()}
        known = self.ground.known
        below = set(orders_below(self.ground.network, self.document))
        below -= {m.task.slug for m in matches.values() if m.how == "provision"}
        passed |= below
        document = known.documents[self.document]
        return Compared(
            document=document,
            held=document.held,
            quotes=tuple(said),
            whole=tuple(
                task
                for task in self.ground.tasks
                if task.letter == self.letter and task.slug in below
                if task.parent not in below
            ),
            passed_on=tuple(matches.values()),
            left_out=tuple(i for i in items if i.task.slug not in matches),
            added=tuple(t for t in tasks if t.slug not in passed) if items else (),
        )

    def _items(self) -> Iterator[Task]:
        """The items of the document, of its annexes, and of what it promulgates."""
        annexes = self.ground.known.annexes_of(self.document)
        parts = {self.document, *(annex.slug for annex in annexes)} | {
            a.object
            for a in self.ground.assertions
            if a.subject == self.document and a.predicate in _HOLDS
        }
        return (t for t in self.ground.tasks if t.letter in parts and t.leaf)

    def _item(self, task: Task) -> Item:
        parts = self.ground.parts.get(task.slug, ())
        agencies = self.ground.known.agencies
        leads = tuple(agencies[part.agency] for part in parts if part.role == "lead")
        central = bool(leads) and all(lead.level in _CENTRAL for lead in leads)
        return Item(task, leads, central, self.ground.words(task))

    def _matches(self, items: list[Item], tasks: list[Task]) -> dict[str, Match]:
        """The best match of each item, by its slug, in the order of the items."""
        cited = self._cited(tasks)
        own = {t.slug: self.ground.own_words(t) for t in tasks}
        words = {item.task.slug: self.ground.own_words(item.task) for item in items}
        rarity = Rarity.among([*own.values(), *words.values()])
        found = {}
        for item in items:
            slug = item.task.slug
            if by_provision := cited.get(item.task.label.casefold()):
                found[slug] = self._match(item, by_provision, "provision", 1.0)
                continue
            scored = ((rarity.likeness(words[slug], own[t.slug]), t) for t in tasks)
            score, task = max(scored, key=lambda s: s[0], default=(0.0, None))
            if task is not None and score >= WEAK:
                found[slug] = self._match(item, task, "words", score)
        return found

    def _match(self, item: Item, task: Task, how: How, score: float) -> Match:
        weak = how == "words" and score < CLEAR
        return Match(item, task, self.ground.words(task), how, round(score, 2), weak)

    def _cited(self, tasks: list[Task]) -> dict[str, Task]:
        """Items of the letter by the label of the provision that they cite."""
        provisions: dict[str, list[str]] = defaultdict(list)
        for row in self.ground.rows(_PROVISIONS):
            provisions[row["slug"]].append(_label(row["provision"]))
        places = [(task, self.ground.words(task)) for task in tasks]
        return {
            label: task
            for mention in self.ground.mentions_of.get(self.letter, ())
            if mention.document == self.document
            for label in provisions.get(mention.slug, ())
            for task, place in places
            if place.segments and place.start <= mention.quote.start < place.end
        }


def _label(provision: str) -> str:
    """The label of the item that a provision names: "khoản 2 Điều 5" is item 5.2."""
    return ".".join(reversed(_ENTRY.findall(provision))).casefold()
