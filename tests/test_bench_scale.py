"""What the benchmark of growth is made from; nothing is timed here."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from bench.scale import loaders
from bench.scale.figures import Figure, beside, kept, table, wrong
from bench.scale.loading import ran
from bench.scale.queries import texts
from bench.serving import chidao
from bench.world.files import write_world
from bench.world.plan import World
from bench.world.writing import written
from graph.iris import Iris
from graph.quads import to_quads
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WORLD = World(200)


def test_figures_tell_median_and_the_late_ones() -> None:
    assert Figure.of([0.001] * 19 + [0.101]).shown == "1.00 (6.00)"
    assert Figure.of([0.25], wrong=True).shown == "250 differs"
    assert Figure(1234567.0).shown == "1,234,567"


def test_what_is_kept_is_not_measured_again(tmp_path: Path) -> None:
    made = {"a, ms": Figure(1.5, 2.5), "b": Figure(3.0, wrong=True)}
    file = tmp_path / "figures.json"
    assert kept(file, lambda: made) == made
    assert kept(file, dict) == made
    assert wrong([made]) == ["b"]


def test_a_table_has_a_column_for_each_size_and_the_exponent() -> None:
    sizes = {
        1000: {"a": Figure(2.0), "b": Figure(1.0)},
        10_000: {"a": Figure(200.0)},
    }
    assert table("what", sizes).splitlines() == [
        "| what | 1,000 | 10,000 | exponent |",
        "| --- | --: | --: | --: |",
        "| a | 2.00 | 200 | 2.00 |",
        "| b | 1.00 |  |  |",
    ]


def test_engines_stand_side_by_side() -> None:
    figures = {"q1: one": Figure(1.0), "q1: other": Figure(2.0), "q2: one": Figure(3.0)}
    assert beside("ms", figures).splitlines()[2:] == [
        "| q1 | 1.00 | 2.00 |",
        "| q2 | 3.00 | – |",
    ]


def test_the_queries_have_answers_in_a_world() -> None:
    with Store.in_memory() as store:
        for place in range(WORLD.letters):
            store.add(to_quads(written(WORLD, place), Iris()))
        resolve(store, Iris())
        for name, query in texts(WORLD).items():
            answer = store.query(query, "text/csv, application/n-triples")
            rows = len(answer.body.splitlines())
            assert rows == 1 if name.startswith("q6c") else rows > 1, name


def test_others_load_what_the_product_loads(tmp_path: Path) -> None:
    files = write_world(World(20), tmp_path / "world")
    lines = sum(file.read_bytes().count(b"\n") for file in files)
    assert loaders.pyoxigraph(tmp_path / "plain", files)["quads"] == lines
    packed = tmp_path / "packed.nq.gz"
    packed.write_bytes(gzip.compress(files[0].read_bytes()))
    store = tmp_path / "store"
    done = ran(chidao(store, "--lang", "en", "import", "--bulk", str(packed)))
    assert "Loaded 20 letters" in done.said
    assert done.memory > 10
    with pytest.raises(RuntimeError, match="without --bulk"):
        ran(chidao(store, "--lang", "en", "import", "--bulk", str(packed)))
