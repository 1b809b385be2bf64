"""What a letter passes on of a document, what it leaves out, what it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.compare import CLEAR, WEAK, compare
from graph.answers.similar import Rarity, pairs_of
from graph.errors import AmbiguousError, NotFoundError
from tests.medicinal import CITED, RESOLUTION, letter
from tests.provincial import filled, read
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

LETTER = "77/UBND-KTTH"
SECOND = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"


@pytest.fixture(scope="module")
def store() -> Store:
    return filled(read(RESOLUTION), letter())


def test_items_are_matched_by_provision_else_by_words(store: Store) -> None:
    (found,) = compare(store, LETTER).documents
    assert [(m.item.task.label, m.task.label, m.how) for m in found.passed_on] == [
        ("1.1", "2", "words"),
        ("1.2", "1", "provision"),
        ("1.4", "4", "words"),
    ]
    for match in found.passed_on:
        assert CLEAR <= match.score <= 1
        assert not match.weak
        assert match.item.quote.text
        assert match.quote.text


def test_what_is_left_out_is_told_apart_by_whom_it_falls_to(store: Store) -> None:
    (found,) = compare(store, LETTER).documents
    left_out = {item.task.label: item.central for item in found.left_out}
    assert left_out == {"1.3": True, "1.5": False}
    assert [task.label for task in found.added] == ["3"]


def test_the_letter_says_that_it_carries_the_document_out(store: Store) -> None:
    (found,) = compare(store, LETTER).documents
    assert (found.document.number, found.held) == ("30/NQ-CP", True)
    assert found.quotes[0].text == f"Thực hiện {CITED}"
    assert found.whole == ()


# An item of a letter, the item it passes on, and whether that is certain.
@pytest.mark.parametrize(
    ("item", "passed_on"),
    [
        ("rà soát quỹ đất trồng sâm và dược liệu quý", [("1.1", False)]),
        ("hỗ trợ hợp tác xã chế biến cà phê bột và hạt điều", [("1.4", True)]),
        ("giới thiệu sản phẩm dược liệu trên sàn thương mại điện tử", []),
    ],
)
def test_a_weak_match_is_marked_and_a_weaker_one_is_none(
    item: str, passed_on: list[tuple[str, bool]]
) -> None:
    store = filled(read(RESOLUTION), letter(f"1. Sở Công Thương chủ trì {item}."))
    (found,) = compare(store, LETTER).documents
    assert [(m.item.task.label, m.weak) for m in found.passed_on] == passed_on
    assert all(m.score >= WEAK and m.weak == (m.score < CLEAR) for m in found.passed_on)


def test_an_order_to_carry_it_out_as_it_is_is_told_apart() -> None:
    items = f"1. Sở Y tế chủ trì thực hiện {CITED}.\n2. Sở Tài chính chủ trì rà soát."
    store = filled(read(RESOLUTION), letter(items, "Xét đề nghị của Sở Y tế"))
    assert compare(store, LETTER).documents == ()
    (found,) = compare(store, LETTER, "30/NQ-CP").documents
    assert [task.label for task in found.whole] == ["1"]
    assert [task.label for task in found.added] == ["2"]
    assert found.passed_on == ()
    assert len(found.left_out) == 5


def test_of_what_was_not_read_nothing_is_compared() -> None:
    """The second letter carries out 05/CT-TTg, which is not in the store."""
    found = compare(sample_store("000", "001"), SECOND).documents
    assert [(c.document.number, c.held) for c in found] == [
        ("05/CT-TTg", False),
        ("123-KL/TW", False),
        ("25/NQ-CP", False),
    ]
    for compared in found:
        assert compared.quotes
        assert (compared.passed_on, compared.left_out, compared.added) == ((), (), ())


def test_the_second_letter_orders_03_to_be_carried_out_through_its_plan() -> None:
    store = sample_store("000", "001")
    (found,) = compare(store, SECOND, "03/NQ-CP").documents
    assert [task.label for task in found.whole] == ["8"]


def test_a_key_that_means_nothing_or_several_is_an_error(store: Store) -> None:
    with pytest.raises(NotFoundError):
        compare(store, "999-NQ/TW")
    with pytest.raises(NotFoundError):
        compare(store, LETTER, "999-NQ/TW")
    with pytest.raises(AmbiguousError):
        compare(sample_store("000", "001"), SECOND, "66")


def test_what_all_texts_say_tells_little() -> None:
    texts = [
        pairs_of(f"chủ trì, phối hợp thực hiện {about}")
        for about in ("trồng rừng", "trồng rừng ven biển", "sửa đường")
    ]
    rarity = Rarity.among(texts)
    same = rarity.likeness(texts[0], texts[1])
    other = rarity.likeness(texts[0], texts[2])
    assert rarity.likeness(texts[0], texts[0]) == pytest.approx(1)
    assert other < same < 1
    assert rarity.likeness(pairs_of(""), texts[0]) == 0
