"""What the benchmarks of the SPARQL endpoint are made from; nothing is timed here."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from bench.clients import Answer
from bench.endpoint import questions
from bench.hostile import overdue, told
from bench.killers import KILLERS
from bench.queries import NAIVE, SHIPPED, Asked, rows_of, table
from bench.sparql_strings import Strings
from bench.world.plan import World
from bench.world.writing import written
from graph.errors import QueryRefusedError
from graph.guard import inspect
from graph.iris import Iris
from graph.quads import to_quads
from graph.resolve import resolve
from graph.store import Store
from ontology.terms import PREFIXES
from tests.samples import sample_store

NEED_NO_STORE = ("tables, multiplied", "string doubled 30 times")
REMOTE = "http://127.0.0.1:9/"


@pytest.fixture(scope="module")
def samples() -> ox.Store:
    loaded = ox.Store()
    loaded.bulk_extend(sample_store("000", "001").quads())
    return loaded


def test_the_questions_have_answers_in_a_world() -> None:
    world, store = World(100), Store.in_memory()
    for place in range(world.letters):
        store.add(to_quads(written(world, place), Iris()))
    resolve(store, Iris())
    for _, query, _ in questions(world):
        answer = store.query(query, "text/csv, application/n-triples")
        assert len(answer.body.splitlines()) > 10


# What is refused is refused for its size; the rest is for the limits to stop.
def test_killers_are_refused_or_are_queries() -> None:
    assert len({killer.name for killer in KILLERS}) == len(KILLERS) > 30
    passed = 0
    for killer in KILLERS:
        try:
            inspect(killer.query)
        except QueryRefusedError:
            continue
        passed += 1
        if killer.name not in NEED_NO_STORE:
            ox.Store().query(killer.query)  # parses, and is over at once
    assert passed > 20


def test_strings_are_the_same_by_seed_and_number() -> None:
    strings = Strings(1, REMOTE)
    assert strings.made(7) == Strings(1, REMOTE).made(7)
    assert strings.made(7) != Strings(2, REMOTE).made(7)
    assert strings.update(7) == Strings(1, REMOTE).update(7)


def test_strings_are_of_all_kinds_and_most_valid_ones_parse() -> None:
    strings = Strings(1, REMOTE)
    made = [strings.made(number) for number in range(300)]
    kinds = Counter(one.kind for one in made)
    assert len(kinds) == 6
    parsed = 0
    for one in made:
        if one.kind == "valid":
            try:
                ox.Store().query(one.data.decode(), prefixes=dict(PREFIXES))
            except (SyntaxError, RuntimeError):
                continue
            parsed += 1
    assert parsed > 0.9 * kinds["valid"]


def test_every_shipped_query_has_its_naive_form() -> None:
    names = {path.name for path in SHIPPED.glob("*.rq")}
    assert names == {path.name for path in NAIVE.glob("*.rq")}


# Two take seconds in their naive form; the benchmark compares them.
@pytest.mark.parametrize(
    "name",
    sorted(
        path.stem
        for path in SHIPPED.glob("*.rq")
        if path.stem not in ("provenance", "successors")
    ),
)
def test_naive_forms_answer_the_same(samples: ox.Store, name: str) -> None:
    shipped, naive = (
        rows_of(samples, (folder / f"{name}.rq").read_text("utf-8"))
        for folder in (SHIPPED, NAIVE)
    )
    assert naive == shipped


def test_answers_that_differ_are_told() -> None:
    rows, other = frozenset({("a",)}), frozenset({("b",)})
    results = [
        ("same", Asked(0.001, rows), Asked(0.01, rows)),
        ("other", Asked(0.001, rows), Asked(0.01, other)),
        ("slow", Asked(0.001, rows), Asked(60, None)),
    ]
    shown, different = table(results)
    assert different == ["other"]
    assert "10.0" in shown.splitlines()[1]
    assert ">60000.0" in shown.splitlines()[3]


def test_what_came_late_or_not_at_all_is_counted() -> None:
    name = KILLERS[0].name
    answers = [
        Answer(name, "503 query_timeout", 2.1),
        Answer(name, "503 query_timeout", 9.0),
        Answer(name, "none", 0.1),
        Answer("never reads", "stayed", 60.0),
    ]
    assert overdue(answers, 5.0) == answers[1:3]
    assert "503 query_timeout (2)" in told(answers, 5.0)
