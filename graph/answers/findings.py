"""A finding for review, and the ground that all of them are looked for on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.similar import Pairs, pairs_of
from graph.answers.size import check_walk
from graph.answers.trace import Tracer
from graph.catalog import catalog
from graph.evidence import evidence
from graph.network.network import network
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from graph.answers.paths import Node
    from graph.catalog import Catalog, Document, Task
    from graph.evidence import Assertion, Assignment, Mention
    from graph.network.network import Network
    from graph.readable import Row
    from graph.store import Store

MOST_QUOTES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at.

    `things` are the documents, tasks and agencies it is about, the chief one first;
    `quotes` the words that show it, at most `MOST_QUOTES`. `details` are (key, value):
    times, letters, date, earlier_date, letter_date, deadline, number, score.
    """

    kind: str
    things: tuple[Node, ...]
    quotes: tuple[Quote, ...]
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """All that letters say up to a day; copies of letters say nothing.

    `mentions_of` are those of each letter, `parts` the assignments of each task.
    """

    store: Store
    known: Catalog
    network: Network
    letters: Mapping[str, Document]
    tasks: tuple[Task, ...]
    assertions: tuple[Assertion, ...]
    mentions: tuple[Mention, ...]
    mentions_of: Mapping[str, list[Mention]]
    parts: Mapping[str, list[Assignment]]

    @classmethod
    def of(cls, store: Store, as_of: date | None) -> Ground:
        """The ground in a store, as known on a day (always, if None).

        Raises:
            TooLargeError: all letters are too many.
        """
        check_walk(store)
        if as_of is None:
            return store.keep("ground", lambda: cls._make(store, None))
        return cls._make(store, as_of)

    @classmethod
    def _make(cls, store: Store, as_of: date | None) -> Ground:
        known, said = catalog(store), evidence(store)
        letters = {
            d.slug: d
            for d in known.documents.values()
            if d.held and d.canonical is None
            if as_of is None or not _is_after(d, as_of.isoformat())
        }
        parts: dict[str, list[Assignment]] = defaultdict(list)
        for part in said.assignments:
            parts[part.task].append(part)
        mentions = tuple(m for m in said.mentions if m.letter in letters)
        mentions_of: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            mentions_of[mention.letter].append(mention)
        return cls(
            store=store,
            known=known,
            network=network(store, as_of),
            letters=letters,
            tasks=tuple(t for t in known.tasks.values() if t.letter in letters),
            assertions=tuple(a for a in said.assertions if a.letter in letters),
            mentions=mentions,
            mentions_of=mentions_of,
            parts=parts,
        )

    def find(
        self,
        kind: str,
        things: Iterable[str],
        quotes: Iterable[Quote],
        **details: str | int | None,
    ) -> Finding:
        """A finding about things by their slugs; details that are None are left out."""
        node = Tracer(self.known, self.network).node
        return Finding(
            kind=kind,
            things=tuple(node(slug) for slug in dict.fromkeys(things)),
            quotes=tuple(dict.fromkeys(quotes))[:MOST_QUOTES],
            details=tuple((k, str(v)) for k, v in details.items() if v is not None),
        )

    def words(self, task: Task) -> Quote:
        """The item itself as a quote."""
        place = evidence(self.store).places.get(task.slug, ())
        return Quote(task.letter, task.text, place, task.label)

    def own_words(self, task: Task) -> Pairs:
        """The words of an item, without the documents, bodies and days it names."""
        place = self.words(task)
        cited = (
            mention.quote.text
            for mention in self.mentions_of.get(task.letter, ())
            if place.segments and place.start <= mention.quote.start < place.end
        )
        named = (part.quote.text for part in self.parts.get(task.slug, ()))
        days = (due.text for due in task.deadlines)
        return pairs_of(task.text).difference(*map(pairs_of, (*cited, *named, *days)))

    def rows(self, sparql: str) -> list[Row]:
        """What a query finds, slugs for IRIs of ours."""
        base = self.known.iris.base
        return [
            {name: value.removeprefix(base) for name, value in row.items()}
            for row in self.store.rows(sparql)
        ]


def _is_after(document: Document, day: str) -> bool:
    return bool(document.date and document.date > day[: len(document.date)])
