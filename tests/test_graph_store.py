"""The store: one transaction a graph, results as bytes, one process at a time."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
import traceback
from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph import store as store_module
from graph.disk import newest_snapshot, snapshots
from graph.errors import (
    NoStoreError,
    NotAcceptableError,
    QueryRefusedError,
    QuerySyntaxError,
    ReadOnlyError,
    StoreLockedError,
)
from graph.foreign import Asked, Bounds, Gathered
from graph.formats import OFFERED
from graph.store import Store
from graph.updates import Update, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

EX = "http://example.org/"
JSON = "application/sparql-results+json"
EVERY = f"SELECT * {{ ?s <{EX}p> ?o }}"
"""All that these tests put in: a server has a statement that names its state."""


def quad(subject: str, object_: str, graph: str = "g") -> ox.Quad:
    """A quad of short names."""
    terms = [ox.NamedNode(EX + name) for name in (subject, "p", object_, graph)]
    return ox.Quad(*terms)


@pytest.fixture
def store(empty: Store) -> Store:
    empty.replace_graph(f"{EX}g", [quad("a", "b"), quad("b", "c")])
    empty.replace_graph(f"{EX}h", [quad("c", "d", "h")])
    return empty


def count(store: Store, query: str, *, strict: bool = False, **of: list[str]) -> int:
    """How many rows a query has."""
    answer = Gathered()
    asked = Asked(query, JSON, **of, strict=strict, base=None)
    store.answer(asked, answer, Bounds())
    return len(json.loads(answer.body)["results"]["bindings"])


def test_all_graphs_together_are_asked(store: Store) -> None:
    assert count(store, EVERY) == 3
    assert count(store, f"SELECT ?o {{ <{EX}a> <{EX}p>+ ?o }}") == 3


def test_a_strict_query_is_asked_of_the_default_graph_alone(store: Store) -> None:
    assert count(store, EVERY, strict=True) == 0
    assert count(store, f"SELECT * {{ GRAPH ?g {EVERY[9:]} }}", strict=True) == 3
    with pytest.raises(QuerySyntaxError, match="Prefix not found"):
        count(store, "SELECT * { ?s cd:number ?o }", strict=True)


def test_a_query_may_name_its_graphs(store: Store) -> None:
    assert count(store, "SELECT * FROM <http://example.org/h> { ?s ?p ?o }") == 1
    every = "SELECT * { ?s ?p ?o }"
    assert count(store, every, default_graphs=[f"{EX}g"]) == 2
    assert count(store, every, named_graphs=[f"{EX}g"]) == 0
    named = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    assert count(store, named, named_graphs=[f"{EX}h"]) == 1


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        ("SELECT * { ?s ?p ?o }", "text/csv, text/turtle", "text/csv"),
        ("SELECT * { ?s ?p ?o }", "*/*", JSON),
        ("ASK {}", f"text/csv, {JSON}", JSON),
        (
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "text/csv, text/turtle",
            "text/turtle",
        ),
        (
            f"DESCRIBE <{EX}a>",
            "application/n-triples",
            "application/n-triples",
        ),
    ],
)
def test_the_first_type_that_fits_the_form_is_given(
    store: Store, query: str, accept: str, media_type: str
) -> None:
    result = store.query(query, accept)
    assert result.media_type == media_type
    assert result.body


@pytest.mark.parametrize("form", OFFERED)
def test_every_type_offered_can_be_had(store: Store, form: str) -> None:
    queries = {
        "select": "SELECT * { ?s ?p ?o }",
        "ask": "ASK { ?s ?p ?o }",
        "graph": "CONSTRUCT WHERE { ?s ?p ?o }",
    }
    for media_type in OFFERED[form]:  # type: ignore[index]  # a form
        assert store.query(queries[form], media_type).media_type == media_type


def test_a_type_that_does_not_fit_is_refused_with_those_that_do(store: Store) -> None:
    with pytest.raises(NotAcceptableError, match="application/sparql-results") as error:
        store.query("ASK {}", "text/turtle")
    assert error.value.offered == OFFERED["ask"]


def test_a_result_that_does_not_fit_ends_in_its_thread(store: Store) -> None:
    """Oxigraph complains where a result is dropped by another thread."""
    caught: list[NotAcceptableError] = []

    def ask() -> None:
        try:
            store.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv")
        except NotAcceptableError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    frames = traceback.walk_tb(caught[0].__traceback__)
    kept = [value for frame, _ in frames for value in frame.f_locals.values()]
    assert not any(isinstance(value, ox.QueryTriples) for value in kept)


def test_a_mistake_is_told_with_its_line(store: Store) -> None:
    with pytest.raises(QuerySyntaxError) as error:
        store.query("SELECT *\n{ ?s ?p }", JSON)
    assert error.value.line == 2


def test_a_graph_that_no_iri_names_is_a_mistake(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="no IRI"):
        store.answer(Asked("ASK {}", JSON, ["not an IRI"]), Gathered(), Bounds())


def test_an_update_is_refused(store: Store) -> None:
    with pytest.raises(QueryRefusedError):
        store.query("DROP ALL", JSON)
    assert count(store, EVERY) == 3


def test_queries_run_in_any_thread(store: Store) -> None:
    """Oxigraph ends the process if a result is read in another thread."""
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(count(store, EVERY)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [3] * 8


def test_own_queries_take_parameters_that_cannot_break_out(store: Store) -> None:
    rows = store.rows(
        "SELECT ?o { $s <http://example.org/p> ?o }", s=ox.NamedNode(f"{EX}a")
    )
    assert rows == [{"o": f"{EX}b"}]
    tricky = ox.Literal('" } # \\')
    assert store.rows("SELECT ?x { BIND($text AS ?x) }", text=tricky) == [
        {"x": '" } # \\'}
    ]


def test_what_is_not_bound_is_left_out_of_a_row(store: Store) -> None:
    rows = store.rows(f"SELECT ?o ?x {{ <{EX}a> ?p ?o OPTIONAL {{ ?o <{EX}q> ?x }} }}")
    assert rows == [{"o": f"{EX}b"}]


def test_a_graph_is_replaced_by_what_differs(store: Store) -> None:
    assert store.replace_graph(f"{EX}g", [quad("a", "b"), quad("x", "y")])
    assert set(store.quads(f"{EX}g")) == {quad("a", "b"), quad("x", "y")}
    assert not store.replace_graph(f"{EX}g", [quad("x", "y"), quad("a", "b")])


def test_awkward_literals_survive_a_replacement(store: Store) -> None:
    awkward = 'quote " backslash \\ newline \n tab \t return \r đường 𝄞 \u0007'
    literal = ox.Quad(
        ox.NamedNode(f"{EX}a"),
        ox.NamedNode(f"{EX}p"),
        ox.Literal(awkward),
        ox.NamedNode(f"{EX}g"),
    )
    assert store.replace_graph(f"{EX}g", [literal])
    assert store.quads(f"{EX}g") == [literal]


def test_a_reader_sees_all_of_a_letter_or_nothing(tmp_path: Path) -> None:
    sizes = (50, 80)
    letters = [[quad(f"s{i}", f"o{n}") for i in range(n)] for n in sizes]
    seen: set[int] = set()
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}g", letters[0])
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                seen.add(count(store, "SELECT * { ?s ?p ?o }"))

        reader = threading.Thread(target=read)
        reader.start()
        for number in range(40):
            store.replace_graph(f"{EX}g", letters[number % 2])
        done.set()
        reader.join()
    assert seen <= set(sizes)


def test_quads_of_another_graph_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="cannot be put into"):
        store.replace_graph(f"{EX}g", [quad("a", "b", "h")])


def test_an_emptied_graph_is_gone(store: Store) -> None:
    store.remove_graph(f"{EX}g")
    assert store.graphs() == [f"{EX}h"]


def test_kept_values_last_until_the_store_changes(store: Store) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [store.keep("n", make), store.keep("n", make)] == [1, 1]
    store.replace_graph(f"{EX}g", [quad("a", "b")])
    assert store.keep("n", make) == 2
    store.replace_graph(f"{EX}g", [quad("a", "b")])
    assert store.keep("n", make) == 2


def test_equal_stores_are_dumped_byte_for_byte_alike(empty: Store) -> None:
    quads = [quad(f"s{i}", f"o{i}") for i in range(20)]
    dumps = []
    for store, order in ((empty, quads), (Store.in_memory(), quads[::-1])):
        store.replace_graph(f"{EX}g", order)
        store.replace_graph(f"{EX}h", [quad("x", "y", "h")])
        dumps.append(store.dump())
    assert dumps[0] == dumps[1]
    assert dumps[0].count(b"\n") == 21


def test_graphs_can_be_left_out_of_a_dump(store: Store) -> None:
    assert store.dump(without=[f"{EX}g"]).count(b"\n") == 1
    assert store.dump("ntriples").count(b"\n") == 3
    assert b"example.org/h" in store.dump("trig")


def test_what_is_closed_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new" / "store") as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
    with Store.open(tmp_path / "new" / "store") as store:
        assert store.quads() == [quad("a", "b")]


def _hold(path: Path, pipe: Connection) -> None:
    with Store.open(path) as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
        store.publish()
        store.replace_graph(f"{EX}g", [quad("a", "c")])
        pipe.send(os.getpid())
        pipe.recv()


def test_a_store_that_is_held_names_its_holder_and_can_be_read(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(tmp_path, theirs))
    process.start()
    try:
        pid = ours.recv()
        with pytest.raises(StoreLockedError, match=str(pid)) as error:
            Store.open(tmp_path)
        assert error.value.pid == pid
        with Store.open_snapshot(tmp_path) as snapshot:
            assert snapshot.quads() == [quad("a", "b")]
            with pytest.raises(ReadOnlyError):
                snapshot.remove_graph(f"{EX}g")
    finally:
        ours.send(None)
        process.join()
    with Store.open(tmp_path) as store:
        assert store.quads() == [quad("a", "c")]


def test_a_reader_keeps_its_snapshot_while_newer_ones_appear(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
        store.publish()
        with Store.open_snapshot(tmp_path) as reader:
            for number in range(4):
                store.replace_graph(f"{EX}g", [quad("a", f"o{number}")])
                store.publish()
            assert reader.quads() == [quad("a", "b")]
        assert len(list((tmp_path / "snapshots").iterdir())) == 2


def test_where_nothing_is_stored_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="chidao ingest"):
        Store.open_snapshot(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_broke_off_is_noticed(tmp_path: Path) -> None:
    """Readers keep the last settled state until the derived graph is made again."""
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
        assert store.unsettled
        store.publish()
        assert not store.unsettled
        store.replace_graph(f"{EX}g", [quad("a", "c")])
    with Store.open(tmp_path) as store:
        assert store.unsettled
        assert store.quads() == [quad("a", "c")]
    with Store.open_snapshot(tmp_path) as settled:
        assert settled.quads() == [quad("a", "b")]


def test_a_snapshot_that_a_writer_took_away_is_no_broken_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
        store.publish()
    gone = [tmp_path / "snapshots" / "0"]
    monkeypatch.setattr(
        store_module,
        "newest_snapshot",
        lambda path: gone.pop() if gone else newest_snapshot(path),
    )
    with Store.open_snapshot(tmp_path) as read:
        assert read.quads() == [quad("a", "b")]


def test_what_is_written_leaves_memory_before_the_store_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_UNFLUSHED", 3)
    with Store.open(tmp_path) as store:
        before = set(tmp_path.glob("oxigraph/*.sst"))
        store.replace_graph(EX + "g", [quad("a", str(i)) for i in range(3)])
        assert set(tmp_path.glob("oxigraph/*.sst")) == before
        store.add([quad("b", "0")])
        assert set(tmp_path.glob("oxigraph/*.sst")) > before
        assert len(store.quads()) == 4


def test_quads_of_several_graphs_are_exchanged_at_once(empty: Store) -> None:
    store = empty
    old = [quad("a", "b"), quad("a", "c", "h")]
    new = [quad("a", "b"), quad("a", "d", "i")]
    store.add([*old, quad("z", "z", "g")])
    assert store.exchange(old, new)
    assert set(store.quads()) == {*new, quad("z", "z", "g")}
    assert store.graphs() == [f"{EX}g", f"{EX}i"]
    assert not store.exchange(new, new)


# Blank nodes and the default graph are what DELETE DATA and GRAPH cannot name.
@pytest.mark.parametrize("name", [ox.NamedNode(f"{EX}g"), ox.DefaultGraph()])
def test_a_graph_of_blank_nodes_is_filled_anew(
    name: ox.NamedNode | ox.DefaultGraph,
) -> None:
    store = Store.in_memory()
    store.add([quad("z", "z", "h")])
    for count in (2, 3, 1, 0):
        nodes = (ox.BlankNode(f"b{number}") for number in range(count))
        text = ox.Literal('"} ; DROP ALL #\n')
        store.refill_graph(
            name, [ox.Quad(node, ox.NamedNode(f"{EX}p"), text, name) for node in nodes]
        )
        assert store.has_graph(name)
        kept = [kept for kept in store.quads() if kept.graph_name == name]
        assert [kept.object for kept in kept] == [text] * count
    assert store.quads(f"{EX}h") == [quad("z", "z", "h")]


def test_a_graph_put_again_is_written_where_something_else_changed_it(
    empty: Store,
) -> None:
    store, whole = empty, frozenset([quad("a", "b"), quad("b", "c")])
    assert store.replace_graph(f"{EX}g", whole)
    assert not store.replace_graph(f"{EX}g", whole)
    for change in (
        lambda: store.add([quad("c", "d")]),
        lambda: store.remove_graph(f"{EX}g"),
        lambda: store.exchange([quad("a", "b")], [quad("a", "c")]),
        lambda: store.replace_graph(f"{EX}g", [quad("a", "b")]),
    ):
        change()
        assert store.replace_graph(f"{EX}g", whole)
        assert set(store.quads(f"{EX}g")) == whole


def test_what_was_put_is_not_taken_for_what_came_after(empty: Store) -> None:
    store, name, put = empty, ox.NamedNode(f"{EX}g"), [quad("a", "b"), quad("b", "c")]
    more, other = quad("c", "d"), quad("a", "z")
    line = f"<{EX}c> <{EX}p> <{EX}d> <{EX}g> ."
    changes: dict[str, tuple[Callable[[], object], set[ox.Quad]]] = {
        "add": (lambda: store.add([more]), {*put, more}),
        "exchange": (lambda: store.exchange(put, [other]), {other}),
        "replace": (lambda: store.replace_graph(f"{EX}g", [other]), {other}),
        "refill": (lambda: store.refill_graph(name, [other]), {other}),
        "remove": (lambda: store.remove_graph(f"{EX}g"), set()),
        "drop": (lambda: store.drop_graph(name), set()),
        "load": (lambda: store.load(BytesIO(line.encode())), {*put, more}),
        "update": (lambda: store.update(check(Update(f"CLEAR GRAPH {name}"))), set()),
        "elsewhere": (lambda: store.add([quad("c", "d", "h")]), {*put}),
    }
    for change, after in changes.values():
        store.replace_graph(f"{EX}g", put)
        assert set(store.quads(f"{EX}g")) == {*put}
        change()
        assert set(store.quads(f"{EX}g")) == after
    assert store.quads(f"{EX}g", f"{EX}a") == [quad("a", "b")]


def test_a_snapshot_stays_as_long_as_somebody_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}g", [quad("a", "b")])
        store.publish()
        with Store.open_snapshot(tmp_path) as read:
            held = snapshots(tmp_path)[-1]
            for number in range(3):
                store.replace_graph(f"{EX}g", [quad("a", str(number))])
                store.publish()
            assert read.quads() == [quad("a", "b")]
            assert held in snapshots(tmp_path)
        store.publish()
        assert [left.name for left in folder.iterdir()] == [str(int(held.name) + 4)]
