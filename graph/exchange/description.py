"""A description of a thing as a file of RDF: what is said, and what the file is.

The file is named beside the thing it tells of, since the two are not one: a letter has
a date, and so has what is known of it today (W3C TAG, httpRange-14; FOAF).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.formats import GRAPHS
from graph.writer import node
from graph.xml_text import well_formed
from ontology.standards import (
    DCAT,
    FOAF,
    VOID,
    Dcterms,
    Foaf,
    Rdf,
    Rdfs,
    Void,
)
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.resource import Resource
    from graph.iris import Iris


def about(
    found: Resource, iris: Iris, address: str, more: str, licence: str | None
) -> list[ox.Triple]:
    """A description, and what the file that holds it is.

    Args:
        found: the description.
        iris: those of the installation.
        address: where the file is.
        more: where the rest is asked for, should there be more.
        licence: the IRI of the licence it is given out under.
    """
    file, thing = node(address), node(found.iri)
    said = [
        (file, Rdf.type, Foaf.Document),
        (file, Foaf.primaryTopic, found.iri),
        (file, Void.inDataset, iris.dataset),
        (thing, Foaf.isPrimaryTopicOf, address),
    ]
    if licence:
        said.append((file, Dcterms.license, licence))
    if found.cut:
        said.append((thing, Rdfs.seeAlso, more))
    named = [ox.Triple(start, node(name), node(end)) for start, name, end in said]
    return [*found.triples, *named]


def serialize(triples: Iterable[ox.Triple], media_type: str = "text/turtle") -> bytes:
    """Triples in one of the media types of `GRAPHS`."""
    prefixes = {**PREFIXES, "dcat": DCAT, "void": VOID, "foaf": FOAF}
    form = GRAPHS[media_type]
    made = ox.serialize(triples, format=form, prefixes=prefixes) or b""
    return well_formed(made) if form == ox.RdfFormat.RDF_XML else made
