"""Letters into the store and out of it; `graph.resolve` settles what they mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graph.catalog import catalog
from graph.errors import NotFoundError
from graph.identity import identify
from graph.iris import part
from graph.lookup import find
from graph.quads import to_quads
from graph.runs import record_reading, record_removal

if TYPE_CHECKING:
    from extract.model import Extraction
    from graph.iris import Iris
    from graph.store import Store

_FILE = """
SELECT ?name ?sha256 { GRAPH $letter {
  $letter prov:wasDerivedFrom ?file . ?file schema:name ?name ; schema:sha256 ?sha256
} }
"""


@dataclass(frozen=True, slots=True)
class IngestResult:
    """Where a letter is, whether the store changed, and the file it took over from."""

    iri: str
    slug: str
    changed: bool
    replaced: str | None = None


def ingest_letter(store: Store, extraction: Extraction, iris: Iris) -> IngestResult:
    """Make the letter's graph hold what was read; the same again changes nothing.

    The same bytes under another name are the same file: it keeps its first name.
    `graph.resolve.resolve` is to follow, once for any number of letters.
    """
    slug = identify(extraction).letter
    iri = iris.iri(slug)
    source = extraction.letter.source
    rows = store.rows(_FILE, letter=NamedNode(iri))
    before = rows[0]["name"] if rows else source.name
    if rows and rows[0]["sha256"] == source.sha256:
        extraction = _renamed(extraction, before)
        source = extraction.letter.source
    changed = store.replace_graph(iri, to_quads(extraction, iris))
    if not changed:
        return IngestResult(iri, slug, changed)
    file = part(slug, f"file-{source.sha256[:8]}")
    record_reading(store, iris, slug, file, extraction.version)
    return IngestResult(iri, slug, changed, None if before == source.name else before)


def _renamed(extraction: Extraction, name: str) -> Extraction:
    source = replace(extraction.letter.source, name=name)
    return replace(extraction, letter=replace(extraction.letter, source=source))


def remove_letter(store: Store, key: str, iris: Iris) -> None:
    """Take a letter out, by slug or number; `resolve` is to follow.

    Raises:
        NotFoundError: no letter that was read has this key.
        AmbiguousError: several documents have it.
    """
    slug = find(store, key, "document")
    if not catalog(store).documents[slug].held:
        held = [d.slug for d in catalog(store).documents.values() if d.held]
        raise NotFoundError(key, held[:5])
    store.remove_graph(iris.iri(slug))
    record_removal(store, iris, slug)
