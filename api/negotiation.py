"""Content negotiation (RFC 9110 §12.5): which of our answers a client prefers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from api.messages import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.types import Scope

JSON_RESULTS: Final = "application/sparql-results+json"
XML_RESULTS: Final = "application/sparql-results+xml"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
TURTLE: Final = "text/turtle"
N_TRIPLES: Final = "application/n-triples"
RDF_XML: Final = "application/rdf+xml"
JSON_LD: Final = "application/ld+json"
TRIG: Final = "application/trig"
N_QUADS: Final = "application/n-quads"
HTML: Final = "text/html"

EXTENSIONS: Final = {
    TURTLE: "ttl",
    N_TRIPLES: "nt",
    RDF_XML: "rdf",
    JSON_LD: "jsonld",
    HTML: "html",
}
"""What the name of a file of this media type ends in."""

RESULTS: Final = (JSON_RESULTS, XML_RESULTS, CSV, TSV)
GRAPHS: Final = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)
ALL_GRAPHS: Final = (*GRAPHS, TRIG, N_QUADS)

ALIASES: Final = {
    "application/json": (JSON_RESULTS, JSON_LD),
    "application/xml": (XML_RESULTS, RDF_XML),
    "text/xml": (XML_RESULTS, RDF_XML),
    "application/x-turtle": (TURTLE,),
}
"""What clients also ask for, and what they get for it."""


@dataclass(frozen=True, slots=True)
class Range:
    """One range of an Accept header: `text/*;q=0.5`, or `vi` of Accept-Language."""

    value: str
    q: float

    def matches(self, offer: str) -> int:
        """How closely the range fits: 3 exactly, 2 its kind, 1 anything, 0 not."""
        if self.value == offer:
            return 3
        if self.value.endswith("/*") and self.value != "*/*":
            return 2 if offer.startswith(self.value[:-1]) else 0
        return 1 if self.value in ("*/*", "*") else 0


def parse_ranges(header: str) -> tuple[Range, ...]:
    """Read an Accept or Accept-Language header.

    Parameters other than q are left aside, ranges that cannot be read left out.
    """
    ranges = []
    for item in header.split(","):
        value, *parameters = (part.strip().lower() for part in item.split(";"))
        q = _quality(parameters)
        if value and q is not None:
            ranges.append(Range(value, q))
    return tuple(ranges)


def acceptable(header: str | None, offers: Iterable[str]) -> list[str]:
    """The offers that the header accepts, best first.

    The closest range decides about an offer; among equals our own order holds.
    Without a header, or with one that says nothing, everything is acceptable.
    """
    offered = list(offers)
    ranges = parse_ranges(header or "")
    if not ranges:
        return offered
    weights = {offer: _weight(offer, ranges) for offer in offered}
    accepted = [offer for offer in offered if weights[offer] > 0]
    return sorted(accepted, key=lambda offer: -weights[offer])


@lru_cache(maxsize=256)
def rdf_types(header: str | None, offers: tuple[str, ...]) -> tuple[str, ...]:
    """Media types of RDF or of query results to answer with, best first.

    As `acceptable`; a client that asks for an alias gets what the alias stands for.
    """
    aliased = {
        alias: [name for name in names if name in offers]
        for alias, names in ALIASES.items()
    }
    wanted = acceptable(
        header, [*offers, *(a for a, names in aliased.items() if names)]
    )
    expanded = [name for want in wanted for name in aliased.get(want, [want])]
    return tuple(dict.fromkeys(expanded))


def prefers_page(scope: Scope) -> bool:
    """Whether a client would rather have a page than RDF or a result: it says so."""
    sent = Headers(scope=scope).get("accept")
    return rdf_types(sent, (*RESULTS, *ALL_GRAPHS, HTML))[:1] == (HTML,)


def language(header: str | None, default: Lang) -> Lang:
    """The language to answer in, by an Accept-Language header (`en-GB` is en)."""
    ranges = [
        Range(item.value.partition("-")[0], item.q)
        for item in parse_ranges(header or "")
    ]
    order: tuple[Lang, ...] = (default, *(lang for lang in LANGS if lang != default))
    weights = {lang: _weight(lang, ranges) for lang in order}
    best = max(order, key=lambda lang: weights[lang])
    return best if weights[best] > 0 else default


def _quality(parameters: Sequence[str]) -> float | None:
    """The q of a range, 1 if it has none; None if it is no number from 0 to 1."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                q = float(value)
            except ValueError:
                return None
            return q if 0 <= q <= 1 else None
    return 1.0


def _weight(offer: str, ranges: Iterable[Range]) -> float:
    """The q that the closest range gives to an offer; 0 if none fits."""
    fits = [(item.matches(offer), item.q) for item in ranges]
    return max((fit for fit in fits if fit[0]), default=(0, 0.0))[1]
