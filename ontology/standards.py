"""IRIs of the standard vocabularies, as plain strings: those that our graph uses.

Terms are spelt as published, as in `terms.py`, which holds our own.
"""
# ruff: noqa: N815 - terms keep the spelling of their vocabulary

from __future__ import annotations

from typing import Final

DCTERMS: Final = "http://purl.org/dc/terms/"
ELI: Final = "http://data.europa.eu/eli/ontology#"
OA: Final = "http://www.w3.org/ns/oa#"
ORG: Final = "http://www.w3.org/ns/org#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
TIME: Final = "http://www.w3.org/2006/time#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"


class Dcterms:
    """Dublin Core terms of documents and their parts."""

    date: Final = f"{DCTERMS}date"
    identifier: Final = f"{DCTERMS}identifier"
    isPartOf: Final = f"{DCTERMS}isPartOf"
    source: Final = f"{DCTERMS}source"
    title: Final = f"{DCTERMS}title"


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


class Prov:
    """PROV-O: source files, and the runs that read them."""

    Activity: Final = f"{PROV}Activity"
    Entity: Final = f"{PROV}Entity"
    Person: Final = f"{PROV}Person"
    SoftwareAgent: Final = f"{PROV}SoftwareAgent"
    endedAtTime: Final = f"{PROV}endedAtTime"
    generated: Final = f"{PROV}generated"
    invalidated: Final = f"{PROV}invalidated"
    used: Final = f"{PROV}used"
    wasAssociatedWith: Final = f"{PROV}wasAssociatedWith"
    hadPrimarySource: Final = f"{PROV}hadPrimarySource"
    wasDerivedFrom: Final = f"{PROV}wasDerivedFrom"


class Rdf:
    """RDF, with the reification that assertions use."""

    object: Final = f"{RDF}object"
    predicate: Final = f"{RDF}predicate"
    subject: Final = f"{RDF}subject"
    type: Final = f"{RDF}type"


class Rdfs:
    """RDF Schema."""

    label: Final = f"{RDFS}label"


class Schema:
    """schema.org, where nothing more formal says it."""

    MediaObject: Final = f"{SCHEMA}MediaObject"
    Person: Final = f"{SCHEMA}Person"
    encoding: Final = f"{SCHEMA}encoding"
    encodingFormat: Final = f"{SCHEMA}encodingFormat"
    jobTitle: Final = f"{SCHEMA}jobTitle"
    locationCreated: Final = f"{SCHEMA}locationCreated"
    name: Final = f"{SCHEMA}name"
    sha256: Final = f"{SCHEMA}sha256"
    softwareVersion: Final = f"{SCHEMA}softwareVersion"
    unitText: Final = f"{SCHEMA}unitText"
    value: Final = f"{SCHEMA}value"


class Time:
    """OWL-Time."""

    inXSDDate: Final = f"{TIME}inXSDDate"


class Xsd:
    """Datatypes of the literals in the graph."""

    boolean: Final = f"{XSD}boolean"
    date: Final = f"{XSD}date"
    dateTime: Final = f"{XSD}dateTime"
    decimal: Final = f"{XSD}decimal"
    gYear: Final = f"{XSD}gYear"
    gYearMonth: Final = f"{XSD}gYearMonth"
    integer: Final = f"{XSD}integer"
