"""Documents taken up again by their type alone: which, and where none is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.gaps import gaps
from graph.contract import extraction_to_json
from graph.identity import identify
from graph.validate import validate
from tests.correcting import IRIS, asked, confirmed, filled
from tests.provincial import letter

if TYPE_CHECKING:
    from graph.store import Store

PLAN = "Kế hoạch số 90/KH-UBND ngày 10 tháng 01 năm 2025"
OTHER = "Kế hoạch số 91/KH-UBND ngày 11 tháng 01 năm 2025"
ORDER = "Chỉ thị số 05/CT-TTg ngày 01 tháng 3 năm 2025 của Thủ tướng Chính phủ"
HIGHER = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
OWN_ORDER = "Chỉ thị số 01/CT-UBND ngày 05/01/2025"
NAMESAKE = "Đề án 06"


def again(items: str, preamble: str = "Xét đề nghị") -> list[tuple[str, str | None]]:
    """What takes a document up again, and the number or words of what it means."""
    found = letter(items=items, preamble=preamble).citations
    return [
        (
            citation.span.text,
            None
            if citation.antecedent is None
            else found[citation.antecedent].number
            or found[citation.antecedent].span.text,
        )
        for citation in found
        if citation.rule == "R-ANAPHORA"
    ]


@pytest.mark.parametrize(
    ("item", "words", "means"),
    [
        (f"{PLAN}; rà soát Kế hoạch nêu trên.", "Kế hoạch nêu trên", "90/KH-UBND"),
        (f"{PLAN}; rà soát kế hoạch đã nêu ở trên.", "kế hoạch đã nêu ở trên",
         "90/KH-UBND"),
        (f"{PLAN}; rà soát Kế hoạch trên, báo cáo.", "Kế hoạch trên", "90/KH-UBND"),
        (f"{PLAN}; rà soát Kế hoạch nói trên.", "Kế hoạch nói trên", "90/KH-UBND"),
        (f"{PLAN}; nội dung Kế hoạch trên gồm 3 phần.", "Kế hoạch trên", "90/KH-UBND"),
        (f"{PLAN}; Kế hoạch trên được rà soát.", "Kế hoạch trên", "90/KH-UBND"),
        # the nearest of its type, whatever stands between
        (f"{PLAN}, {OTHER}; rà soát Kế hoạch nêu trên.", "Kế hoạch nêu trên",
         "91/KH-UBND"),
        (f"{PLAN}, {ORDER}; rà soát Kế hoạch nêu trên.", "Kế hoạch nêu trên",
         "90/KH-UBND"),
        # of any type, but not what a title speaks of
        (f"{PLAN} về thực hiện {ORDER}; rà soát văn bản nêu trên.",
         "văn bản nêu trên", "90/KH-UBND"),
        (f"{NAMESAKE}; rà soát Đề án nêu trên.", "Đề án nêu trên", NAMESAKE),
        (f"{PLAN} về thực hiện {ORDER} và {HIGHER}; rà soát văn bản nêu trên.",
         "văn bản nêu trên", "90/KH-UBND"),
        # of its own type also what a title of another type speaks of
        (f"{OWN_ORDER}; {PLAN} về thực hiện {ORDER}; rà soát Chỉ thị nêu trên.",
         "Chỉ thị nêu trên", "05/CT-TTg"),
        (f"{PLAN} về thay thế {OTHER}; rà soát Kế hoạch kể trên.", "Kế hoạch kể trên",
         "90/KH-UBND"),
        (f"{PLAN}; rà soát Kế hoạch vừa nêu.", "Kế hoạch vừa nêu", "90/KH-UBND"),
        # "số" that counts nothing blocks nothing, nor does a number one reads
        (f"{PLAN}; báo cáo số liệu. Rà soát văn bản nêu trên.", "văn bản nêu trên",
         "90/KH-UBND"),
        (f"{PLAN}; ký văn bản số. Rà soát văn bản nêu trên.", "văn bản nêu trên",
         "90/KH-UBND"),
        (f"{PLAN}; gửi kèm Công văn số 77/UBND-KTTH; rà soát văn bản nêu trên.",
         "văn bản nêu trên", "90/KH-UBND"),
        # what cannot be read may be what is meant
        (f"{PLAN}, Kế hoạch số ....../KH-UBND; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", None),
        (f"{PLAN}, Kế hoạch số: /KH-UBND; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", None),
        ("Kế hoạch số 1§9/KII-UBMD; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", None),
        (f"{PLAN}, Kế hoạch số 38?8/KH-UBND; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", None),
        (f"{PLAN}, Kế hoạch 3#8/KH-UBND; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", None),
        (f"{ORDER}, Kế hoạch số …/KH-UBND; rà soát văn bản nêu trên.",
         "văn bản nêu trên", None),
        # of another type, or further off than what is meant, it blocks nothing
        (f"{ORDER}, Kế hoạch số …/KH-UBND; rà soát Chỉ thị nêu trên.",
         "Chỉ thị nêu trên", "05/CT-TTg"),
        (f"Kế hoạch số …/KH-UBND, {PLAN}; rà soát Kế hoạch nêu trên.",
         "Kế hoạch nêu trên", "90/KH-UBND"),
    ],
)  # fmt: skip
def test_a_type_alone_takes_up_the_nearest(
    item: str, words: str, means: str | None
) -> None:
    assert again(f"1. Sở Y tế chủ trì thực hiện {item}") == [(words, means)]


@pytest.mark.parametrize(
    "item",
    [
        f"{PLAN} và {OTHER}; rà soát các Kế hoạch nêu trên.",
        f"{PLAN} và {OTHER}; rà soát hai văn bản nêu trên.",
        f"{PLAN} và {OTHER}; rà soát từng Kế hoạch nêu trên.",
        f"{PLAN} và {OTHER}; rà soát tất cả kế hoạch nêu trên.",
        f"{PLAN}; thông báo trên loa truyền thanh.",
        f"{PLAN}; thực hiện Kế hoạch trên toàn tỉnh.",
        f"{PLAN}; xử lý vi phạm pháp luật trên biển.",
        f"{PLAN}; rà soát Kế hoạch này.",
        f"{PLAN}; rà soát Chỉ thị nêu trên.",
        f"Kế hoạch số lượng; {PLAN}; số liệu nêu trên.",
    ],
)
def test_what_takes_nothing_up(item: str) -> None:
    assert again(f"1. Sở Y tế chủ trì thực hiện {item}") == []


def test_no_item_takes_up_what_another_cites() -> None:
    items = (
        f"1. Sở Y tế chủ trì thực hiện {PLAN}.\n2. Sở Nội vụ rà soát Kế hoạch nêu trên."
    )
    assert again(items) == []
    assert again(items, f"Thực hiện {OTHER}") == []


def test_items_d_and_dd_are_two() -> None:
    again_ = "thực hiện Kế hoạch số …/KH-UBND; rà soát Kế hoạch nêu trên"
    items = (
        "1. Sở Y tế chủ trì:\na) việc a;\nb) việc b;\nc) việc c;\n"
        f"d) {again_};\nđ) {again_}."
    )
    found = identify(letter(items=items))
    assert len({slug for slug in found.of_citation if ".n-" in slug}) == 2


LETTER = "77-ubnd-ktth-kon-tum-2025"
OWN = f"{LETTER}.n-2-ke-hoach-neu-tren"
BLOCKED = (
    f"1. Sở Y tế chủ trì thực hiện {PLAN}; rà soát Kế hoạch nêu trên.\n"
    f"2. Sở Nội vụ chủ trì thực hiện {OTHER}, Kế hoạch số ..../KH-UBND; báo cáo kết "
    "quả thực hiện Kế hoạch nêu trên."
)


def test_the_json_links_it_or_says_that_it_is_blocked() -> None:
    found = extraction_to_json(letter(items=BLOCKED), IRIS)
    said = {
        (c["text"], c["section"]): (c["status"], c["document"].rpartition("/")[2])
        for c in found["citations"]
        if c["rule"] == "R-ANAPHORA"
    }
    assert said == {
        ("Kế hoạch nêu trên", "1"): ("stub", "90-kh-ubnd-kon-tum-2025"),
        ("Kế hoạch nêu trên", "2"): ("blocked", OWN),
    }
    (alone,) = (d for d in found["documents"] if "." in d["iri"].rpartition("/")[2])
    assert alone["number"] is None


def statuses(store: Store) -> dict[str, tuple[str, str]]:
    """Of each place that takes something up: its status, and the slug it means."""
    rows = store.rows(
        'SELECT ?section ?status ?document { ?mention cd:quote "Kế hoạch nêu trên" ; '
        "cd:section ?section ; cd:resolutionStatus ?status ; oa:hasBody ?document . "
        "?document rdfs:label ?label }"
    )
    return {
        row["section"]: (
            row["status"].rpartition("/")[2],
            row["document"].rpartition("/")[2],
        )
        for row in rows
    }


def test_a_person_says_what_is_meant() -> None:
    store = filled(letter(items=BLOCKED))
    assert statuses(store) == {
        "1": ("stub", "90-kh-ubnd-kon-tum-2025"),
        "2": ("blocked", OWN),
    }
    (finding,) = gaps(store, "blocked")
    assert [thing.slug for thing in finding.things] == [OWN, LETTER]
    assert validate(store).conforms
    # What it takes up is corrected: it follows.
    told = {"letter": LETTER, "field": "citation"}
    confirmed(store, asked(**told, task="1", quote=PLAN, value="91/KH-UBND"))
    assert statuses(store)["1"][1].startswith("91-kh-ubnd")
    # What is blocked is told: it is so no more.
    told |= {"task": "2", "quote": "Kế hoạch nêu trên"}
    confirmed(store, asked(**told, value="91/KH-UBND"))
    assert statuses(store)["2"][0] == "stub"
    assert gaps(store, "blocked") == ()
    assert validate(store).conforms
