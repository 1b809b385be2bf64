"""Which answer a client gets for what it says it accepts."""

from __future__ import annotations

import pytest

from api.negotiation import (
    CSV,
    GRAPHS,
    HTML,
    JSON_LD,
    JSON_RESULTS,
    N_TRIPLES,
    RDF_XML,
    RESULTS,
    TURTLE,
    XML_RESULTS,
    acceptable,
    language,
    parse_ranges,
    rdf_types,
)

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (None, TURTLE),
        ("", TURTLE),
        ("*/*", TURTLE),
        (TURTLE, TURTLE),
        ("application/n-triples", N_TRIPLES),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.8", RDF_XML),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.5", TURTLE),
        ("TEXT/Turtle ; Q=0.4 , application/ld+json", JSON_LD),
        ("application/*", N_TRIPLES),
        ("application/*;q=0.2, text/*;q=0.1", N_TRIPLES),
        ("*/*;q=0.1, application/ld+json;q=0.2", JSON_LD),
        ("text/turtle;q=0, */*", N_TRIPLES),
        ("text/turtle;charset=utf-8", TURTLE),
        (BROWSER, HTML),
        ("nonsense;q=zero, ,;", TURTLE),
    ],
)
def test_best_offer_comes_first(header: str | None, first: str) -> None:
    assert acceptable(header, (*GRAPHS, HTML))[0] == first


@pytest.mark.parametrize(
    "header",
    ["image/png", "text/turtle;q=0", "text/turtle;q=0.0, image/*", "turtle"],
)
def test_nothing_acceptable_is_no_offer(header: str) -> None:
    assert acceptable(header, (TURTLE,)) == []


def test_the_closest_range_decides_not_the_highest() -> None:
    assert acceptable("*/*, text/turtle;q=0.1", (TURTLE, JSON_LD)) == [JSON_LD, TURTLE]


@pytest.mark.parametrize(
    ("header", "results", "graph"),
    [
        (None, JSON_RESULTS, TURTLE),
        ("application/json", JSON_RESULTS, JSON_LD),
        ("application/xml", XML_RESULTS, RDF_XML),
        ("text/csv", CSV, None),
        ("text/turtle", None, TURTLE),
        ("text/csv, application/x-turtle;q=0.1", CSV, TURTLE),
        ("image/png", None, None),
    ],
)
def test_a_query_may_give_results_or_a_graph(
    header: str | None, results: str | None, graph: str | None
) -> None:
    wanted = rdf_types(header, (*RESULTS, *GRAPHS))
    assert next((name for name in wanted if name in RESULTS), None) == results
    assert next((name for name in wanted if name in GRAPHS), None) == graph


@pytest.mark.parametrize("q", ["2", "-1", "one", "nan"])
def test_a_range_with_an_impossible_quality_is_left_out(q: str) -> None:
    assert parse_ranges(f"text/turtle;q={q}") == ()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "vi"),
        ("en", "en"),
        ("en-GB,en;q=0.9,vi;q=0.8", "en"),
        ("fr", "vi"),
        ("fr, en;q=0.1", "en"),
        ("*", "vi"),
        ("vi;q=0, *", "en"),
        ("en;q=0.5, vi", "vi"),
    ],
)
def test_language(header: str | None, expected: str) -> None:
    assert language(header, "vi") == expected
