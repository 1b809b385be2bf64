from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

import viz
from extract.model import Predicate
from extract.tasks import Role
from graph.answers.chain_view import LANES, ChainNode, ChainView, Saying
from graph.quotes import Quote
from tests.sample_chain import sample_chain, sample_sayings
from viz.assets import asset
from viz.families import FAMILIES, family_of
from viz.frame import Frame
from viz.layout import lay_out
from viz.messages import Lang, messages
from viz.page import SCRIPTS, STYLES, Chain, chain_file, chain_page, panel_part
from viz.shapes import Palette
from viz.state import State

STATIC = Path(viz.__file__).parent / "static"
Render = Callable[[ChainView], str]
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}",
    "<!--<script>",
)


def said(view: ChainView) -> dict[str, tuple[Saying, ...]]:
    """The sayings of the sample; of an edge that is not of it, its id."""
    known = sample_sayings(sample_chain())
    return {
        edge.id: known.get(edge.id, (Saying("x", edge.id, edge.id),))
        for edge in view.edges
    }


def shown(view: ChainView, **state: Any) -> Chain:  # noqa: ANN401 - of any field
    return Chain(view, lay_out(view), State(view.roots, **state), said(view))


def served(view: ChainView) -> str:
    selected = view.focus
    return chain_page(shown(view, selected=selected), Frame("x", path="/do-thi"))


def filed(view: ChainView) -> str:
    return chain_file(view, said(view))


class Page(HTMLParser):
    """What a page is made of: its tags with attributes, and its scripts' text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.bodies: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"} and data.strip():
            self.bodies.append(data)

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in tags]


def data_of(html: str) -> dict[str, Any]:
    island = re.search(r'id="chain-data">(.*?)</script>', html, re.DOTALL)
    assert island
    data: dict[str, Any] = json.loads(island[1])
    return data


def hostile(payload: str) -> ChainView:
    """Return the sample with `payload` in everything that a document could hold."""
    view = sample_chain()
    first, *rest = view.nodes
    bad = ChainNode(
        id=f"n{payload}",
        iri=payload,
        kind="document",
        label=payload,
        lane=0,
        branch="party",
        title=payload,
        details=(("issuer", payload),),
        held=False,
    )
    quote = Quote(view.edges[0].quotes[0].letter_id, payload, ((0, 9),), payload)
    edge = replace(view.edges[0], id=payload, source=bad.id, quotes=(quote,))
    return ChainView(
        (bad, first, *rest), (edge, *view.edges), roots=(bad.id,), to=first.id
    )


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("render", [served, filed])
def test_nothing_of_a_document_becomes_markup(payload: str, render: Render) -> None:
    html = render(hostile(payload))
    page, clean = Page(html), Page(render(sample_chain()))
    assert len(page.named("script")) == len(clean.named("script"))
    assert not page.named("img")
    assert all((a["href"] or "").startswith(("#", "/", "?")) for a in page.named("a"))
    assert not any(
        name.startswith("on") for _, attributes in page.tags for name in attributes
    )
    assert data_of(html)["nodes"][0]["name"] == payload
    assert "49" not in re.findall(r'data-node="[^"]*">([^<]*)<', html)


@pytest.mark.parametrize("render", [served, filed])
def test_nothing_is_loaded_from_elsewhere(render: Render) -> None:
    page = Page(render(sample_chain()))
    addresses = [
        attributes.get("src") or attributes.get("href") or ""
        for attributes in page.named("script", "link", "img", "iframe", "a")
    ]
    assert [a for a in addresses if re.match(r"(?:\w+:)?//", a)] == []
    for name in STYLES:
        style = (STATIC / name).read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import", style)


def test_the_page_keeps_to_a_strict_policy() -> None:
    page = Page(served(sample_chain()))
    assert not any("style" in attributes for _, attributes in page.tags)
    assert not page.named("style")
    scripts = page.named("script")
    assert [s["src"] for s in scripts if s.get("type") != "application/json"] == [
        asset(name) for name in ("theme.js", "find.js", *SCRIPTS)
    ]


def test_the_file_admits_only_its_own_scripts_and_styles() -> None:
    page = Page(filed(sample_chain()))
    (policy,) = (
        meta["content"] or ""
        for meta in page.named("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    inline = [body for body in page.bodies if not body.startswith("{")]
    assert len(inline) == policy.count("sha256-")
    for body in inline:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not any(s.get("src") for s in page.named("script"))


def test_nodes_and_edges_come_from_the_network() -> None:
    view = sample_chain()
    data = data_of(served(view))
    assert [node["id"] for node in data["nodes"]] == [node.id for node in view.nodes]
    assert [(edge["from"], edge["to"]) for edge in data["edges"]] == [
        (edge.source, edge.target) for edge in view.edges
    ]
    assert data["options"]["physics"] == {"enabled": False}
    assert all(edge["path"].startswith("M") for edge in data["edges"])


def test_the_details_of_a_line_mark_the_words_in_their_sentence() -> None:
    view = sample_chain()
    edge = next(e for e in view.edges if len(e.quotes[0].segments) > 1)
    html = panel_part(shown(view, selected=edge.id), Frame("x", path="/do-thi"))
    (mark,) = re.findall(r"<mark>([^<]*)</mark>", html)
    assert mark == edge.quotes[0].text
    address = f"/van-ban/{edge.quotes[0].letter_id}/toan-van#t{edge.quotes[0].task}"
    assert f'href="{address}"' in html


def test_the_details_of_a_box_tell_both_ways_and_where_to_go_on() -> None:
    view = sample_chain()
    node = next(n for n in view.nodes if n.label == "KH 725/KH-UBND")
    view = replace(
        view, nodes=tuple(replace(n, hidden=2) if n is node else n for n in view.nodes)
    )
    state = {"selected": node.id, "opened": ("a",)}
    html = panel_part(shown(view, **state), Frame("x", path="/do-thi"))
    assert "KH 186-KH/TU" in html
    assert "Chi nhánh NHCSXH tỉnh" in html
    assert f"open=a%2C{node.id}" in html
    assert f"closed={node.id}" in html
    assert f'href="/van-ban/{node.id}"' in html
    lit = json.loads(unescape(re.findall(r'data-lit="([^"]*)"', html)[0]))
    assert node.id in lit


def test_the_outline_has_what_the_map_has() -> None:
    view = sample_chain()
    html = served(view)
    ids = set(re.findall(r'<li id="([^"]+)"', html))
    assert ids == {f"n-{n.id}" for n in view.nodes} | {f"e-{e.id}" for e in view.edges}
    assert "Chưa có trong kho" in html


def test_relations_read_from_their_subject() -> None:
    text = re.sub(r"<[^>]+>", " ", served(sample_chain()))
    text = " ".join(text.split())
    assert "Nghị quyết số 03/NQ-CP KH 484/KH-UBND thực hiện" in text
    assert "giao chủ trì Công an tỉnh" in text


@pytest.mark.parametrize(
    ("lang", "title", "other"),
    [
        ("vi", "Chuỗi văn bản chỉ đạo", "/do-thi?root=x&amp;lang=en"),
        ("en", "Chain of directing documents", "/do-thi?root=x"),
    ],
)
def test_languages(lang: Lang, title: str, other: str) -> None:
    frame = Frame("<1>", lang, path="/do-thi", query=(("root", "x"),))
    html = chain_page(shown(sample_chain()), frame)
    assert f'<html lang="{lang}"' in html
    assert "<title>&lt;1&gt; · " in html
    assert f"<h1>{title}</h1>" in html
    assert f'href="{other}"' in html


def test_every_word_of_the_contract_has_its_message() -> None:
    vi, en = messages("vi"), messages("en")
    assert vi.keys() == en.keys()
    relations = {*get_args(Predicate), *get_args(Role)}
    assert {f"relation.{relation}" for relation in relations} <= vi.keys()
    assert {family_of(relation) for relation in relations} == set(FAMILIES)
    assert {f"family.{family.key}" for family in FAMILIES} <= vi.keys()
    assert {f"palette.{palette}" for palette in get_args(Palette)} <= vi.keys()
    assert {f"lane.{lane}" for lane in range(LANES)} <= vi.keys()


def test_browser_code_asks_only_for_messages_it_is_given() -> None:
    given = data_of(served(sample_chain()))["messages"].keys()
    asked = set()
    for script in STATIC.glob("chain*.js"):
        source = script.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\bt\([^"()]*"([\w.]+)"', source))
    assert asked
    assert asked <= given


def test_an_empty_store_says_so() -> None:
    assert "Chưa có văn bản nào trong kho" in served(ChainView((), ()))
