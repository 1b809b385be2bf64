"""IRIs of the standard vocabularies, as plain strings: those that our graph uses.

Terms are spelt as published, as in `terms.py`, which holds our own.
"""
# ruff: noqa: N815 - terms keep the spelling of their vocabulary

from __future__ import annotations

from typing import Final

DCAT: Final = "http://www.w3.org/ns/dcat#"
DCTERMS: Final = "http://purl.org/dc/terms/"
ELI: Final = "http://data.europa.eu/eli/ontology#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
OA: Final = "http://www.w3.org/ns/oa#"
ORG: Final = "http://www.w3.org/ns/org#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
TIME: Final = "http://www.w3.org/2006/time#"
VOID: Final = "http://rdfs.org/ns/void#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"


class Dcat:
    """DCAT 3: the dataset and the files it is given out in."""

    Dataset: Final = f"{DCAT}Dataset"
    Distribution: Final = f"{DCAT}Distribution"
    accessURL: Final = f"{DCAT}accessURL"
    compressFormat: Final = f"{DCAT}compressFormat"
    distribution: Final = f"{DCAT}distribution"
    downloadURL: Final = f"{DCAT}downloadURL"
    mediaType: Final = f"{DCAT}mediaType"


class Dcterms:
    """Dublin Core terms of documents and their parts."""

    conformsTo: Final = f"{DCTERMS}conformsTo"
    creator: Final = f"{DCTERMS}creator"
    date: Final = f"{DCTERMS}date"
    description: Final = f"{DCTERMS}description"
    hasPart: Final = f"{DCTERMS}hasPart"
    identifier: Final = f"{DCTERMS}identifier"
    isPartOf: Final = f"{DCTERMS}isPartOf"
    language: Final = f"{DCTERMS}language"
    license: Final = f"{DCTERMS}license"
    modified: Final = f"{DCTERMS}modified"
    source: Final = f"{DCTERMS}source"
    title: Final = f"{DCTERMS}title"


class Foaf:
    """FOAF: a document and what it is about."""

    Document: Final = f"{FOAF}Document"
    homepage: Final = f"{FOAF}homepage"
    isPrimaryTopicOf: Final = f"{FOAF}isPrimaryTopicOf"
    primaryTopic: Final = f"{FOAF}primaryTopic"


class Oa:
    """Web Annotation: which segments of which text."""

    SpecificResource: Final = f"{OA}SpecificResource"
    TextPositionSelector: Final = f"{OA}TextPositionSelector"
    TextQuoteSelector: Final = f"{OA}TextQuoteSelector"
    end: Final = f"{OA}end"
    exact: Final = f"{OA}exact"
    hasBody: Final = f"{OA}hasBody"
    hasSelector: Final = f"{OA}hasSelector"
    hasSource: Final = f"{OA}hasSource"
    hasTarget: Final = f"{OA}hasTarget"
    start: Final = f"{OA}start"


class Org:
    """The Organization Ontology: bodies, what became of them, who is in a group."""

    ChangeEvent: Final = f"{ORG}ChangeEvent"
    FormalOrganization: Final = f"{ORG}FormalOrganization"
    Membership: Final = f"{ORG}Membership"
    member: Final = f"{ORG}member"
    organization: Final = f"{ORG}organization"
    originalOrganization: Final = f"{ORG}originalOrganization"
    resultingOrganization: Final = f"{ORG}resultingOrganization"
    subOrganizationOf: Final = f"{ORG}subOrganizationOf"


class Prov:
    """PROV-O: source files, and the runs that read them."""

    Activity: Final = f"{PROV}Activity"
    Entity: Final = f"{PROV}Entity"
    Person: Final = f"{PROV}Person"
    SoftwareAgent: Final = f"{PROV}SoftwareAgent"
    endedAtTime: Final = f"{PROV}endedAtTime"
    startedAtTime: Final = f"{PROV}startedAtTime"
    generated: Final = f"{PROV}generated"
    generatedAtTime: Final = f"{PROV}generatedAtTime"
    invalidated: Final = f"{PROV}invalidated"
    used: Final = f"{PROV}used"
    wasAssociatedWith: Final = f"{PROV}wasAssociatedWith"
    hadPrimarySource: Final = f"{PROV}hadPrimarySource"
    wasDerivedFrom: Final = f"{PROV}wasDerivedFrom"
    wasGeneratedBy: Final = f"{PROV}wasGeneratedBy"
    wasInformedBy: Final = f"{PROV}wasInformedBy"


class Rdf:
    """RDF, with the reification that assertions use."""

    object: Final = f"{RDF}object"
    predicate: Final = f"{RDF}predicate"
    subject: Final = f"{RDF}subject"
    type: Final = f"{RDF}type"


class Rdfs:
    """RDF Schema."""

    comment: Final = f"{RDFS}comment"
    label: Final = f"{RDFS}label"
    seeAlso: Final = f"{RDFS}seeAlso"


class Schema:
    """schema.org, where nothing more formal says it."""

    CreativeWork: Final = f"{SCHEMA}CreativeWork"
    MediaObject: Final = f"{SCHEMA}MediaObject"
    Person: Final = f"{SCHEMA}Person"
    dissolutionDate: Final = f"{SCHEMA}dissolutionDate"
    encoding: Final = f"{SCHEMA}encoding"
    encodingFormat: Final = f"{SCHEMA}encodingFormat"
    endDate: Final = f"{SCHEMA}endDate"
    foundingDate: Final = f"{SCHEMA}foundingDate"
    jobTitle: Final = f"{SCHEMA}jobTitle"
    locationCreated: Final = f"{SCHEMA}locationCreated"
    name: Final = f"{SCHEMA}name"
    sha256: Final = f"{SCHEMA}sha256"
    softwareVersion: Final = f"{SCHEMA}softwareVersion"
    startDate: Final = f"{SCHEMA}startDate"
    unitText: Final = f"{SCHEMA}unitText"
    url: Final = f"{SCHEMA}url"
    value: Final = f"{SCHEMA}value"


class Skos:
    """SKOS: the names of bodies."""

    altLabel: Final = f"{SKOS}altLabel"
    prefLabel: Final = f"{SKOS}prefLabel"


class Time:
    """OWL-Time."""

    inXSDDate: Final = f"{TIME}inXSDDate"


class Void:
    """VoID: how much of what the dataset holds, and what it links to."""

    Dataset: Final = f"{VOID}Dataset"
    DatasetDescription: Final = f"{VOID}DatasetDescription"
    Linkset: Final = f"{VOID}Linkset"
    class_: Final = f"{VOID}class"
    classPartition: Final = f"{VOID}classPartition"
    classes: Final = f"{VOID}classes"
    dataDump: Final = f"{VOID}dataDump"
    entities: Final = f"{VOID}entities"
    exampleResource: Final = f"{VOID}exampleResource"
    feature: Final = f"{VOID}feature"
    inDataset: Final = f"{VOID}inDataset"
    linkPredicate: Final = f"{VOID}linkPredicate"
    objectsTarget: Final = f"{VOID}objectsTarget"
    properties: Final = f"{VOID}properties"
    property: Final = f"{VOID}property"
    propertyPartition: Final = f"{VOID}propertyPartition"
    sparqlEndpoint: Final = f"{VOID}sparqlEndpoint"
    subjectsTarget: Final = f"{VOID}subjectsTarget"
    subset: Final = f"{VOID}subset"
    triples: Final = f"{VOID}triples"
    uriSpace: Final = f"{VOID}uriSpace"
    vocabulary: Final = f"{VOID}vocabulary"


class Xsd:
    """Datatypes of the literals in the graph."""

    boolean: Final = f"{XSD}boolean"
    date: Final = f"{XSD}date"
    dateTime: Final = f"{XSD}dateTime"
    decimal: Final = f"{XSD}decimal"
    gYear: Final = f"{XSD}gYear"
    gYearMonth: Final = f"{XSD}gYearMonth"
    integer: Final = f"{XSD}integer"
    string: Final = f"{XSD}string"
