"""Files and bytes: what is read as a letter, and what is refused, with the way out."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES, read_bytes, read_letter
from extract.readers import plain

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kính gửi: Sở Tài chính.\n"

# Bytes, and words of the refusal in Vietnamese and English.
REFUSED = [
    (b"", "tệp trống", "empty"),
    (b" \n\t\n", "tệp trống", "empty"),
    (b"%PDF-1.7\n", "PDF", "PDF"),
    (b"PK\x03\x04word/document.xml", "tệp zip bị hỏng", "zip file is damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE", "OLE"),
    (b"\x89PNG\r\n\x1a\n", "tệp ảnh bị hỏng", "image file is damaged"),
    (b"\xff\xd8\xff\xe0JFIF", "tệp ảnh bị hỏng", "image file is damaged"),
    (b"II*\x00", "tệp ảnh bị hỏng", "image file is damaged"),
    (b"GIF89a\x00", "không phải tệp văn bản (GIF)", "not a text file (GIF)"),
    (b"a\x00b\x00", "không phải tệp văn bản", "not a text file"),
    ("nhân dân".encode("cp1258"), "UTF-8", "UTF-8"),
    ("Café".encode("latin-1"), "UTF-8", "UTF-8"),
    (b"\xff\xfea", "UTF-8", "UTF-8"),
    (b"a" * (MAX_BYTES + 1), "lớn hơn", "larger than"),
]


@pytest.mark.parametrize(("data", "vi", "en"), REFUSED)
def test_refused(data: bytes, vi: str, en: str) -> None:
    """One line that names the file and says what to do, in both languages."""
    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(data, "thu/cong-van.txt")
    error = caught.value
    for lang, words in (("vi", vi), ("en", en)):
        message = error.message(lang)
        assert message.startswith("thu/cong-van.txt: ")
        assert words in message
        assert error.advice[lang] in message
        assert message.endswith(".")
        assert "\n" not in message
    assert str(error) == error.message("en")


def test_too_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableLetterError, match="larger than 100 MB"):
        read_letter(path)


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_file_that_cannot_be_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "cong-van.txt"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(UnreadableLetterError) as caught:
        read_letter(path)
    assert caught.value.name == str(path)
    assert caught.value.message("vi").startswith(f"{path}: không mở được tệp")
    assert caught.value.message("en").startswith(f"{path}: cannot be opened")


@pytest.mark.parametrize(
    ("error", "said"),
    [(KeyError("x"), "damaged (KeyError)"), (MemoryError(), "too large (MemoryError)"),
     (RecursionError(), "too large (RecursionError)")],
)  # fmt: skip
def test_what_a_reader_did_not_foresee_is_damage(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(plain, "read_plain", fail)
    with pytest.raises(UnreadableLetterError) as caught:
        read_bytes(TEXT.encode(), "thu.txt")
    assert said in caught.value.message("en")
    assert caught.value.__cause__ is error


def test_letter_as_read(tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_bytes(TEXT.encode())
    letter = read_letter(path)
    assert letter.text == TEXT
    assert letter.source.name == "thu.txt"
    assert letter.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert letter.source.media_type == "text/plain"
    assert not letter.source.ocr
    assert [(p.number, p.start, p.end) for p in letter.pages] == [(1, 0, len(TEXT))]


# What a name says of the kind of text.
MEDIA = [
    ("a.txt", "text/plain"),
    ("a.TXT", "text/plain"),
    ("a.md", "text/markdown"),
    ("-", "text/plain"),
]


@pytest.mark.parametrize(("name", "media_type"), MEDIA)
def test_media_type(name: str, media_type: str) -> None:
    assert read_bytes(TEXT.encode(), name).source.media_type == media_type


# The text is the decoded content, unchanged but for a byte order mark.
ENCODED = [
    TEXT.encode(),
    b"\xef\xbb\xbf" + TEXT.encode(),
    b"\xff\xfe" + TEXT.encode("utf-16-le"),
    b"\xfe\xff" + TEXT.encode("utf-16-be"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "thu.txt").text == TEXT


def test_line_ends_and_decomposed_letters_are_kept() -> None:
    raw = "U\u0309y ban\r\nnh\u00e2n da\u0302n"
    assert read_bytes(raw.encode(), "thu.txt").text == raw


def test_form_feeds_end_pages() -> None:
    pages = read_bytes(b"mot\fhai\f", "thu.txt").pages
    assert [(p.number, p.start, p.end) for p in pages[:2]] == [(1, 0, 3), (2, 4, 7)]
    assert len(pages) == 2


SECRET = [
    "MẬT\nSố: 1/UBND-KT\n",
    "TỐI MẬT\nSố: 1/UBND-KT\n",
    unicodedata.normalize("NFD", "MẬT") + "\nSố: 1/UBND-KT\n",
    "TỐI\N{NO-BREAK SPACE}MẬT\n",
    "TUYỆT  MẬT\n",
    "MẬT\rSố: 1/UBND-KT\r",
    "UBND TỈNH   MẬT\nSố: 1/UBND-KT\n",
    "Tối mật\nSố: 1/UBND-KT\n",
    "Số: 1/UBND-KT\nĐộ mật: Mật\n",
    "Số: 1/UBND-KT | MẬT | Ngày\n",
    "|MẬT|\nSố: 1/UBND-KT\n",
    "UBND TỈNH\nMẠT\nSố: 1/UBND-KT\n",
    "UBND TỈNH\nTÓI MẶT\nSố: 1/UBND-KT\n",
    "UBND TỈNH\nMẬT Độc lập - Tự do - Hạnh phúc\nSố: 1/UBND-KT\n",
    "Số: 1/UBND-KT TỐI MẬT Kon Tum, ngày 9 tháng 5 năm 2025\n",
]


@pytest.mark.parametrize("text", SECRET)
def test_a_state_secret_is_refused(text: str) -> None:
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read_bytes(text.encode(), "thu.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Số: 1/UBND-KT\nV/v bảo vệ bí mật nhà nước\n",
        "Kính gửi: Sở Tài chính.\nTài liệu TỐI MẬT được quản lý riêng.\n",
        "Độ mật: Không\nKính gửi: Sở Tài chính.\n",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC\nKon Tum, ngày 9 tháng 5 năm 2025\n",
        "Số: 1/UBND-KT\nỦY BAN MẶT TRẬN\nCó\nmặt\nVắng\n",
    ],
)
def test_speaking_of_secrets_is_none(text: str) -> None:
    assert read_bytes(text.encode(), "thu.txt").text == text


def test_a_name_that_is_not_unicode_is_shown_as_far_as_it_is() -> None:
    letter = read_bytes(TEXT.encode(), "thu/bad\udcffname.txt")
    assert letter.source.name == "bad\N{REPLACEMENT CHARACTER}name.txt"


def test_a_refusal_speaks_one_language_at_a_time() -> None:
    with pytest.raises(UnreadableLetterError) as raised:
        read_bytes(b"\x89PNG\r\n\x1a\n", "thu.png")
    assert raised.value.reason == {
        "vi": "tệp ảnh bị hỏng",
        "en": "the image file is damaged",
    }
