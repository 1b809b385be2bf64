"""A document or body as search engines read it: JSON-LD with schema.org.

schema.org derives Legislation from ELI and takes in what is not enforceable ("a legal
document such as an act, decree, bill, etc., enforceable or not"), so a resolution of
the Party or a plan is one here, though not in our graph: `additionalType` has the class
that says what it is, and no legal force is claimed. A letter (công văn) is a
CreativeWork. What carries a document out has `legislationApplies`, which "has no legal
value".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.answers.documents import document
from graph.catalog import catalog
from graph.describe import AGENCY_CLASSES, PARTY_LEVELS, document_class
from ontology.standards import Dcterms
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.answers.lists import Link
    from graph.catalog import Agency, Document
    from graph.store import Store

Json = dict[str, object]

MOST_OF_A_KIND: Final = 50
"""Other documents that stand in one relation to a document."""

_CONTEXT: Final = "https://schema.org"
_NOT_OF_THE_STATE: Final = PARTY_LEVELS | {"organisation", "unspecified"}
_RELATIONS: Final[Mapping[str, str]] = {
    "implements": "legislationApplies",
    "follows_direction": "legislationApplies",
    "guides": "legislationApplies",
    "amends": "legislationChanges",
    "replaces": "legislationChanges",
    "abrogates": "legislationChanges",
    "corrects": "legislationChanges",
    "based_on": "isBasedOn",
    "acts_on_proposal": "isBasedOn",
    "promulgates": "hasPart",
    "encloses": "hasPart",
    "annex_of": "isPartOf",
    "reports_on": "about",
}
"""Properties of schema.org for our relations; all others are a `citation`."""
_OF_LEGISLATION: Final = "legislation"


def schema_org(store: Store, slug: str) -> Json | None:
    """A document or agency by its slug, with its context; None for anything else."""
    known = catalog(store)
    if slug in known.documents:
        return {"@context": _CONTEXT, **_detailed(store, slug)}
    if slug in known.agencies:
        return {"@context": _CONTEXT, **_body(known.agencies[slug])}
    return None


def _detailed(store: Store, slug: str) -> Json:
    found = document(store, slug)
    known = catalog(store)
    one = found.document
    made = _named(one)
    issuer = known.agencies.get(one.issuer or "")
    identifiers = sorted(
        str(getattr(triple.object, "value", ""))
        for triple in store.matching(one.iri, Dcterms.identifier)
    )
    dated = "legislationDate" if _is_legislation(one) else "dateCreated"
    passed = "legislationPassedBy" if _is_legislation(one) else "author"
    said: Json = {
        "description": one.title,
        "identifier": identifiers or one.number,
        "inLanguage": "vi",
        dated: one.date,
        passed: _body(issuer) if issuer else None,
        "locationCreated": {"@type": "Place", "name": one.place} if one.place else None,
    }
    if _is_legislation(one):
        said |= {"legislationIdentifier": one.number, "legislationType": one.type}
    made |= {name: value for name, value in said.items() if value}
    return made | _related(found.relations, legislation=_is_legislation(one))


def _named(one: Document) -> Json:
    """What a document is and is called, wherever it is spoken of."""
    kind = "Legislation" if _is_legislation(one) else "CreativeWork"
    class_ = document_class(one.number, one.type, one.level)
    made: Json = {"@type": kind, "@id": one.iri, "name": one.label}
    return made | ({"additionalType": class_} if one.number else {})


def _is_legislation(one: Document) -> bool:
    letter = document_class(one.number, one.type, one.level) == Cd.OfficialLetter
    return one.kind != "set" and not letter


def _related(relations: Sequence[Link], *, legislation: bool) -> Json:
    """The other documents, by the property of schema.org; of each some."""
    made: dict[str, list[Json]] = {}
    for link in relations:
        name = _RELATIONS.get(link.predicate, "citation")
        ends_fit = legislation and _is_legislation(link.document)
        if name.startswith(_OF_LEGISLATION) and not ends_fit:
            name = "isBasedOn" if name == "legislationApplies" else "citation"
        others = made.setdefault(name, [])
        other = _named(link.document)
        if len(others) < MOST_OF_A_KIND and other not in others:
            others.append(other)
    return dict(made)


def _body(agency: Agency) -> Json:
    state = agency.level not in _NOT_OF_THE_STATE and agency.kind == "body"
    return {
        "@type": "GovernmentOrganization" if state else "Organization",
        "@id": agency.iri,
        "additionalType": AGENCY_CLASSES[agency.kind],
        "name": agency.name,
    }
