"""An annex of 140 tasks, where it is at hand: who leads and who helps, in each form.

The annex is no part of the repository; beside it stands what a person read in its rows.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.platypus import Paragraph

from extract.pipeline import extract
from extract.read import read_bytes
from tests import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.tasks import Task

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
ANNEX = CORPUS / "nq57" / "NQCP03_NQ03_PL2.txt"
GOLD = CORPUS / "gold" / "nq03_pl2_tasks.tsv"
ROLES = {"lead": "lead", "cooperate": "coordinating"}
LEAST_F1 = 0.97

pytestmark = pytest.mark.skipif(
    not (ANNEX.is_file() and GOLD.is_file()), reason="needs ../shared: an annex"
)


@cache
def gold() -> dict[str, dict[str, str]]:
    """Return the rows that a person read, by their number."""
    with GOLD.open(encoding="utf-8") as file:
        return {
            row["tt"].strip("."): row for row in csv.DictReader(file, delimiter="\t")
        }


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """Return the cells of the annex."""
    lines = ANNEX.read_text("utf-8").splitlines()
    cells = (re.sub(r"[\\*]", "", line).strip("| ").split("|") for line in lines)
    found = [tuple(map(str.strip, row)) for row in cells if len(row) > 1]
    width = len(found[0])
    return tuple(
        (*row, *("",) * (width - len(row)))[:width]
        for row in found
        if not set("".join(row)) <= {"-"}
    )


def text() -> bytes:
    return ANNEX.read_bytes()


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("PHỤ LỤC II")
    forms.word_table(made, list(rows()))
    return forms.saved(made)


def pdf() -> bytes:
    heading = Paragraph("PHỤ LỤC II", forms.style(9))
    return forms.built([heading, forms.pdf_table(list(rows()), 6)])


def folded(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold().replace("uỷ", "ủy"))


def f1(tasks: Iterable[Task], role: str) -> float:
    """Agencies that stand in the cell of their row, and words of cells that they cover.

    A cell is parted into agencies by its words: no rule for commas is needed, which
    names hold as well.
    """
    right = found = covered = wanted = 0
    by_number = {task.label.rpartition(".")[2]: task for task in tasks if task.leaf}
    for number, row in gold().items():
        left = " ".join(folded(row[ROLES[role]]))
        wanted += len(re.findall(r"(?!(?:và|cùng|với)\b)\b\w+", left))
        task = by_number.get(number)
        named = {a.agency for a in task.assignments if a.role == role} if task else ()
        for name in sorted((" ".join(folded(n)) for n in named), key=len, reverse=True):
            found += 1
            if name in left:
                right += 1
                left = left.replace(name, " ", 1)
                covered += len(re.findall(r"(?!(?:và|cùng|với)\b)\b\w+", name))
    precision, recall = right / max(found, 1), covered / max(wanted, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


@pytest.mark.parametrize("made", [text, word, pdf], ids=["txt", "docx", "pdf"])
def test_who_leads_and_who_helps(made: object) -> None:
    assert callable(made)
    tasks = extract(read_bytes(made(), "phu-luc")).tasks
    assert len([task for task in tasks if task.leaf]) == len(gold())
    assert f1(tasks, "lead") >= LEAST_F1
    assert f1(tasks, "cooperate") >= LEAST_F1
