"""Eight real scans, where they are at hand: what a person sees on them is found.

The scans are no part of the repository; `gold/scans.json` holds the numbers and names
that were read off their pages by eye.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.pipeline import extract
from extract.read import read_letter

if TYPE_CHECKING:
    from extract.model import Extraction

ROOT = Path(__file__).resolve().parents[1]
SCANS = ROOT.parent / "shared" / "corpus" / "scans"
GOLD = json.loads((ROOT / "tests" / "gold" / "scans.json").read_text("utf-8"))
LEAST_RECALL = 0.95

pytestmark = pytest.mark.skipif(not SCANS.is_dir(), reason="needs ../shared: scans")


@cache
def found(name: str) -> Extraction:
    """Return what is found in a scan; OCR takes seconds, so once for all tests."""
    return extract(read_letter(SCANS / name))


def numbers(extraction: Extraction) -> Counter[str | None]:
    return Counter(c.number for c in extraction.citations if c.kind == "numbered")


def test_nearly_all_numbers_that_a_person_sees_are_found() -> None:
    wanted, missed = 0, Counter[str | None]()
    for scan in GOLD:
        seen = Counter[str | None](scan["numbered"])
        wanted += seen.total()
        missed += seen - numbers(found(scan["file"]))
    assert 1 - missed.total() / wanted >= LEAST_RECALL, missed


@pytest.mark.parametrize("scan", GOLD, ids=lambda scan: scan["file"])
def test_nothing_is_invented(scan: dict[str, Any]) -> None:
    """Neither a citation, nor the number and the day, which are written by hand."""
    extraction = found(scan["file"])
    assert not numbers(extraction) - Counter(scan["numbered"])
    header, printed = extraction.header, scan["document"]
    assert header.number is None
    assert header.symbol == printed["symbol"]
    assert (header.type, header.issuer) == (printed["type"], printed["issuer"])
    assert printed["date"].startswith(header.date or "")
    assert extraction.letter.source.ocr
    assert [page.ocr for page in extraction.letter.pages] == [True] * scan["pages"]
