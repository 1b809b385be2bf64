"""The pages of one thing and of the vocabulary: escaped, and true as data."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from graph.answers.resource_view import ResourceView, Row, Value
from ontology.published import published_terms
from viz.assets import asset
from viz.frame import Frame
from viz.resource import FORMATS, resource_page
from viz.vocabulary import vocabulary_page

BASE = "https://w3id.org/chidao/id/"
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--<script>",
    "a & b \u2028 c \u2029 d",
    "{{ 7 * 7 }}",
)


class Page(HTMLParser):
    """Attributes of the elements, and what stands in script elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)


def page_of(words: str, iri: str | None = None) -> str:
    value = Value(words, iri)
    view = ResourceView(
        label=words,
        iri=f"{BASE}x",
        rows=(Row(value, (value,)),),
        parts=((value, (Row(value, (value,)),)),),
        leading_here=(Row(value, (value,)),),
        cut=True,
    )
    frame = Frame(words, path="/data/x", formats=FORMATS, linked={"name": words})
    chain, more = "/do-thi?root=x", "/api/documents/x"
    return resource_page(view, frame, base=BASE, chain=chain, more=more)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_documents_are_never_markup(words: str) -> None:
    made = page_of(words)
    page = Page(made)
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object"})
    *ours, script = [attributes for tag, attributes in page.tags if tag == "script"]
    assert [one["src"] for one in ours] == [asset("theme.js"), asset("find.js")]
    assert script == {"type": "application/ld+json"}
    (data,) = page.scripts
    assert json.loads(data) == {"name": words}
    assert not set(data) & set("<>&\u2028\u2029")
    assert not any(name.startswith("on") for _, held in page.tags for name in held)


@pytest.mark.parametrize(
    ("iri", "leads_to"),
    [
        (f"{BASE}57-nq-tw-2024", "/data/57-nq-tw-2024"),
        (f"{BASE}a/../b", "/data/a%2F..%2Fb"),
        ("https://w3id.org/chidao/ontology#lead", "/ontology#lead"),
        ("https://example.org/", "https://example.org/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("urn:lex:vn:x", None),
        (None, None),
    ],
)
def test_where_an_iri_leads(iri: str | None, leads_to: str | None) -> None:
    """To pages of this server, or elsewhere on the web; never to a script."""
    assert _links(page_of("x", iri)) - _links(page_of("x")) == (
        {leads_to} if leads_to else set()
    )


def test_a_page_of_one_thing_leads_to_its_data_and_where_it_is_drawn() -> None:
    links = _links(page_of("x"))
    assert {f"/data/x.{name}" for name in ("ttl", "nt", "rdf", "jsonld")} <= links
    assert {"/do-thi?root=x", "/api/documents/x", "/data/x?lang=en"} <= links


def _links(html: str) -> set[str | None]:
    return {held.get("href") for tag, held in Page(html).tags if tag == "a"}


def test_each_term_has_one_anchor() -> None:
    terms = published_terms()
    page = Page(vocabulary_page(terms, Frame("x", path="/ontology")))
    anchors = [held["id"] for tag, held in page.tags if tag == "dt"]
    assert anchors == [term.name for term in terms]
    assert len(anchors) == len(set(anchors))
