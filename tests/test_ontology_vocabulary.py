"""The vocabulary is complete, bilingual, and implies nothing it should not."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import get_args

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from extract import model, tasks
from graph import status
from ontology import standards, terms
from ontology.registry import document_types
from ontology.vocabulary import shapes, vocabulary

CD = terms.CD
DOCS = Path(__file__).parents[1] / "docs" / "ontology.md"
LEGAL_RESOURCE = URIRef(f"{standards.ELI}LegalResource")

# What the standards define, as far as we use them.
KNOWN = {
    standards.DCAT: "Dataset Distribution accessURL compressFormat distribution"
    " downloadURL mediaType",
    standards.FOAF: "Document homepage isPrimaryTopicOf primaryTopic",
    standards.DCTERMS: "conformsTo creator date description hasPart identifier"
    " isPartOf isVersionOf language license modified replaces source title type",
    standards.ELI: "LegalResource Work WorkSubdivision amends based_on cites corrects"
    " ensures_implementation_of has_annex is_annex_of number passed_by repeals"
    " type_document",
    standards.OA: "Annotation SpecificResource TextPositionSelector TextQuoteSelector"
    " end exact hasBody hasSelector hasSource hasTarget start",
    standards.ORG: "ChangeEvent FormalOrganization Membership Organization"
    " OrganizationalCollaboration Post linkedTo member organization"
    " originalOrganization resultingOrganization subOrganizationOf",
    standards.OWL: "Class DatatypeProperty ObjectProperty Ontology versionIRI"
    " versionInfo",
    standards.PROV: "Activity Agent Collection Entity Person Plan SoftwareAgent"
    " alternateOf endedAtTime generated generatedAtTime hadPrimarySource invalidated"
    " startedAtTime used"
    " wasAssociatedWith wasAttributedTo wasDerivedFrom wasGeneratedBy wasInformedBy",
    standards.RDF: "Statement first nil object predicate rest subject type",
    standards.RDFS: "comment label seeAlso subClassOf subPropertyOf",
    standards.SCHEMA: "CreativeWork Legislation MediaObject Person QuantitativeValue"
    " Role SendAction Action about agent dissolutionDate domainIncludes"
    " encoding encodingFormat endDate foundingDate"
    " isBasedOn jobTitle locationCreated name participant rangeIncludes recipient"
    " repeatFrequency result roleName sender sha256 softwareVersion startDate text"
    " unitText url value",
    standards.SKOS: "Collection Concept ConceptScheme broadMatch closeMatch definition"
    " inScheme altLabel member notation prefLabel",
    standards.TIME: "TemporalEntity hasTime inXSDDate",
    standards.VOID: "Dataset DatasetDescription Linkset class classPartition classes"
    " dataDump entities exampleResource feature inDataset linkPredicate objectsTarget"
    " properties property propertyPartition sparqlEndpoint subjectsTarget subset"
    " triples uriSpace vocabulary",
    standards.XSD: "anyURI boolean date dateTime decimal gYear gYearMonth integer"
    " string",
    "http://www.w3.org/ns/shacl#": "NodeShape PropertyShape IRI Violation Warning"
    " class datatype declare disjoint flags hasValue in inversePath lessThan"
    " lessThanOrEquals maxCount"
    " maxInclusive message minCount minInclusive minLength namespace node nodeKind not"
    " oneOrMorePath or path pattern prefix prefixes property select severity sparql"
    " targetClass targetObjectsOf targetSubjectsOf",
    "http://purl.org/vocab/vann/": "preferredNamespacePrefix preferredNamespaceUri",
}

# ELI terms that make their subject or object an eli:LegalResource.
ENACTED_ONLY = (
    "amends",
    "applies",
    "commences",
    "consolidates",
    "corrects",
    "date_document",
    "date_publication",
    "ensures_implementation_of",
    "in_force",
    "repeals",
    "transposes",
    "type_document",
)


def declared(*kinds: URIRef) -> set[URIRef]:
    """Our own terms of these kinds."""
    return {
        term
        for kind in kinds
        for term in vocabulary().subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(CD)
    }


def languages(term: URIRef, prop: URIRef) -> set[str | None]:
    """The languages in which the vocabulary gives a term this property."""
    return {
        getattr(text, "language", None) for text in vocabulary().objects(term, prop)
    }


def iris(graph: Graph) -> set[str]:
    """Every IRI that stands in a graph."""
    return {str(node) for triple in graph for node in triple if type(node) is URIRef}


def constants(module: object) -> set[str]:
    """The IRIs that the classes of a module name."""
    return {
        value
        for group in vars(module).values()
        if isinstance(group, type)
        for name, value in vars(group).items()
        if isinstance(value, str) and not name.startswith("_")
    }


TERMS = declared(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
CONCEPTS = declared(SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection)


@pytest.mark.parametrize("term", sorted(TERMS))
def test_every_term_is_labelled_and_defined_in_both_languages(term: URIRef) -> None:
    assert languages(term, RDFS.label) == {"vi", "en"}
    assert languages(term, SKOS.definition) == {"vi", "en"}


@pytest.mark.parametrize("concept", sorted(CONCEPTS))
def test_every_concept_is_labelled_in_both_languages(concept: URIRef) -> None:
    assert languages(concept, SKOS.prefLabel) == {"vi", "en"}
    if not concept.startswith(terms.DOCUMENT_TYPE):  # the registry explains these
        assert languages(concept, SKOS.definition) == {"vi", "en"}


def test_the_vocabulary_stays_small() -> None:
    assert len(declared(OWL.Class)) <= 25
    assert len(declared(OWL.ObjectProperty, OWL.DatatypeProperty)) <= 120


def test_the_ontology_says_its_version_and_licence() -> None:
    ontology = URIRef(terms.VOCABULARY_GRAPH)
    assert (ontology, RDF.type, OWL.Ontology) in vocabulary()
    for name in ("license", "title", "description"):
        assert list(vocabulary().objects(ontology, URIRef(standards.DCTERMS + name)))
    assert list(vocabulary().objects(ontology, OWL.versionInfo))


def test_constants_and_vocabulary_are_the_same_terms() -> None:
    assert constants(terms) - constants(standards) == {str(term) for term in TERMS}


@pytest.mark.parametrize("name", ["vocabulary.ttl", "shapes.ttl", "example.ttl"])
def test_every_term_used_is_declared_somewhere(name: str) -> None:
    text = (resources.files("ontology") / name).read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    ours = {str(term) for term in TERMS | CONCEPTS}
    shape_names = {str(s) for s in shapes().subjects(RDF.type) if str(s).startswith(CD)}
    known = {base + term for base, line in KNOWN.items() for term in line.split()}
    elsewhere = ("https://w3id.org/chidao/id/", terms.VOCABULARY_GRAPH + "/")
    unknown = {
        iri
        for iri in iris(graph) - known - ours - shape_names - {terms.VOCABULARY_GRAPH}
        if not iri.startswith(elsewhere) and "apache.org/licenses" not in iri
    }
    assert unknown == set()


def test_constants_of_the_standards_are_known() -> None:
    known = {base + term for base, line in KNOWN.items() for term in line.split()}
    assert constants(standards) - known == set()


@pytest.mark.parametrize(
    ("scheme", "base", "names"),
    [
        (
            "levels",
            terms.LEVEL,
            (
                "central_party national_assembly head_of_state central_government"
                " ministry central_branch provincial_party provincial_council"
                " provincial_government provincial_department district commune"
                " organisation unspecified"
            ),
        ),
        ("roles", terms.ROLE, " ".join(get_args(tasks.Role))),
        ("deadlineKinds", terms.DEADLINE, " ".join(get_args(tasks.DeadlineKind))),
        ("progresses", terms.PROGRESS, " ".join(get_args(status.Said))),
        ("statuses", terms.STATUS, "resolved stub ambiguous unresolved blocked"),
        ("branches", terms.BRANCH, "party state organisation"),
        ("origins", terms.ORIGIN, "official machine human"),
        (
            "documentTypes",
            terms.DOCUMENT_TYPE,
            " ".join(kind.slug for kind in document_types()),
        ),
    ],
)
def test_schemes_hold_what_the_program_uses(scheme: str, base: str, names: str) -> None:
    concepts = vocabulary().subjects(SKOS.inScheme, URIRef(CD + scheme))
    assert {str(c) for c in concepts} == {base + name for name in names.split()}


def test_levels_and_types_belong_to_a_branch() -> None:
    branch = URIRef(terms.Cd.branch)
    placed = {str(c) for c in vocabulary().subjects(branch)}
    ranked = {
        str(c)
        for scheme in ("levels", "documentTypes")
        for c in vocabulary().subjects(SKOS.inScheme, URIRef(CD + scheme))
    }
    assert ranked - placed == {f"{terms.LEVEL}unspecified"}


def test_relations_and_roles_are_those_of_the_extraction() -> None:
    assert set(terms.RELATIONS) == set(get_args(model.Predicate))
    assert set(terms.ROLES) == set(get_args(tasks.Role))
    for name, iri in {**terms.RELATIONS, **terms.ROLES}.items():
        camel = re.sub(r"_(\w)", lambda m: m[1].upper(), name)
        assert iri == CD + camel
        assert URIRef(iri) in TERMS


def closure(graph: Graph) -> Graph:
    """What RDFS infers of classes, domains and ranges (rules 2, 3, 5, 7, 9, 11)."""
    size = -1
    while size != len(graph):
        size = len(graph)
        for s, p, o in list(graph):
            for parent in list(graph.objects(p, RDFS.subPropertyOf)):
                graph.add((s, parent, o))
            for kind in list(graph.objects(p, RDFS.domain)):
                graph.add((s, RDF.type, kind))
            for kind in list(graph.objects(p, RDFS.range)):
                graph.add((o, RDF.type, kind))
            if p in (RDF.type, RDFS.subClassOf):
                for parent in list(graph.objects(o, RDFS.subClassOf)):
                    graph.add((s, p, parent))
    return graph


def inferred_law(kind: str) -> bool:
    """Is a document of this class, in every relation we know, enacted law?"""
    graph = Graph() + vocabulary()
    for name in ENACTED_ONLY:
        term = URIRef(standards.ELI + name)
        graph.add((term, RDFS.domain, LEGAL_RESOURCE))
        graph.add((term, RDFS.range, LEGAL_RESOURCE))
    a, b = URIRef("urn:a"), URIRef("urn:b")
    for document in (a, b):
        graph.add((document, RDF.type, URIRef(kind)))
    for prop in declared(OWL.ObjectProperty, OWL.DatatypeProperty):
        graph.add((a, prop, b))
    return (b, RDF.type, LEGAL_RESOURCE) in closure(graph)


def test_a_party_document_is_never_inferred_to_be_law() -> None:
    assert not inferred_law(terms.Cd.PartyDocument)
    assert not inferred_law(terms.Cd.AdministrativeDocument)
    assert inferred_law(terms.Cd.LegalNormativeDocument)


def test_domains_and_ranges_are_hints_only() -> None:
    assert not list(vocabulary().subject_objects(RDFS.domain))
    assert not list(vocabulary().subject_objects(RDFS.range))


def test_the_iris_can_be_had_without_rdflib() -> None:
    code = (
        "import sys, ontology, ontology.registry, ontology.standards, ontology.terms,"
        " ontology.vocabulary; sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_page_shows_the_worked_example() -> None:
    page = DOCS.read_text(encoding="utf-8")
    blocks = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    example = (resources.files("ontology") / "example.ttl").read_text(encoding="utf-8")
    whole = Graph().parse(data=example, format="turtle")
    prefixes = "\n".join(re.findall(r"^@prefix.*$", example, re.MULTILINE))
    assert blocks
    for block in blocks:
        shown = Graph().parse(data=f"{prefixes}\n{block}", format="turtle")
        assert set(shown) <= set(whole)


def test_the_page_maps_every_relation() -> None:
    page = DOCS.read_text(encoding="utf-8")
    missing = {
        iri
        for iri in terms.RELATIONS.values()
        if f"`cd:{iri.removeprefix(CD)}`" not in page
    }
    assert missing == set()
