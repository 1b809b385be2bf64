"""The published JSON-LD context knows every term and is made from the vocabulary."""

from __future__ import annotations

from importlib import resources

import pytest

from ontology.context import as_file, compact, own_terms, published_context
from ontology.terms import CD, PREFIXES, RELATIONS, ROLES, Cd


def test_the_file_is_what_the_vocabulary_gives() -> None:
    """If it is not: `python -m ontology.context`."""
    file = resources.files("ontology") / "context.jsonld"
    assert file.read_text(encoding="utf-8") == as_file()


def test_every_term_and_every_prefix_is_in_it() -> None:
    context = published_context()
    terms = {name: context.get(f"cd:{name}") for name in own_terms()}
    assert [name for name, term in terms.items() if term is None] == []
    assert {name: term["@id"] for name, term in terms.items()} == own_terms()  # type: ignore[index]  # none is None
    assert {prefix: context.get(prefix) for prefix in PREFIXES} == dict(PREFIXES)


@pytest.mark.parametrize(
    "iri", [*RELATIONS.values(), *ROLES.values(), Cd.issuer, Cd.hasDeadline, Cd.role]
)
def test_what_leads_to_things_takes_iris(iri: str) -> None:
    term = published_context()[compact(iri)]
    assert term == {"@id": iri, "@type": "@id"}


@pytest.mark.parametrize("iri", [Cd.text, Cd.number, Cd.deadlineValue, Cd.stated])
def test_what_is_said_in_words_has_no_type_forced_on_it(iri: str) -> None:
    assert published_context()[compact(iri)] == {"@id": iri}


def test_the_longest_namespace_names_a_term() -> None:
    assert compact(f"{CD}level/ministry") == "level:ministry"
    assert compact(Cd.level) == "cd:level"
