"""Letters into the store and out of it; `graph.resolve` settles what they mean.

Several files may hold one letter: its graph is made from the best of them, and
remembers all. Several letters may print one number: see `graph.held`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.annexes import whole_slug
from graph.catalog import catalog
from graph.corrections.keeping import follow, is_held, put_letter, take_out
from graph.errors import NotFoundError
from graph.files import add_file, file_slug, files_of, rank
from graph.fingerprint import content_of, fingerprint
from graph.held import Held, held_under, moved, same_letter, settle, slug_among
from graph.identity import identify
from graph.iris import apart_slug, shared_slug
from graph.lookup import find_itself
from graph.quads import to_quads
from graph.runs import record_reading, record_removal
from graph.writer import Writer, node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.model import Extraction
    from extract.source import Source
    from graph.identity import Identities
    from graph.iris import Iris
    from graph.readable import Row
    from graph.store import Store


_LETTERS_IN = """
SELECT DISTINCT ?letter { GRAPH ?letter {
  ?file schema:sha256 $sha256 . ?letter schema:encoding|prov:wasDerivedFrom ?file
} }"""
_SHARED_BY = """
SELECT ?number ?whole {
  { GRAPH $letter { $letter cd:number ?number } }
  UNION { ?correction cd:inLetter $letter ; cd:printedNumber ?number }
  UNION { GRAPH $letter { ?said rdf:predicate cd:annexOf ; rdf:object ?whole } }
}"""


@dataclass(frozen=True, slots=True)
class IngestResult:
    """Where a letter is, and whether the store changed.

    `replaced` is the file of the same letter that this one took over from, `kept` the
    better file that the letter goes on being read from, `apart` the slug of another
    letter that prints the same number, `former` the slug that the letter had when this
    file was read before.
    """

    iri: str
    slug: str
    changed: bool
    replaced: str | None = None
    kept: str | None = None
    apart: str | None = None
    former: str | None = None


def ingest_letter(
    store: Store, extraction: Extraction, iris: Iris, instead_of: str | None = None
) -> IngestResult:
    """Put what was read of a file into the store; the same again changes nothing.

    The same bytes under another name are the same file: it keeps its first name.
    Whatever the order in which the files of a letter come, the store is the same.
    `instead_of` is the SHA-256 of what the file held before it was edited: the letter
    is no longer read from that. `graph.resolve.resolve` is to follow, once for any
    number of letters.
    """
    who = identify(extraction)
    slug, whole = who.letter, whole_slug(extraction)
    held = held_under(store, iris, slug, extraction.header.number, whole)
    source = extraction.letter.source
    words = fingerprint(content_of(extraction)).encode()
    mine = Held(
        slug,
        (source,),
        words,
        annex=whole is not None,
        date=extraction.header.date,
        issuer=who.issuer,
    )
    former = _leave_former(store, iris, source, [slug, *(one.slug for one in held)])
    same = same_letter(held, mine)
    edited = same is not None and same.source.sha256 == instead_of != source.sha256
    if same and not edited and rank(same.source) < rank(source):
        result = _further_file(store, same, source, iris)
    else:
        result = _put(store, extraction, iris, who, mine, held, instead_of, former)
    return replace(result, former=former)


def _leave_former(
    store: Store, iris: Iris, source: Source, slugs: Sequence[str]
) -> str | None:
    """Take the same bytes out of what they were read as before, if they are not in it.

    A manifest has since told the number, or the reading is better. The letter stays
    as long as one of its files is in no other, and is no longer said to be in this
    file unless it was read from it.
    """
    former = None
    for slug in sorted(_letters_in(store, iris, source) - {*slugs}):
        read_from, *further = files_of(store, iris, slug)
        left = [file for file in further if file.sha256 != source.sha256]
        if len(left) < len(further):
            _forget(store, iris, slug, source)
        moved_on = read_from.sha256 == source.sha256 or bool(
            _letters_in(store, iris, read_from) - {slug}
        )
        if not left and moved_on:
            _take_out(store, iris, slug)
        if not left or len(left) < len(further):
            former = slug
    return former


def _letters_in(store: Store, iris: Iris, file: Source) -> set[str]:
    """The slugs of the letters that a file is said to hold."""
    rows = store.rows(_LETTERS_IN, sha256=ox.Literal(file.sha256))
    return {iris.slug(row["letter"]) for row in rows}


def _forget(store: Store, iris: Iris, slug: str, source: Source) -> None:
    """No longer say that a letter, which is read from another file, is in this one."""
    iri = iris.iri(slug)
    for file in files_of(store, iris, slug)[1:]:
        if file.sha256 == source.sha256:
            out = Writer(iris, iri)
            add_file(out, slug, file)
            store.replace_graph(iri, {*store.quads(iri)} - {*out.quads})


def _further_file(store: Store, same: Held, source: Source, iris: Iris) -> IngestResult:
    """Remember one more file of a letter whose graph is made from a better one."""
    iri = iris.iri(same.slug)
    if any(file.sha256 == source.sha256 for file in same.files):
        return IngestResult(iri, same.slug, changed=False)
    out = Writer(iris, iri)
    add_file(out, same.slug, source)
    store.add(out.quads)
    return IngestResult(iri, same.slug, changed=True, kept=same.source.name)


def _put(  # noqa: PLR0913, PLR0917 - what `ingest_letter` was given and found
    store: Store,
    extraction: Extraction,
    iris: Iris,
    who: Identities,
    mine: Held,
    held: Sequence[Held],
    instead_of: str | None,
    former: str | None,
) -> IngestResult:
    """Make the letter's graph hold what was read; `held` is what has its number.

    Corrections follow the letter from the slug that it had.
    """
    same = same_letter(held, mine)
    others = [one for one in held if one is not same]
    extraction, further = _among(extraction, same, instead_of)
    slug = slug_among(others, mine, mine.slug)
    apart = settle(store, iris, others, mine.slug, coming=mine)
    quads = to_quads(extraction, iris, further, who)
    if slug != mine.slug:
        quads = moved(quads, iris.iri(mine.slug), iris.iri(slug))
    if same and same.slug != slug:
        take_out(store, iris, same.slug)
    apart_from = apart_slug(mine.slug, mine.fingerprint)
    for old in (former, same and same.slug, apart_from):
        if old and not is_held(store, iris, old):
            follow(store, iris, old, slug)
    changed = put_letter(store, iris, slug, quads)
    if not changed:
        return IngestResult(iris.iri(slug), slug, changed)
    source = extraction.letter.source
    file = file_slug(slug, source.sha256)
    record_reading(store, iris, slug, file, extraction.version)
    taken_over = same.source.name if same and same.source != source else None
    return IngestResult(iris.iri(slug), slug, changed, taken_over, apart=apart)


def _among(
    extraction: Extraction, same: Held | None, instead_of: str | None
) -> tuple[Extraction, list[Source]]:
    """An extraction with the first name of its file, and the letter's other files."""
    source = extraction.letter.source
    further = []
    for file in same.files if same else ():
        if file.sha256 not in (source.sha256, instead_of):
            further.append(file)
        elif file.sha256 == source.sha256:
            named = replace(source, name=file.name)
            letter = replace(extraction.letter, source=named)
            extraction = replace(extraction, letter=letter)
    return extraction, further


def remove_letter(store: Store, key: str, iris: Iris) -> str:
    """Take a letter out, by slug or number; `resolve` is to follow.

    Returns:
        The IRI that it had.

    Raises:
        NotFoundError: no letter that was read has this key.
        AmbiguousError: several documents have it.
    """
    slug = find_itself(store, key, "document")
    letter = catalog(store).documents[slug]
    if not letter.held:
        held = [d.slug for d in catalog(store).documents.values() if d.held]
        raise NotFoundError(key, held[:5])
    _take_out(store, iris, slug)
    return iris.iri(slug)


def _take_out(store: Store, iris: Iris, slug: str) -> None:
    said: Row = {}
    for row in store.rows(_SHARED_BY, letter=node(iris.iri(slug))):
        said |= row
    number, whole = said.get("number"), said.get("whole")
    shared = shared_slug(slug) if said else slug
    left = held_under(store, iris, shared, number, whole and iris.slug(whole))
    others = [one for one in left if one.slug != slug]
    take_out(store, iris, slug)
    if others and slug == shared:  # another letter is to have the slug
        [mine] = (one for one in left if one.slug == slug)
        follow(store, iris, slug, apart_slug(slug, mine.fingerprint))
    settle(store, iris, others, shared)
    record_removal(store, iris, slug)
