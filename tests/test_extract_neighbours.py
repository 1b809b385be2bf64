"""A misread word is what letters have beside the words around it."""

from __future__ import annotations

import re

import pytest

from extract.neighbours import mend_by_neighbours
from extract.spelling import bare, marks
from ontology.registry import pairs, single_words


def mended(text: str) -> str:
    """A text whose words are put right by their neighbours."""
    parts = re.split(r"([^\W\d_]+)", text)
    words = parts[1::2]
    mend_by_neighbours(words, parts[2::2])
    parts[1::2] = words
    return "".join(parts)


# What OCR reads, and what the page says.
MISREAD = [
    ("Nghị định cúa Chính phủ", "Nghị định của Chính phủ"),
    ("chủ trì, phoi hợp với các huyên", "chủ trì, phối hợp với các huyện"),
    ("Sớ Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("CUC THUẾ", "CỤC THUẾ"),
    ("tai Nghị định", "tại Nghị định"),
    ("trién khai thưc hiện", "triển khai thực hiện"),
    ("thực hiên nhiêm vụ", "thực hiện nhiệm vụ"),
]

# Right as they stand, or not to be known.
SOUND = [
    "tại khoản, tài khoản, khoa học, khóa học",
    "hỏi về thuế",  # "hội về" is more frequent
    "Thông báo đề, thi",  # a mark parts the words
    "Nguyễn Thanh Trà",
]


@pytest.mark.parametrize(("printed", "said"), MISREAD)
def test_misread(printed: str, said: str) -> None:
    assert mended(printed) == said


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert mended(text) == text


def test_one_of_each_strong_pair_tells_the_other() -> None:
    for first, second in pairs("strong"):
        for spoilt in (f"{bare(first)} {second}", f"{first} {bare(second)}"):
            assert mended(spoilt).casefold() == f"{first} {second}".casefold()


def test_each_pair_is_right_as_it_stands() -> None:
    for table in ("strong", "weak", "shared"):
        for pair in pairs(table):
            assert mended(" ".join(pair)) == " ".join(pair)


def test_pairs_stand_once_and_only_shared_ones_look_alike() -> None:
    shared = {(marks(a), marks(b)) for a, b in pairs("shared")}
    assert len(shared) == len(pairs("shared"))
    lonely = [(bare(a), bare(b)) for t in ("strong", "weak") for a, b in pairs(t)]
    assert len(lonely) == len(set(lonely))


def test_single_words_stand_in_no_pair() -> None:
    paired = {
        marks(w) for t in ("strong", "weak", "shared") for p in pairs(t) for w in p
    }
    assert not paired & set(map(marks, single_words()))
