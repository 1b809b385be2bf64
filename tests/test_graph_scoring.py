"""Small gold and small findings with figures that can be worked out by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from extract.pipeline import extract
from extract.read import read_letter
from graph.contract import extraction_to_json
from graph.evaluation.comparable import (
    agency_key,
    fold,
    label_key,
    number_key,
    percents,
)
from graph.evaluation.counts import Count
from graph.evaluation.gains import Change, accept, changes, read_figures
from graph.evaluation.gold_files import MalformedGoldError, read_gold
from graph.evaluation.predicted import found_in
from graph.evaluation.scoring import MEASURES, Score, score, total
from graph.iris import Iris
from tests.gold_letters import NAMES, ROOT, extraction, gold

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "evaluate" / "score.py"
FAMILIES = ROOT / "tests" / "gold" / "families"

GOLD: Json = {
    "file": "letter.txt",
    "document": {
        "type": "Công văn",
        "number": None,
        "issuer": "UBND TP. Huế",
        "date": "2025-06",
        "place": "Huế",
        "signer": {"name": "Lê Văn Một"},
    },
    "citations": [
        {
            "number": "57-NQ/TW",
            "type": "Nghị quyết",
            "date": "2024-12-22",
            "relation": "implements",
            "spans": [[10, 30], [50, 60]],
        },
        {
            "number": "03/NQ-CP",
            "type": "Nghị quyết",
            "date": None,
            "relation": "based_on",
            "spans": [[70, 90]],
        },
        {"number": "9/KH", "optional": True},
    ],
    "relations": [{"from": "3/NQ-CP", "relation": "details", "to": "57-NQ/TW"}],
    "tasks": [
        {
            "label": "1. a)",
            "starts": "Rà soát các quy định",
            "lead": ["Sở Tài chính"],
            "cooperate": ["các đơn vị có liên quan"],
            "deadline": {"value": "2025-07-25"},
            "targets": ["đạt 95% kế hoạch"],
        },
        {"label": "2", "starts": "Báo cáo kết quả", "lead": ["Sở Y tế"]},
        {"label": "3", "starts": "Việc khác", "optional": True},
    ],
}


def citation(number: str, start: int, end: int, **other: object) -> Json:
    known = {"type": "Nghị quyết", "date": None, "kind": "numbered", "document": number}
    return {"number": number, "start": start, "end": end, **known, **other}


def relation(subject: str, predicate: str, obj: str) -> Json:
    return {"subject": subject, "predicate": predicate, "object": obj}


def task(label: str, text: str, lead: str, **other: object) -> Json:
    roles = [{"agency": lead, "role": "lead", "stated": True}]
    parts: Json = {"assignments": roles, "deadlines": [], "targets": [], "leaf": True}
    return {"label": label, "text": f"{label}. {text}", **parts, **other}


FOUND: Json = {
    "document": {
        "iri": "me",
        "type": "Công văn",
        "number": None,
        "issuer": "Ủy ban nhân dân thành phố Huế",
        "date": "2025-06",
        "place": "Huế",
        "signer": {"name": "LÊ VĂN MỘT"},
    },
    "documents": [
        {"iri": "57-NQ/TW", "number": "57-NQ/TW"},
        {"iri": "03/NQ-CP", "number": "03/NQ-CP"},
    ],
    "citations": [
        citation("57-NQ/TW", 10, 30, date="2024-12-22"),
        citation("57-NQ/TW", 50, 60),
        citation("03/NQ-CP", 70, 90),
    ],
    "relations": [
        relation("me", "implements", "57-NQ/TW"),
        relation("me", "cites", "03/NQ-CP"),
        relation("03/NQ-CP", "implements", "57-NQ/TW"),
    ],
    "tasks": [
        task(
            "1.a",
            "Rà soát các quy định hiện hành",
            "Giám đốc Sở Tài chính",
            assignments=[
                {"agency": "Giám đốc Sở Tài chính", "role": "lead", "stated": True},
                {"agency": "các cơ quan", "role": "cooperate", "stated": True},
                {"agency": "Sở Y tế", "role": "lead", "stated": False},
            ],
            deadlines=[{"value": "2025-07-25"}, {"value": None}],
            targets=[{"value": 95, "unit": "%"}, {"value": 3, "unit": "xã"}],
        ),
        task("2", "Báo cáo kết quả", "Sở Y tế"),
    ],
}


def scored(wanted: Json, found: Json) -> Score:
    file = read_gold(wanted)
    assert file is not None
    return score(file.gold, found_in(found))


def figures(score_: Score) -> dict[str, tuple[int, int, int]]:
    """Found, missed, extra, of what is not found as it should be."""
    counts = {name: measured.count for name, measured in score_.items()}
    return {
        name: (count.found, count.missed, count.extra)
        for name, count in counts.items()
        if count.missed or count.extra
    }


@pytest.mark.parametrize(
    ("count", "precision", "recall", "f1"),
    [
        (Count(3, 1, 0), 1.0, 0.75, 6 / 7),
        (Count(3, 0, 1), 0.75, 1.0, 6 / 7),
        (Count(1, 1, 1), 0.5, 0.5, 0.5),
        (Count(0, 2, 0), 1.0, 0.0, 0.0),
        (Count(0, 1, 1), 0.0, 0.0, 0.0),
        (Count(), 1.0, 1.0, 1.0),
    ],
)
def test_precision_recall_and_f1(
    count: Count, precision: float, recall: float, f1: float
) -> None:
    shown = (count.precision, count.recall, count.f1)
    assert shown == pytest.approx((precision, recall, f1))


def test_what_agrees_scores_1_in_every_measure() -> None:
    found = scored(GOLD, FOUND)
    assert figures(found) == {}
    assert set(found) == set(MEASURES) - {"header.number"}
    assert found["mentions"].count == Count(3)
    assert found["header"].count == Count(5)
    assert found["tasks"].count == Count(2)


def without(part: str, index: int) -> Json:
    changed = deepcopy(FOUND)
    del changed[part][index]
    return changed


def with_(part: str, *more: Json) -> Json:
    return {**FOUND, part: [*FOUND[part], *more]}


def replaced(part: str, index: int, **fields: object) -> Json:
    changed = deepcopy(FOUND)
    changed[part][index].update(fields)
    return changed


# What the program says otherwise, and the counts (found, missed, extra) that it costs.
@pytest.mark.parametrize(
    ("found", "costs"),
    [
        pytest.param(
            without("citations", 2),
            {
                "citations": (1, 1, 0),
                "citation_types": (1, 1, 0),
                "mentions": (2, 1, 0),
                "mentions_exact": (2, 1, 0),
                "relations": (0, 1, 0),
                "letter_relations": (1, 1, 0),
            },
            id="a document is missed, and with it its edges",
        ),
        pytest.param(
            without("citations", 1),
            {"mentions": (2, 1, 0), "mentions_exact": (2, 1, 0)},
            id="one of two mentions is missed",
        ),
        pytest.param(
            replaced("citations", 2, start=72),
            {"mentions_exact": (2, 1, 1)},
            id="a mention overlaps",
        ),
        pytest.param(
            with_("citations", citation("9/KH", 100, 104)), {}, id="an optional number"
        ),
        pytest.param(
            with_("citations", citation("8/KH", 100, 104, document="57-NQ/TW")),
            {
                "citations": (2, 0, 1),
                "mentions": (3, 0, 1),
                "mentions_exact": (3, 0, 1),
                "links": (3, 1, 1),
            },
            id="a number that is not there",
        ),
        pytest.param(
            with_("citations", citation("06", 100, 104, kind="named")), {}, id="a name"
        ),
        pytest.param(
            replaced("citations", 2, document="57-NQ/TW"),
            {"links": (2, 1, 1)},
            id="a mention is taken for another document",
        ),
        pytest.param(
            replaced("citations", 0, date="2024-12-21", type="Chỉ thị"),
            {"citation_dates": (0, 1, 1), "citation_types": (1, 1, 1)},
            id="a date and a type are wrong",
        ),
        pytest.param(
            replaced("relations", 0, predicate="guides"), {}, id="the same family"
        ),
        pytest.param(
            replaced("relations", 0, predicate="replaces"),
            {"letter_relations": (1, 1, 1)},
            id="another relation",
        ),
        pytest.param(
            replaced("relations", 2, subject="57-NQ/TW", object="03/NQ-CP"),
            {"relations": (0, 1, 1)},
            id="an edge the wrong way round",
        ),
        pytest.param(
            without("tasks", 1),
            {"tasks": (1, 1, 0), "lead": (1, 1, 0)},
            id="a task is missed",
        ),
        pytest.param(
            with_("tasks", task("4", "Thêm", "Sở X")), {}, id="as many as are optional"
        ),
        pytest.param(
            with_("tasks", *[task(f"{n}", "Thêm", "Sở X") for n in (4, 5, 6)]),
            {"tasks": (2, 0, 2)},
            id="more tasks than are optional",
        ),
        pytest.param(
            replaced("tasks", 1, label="7"), {}, id="tasks are paired by their words"
        ),
        pytest.param(
            replaced("tasks", 1, text="Gửi kết quả"), {}, id="else by their labels"
        ),
        pytest.param(
            replaced("tasks", 0, assignments=[], deadlines=[{"value": "2025"}]),
            {
                "lead": (1, 1, 0),
                "cooperate": (0, 1, 0),
                "deadlines": (0, 1, 1),
            },
            id="parts of a task",
        ),
        pytest.param(
            {**FOUND, "document": {**FOUND["document"], "date": None, "place": "Huê"}},
            {"header": (3, 2, 1), "header.date": (0, 1, 0), "header.place": (0, 1, 1)},
            id="the header",
        ),
    ],
)
def test_what_differs_costs_what_it_should(
    found: Json, costs: dict[str, tuple[int, int, int]]
) -> None:
    assert figures(scored(GOLD, found)) == costs


def test_misses_are_told_in_words() -> None:
    found = scored(GOLD, replaced("citations", 2, number="04/NQ-CP"))
    assert found["citations"].missed == ("3/nq-cp",)
    assert found["citations"].extra == ("4/nq-cp",)
    assert found["links"].extra == ()
    astray = scored(GOLD, replaced("citations", 2, document="57-NQ/TW"))
    assert astray["links"].extra == ("3/nq-cp → 57-nq/tw (3/nq-cp)",)
    assert scored(GOLD, without("tasks", 0))["deadlines"].missed == ("1.a: 2025-07-25",)


def test_what_is_left_open_is_no_wrong_link() -> None:
    astray = {"document": "57-NQ/TW", "status": "ambiguous"}
    links = scored(GOLD, replaced("citations", 2, **astray))["links"]
    assert links.extra == ()
    assert (links.count.missed, links.count.extra) == (1, 0)


def test_the_own_number_of_a_letter_is_no_citation() -> None:
    letter = {**FOUND["document"], "number": "57-NQ/TW"}
    found = scored(GOLD, {**FOUND, "document": letter})
    assert found["citations"].count == Count(1, 1, 0)


def test_a_programme_stands_for_the_decision_that_promulgates_it() -> None:
    edges = [
        relation("03/NQ-CP", "promulgates", "programme"),
        relation("programme", "implements", "57-NQ/TW"),
    ]
    documents = [*FOUND["documents"], {"iri": "programme", "number": None}]
    found = {**FOUND, "documents": documents, "relations": edges}
    assert scored(GOLD, found)["relations"].count == Count(1)


def test_gold_without_places_or_tasks_is_not_measured_by_them() -> None:
    bare = {"document": {}, "citations": [{"number": "57-NQ/TW"}]}
    found = scored(bare, FOUND)
    assert list(found) == [
        "citations",
        "citation_dates",
        "citation_types",
        "links",
        "relations",
        "letter_relations",
    ]
    assert found["links"].count == Count(2, 1, 1)


def test_totals_add_up_what_each_letter_counts() -> None:
    one, other = scored(GOLD, FOUND), scored(GOLD, without("tasks", 1))
    assert total([one, other])["tasks"] == Count(3, 1, 0)
    assert list(total([one, other])) == list(one)


# ---- words that are the same ---------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number_key(" 03 /NQ–CP "), "3/nq-cp"),
        (number_key(" 66-NQ/TW"), "66-nq/tw"),
        (number_key("0"), "0"),
        (number_key(" "), None),
        (fold("Uỷ ban  NHÂN DÂN"), "ủy ban nhân dân"),
        (agency_key("Chủ tịch UBND các huyện"), "ủy ban nhân dân các huyện"),
        (agency_key("Sở Y tế tỉnh Kon Tum"), "sở y tế"),
        (agency_key("các sở, ban, ngành"), "nhóm"),
        (agency_key("các đơn vị có liên quan"), "nhóm"),
        (label_key("3. b)"), "3.b"),
        (percents(["từ 9,5% đến 10%", 3, None]), {9.5, 10.0, 3.0}),
    ],
)
def test_words_are_compared_by_their_sense(one: object, other: object) -> None:
    assert one == other


# ---- shapes of gold ------------------------------------------------------------------


@pytest.mark.parametrize("data", [[], "x", {}, {"document": {}}, {"citations": []}])
def test_what_is_no_gold_is_none(data: object) -> None:
    assert read_gold(data) is None


@pytest.mark.parametrize(
    "data",
    [
        {"document": {}, "citations": ["57-NQ/TW"]},
        {"document": {}, "tasks": [{"starts": "x"}]},
        {"document": {}, "tasks": [{"label": "1", "lead": [3]}]},
        {"document": {}, "citations": [{"number": "1/X", "spans": [[1]]}]},
        {"document": {}, "chain_edges": []},
    ],
)
def test_damaged_gold_is_told(data: Json) -> None:
    with pytest.raises(MalformedGoldError):
        read_gold(data)


@pytest.mark.parametrize("name", NAMES)
def test_gold_knows_its_document(name: str) -> None:
    file = read_gold(gold(name))
    assert file is not None
    assert file.sha256 == extraction(name).letter.source.sha256
    assert file.file is not None
    assert file.file.startswith(name)


# ---- the two letters, and others where they are at hand ------------------------------


def answer_of(name: str) -> Json:
    return extraction_to_json(extraction(name), Iris())


@pytest.mark.parametrize("name", NAMES)
def test_the_two_letters_agree_with_their_gold(name: str) -> None:
    assert figures(scored(gold(name), answer_of(name))) == {}


def test_gold_that_is_wrong_on_purpose_lowers_the_figures() -> None:
    wrong = deepcopy(gold("001"))
    mention = next(m for m in wrong["mentions"] if m["class"] == "explicit")
    mention["number"] = "999/QĐ-XYZ"
    wrong["document"]["signer_name"] = "Lê Văn Hai"
    leaf = next(t for t in wrong["tasks"] if t["kind"] != "header" and t["lead_stated"])
    leaf["effective_lead"] = ["Sở Không có"]
    fallen = set(figures(scored(wrong, answer_of("001"))))
    assert {"citations", "mentions", "links", "lead", "header.signer"} <= fallen


SAME = {
    "citations": "citations",
    "citation dates": "citation_dates",
    "citation types": "citation_types",
    "mentions": "mentions",
    "relations (between documents)": "relations",
    "letter relations": "letter_relations",
    "tasks found": "tasks",
    "lead agencies": "lead",
    "cooperating agencies": "cooperate",
    "deadlines": "deadlines",
    "targets": "targets",
}
"""Our measures by the names that the shared scorer gives them."""

TEXTS = ("159-2026-nq-cp", "central-092", "central-440", "letter-ocr-14")


def assert_same(file: Path, answer: Json, folder: Path) -> None:
    """Score one letter both ways."""
    printed = folder / "found.json"
    printed.write_text(json.dumps(answer), "utf-8")
    command = [sys.executable, str(SCORER), "--json", str(file), str(printed)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    theirs = json.loads(shown.stdout)
    ours = scored(json.loads(file.read_text("utf-8")), answer)
    counts = {n: Count(row["tp"], row["fn"], row["fp"]) for n, row in theirs.items()}
    assert counts == {name: ours[SAME[name]].count for name in theirs}


@pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared: the scorer")
@pytest.mark.parametrize("name", NAMES)
def test_figures_are_those_of_the_shared_scorer(name: str, tmp_path: Path) -> None:
    """Also where the letter read is another than that of the gold."""
    file = ROOT / "tests" / "gold" / f"letter-{name}.json"
    for other in NAMES:
        assert_same(file, answer_of(other), tmp_path)


@pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared: the scorer, texts")
@pytest.mark.parametrize("name", TEXTS)
def test_figures_of_other_families_are_those_of_the_shared_scorer(
    name: str, tmp_path: Path
) -> None:
    file = FAMILIES / f"{name}.json"
    document = json.loads(file.read_text("utf-8"))["file"]
    letter = read_letter(SHARED / "corpus" / document)
    assert_same(file, extraction_to_json(extract(letter), Iris()), tmp_path)


# ---- gains and losses ----------------------------------------------------------------

BEFORE = {"a": {"tasks": 0.5, "lead": 0.9, "links": 1.0}, "gone": {"tasks": 1.0}}
NOW = {"a": {"tasks": 0.75, "lead": 0.8, "links": 1.0, "header": 1.0}, "b": {}}


def test_what_rose_and_what_fell() -> None:
    found = changes(BEFORE, NOW)
    assert found.gains == (Change("a", "tasks", 0.5, 0.75),)
    assert found.losses == (Change("a", "lead", 0.9, 0.8),)
    assert found.new == ("b",)


def test_figures_of_letters_that_were_not_at_hand_are_kept() -> None:
    assert accept(BEFORE, NOW, {"a", "b", "gone"}) == {**BEFORE, **NOW}
    assert accept(BEFORE, NOW, {"a", "b"}) == NOW


@pytest.mark.parametrize("data", [[], {"a": []}, {"a": {"tasks": "x"}}, {"a": 1}])
def test_other_things_are_no_figures(data: object) -> None:
    with pytest.raises((AttributeError, TypeError, ValueError)):
        read_figures(data)
