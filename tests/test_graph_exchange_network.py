"""What networkx reads back of GraphML and GEXF is what was written."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from graph.exchange.network_files import plain_network, to_gexf, to_graphml
from graph.network.network import network
from graph.store import Store
from tests.hostile_letter import hostile_store
from tests.samples import sample_store


@pytest.fixture(params=["sample", "hostile"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "hostile":
        return hostile_store()
    return sample_store("000", "001")


def nodes(graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """The nodes; networkx itself gives those of GEXF a label and an identifier."""
    return {slug: dict(data) for slug, data in graph.nodes(data=True)}


def edges(graph: nx.MultiDiGraph[str], *left_out: str) -> dict[str, Any]:
    return {
        data["id"]: (start, end, {k: v for k, v in data.items() if k not in left_out})
        for start, end, data in graph.edges(data=True)
    }


def test_graphml_gives_back_nodes_edges_and_attributes(store: Store) -> None:
    expected = plain_network(store)
    read: Any = nx.read_graphml(io.BytesIO(to_graphml(store)), force_multigraph=True)
    assert nodes(read) == nodes(expected)
    read_edges = {
        key: (start, end, {k: v for k, v in data.items() if k != "id"})
        for start, end, key, data in read.edges(keys=True, data=True)
    }
    assert read_edges == edges(expected, "id")


def test_gexf_gives_back_nodes_edges_and_attributes(store: Store) -> None:
    expected = plain_network(store)
    read: Any = nx.read_gexf(io.BytesIO(to_gexf(store)), version="1.2draft")
    assert nodes(read) == nodes(expected)
    own = ("label", "networkx_key")  # what GEXF adds
    assert edges(read, *own) == edges(expected, *own)


def test_every_statement_of_the_network_is_there() -> None:
    store = sample_store("000", "001")
    full, plain = list(network(store)), plain_network(store)
    assert set(plain) == {end for edge in full for end in (edge.lower, edge.higher)}
    assert plain.number_of_edges() == len(full) > 0
    statements = sum(data["statements"] for _, _, data in plain.edges(data=True))
    assert statements == sum(len(edge.statements) for edge in full)


def test_edges_run_as_they_are_stated() -> None:
    plain = plain_network(sample_store("000", "001"))
    said = {(u, v, d["predicate"]) for u, v, d in plain.edges(data=True)}
    plan, party_plan = "725-kh-ubnd-kon-tum-2025", "186-kh-tu-kon-tum-2025"
    assert (plan, party_plan, "implements") in said
    bank = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
    assert any(v == bank and p == "lead" and ".t-" in u for u, v, p in said)


@pytest.mark.parametrize("write", [to_gexf, to_graphml])
def test_the_files_are_well_formed_and_made_alike(write: Any, store: Store) -> None:  # noqa: ANN401 - a function
    etree.fromstring(write(store), etree.XMLParser(huge_tree=True))
    assert write(store) == write(store)


@pytest.mark.parametrize("write", [to_gexf, to_graphml])
def test_an_empty_store_gives_an_empty_network(write: Any) -> None:  # noqa: ANN401 - a function
    assert b"<edge" not in write(Store.in_memory()).replace(b"<edges", b"")
