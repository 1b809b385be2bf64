"""Updates of others: what is refused, and graphs that the protocol puts into them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import QueryRefusedError, QuerySyntaxError
from graph.store import Store
from graph.updates import Update, check

EX = "http://example.org/"
DEFAULT = ox.DefaultGraph()


def graph(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def changed(sparql: str, **using: list[str]) -> set[str]:
    """What is in the store after an update, as "graph: object" of one subject."""
    start = [
        ox.Quad(graph("s"), graph("p"), ox.Literal(name), graph(name)) for name in "gh"
    ]
    with Store.in_memory() as store:
        store.add([*start, ox.Quad(graph("s"), graph("p"), ox.Literal("d"), DEFAULT)])
        graphs, named = (
            [EX + name for name in using.get(kind, ())]
            for kind in ("using_graphs", "using_named_graphs")
        )
        store.update(check(Update(sparql, graphs, named)))
        return {
            f"{getattr(q.graph_name, 'value', '').removeprefix(EX)}: {q.object.value}"  # type: ignore[union-attr]
            for q in store.quads()
        }


# USING of the protocol goes before every WHERE, and only there (Update §3.1.3).
@pytest.mark.parametrize(
    ("sparql", "using", "added"),
    [
        ("INSERT { ?s <x:q> ?o } WHERE { ?s ?p ?o }", {}, {": d"}),
        (
            "INSERT { ?s <x:q> 1 } WHERE { ?s ?p ?o FILTER(?o = 'g') }",
            {"using_graphs": ["g"]},
            {": 1"},
        ),
        (
            "INSERT { ?s <x:q> 1 } WHERE { ?s ?p ?o FILTER(?o = 'd') }",
            {"using_graphs": ["g"]},
            set(),
        ),
        (
            """PREFIX where: <x:> INSERT { ?s where:q ?o } wHeRe { ?s ?p ?o } ;
               INSERT { ?s <x:r> 2 } WHERE { ?s ?p 'h' }""",
            {"using_graphs": ["g", "h"]},
            {": g", ": h", ": 2"},
        ),
        (
            "INSERT { ?s <x:q> 3 } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?o = 'h') }",
            {"using_named_graphs": ["h"]},
            {": 3"},
        ),
        (
            "INSERT DATA { <x:s> <x:q> 'WHERE { }' }",
            {"using_graphs": ["g"]},
            {": WHERE { }"},
        ),
    ],
)
def test_the_protocol_names_the_graphs_that_are_searched(
    sparql: str, using: dict[str, list[str]], added: set[str]
) -> None:
    assert changed(sparql, **using) == {": d", "g: g", "h: h"} | added


def test_delete_where_searches_the_graphs_too() -> None:
    assert changed("DELETE WHERE { ?s ?p 'g' }", using_graphs=["g"]) == {
        ": d",
        "g: g",
        "h: h",
    }
    assert changed("DELETE WHERE { ?s ?p ?o }") == {"g: g", "h: h"}
    assert changed(
        "DELETE WHERE { GRAPH ?g { ?s ?p 'h' } }", using_named_graphs=["h"]
    ) == {
        ": d",
        "g: g",
    }


@pytest.mark.parametrize(
    ("sparql", "searches"),
    [
        ("INSERT DATA { <x:a> <x:b> <x:c> }", False),
        ("DROP ALL ; CLEAR DEFAULT", False),
        ("DELETE WHERE { ?s ?p ?o }", True),
        ("DROP ALL ; INSERT { <x:a> <x:b> ?o } WHERE { ?s ?p ?o }", True),
        ("INSERT DATA { <x:a> <x:b> 'WHERE' } # WHERE", False),
    ],
)
def test_what_searches_is_known(sparql: str, *, searches: bool) -> None:
    assert check(Update(sparql)).searches is searches


@pytest.mark.parametrize(
    "sparql",
    [
        "LOAD <http://127.0.0.1:1/>",
        "CLEAR ALL ; lOaD SILENT <http://127.0.0.1:1/> INTO GRAPH <x:g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT DATA { <x:a> <x:b> " + "(" * 100 + ")" * 100 + " }",
        "INSERT DATA { <x:a> <x:b> 'no end }",
        "# \n LOAD # <x:>\n <http://127.0.0.1:1/>",
    ],
)
def test_what_reaches_out_or_nests_too_deep_is_refused(sparql: str) -> None:
    with pytest.raises(QueryRefusedError):
        check(Update(sparql))


@pytest.mark.parametrize(
    "sparql",
    [
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p ?o } USING <x:g> WHERE { ?s ?p ?o }",
    ],
)
def test_graphs_are_named_in_one_place(sparql: str) -> None:
    check(Update(sparql))
    with pytest.raises(QueryRefusedError, match="not in both"):
        check(Update(sparql, using_graphs=["x:h"]))


def test_a_graph_is_named_by_an_iri() -> None:
    with pytest.raises(QuerySyntaxError):
        check(Update("DROP ALL", using_graphs=["g> { } ; DROP ALL #"]))


@pytest.mark.parametrize(
    ("sparql", "error"),
    [
        ("INSERT DATA { <x:a> }", QuerySyntaxError),
        ("SELECT * {}", QuerySyntaxError),
        ("DELETE DATA { GRAPH <x:g> { ?s ?p ?o } }", QuerySyntaxError),
        ("DROP DEFAULT ; CLEAR GRAPH <x:missing>", QueryRefusedError),
    ],
)
def test_an_update_that_fails_changes_nothing(
    sparql: str, error: type[Exception]
) -> None:
    with Store.in_memory() as store:
        store.add([ox.Quad(graph("s"), graph("p"), graph("o"), DEFAULT)])
        before = store.dump()
        with pytest.raises(error):
            store.update(check(Update(sparql)))
        assert store.dump() == before


def test_prefixes_of_the_project_are_known_unless_strict() -> None:
    sparql = "INSERT DATA { <x:a> cd:number '1' }"
    with Store.in_memory() as store:
        store.update(check(Update(sparql)))
        assert len(store.quads()) == 1
        with pytest.raises(QuerySyntaxError):
            store.update(check(Update(sparql, strict=True)))


def test_what_was_kept_is_forgotten_by_an_update() -> None:
    with Store.in_memory() as store:
        assert store.keep("n", lambda: 1) == 1
        store.update(check(Update("INSERT DATA { <x:a> <x:b> 1 }")))
        assert store.keep("n", lambda: 2) == 2
