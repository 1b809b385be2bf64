"""Tables read back from CSV and XLSX hold what the answers give, and no formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.answers.agencies import agencies
from graph.answers.documents import documents
from graph.answers.paging import MOST
from graph.answers.tasks import task, tasks
from graph.evidence import evidence
from graph.exchange.sheets import MOST_CHARACTERS, to_csv, to_xlsx
from graph.exchange.tables import Table, as_date, tables
from graph.xml_text import xml_safe
from tests.hostile_letter import FORMULA, hostile_store
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store


@pytest.fixture(params=["sample", "hostile"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "hostile":
        return hostile_store()
    return sample_store("000", "001")


def test_the_tables_hold_what_the_answers_give(store: Store) -> None:
    made = {table.key: table.rows for table in tables(store, "vi")}
    said, listed = evidence(store), tasks(store, window=MOST)
    details = [task(store, one.task.slug) for one in listed.items]
    counts = {
        "documents": documents(store, window=MOST).total,
        "citations": len(said.mentions),
        "relations": len(said.assertions),
        "agencies": agencies(store, window=MOST).total,
        "tasks": listed.total,
        "assignments": len(said.assignments),
        "deadlines": sum(len(one.task.deadlines) for one in listed.items),
        "reports": sum(len(one.reports) for one in details),
        "targets": sum(len(one.targets) for one in details),
    }
    assert {key: len(rows) for key, rows in made.items()} == counts
    assert all(counts.values())
    of_answers = {
        (t.text, t.indicator, t.value) for one in details for t in one.targets
    }
    assert {(row[-1], row[4], row[6]) for row in made["targets"]} == of_answers


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_row_has_a_cell_for_each_heading(store: Store, lang: str) -> None:
    for table in tables(store, lang):  # type: ignore[arg-type]  # a literal
        assert len(set(table.headings)) == len(table.headings)
        assert {len(row) for row in table.rows} == {len(table.headings)}


def as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def test_csv_gives_back_every_cell(store: Store) -> None:
    for table in tables(store, "vi"):
        data = to_csv(table)
        assert data.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert tuple(head) == table.headings
        for read, row in zip(rows, table.rows, strict=True):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in read)
            plain = [cell.removeprefix("'") for cell in read]
            assert plain == [as_text(cell) for cell in row]


def test_xlsx_gives_back_every_cell(store: Store) -> None:
    made = tables(store, "en")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(made)))
    assert book.sheetnames == [table.name for table in made]
    for table in made:
        head, *rows = book[table.name].iter_rows()
        assert tuple(cell.value for cell in head) == table.headings
        for read, row in zip(rows, table.rows, strict=True):
            assert not any(cell.data_type == "f" for cell in read)
            for cell, value in zip(read, row, strict=True):
                assert plain(cell.value) == expected(value)


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def expected(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = xml_safe(value).replace("\r\n", "\n").replace("\r", "\n")
    cut = len(text) > MOST_CHARACTERS
    return (text[: MOST_CHARACTERS - 1] + "…" if cut else text) or None


def test_equal_tables_give_equal_books() -> None:
    made = tables(sample_store("001"), "vi")
    assert to_xlsx(made) == to_xlsx(made)


@pytest.mark.parametrize("text", ["=1+1", "+84", "- Sở Tài chính", "@a", "\t=1", "'a"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    table = Table("t", "T", ("a", "b"), ((text, -5.0),))
    assert f"'{text}".encode() in to_csv(table)
    assert b",-5.0" in to_csv(table)
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([table])))["T"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == text
    assert sheet["B2"].value == -5


def test_the_formula_of_a_letter_is_no_formula() -> None:
    (documents_,) = (t for t in tables(hostile_store(), "vi") if t.key == "documents")
    assert any(FORMULA in str(cell) for row in documents_.rows for cell in row)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-07-25", date(2025, 7, 25)),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        ("2025-02-31", "2025-02-31"),
        ("2025/2026x", "2025/2026x"),
        ("P1M", "P1M"),
        (None, None),
    ],
)
def test_only_a_known_day_is_a_date(value: str | None, expected: object) -> None:
    assert as_date(value) == expected
