"""Whether citations lead to the documents they mean, in letters written to see it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from extract.pipeline import extract
from extract.read import read_letter
from graph.identity import identify
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.samples import IRIS

LINKS = Path(__file__).parent / "links"
TRUTH: dict[str, list[tuple[int, int, str]]] = json.loads(
    (LINKS / "truth.json").read_text("utf-8")
)
_MENTIONS = """
SELECT ?letter ?start ?end ?document WHERE {
  ?mention a cd:CitationMention ; dcterms:isPartOf ?letter ; oa:hasBody ?document ;
           oa:hasTarget/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end
}"""


def linked(part: str) -> list[tuple[str, str]]:
    """The document that each citation means, and the slug it leads to, if to any."""
    names = sorted(name for name in TRUTH if name.startswith(part))
    store, slugs = Store.in_memory(), {}
    for name in names:
        found = extract(read_letter(LINKS / f"{name}.txt"))
        slugs[identify(found).letter] = name
        ingest_letter(store, found, IRIS)
    resolve(store, IRIS)
    assert len(slugs) == len(names)
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in store.rows(_MENTIONS):
        place = int(row["start"]), int(row["end"]), IRIS.slug(row["document"])
        places[slugs[IRIS.slug(row["letter"])]].append(place)
    return [
        (document, slug)
        for name in names
        for start, end, document in TRUTH[name]
        if (slug := _nearest(places[name], start, end))
    ]


def _nearest(places: list[tuple[int, int, str]], start: int, end: int) -> str | None:
    """Where the mention leads that shares most with a place, of these the shortest."""
    shared = [(min(end, e) - max(start, s), s - e, slug) for s, e, slug in places]
    most, _, slug = max(shared, default=(0, 0, ""))
    return slug if most > 0 else None


# What is found of the citations, and what of that leads to another document.
@pytest.mark.parametrize(
    ("part", "least", "wrong"),
    [("a", 0.98, 0.01), ("b", 0.99, 0.01), ("c", 0.98, 0.01), ("d", 0.98, 0.01)],
)
def test_citations_lead_to_what_they_mean(
    part: str, least: float, wrong: float
) -> None:
    found = linked(part)
    many = sum(len(rows) for name, rows in TRUTH.items() if name.startswith(part))
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for document, slug in found:
        meant[slug][document] += 1
    misled = {
        slug: documents for slug, documents in meant.items() if len(documents) > 1
    }
    astray = sum(
        documents.total() - max(documents.values()) for documents in misled.values()
    )
    assert len(found) / many >= least
    assert astray / len(found) <= wrong, misled


def test_no_document_is_needlessly_two() -> None:
    slugs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in "abcd":
        for document, slug in linked(part):
            slugs[part, document].add(slug)
    apart = {document: found for document, found in slugs.items() if len(found) > 1}
    assert len(apart) <= len(slugs) / 100, apart
