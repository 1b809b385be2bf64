"""Pages of originals: drawn small, in a worker, from the file that was kept."""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.app import create_app
from api.page_pictures import PagePictures
from api.settings import Settings
from extract.errors import UnreadableLetterError
from extract.pipeline import extract
from extract.read import read_bytes
from extract.readers.page_pictures import TALLEST, WIDTH, page_picture
from extract.source import Source
from graph.ingest import ingest_letter
from graph.originals import keep
from graph.resolve import resolve
from graph.store import Store
from tests.files import pdf, raw_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = (
    (
        "ỦY BAN NHÂN DÂN TỈNH KON TUM",
        "Số: 15/UBND-KT",
        "Kon Tum, ngày 02 tháng 02 năm 2026",
        "Kính gửi: Sở Tài chính.",
        "Thực hiện Chỉ thị số 05/CT-TTg ngày 01/3/2025 của Thủ tướng Chính phủ,",
        "Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Sở Tài chính chủ trì giải ngân vốn trước ngày 25/7/2026.",
    ),
    ("2. Sở Nội vụ báo cáo trước ngày 30/7/2026.",),
)


@contextmanager
def served(folder: Path, data: bytes, name: str) -> Iterator[tuple[TestClient, str]]:
    """Give a client of a server over one file as it was sent, and its letter's slug."""
    settings = Settings()
    found = extract(read_bytes(data, name))
    with Store.open(folder) as store:
        source = found.letter.source
        keep(folder, data, source.sha256, name[name.rindex(".") :])
        ingest_letter(store, found, settings.iris)
        resolve(store, settings.iris)
        with TestClient(create_app(store, settings)) as client:
            items = client.get("/api/documents?held=true").json()["items"]
            yield client, items[0]["slug"]


def size(picture: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        return image.size


def test_each_page_stands_beside_its_text(tmp_path: Path) -> None:
    with served(tmp_path, pdf(*PAGES), "15.pdf") as (client, slug):
        page = client.get(f"/van-ban/{slug}/toan-van").text
        for number in (1, 2):
            address = f"/van-ban/{slug}/trang/{number}.png"
            assert f'src="{address}"' in page
            answer = client.get(address)
            assert answer.headers["content-type"] == "image/png"
            assert size(answer.content)[0] == WIDTH
            again = client.get(
                address, headers={"if-none-match": answer.headers["etag"]}
            )
            assert again.status_code == 304
        assert "trang/3.png" not in page
        assert client.get(f"/van-ban/{slug}/trang/3.png").status_code == 404
        first, second = page.split('id="trang-2"')
        assert "25/7/2026" in first
        assert "30/7/2026" in second


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    data = pdf(*PAGES)
    file = Source("15.pdf", hashlib.sha256(data).hexdigest(), "application/pdf")
    keep(tmp_path, data, file.sha256, ".pdf")
    reader = _Reader()
    pictures = PagePictures(reader, most=25)  # type: ignore[arg-type]  # as the reader
    for number in (1, 1, 2, 1, 3, 2):
        assert pictures.picture(tmp_path, file, number) == bytes(10)
    assert reader.drawn == [1, 2, 3, 2]
    assert pictures.picture(tmp_path, file, 0) is None
    assert pictures.picture(tmp_path, Source("x", "0" * 64, "x"), 1) is None


class _Reader:
    """Draws pages of ten bytes, and remembers which."""

    def __init__(self) -> None:
        self.drawn: list[int] = []

    def picture(self, data: bytes, name: str, number: int) -> bytes:
        del data, name
        self.drawn.append(number)
        return bytes(10)


@pytest.mark.parametrize("box", ["0 0 20 14400", "0 0 14400 20", "0 0 14400 14400"])
def test_no_picture_is_huge(box: str) -> None:
    """PDF allows pages of five metres (ISO 32000-1, Annex C)."""
    huge = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] >>".encode(),
    )
    picture = page_picture(huge, "huge.pdf", 1)
    assert picture
    wide, tall = size(picture)
    assert wide <= WIDTH
    assert tall <= TALLEST


def test_a_picture_is_its_only_page() -> None:
    out = io.BytesIO()
    Image.new("RGB", (3000, 9000), "white").save(out, "PNG")
    drawn = page_picture(out.getvalue(), "scan.png", 1)
    assert drawn
    assert size(drawn)[1] <= TALLEST
    assert page_picture(out.getvalue(), "scan.png", 2) is None


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"no picture at all", b""])
def test_what_is_damaged_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableLetterError):
        page_picture(data, "broken.pdf", 1)
