"""For review in documents: which are missing, hang in the air, or are out of order."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise, product
from typing import TYPE_CHECKING

from graph.answers.kinds import LOCAL, is_law
from graph.answers.orders import orders_below
from graph.answers.paths import CENTRE
from graph.dates import is_day
from graph.directions import ORDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.findings import Finding, Ground
    from graph.catalog import Document
    from graph.evidence import Assertion, Mention
    from graph.quotes import Quote

_MAKES = frozenset(("promulgates", "establishes"))
_CHARGES = frozenset(("implements", "urges", "reports_on"))
_TO_CARRY_OUT = frozenset(("implements", "urges", "follows_direction"))
_PASS_ON = ("KH", "CTr")
_NUMBER = re.compile(r"(\d+)(\D.*)")


def absent(ground: Ground) -> Iterator[Finding]:
    """Cited, but not in the store: what most letters and most places cite first.

    A programme without number is missed where something carries it out or rests on it,
    not where it is still to be made, nor where it goes by the act that promulgates it
    or by the letter that names it (its slug is a part of theirs). Laws that are only
    called by name everybody has at hand.
    """
    made, used = (
        {a.object for a in ground.assertions if a.predicate in predicates}
        for predicates in (_MAKES, ORDERS)
    )
    found = []
    for slug, mentions in _by_document(ground.mentions).items():
        document = ground.known.documents[slug]
        shared = "." in slug or slug in made
        named = document.kind == "named"
        if named and (shared or slug not in used or is_law(document)):
            continue
        if document.held or document.kind == "set":
            continue
        letters = len({mention.letter for mention in mentions})
        found.append((-letters, -len(mentions), slug))
    cited = _by_document(ground.mentions)
    for letters, times, slug in sorted(found):
        quotes = _one_a_letter(m.quote for m in cited[slug])
        yield ground.find("absent", [slug], quotes, times=-times, letters=-letters)


def no_provincial_act(ground: Ground) -> Iterator[Finding]:
    """A central document to be carried out here, by no act of the province or below.

    An urgent dispatch (công điện) is carried out at once, and needs none.
    """
    charges = defaultdict(list)
    for said in ground.assertions:
        subject = ground.known.documents.get(said.subject)
        of_here = said.of_letter or (subject is not None and subject.kind == "set")
        if said.predicate in _CHARGES and of_here and _is_local(ground, said.letter):
            charges[said.object].append(said)
    for slug, charge in sorted(charges.items()):
        document = ground.known.documents.get(slug)
        if document is None:
            continue
        central = document.level in CENTRE and document.kind in ("document", "letter")
        if not central or is_law(document) or document.code == "CĐ":
            continue
        below = orders_below(ground.network, slug)
        if not any(_is_local_act(ground, other) for other in below):
            yield ground.find("no_provincial_act", [slug], (a.quote for a in charge))


def open_chain(ground: Ground) -> Iterator[Finding]:
    """An act of the province is to be carried out, and nothing central stands above.

    Resolutions, and what a Party committee decides by itself, may be where a chain
    begins; so may what a letter carries out beside something central.
    """
    orders: dict[str, list[Assertion]] = defaultdict(list)
    for said in ground.assertions:
        if said.predicate not in _TO_CARRY_OUT or not said.of_letter:
            continue
        if said.task or not _reaches_centre(ground, said.letter):
            orders[said.object].append(said)
    for slug, given in sorted(orders.items()):
        if _passes_on(ground, slug) and not _reaches_centre(ground, slug):
            tasks = (a.task for a in given if a.task)
            yield ground.find("open_chain", [slug, *tasks], (a.quote for a in given))


def number_order(ground: Ground) -> Iterator[Finding]:
    """Of two neighbours in a series the one with the higher number is dated earlier.

    A series is that of one issuer and year whose numbers go on alike: "/QĐ-UBND".
    """
    series: dict[tuple[str, str, str], dict[int, list[tuple[str, str]]]]
    series = defaultdict(lambda: defaultdict(list))
    cited = _by_document(ground.mentions)
    for document in ground.known.documents.values():
        known = document.slug in ground.letters or document.slug in cited
        number = _NUMBER.fullmatch(document.number or "")
        if not (known and number and document.issuer):
            continue
        if is_day(document.date):
            key = document.issuer, number[2], document.date[:4]
            series[key][int(number[1])].append((document.date, document.slug))
    for _, numbers in sorted(series.items()):
        for low, high in pairwise(sorted(numbers)):
            for (before, one), (after, other) in product(numbers[low], numbers[high]):
                if before <= after:
                    continue
                mentions = (*cited.get(other, ()), *cited.get(one, ()))
                quotes = _one_a_thing(mentions)
                yield ground.find(
                    "number_order",
                    [other, one],
                    quotes,
                    date=after,
                    earlier_date=before,
                )


def _by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.document].append(mention)
    return found


def _one_a_letter(quotes: Iterable[Quote]) -> list[Quote]:
    """The first quote of each letter."""
    first: dict[str, Quote] = {}
    for quote in quotes:
        first.setdefault(quote.letter_id, quote)
    return list(first.values())


def _one_a_thing(mentions: Iterable[Mention]) -> list[Quote]:
    """For each document the mention that says most."""
    best: dict[str, Quote] = {}
    for mention in mentions:
        held = best.get(mention.document)
        if held is None or len(mention.quote.text) > len(held.text):
            best[mention.document] = mention.quote
    return list(best.values())


def _is_local(ground: Ground, slug: str) -> bool:
    return ground.known.documents[slug].level in LOCAL


def _is_local_act(ground: Ground, slug: str) -> bool:
    """Whether it is one act of a local body, not a set of them, nor a task."""
    document: Document | None = ground.known.documents.get(slug)
    return document is not None and document.kind != "set" and document.level in LOCAL


def _passes_on(ground: Ground, slug: str) -> bool:
    """Whether it is an act that should itself rest on a higher one."""
    document = ground.known.documents.get(slug)
    if document is None or not _is_local_act(ground, slug):
        return False
    if document.level == "provincial_party":
        return document.code in _PASS_ON
    return document.code != "NQ"


def _reaches_centre(ground: Ground, slug: str) -> bool:
    """Whether a document of the Centre, or one that nobody can place, stands above."""
    above = ground.network.reach(slug, "up").keys() - {slug}
    documents = (ground.known.documents.get(other) for other in above)
    return any(one and one.level not in LOCAL for one in documents)
