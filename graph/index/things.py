"""Documents and agencies, as rows of the index: read from the store by their IRIs."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from graph.describe import AGENCY_CLASSES
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from graph.index.database import Row
    from graph.iris import Iris
    from graph.readable import Readable
    from graph.readable import Row as Found

AT_ONCE: Final = 500
"""Things asked for in one query."""

_DOCUMENT_CLASSES: Final = {
    Cd.LegalNormativeDocument,
    Cd.AdministrativeDocument,
    Cd.OfficialLetter,
    Cd.PartyDocument,
    Cd.NamedInstrument,
    Cd.DocumentSet,
}
_KINDS: Final = {class_: kind for kind, class_ in AGENCY_CLASSES.items()}
_DOCUMENTS: Final = """
SELECT ?slug ?class ?label ?number ?symbol ?type ?code ?date ?title ?issuer
       ?level ?status ?place ?urgency ?signer ?held ?canonical ?whole
WHERE {
  VALUES ?slug { %s }
  ?slug a ?class ; rdfs:label ?label ; cd:level ?level .
  OPTIONAL { ?slug cd:number ?number }
  OPTIONAL { ?slug cd:symbol ?symbol }
  OPTIONAL { ?slug cd:documentType ?concept . ?concept skos:notation ?code ;
             skos:prefLabel ?type FILTER(LANG(?type) = "vi") }
  OPTIONAL { ?slug dcterms:date ?date }
  OPTIONAL { ?slug dcterms:title ?title }
  OPTIONAL { ?slug cd:issuer ?issuer }
  OPTIONAL { ?slug cd:resolutionStatus ?status }
  OPTIONAL { ?slug schema:locationCreated ?place }
  OPTIONAL { ?slug cd:urgency ?urgency }
  OPTIONAL { ?slug cd:signedBy/schema:name ?signer }
  OPTIONAL { ?slug prov:wasDerivedFrom ?held }
  OPTIONAL { ?slug cd:canonical ?canonical }
  OPTIONAL { ?slug cd:annexOf ?whole }
}"""
_AGENCIES: Final = """
SELECT ?slug ?class ?label ?level WHERE {
  VALUES ?slug { %s }
  ?slug a ?class ; rdfs:label ?label ; cd:level ?level .
}"""
_EVERY: Final = "SELECT ?slug WHERE { VALUES ?class { %s } ?slug a ?class }"


def every_thing(store: Readable, iris: Iris) -> list[str]:
    """The slugs of all documents and agencies."""
    classes = " ".join(f"<{class_}>" for class_ in (*_DOCUMENT_CLASSES, *_KINDS))
    found = {row["slug"] for row in store.rows(_EVERY % classes)}
    return sorted(iris.slug(iri) for iri in found if iri.startswith(iris.base))


def documents(store: Readable, iris: Iris, slugs: Iterable[str]) -> list[Row]:
    """Rows of those of some things that are documents."""
    rows = _asked(store, iris, _DOCUMENTS, slugs, _DOCUMENT_CLASSES)
    return [*{row["slug"]: _document(row, iris) for row in rows}.values()]


def agencies(store: Readable, iris: Iris, slugs: Iterable[str]) -> list[Row]:
    """Rows of those of some things that are agencies."""
    rows = _asked(store, iris, _AGENCIES, slugs, _KINDS)
    return [*{row["slug"]: _agency(row, iris) for row in rows}.values()]


def some(slugs: Iterable[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """All of them, so many at a time."""
    left = iter(slugs)
    while part := list(islice(left, size)):
        yield part


def values(iris: Iris, slugs: Iterable[str]) -> str:
    """The IRIs of slugs, as SPARQL lists values."""
    return " ".join(f"<{iris.iri(slug)}>" for slug in slugs)


def _asked(
    store: Readable,
    iris: Iris,
    query: str,
    slugs: Iterable[str],
    classes: Container[str],
) -> Iterator[Found]:
    for part in some(slugs):
        rows = store.rows(query % values(iris, part))
        yield from (row for row in rows if row["class"] in classes)


def _document(row: Found, iris: Iris) -> Row:
    kind = "letter" if "held" in row else "document"
    if row["class"] == Cd.NamedInstrument:
        kind = "named"
    elif row["class"] == Cd.DocumentSet:
        kind = "set"
    issuer, canonical, whole = (
        iris.slug_of_ours(row.get(end))  # what others wrote may link anywhere
        for end in ("issuer", "canonical", "whole")
    )
    return (
        None,
        iris.slug(row["slug"]),
        kind,
        row["label"],
        row.get("number"),
        row.get("symbol"),
        row.get("type"),
        row.get("code"),
        row.get("date"),
        row.get("title"),
        issuer,
        row["level"].removeprefix(LEVEL),
        row.get("status", "").removeprefix(STATUS),
        row.get("place"),
        row.get("urgency"),
        row.get("signer"),
        kind == "letter",
        canonical,
        whole,
    )


def _agency(row: Found, iris: Iris) -> Row:
    slug, level = iris.slug(row["slug"]), row["level"].removeprefix(LEVEL)
    return None, slug, _KINDS[row["class"]], row["label"], level
