"""Words found again in a text, and corrections kept as quads."""

from __future__ import annotations

import unicodedata

import pytest

from graph.corrections.model import Change, Correction, Step
from graph.corrections.record import (
    as_ntriples,
    of_ntriples,
    read_records,
    record,
)
from graph.corrections.words import all_words, count_words
from graph.iris import Iris, fold
from graph.store import Store

IRIS = Iris()
TEXT = (
    "Kế hoạch số 186-KH/TU của Ban\n4 Về Nghị quyết 57-NQ/TW.\nThường vụ Tỉnh ủy. "
    "Sở Xây dựng, sở XÂY  dựng; Xây dựng"
)
ALL = ((0, len(TEXT)),)
NOTE = TEXT.index("4 Về"), TEXT.index("Thường")
AROUND = ((0, NOTE[0]), (NOTE[1], len(TEXT)))


# Words, the time that is meant, where to look, and what stands there.
@pytest.mark.parametrize(
    ("words", "number", "within", "found"),
    [
        ("Sở Xây dựng", 1, ALL, "Sở Xây dựng"),
        ("so xay dung", 2, ALL, "sở XÂY dựng"),
        ("Xây dựng", 3, ALL, "Xây dựng"),
        ("Xây dựng", 4, ALL, None),
        ("186-KH/TU", 1, ALL, "186-KH/TU"),
        ("của Ban Thường vụ Tỉnh ủy", 1, ALL, None),
        ("của Ban Thường vụ Tỉnh ủy", 1, AROUND, "của Ban Thường vụ Tỉnh ủy"),
        ("57-NQ/TW", 1, AROUND, None),
        ("ây dựng", 1, ALL, None),
        ("", 1, ALL, None),
    ],
)
def test_words_are_found_by_their_folded_form(
    words: str, number: int, within: tuple[tuple[int, int], ...], found: str | None
) -> None:
    spans = all_words(TEXT, fold(words), within)
    span = spans[number - 1] if number <= len(spans) else None
    assert (span and span.text) == found
    if span is not None:
        pieces = " ".join(TEXT[start:end] for start, end in span.segments)
        assert " ".join(pieces.split()) == found


def test_a_footnote_between_the_words_parts_their_place() -> None:
    span = all_words(TEXT, fold("Ban Thường vụ"), AROUND)[0]
    assert [TEXT[s:e] for s, e in span.segments] == ["Ban\n", "Thường vụ"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_that_stand_alone_part_no_word(form: str) -> None:
    text = unicodedata.normalize(form, TEXT)  # type: ignore[arg-type]  # the two forms
    assert count_words(text, fold("Sở Xây dựng"), ((0, len(text)),)) == 2


CORRECTION = Correction(
    id="correction-12",
    change=Change(
        letter="a-b",
        field="role",
        old=None,
        new="lead",
        task="3.đ",
        quote="so xay dung",
        printed="Sở Xây dựng",
        ordinal=2,
        details={"agency": ".g-x", "name": 'Ban "X"\\'},
    ),
    steps=(
        Step("proposed", "Lan", "2025-07-01T08:00:00Z", "vì\t<b>"),
        Step("confirmed", "Lân", "2025-07-02T08:00:00Z"),
        Step("undone", "Lan", "2025-07-03T08:00:00Z"),
    ),
    displaced='<urn:a> <urn:b> "c\\n" .',
    review=True,
)


def test_a_correction_comes_back_as_it_was_kept() -> None:
    store = Store.in_memory()
    store.add(record(CORRECTION, IRIS))
    assert read_records(store.quads(IRIS.corrections), IRIS) == [CORRECTION]
    assert set(record(CORRECTION, IRIS)) == set(store.quads())


def test_statements_come_back_as_they_were_displaced() -> None:
    quads = record(CORRECTION, IRIS)
    text = as_ntriples(quads)
    assert text == as_ntriples(reversed(quads))
    assert set(of_ntriples(text, IRIS.corrections)) == set(quads)
