"""What the head and foot of a letter say, what it was read from, and what it is called.

Of a document that was not read there is its identifiers alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.files import files_of
from graph.iris import akn_work
from graph.runs import read_times
from graph.writer import node
from ontology.standards import Dcterms

if TYPE_CHECKING:
    from datetime import datetime

    from extract.source import Source
    from graph.catalog import Agency, Document
    from graph.readable import Row
    from graph.store import Store

_RECIPIENTS = """
SELECT DISTINCT ?line ?how ?name ?purpose ?agency WHERE {
  { $letter cd:addressedTo ?line BIND("to" AS ?how) }
  UNION { $letter cd:copiedTo ?line BIND("copy" AS ?how) }
  ?line cd:printedName ?name .
  OPTIONAL { ?line cd:purpose ?purpose }
  OPTIONAL { ?line cd:agent ?agency }
}"""
_SIGNER = """
SELECT ?name ?title ?authority WHERE {
  $letter cd:signedBy ?signer .
  OPTIONAL { ?signer schema:name ?name }
  OPTIONAL { ?signer schema:jobTitle ?title }
  OPTIONAL { ?signer cd:signingAuthority ?authority }
}"""
_REGISTER = """
SELECT DISTINCT ?register WHERE {
  $letter prov:hadPrimarySource/schema:name ?register
}"""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a letter goes to, as printed; `purpose` is what for ("t/h")."""

    name: str
    purpose: str | None
    agency: Agency | None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in which office, and for whom ("TM.", "KT.")."""

    name: str | None
    title: str | None
    authority: str | None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The facts of a document that lists do not show.

    `files` hold the letter, the one that was read first; `read` is when it was,
    `register` what its number or date was taken from, if not from the letter.
    `identifiers` are names elsewhere (URN:LEX), `work` is that of Akoma Ntoso.
    """

    addressees: tuple[Receiver, ...]
    recipients: tuple[Receiver, ...]
    signer: Signer | None
    files: tuple[Source, ...]
    read: datetime | None
    register: str | None
    identifiers: tuple[str, ...]
    work: str


def letterhead(store: Store, document: Document) -> Letterhead:
    """The head, foot and files of a document."""
    known, letter = catalog(store), node(document.iri)
    lines = sorted(store.rows(_RECIPIENTS, letter=letter), key=_order)
    signers = store.rows(_SIGNER, letter=letter)
    registers = store.rows(_REGISTER, letter=letter)
    named = store.matching(document.iri, Dcterms.identifier)
    return Letterhead(
        addressees=tuple(_receiver(store, r) for r in lines if _is_addressed(r)),
        recipients=tuple(_receiver(store, r) for r in lines if not _is_addressed(r)),
        signer=_signer(signers[0]) if signers else None,
        files=files_of(store, known.iris, document.slug),
        read=read_times(store).get(document.slug),
        register=registers[0]["register"] if registers else None,
        identifiers=tuple(sorted({str(getattr(t.object, "value", "")) for t in named})),
        work=akn_work(document),
    )


def _order(row: Row) -> tuple[int, str]:
    """Lines are numbered (`x.n3`) in the order in which they are printed."""
    number = row["line"].rpartition(".n")[2]
    return (int(number) if number.isdecimal() else 0), row["line"]


def _is_addressed(row: Row) -> bool:
    return row["how"] == "to"


def _receiver(store: Store, row: Row) -> Receiver:
    known = catalog(store)
    slug = known.iris.slug(row["agency"]) if "agency" in row else ""
    return Receiver(row["name"], row.get("purpose"), known.agencies.get(slug))


def _signer(row: Row) -> Signer:
    return Signer(row.get("name"), row.get("title"), row.get("authority"))
