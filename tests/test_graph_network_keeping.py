"""The network that is kept is always the one that would be read now."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graph.index import refresh
from graph.index.keeping import view_of
from graph.ingest import ingest_letter
from graph.network import keeping
from graph.network.adjacency import MENTION, ORDER, STRONG
from graph.network.files import FOLDER
from graph.network.network import network
from graph.network.ways import to_ends
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import extraction
from tests.samples import IRIS
from tests.test_graph_order import LETTERS, take_out

if TYPE_CHECKING:
    from pathlib import Path

    from graph.network.adjacency import Adjacency, Way
    from graph.network.names import Names

COMING = (*LETTERS, extraction("000"), extraction("001"))
WAYS: tuple[Way, ...] = ("up", "down")


def told(links: Adjacency, names: Names) -> dict[str, object]:
    """All that is said of a network, by slugs; not of what nobody speaks of."""
    found: dict[str, object] = {}
    for slug in sorted(names):
        node = names.number(slug)
        assert node is not None
        assert names[node] == slug
        paths = {
            way: [[names[n] for n in path] for path in to_ends(links, node, way, 50)[0]]
            for way in WAYS
        }
        steps = [
            [names[n] for n in links.step(np.array([node]), way, force).to]
            for way in WAYS
            for force in (MENTION, STRONG, ORDER)
        ]
        if any(steps):
            found[slug] = int(links.nodes.flags[node]), steps, paths
    return found


@pytest.mark.parametrize(
    ("most", "on_record"), [(0, 1000), (40, 1000), (100_000, 1000), (100_000, 20)]
)
def test_what_is_renewed_step_by_step_is_what_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch, most: int, on_record: int
) -> None:
    monkeypatch.setattr(keeping, "FEWEST_BESIDE", most)
    monkeypatch.setattr(refresh, "MOST_CHANGES", on_record)
    for seed in range(2):
        chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
        with Store.in_memory() as store:
            held = set[int]()
            for _ in range(8):
                index = chance.randrange(len(COMING))
                if index in held:
                    take_out(store, COMING[index])
                else:
                    ingest_letter(store, COMING[index], IRIS)
                held ^= {index}
                resolve(store, IRIS)
                if chance.random() < 0.5:
                    keeping.at(view_of(store))
            view = view_of(store)
            kept, fresh = keeping.at(view), keeping.Kept.read(view)
            assert told(kept.links, kept.names) == told(fresh.links, fresh.names)


def test_what_the_writer_saved_is_opened_by_all_and_renewed(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("001"), IRIS)
        resolve(store, IRIS)
        before = network(store)
    keeping.networks.clear()
    with Store.open(tmp_path) as store:
        again = network(store)
        assert told(again.links, again.names) == told(before.links, before.names)
        ingest_letter(store, extraction("000"), IRIS)
        resolve(store, IRIS)
        written = network(store)
    keeping.networks.clear()
    with Store.open_snapshot(tmp_path) as reader:
        read = network(reader)
        assert told(read.links, read.names) == told(written.links, written.names)
        assert told(read.links, read.names) != told(before.links, before.names)


def test_a_damaged_one_is_read_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("001"), IRIS)
        resolve(store, IRIS)
        before = network(store)
    keeping.networks.clear()
    for file in (tmp_path / FOLDER).rglob("up.to.npy"):
        file.write_bytes(file.read_bytes()[:100])
    with Store.open(tmp_path) as store:
        after = network(store)
    assert told(after.links, after.names) == told(before.links, before.names)
