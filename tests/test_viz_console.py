"""How the graph of a result is laid out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

from graph.answers.results import Results, Value
from viz.console import MOST_NODES, addresses, drawn
from viz.frame import Frame

FRAME = Frame(title="t", path="/sparql")


def thing(name: str) -> Value:
    return Value("document", f"Nghị quyết {name}", name, f"x:{name}", name)


def graph(*links: tuple[str, str]) -> Results:
    relation = Value("term", "thực hiện", "cd:implements", "x:implements", "implements")
    rows = [[thing(low), relation, thing(high)] for low, high in links]
    return Results("graph", (), rows)


def nodes(found: Results) -> dict[str, dict[str, Any]]:
    data = cast("dict[str, Any]", drawn(found, FRAME))
    return {node["id"].removeprefix("x:"): node for node in data["nodes"]}


def test_what_is_pointed_to_stands_above() -> None:
    made = nodes(graph(("c", "b"), ("b", "a"), ("c", "a")))
    assert made["a"]["y"] < made["b"]["y"] < made["c"]["y"]


def test_circles_and_self_links_have_places() -> None:
    made = nodes(graph(("a", "b"), ("b", "a"), ("a", "a"), ("c", "a")))
    assert made["a"]["y"] == made["b"]["y"] < made["c"]["y"]
    assert made["a"]["x"] != made["b"]["x"]


def test_boxes_of_a_row_do_not_overlap() -> None:
    made = nodes(graph(*((f"n{n}", "hub") for n in range(40))))
    rows: dict[float, list[float]] = {}
    for node in made.values():
        rows.setdefault(node["y"], []).append(node["x"])
    assert len(rows) > 2
    for places in rows.values():
        places.sort()
        assert all(b - a > 60 for a, b in pairwise(places))


def test_of_many_those_with_most_links_are_drawn() -> None:
    links = [(f"n{n}", f"m{n}") for n in range(MOST_NODES)]
    found = graph(*links, *((f"k{n}", "hub") for n in range(5)))
    data = cast("dict[str, Any]", drawn(found, FRAME))
    assert len(data["nodes"]) == MOST_NODES
    assert data["all"] == 2 * MOST_NODES + 6
    assert data["nodes"][0]["id"] == "x:hub"


def test_words_alone_are_no_graph() -> None:
    words = Value("literal", "chữ")
    assert drawn(Results("graph", (), [[thing("a"), thing("p"), words]]), FRAME) is None
    assert drawn(Results("select", ("a",), [[thing("a")]]), FRAME) is None


def test_where_values_lead() -> None:
    address = addresses(Frame(title="t", path="/sparql", lang="en"))
    assert address(thing("a")) == "/van-ban/a?lang=en"
    part = Value("thing", "a.c1", "a.c1", "x:a.c1", "a.c1")
    assert address(part) == "/data/a.c1.html?lang=en"
    term = Value("term", "chủ trì", "cd:lead", "x:lead", "lead")
    assert address(term) == "/ontology?lang=en#lead"
    assert address(Value("blank", "javascript:x", iri="javascript:x")) is None
