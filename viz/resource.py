"""The page of one thing: what the graph says of it, as words and links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ontology.terms import CD
from viz.assets import data_block, environment
from viz.messages import Lang, messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.answers.resource_view import ResourceView

STYLES = ("chain.css", "resource.css")
FORMATS = (
    ("ttl", "Turtle", "text/turtle"),
    ("jsonld", "JSON-LD", "application/ld+json"),
    ("nt", "N-Triples", "application/n-triples"),
    ("rdf", "RDF/XML", "application/rdf+xml"),
)
"""The formats of a description beside its page: extension, name, media type."""


def resource_page(  # noqa: PLR0913 - where everything is
    view: ResourceView,
    *,
    lang: Lang,
    base: str,
    path: str,
    chain: str | None,
    more: str,
    linked: Mapping[str, object] | None = None,
    asset_base: str = "/static",
) -> str:
    """Return the page of a thing, for a server; it has no script that runs.

    `base` is what all IRIs of things begin with, `path` where the description is,
    without an extension; `chain` where the thing is drawn, None if nowhere; `more`
    where what did not fit is asked for; `linked` is the thing as JSON-LD, for search
    engines.
    """
    return (
        environment()
        .get_template("resource.html")
        .render(
            view=view,
            lang=lang,
            t=messages(lang),
            path=path,
            chain=chain,
            more=more,
            linked=data_block(linked) if linked else None,
            formats=FORMATS,
            address=_addresses(base),
            styles=[f"{asset_base.rstrip('/')}/{name}" for name in STYLES],
        )
    )


def _addresses(base: str) -> Callable[[str], str | None]:
    """Tell where an IRI leads on this server, or elsewhere; None if nowhere."""

    def address(iri: str) -> str | None:
        if iri.startswith(base):
            return f"/data/{quote(iri.removeprefix(base), safe='')}"
        if iri.startswith(CD):
            return f"/ontology#{iri.removeprefix(CD)}"
        return iri if iri.startswith(("https://", "http://")) else None

    return address
