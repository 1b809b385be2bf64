"""Queries of one pattern, which the server may answer itself: nothing else is one."""

from __future__ import annotations

import pytest

from graph.single import is_single


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT * WHERE { <http://example.org/a> ?p ?o . } LIMIT 5",
        "select ?l where { <http://example.org/a> rdfs:label ?l } # that is all",
        "PREFIX x: <http://example.org/> SELECT ?a ?b { ?a x:p ?b }",
        "PREFIX x: <http://e/> PREFIX y: <http://f/>\nASK { x:a y:p 'words'@vi }",
        "ASK { ?s a cd:Task }",
        "SELECT ?s { ?s cd:year 2025 }",
    ],
)
def test_one_pattern(query: str) -> None:
    assert is_single(query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELECT",
        "ASK {}",
        "SELECT ?s { ?s ?p ?o . ?o ?q ?r }",
        "SELECT ?s { ?s ?p ?o ; ?q ?r }",
        "SELECT ?s { ?s ?p ?o , ?r }",
        "SELECT ?s { ?s ?p ?s }",
        "SELECT ?s { ?s ?p $s }",
        "SELECT ?s { ?s cd:cites+ ?o }",
        "SELECT ?s { ?s cd:cites/cd:cites ?o }",
        "SELECT ?s { ?s ^cd:cites ?o }",
        "SELECT ?s { ?s !cd:cites ?o }",
        "SELECT ?s { ?s ?p ?o FILTER(?o = 1) }",
        "SELECT ?s { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s { ?s ?p ?o } LIMIT 5 OFFSET 1000000",
        "SELECT ?s { ?s ?p ?o } OFFSET 1000000",
        "SELECT DISTINCT ?s { ?s ?p ?o }",
        "SELECT REDUCED ?s { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?s { { ?s ?p ?o } }",
        "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?s FROM <http://example.org/g> { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s",
        "SELECT ?s { ?s ?p ?o } VALUES ?s { 1 }",
        "SELECT ?s { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT ?s { ?s ?p '1'^^xsd:integer }",
        "SELECT ?s { [] ?p ?o }",
        "SELECT ?s { << ?s ?p ?o >> ?q ?r }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
        "DESCRIBE <http://example.org/a>",
        "BASE <http://example.org/> SELECT ?s { ?s ?p ?o }",
        "DROP ALL",
        "SELECT ?s { ?s ?p ?o } ; DROP ALL",
        "SELECT ?s { ?s ?p ?o }" + " " * 2000,
    ],
)
def test_what_is_more_than_that(query: str) -> None:
    assert not is_single(query)
