"""What a letter says, read back from its quads as values: the input of resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.headers import header_in, level_of_concept
from graph.said import Said
from ontology.standards import Dcterms, Oa, Prov, Rdf, Rdfs, Schema
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox

    from graph.headers import LetterFacts
    from graph.iris import Iris

_PROPERTIES: Final = frozenset(
    {
        *(Cd.text, Cd.fingerprint, Cd.number, Cd.symbol, Cd.documentType, Cd.level),
        *(Cd.issuer, Cd.issuerName, Dcterms.date, Dcterms.title),
        *(Schema.locationCreated, Prov.wasDerivedFrom, Cd.ocr),
        *(Cd.addressedTo, Cd.printedName),
        *(Rdf.type, Dcterms.isPartOf, Cd.understoodAs, Cd.kind, Cd.quote),
        *(Cd.canonicalNumber, Cd.printedNumber, Cd.printedType, Cd.printedDate),
        *(Cd.printedIssuer, Cd.printedTitle, Prov.wasGeneratedBy),
        *(Cd.antecedent, Cd.blocked),
        *(Oa.hasTarget, Oa.hasSelector, Oa.start, Oa.end, Oa.hasBody, Rdfs.label),
        *(Cd.assertedBy, Rdf.subject, Rdf.predicate, Rdf.object, Cd.inTask),
    }
)
_BEFORE, _AFTER = 60, 30  # characters around a name: "dự án Luật …", "… (sửa đổi)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: `document` is the slug that its letter alone understands.

    `by_hand` tells that a person said so: it means that very document. `before` and
    `after` are the words around a document cited by name. `antecedent` is the mention
    that it takes up again, saying no more; a `blocked` one may take up what cannot be
    read.
    """

    slug: str
    letter: str
    document: str
    kind: str
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    issuer_printed: bool
    title: str | None
    level: str | None
    quote: str
    by_hand: bool = False
    before: str = ""
    after: str = ""
    antecedent: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a letter states of two documents; `predicate` is an IRI, all else slugs."""

    slug: str
    letter: str
    subject: str
    predicate: str
    object: str
    task: str | None


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """What a letter calls an agency, and what it takes it for."""

    letter: str
    agency: str
    name: str
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that resolution goes by of a letter; each part in the order of its slugs."""

    letter: LetterFacts
    mentions: tuple[Mention, ...]
    assertions: tuple[Assertion, ...]
    namings: tuple[Naming, ...]


def facts_of(
    machine: Sequence[ox.Quad], people: Sequence[ox.Quad], iris: Iris, letter: str
) -> Facts | None:
    """What the letter of a slug says.

    Args:
        machine: the quads of its own graph.
        people: what people state of it.
        iris: the IRIs.
        letter: its slug.

    Returns:
        None if the graph is not that of a letter: it has no text.
    """
    own, by_hand = Said(machine, _PROPERTIES), Said(people, _PROPERTIES)
    if own.one(iris.iri(letter), Cd.text) is None:
        return None
    header = header_in(own, by_hand, iris, letter)
    both = Said((*machine, *people), _PROPERTIES) if people else own
    reader = _Reader(both, iris, letter)
    return Facts(
        letter=header,
        mentions=tuple(sorted(reader.mentions(), key=lambda m: m.slug)),
        assertions=tuple(sorted(reader.assertions(), key=lambda a: a.slug)),
        namings=tuple(sorted(set(reader.namings()))),
    )


class _Reader:
    """Makes values of what is said in a letter."""

    def __init__(self, said: Said, iris: Iris, letter: str) -> None:
        self._said = said
        self._iris = iris
        self._letter = letter
        self._iri = iris.iri(letter)
        self._text = said.one(self._iri, Cd.text) or ""

    def mentions(self) -> Iterator[Mention]:
        """The places that mention a document."""
        one = self._said.one
        for iri in self._said.subjects(Dcterms.isPartOf, self._iri):
            document, kind = self._slug(iri, Cd.understoodAs), one(iri, Cd.kind)
            slug, quote = self._iris.slug_of_ours(iri), one(iri, Cd.quote)
            if slug is None or document is None or kind is None or quote is None:
                continue
            by_hand = one(iri, Prov.wasGeneratedBy) is not None
            blocked = not by_hand and one(iri, Cd.blocked) == "true"
            again = None if by_hand or blocked else self._slug(iri, Cd.antecedent)
            before, after = self._around(iri) if kind == "named" else ("", "")
            yield Mention(
                slug=slug,
                letter=self._letter,
                document=document,
                kind=kind,
                number=one(iri, Cd.canonicalNumber) or one(iri, Cd.printedNumber),
                type=one(iri, Cd.printedType),
                date=one(iri, Cd.printedDate),
                issuer=self._slug(iri, Cd.issuer),
                issuer_printed=one(iri, Cd.printedIssuer) is not None,
                title=one(iri, Cd.printedTitle),
                level=level_of_concept(one(iri, Cd.level)),
                quote=quote,
                by_hand=by_hand,
                before=before,
                after=after,
                antecedent=again,
                blocked=blocked,
            )

    def _around(self, mention: str) -> tuple[str, str]:
        """The words before the first and behind the last segment of a mention."""
        said = self._said
        if Cd.CitationMention not in said.all(mention, Rdf.type):
            return "", ""
        places = sorted(
            (_number(said.one(selector, Oa.start)), _number(said.one(selector, Oa.end)))
            for target in said.all(mention, Oa.hasTarget)
            for selector in said.all(target, Oa.hasSelector)
        )
        if not places:
            return "", ""
        (start, _), (_, end) = places[0], places[-1]
        before = self._text[max(start - _BEFORE, 0) : start]
        return before, self._text[end : end + _AFTER]

    def assertions(self) -> Iterator[Assertion]:
        """What is stated of two documents."""
        for iri in self._said.subjects(Cd.assertedBy, self._iri):
            subject, object_ = (
                self._slug(iri, end) for end in (Rdf.subject, Rdf.object)
            )
            predicate = self._said.one(iri, Rdf.predicate)
            slug = self._iris.slug_of_ours(iri)
            if slug and subject and predicate and object_:
                yield Assertion(
                    slug=slug,
                    letter=self._letter,
                    subject=subject,
                    predicate=predicate,
                    object=object_,
                    task=self._slug(iri, Cd.inTask),
                )

    def namings(self) -> Iterator[Naming]:
        """What agencies are called; a letter's own groups it describes itself."""
        one = self._said.one
        for iri in self._said.subjects(Dcterms.isPartOf, self._iri):
            agency, name = self._slug(iri, Oa.hasBody), one(iri, Rdfs.label)
            kind, level = one(iri, Cd.kind), level_of_concept(one(iri, Cd.level))
            if agency is None or name is None or kind is None or level is None:
                continue
            if Cd.AgencyMention in self._said.all(iri, Rdf.type):
                yield Naming(self._letter, agency, name, kind, level)

    def _slug(self, iri: str, property_: str) -> str | None:
        """A thing of ours that something is linked to; others may link anywhere."""
        return self._iris.slug_of_ours(self._said.one(iri, property_))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
