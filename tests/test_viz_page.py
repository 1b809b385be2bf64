from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

import viz
from extract.model import Predicate
from extract.tasks import Role
from graph.answers.chain_view import LANES, ChainLetter, ChainNode, ChainView
from graph.quotes import Quote
from tests.sample_chain import sample_chain
from viz.assets import asset
from viz.families import FAMILIES, family_of
from viz.frame import Frame
from viz.messages import Lang, messages
from viz.network import Palette
from viz.page import SCRIPTS, chain_file, chain_page

STATIC = Path(viz.__file__).parent / "static"
Render = Callable[[ChainView], str]
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}",
    "<!--<script>",
)


def served(view: ChainView) -> str:
    return chain_page(view, Frame("x", path="/do-thi"))


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
    letter = ChainLetter(view.letters[0].id, payload, payload * 9)
    quote = Quote(letter.id, payload, ((0, len(payload)),), payload)
    edge = replace(view.edges[0], id=payload, source=bad.id, quotes=(quote,))
    return ChainView(
        (bad, first, *rest), (edge, *view.edges), (letter, *view.letters[1:]), bad.id
    )


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("render", [served, chain_file])
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


@pytest.mark.parametrize("render", [served, chain_file])
def test_nothing_is_loaded_from_elsewhere(render: Render) -> None:
    page = Page(render(sample_chain()))
    addresses = [
        attributes.get("src") or attributes.get("href") or ""
        for attributes in page.named("script", "link", "img", "iframe", "a")
    ]
    assert [a for a in addresses if re.match(r"(?:\w+:)?//", a)] == []
    style = (STATIC / "chain.css").read_text(encoding="utf-8")
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
    page = Page(chain_file(sample_chain()))
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
    assert json.loads(data["options"])["physics"] == {"enabled": False}
    assert not any("label" in edge for edge in data["edges"])


def test_offsets_of_the_data_give_the_quotes() -> None:
    data = data_of(served(sample_chain()))
    quotes = [quote for edge in data["edges"] for quote in edge["quotes"]]
    assert any(len(quote["segments"]) > 1 for quote in quotes)
    for quote in quotes:
        text = data["page"]["letters"][quote["letter"]]["text"]
        words = " ".join(text[start:end] for start, end in quote["segments"])
        assert " ".join(words.split()) == quote["text"]


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
    html = chain_page(sample_chain(), frame, links=[("/docs", "API <1>")])
    assert f'<html lang="{lang}"' in html
    assert "<title>&lt;1&gt; · " in html
    assert f"<h1>{title} " in html
    assert f'href="{other}"' in html
    assert '<a href="/docs">API &lt;1&gt;</a>' in html


def test_every_word_of_the_contract_has_its_message() -> None:
    vi, en = messages("vi"), messages("en")
    assert vi.keys() == en.keys()
    relations = {*get_args(Predicate), *get_args(Role)}
    assert {f"relation.{relation}" for relation in relations} <= vi.keys()
    assert {family_of(relation) for relation in relations} == set(FAMILIES)
    assert {f"family.{family.key}" for family in FAMILIES} <= vi.keys()
    assert {f"palette.{palette}" for palette in get_args(Palette)} <= vi.keys()
    assert {f"lane.{lane}" for lane in range(LANES)} <= vi.keys()


def test_browser_code_asks_only_for_messages_there_are() -> None:
    known = messages("vi").keys()
    asked = set()
    for script in STATIC.glob("chain*.js"):
        source = script.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\bt\("([\w.]+)"', source))
    assert asked
    assert asked <= known


def test_an_empty_store_says_so() -> None:
    assert "Chưa có văn bản nào trong kho" in served(ChainView((), ()))
