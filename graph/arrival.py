"""What a letter that is not stored would mean: as if it had arrived that day.

The decisions are those of resolution (`graph.meanings`), asked of what all letters know
of the numbers which the letter cites, and of that alone: a store of many letters is
not resolved anew for one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.facts import facts_of
from graph.identity import identify
from graph.iris import part
from graph.meanings import status_of, status_within
from graph.named import NamedAct, act_of
from graph.quads import to_quads
from graph.resolution.excerpt import excerpt
from graph.resolution.keeping import ledger_to_ask
from graph.resolution.letters import enter, facts_in, is_held, keys_of
from graph.resolution.numbers import Numbers, decide

if TYPE_CHECKING:
    from datetime import date

    from extract.model import Extraction
    from graph.facts import Facts, Mention
    from graph.identity import Status
    from graph.iris import Iris
    from graph.meanings import Meaning
    from graph.resolution.ledger import Ledger
    from graph.store import Store


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
    facts = _facts_of(extraction, iris, day)
    letter, written = facts.letter.slug, facts.letter.date or day.isoformat()
    ledger = ledger_to_ask(store, iris)
    meanings = _meanings(ledger, facts)
    by_slug = {mention.slug: mention for mention in facts.mentions}
    found = []
    for index in range(len(extraction.citations)):
        mention = by_slug[part(letter, f"c{index}")]
        said = by_slug.get(mention.antecedent or "", mention)
        meaning = meanings[said.document]
        held = meaning.slug == letter or is_held(ledger, meaning.slug)
        found.append(
            Understood(
                mention=mention,
                said=said,
                slug=meaning.slug,
                candidates=meaning.candidates,
                status=status_within(status_of(mention), meaning, held=held),
                act=act_of(said, written),
            )
        )
    return Arrival(letter, written, tuple(found))


def _facts_of(extraction: Extraction, iris: Iris, day: date) -> Facts:
    """What the letter says, as resolution reads letters; written that day, if open."""
    quads, slug = to_quads(extraction, iris), identify(extraction).letter
    facts = facts_of(quads, (), iris, slug)
    if facts is None:
        msg = f"the quads of {slug} hold no text"
        raise ValueError(msg)
    written = extraction.header.date or day.isoformat()
    return replace(facts, letter=replace(facts.letter, date=written))


def _meanings(ledger: Ledger, facts: Facts) -> dict[str, Meaning]:
    """What the documents mean that the letter cites, by what it knows them by.

    A letter in the store that it would take the place of says nothing.
    """
    letter = facts.letter.slug
    beside = excerpt(ledger, (key.number for key in keys_of(facts)))
    enter(beside, letter, facts_in(ledger, letter), facts)
    found = decide(beside, Numbers(beside), "letter = ?", letter)
    return {document: meaning for (_, document), _, meaning in found}
