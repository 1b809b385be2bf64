"""A register of letters as a table: CSV → what it gives of each file.

The heads of the columns may be English or Vietnamese, in any order; columns that mean
nothing here are passed over. Which row belongs to which file: `Manifest.match`.
"""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.dates import DATE, iso, on_day
from extract.errors import ManifestError, Problem
from extract.given import canonical_number
from extract.source import Given
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEADS = {
    "file": ("file", "tệp", "tệp/file", "tên tệp", "filename", "đường dẫn"),
    "number": ("number", "số ký hiệu", "số kí hiệu", "số, ký hiệu", "số/ký hiệu", "số"),
    "date": ("date", "ngày ban hành", "ngày văn bản", "ngày"),
    "issuer": ("issuer", "cơ quan ban hành", "nơi ban hành"),
    "subject": ("subject", "trích yếu", "trích yếu nội dung"),
    "type": ("type", "loại", "loại văn bản"),
    "annex_of": ("annex of", "annex_of", "phụ lục của", "kèm theo"),
}
_COLUMNS = {head: field for field, heads in _HEADS.items() for head in heads}
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

_EXPECTED = {
    "number": (
        "số ký hiệu",
        "số đầy đủ như 725/KH-UBND",
        "the whole number, as 725/KH-UBND",
    ),
    "date": (
        "ngày",
        "ngày có thật, như 2025-04-15 hoặc 15/4/2025",
        "a day that exists, as 2025-04-15 or 15/4/2025",
    ),
    "type": ("loại", "tên loại văn bản, như Kế hoạch", "the name of it, as Kế hoạch"),
    "annex_of": (
        "văn bản chính",
        "số đầy đủ của văn bản mà phụ lục kèm theo, như 03/NQ-CP",
        "the whole number of the document it came with, as 03/NQ-CP",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the register: the file as it names it, and what it gives."""

    line: int
    file: str
    given: Given


@dataclass(frozen=True, slots=True)
class Matches:
    """What is given of each file, by its name; the rows that no one file fits."""

    given: dict[str, Given]
    astray: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A register and the folder that its paths start from."""

    folder: Path
    rows: tuple[Row, ...]

    def match(self, names: Sequence[str]) -> Matches:
        """Find the file of each row among `names`, which are paths as given.

        First by its path from the folder of the register, then by its path as it is,
        last by its mere name where only one file has it.
        """
        whole = {_whole(Path(name)): name for name in names}
        mere: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            mere[_plain(Path(name).name)].append(name)
        given: dict[str, Given] = {}
        astray = []
        for row in self.rows:
            paths = (self.folder / row.file, Path(row.file))
            found = [whole[path] for path in map(_whole, paths) if path in whole]
            found = found[:1] or mere[_plain(Path(row.file).name)]
            if len(found) == 1 and found[0] not in given:
                given[found[0]] = row.given
            else:
                astray.append(row)
        return Matches(given, tuple(astray))


def read_manifest(path: Path) -> Manifest:
    """Read a register.

    Raises:
        ManifestError: rows that cannot be understood, all of them; nothing is guessed.
        OSError: the file cannot be read.
    """
    found = list(
        _rows(_decoded(path), os.fsencode(path.name).decode("utf-8", "replace"))
    )
    rows = [row for row in found if isinstance(row, Row)]
    problems = [row for row in found if isinstance(row, Problem)]
    named = Counter(_plain(row.file) for row in rows)
    problems += [
        _problem(row.line, "tệp này có ở nhiều dòng", "this file has several lines")
        for row in rows
        if named[_plain(row.file)] > 1
    ]
    if problems:
        raise ManifestError(str(path), sorted(problems, key=lambda p: p.line))
    return Manifest(path.parent, tuple(rows))


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    utf_16 = data[:2] in {b"\xff\xfe", b"\xfe\xff"}  # as Excel saves "Unicode text"
    try:
        return data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(
            line,
            {"vi": "không phải UTF-8", "en": "it is not UTF-8"},
            {"vi": "Lưu lại dưới dạng CSV UTF-8", "en": "Save it as CSV UTF-8"},
        )
        raise ManifestError(str(path), [problem]) from error


def _rows(text: str, name: str) -> Iterator[Row | Problem]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    fields: list[str | None] | None = None
    line = 1
    try:
        for cells in lines:
            if fields is None:
                fields = _fields(cells)
                if problem := _head_problem(fields):
                    yield problem
                    return
            elif any(cell.strip() for cell in cells):
                yield _row(dict(zip(fields, cells, strict=False)), line, name)
            line = lines.line_num + 1
    except csv.Error as error:
        yield _problem(line, f"không đọc được ({error})", f"cannot be read ({error})")
    if fields is None:
        yield _problem(1, "tệp trống", "the file is empty")


def _fields(heads: Iterable[str]) -> list[str | None]:
    return [_COLUMNS.get(" ".join(_plain(head).split())) for head in heads]


def _head_problem(fields: list[str | None]) -> Problem | None:
    known = [field for field in fields if field]
    if "file" in known and len(known) > 1 and len(set(known)) == len(known):
        return None
    advice = (
        "tệp, số ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu, loại, phụ lục của"
    )
    return Problem(
        1,
        {
            "vi": "dòng đầu phải nêu cột tệp và ít nhất một cột khác, mỗi cột một lần",
            "en": "the first line has to name file and another column, each once",
        },
        {
            "vi": f"Đặt tên cột: {advice}",
            "en": f"Name the columns {', '.join(_HEADS)}",
        },
    )


def _row(cells: dict[str | None, str], line: int, name: str) -> Row | Problem:
    """Understand a row; only the first of its problems is told."""
    said = {field: " ".join(cell.split()) for field, cell in cells.items() if field}
    file = unicodedata.normalize("NFC", said.get("file", "")).replace("\\", "/")
    asked = ("number", "date", "type", "annex_of")
    written = [said.get(field, "") for field in asked]
    number, date, kind, whole = written
    values = (
        canonical_number(number),
        _date(date),
        _type(kind),
        canonical_number(whole),
    )
    if not file:
        return _problem(line, "không nêu tệp", "it names no file")
    for words, value, what in zip(written, values, asked, strict=True):
        if words and value is None:
            return _not_understood(line, what, words)
    given = Given(
        source="manifest",
        number=values[0],
        date=values[1],
        issuer=_nfc(said.get("issuer")),
        subject=_nfc(said.get("subject")),
        type=values[2],
        file=_nfc(name),
        annex_of=values[3],
    )
    return Row(line, file, given)


def _date(written: str) -> str | None:
    """A day as 2025-04-15 or 15/4/2025; a month or a year will do."""
    if match := _ISO_DATE.fullmatch(written):
        year, month, day = match["year"], match["month"], match["day"]
        whole = on_day(year, month or "1", day or "1")
        return whole and whole[: len(written)]
    match = DATE.fullmatch(written)
    return iso(match) if match else None


def _type(written: str) -> str | None:
    """The canonical name of a type, from its name or its code."""
    for kind in document_types():
        names = (kind.name.casefold(), *(name.casefold() for name in kind.printed))
        if _plain(written) in names or written in kind.also:
            return kind.name
    return None


def _nfc(words: str | None) -> str | None:
    return unicodedata.normalize("NFC", words) if words else None


def _plain(words: str) -> str:
    """For comparing: one normal form, one case, no blanks around."""
    return unicodedata.normalize("NFC", words).casefold().strip()


def _whole(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.normpath(Path.cwd() / path))


def _problem(line: int, vi: str, en: str) -> Problem:
    advice = {"vi": "Sửa dòng này rồi chạy lại", "en": "Mend the line and run it again"}
    return Problem(line, {"vi": vi, "en": en}, advice)


def _not_understood(line: int, what: str, written: str) -> Problem:
    noun, way, way_en = _EXPECTED[what]
    shown = written[:60]
    return Problem(
        line,
        {
            "vi": f"{noun} “{shown}” không hiểu được",
            "en": f"“{shown}” is no {what} that can be understood",
        },
        {"vi": f"Ghi {way}", "en": f"Write {way_en}"},
    )
