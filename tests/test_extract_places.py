"""Every word that was found leads back to its page and rectangle in the original."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.layout import Word
from extract.pipeline import extract
from extract.places import Place, Places
from extract.read import read_bytes
from graph.contract import extraction_to_json
from graph.iris import Iris
from graph.quads import to_quads
from ontology.terms import Cd

# Words of two lines on one page, and of one line on the next.
WORDS = (
    Word(0, 4, 1, (70.0, 100.0, 90.0, 114.0)),
    Word(5, 9, 1, (95.0, 100.0, 120.0, 114.0)),
    Word(10, 14, 1, (70.0, 116.0, 99.0, 130.0)),
    Word(15, 19, 2, (70.0, 60.0, 99.0, 74.0)),
)

# Stretches of text; the rectangles of their lines, and around each page's part.
FOUND = [
    ([(0, 4)], ["page=1&viewrect=70,100,20,14"], ["page=1&viewrect=70,100,20,14"]),
    ([(0, 9)], ["page=1&viewrect=70,100,50,14"], ["page=1&viewrect=70,100,50,14"]),
    ([(2, 7)], ["page=1&viewrect=70,100,50,14"], ["page=1&viewrect=70,100,50,14"]),
    (
        [(5, 19)],
        [
            "page=1&viewrect=95,100,25,14",
            "page=1&viewrect=70,116,29,14",
            "page=2&viewrect=70,60,29,14",
        ],
        ["page=1&viewrect=70,100,50,30", "page=2&viewrect=70,60,29,14"],
    ),
    ([(4, 5)], [], []),
    ([(19, 30)], [], []),
    ([], [], []),
]


@pytest.mark.parametrize(("segments", "lines", "regions"), FOUND)
def test_places(
    segments: list[tuple[int, int]], lines: list[str], regions: list[str]
) -> None:
    places = Places(WORDS)
    assert [place.fragment for place in places.lines(segments)] == lines
    assert [place.fragment for place in places.regions(segments)] == regions


def test_no_pages_no_places() -> None:
    assert Places(()).lines([(0, 9)]) == []


def drawn() -> bytes:
    """Return a page that cites 57-NQ/TW in a line 200 points below its top."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.drawString(72, A4[1] - 72, "So: 12/QD-UBND")
    canvas.drawString(72, A4[1] - 200, "1. Thi hanh 57-NQ/TW")
    canvas.save()
    return file.getvalue()


def test_a_citation_leads_back_to_its_page() -> None:
    extraction = extract(read_bytes(drawn(), "page.pdf"))
    found = extraction_to_json(extraction, Iris())
    (citation,) = (c for c in found["citations"] if c["number"] == "57-NQ/TW")
    (place,) = citation["places"]
    left, top, right, bottom = place["box"]
    assert place["page"] == 1
    assert 72 < left < right < 250
    assert top < 200 < bottom
    assert bottom - top < 20
    assert [page["width"] for page in found["pages"]] == pytest.approx([A4[0]], abs=1)
    regions = [
        getattr(quad.object, "value", None)
        for quad in to_quads(extraction, Iris())
        if quad.predicate.value == Cd.region
    ]
    assert Place(1, (left, top, right, bottom)).fragment in regions
