"""The JSON shown to the outside keeps to the contract."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extract.model import Header
from extract.tasks import Target, Task
from graph.contract import extraction_to_json
from graph.iris import Iris
from tests.factories import Draft, bank_letter, finance_letter
from tests.gold_letters import extraction

Json = dict[str, Any]

KEYS = {
    "source": "name sha256 media_type ocr",
    "document": "iri type number symbol issuer place date subject signer urgency"
    " secrecy addressees recipients",
    "documents": "iri type number issuer date title level",
    "citations": "iri start end text kind type number date issuer title provisions"
    " section document status rule confidence",
    "relations": "subject predicate object citation task start end quote rule"
    " confidence",
    "footnotes": "number start end text anchor",
    "tasks": "iri label parent leaf start end text assignments deadlines reports"
    " products targets citations",
    "agencies": "iri name kind level mentions",
}


def made(letter: str) -> Json:
    """The JSON of a letter, through a text as it is sent."""
    letters = {"bank": bank_letter, "finance": finance_letter}
    found = letters[letter]() if letter in letters else extraction(letter)
    parsed: Json = json.loads(json.dumps(extraction_to_json(found, Iris())))
    return parsed


@pytest.mark.parametrize("letter", ["bank", "finance", "000", "001"])
@pytest.mark.parametrize("part", KEYS)
def test_every_object_has_the_keys_of_the_contract(letter: str, part: str) -> None:
    found = made(letter)[part]
    for item in found if isinstance(found, list) else [found]:
        extra = {"segments", "lead_unstated"} & item.keys()
        assert list(item.keys() - extra) or extra
        assert item.keys() - extra == set(KEYS[part].split())


@pytest.mark.parametrize("letter", ["bank", "finance", "000", "001"])
def test_every_iri_named_is_described(letter: str) -> None:
    found = made(letter)
    described = {d["iri"] for d in found["documents"]} | {found["document"]["iri"]}
    agencies = {a["iri"] for a in found["agencies"]}
    assert {c["document"] for c in found["citations"]} <= described
    for relation in found["relations"]:
        assert {relation["subject"], relation["object"]} <= described | agencies
    for task in found["tasks"]:
        assert {a["iri"] for a in task["assignments"]} <= agencies


@pytest.mark.parametrize("letter", ["bank", "000", "001"])
def test_several_segments_are_told_and_one_is_not(letter: str) -> None:
    found = made(letter)
    several = 0
    for item in (*found["citations"], *found["relations"], *found["tasks"]):
        segments = item.get("segments", [[item["start"], item["end"]]])
        several += "segments" in item
        assert ("segments" in item) == (len(segments) > 1)
        assert (segments[0][0], segments[-1][1]) == (item["start"], item["end"])
        words = item.get("text") or item["quote"]
        for start, end in segments:
            piece = "".join(found["text"][start:end].split())
            assert piece in "".join(words.split())
    assert several


def test_what_page_furniture_interrupts_is_one_quote() -> None:
    found = made("bank")
    cut = next(c for c in found["citations"] if c["number"] == "186-KH/TU")
    assert cut["text"].endswith("của Ban Thường vụ Tỉnh ủy")
    assert len(cut["segments"]) == 2


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [("numbered", {"stub"}), ("named", {"stub"}), ("open", {"unresolved"})],
)
def test_a_letter_alone_resolves_nothing(kind: str, statuses: set[str]) -> None:
    citations = made("000")["citations"]
    assert {c["status"] for c in citations if c["kind"] == kind} == statuses


def test_a_citation_keeps_what_it_prints_and_its_document_what_is_known() -> None:
    found = made("001")
    bare = [c for c in found["citations"] if c["number"] == "57-NQ/TW"][-1]
    assert bare["date"] is None
    document = next(d for d in found["documents"] if d["iri"] == bare["document"])
    assert document["date"] == "2024-12-22"
    assert document["issuer"] == "Bộ Chính trị"


def test_whole_numbers_of_targets_have_no_fraction() -> None:
    draft = Draft("1. đạt 95% vốn, 8,5%", Header())
    span = draft.span("1. đạt 95% vốn, 8,5%")
    targets = tuple(
        Target(span, "vốn", ">=", value, "%") for value in (95.0, 8.5, None)
    )
    draft.tasks.append(Task("1", None, leaf=True, span=span, targets=targets))
    (task,) = extraction_to_json(draft.done(), Iris())["tasks"]
    assert [repr(target["value"]) for target in task["targets"]] == [
        "95",
        "8.5",
        "None",
    ]


def test_a_lead_that_is_not_stated_is_told_only_where_it_is_so() -> None:
    tasks = made("001")["tasks"]
    assert [t["label"] for t in tasks if "lead_unstated" in t] == ["7"]


def test_the_base_of_iris_is_a_setting() -> None:
    found = extraction_to_json(bank_letter(), Iris("https://example.org/id/"))
    assert all(
        c["iri"].startswith("https://example.org/id/") for c in found["citations"]
    )
