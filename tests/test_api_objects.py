"""Letters in an object store: addresses in the place of paths."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

import fsspec
import pytest

from tests.shell import Shell
from tests.test_api_ingest_batches import exported, letter, outcomes, packed, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


@pytest.fixture
def bucket() -> Iterator[str]:
    """A prefix of a store in memory: letters, an archive, what is passed over."""
    memory = fsspec.filesystem("memory")
    memory.pipe(
        {
            "/bucket/kon-tum/1.txt": letter(1),
            "/bucket/kon-tum/2025/2.TXT": letter(2),
            "/bucket/kon-tum/2025/.hidden.txt": letter(3),
            "/bucket/kon-tum/.trash/6.txt": letter(6),
            "/bucket/kon-tum/2025/notes.xlsx": b"PK\x03\x04",
            "/bucket/kon-tum/more.zip": packed(a=letter(4)),
            "/bucket/others/5.txt": letter(5),
        }
    )
    yield "memory://bucket/kon-tum"
    memory.rm("/bucket", recursive=True)


def test_a_prefix_is_a_folder(run: Shell, bucket: str) -> None:
    report = report_of(run, bucket)
    assert [line["file"] for line in report] == [
        "memory:///bucket/kon-tum/1.txt",
        "memory:///bucket/kon-tum/2025/2.TXT",
        "memory:///bucket/kon-tum/more.zip!/dir/a.txt",
        "memory:///bucket/kon-tum/more.zip!/link.txt",
    ]
    assert outcomes(report) == ["changed", "changed", "changed", "failed"]
    again = report_of(run, bucket)
    assert outcomes(again) == ["unchanged", "unchanged", "unchanged", "failed"]


def test_an_object_is_a_file_and_the_same_letter_as_on_disk(
    run: Shell, bucket: str, tmp_path: Path
) -> None:
    file = tmp_path / "1.txt"
    file.write_bytes(letter(1))
    stored: list[list[str]] = []
    for name in (f"{bucket}/1.txt", f"file://{file}", str(file)):
        shell = Shell(tmp_path / f"store-{len(stored)}")
        assert shell("ingest", name).exit_code == 0
        called = name.rpartition("/")[2]
        stored.append([line.replace(name, called) for line in exported(shell)])
    assert stored[0] == stored[1] == stored[2]
    assert outcomes(report_of(run, f"{bucket}/1.txt", str(file)))[1] == "unchanged"


BAD = [
    ("memory://bucket/none.txt", "Check the address"),
    ("nothing://bucket/1.txt", "Check the address"),
    ("s3://bucket/1.txt", "s3fs"),
]


@pytest.mark.parametrize(("address", "way_out"), BAD)
def test_what_cannot_be_read_is_told_with_the_way_out(
    run: Shell, bucket: str, address: str, way_out: str
) -> None:
    done = run("--lang", "en", "ingest", address, f"{bucket}/1.txt")
    assert done.exit_code == 1
    (line,) = (one for one in done.stderr.splitlines() if address in one)
    assert way_out in line
    assert "1 new or changed, 0 unchanged, 1 failed" in done.stderr


def test_an_empty_prefix_is_told(run: Shell) -> None:
    fsspec.filesystem("memory").makedirs("/empty", exist_ok=True)
    done = run("--lang", "en", "ingest", "memory://empty")
    assert done.exit_code == 1
    assert "memory://empty: no file in this folder can be read" in done.stderr


def test_without_the_extra_an_address_says_what_to_install(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    done = run("--lang", "en", "ingest", "s3://bucket/1.txt")
    assert done.exit_code == 1
    assert "Install chidao[cluster]" in done.stderr


class Torn(io.BytesIO):
    """An object whose connection breaks off, with an error of the kind of store."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads == 1:
            return super().read(size)
        raise BrokenOffError


class BrokenOffError(Exception):
    """What is no error of the system."""


def test_an_archive_whose_connection_breaks_off_fails_alone(
    run: Shell, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = b"PK\x03\x04" + bytes(100)
    monkeypatch.setattr("api.inputs.open_object", lambda _: Torn(torn))
    report = report_of(run, f"{bucket}/more.zip", f"{bucket}/1.txt")
    assert outcomes(report) == ["failed", "changed"]


def test_a_member_whose_connection_breaks_off_fails_alone(
    run: Shell, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise BrokenOffError

    monkeypatch.setattr("extract.readers.archive.Archive.read", fail)
    report = report_of(run, f"{bucket}/more.zip", f"{bucket}/1.txt")
    assert outcomes(report) == ["failed", "failed", "changed"]


def test_a_path_that_cannot_be_looked_at_fails_alone(
    run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, file = tmp_path / "closed" / "1.zip", tmp_path / "1.txt"
    file.write_bytes(letter(1))

    def stat(self: Path, **_: bool) -> os.stat_result:
        if self == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return os.stat(self)  # noqa: PTH116 - which is replaced

    monkeypatch.setattr("pathlib.Path.stat", stat)
    report = report_of(run, str(closed), str(file))
    assert outcomes(report) == ["failed", "changed"]
