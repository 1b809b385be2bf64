"""What the header of a letter states, and what people say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.iris import fold
from ontology.standards import Dcterms, Prov, Schema
from ontology.terms import DOCUMENT_TYPE, LEVEL, Cd

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.said import Said

_BY_HAND = frozenset(
    (Cd.number, Dcterms.date, Dcterms.title, Cd.issuer, Cd.issuerName, Cd.level)
)


@dataclass(frozen=True, slots=True, order=True)
class LetterFacts:
    """A letter that was read: its slug and what its header states.

    `type` is a slug ("nghi-quyet"); `fingerprint` is that of its words, encoded; None
    in stores of older versions. `by_hand` tells that a person stated its number or
    date, by which it is known; `place` is where it says that it was written;
    `addressees` are folded names.
    """

    slug: str
    number: str | None
    date: str | None
    title: str | None
    issuer: str | None
    issuer_name: str | None
    level: str
    symbol: str | None = None
    ocr: bool = False
    fingerprint: str | None = None
    by_hand: bool = False
    place: str | None = None
    type: str | None = None
    addressees: frozenset[str] = frozenset()


def header_in(machine: Said, people: Said, iris: Iris, letter: str) -> LetterFacts:
    """The header of a letter: what a person says of a field, before the machine."""
    iri = iris.iri(letter)
    by_hand = _BY_HAND & people.properties(iri)

    def stated(predicate: str) -> str | None:
        said = people if predicate in by_hand else machine
        return said.one(iri, predicate)

    issuer, type_ = stated(Cd.issuer), stated(Cd.documentType)
    file = machine.one(iri, Prov.wasDerivedFrom)
    names = (
        machine.one(recipient, Cd.printedName)
        for recipient in machine.all(iri, Cd.addressedTo)
    )
    return LetterFacts(
        slug=letter,
        number=stated(Cd.number),
        date=stated(Dcterms.date),
        title=stated(Dcterms.title),
        issuer=iris.slug_of_ours(issuer),
        issuer_name=stated(Cd.issuerName),
        level=level_of_concept(stated(Cd.level)) or "unspecified",
        symbol=stated(Cd.symbol),
        ocr=file is not None and machine.one(file, Cd.ocr) == "true",
        fingerprint=stated(Cd.fingerprint),
        by_hand=bool({Cd.number, Dcterms.date} & by_hand),
        place=stated(Schema.locationCreated),
        type=type_.removeprefix(DOCUMENT_TYPE) if type_ else None,
        addressees=frozenset(fold(name) for name in names if name),
    )


def level_of_concept(concept: str | None) -> str | None:
    """A level as the contract spells it, by its concept."""
    return concept.removeprefix(LEVEL) if concept else None
