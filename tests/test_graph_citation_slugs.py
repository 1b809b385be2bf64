"""Which document a citation means within its letter: whose number, of which day."""

from __future__ import annotations

import pytest

from graph.answers.gaps import gaps
from graph.identity import identify
from tests.correcting import IRIS, asked, confirmed, filled
from tests.provincial import letter, read

ITEM = "1. Phòng Tài chính chủ trì thực hiện {}."


def district(said: str, number: str = "64/KH-UBND", name: str = "ĐĂK HÀ") -> str:
    """A plan of a district of Kon Tum that cites something."""
    return (
        f"ỦY BAN NHÂN DÂN\nHUYỆN {name}\nSố: {number}\n"
        f"{name.title()}, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\nVề dự toán\n\n"
        f"Căn cứ chỉ đạo của Ủy ban nhân dân tỉnh Kon Tum.\n\n{ITEM.format(said)}\n\n"
        "Nơi nhận:\n- Lưu: VT.\n"
    )


def test_a_district_has_numbers_of_its_own() -> None:
    found = identify(read(district("Kế hoạch số 64/KH-UBND của Ủy ban nhân dân tỉnh")))
    assert found.letter == "64-kh-ubnd-huyen-dak-ha-kon-tum-2025"
    assert found.level == "district"
    assert [d.slug for d in found.documents] == ["64-kh-ubnd-kon-tum"]


PROVINCE = "Kế hoạch số 12/KH-UBND ngày 09/01/2025 của Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        # that of the letter's own level is its own
        ("Kế hoạch số 12/KH-UBND của UBND huyện", "12-kh-ubnd-huyen-dak-ha-kon-tum"),
        ("Kế hoạch số 13/KH-UBND", "13-kh-ubnd-huyen-dak-ha-kon-tum"),
        # but for one whose issuer was printed before
        ("Kế hoạch số 12/KH-UBND", "12-kh-ubnd-kon-tum-2025"),
        # that of another is none of the province either
        ("Kế hoạch số 12/KH-UBND của UBND xã", "12-kh-ubnd-xa-kon-tum"),
        (
            "Kế hoạch số 12/KH-UBND của UBND xã Ngọk Bay",
            "12-kh-ubnd-xa-ngok-bay-kon-tum",
        ),
        ("Kế hoạch số 12/KH-UBND của UBND tỉnh", "12-kh-ubnd-kon-tum-2025"),
    ],
)
def test_whose_number_it_is_in_a_letter_of_a_district(said: str, slug: str) -> None:
    found = identify(read(district(f"{PROVINCE} và {said}")))
    assert found.of_citation == ("12-kh-ubnd-kon-tum-2025", slug)


DISTRICTS = "12-kh-ubnd-huyen-dak-ha-kon-tum"
DATED = "Kế hoạch số 12/KH-UBND ngày 06/01/2025 của UBND huyện Đăk Hà"


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        # the day tells which of the two is cited again, be its issuer left out
        (
            "Kế hoạch số 12/KH-UBND ngày 06/01/2025",
            "12-kh-ubnd-huyen-dak-ha-kon-tum-2025",
        ),
        ("Kế hoạch số 12/KH-UBND ngày 09/01/2025", "12-kh-ubnd-kon-tum-2025"),
        # another day is neither; without one it is the province's, as the letter is
        ("Kế hoạch số 12/KH-UBND ngày 07/02/2024", "12-kh-ubnd-kon-tum-2024"),
        ("Kế hoạch số 12/KH-UBND", "12-kh-ubnd-kon-tum-2025"),
    ],
)
def test_what_is_cited_again_without_its_issuer(said: str, slug: str) -> None:
    items = ITEM.format(f"{PROVINCE}; {DATED}; báo cáo kết quả {said}")
    assert identify(letter(items=items)).of_citation[-1] == slug


OTHER = "UBND tỉnh Phú Yên"


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        # a body that is no more, and what it did otherwise than issue
        (f"{OTHER} (cũ) đã ban hành Kế hoạch số 70/KH-UBND", "70-kh-ubnd-phu-yen"),
        (
            f"{OTHER} đã phê duyệt dự án tại Quyết định số 90/QĐ-UBND",
            "90-qd-ubnd-phu-yen",
        ),
        (f"được {OTHER} phê duyệt tại Quyết định số 90/QĐ-UBND", "90-qd-ubnd-phu-yen"),
        (f"các quyết định của {OTHER} (cũ): số 12/QĐ-UBND", "12-qd-ubnd-phu-yen"),
        # units that are not named are none of the province
        ("Quyết định số 22/QĐ-UBND của UBND thị xã", "22-qd-ubnd-thi-xa-kon-tum"),
        ("Quyết định số 22/QĐ-UBND của UBND thị trấn", "22-qd-ubnd-thi-tran-kon-tum"),
        # the letter's own of that number is known by its day
        (
            (
                f"{OTHER} ban hành Kế hoạch số 31/KH-UBND ngày 12/02/2025; Kế hoạch số"
                " 31/KH-UBND ngày 05/3/2025; rà soát Kế hoạch số 31/KH-UBND"
            ),
            "31-kh-ubnd-kon-tum-2025",
        ),
    ],
)
def test_whose_number_it_is_in_a_letter_of_a_province(said: str, slug: str) -> None:
    assert identify(letter(items=f"1. Rà soát {said}.")).of_citation[-1] == slug


@pytest.mark.parametrize(
    ("unit", "slug"),
    [
        ("THÀNH PHỐ VINH", "9-ubnd-kt-thanh-pho-vinh-2025"),
        ("THỊ XÃ KỲ ANH", "9-ubnd-kt-thi-xa-ky-anh-2025"),
        ("THÀNH PHỐ CẦN THƠ", "9-ubnd-kt-can-tho-2025-h1"),
    ],
)
def test_a_city_of_a_province_has_numbers_of_its_own(unit: str, slug: str) -> None:
    seat = unit.rsplit(maxsplit=1)[-1].title()
    found = read(
        f"ỦY BAN NHÂN DÂN\n{unit}\nSố: 09/UBND-KT\n{seat}, ngày 02 tháng 5 năm 2025\n"
        "V/v dự toán\n\nKính gửi: Phòng Tài chính.\n\n"
        "1. Phòng Tài chính chủ trì rà soát.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert identify(found).letter == f"0{slug}"


def test_its_issuer_tells_one_of_two_of_a_number() -> None:
    items = ITEM.format(
        "Nghị quyết số 10-NQ/TW ngày 10/02/2022 của Bộ Chính trị; Nghị quyết số"
        " 10-NQ/TW ngày 03/6/2017 của Ban Chấp hành Trung ương; Nghị quyết số 10-NQ/TW"
        " của Bộ"
        " Chính trị; rà soát Nghị quyết số 10-NQ/TW"
    )
    found = identify(letter(items=items))
    assert found.of_citation[2:] == ("10-nq-tw-2022", "10-nq-tw")


def test_a_number_below_ten_is_one_with_a_zero_and_without() -> None:
    items = ITEM.format("Kế hoạch số 5/KH-UBND ngày 10/3/2025, Kế hoạch số 05/KH-UBND")
    assert set(identify(letter(items=items)).of_citation) == {"05-kh-ubnd-kon-tum-2025"}


def test_two_districts_of_one_form_are_two_letters() -> None:
    first, second = (read(district(PROVINCE, name=n)) for n in ("ĐĂK HÀ", "SA THẦY"))
    rows = filled(first, second).rows("SELECT ?letter { ?letter cd:text ?text }")
    assert {IRIS.slug(row["letter"]) for row in rows} == {
        "64-kh-ubnd-huyen-dak-ha-kon-tum-2025",
        "64-kh-ubnd-huyen-sa-thay-kon-tum-2025",
    }


def test_each_district_has_bodies_of_its_own() -> None:
    said = f"{PROVINCE}, báo cáo Huyện ủy, HĐND huyện; UBND xã phối hợp"
    first, second = (
        set(identify(read(district(said, name=name))).of_agency)
        for name in ("ĐĂK HÀ", "SA THẦY")
    )
    assert {
        "huyen-uy-dak-ha-kon-tum",
        "hoi-dong-nhan-dan-huyen-dak-ha-kon-tum",
    } <= first
    assert not any("huyen" in slug for slug in first & second)


def test_two_days_of_one_number_are_two_letters() -> None:
    store = filled(
        letter(items="1. Sở Y tế chủ trì rà soát bệnh viện."),
        letter(day="28 tháng 11 năm 2025", items="1. Sở Nội vụ chủ trì tuyển dụng."),
    )
    rows = store.rows("SELECT ?date { ?letter cd:text ?text ; dcterms:date ?date }")
    assert {row["date"] for row in rows} == {"2025-06-02", "2025-11-28"}


LETTER = "77-ubnd-ktth-kon-tum-2025"


def test_a_letter_whose_number_is_put_right_keeps_what_it_does() -> None:
    own = "Công văn số 77/UBND-KTTH ngày 20/5/2025 của Ủy ban nhân dân tỉnh"
    store = filled(
        letter(preamble=f"Thực hiện {PROVINCE}", items=ITEM.format(f"tiếp {own}"))
    )
    number = asked(letter=LETTER, field="number", value="17/UBND-KTTH")
    confirmed(store, number)
    rows = store.rows("SELECT ?who { ?who cd:implements ?what ; cd:text ?text }")
    assert {IRIS.slug(row["who"]) for row in rows} == {LETTER}


def test_what_is_no_citation_leaves_no_statement_behind() -> None:
    decree = "Nghị định số 18/2023/NĐ-CP ngày 28/4/2023 của Chính phủ"
    older = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
    store = filled(letter(items=ITEM.format(f"{decree} sửa đổi, bổ sung {older}")))
    none = asked(letter=LETTER, field="citation", quote=decree, value=None)
    confirmed(store, none)
    assert store.rows("SELECT ?by { ?by cd:amends ?what }") == []
    assert gaps(store)
