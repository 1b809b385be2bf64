"""The page of one thing: what the graph says of it, as words and links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ontology.terms import CD
from viz.frame import Format, Frame, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answers.resource_view import ResourceView

FORMATS = (
    Format("ttl", "Turtle", "text/turtle"),
    Format("jsonld", "JSON-LD", "application/ld+json"),
    Format("nt", "N-Triples", "application/n-triples"),
    Format("rdf", "RDF/XML", "application/rdf+xml"),
)
"""The formats of a description beside its page."""


def resource_page(
    view: ResourceView, frame: Frame, *, base: str, chain: str | None, more: str
) -> str:
    """Return the page of a thing, for a server.

    `base` is what all IRIs of things begin with; `chain` where the thing is drawn, None
    if nowhere; `more` where what did not fit is asked for.
    """
    address = _addresses(base)
    return render(
        "resource.html", frame, view=view, chain=chain, more=more, address=address
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
