"""What a letter that is not stored would mean: as if it had arrived that day.

The decisions are those of resolution (`graph.meanings`), asked of the facts that bear
on the numbers which the letter cites, and on them alone: a store of many letters is
not resolved anew for one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.facts import Facts, read_facts
from graph.iris import part
from graph.keys import Key
from graph.meanings import find_meanings, has_number, status_of
from graph.named import NamedAct, act_of
from graph.quads import to_quads
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from extract.model import Extraction
    from graph.facts import Mention
    from graph.headers import LetterFacts
    from graph.identity import Status
    from graph.iris import Iris


@dataclass(frozen=True, slots=True)
class Understood:
    """What a citation comes down to: the slug of a document, or several candidates.

    `mention` is the citation as a fact; `said` the one that it takes up again, which
    prints the number, else itself. `act` is what a name means.
    """

    mention: Mention
    said: Mention
    slug: str
    candidates: tuple[str, ...]
    status: Status
    act: NamedAct | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter that arrives: its slug, its date, and what its citations mean, in order.

    A letter without a date is written on the day on which it arrives.
    """

    letter: str
    written: str
    understood: tuple[Understood, ...]


def arrive(store: Store, iris: Iris, extraction: Extraction, day: date) -> Arrival:
    """Understand a letter as if it arrived on a day; nothing is stored."""
    draft, written = _facts_of(extraction, iris, day)
    letter = draft.letters[0].slug
    documents = catalog(store).documents
    known = store.keep("numbers", lambda: _Numbers.of(read_facts(store, iris)))
    facts = known.beside(draft)
    copies = catalog(store).copies
    meanings = find_meanings(facts, copies, letter)
    held = {*store.keep("held", lambda: {s for s in documents if documents[s].held})}
    held.add(letter)
    by_slug = {mention.slug: mention for mention in draft.mentions}
    found = []
    for index in range(len(extraction.citations)):
        mention = by_slug[part(letter, f"c{index}")]
        said = by_slug.get(mention.antecedent or "", mention)
        meaning = meanings[letter, said.document]
        found.append(
            Understood(
                mention=mention,
                said=said,
                slug=meaning.slug,
                candidates=meaning.candidates,
                status=status_of(mention, meaning, held),
                act=act_of(said, written),
            )
        )
    return Arrival(letter, written, tuple(found))


def _facts_of(extraction: Extraction, iris: Iris, day: date) -> tuple[Facts, str]:
    """What the letter says, read back as resolution reads letters, and its date."""
    alone = Store.in_memory()
    alone.add(to_quads(extraction, iris))
    facts = read_facts(alone, iris)
    written = extraction.header.date or day.isoformat()
    letters = tuple(replace(letter, date=written) for letter in facts.letters)
    return replace(facts, letters=letters), written


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the letters of a store say, by the numbers that it is about.

    Those that a person gave another number, or none, may be about any.
    """

    letters: Mapping[str, LetterFacts]
    by_hand: frozenset[str]
    of_letters: Mapping[str, list[LetterFacts]]
    mentions: Mapping[str, list[Mention]]

    @classmethod
    def of(cls, facts: Facts) -> _Numbers:
        of_letters: dict[str, list[LetterFacts]] = defaultdict(list)
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for letter in facts.letters:
            if letter.number:
                key = Key.parse(letter.slug, letter.number, letter.level)
                of_letters[key.number].append(letter)
        for mention in facts.mentions:
            if number := _number(mention):
                mentions[number].append(mention)
        letters = {letter.slug: letter for letter in facts.letters}
        by_hand = frozenset(letter.slug for letter in facts.letters if letter.by_hand)
        return cls(letters, by_hand, of_letters, mentions)

    def beside(self, draft: Facts) -> Facts:
        """A letter's facts, and those of the store that are about its numbers.

        A letter in the store that it would take the place of says nothing.
        """
        own = draft.letters[0].slug
        numbers = sorted({n for n in map(_number, draft.mentions) if n})
        mentions = [
            mention
            for number in numbers
            for mention in self.mentions.get(number, ())
            if mention.letter != own
        ]
        slugs = {*self.by_hand, *(mention.letter for mention in mentions)}
        slugs.update(one.slug for n in numbers for one in self.of_letters.get(n, ()))
        letters = (self.letters[slug] for slug in sorted(slugs - {own}))
        return Facts(
            letters=(*draft.letters, *letters),
            mentions=(*draft.mentions, *mentions),
            assertions=(),
            namings=(),
        )


def _number(mention: Mention) -> str | None:
    """The slug of the number that a mention prints; None without one."""
    if not mention.number or not has_number(mention.document):
        return None
    return Key.parse(mention.document, mention.number, mention.level).number
