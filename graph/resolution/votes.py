"""How many letters say what of documents and agencies, so that no majority reads them.

A vote is what a letter says, once: about what kind of thing, which, which field, in
which category and which value. Of the categories only the first counts that anybody
votes in: a person's word only where nobody prints the document, a copy's only where no
other letter speaks, an issuer's name in a header only where no text names it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from graph.documents import votes_of
from graph.meanings import status_of
from graph.meant import meant
from graph.merge import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graph.facts import Facts
    from graph.resolution.ledger import Ledger

About = Literal["document", "agency", "dated", "understood", "body", "member"]
"""What is voted on: a document or agency; the date of a document as it is meant by all
letters, or understood by one; bodies that an agency means, or that are its members."""
Vote = tuple[About, str, str, int, str]

_ADD: Final = """INSERT INTO votes (about, topic, field, category, value, n)
VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1"""
_AT: Final = (
    "WHERE about = ? AND topic = ? AND field = ? AND category = ? AND value = ?"
)
_BY_HAND = 2  # categories: printed, in a copy, by hand, by hand in a copy


def count(ledger: Ledger, old: AbstractSet[Vote], new: AbstractSet[Vote]) -> None:
    """Count what a letter says now in the place of what it said."""
    if gone := old - new:
        ledger.many(f"UPDATE votes SET n = n - 1 {_AT}", gone)  # noqa: S608 - ours
        ledger.many(f"DELETE FROM votes {_AT} AND n = 0", gone)  # noqa: S608 - ours
    ledger.many(_ADD, new - old)


def cast(facts: Facts, meanings: Mapping[str, str], *, is_copy: bool) -> set[Vote]:
    """What a letter says of documents and agencies.

    `meanings` are the documents that those mean which it cites.
    """
    return {*_of_documents(facts, meanings, is_copy), *_of_agencies(facts, is_copy)}


def _of_documents(
    facts: Facts, meanings: Mapping[str, str], is_copy: int
) -> Iterator[Vote]:
    for mention in facts.mentions:
        slug = meanings[mention.document]
        if mention.date:
            yield "dated", slug, "", 0, mention.date
        if mention.antecedent is None:
            category = _BY_HAND * mention.by_hand + is_copy
            yield "document", slug, "status", category, status_of(mention)
            for field, value in votes_of(mention, slug):
                if value:
                    yield "document", slug, field, category, value


def _of_agencies(facts: Facts, is_copy: int) -> Iterator[Vote]:
    letter = facts.letter
    named = [(n.agency, n.kind, n.name, n.level, int(is_copy)) for n in facts.namings]
    if letter.issuer and letter.issuer_name:
        category = _BY_HAND + is_copy
        issuer = letter.issuer, "body", letter.issuer_name, letter.level, category
        named.append(issuer)
    for agency, kind, name, level, category in named:
        yield "agency", agency, "kind", category, kind
        if name:
            yield "agency", agency, "name", category, name
        if level != "unspecified":
            yield "agency", agency, "level", category, level
    found = meant(facts)
    for agency, bodies in found.bodies.items():
        yield from (("body", agency, "", 0, body) for body in bodies)
    for agency, bodies in found.members.items():
        yield from (("member", agency, "", 0, body) for body in bodies)


class Counted:
    """What letters say of a thing.

    `tally` is of those that count, `categories` are all that have votes, `status` of
    those who print a document: the clearest, None if nobody mentions it.
    """

    def __init__(self, rows: list[tuple[str, int, str, int]]) -> None:
        by_category: dict[int, dict[str, dict[str, int]]] = defaultdict(dict)
        for field, category, value, n in rows:
            by_category[category].setdefault(field, {})[value] = n
        first = min(by_category, default=0)
        self.tally = Tally(by_category.get(first, {}))
        self.by_hand = first >= _BY_HAND
        alike = [c for c in by_category if (c >= _BY_HAND) == self.by_hand]
        said = {s for c in alike for s in by_category[c].get("status", ())}
        clear = ("stub", "blocked", "unresolved")
        self.status = next((status for status in clear if status in said), None)
        self.known = bool(by_category)
        self.grouped = any(
            "group" in by_category[c].get("kind", ()) for c in by_category
        )


def counted(ledger: Ledger, about: About, topic: str) -> Counted:
    """What letters say of a document or an agency."""
    return Counted(
        ledger.all(
            "SELECT field, category, value, n FROM votes WHERE topic = ? AND about = ?",
            topic,
            about,
        )
    )


def values(ledger: Ledger, about: About, topic: str) -> dict[str, int]:
    """How many letters give which value, where there is only one field."""
    rows = ledger.all(
        "SELECT value, n FROM votes WHERE topic = ? AND about = ?", topic, about
    )
    return dict(rows)
