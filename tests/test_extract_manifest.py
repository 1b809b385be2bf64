"""Registers of letters: what rows give, which file they are for, what is wrong."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from extract.errors import ManifestError
from extract.given import canonical_number, with_given
from extract.manifest import Manifest, read_manifest
from extract.model import Header
from extract.pipeline import extract
from extract.source import Given, Letter, Page, Source

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "so.csv"
    path.write_bytes(text.encode(encoding))
    return path


ROW = {"number": "725/KH-UBND", "date": "2025-04-15", "subject": "Về việc A"}
HEADS = {
    "file,number,date,subject\na.txt,725/KH-UBND,2025-04-15,Về việc A\n": "utf-8",
    "tệp;số ký hiệu;ngày ban hành;trích yếu\r\n"
    "a.txt;725 / KH – UBND;15/4/2025;Về việc A\r\n": "utf-8-sig",
    "SỐ KÝ HIỆU\tTệp/File\tghi chú\tTRÍCH YẾU\tNgày ban hành\n"
    '725/KH-UBND\ta.txt\tx\t"Về  việc\nA"\t15.04.2025\n\n': "utf-16",
}


@pytest.mark.parametrize("text", HEADS)
def test_heads_delimiters_and_encodings_as_offices_write_them(
    tmp_path: Path, text: str
) -> None:
    manifest = read_manifest(written(tmp_path, text, HEADS[text]))
    (row,) = manifest.rows
    assert (row.line, row.file) == (2, "a.txt")
    assert row.given.said == ROW
    assert (row.given.source, row.given.file) == ("manifest", "so.csv")


def test_decomposed_heads_and_types_are_understood(tmp_path: Path) -> None:
    text = unicodedata.normalize(
        "NFD", "tệp,loại,cơ quan ban hành\na.txt,kế hoạch,Bộ Y tế"
    )
    (row,) = read_manifest(written(tmp_path, text)).rows
    assert row.given.said == {"type": "Kế hoạch", "issuer": "Bộ Y tế"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1]),
        ("a,b\nc,d\n", [1]),
        ("file\na.txt\n", [1]),
        ("file,số,number\na.txt,1/KH-UBND,2/KH-UBND\n", [1]),
        ("file,number\n,1/KH-UBND\na.txt,mười\nb.txt,2/KH-UBND\n", [2, 3]),
        ("file,date\na.txt,31/02/2025\nb.txt,2025-13-01\nc.txt,hôm qua\n", [2, 3, 4]),
        ("file,type\na.txt,Thơ\n", [2]),
        ("file,number\na.txt,1/KH-UBND\nA.TXT,2/KH-UBND\n", [2, 3]),
        ('file,number\n"a.txt,1/KH-UBND\n', [2]),
    ],
)
def test_every_bad_line_is_named_with_the_way_out(
    tmp_path: Path, text: str, lines: list[int]
) -> None:
    with pytest.raises(ManifestError) as raised:
        read_manifest(written(tmp_path, text))
    assert [problem.line for problem in raised.value.problems] == lines
    for lang in ("vi", "en"):
        for line, message in zip(lines, raised.value.messages(lang), strict=True):
            assert f"so.csv:{line}: " in message
            assert message.endswith(".")


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"so\.csv:2: it is not UTF-8"):
        read_manifest(written(tmp_path, "file,subject\na.txt,đi\n", "cp1258"))


def test_rows_find_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    composed, decomposed = (
        unicodedata.normalize(form, "kế hoạch.txt") for form in ("NFC", "NFD")
    )
    rows = ["in/a.txt", "reg/b.txt", composed, "two.txt", "none.txt", "win\\c.txt"]
    text = "file,subject\n" + "".join(f"{row},{row}\n" for row in rows)
    (tmp_path / "reg").mkdir()
    manifest = read_manifest(written(tmp_path / "reg", text))
    names = [
        "reg/in/a.txt",
        "./reg/b.txt",
        str(tmp_path / decomposed),
        "x/two.txt",
        "y/two.txt",
        "packed.zip!/win/c.txt",
    ]
    matches = manifest.match(names)
    assert set(matches.given) == {names[0], names[1], names[2], names[5]}
    assert matches.given[names[2]].subject == composed
    assert [row.file for row in matches.astray] == ["two.txt", "none.txt"]
    assert Manifest(tmp_path, ()).match(names).given == {}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("57-NQ/TW", "57-NQ/TW"),
        (" 1594 / UBND – TTHCC ", "1594/UBND-TTHCC"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("12/XYZ-ABC", "12/XYZ-ABC"),
        ("1594", None),
        ("/UBND-KTTH", None),
    ],
)
def test_numbers_are_whole_or_refused(written: str, expected: str | None) -> None:
    assert canonical_number(written) == expected


def test_what_is_given_wins_and_the_rest_stays() -> None:
    printed = Header(
        number="1/KH-UBND", symbol="/KH-UBND", place="Kon Tum", date="2025"
    )
    given = Given("manifest", number="57-NQ/TW", date="2024-12-22")
    header = with_given(printed, given)
    assert (header.number, header.symbol) == ("57-NQ/TW", "-NQ/TW")
    assert (header.type, header.date, header.place) == (
        "Nghị quyết",
        "2024-12-22",
        "Kon Tum",
    )
    assert with_given(printed, None) is printed


def test_an_annex_has_no_number_but_that_of_what_it_came_with() -> None:
    text = (
        "Phụ lục\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 725/KH-UBND)\n"
        "1. Sở Tài chính thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.\n"
    )
    source = Source("phu-luc.txt", "0" * 64, "text/plain")
    letter = Letter(source, text, (Page(1, 0, len(text)),))
    alone = extract(letter)
    assert alone.header.number is None
    assert "725/KH-UBND" in {c.number for c in alone.citations}
    given = Given("manifest", number="725/KH-UBND")
    numbered = extract(Letter(source, text, letter.pages, given=given))
    assert numbered.header.number is None
    assert numbered.annex is not None
    assert numbered.annex.number == "725/KH-UBND"
