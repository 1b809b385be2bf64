"""Letters come, change and go: what the ledger knows then, and what is to be said anew.

Only what a change bears on is decided again: the letter's own citations, those of
letters that print a number of which something else is known now, the statements that
lean on a document whose date or kind is another. Each decision is that of all letters
taken together, so that the order of changes leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.meanings import shelved
from graph.resolution.agencies import followers, note_bodies
from graph.resolution.letters import (
    enter,
    facts_in,
    keys_of,
    packed_key,
)
from graph.resolution.numbers import (
    Numbers,
    about,
    bearing,
    decide,
    decide_by_hand,
    is_printed,
    keys_that_make,
    meanings_in,
    settle,
)
from graph.resolution.saying import kin
from graph.resolution.statements import (
    aliases_in,
    count_acts,
    is_copy,
    note_ends,
    state,
)
from graph.resolution.votes import cast, count
from graph.twins import probe, regroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.facts import Facts
    from graph.keys import Key
    from graph.resolution.agencies import Row
    from graph.resolution.ledger import Ledger
    from graph.resolution.numbers import Change
    from graph.resolution.statements import Alias, Named
    from graph.resolution.votes import Vote

    _About = tuple[str | None, tuple[str, ...]]
    Said = tuple[Facts | None, Facts | None]
    """What a letter said, and what it says; None if it was not there, or is not."""


@dataclass(slots=True)
class Stale:
    """What is to be said anew.

    `things` are documents, agencies, tasks and assertions; `mentions` documents as a
    letter knows them, by letter; `unsaid` mentions that are gone. `named` are names
    that mean an act or no longer do, `gone` and `come` the places that print a name.
    `bodies` are those of the register that agencies no longer mean, and mean now.
    """

    things: set[str] = field(default_factory=set)
    mentions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unsaid: set[str] = field(default_factory=set)
    named: set[Named] = field(default_factory=set)
    gone: set[Alias] = field(default_factory=set)
    come: set[Alias] = field(default_factory=set)
    bodies: tuple[set[Row], set[Row]] = field(default_factory=lambda: (set(), set()))


def take_in(ledger: Ledger, came: Mapping[str, Facts | None]) -> Stale:
    """Have letters say what they say now; None of those that are gone."""
    before = {slug: facts_in(ledger, slug) for slug in sorted(came)}
    letters = {
        slug: (old, came[slug]) for slug, old in before.items() if old != came[slug]
    }
    change = _Change(ledger, letters)
    if letters:
        changed = change.enter()
        change.decide(changed)
        change.count()
    return change.stale


class _Change:
    """A change of letters on its way through the ledger."""

    def __init__(self, ledger: Ledger, letters: Mapping[str, Said]) -> None:
        self.stale = Stale()
        self._ledger = ledger
        self._letters = letters
        self._moved: set[str] = set()
        self._was: dict[str, tuple[set[Vote], set[Alias]]] = {}

    def _remember(self, letter: str) -> None:
        """Keep what a letter says of others, before any of it changes."""
        if letter not in self._was:
            self._was[letter] = said_by(self._ledger, letter)

    def enter(self) -> set[Key]:
        """Put in what letters say; find out which are copies.

        Returns:
            The keys of which all letters together know something else now.
        """
        ledger, letters = self._ledger, self._letters
        slugs = {one for slug in letters for one in self._bearing_on(slug)}
        keys = {
            key for old, new in letters.values() for key in keys_of(old) ^ keys_of(new)
        }
        printed = {key for key in keys if is_printed(ledger, key)}
        for slug, (old, _) in letters.items():
            self._remember(slug)
            self.stale.things.update(kin(ledger, slug))
            self.stale.unsaid.update(m.slug for m in (old.mentions if old else ()))
        known = {slug: about(ledger, slug) for slug in slugs}
        again = set(letters)
        for slug, (old, new) in letters.items():
            enter(ledger, slug, old, new)
            was, now = (facts.letter if facts else None for facts in (old, new))
            again |= probe(ledger, slug, was, now)
        self._regroup(again, known)
        other = {slug for slug in known if about(ledger, slug) != known[slug]}
        changed = {key for key in keys if (key in printed) != is_printed(ledger, key)}
        return changed | keys_that_make(ledger, other)

    def _bearing_on(self, slug: str) -> Iterator[str]:
        """The slugs of documents that a letter tells something of."""
        yield slug
        for facts in self._letters[slug]:
            if facts is not None:
                yield from (mention.document for mention in facts.mentions)
                key = shelved(facts.letter)[1]
                yield from () if key is None else (key.slug,)

    def _regroup(self, again: set[str], known: dict[str, _About]) -> None:
        """Find out which letters are copies; what was `known` of them is added."""
        ledger = self._ledger
        found = regroup(ledger, again)
        for slug in found:
            self._remember(slug)
            self.stale.things.update(kin(ledger, slug))
            key = ledger.value("SELECT slug FROM shelf WHERE letter = ?", slug)
            for one in {slug, key or slug} - known.keys():
                known[one] = about(ledger, one)
        rows = ((copy_of, slug) for slug, copy_of in found.items())
        ledger.many("UPDATE letters SET copy_of = ? WHERE slug = ?", rows)
        self._moved = {*self._letters, *found}
        for slug in self._moved:
            self.stale.things.update(kin(ledger, slug))

    def decide(self, changed: set[Key]) -> None:
        """Decide what is cited by these letters, and by what bears on changed keys."""
        ledger, numbers = self._ledger, Numbers(self._ledger)
        documents = set(self._moved)
        for slug, (old, new) in self._letters.items():
            self._take(decide(ledger, numbers, "letter = ?", slug), by_hand=False)
            said = [
                mention for facts in (old, new) if facts for mention in facts.mentions
            ]
            documents.update(mention.document for mention in said)
        for key in bearing(ledger, changed):
            at = key.number, packed_key(key)
            found = decide(ledger, numbers, "number = ? AND key = ?", *at)
            documents |= self._take(found, by_hand=False)
        self._take(decide_by_hand(ledger, documents), by_hand=True)
        for slug, (old, new) in self._letters.items():
            if (old is None) != (new is None):
                sql = "SELECT letter, document FROM cited WHERE meaning = ?"
                for letter, document in ledger.all(sql, slug):
                    self.stale.mentions[letter].add(document)

    def _take(self, changes: Iterable[Change], *, by_hand: bool) -> set[str]:
        """Write down what is meant now; the documents as letters know them."""
        documents = set()
        for (letter, document), before, now in changes:
            self._remember(letter)
            settle(self._ledger, (letter, document), now, by_hand=by_hand)
            self.stale.mentions[letter].add(document)
            self.stale.things.update([now.slug, before.slug] if before else [now.slug])
            documents.add(document)
        return documents

    def count(self) -> None:
        """Count what letters say now, and let follow what hangs on that."""
        ledger, stale = self._ledger, self.stale
        agencies: set[str] = set()
        for letter, (votes, aliases) in self._was.items():
            votes_now, aliases_now = said_by(ledger, letter)
            count(ledger, votes, votes_now)
            for about_, topic, *_ in votes ^ votes_now:
                of_agency = about_ in ("agency", "body", "member")
                (agencies if of_agency else stale.things).add(topic)
            stale.gone |= aliases - aliases_now
            stale.come |= aliases_now - aliases
            stale.named ^= count_acts(ledger, aliases, aliases_now)
        for name, _, act in stale.named:
            stale.things.update((name, act))
        stale.bodies = note_bodies(ledger, agencies)
        stale.things |= agencies | followers(ledger, agencies)
        for letter in {*self._was, *note_ends(ledger, stale.things)}:
            stale.things |= state(ledger, letter)


def said_by(ledger: Ledger, letter: str) -> tuple[set[Vote], set[Alias]]:
    """What a letter says of documents and agencies, and the names that it prints."""
    facts, copy = facts_in(ledger, letter), is_copy(ledger, letter)
    if facts is None:
        return set(), set()
    meanings = {d: m.slug for d, m in meanings_in(ledger, letter).items()}
    return cast(facts, meanings, is_copy=copy), aliases_in(facts, is_copy=copy)
