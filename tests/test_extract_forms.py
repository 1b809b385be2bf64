"""The same letter as text, Word and PDF gives the same document, citations, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from reportlab.platypus import Paragraph

from extract.pipeline import extract
from extract.read import read_bytes
from graph.contract import extraction_to_json
from graph.iris import Iris
from tests import forms
from tests.files import saved

if TYPE_CHECKING:
    from pathlib import Path


def said(data: bytes, name: str) -> dict[str, Any]:
    """What is found in a file, but for the places where it stands."""
    found = extraction_to_json(extract(read_bytes(data, name)), Iris())
    cited = [" ".join(citation["text"].split()) for citation in found["citations"]]
    return {
        "document": found["document"],
        "citations": sorted(
            (
                text,
                *(str(citation[key]) for key in ("number", "date", "issuer", "kind")),
                *(str(citation[key]) for key in ("title", "section", "document")),
            )
            for text, citation in zip(cited, found["citations"], strict=True)
        ),
        "relations": sorted(
            (relation["predicate"], cited[relation["citation"]], str(relation["task"]))
            for relation in found["relations"]
        ),
        "footnotes": [
            (note["number"], " ".join(note["text"].split()))
            for note in found["footnotes"]
        ],
        "tasks": [task_of(task) for task in found["tasks"]],
    }


def task_of(task: dict[str, Any]) -> tuple[Any, ...]:
    return (
        task["label"],
        task["parent"],
        " ".join(task["text"].split()),
        [(a["agency"], a["role"]) for a in task["assignments"]],
        [(d["value"], d["kind"], d["bound"]) for d in task["deadlines"]],
        task["products"],
    )


@pytest.fixture(scope="module")
def as_text() -> dict[str, Any]:
    return said(forms.text(), "thu.txt")


def test_the_text_holds_what_is_compared(as_text: dict[str, Any]) -> None:
    labels = [task[0] for task in as_text["tasks"]]
    assert labels == ["1", "1.a", "1.b", "2", *(f"PL.{n}" for n in range(1, 28))]
    assert as_text["document"]["signer"]["name"] == "Nguyễn Văn Bình"
    assert as_text["footnotes"] == list(forms.NOTES.items())
    assert as_text["tasks"][-1][3] == [
        ("Sở Giáo dục và Đào tạo", "lead"),
        ("Sở Tài chính", "cooperate"),
        ("Ủy ban nhân dân các huyện, thành phố", "cooperate"),
    ]


def test_word(as_text: dict[str, Any]) -> None:
    assert said(forms.word(), "thu.docx") == as_text


def test_pdf_by_a_report_generator(as_text: dict[str, Any]) -> None:
    assert said(forms.pdf(), "thu.pdf") == as_text


@pytest.mark.parametrize("kind", ["pdf", "html", "rtf", "odt", "doc"])
def test_what_libreoffice_makes_of_the_word_file(
    kind: str, tmp_path: Path, as_text: dict[str, Any]
) -> None:
    made = forms.converted(forms.word(), kind, tmp_path)
    assert said(made, f"thu.{kind}") == as_text


def test_a_scanned_table_is_read_column_by_column() -> None:
    """OCR takes words for others now and then, but puts them into their cells."""
    story = [Paragraph(forms.ANNEX, forms.style(13)), forms.pdf_table(forms.ROWS)]
    page = pdfium.PdfDocument(forms.built(story))[0]
    picture = saved(page.render(scale=200 / 72).to_pil(), "PNG")
    letter = read_bytes(picture, "thu.png")
    (table,) = letter.layout.tables
    cells = [[letter.text[slice(*cell)] for cell in row] for row in table.rows]
    assert cells[0] == list(forms.HEADS)
    wanted = forms.ROWS[1 : len(cells)]
    right = sum(
        cell == words
        for row, said in zip(cells[1:], wanted, strict=True)
        for cell, words in zip(row, said, strict=True)
    )
    assert right >= 0.9 * len(wanted) * len(forms.HEADS)
