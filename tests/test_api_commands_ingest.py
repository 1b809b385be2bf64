"""`chidao ingest` and `remove`: letters into the store and out of it."""

from __future__ import annotations

import errno
import json
import os
import pty
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from api import reading
from tests import jobs
from tests.shell import BAD_FILES, Shell


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


def test_ingest_twice_changes_nothing_and_says_so(
    run: Shell, letters: tuple[Path, ...]
) -> None:
    names = [str(file) for file in letters]
    first = run("ingest", *names)
    assert first.exit_code == 0
    assert first.stdout == ""
    assert "2 mới hoặc thay đổi" in first.stderr
    before = run("export", "--format", "nquads").stdout
    again = run("--lang", "en", "ingest", *names)
    assert again.exit_code == 0
    assert "Nothing changed" in again.stderr
    after = run("export", "--format", "nquads").stdout
    assert _comparable(after) == _comparable(before)


def _comparable(nquads: str) -> list[str]:
    """Return what comparisons look at: all but the graph of runs."""
    return sorted(line for line in nquads.splitlines() if "graph-runs>" not in line)


def test_ingest_leaves_the_store_untouched_by_bad_files(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "deeper").mkdir(parents=True)
    for name, content in BAD_FILES.items():
        if content is not None:
            (folder / name).write_bytes(content)
    (folder / "deeper" / "letter.TXT").write_bytes(letters[0].read_bytes())
    (folder / "notes.xlsx").write_bytes(b"PK\x03\x04")
    report = tmp_path / "report.jsonl"
    done = run("ingest", str(folder), "--report", str(report))
    assert done.exit_code == 1
    for name in ("empty.txt", "blank.txt", "binary.txt", "recipe.txt"):
        assert sum(name in line for line in done.stderr.splitlines()) == 1
    assert "xlsx" not in done.stderr
    outcomes = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert [o["file"] for o in outcomes if o["outcome"] == "changed"] == [
        str(folder / "deeper" / "letter.TXT")
    ]
    assert {o["outcome"] for o in outcomes} == {"changed", "failed"}
    assert all(o["message"] for o in outcomes if o["outcome"] == "failed")
    graphs = run("export", "--format", "nquads").stdout
    assert "empty.txt" not in graphs


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_ingest_of_nothing_fails_and_makes_no_store(
    run: Shell, tmp_path: Path, name: str
) -> None:
    (tmp_path / "empty").mkdir()
    shown = run("ingest", str(tmp_path / "empty" / name))
    assert shown.exit_code == 1
    assert str(tmp_path / "empty") in shown.stderr
    assert not (tmp_path / "store").exists()


def test_a_folder_without_letters_fails_and_the_rest_goes_on(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    shown = run("ingest", str(tmp_path / "empty"), str(letters[0]))
    assert shown.exit_code == 1
    assert "1 mới" in shown.stderr


def test_remove_takes_a_letter_out(run: Shell, letters: tuple[Path, ...]) -> None:
    run("ingest", str(letters[0]))
    before = run("export", "--format", "nquads").stdout
    run("ingest", str(letters[1]))
    found = json.loads(run("extract", str(letters[1])).stdout)
    slug = found["document"]["iri"].rpartition("/")[2]
    assert run("remove", slug).exit_code == 0
    after = run("export", "--format", "nquads").stdout
    assert _comparable(after) == _comparable(before)
    again = run("remove", slug)
    assert again.exit_code == 1
    assert slug in again.stderr


def test_ingest_shows_a_bar_with_rate_and_time_left_on_a_terminal(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letters[0].read_bytes() + b"\n")
    files = map(str, (*letters, copy))
    shown = b""
    ours, theirs = pty.openpty()
    command = run.command("--lang", "en", "ingest")
    with subprocess.Popen([*command, *files], stderr=theirs) as process:
        os.close(theirs)
        with suppress(OSError):  # the terminal is gone when the program is
            while chunk := os.read(ours, 4096):
                shown += chunk
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    assert b"3/3" in shown
    assert b"\x1b[K" + bytes(copy) in shown  # not behind the bar
    assert b"letters/s" in shown
    assert b"Traceback" not in shown


def test_a_name_that_is_not_unicode_is_no_obstacle(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    odd = os.fsencode(folder) + b"/a\xff.txt"
    Path(os.fsdecode(odd)).write_bytes(letters[0].read_bytes())
    report = tmp_path / "report.jsonl"
    done = run("ingest", str(folder), "--report", str(report))
    assert done.exit_code == 0
    assert json.loads(report.read_text("utf-8"))["outcome"] == "changed"


def test_a_mistake_of_ours_costs_one_letter(
    run: Shell, letters: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "extraction_of", jobs.stumble)
    names = [str(letter) for letter in letters]
    done = run("ingest", *names)
    assert done.exit_code == 1
    assert f"{names[0]}: lỗi của chương trình" in done.stderr
    assert "1 mới hoặc thay đổi" in done.stderr


def test_the_same_bytes_under_another_name_change_nothing(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letters[0].read_bytes())
    assert run("ingest", str(letters[0])).exit_code == 0
    again = run("--lang", "en", "ingest", str(copy))
    assert "takes the place" not in again.stderr
    assert "Nothing changed" in again.stderr


def test_who_takes_the_place_of_another_is_told(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letters[1].read_bytes() + b"\n")
    assert run("ingest", str(letters[1])).exit_code == 0
    told = run("--lang", "en", "ingest", str(copy))
    assert told.exit_code == 0
    assert f"{copy}: takes the place of {letters[1].name}" in told.stderr
    again = run("--lang", "en", "ingest", str(copy))
    assert "takes the place" not in again.stderr


HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: 77/UBND-KTTH\nKon Tum, ngày 5 tháng 6 năm 2025\n"
)


def test_two_letters_of_one_number_are_told(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    names = ["one.txt", "two.txt", "three.txt"]
    texts = [file.read_text(encoding="utf-8") for file in letters]
    for name, text in zip(names, [*texts, texts[0] + " "], strict=True):
        (tmp_path / name).write_text(HEAD + text, encoding="utf-8")
    first, second, third = (
        run("--lang", "en", "ingest", str(tmp_path / name)) for name in names
    )
    assert (first.exit_code, second.exit_code, third.exit_code) == (0, 0, 0)
    assert "another letter" not in first.stderr
    assert "has the number of 77-ubnd-ktth-kon-tum-2025" in second.stderr
    assert (
        "takes the place of one.txt" in third.stderr
        or "which is still read from one.txt" in third.stderr
    )


# How a full disk is told: by the system, and by the engine of the store.
FULL = [
    OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "store/originals/ab/c.txt"),
    OSError("IO error: No space left on device: While appending to file: 8.log"),
]


@pytest.mark.parametrize("error", FULL)
def test_a_full_disk_is_told_with_the_way_on(
    run: Shell,
    letters: tuple[Path, ...],
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("api.target.originals.keep", fail)
        full = run("--lang", "en", "ingest", *map(str, letters))
    assert full.exit_code == 1
    assert "no space left on the disk; make room and run the same" in full.stderr
    assert run("ingest", *map(str, letters)).exit_code == 0
