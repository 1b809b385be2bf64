"""The JSON-LD context of the graph, made from the vocabulary and its prefixes.

A key is the name a term has in Turtle (`cd:lead`), so that what is read in the docs, in
SPARQL and in JSON-LD is one name. `python -m ontology.context` writes the file anew.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.standards import Dcterms, Oa, Prov, Rdf, Schema, Xsd
from ontology.terms import CD, PREFIXES, Cd
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT: Final = f"{CD.removesuffix('#')}/context.jsonld"
"""Where the context is published."""

_FILE: Final = "context.jsonld"
_LINKS: Final = (
    Dcterms.isPartOf,
    Oa.hasBody,
    Oa.hasSelector,
    Oa.hasSource,
    Oa.hasTarget,
    Prov.generated,
    Prov.hadPrimarySource,
    Prov.invalidated,
    Prov.used,
    Prov.wasAssociatedWith,
    Prov.wasDerivedFrom,
    Rdf.object,
    Rdf.predicate,
    Rdf.subject,
    Schema.encoding,
)
"""Properties of the standards whose values are things, not literals."""


def make_context() -> dict[str, object]:
    """The context (JSON-LD 1.1): every prefix, and how the values of terms are typed.

    Properties that lead to things take IRIs, those whose values are decimals take
    decimals as strings; all other values say their own type, or are strings, whole
    numbers and truth values as JSON has them.
    """
    from rdflib import (  # noqa: PLC0415 - kept out of the start of every command
        OWL,
        RDF,
        URIRef,
    )

    known = vocabulary()
    terms: dict[str, object] = {}
    for name, iri in sorted(own_terms().items()):
        term: dict[str, str] = {"@id": iri}
        if (URIRef(iri), RDF.type, OWL.ObjectProperty) in known:
            term["@type"] = "@id"
        elif _ranges(iri) == {Xsd.decimal}:
            term["@type"] = Xsd.decimal
        terms[f"cd:{name}"] = term
    for iri in _LINKS:
        terms[compact(iri)] = {"@id": iri, "@type": "@id"}
    return {"@context": {"@version": 1.1, **PREFIXES, **terms}}


def own_terms() -> dict[str, str]:
    """Our classes and properties, by name."""
    return {name: iri for name, iri in vars(Cd).items() if not name.startswith("_")}


def compact(iri: str) -> str:
    """The name of a term of a vocabulary, with its prefix."""
    prefix, space = max(
        (
            (prefix, space)
            for prefix, space in PREFIXES.items()
            if iri.startswith(space)
        ),
        key=lambda found: len(found[1]),
    )
    return f"{prefix}:{iri.removeprefix(space)}"


@cache
def published_context() -> Mapping[str, object]:
    """The published context, as the file has it; shared, so not to be changed."""
    context: dict[str, object] = json.loads(context_file())["@context"]
    return context


def context_file() -> str:
    """The text of the published file."""
    return (resources.files("ontology") / _FILE).read_text(encoding="utf-8")


def _ranges(iri: str) -> set[str]:
    from rdflib import URIRef  # noqa: PLC0415 - as in make_context

    ranges = URIRef("https://schema.org/rangeIncludes")
    return {str(found) for found in vocabulary().objects(URIRef(iri), ranges)}


def as_file() -> str:
    """The text that the published file should have."""
    return json.dumps(make_context(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(_FILE).write_text(as_file(), encoding="utf-8")
