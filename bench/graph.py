"""The store on disk: a letter replaced, everything resolved, chains asked and drawn."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import LETTERS, Timing, measure
from extract.pipeline import extract
from extract.read import read_letter
from graph.answers.chain import chain
from graph.answers.trace import trace
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.quads import to_quads
from graph.resolve import resolve
from graph.store import Store
from viz.frame import PAGES, Frame
from viz.layout import lay_out
from viz.page import Chain, chain_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction

RESOLUTION = "57-NQ/TW"
AGENCY = "Sở Khoa học và Công nghệ"


def timings() -> Iterator[Timing]:
    """Time writing, asking and drawing on a store of the example letters."""
    extractions = [extract(read_letter(path)) for path in LETTERS]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        yield from writing(store, extractions, Iris())
        yield from asking(store)


def writing(
    store: Store, extractions: list[Extraction], iris: Iris
) -> Iterator[Timing]:
    """Time the way of a letter into the store."""
    letters = [ingest_letter(store, extraction, iris).iri for extraction in extractions]
    quads = to_quads(extractions[0], iris)
    size = f"{len(quads)} quads"

    def put_anew() -> None:
        store.remove_graph(letters[0])
        store.replace_graph(letters[0], quads)

    yield Timing("to_quads", size, measure(partial(to_quads, extractions[0], iris)))
    yield Timing("remove, put back", size, measure(put_anew))
    size = f"{len(store.quads())} quads"
    yield Timing("resolve", size, measure(partial(resolve, store, iris)))


def asking(store: Store) -> Iterator[Timing]:
    """Time chains, from the words asked to the page drawn."""
    size = f"{len(store.quads())} quads"
    ask = partial(trace, store, RESOLUTION, AGENCY)
    yield Timing(f"trace {RESOLUTION} to {AGENCY}", size, measure(ask))
    view = chain(store)
    size = f"{len(view.nodes)} nodes, {len(view.edges)} edges"
    yield Timing("chain of everything", size, measure(partial(chain, store)))
    drawn = Chain(view, lay_out(view))
    yield Timing("its layout", size, measure(partial(lay_out, view)))
    page = partial(chain_page, drawn, Frame("", path=PAGES["chain"]))
    yield Timing("its page", size, measure(page))
