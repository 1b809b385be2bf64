"""What is to be reviewed: each kind with what it finds, and what it must not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from graph.answers.findings import MOST_QUOTES
from graph.answers.gaps import GAP_KINDS, GapKind, gaps
from graph.answers.similar import likeness, pairs_of
from tests.factories import Draft
from tests.provincial import filled, letter
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.answers.findings import Finding
    from graph.store import Store

SECOND = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def labels(found: Finding) -> list[str]:
    """What the things of a finding are called."""
    return [thing.label for thing in found.things]


def chief(store: Store, kind: GapKind) -> list[str]:
    """The first thing of each finding of a kind."""
    return [labels(found)[0] for found in gaps(store, kind)]


def test_of_the_two_letters_only_item_7_names_several_and_none_to_lead(
    store: Store,
) -> None:
    (found,) = gaps(store, "lead_unstated")
    assert found.things[0].slug == f"{SECOND}.t-7"
    assert labels(found)[1:] == [
        "Sở Khoa học và Công nghệ tỉnh Kon Tum",
        "Sở Nông nghiệp và Môi trường tỉnh Kon Tum",
    ]
    assert found.quotes[0].text.startswith("Sở Nông nghiệp và Môi trường")


def test_of_the_two_letters_43_is_dated_before_42(store: Store) -> None:
    (found,) = gaps(store, "number_order")
    assert labels(found) == ["Quyết định 43/QĐ-UBND", "Quyết định 42/QĐ-UBND"]
    assert found.details == (("date", "2025-01-20"), ("earlier_date", "2025-01-21"))
    assert {quote.letter_id for quote in found.quotes} == {
        SECOND,
        "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb",
    }


# What the two letters give of the other kinds, and nothing else.
@pytest.mark.parametrize(
    ("kind", "chiefs"),
    [
        ("open_chain", ["Công văn 1595/UBND-TTHCC", "Quyết định 42/QĐ-UBND"]),
        (
            "no_provincial_act",
            [
                "Nghị quyết 01/NQ-CP",
                "Nghị quyết 59-NQ/TW",
                "Nghị quyết 66-NQ/TW",
                "Nghị quyết 68-NQ/TW",
            ],
        ),
        *(
            (kind, [])
            for kind in GAP_KINDS
            if kind
            not in (
                "lead_unstated",
                "number_order",
                "open_chain",
                "no_provincial_act",
                "absent",
            )
        ),
    ],
)
def test_the_two_letters(store: Store, kind: GapKind, chiefs: list[str]) -> None:
    assert chief(store, kind) == chiefs


def test_what_is_absent_is_ranked_by_letters_then_by_times(store: Store) -> None:
    found = gaps(store, "absent")
    counts = [(dict(f.details)["letters"], dict(f.details)["times"]) for f in found]
    assert labels(found[0]) == ["Nghị quyết 57-NQ/TW"]
    assert counts[0] == ("2", "3")
    assert counts == sorted(counts, reverse=True)
    named = {label for f in found for label in labels(f)}
    assert "Luật ngân sách nhà nước" not in named
    assert not any(thing.kind == "set" for f in found for thing in f.things)


def test_every_finding_quotes_and_every_kind_is_looked_for(store: Store) -> None:
    found = gaps(store)
    assert get_args(GapKind) == GAP_KINDS
    assert [f.kind for f in found] == sorted(
        (f.kind for f in found), key=GAP_KINDS.index
    )
    assert all(f.things and 0 < len(f.quotes) <= MOST_QUOTES for f in found)


def test_as_of_a_day_what_came_later_is_not_seen() -> None:
    early = letter("5/UBND-KTTH", "06 tháng 01 năm 2025")
    late = letter(preamble="Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị")
    store = filled(early, late)
    assert chief(store, "absent") == ["Nghị quyết 57-NQ/TW"]
    assert gaps(store, "absent", date(2025, 5, 31)) == ()


def order(
    who: str = "Sở Y tế", when: str = "", what: str = "kiểm tra các cơ sở"
) -> str:
    """An item about one plan of the province."""
    due = f", hoàn thành trước ngày {when} năm 2025" if when else ""
    return (
        f"1. {who} chủ trì {what} kinh doanh thuốc trên địa bàn theo Kế hoạch số "
        f"90/KH-UBND ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh{due}."
    )


# What a first letter orders, what a second one does, and what is found.
@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (order(), order(), "same_order"),
        (order(when="01 tháng 8"), order(when="01 tháng 8"), "same_order"),
        (order(when="01 tháng 8"), order(), "same_order"),
        (order(when="01 tháng 8"), order(when="31 tháng 7"), "same_order"),
        (order(), order("Sở Công Thương"), "conflicting_order"),
        (order(when="01 tháng 8"), order(when="01 tháng 9"), "conflicting_order"),
        (order(), order(what="tập huấn kỹ năng cho nhân viên của các hộ"), None),
        (order(), order().replace("90/KH", "91/KH"), None),
    ],
)
def test_two_letters_that_order_the_same(
    first: str, second: str, found: str | None
) -> None:
    store = filled(
        letter("50/UBND-KTTH", "02 tháng 5 năm 2025", items=first),
        letter(items=second),
    )
    kinds = {"same_order", "conflicting_order"}
    findings = [f for f in gaps(store) if f.kind in kinds]
    assert [f.kind for f in findings] == ([found] if found else [])
    for finding in findings:
        assert labels(finding)[:2] == ["1", "1"]
        assert {quote.letter_id[:2] for quote in finding.quotes} == {"50", "77"}


def test_a_conflict_names_the_leads_and_the_days() -> None:
    store = filled(
        letter("50/UBND-KTTH", "02 tháng 5 năm 2025", items=order(when="01 tháng 8")),
        letter(items=order("Sở Công Thương", when="01 tháng 9")),
    )
    (found,) = gaps(store, "conflicting_order")
    assert labels(found)[2:] == [
        "Sở Công Thương tỉnh Kon Tum",
        "Sở Y tế tỉnh Kon Tum",
    ]
    assert dict(found.details)["deadline"] == (
        "trước ngày 01 tháng 8 năm 2025 ≠ trước ngày 01 tháng 9 năm 2025"
    )


def test_a_letter_that_speaks_of_the_other_repeats_nothing() -> None:
    store = filled(
        letter("50/UBND-KTTH", "02 tháng 5 năm 2025", items=order()),
        letter(
            preamble="Tiếp theo Công văn số 50/UBND-KTTH ngày 02 tháng 5 năm 2025 của "
            "Ủy ban nhân dân tỉnh",
            items=order(),
        ),
    )
    assert gaps(store, "same_order") == ()


def test_what_is_ordered_again_another_year_repeats_nothing() -> None:
    earlier = letter("50/UBND-KTTH", "02 tháng 5 năm 2024", items=order())
    assert gaps(filled(earlier, letter(items=order())), "same_order") == ()


DECREE = "Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ"
NEWER = "Nghị định số 20/2024/NĐ-CP ngày 05 tháng 3 năm 2024 của Chính phủ"


# What an earlier letter says, the base of a later one, and what is found.
@pytest.mark.parametrize(
    ("said", "base", "found"),
    [
        (f"{NEWER} thay thế {DECREE}", DECREE, ["replaced_base"]),
        (f"{NEWER} bãi bỏ {DECREE}", DECREE, ["replaced_base"]),
        (f"{NEWER} sửa đổi, bổ sung {DECREE}", DECREE, ["amended_base"]),
        (f"{NEWER} thay thế {DECREE}", f"{DECREE} và {NEWER}", []),
        (f"{NEWER} thay thế {DECREE}".replace("2024", "2026"), DECREE, []),
        (f"{NEWER} thay thế {DECREE}", NEWER, []),
    ],
)
def test_a_base_that_was_changed_before_the_letter(
    said: str, base: str, found: list[str]
) -> None:
    store = filled(
        letter("50/UBND-KTTH", "02 tháng 5 năm 2024", preamble=f"Căn cứ {said}"),
        letter(preamble=f"Căn cứ {base}"),
    )
    kinds: tuple[GapKind, ...] = ("replaced_base", "amended_base")
    findings = [f for kind in kinds for f in gaps(store, kind)]
    assert [f.kind for f in findings] == found
    for finding in findings:
        assert labels(finding)[:2] == [
            "Nghị định 10/2020/NĐ-CP",
            "Nghị định 20/2024/NĐ-CP",
        ]
        assert len(finding.quotes) == 2


def test_tasks_without_a_lead_stand_together_with_their_letter() -> None:
    draft = Draft("1. Sở Y tế chủ trì rà soát. 2. Phối hợp kiểm tra. 3. Tổng hợp.")
    health = draft.agency("Sở Y tế")
    leads = (draft.assignment("Sở Y tế", health, "lead"),)
    draft.task("1", "Sở Y tế chủ trì rà soát", assignments=leads)
    draft.task("2", "Phối hợp kiểm tra")
    draft.task("3", "Tổng hợp")
    (found,) = gaps(filled(draft.done()), "no_lead")
    assert found.things[0].kind == "letter"
    assert labels(found)[1:] == ["2", "3"]
    assert dict(found.details)["times"] == "2"


# When it is due, and whether that was over on 2 June 2025.
@pytest.mark.parametrize(
    ("due", "past"),
    [
        ("trong tháng 5 năm 2025", True),
        ("trong quý I năm 2025", True),
        ("trong tháng 6 năm 2025", False),
        ("trong năm 2025", False),
        ("trước 17 giờ ngày 02 tháng 6 năm 2025", False),
        ("định kỳ hằng tháng", False),
    ],
)
def test_deadlines_that_were_over_when_the_letter_was_signed(
    due: str,
    past: bool,  # noqa: FBT001 - a column of the table
) -> None:
    items = f"1. Sở Y tế chủ trì rà soát các cơ sở; hoàn thành {due}."
    assert [f.kind for f in gaps(filled(letter(items=items)), "past_deadline")] == (
        ["past_deadline"] if past else []
    )


def test_numbers_that_cannot_be_right() -> None:
    """A number of the wrong form, a base of next week, the letter's own number."""
    store = filled(
        letter(
            preamble="Thực hiện Nghị quyết số 57/NQ-TW ngày 22 tháng 12 năm 2024 của "
            "Bộ Chính trị; Kế hoạch số 90/KH-UBND ngày 09 tháng 6 năm 2025 của Ủy ban "
            "nhân dân tỉnh; Công văn số 77/UBND-KTTH ngày 05 tháng 5 năm 2025 của Ủy "
            "ban nhân dân tỉnh"
        )
    )
    (malformed,) = gaps(store, "malformed_number")
    assert labels(malformed) == ["Nghị quyết 57-NQ/TW"]
    assert "57/NQ-TW" in malformed.quotes[0].text
    assert dict(malformed.details)["number"] == "57/NQ-TW"
    (row,) = store.rows(
        "SELECT ?printed ?right ?number WHERE { ?m cd:malformed true ;"
        " cd:printedNumber ?printed ; cd:canonicalNumber ?right ;"
        " oa:hasBody/cd:number ?number }"
    )
    assert row == {"printed": "57/NQ-TW", "right": "57-NQ/TW", "number": "57-NQ/TW"}
    (later,) = gaps(store, "later_citation")
    assert labels(later)[0] == "Kế hoạch 90/KH-UBND"
    assert dict(later.details) == {"date": "2025-06-09", "letter_date": "2025-06-02"}
    (own,) = gaps(store, "self_citation")
    assert labels(own) == ["Công văn 77/UBND-KTTH"]


def test_a_plan_that_is_earlier_than_its_base_is_doubtful() -> None:
    plan = "Kế hoạch số 5/KH-UBND ngày 01 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh"
    base = "Nghị quyết số 9/NQ-CP ngày 05 tháng 4 năm 2025 của Chính phủ"
    store = filled(letter(preamble=f"Căn cứ {plan} về thực hiện {base}"))
    (later,) = gaps(store, "later_citation")
    assert labels(later)[:2] == ["Nghị quyết 9/NQ-CP", "Kế hoạch 5/KH-UBND"]
    assert dict(later.details) == {"date": "2025-04-05", "letter_date": "2025-02-01"}


def test_an_ambiguous_number_has_its_candidates() -> None:
    first, second, vague = (
        letter(
            number,
            day,
            preamble=f"Thực hiện Công văn số 15/STC-TH {when} của Sở Tài chính",
        )
        for number, day, when in (
            ("50/UBND-KTTH", "02 tháng 5 năm 2025", "ngày 06 tháng 01 năm 2025"),
            ("51/UBND-KTTH", "03 tháng 5 năm 2025", "ngày 08 tháng 01 năm 2024"),
            ("77/UBND-KTTH", "02 tháng 6 năm 2025", ""),
        )
    )
    (found,) = gaps(filled(first, second, vague), "ambiguous")
    assert {thing.slug for thing in found.things} == {
        "15-stc-th-kon-tum-2024",
        "15-stc-th-kon-tum-2025",
    }


def test_a_central_document_with_a_plan_of_the_province_is_no_gap() -> None:
    resolution = (
        "Nghị quyết số 20-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương"
    )
    ordered = letter(items=f"1. Sở Y tế chủ trì thực hiện {resolution}.")
    assert chief(filled(ordered), "no_provincial_act") == ["Nghị quyết 20-NQ/TW"]
    planned = letter(
        "50/UBND-KTTH",
        "02 tháng 5 năm 2025",
        preamble=f"Thực hiện {resolution}",
    )
    assert chief(filled(ordered, planned), "no_provincial_act") == []


def test_likeness_goes_by_pairs_of_syllables_without_marks() -> None:
    one, other = pairs_of("Kiểm tra các cơ sở"), pairs_of("kiem tra CÁC CƠ SỞ thuốc")
    assert likeness(one, other) == pytest.approx(4 / 5)
    assert likeness(pairs_of(""), pairs_of("")) == 0
