"""Archives of letters: what is in them is found, and what is hostile does no harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES
from extract.readers import archive
from extract.readers.archive import Archive, is_archive

if TYPE_CHECKING:
    from collections.abc import Callable

Entry = tuple[str | zipfile.ZipInfo, bytes]
DEFLATED = zipfile.ZIP_DEFLATED


def packed(*entries: Entry, method: int = DEFLATED) -> bytes:
    """Return a zip of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as out:
        for name, data in entries:
            out.writestr(name, data, method)
    return file.getvalue()


def opened(data: bytes) -> Archive:
    return Archive(io.BytesIO(data), "out.zip")


def read(data: bytes) -> dict[str, bytes | str]:
    """Return what each member holds, or why it cannot be read."""
    found: dict[str, bytes | str] = {}
    zipped = opened(data)
    for member in zipped.members:
        try:
            found[member.name] = zipped.read(member)
        except UnreadableLetterError as error:
            found[f"{error.name} ✗"] = error.reason["en"]
    return found


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def encrypted(data: bytes) -> bytes:
    """Set the flag of encryption on every member."""
    changed = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(signature)
        while start >= 0:
            changed[start + at] |= 1
            start = changed.find(signature, start + 4)
    return bytes(changed)


def spoilt(data: bytes, content: bytes) -> bytes:
    """Change a stored content, so that its sum no longer fits."""
    return data.replace(content, content[::-1], 1)


def twice(name: str) -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed((name, b"one"), (name, b"two"))


def without_flag(data: bytes) -> bytes:
    """Take the flag of UTF-8 names away, as many programs write."""
    return data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00").replace(
        b"\x14\x00\x00\x08", b"\x14\x00\x00\x00"
    )


LETTER = b"So: 1/UBND"
CASES: dict[str, tuple[Callable[[], bytes], dict[str, bytes | str]]] = {
    "folders, and what is no letter left out": (
        lambda: packed(
            ("a/", b""),
            ("a/b.TXT", LETTER),
            ("c.md", LETTER),
            ("a/.DS_Store", b"x"),
            ("a/.hidden.txt", b"x"),
            ("a/~$b.txt", b"x"),
            ("__MACOSX/a/._b.txt", b"x"),
            ("program.exe", b"x"),
        ),
        {"out.zip!/a/b.TXT": LETTER, "out.zip!/c.md": LETTER},
    ),
    "names that lead elsewhere are only names": (
        lambda: packed(("../../etc/a.txt", LETTER), ("/etc/b.txt", LETTER)),
        {"out.zip!/../../etc/a.txt": LETTER, "out.zip!//etc/b.txt": LETTER},
    ),
    "names in UTF-8, told or not": (
        lambda: packed(("Kế hoạch.txt", LETTER)),
        {"out.zip!/Kế hoạch.txt": LETTER},
    ),
    "UTF-8 without its flag": (
        lambda: without_flag(packed(("Kế hoạch.txt", LETTER))),
        {"out.zip!/Kế hoạch.txt": LETTER},
    ),
    "the same name again": (
        lambda: twice("a.txt"),
        {
            "out.zip!/a.txt": b"one",
            "out.zip!/a.txt ✗": "the archive has this name twice",
        },
    ),
    "a link": (
        lambda: packed((link("a.txt"), b"/etc/passwd"), ("b.txt", LETTER)),
        {"out.zip!/a.txt ✗": "it is a link, no file", "out.zip!/b.txt": LETTER},
    ),
    "a password": (
        lambda: encrypted(packed(("a.txt", LETTER))),
        {"out.zip!/a.txt ✗": "it is encrypted"},
    ),
    "a bomb": (
        lambda: packed(("a.txt", bytes(2 * 1024 * 1024)), ("b.txt", LETTER)),
        {
            "out.zip!/a.txt ✗": "packed more than 200 times over",
            "out.zip!/b.txt": LETTER,
        },
    ),
    "more than a letter may be": (
        lambda: packed(("a.txt", bytes(MAX_BYTES + 1)), method=zipfile.ZIP_STORED),
        {"out.zip!/a.txt ✗": f"larger than {MAX_BYTES // 2**20} MB"},
    ),
    "an odd method": (
        lambda: packed(("a.txt", LETTER), method=zipfile.ZIP_LZMA),
        {"out.zip!/a.txt ✗": "packed in an unusual way"},
    ),
    "spoilt bytes": (
        lambda: spoilt(
            packed(("a.txt", LETTER), ("b.txt", b"B"), method=zipfile.ZIP_STORED),
            LETTER,
        ),
        {"out.zip!/a.txt ✗": "the archive is damaged", "out.zip!/b.txt": b"B"},
    ),
    "an archive within, and one too deep": (
        lambda: packed(
            (
                "in.zip",
                packed(("a.txt", LETTER), ("deep.zip", packed(("b.txt", b"x")))),
            ),
            ("c.txt", LETTER),
        ),
        {
            "out.zip!/in.zip!/a.txt": LETTER,
            "out.zip!/in.zip!/deep.zip ✗": "an archive too deep in other archives",
            "out.zip!/c.txt": LETTER,
        },
    ),
    "a broken archive within": (
        lambda: packed(("in.zip", b"PK\x03\x04"), ("empty.zip", packed())),
        {
            "out.zip!/in.zip ✗": "the archive is damaged",
            "out.zip!/empty.zip ✗": "the archive holds no letter that can be read",
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_members_are_read_or_refused_one_by_one(case: str) -> None:
    make, expected = CASES[case]
    data = make()
    assert is_archive(io.BytesIO(data), "out.zip")
    assert read(data) == expected


def wide(data: bytes) -> bytes:
    """Say that the directory is too large for 32 bits."""
    end = data.rindex(b"PK\x05\x06")
    return data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]


def with_directory_of(data: bytes, size: int) -> bytes:
    end = data.rindex(b"PK\x05\x06")
    return data[: end + 12] + struct.pack("<I", size) + data[end + 16 :]


WHOLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut off": (lambda: packed(("a.txt", LETTER))[:-30], "damaged"),
    "nothing but a signature": (lambda: b"PK\x03\x04", "damaged"),
    "no letter in it": (lambda: packed(("a.exe", b"x")), "no letter"),
    "empty": (packed, "no letter"),
    "a directory that would not fit": (
        lambda: with_directory_of(packed(("a.txt", LETTER)), 2**30),
        "more than 2000 files",
    ),
    "a second, wide directory": (lambda: wide(packed()), "more than 2000 files"),
    "too many files": (
        lambda: packed(*((f"{n}.txt", b"") for n in range(2001))),
        "more than 2000 files",
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_an_archive_that_is_bad_as_a_whole_is_refused(case: str) -> None:
    make, reason = WHOLE[case]
    with pytest.raises(UnreadableLetterError, match=reason) as raised:
        opened(make())
    assert raised.value.message("vi").startswith("out.zip: ")


def test_archives_within_count_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small archives may together hold more than one archive may."""
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    inner = packed(("a.txt", b"x" * 400))
    found = read(packed(*((f"{n}.zip", inner) for n in range(4))))
    assert list(found.values()).count(b"x" * 400) == 1
    assert "out.zip!/3.zip ✗" in found
    monkeypatch.setattr(archive, "MOST_MEMBERS", 4)
    with pytest.raises(UnreadableLetterError):
        opened(packed(*((f"{n}.txt", b"") for n in range(5))))


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", packed(("[Content_Types].xml", b"<x/>"), ("a.xml", b"")), False),
        ("a.zip", packed(("word/a.xml", b""), ("[Content_Types].xml", b"")), False),
        ("a.odt", packed(("mimetype", b"application/vnd.oasis"), ("b", b"")), False),
        ("a.docx", b"PK\x03\x04", False),
        ("a.ZIP", b"PK\x03\x04", True),
        ("a.txt", b"So: 1", False),
        ("a.txt", b"", False),
        ("a.docx", packed(("a.txt", LETTER)), True),
    ],
)
def test_a_document_that_is_a_zip_is_no_archive(
    name: str, data: bytes, *, expected: bool
) -> None:
    assert is_archive(io.BytesIO(data), name) is expected
