"""schema.org: what search engines are told of documents and bodies."""

from __future__ import annotations

from typing import Any

import pytest

from graph.exchange.legislation import MOST_OF_A_KIND, schema_org
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.correcting import FIRST
from tests.factories import Draft, cited
from tests.samples import IRIS, sample_store

STORE = sample_store("000", "001")
CD = "https://w3id.org/chidao/ontology#"


def told(slug: str, store: Store = STORE) -> dict[str, Any]:
    found = schema_org(store, slug)
    assert found is not None
    assert found["@context"] == "https://schema.org"
    assert found["@id"] == IRIS.iri(slug)
    return found


def test_a_resolution_of_the_party() -> None:
    """Who passed it is no body of the State, and its class says what it is."""
    found = told("57-nq-tw-2024")
    issuer = found.pop("legislationPassedBy")
    assert (issuer["@type"], issuer["name"]) == ("Organization", "Bộ Chính trị")
    assert found.pop("description").startswith("về đột phá phát triển khoa học")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": IRIS.iri("57-nq-tw-2024"),
        "additionalType": f"{CD}PartyDocument",
        "name": "Nghị quyết 57-NQ/TW",
        "identifier": ["urn:lex:vn:bo.chinh.tri:nghi.quyet:2024-12-22;57-nq-tw"],
        "inLanguage": "vi",
        "legislationIdentifier": "57-NQ/TW",
        "legislationType": "Nghị quyết",
        "legislationDate": "2024-12-22",
    }


@pytest.mark.parametrize(
    ("slug", "kind", "property_", "other"),
    [
        (
            "725-kh-ubnd-kon-tum-2025",
            "Legislation",
            "legislationApplies",
            "186-kh-tu-kon-tum-2025",
        ),
        (FIRST, "CreativeWork", "isBasedOn", "952-stc-th-kon-tum-2025"),
    ],
)
def test_relations_to_other_documents(
    slug: str, kind: str, property_: str, other: str
) -> None:
    """A letter is no legislation, so nothing is said of it that only that can be."""
    found = told(slug)
    assert found["@type"] == kind
    assert IRIS.iri(other) in [one["@id"] for one in found[property_]]
    special = [name for name in found if name.startswith("legislation")]
    assert bool(special) == (kind == "Legislation")


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("so-tai-chinh-tinh-kon-tum", "GovernmentOrganization"),
        ("chinh-phu", "GovernmentOrganization"),
        ("tinh-uy-kon-tum", "Organization"),
        ("cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum", "Organization"),
    ],
)
def test_bodies(slug: str, kind: str) -> None:
    assert told(slug)["@type"] == kind


@pytest.mark.parametrize("slug", [f"{FIRST}.t-1", "graph-runs", "nothing", ""])
def test_of_other_things_nothing_is_told(slug: str) -> None:
    assert schema_org(STORE, slug) is None


def test_changes_are_told_and_bounded() -> None:
    numbers = [f"{number}/2020/NĐ-CP" for number in range(10, 80)]
    words = " ".join(f"sửa đổi Nghị định số {number};" for number in numbers)
    draft = Draft(f"Nghị định số 99/2024/NĐ-CP {words}")
    act = draft.cite("Nghị định số 99/2024/NĐ-CP")
    for number in numbers:
        one = draft.cite(f"Nghị định số {number}")
        draft.relate(cited(act), "amends", cited(one), f"sửa đổi Nghị định số {number}")
    store = Store.in_memory()
    ingest_letter(store, draft.done(), IRIS)
    resolve(store, IRIS)
    changed = told("99-2024-nd-cp", store)["legislationChanges"]
    assert len(changed) == MOST_OF_A_KIND
    assert changed[0]["additionalType"] == f"{CD}LegalNormativeDocument"
