"""Foreign queries that reach out, write, or would bring the process down."""

from __future__ import annotations

import pytest

from graph.errors import QueryRefusedError
from graph.guard import inspect

HONEST = {
    "plain": "SELECT * { ?s ?p ?o }",
    "path": "SELECT ?d { ?t cd:lead ?a ; cd:implements+/cd:basedOn* ?d }",
    "comparison": "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1 || ?o<=7) }",
    "string": "SELECT * { ?s ?p 'SERVICE' , \"it's a SERVICE\"@en }",
    "long string": 'SELECT * { ?s ?p """SERVICE "quoted" """ }',
    "comment": "SELECT * { ?s ?p ?o } # SERVICE <http://example.org/>",
    "iri": "SELECT * { <http://example.org/service#1> ?p ?o }",
    "relative iri": "SELECT * { <urn:x:1> <p> ?o }",
    "fragment": "PREFIX : <#> SELECT * { <#a> <#b>/^<?c>+ :d ; <p> '1'^^<\\u0078> }",
    "many values": "SELECT * { VALUES (?a ?b) { " + "(1 2) " * 3000 + "} }",
    "long list": "ASK { ?s ?p ?o FILTER(?s IN (" + ", ".join(["1"] * 300) + ")) }",
    "aggregates": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "escaped name": "SELECT * { ?s ex:it\\'s ?o . ?o ?p ?q }",
    "dots in names": "SELECT * { ?s a.b:c.d ?o . ?o ?p e:f..g }",
}
REMOTE = {
    "plain": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "lower case": "SELECT * { service silent <http://example.org/> {} }",
    "behind a number": "SELECT * { ?s ?p 1SERVICE<http://example.org/>{} }",
    "behind true": "SELECT * { ?s ?p trueSERVICE ?x {} }",
    "as a prefix": "SELECT * { SERVICE:x { } }",
    "behind a string": "SELECT * { ?s ?p 'a'SERVICE ?x {} }",
    "behind an escaped quote": "SELECT * { ?s ex:it\\' ?o . SERVICE ?x {} }",
    # The parser may see comparisons where a reader of tokens sees an IRI.
    "in an IRI": "SELECT * { FILTER(?a<?b)SERVICE?s#>\n{} }",
    "quote in an IRI": "SELECT * { FILTER(?a<?b&&'>')SERVICE ?x {} FILTER('x') }",
    "comment in an IRI": "SELECT * { FILTER(?a<#>'''\n?b)SERVICE ?x {} #''' }",
    "behind an empty name": "SELECT * { ?s a t:.SERVICE ?x {} }",
    "behind a name": "SELECT * { ?s a t:x.SERVICE ?x {} }",
    "behind a dotted name": "SELECT * { ?s a t:a.b.SERVICE ?x {} }",
    "behind a string that does not end": "SELECT * { ?s ?p 'a\n SERVICE ?x {} }",
    "comment in a triple": "ASK { <<#a>'''\n?s ?p ?o>> ?p ?o . SERVICE ?x {} #'''\n}",
    "comment in a list": "ASK { (<#a>'''\n1) ?p ?o . SERVICE ?x {} #'''\n}",
    "comment behind an IRI": "ASK { <#a> a 1 FILTER(1<#>'''\n2)SERVICE ?x {} #'''\n}",
    "word in a fragment": "SELECT * { <#a> <?SERVICE> ?o }",
    "name as an IRI": "SELECT * { FILTER(?a<x:b)SERVICE?s#>\n{} }",
}
UPDATES = (
    "INSERT DATA { <s> <p> <o> }",
    "PREFIX a: <http://example.org/> delete where { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "DROP ALL",
    "COPY <http://example.org/a> TO <http://example.org/b>",
)
HUGE = {
    "bytes": "SELECT * { ?s ?p '" + "x" * 70_000 + "' }",
    "nesting of braces": "SELECT * " + "{" * 65 + "}" * 65,
    "nesting of brackets": "SELECT * { FILTER" + "(" * 65 + "1" + ")" * 65 + " }",
    "triple patterns": "SELECT * { " + "?s ?p ?o . " * 65 + "}",
    "names before dots": "SELECT * { " + "?s ?p x:." * 65 + "}",
    "names with dots": "SELECT * { " + "?s ?p x:a.b." * 65 + "}",
    "reifiers": "SELECT * { ?s ?p ?o " + "~ " * 65 + "}",
    "objects": "SELECT * { ?s ?p " + ", ".join(["?o"] * 66) + " }",
    "blank nodes": "SELECT * { ?s ?p " + "[ ?p ?o ] , " * 40 + "?o }",
    "list items": "SELECT * { ?s ?p (" + "1 " * 40 + ") }",
    "lists in a list": "SELECT * { ?s ?p (" + "(1) " * 40 + ") }",
    "steps of a path": "SELECT * { ?s " + "/".join(["<p>"] * 70) + " ?o }",
    "alternatives": "SELECT * { ?s " + "|".join(["<p>"] * 300) + " ?o }",
    "negations": "SELECT * { FILTER(" + "!" * 300 + "?x) }",
    "unions": "SELECT * { {} " + "UNION {} " * 65 + "}",
    "optional parts": "SELECT * { " + "OPTIONAL { } " * 65 + "}",
    "bindings": "SELECT " + "(1 AS ?x) " * 65 + " { }",
}


@pytest.mark.parametrize("query", HONEST.values(), ids=HONEST)
def test_honest_queries_pass(query: str) -> None:
    assert not inspect(query).has_dataset


@pytest.mark.parametrize("query", REMOTE.values(), ids=REMOTE)
def test_nothing_reaches_out(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        inspect(query)


@pytest.mark.parametrize("query", UPDATES)
def test_nothing_is_written(query: str) -> None:
    with pytest.raises(QueryRefusedError, match="updates are not run"):
        inspect(query)


@pytest.mark.parametrize("query", HUGE.values(), ids=HUGE)
def test_nothing_overflows_the_engine(query: str) -> None:
    with pytest.raises(QueryRefusedError, match="more than"):
        inspect(query)


def test_a_query_may_choose_its_own_dataset() -> None:
    assert inspect("SELECT * FROM <http://example.org/g> { ?s ?p ?o }").has_dataset
    assert inspect("ASK FROM NAMED <http://example.org/g> {}").has_dataset


def test_a_refusal_speaks_both_languages() -> None:
    with pytest.raises(QueryRefusedError) as refused:
        inspect("DROP ALL")
    assert refused.value.message("vi").startswith("câu truy vấn bị từ chối")
    assert refused.value.message("en").startswith("the query is refused")
