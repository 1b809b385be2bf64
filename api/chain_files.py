"""A chain as a file: a picture, a page, a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from api.chains import all_said
from graph.exchange.chain_files import chain_graphml, chain_triples
from graph.exchange.description import serialize
from viz.page import chain_file
from viz.svg import chain_svg_file

if TYPE_CHECKING:
    from graph.answers.chain_view import ChainView
    from graph.store import Store
    from viz.messages import Lang
    from viz.state import State

FileFormat = Literal["svg", "graphml", "ttl", "html"]
Format = Literal["json", "svg", "graphml", "ttl", "html"]

TYPES: Final[dict[FileFormat, str]] = {
    "svg": "image/svg+xml",
    "graphml": "application/graphml+xml",
    "ttl": "text/turtle",
    "html": "text/html",
}


def chain_as(
    store: Store, view: ChainView, state: State, form: FileFormat, lang: Lang
) -> bytes:
    """A chain in a format; pictures and pages in a language."""
    if form == "svg":
        return chain_svg_file(view, lang=lang, href=lambda node: node.iri).encode()
    if form == "graphml":
        return chain_graphml(view)
    if form == "ttl":
        return serialize(chain_triples(store, view))
    said = all_said(store, view)
    return chain_file(view, said, lang=lang, families=state.families).encode()
