"""References in 4,272 sentences of laws and decrees, against what a corpus marks."""

from __future__ import annotations

import pytest

from tests import vnlegal
from tests.vnlegal import CORPUS, Reference, Score

absent = pytest.mark.skipif(
    not CORPUS.is_file(), reason="needs ../shared: sentences of laws and decrees"
)


@pytest.fixture(scope="module")
def marked() -> list[tuple[Reference, ...]]:
    """What the corpus marks in each sentence."""
    return [sentence.references for sentence in vnlegal.sentences()]


@pytest.fixture(scope="module")
def found() -> list[tuple[Reference, ...]]:
    """What we find in each sentence."""
    return list(vnlegal.found(sentence.text for sentence in vnlegal.sentences()))


References = list[tuple[Reference, ...]]


@absent
def test_references_by_number(marked: References, found: References) -> None:
    score = vnlegal.overlap(marked, found, numbered=True)
    assert score.f1 >= 0.985, score


@absent
def test_references_of_all_kinds(marked: References, found: References) -> None:
    score = vnlegal.overlap(marked, found)
    assert score.f1 >= 0.98, score


@absent
def test_ends_of_references(marked: References, found: References) -> None:
    score = vnlegal.exact(marked, found)
    assert score.f1 >= 0.965, score


def test_a_sentence_goes_back_into_print() -> None:
    """A span that its words' first place stole goes to their second."""
    segmented = (
        'Nghị_định số 1/2020/NĐ-CP ngày 5/3/2020 ( gọi là <L rel="none"> Nghị_định'
        " số 1/2020/NĐ-CP </L> ) ."
    )
    spans = [(0, 39, "NĐ"), (0, 25, "NĐ")]
    sentence = vnlegal.in_print(segmented, spans)
    assert sentence.text == (
        "Nghị định số 1/2020/NĐ-CP ngày 5/3/2020 (gọi là Nghị định số 1/2020/NĐ-CP)."
    )
    assert sentence.references == (
        Reference(0, 39, "NĐ", numbered=True),
        Reference(48, 73, "NĐ", numbered=True),
    )


# A sentence and what the corpus would mark in it.
AS_MARKED = [
    ("theo Nghị định số 1/2020/NĐ-CP của Chính phủ.", ["Nghị định số 1/2020/NĐ-CP"]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 18/6/2009.",
        ["Luật sửa đổi, bổ sung một số điều của Luật Giá"],
    ),
    ("theo Kế hoạch số 12/KH-UBND và các nghị quyết của Quốc hội.", []),
    (
        "Thông tư Hướng dẫn Nghị định số 1/2020/NĐ-CP Căn cứ Luật Giá.",
        ["Luật Giá"],
    ),
]


@pytest.mark.parametrize(("text", "words"), AS_MARKED)
def test_our_citations_in_terms_of_the_corpus(text: str, words: list[str]) -> None:
    (references,) = vnlegal.found([text])
    assert [text[r.start : r.end] for r in references] == words


def test_score() -> None:
    one, other = (
        Reference(0, 9, "L", numbered=False),
        Reference(2, 9, "L", numbered=True),
    )
    assert vnlegal.overlap([(one,)], [(other,)]) == Score(1, 0, 0)
    assert vnlegal.overlap([(one,)], [()], numbered=True) == Score(0, 0, 0)
    assert vnlegal.exact([(one,)], [(other,)]) == Score(0, 1, 1)
    assert Score(1, 1, 1).f1 == 0.5
