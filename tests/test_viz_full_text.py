"""The full text on its page: lines joined, notes at their words, marks that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.letter_text import letter_text
from graph.catalog import catalog
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import NAMES, extraction
from viz.full_text import FullText, full_text
from viz.grids import grids
from viz.reflow import Reflow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.letter_text import LetterText


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for name in NAMES:
            ingest_letter(store, extraction(name), Iris())
        resolve(store, Iris())
        yield store


@pytest.fixture(params=range(2))
def letter(store: Store, request: pytest.FixtureRequest) -> LetterText:
    held = [one for one in catalog(store).documents.values() if one.held]
    return letter_text(store, held[request.param])


def made(letter: LetterText) -> FullText:
    return full_text(letter, lambda path: path, "vi")


def words_of(shown: FullText) -> str:
    pieces = (piece for sheet in shown.sheets for piece in sheet.pieces)
    return "".join(piece.text for piece in pieces)


def test_no_word_is_lost_and_none_is_shown_twice(letter: LetterText) -> None:
    shown = made(letter)
    notes = ["".join(piece.text for piece in note.pieces) for note in shown.notes]
    for note in letter.notes:
        assert note.text.split() == notes[note.number - 1].split()
        assert note.text not in " ".join(words_of(shown).split())
    for task in (mark for mark in letter.marks if mark.kind == "task"):
        quoted = "".join(task.quote.split())
        assert quoted[:60] in "".join(words_of(shown).split())


def test_a_note_is_at_the_words_that_it_belongs_to(letter: LetterText) -> None:
    shown = made(letter)
    markers = [
        piece
        for sheet in shown.sheets
        for piece in sheet.pieces
        if "marker" in piece.kinds
    ]
    assert [marker.text for marker in markers] == [str(n.number) for n in letter.notes]
    assert [marker.href for marker in markers] == [f"#{n.id}" for n in shown.notes]
    assert [ids for m in markers for ids in m.ids] == [n.back for n in shown.notes]


def test_every_task_and_citation_has_its_place(letter: LetterText) -> None:
    shown = made(letter)
    pieces = [piece for sheet in shown.sheets for piece in sheet.pieces]
    pieces += [piece for note in shown.notes for piece in note.pieces]
    ids = [id_ for piece in pieces for id_ in piece.ids]
    ids += [f"t{label}" for piece in pieces for label in piece.tasks]
    assert len(ids) == len(set(ids))
    for mark in letter.marks:
        if mark.kind == "citation":
            assert mark.slug.removeprefix(f"{letter.document.slug}.") in ids
        if mark.kind == "task":
            assert f"t{mark.label}" in ids


def test_a_citation_leads_to_its_document_and_a_doubtful_one_looks_so(
    letter: LetterText,
) -> None:
    shown = made(letter)
    pieces = [piece for sheet in shown.sheets for piece in sheet.pieces]
    for mark in (m for m in letter.marks if m.kind == "citation"):
        key = mark.slug.removeprefix(f"{letter.document.slug}.")
        on = [piece for piece in pieces if key in piece.cards]
        mention = letter.mentions[mark.slug]
        open_ = mention.status in ("ambiguous", "unresolved", "blocked")
        assert all(piece.unsure for piece in on) or not open_
        if on and mark.about != letter.document.slug:
            assert any(piece.href == f"/van-ban/{mark.about}" for piece in on)
        assert shown.cards[key]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "một dòng dài đầy đủ của đoạn\nvăn.\nMới",
            "một dòng dài đầy đủ của đoạn văn.\n\nMới",
        ),
        ("một dòng dài đầy đủ của đoạn\n- mục", "một dòng dài đầy đủ của đoạn\n- mục"),
        ("Kính gửi:\n- Sở A;\n- Sở B.", "Kính gửi:\n- Sở A;\n- Sở B."),
        ("Số:       /UBND", "Số: /UBND"),
        ("trang một\ftrang hai", "trang một\ftrang hai"),
        ("\n\nđầu", "\nđầu"),
        ("", ""),
    ],
)
def test_lines_are_joined_where_a_sentence_goes_on(text: str, shown: str) -> None:
    assert Reflow(text, ()).part(0, len(text)) == shown


def test_what_was_found_over_a_break_goes_on_over_it() -> None:
    text = "ngắn\nmà liền"
    assert Reflow(text, [(0, len(text))]).part(0, len(text)) == "ngắn mà liền"


def test_parts_joined_are_the_whole() -> None:
    text = "Thực hiện  Nghị quyết\n\nsố 57-NQ/TW \n\n1. Sở A;\n  2. Sở B.\n"
    flow = Reflow(text, [(0, 30)])
    for cut in range(len(text) + 1):
        assert flow.part(0, cut) + flow.part(cut, len(text)) == flow.part(0, len(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Đầu\n| TT | Việc |\n|---|---|\n| 1 | Một |\nCuối",
            [["TT", "Việc"], ["1", "Một"]],
        ),
        (
            "Giờ | Việc | Ai\n7h | Họp | A\n8h | Nghỉ | ",
            [
                ["Giờ", "Việc", "Ai"],
                ["7h", "Họp", "A"],
                ["8h", "Nghỉ", ""],
            ],
        ),
        ("a | b\nc | d\ne | f", [["a", "b"], ["c", "d"], ["e", "f"]]),
        ("một vết | bẩn\ntrên giấy", None),
        ("một vết | bẩn\nhai vết | bẩn", None),
        ("", None),
        ("|||||\n|||||", None),
    ],
)
def test_tables_are_told_by_what_draws_them(
    text: str, rows: list[list[str]] | None
) -> None:
    found = grids(text)
    if rows is None:
        assert found == []
        return
    (grid,) = found
    assert [[text[a:b].strip() for a, b in cells] for cells in grid.rows] == rows
    for number, cells in enumerate(grid.rows):
        for column, (start, end) in enumerate(cells):
            if start < end:
                assert grid.cell(start) == (number, column)
    assert text[grid.start : grid.end].count("Cuối") == 0
