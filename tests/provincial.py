"""Short letters of the committee of Kon Tum, and stores of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from extract.pipeline import extract
from extract.source import Letter, Source
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.samples import IRIS

if TYPE_CHECKING:
    from extract.model import Extraction


def letter(
    number: str = "77/UBND-KTTH",
    day: str = "02 tháng 6 năm 2025",
    *,
    preamble: str = "Xét đề nghị của Sở Tài chính",
    items: str = "1. Sở Tài chính chủ trì rà soát dự toán.",
) -> Extraction:
    """A letter to all departments; the preamble goes on with what is asked of them."""
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\n"
        f"Số: {number}\nKon Tum, ngày {day}\n"
        "V/v triển khai nhiệm vụ\n\n"
        "Kính gửi: Các sở, ban ngành.\n\n"
        f"{preamble}, Ủy ban nhân dân tỉnh yêu cầu:\n\n"
        f"{items}\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    return read(text)


def read(text: str) -> Extraction:
    """Extract from the text of a file that no other test reads."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract(Letter(Source("letter.txt", digest, "text/plain"), text, ()))


def filled(*letters: Extraction) -> Store:
    """A store of some letters."""
    store = Store.in_memory()
    for one in letters:
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    return store
