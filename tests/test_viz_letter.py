from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from extract.pipeline import extract
from extract.read import read_bytes
from tests.gold_letters import NAMES, extraction
from viz.letter import cut, letters_file
from viz.messages import messages

if TYPE_CHECKING:
    from extract.model import Extraction

ORDER = """ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Số: 15/UBND-KT
Quảng Ngãi, ngày 02 tháng 02 năm 2026
Kính gửi: Sở Tài chính.
Thực hiện Chỉ thị số 05/CT-TTg ngày 01/3/2025 của Thủ tướng, UBND tỉnh yêu cầu:
1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ giải ngân ít nhất 95% kế hoạch vốn \
trước ngày 25/7/2026 <script>alert(1)</script>.
"""


class Text(HTMLParser):
    """The ids and tags of a page, and the text of its full text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.classes: dict[str, list[str]] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self._open = given.get("class") or ""
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if (given.get("href") or "").startswith("#"):
            self.links.append((given["href"] or "")[1:])

    def handle_data(self, data: str) -> None:
        for name in self._open.split():
            self.classes.setdefault(name, []).append(data)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._open = ""


def read(text: str, name: str = "15.txt") -> Extraction:
    return extract(read_bytes(text.encode(), name))


def test_what_is_found_is_marked_and_linked() -> None:
    page = Text(letters_file([read(ORDER)]))
    marked = {name: " ".join(texts) for name, texts in page.classes.items()}
    assert "Chỉ thị số 05/CT-TTg ngày 01/3/2025" in marked["citation"]
    assert "Sở Nội vụ" in marked["agency"]
    assert "trước ngày 25/7/2026" in marked["deadline"]
    assert "95%" in marked["target"]
    assert page.links
    assert set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_letter_is_text_and_nothing_else() -> None:
    html = letters_file([read(ORDER, "<img src=x onerror=alert(1)>.txt")])
    page = Text(html)
    assert not page.tags & {"script", "img", "iframe", "form"}
    assert "default-src 'none'" in unescape(html)
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_whole_and_each_task_numbered(name: str) -> None:
    found = extraction(name)
    assert "".join(each.text for each in cut(found, ())) == found.letter.text
    html = letters_file([found])
    labels = re.findall(r'<a class="number" id="l1-t[^"]+">([^<]+)</a>', html)
    assert labels == [task.label for task in found.tasks]


def test_several_letters_stand_on_one_page_each_with_its_places() -> None:
    html = letters_file([read(ORDER, "a.txt"), read(ORDER, "b.txt")])
    page = Text(html)
    assert len(page.ids) == len(set(page.ids))
    assert "l2-t1" in page.ids


def test_english_words_are_for_english_readers() -> None:
    html = letters_file([read(ORDER)], lang="en")
    assert messages("en")["full_text"] in html
    assert messages("vi")["full_text"] not in html
