"""For review in citations: bases replaced since, later documents, doubtful numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.answers.changes import changes
from graph.catalog import text_of
from graph.dates import is_later
from graph.directions import ORDERS
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.findings import Finding, Ground

_ENCLOSED = "kèm theo"
_BEFORE = 40
_MALFORMED = """
SELECT ?slug ?number WHERE {
  ?slug cd:malformed true . OPTIONAL { ?slug cd:printedNumber ?number }
}"""
_CANDIDATES = """
SELECT ?slug ?candidate WHERE { ?slug cd:candidate ?candidate } ORDER BY ?candidate"""


def replaced_base(ground: Ground) -> Iterator[Finding]:
    """A letter leans on a document that an earlier one replaced or abrogated."""
    yield from _changed(ground, "replaced_base", frozenset(("replaces", "abrogates")))


def amended_base(ground: Ground) -> Iterator[Finding]:
    """A letter leans on a document, and passes over one that had amended it before."""
    yield from _changed(ground, "amended_base", frozenset(("amends",)))


def _changed(ground: Ground, kind: str, relations: frozenset[str]) -> Iterator[Finding]:
    """Each letter and each of its bases once, with all that changed it before."""
    changed = changes(ground)
    cites = {(mention.letter, mention.document) for mention in ground.mentions}
    seen = set()
    for said in ground.assertions:
        key = said.letter, said.object
        if said.predicate not in ORDERS or not said.of_letter or key in seen:
            continue
        found = {
            change.said.subject: change.said
            for change in changed.get(said.object, ())
            if change.relation in relations
            # Who names both knows of the change: it says so, or makes it itself.
            and (said.letter, change.said.subject) not in cites
            and _is_before(ground, change.said.subject, said.letter)
        }
        if found:
            seen.add(key)
            things = [said.object, *found, said.task or said.letter]
            quotes = [said.quote, *(change.quote for change in found.values())]
            yield ground.find(kind, things, quotes)


def self_citation(ground: Ground) -> Iterator[Finding]:
    """A letter cites its own number, and not as that with which an annex is issued."""
    for mention in ground.mentions:
        if mention.document != mention.letter or mention.section == "header":
            continue
        text = text_of(ground.store, ground.letters[mention.letter].iri)
        before = text[max(0, mention.quote.start - _BEFORE) : mention.quote.start]
        if _ENCLOSED not in " ".join(before.casefold().split()):
            yield ground.find("self_citation", [mention.letter], [mention.quote])


def later_citation(ground: Ground) -> Iterator[Finding]:
    """A letter, or a document it speaks of, cites what is dated after it."""
    seen = set()
    for mention in ground.mentions:
        key = mention.letter, mention.document
        if key not in seen and _is_before(ground, *key):
            seen.add(key)
            things = [mention.document, mention.letter]
            yield ground.find(
                "later_citation",
                things,
                [mention.quote],
                date=ground.known.documents[mention.document].date,
                letter_date=ground.letters[mention.letter].date,
            )
    for said in evidence(ground.store).rejected:
        key = said.subject, said.object
        if (
            said.letter in ground.letters
            and key not in seen
            and _is_before(ground, *key)
        ):
            seen.add(key)
            yield ground.find(
                "later_citation",
                [said.object, said.subject, said.letter],
                [said.quote],
                date=ground.known.documents[said.object].date,
                letter_date=ground.known.documents[said.subject].date,
            )


def ambiguous(ground: Ground) -> Iterator[Finding]:
    """A mention fits several documents; none was guessed."""
    candidates: dict[str, list[str]] = defaultdict(list)
    for row in ground.rows(_CANDIDATES):
        candidates[row["slug"]].append(row["candidate"])
    for mention in ground.mentions:
        if found := candidates.get(mention.slug):
            yield ground.find("ambiguous", found, [mention.quote])


def blocked(ground: Ground) -> Iterator[Finding]:
    """What takes up again ("Kế hoạch nêu trên") what may be a number none can read."""
    for mention in ground.mentions:
        if mention.status == "blocked":
            things = [mention.document, mention.letter]
            yield ground.find("blocked", things, [mention.quote])


def malformed_number(ground: Ground) -> Iterator[Finding]:
    """A number is printed as no number is formed; it was put right to be understood."""
    printed = {row["slug"]: row.get("number") for row in ground.rows(_MALFORMED)}
    for mention in ground.mentions:
        if mention.slug in printed:
            number = printed[mention.slug]
            yield ground.find(
                "malformed_number", [mention.document], [mention.quote], number=number
            )


def _is_before(ground: Ground, one: str, other: str) -> bool:
    """Whether a document is dated before another, as far as both say."""
    first, then = (ground.known.documents[slug].date for slug in (one, other))
    return is_later(then, first)
