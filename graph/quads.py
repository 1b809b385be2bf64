"""An extraction as the quads of the letter's own graph.

The graph holds what the letter says and what it understands by itself, and nothing of
what other letters know: facts on cited documents and on agencies hang on the mentions,
from which `graph.resolve` derives them once for all letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.places import Places
from graph.agency_quads import add_agencies
from graph.annexes import add_annex, annex_label
from graph.bodies import Bodies
from graph.describe import (
    document_class,
    document_label,
    type_concept,
    unnumbered_label,
)
from graph.files import add_file, file_slug
from graph.fingerprint import content_of, fingerprint
from graph.identity import identify
from graph.iris import part, task_part
from graph.task_quads import add_task
from graph.writer import LetterWriter
from ontology.standards import Dcterms, Prov, Rdf, Rdfs, Schema
from ontology.terms import LEVEL, RELATIONS, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from extract.model import (
        Citation,
        Extraction,
        Footnote,
        Header,
        Relation,
        Signer,
    )
    from extract.source import Given, Page, Source
    from graph.identity import CitedDocument, Identities
    from graph.iris import Iris

_PRINTED_ISSUER = frozenset(("printed", "preceding", "list_head"))


def to_quads(
    extraction: Extraction,
    iris: Iris,
    files: Iterable[Source] = (),
    who: Identities | None = None,
) -> list[ox.Quad]:
    """The quads of the letter's own graph, each once; its name is the letter's IRI.

    `files` are others that hold the same letter; `who` is what `identify` says of it,
    where that is known.
    """
    who = who or identify(extraction)
    bodies = Bodies.of(extraction)
    text = extraction.letter.text
    graph, places = iris.iri(who.letter), Places(extraction.letter.layout.words)
    out = LetterWriter(
        iris,
        graph,
        letter=who.letter,
        source=text,
        places=places,
        pages=_told_pages(extraction.letter.pages),
    )
    _letter(out, extraction, who)
    _files(out, extraction, files)
    _recipients(out, extraction.header, bodies)
    _signer(out, extraction.header.signer)
    documents = {index: d for d in who.documents for index in d.mentions}
    for index, citation in enumerate(extraction.citations):
        _citation(out, index, citation, documents.get(index))
    for document in who.documents:
        _open_set(out, document)
    for index, relation in enumerate(extraction.relations):
        if who.of_node(relation.subject) != who.of_node(relation.object):
            _assertion(out, index, relation, who)
    add_annex(out, extraction)
    for note in extraction.footnotes:
        _footnote(out, note)
    add_agencies(out, extraction, who)
    for task in extraction.tasks:
        add_task(out, task, who, bodies)
    return list(dict.fromkeys(out.quads))


def _told_pages(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages, if the file tells them: what has no pages is read as a single one."""
    return pages if len(pages) > 1 or any(page.width for page in pages) else ()


def _label(extraction: Extraction) -> str:
    header = extraction.header
    if header.number:
        return document_label(header.type, header.number)
    carried_out = (
        extraction.citations[relation.object.index].number
        for relation in extraction.relations
        if relation.subject.kind == "letter" and relation.predicate == "implements"
    )
    about = next(filter(None, carried_out), None)
    return annex_label(extraction, about) or unnumbered_label(header, about)


def _letter(out: LetterWriter, extraction: Extraction, who: Identities) -> None:
    header, letter = extraction.header, who.letter
    out.a(letter, document_class(header.number, header.type, who.level))
    out.text(letter, Rdfs.label, _label(extraction))
    out.text(letter, Cd.number, header.number)
    out.text(letter, Cd.symbol, None if header.number else header.symbol)
    out.term(letter, Cd.documentType, type_concept(header.type))
    out.date(letter, Dcterms.date, header.date)
    out.text(letter, Dcterms.title, header.subject)
    out.link(letter, Cd.issuer, who.issuer)
    out.text(letter, Cd.issuerName, header.issuer)
    out.term(letter, Cd.level, LEVEL + who.level)
    out.term(letter, Cd.resolutionStatus, f"{STATUS}resolved")
    out.text(letter, Schema.locationCreated, header.place)
    out.text(letter, Cd.urgency, header.urgency)
    out.text(letter, Cd.text, out.source)
    out.text(letter, Cd.fingerprint, fingerprint(content_of(extraction)).encode())
    _register(out, extraction.letter.given)


def _register(out: LetterWriter, given: Given | None) -> None:
    """The register that fields of the header were taken from, and which they are."""
    if given is not None and given.said:
        register = part(out.letter, "register")
        out.link(out.letter, Prov.hadPrimarySource, register)
        out.a(register, Prov.Entity)
        out.text(register, Schema.name, given.file or given.source)
        out.text(register, Cd.givenField, *given.said)


def _files(out: LetterWriter, extraction: Extraction, others: Iterable[Source]) -> None:
    """The file that was read, and all that hold the letter."""
    read = extraction.letter.source
    out.link(out.letter, Prov.wasDerivedFrom, file_slug(out.letter, read.sha256))
    for source in (read, *others):
        add_file(out, out.letter, source)


def _recipients(out: LetterWriter, header: Header, bodies: Bodies) -> None:
    lines: list[tuple[str, str, str | None]] = [
        (Cd.addressedTo, name, None) for name in header.addressees
    ]
    lines += [(Cd.copiedTo, r.name, r.purpose) for r in header.recipients]
    for number, (predicate, name, purpose) in enumerate(lines, 1):
        recipient = part(out.letter, f"n{number}")
        out.link(out.letter, predicate, recipient)
        out.a(recipient, Cd.Recipient)
        out.text(recipient, Cd.printedName, name)
        out.text(recipient, Cd.purpose, purpose)
        if agency := bodies.find(name):
            out.link(recipient, Cd.agent, bodies.slug(agency, out.letter))


def _signer(out: LetterWriter, signer: Signer) -> None:
    if signer.name or signer.title or signer.authority:
        person = part(out.letter, "signer")
        out.link(out.letter, Cd.signedBy, person)
        out.a(person, Schema.Person, Prov.Person)
        out.text(person, Schema.name, signer.name)
        out.text(person, Schema.jobTitle, signer.title)
        out.text(person, Cd.signingAuthority, signer.authority)


def _citation(
    out: LetterWriter, index: int, citation: Citation, document: CitedDocument | None
) -> None:
    """Add a mention; `document` is None where it means the letter itself."""
    mention = part(out.letter, f"c{index}")
    out.a(mention, Cd.CitationMention)
    out.link(mention, Dcterms.isPartOf, out.letter)
    out.link(mention, Cd.understoodAs, document.slug if document else out.letter)
    out.text(mention, Cd.kind, citation.kind)
    out.text(mention, Cd.section, citation.section)
    out.text(mention, Cd.printedType, citation.type)
    out.text(mention, Cd.printedNumber, citation.printed_number or citation.number)
    if citation.printed_number:
        out.text(mention, Cd.canonicalNumber, citation.number)
    out.date(mention, Cd.printedDate, citation.date)
    if citation.issuer_basis in _PRINTED_ISSUER:
        out.text(mention, Cd.printedIssuer, citation.issuer)
    out.text(mention, Cd.printedTitle, citation.title)
    out.text(mention, Cd.provision, *citation.provisions)
    if citation.malformed:
        out.flag(mention, Cd.malformed, value=True)
    if citation.blocked:
        out.flag(mention, Cd.blocked, value=True)
    if citation.antecedent is not None:
        out.link(mention, Cd.antecedent, part(out.letter, f"c{citation.antecedent}"))
    if document is not None:
        out.term(mention, Cd.level, document.level and LEVEL + document.level)
        out.link(mention, Cd.issuer, document.issuer_slug)
    out.quote(mention, citation.span)
    out.text(mention, Cd.rule, citation.rule)
    out.decimal(mention, Cd.confidence, citation.confidence)


def _open_set(out: LetterWriter, document: CitedDocument) -> None:
    """Describe an open set here: no other letter can mean it."""
    if document.kind == "open":
        out.a(document.slug, Cd.DocumentSet)
        out.text(document.slug, Rdfs.label, document.title)
        out.term(document.slug, Cd.level, LEVEL + (document.level or "unspecified"))
        out.term(document.slug, Cd.documentType, type_concept(document.type))
        out.term(document.slug, Cd.resolutionStatus, f"{STATUS}unresolved")


def _assertion(
    out: LetterWriter, index: int, relation: Relation, who: Identities
) -> None:
    assertion = part(out.letter, f"r{index}")
    out.a(assertion, Cd.RelationAssertion)
    out.link(assertion, Dcterms.isPartOf, out.letter)
    out.link(assertion, Rdf.subject, who.of_node(relation.subject))
    out.term(assertion, Rdf.predicate, RELATIONS[relation.predicate])
    out.link(assertion, Rdf.object, who.of_node(relation.object))
    out.link(assertion, Cd.assertedBy, out.letter)
    out.link(assertion, Cd.mention, part(out.letter, f"c{relation.citation}"))
    if relation.task is not None:
        out.link(assertion, Cd.inTask, part(out.letter, task_part(relation.task)))
    out.quote(assertion, relation.span)
    out.text(assertion, Cd.rule, relation.rule)
    out.decimal(assertion, Cd.confidence, relation.confidence)


def _footnote(out: LetterWriter, note: Footnote) -> None:
    footnote = part(out.letter, f"fn{note.number}")
    out.a(footnote, Cd.Footnote)
    out.link(footnote, Dcterms.isPartOf, out.letter)
    out.integer(footnote, Cd.noteNumber, note.number)
    out.quote(footnote, note.span)
    if note.anchor is not None:
        out.anchor(footnote, note.anchor)
