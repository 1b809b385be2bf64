"""Virtuoso's departures from the standards, one test each: met, or refused in words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.engines import virtuoso_steps
from graph.engines.errors import ExternalStoreError
from graph.engines.remote_reading import STATE
from graph.engines.virtuoso import Virtuoso
from graph.engines.virtuoso_json import mended, whole_lines
from graph.errors import QueryRefusedError
from graph.foreign import Asked, Bounds, Gathered
from graph.store import Store
from graph.updates import Update, check
from tests.engines import start_virtuoso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.engines import Servers

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "application/sparql-results+json"
NT = "application/n-triples"
S, P, G = (ox.NamedNode(EX + name) for name in "spg")


@pytest.fixture
def store(servers: Servers, tmp_path: Path) -> Iterator[Store]:
    with Store.open(servers.emptied("virtuoso", tmp_path)) as store:
        yield store


def answered(store: Store, query: str, accept: str = JSON, **asked: object) -> bytes:
    gathered = Gathered()
    store.answer(Asked(query, accept, **asked), gathered, Bounds())  # type: ignore[arg-type]  # fields of it
    return bytes(gathered.body)


def rows(store: Store, query: str) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(answered(store, query))[
        "results"
    ]["bindings"]
    return found


def literal(value: str, type_: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + type_))


CUT = r"cuts answers off \(ResultSetMaxRows"
LITERALS = (
    literal("true", "boolean"),  # which JSON has as 1
    literal("false", "boolean"),
    literal("2025-07-25", "date"),
    literal("2025", "gYear"),
    literal("2025-07", "gYearMonth"),
    literal("2025-07-25T01:02:03.5+07:00", "dateTime"),
    literal("2025-07-25T01:02:03.12Z", "dateTime"),  # which it has with three digits
    literal("0.98", "decimal"),
    literal("95", "decimal"),
    literal("1234567890123456", "integer"),
    literal("http://a/b", "anyURI"),
    ox.Literal("Kế hoạch", language="vi"),
    ox.Literal("plan", language="en-us"),
    ox.Literal(""),
    ox.Literal(' q " b \\ n \n t \t r \r bell \u0007 nul \x00 '),
    ox.Literal("đường 𝄞 e\u0301 \u200b\ufeff\ufffd"),
    ox.Literal("{ } ; DROP GRAPH <x> # ?y $z @vi ^^ %s ?? ::"),
    ox.Literal('#boolean", "value": "1"'),
    ox.Literal("đx" * 60_000),  # longer than its graph store takes
)


def test_literals_come_back_in_the_form_that_they_had(store: Store) -> None:
    quads = {ox.Quad(S, P, value, G) for value in LITERALS}
    assert store.exchange((), quads)
    assert set(store.quads(G.value)) == quads
    assert {t.object for t in store.matching(S.value)} == set(LITERALS)
    assert not store.replace_graph(G.value, quads)
    assert store.exchange(quads, ())
    assert store.quads() == []


def test_booleans_are_true_and_false_in_every_answer(store: Store) -> None:
    store.add([ox.Quad(S, P, literal("true", "boolean"), G)])
    assert store.rows("SELECT ?o { ?s ?p ?o }") == [{"o": "true"}]
    query = f"SELECT ?o {{ <{EX}s> ?p ?o }}"
    assert rows(store, query)[0]["o"]["value"] == "true"
    assert b"true" in answered(store, query, "text/csv")


@pytest.mark.parametrize(("name", "truth"), [("s", True), ("t", False)])
def test_ask_gives_a_truth_and_no_table(store: Store, name: str, truth: bool) -> None:  # noqa: FBT001 - a row
    store.add([ox.Quad(S, P, S, G)])
    assert json.loads(answered(store, f"ASK {{ <{EX}{name}> ?p ?o }}")) == {
        "head": {},
        "boolean": truth,
    }


def test_pieces_of_an_answer_may_part_anywhere() -> None:
    line = b'{ "o": { "datatype": "http://x#boolean", "value": "1" }}\n'
    for place in range(len(line)):
        pieces = whole_lines(iter([line[:place], line[place:] + line]))
        assert b"".join(mended(pieces)) == 2 * line.replace(b'"1"', b'"true"')


def test_its_own_tables_are_in_no_default_graph(store: Store) -> None:
    store.add([ox.Quad(S, P, S, G)])
    for pattern in (
        "?s ?p ?o",
        "GRAPH ?graph { ?s ?p ?o }",
        f"# GRAPH <{EX}g>\n ?s ?p ?o",
        f"?s ?p ?o FILTER('graph <x:y> <{STATE}> <{STATE}>' != '')",
    ):
        (row,) = rows(store, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        assert row["n"]["value"] == "1"
    assert (store.graphs(), store.count()) == ([G.value], 1)


def test_a_strict_default_graph_is_empty(store: Store) -> None:
    store.add([ox.Quad(S, P, S, G)])
    assert answered(store, "SELECT ?s { ?s ?p ?o }", "text/csv", strict=True) == (
        b"s\r\n"
    )


def test_there_is_no_graph_without_a_name(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="without a name"):
        store.add([ox.Quad(S, P, S)])
    with pytest.raises(QueryRefusedError, match="the server says"):
        store.update(check(Update(f"INSERT DATA {{ <{EX}s> <{EX}p> 1 }}")))


def test_a_description_is_that_of_the_thing_alone(store: Store) -> None:
    store.add([ox.Quad(S, P, ox.Literal("x"), G), ox.Quad(G, P, S, G)])
    assert answered(store, f"DESCRIBE <{EX}s>", NT) == f'{S} {P} "x" .\n'.encode()


def test_blank_nodes_are_written_and_read(store: Store) -> None:
    nodes = [ox.Quad(ox.BlankNode("a"), P, ox.BlankNode("b"), G)]
    store.add(nodes)
    (quad,) = store.quads(G.value)
    assert isinstance(quad.subject, ox.BlankNode)
    assert quad.subject != quad.object
    (row,) = rows(store, "SELECT ?s { ?s ?p ?o }")
    assert row["s"]["type"] == "bnode"
    store.refill_graph(G, [])
    assert not store.has_graph(G)  # what is empty is not there


def test_many_quads_are_written_in_operations_that_it_can_take(store: Store) -> None:
    quads = {
        ox.Quad(S, P, ox.Literal(str(n)), ox.NamedNode(f"{EX}g{n % 3}"))
        for n in range(5500)  # of 5,000 in one it says that its memory is exhausted
    }
    assert store.exchange((), quads)
    assert store.count() == 5500
    assert store.exchange(quads, ())
    assert store.count() == 0


def test_operations_before_one_that_fails_are_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an update it keeps what was done before a failure."""
    monkeypatch.setattr(virtuoso_steps, "MOST_AT_ONCE", 2)
    old = [ox.Quad(S, P, ox.Literal(str(n)), G) for n in range(3)]
    store.add(old)
    new = [ox.Quad(S, P, ox.Literal(f"new {n}"), G) for n in range(3)]
    bad = ox.Quad(S, P, literal("P1M", "duration"), ox.NamedNode(f"{EX}z"))
    with pytest.raises(ExternalStoreError, match=r"it refuses: .*duration"):
        store.exchange(old, [*new, bad])
    assert set(store.quads()) == set(old)


def test_what_was_there_before_stays_when_an_operation_fails(store: Store) -> None:
    old = ox.Quad(S, P, ox.Literal("old"), G)
    store.add([old])
    node = ox.Quad(ox.BlankNode("a"), P, ox.Literal("x"), G)
    bad = ox.Quad(S, P, literal("P1M", "duration"), ox.NamedNode(f"{EX}z"))
    with pytest.raises(ExternalStoreError, match=r"it refuses: .*duration"):
        store.add([old, ox.Quad(S, P, ox.Literal("new"), G), node, bad])
    assert store.quads() == [old]


def test_nodes_without_a_name_that_are_refused_leave_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ExternalStoreError(address="http://x", reason="refused", value="no")

    monkeypatch.setattr(Virtuoso, "_send", refuse)
    node = ox.Quad(ox.BlankNode("a"), P, ox.Literal("x"), G)
    with pytest.raises(ExternalStoreError):
        store.add([ox.Quad(S, P, ox.Literal("new"), G), node])
    assert store.count() == 0


def test_what_cannot_be_taken_back_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtuoso_steps, "MOST_AT_ONCE", 1)
    post, left = Virtuoso._post, [2]  # noqa: SLF001 - as a server that goes away

    def away(self: Virtuoso, update: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise ExternalStoreError(address="http://x", reason="down", value="gone")
        post(self, update)

    monkeypatch.setattr(Virtuoso, "_post", away)
    quads = [ox.Quad(S, P, ox.Literal(str(n)), G) for n in range(3)]
    with pytest.raises(ExternalStoreError, match="could not be undone"):
        store.add(quads)
    monkeypatch.setattr(Virtuoso, "_post", post)
    assert store.unsettled
    assert len(store.quads()) == 2
    assert store.replace_graph(G.value, quads)  # the next run puts it right
    assert set(store.quads()) == set(quads)


def test_an_answer_that_is_cut_off_without_a_word_is_refused(
    tmp_path: Path, servers: Servers
) -> None:
    """`ResultSetMaxRows`, 10,000 as Debian has it; of graphs no header tells."""
    limit = "ResultSetMaxRows = 10"
    with start_virtuoso(tmp_path / "server", servers.shared, limit) as running:
        server = replace(running.server, folder=tmp_path / "beside")
        with Store.open(server) as store:
            store.add(ox.Quad(S, P, ox.Literal(str(n)), G) for n in range(20))
            assert len(rows(store, "SELECT * { ?s ?p ?o } LIMIT 9")) == 9
            assert store.count() == 20
            for ask in (
                lambda: store.rows("SELECT ?o { ?s ?p ?o }"),
                lambda: answered(store, "SELECT * { ?s ?p ?o } ORDER BY ?o"),
                lambda: answered(store, "CONSTRUCT WHERE { ?s ?p ?o }", NT),
                lambda: answered(store, "CONSTRUCT { <x:a> ?p 1 } { ?s ?p ?o }", NT),
                lambda: store.quads(G.value),
                store.dump,
                lambda: list(store.matching(S.value)),
            ):
                with pytest.raises(ExternalStoreError, match=CUT):
                    ask()


def test_a_query_that_it_cannot_run_is_refused_with_its_words(store: Store) -> None:
    store.add([ox.Quad(S, P, ox.Literal("x"), G)])
    with pytest.raises(QueryRefusedError, match=r"the server says: 500 .*Virtuoso"):
        answered(store, 'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "(")) }')


@pytest.mark.parametrize(
    "update",
    [
        "INSERT { GRAPH <x:g> { <x:a> <x:b> ?x } } WHERE { BIND(<bif:now>() AS ?x) }",
        "PREFIX b: <BIF:> DROP GRAPH <x:y> ; INSERT DATA { <x:a> b:c 1 }",
    ],
)
def test_its_functions_are_out_of_reach(store: Store, update: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"(?i)bif"):
        store.update(check(Update(update)))
    with pytest.raises(QueryRefusedError, match="bif:now"):
        answered(store, "SELECT (<bif:now>() AS ?x) {}")
    assert store.count() == 0


def test_a_wrong_password_is_known_before_anything_is_written(
    servers: Servers, tmp_path: Path
) -> None:
    server = servers.emptied("virtuoso", tmp_path)
    for wrong in (replace(server, password="no"), replace(server, user=None)):  # noqa: S106 - of nobody
        with pytest.raises(ExternalStoreError, match="CHIDAO_STORE_PASSWORD"):
            Store.open(wrong)
