"""What tests of corrections share: the letters, when, and who."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from extract.pipeline import extract
from extract.source import Letter, Source
from graph.corrections.book import confirm, propose
from graph.corrections.model import Correction, Proposal
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import extraction

if TYPE_CHECKING:
    import pyoxigraph as ox

    from extract.model import Extraction

IRIS = Iris()
WHEN = datetime(2025, 7, 1, 8, tzinfo=UTC)
FIRST = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
SECOND = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
APART = (IRIS.runs, IRIS.corrections)
"""Graphs that say when and by whom, and are compared apart."""


def typed(text: str) -> Extraction:
    """What the program reads in a text file of these words."""
    source = Source("letter.txt", sha256(text.encode()).hexdigest(), "text/plain")
    return extract(Letter(source, text, ()))


def filled(*letters: Extraction) -> Store:
    """A store of one's own over letters, the two samples if none are given."""
    store = Store.in_memory()
    if letters:
        read(store, *letters)
    else:
        store.add(_samples())
    return store


@cache
def _samples() -> tuple[ox.Quad, ...]:
    """The quads of a store of the two samples: reading them anew takes a second."""
    return tuple(filled(extraction("000"), extraction("001")).quads())


def read(store: Store, *letters: Extraction) -> None:
    """Put letters into a store and settle what they mean."""
    for letter in letters:
        ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)


def asked(**fields: Any) -> Proposal:  # noqa: ANN401 - any field of a proposal
    """A proposal for the first sample letter, unless told otherwise."""
    return Proposal(**({"letter": FIRST, "why": "đọc sai"} | fields))


def confirmed(store: Store, proposal: Proposal) -> Correction:
    """Propose, confirm, settle."""
    made = propose(store, IRIS, proposal, "Lan", WHEN)
    found = confirm(store, IRIS, made.id, "Trưởng phòng", WHEN)
    resolve(store, IRIS)
    return found
