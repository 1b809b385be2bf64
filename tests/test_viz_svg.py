"""The chain as a still picture: well-formed, escaped, complete, readable alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from graph.answers.chain_view import ChainView
from tests.sample_chain import sample_chain
from tests.test_viz_page import HOSTILE, hostile
from viz.messages import messages
from viz.svg import chain_svg, chain_svg_file

SVG = "{http://www.w3.org/2000/svg}"
T = messages("vi")


def tree(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def drawn(view: ChainView) -> etree._Element:
    return tree(chain_svg(view, T, href=lambda node: f"/van-ban/{node.id}"))


def titles(root: etree._Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")]


def test_it_has_every_node_and_every_edge_of_the_view() -> None:
    view = sample_chain()
    root = drawn(view)
    links = [a.get("href") for a in root.iter(f"{SVG}a")]
    assert links == [f"/van-ban/{node.id}" for node in view.nodes]
    edges = [
        g for g in root.iter(f"{SVG}g") if "edge" in (g.get("class") or "").split()
    ]
    assert len(edges) == len(view.edges)
    assert any("thực hiện" in title for title in titles(root))


def test_what_is_not_held_says_so_and_is_dashed() -> None:
    root = tree(chain_svg_file(sample_chain(), lang="vi", href=lambda _: None))
    (group,) = (
        g
        for g in root.iter(f"{SVG}g")
        if any(t.startswith("NQ 57-NQ/TW ·") for t in titles(g)[:1])
    )
    assert "Chưa có trong kho" in titles(group)[0]
    box = next(p for p in group.iter(f"{SVG}path") if p.get("class") == "box")
    assert box.get("stroke-dasharray")


def test_a_doubtful_edge_and_an_ambiguous_document_carry_a_question_mark() -> None:
    view = sample_chain()
    doubtful = replace(view.edges[0], confidence=0.4)
    unclear = replace(view.nodes[0], status="ambiguous", hidden=3)
    root = drawn(ChainView((unclear, *view.nodes[1:]), (doubtful, *view.edges[1:])))
    marks = [t for t in root.iter(f"{SVG}text") if t.get("class") == "doubt"]
    assert [mark.text for mark in marks] == ["?", "?"]
    assert any("Độ tin cậy thấp" in title for title in titles(root))
    assert "⊕3" in "".join(root.itertext())


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_of_a_document_becomes_markup(payload: str) -> None:
    view = hostile(payload)
    clean, bad = (
        {element.tag for element in drawn(one).iter()} for one in (sample_chain(), view)
    )
    assert bad == clean
    assert any(payload in title for title in titles(drawn(view)))


def test_alone_it_brings_its_colours_and_a_legend() -> None:
    root = tree(chain_svg_file(sample_chain(), lang="en", href=lambda _: None))
    assert not any("style" in element.attrib for element in root.iter())
    paths = [p for p in root.iter(f"{SVG}path") if p.get("class") in ("line", "box")]
    assert all((p.get("stroke") or "").startswith("#") for p in paths)
    words = "".join(root.itertext())
    assert "to lead" in words
    assert "Party Centre" in words


def test_nothing_to_draw() -> None:
    assert drawn(ChainView((), ())).get("viewBox")


def test_a_title_of_ten_thousand_characters_is_cut() -> None:
    view = sample_chain()
    long = replace(view.nodes[0], label="Ế" * 10_000, title="\u202e" + "x" * 10_000)
    root = drawn(replace(view, nodes=(long, *view.nodes[1:])))
    assert max(map(len, titles(root))) < 1000
    box = float((root.get("viewBox") or "").split()[2])
    assert box < 3000
