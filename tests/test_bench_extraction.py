"""What the tables of `make bench-extract` are made from; nothing is timed here."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bench.foreign_texts import AMERICAN, GERMAN, Country, prose
from bench.growth import CASES, exponent
from bench.jobs import counts
from bench.large_texts import decree, repeated
from bench.stages import stages
from bench.texts import texts_of
from bench.timing import aligned
from extract.pipeline import extract
from extract.read import read_bytes
from extract.readers.plain import MAX_TEXT
from extract.stages import STAGES

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = re.compile(r"\d+(?:/\d{4})?/(?:NĐ-CP|QĐ-TTg|TT-BTC|NQ-CP)")


def _numbers(text: str) -> list[str | None]:
    extraction = extract(read_bytes(text.encode(), "text.txt"))
    return [citation.number for citation in extraction.citations]


@pytest.mark.parametrize("power", [0.5, 1, 1.25, 2, 3])
def test_exponent_is_the_power_of_the_curve(power: float) -> None:
    sizes = [250, 500, 1000, 2000]
    seconds = [0.01 * size**power for size in sizes]
    assert exponent(sizes, seconds) == pytest.approx(power)


def test_exponent_of_a_single_size_is_steep() -> None:
    assert exponent([250], [20.0]) == float("inf")


# A decree ends with a whole line, and never above the size.
@pytest.mark.parametrize("size", [2_000, 20_000, 200_000])
def test_decree_has_the_size_asked(size: int) -> None:
    assert size - 500 < len(decree(size).encode()) <= size
    assert decree(size) == decree(size)
    assert decree(size) != decree(size, seed=2)


def test_decree_is_articles_with_citations_that_are_found() -> None:
    text = decree(20_000)
    for sign in ("\nChương 1\n", "\nĐiều 1. ", "\n1. ", "\na) "):
        assert sign in text
    head, _, body = text.partition("Chương 1")
    assert "264/2025/NĐ-CP" in head
    cited = NUMBER.findall(body)
    assert len(cited) > 10
    assert set(cited) <= set(_numbers(text))


@pytest.mark.parametrize("unit", ["1", "“", ". ", "1. a\n", "Nghị quyết số 1/NQ-CP "])
def test_repeated_is_a_letter_with_an_item_of_the_size(unit: str) -> None:
    text, empty = repeated(unit, 1000), repeated(unit, 0)
    grown = len(text.encode()) - len(empty.encode())
    assert 1000 - len(unit.encode()) < grown <= 1000
    assert "57-NQ/TW" in _numbers(text)


def test_sizes_grow_and_are_files_that_are_read() -> None:
    for case in CASES:
        assert all(less < more for less, more in pairwise(case.sizes))
        assert len(case.make(case.sizes[-1]).encode()) < MAX_TEXT


# Citations in the form of each country, two or so in a thousand characters.
@pytest.mark.parametrize(
    ("country", "form"),
    [
        (AMERICAN, r" v\. |supra|Id\.|§|U\.S\., at|L\. Rev\."),
        (GERMAN, r"§ |§§|Art\. |Urteil vom|Beschluss vom"),
    ],
)
def test_prose_has_the_size_asked_and_citations(country: Country, form: str) -> None:
    text = prose(country, 20_000, seed=1)
    assert 20_000 <= len(text) < 20_300
    assert 20 < len(re.findall(form, text)) < 80
    assert text == prose(country, 20_000, seed=1) != prose(country, 20_000, seed=2)


@pytest.mark.parametrize(
    ("cores", "expected"), [(1, [1]), (2, [1, 2]), (6, [1, 2, 4, 6]), (8, [1, 2, 4, 8])]
)
def test_workers_are_doubled_up_to_the_cores(cores: int, expected: list[int]) -> None:
    assert counts(cores) == expected


def test_texts_are_those_of_the_folder(root: Path, tmp_path: Path) -> None:
    texts = texts_of(root / "examples")
    assert [file.name[:4] for file in texts.files] == ["000_", "001_"]
    assert texts.size == sum(len(letter.text) for letter in texts.letters) > 20_000
    with pytest.raises(FileNotFoundError):
        texts_of(tmp_path)


def test_each_stage_has_a_line(root: Path) -> None:
    lines = stages(texts_of(root / "examples")).splitlines()
    names = [re.split("  +", line)[0] for line in lines]
    for stage in STAGES:
        assert names.count(stage.removeprefix("chidao_")) == 1
    shares = [float(line[-6:-1]) for line in lines if line.endswith("%")]
    assert sum(shares) == pytest.approx(200, abs=1)  # and "all"


def test_columns_are_aligned() -> None:
    assert aligned([("a", "1", ""), ("bcd", "23", "x")], "<><") == "a     1\nbcd  23  x"
