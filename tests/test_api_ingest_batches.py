"""Many letters at a time: order, second runs, broken runs, archives, registers."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph import originals
from tests import jobs
from tests.shell import Shell

LETTER = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: {number}/KH-UBND
Kon Tum, ngày 15 tháng 4 năm 2025
KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị

1. Sở Tài chính chủ trì thực hiện Kế hoạch số {other}/KH-UBND trước ngày 25/7/2025.
"""
CLASSIFIED = "BỘ CÔNG AN\nMẬT\nSố: 1/KH-BCA\nđiều chỉ ở đây mới có\n"
ANNEX = """Phụ lục
DANH MỤC NHIỆM VỤ

1. Sở Tài chính thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.
"""


def letter(number: int) -> bytes:
    return LETTER.format(number=number, other=number + 1).encode()


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of letters; the first and the last are one letter."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_bytes(letter(number))
    (folder / "9.txt").write_bytes(letter(0) + b"\n")
    return folder


def exported(run: Shell) -> list[str]:
    """Return the graph but for the record of runs."""
    lines = run("export", "--format", "nquads").stdout.splitlines()
    return sorted(line for line in lines if "graph-runs>" not in line)


def report_of(run: Shell, *arguments: str) -> list[dict[str, Any]]:
    report = run.store.with_name("report.jsonl")
    done = run("ingest", *arguments, "--report", str(report))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


def outcomes(report: list[dict[str, Any]]) -> list[str]:
    return [line["outcome"] for line in report]


def test_one_or_two_at_a_time_give_the_same_bytes(run: Shell, folder: Path) -> None:
    other = Shell(run.store.with_name("other"))
    assert run("ingest", str(folder), "--jobs", "1").exit_code == 0
    assert other("ingest", str(folder), "--jobs", "2").exit_code == 0
    assert exported(run) == exported(other)
    for name in ("0.txt", "9.txt"):  # two files of one letter
        assert any(f'"{name}"' in line for line in exported(run))


def test_a_second_run_reads_nothing_and_changes_nothing(
    run: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = report_of(run, str(folder))
    before, journal = exported(run), (run.store / "journal.jsonl").read_bytes()
    monkeypatch.setattr("api.reading.Reader.read", None)  # whoever reads, fails
    again = report_of(run, str(folder))
    assert outcomes(again) == ["unchanged"] * 7
    assert [line["iri"] for line in again] == [line["iri"] for line in first]
    assert [line["tasks"] for line in again] == [line["tasks"] for line in first]
    assert exported(run) == before
    assert (run.store / "journal.jsonl").read_bytes() == journal
    assert "Không có gì thay đổi" in run("ingest", str(folder)).stderr


def test_a_copy_elsewhere_is_not_read_again(
    run: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(folder / "1.txt"))
    (tmp_path / "copy.txt").write_bytes(letter(1))
    monkeypatch.setattr("api.reading.Reader.read", None)
    assert outcomes(report_of(run, str(tmp_path / "copy.txt"))) == ["unchanged"]


def test_what_changed_or_was_taken_out_is_read_again(run: Shell, folder: Path) -> None:
    (line,) = report_of(run, str(folder / "1.txt"))
    slug = line["iri"].rpartition("/")[2]
    assert run("remove", slug).exit_code == 0
    assert outcomes(report_of(run, str(folder / "1.txt"))) == ["changed"]
    (folder / "1.txt").write_bytes(letter(1).replace(b"57-NQ", b"66-NQ"))
    assert outcomes(report_of(run, str(folder / "1.txt"))) == ["changed"]
    (folder / "1.txt").write_bytes(letter(1))  # and back again
    assert outcomes(report_of(run, str(folder / "1.txt"))) == ["changed"]
    assert any("57-nq-tw" in line for line in exported(run))


def test_a_newer_version_reads_again(
    run: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(folder / "1.txt"))
    monkeypatch.setattr("graph.journal.VERSION", "next")
    (line,) = report_of(run, str(folder / "1.txt"))
    assert line["outcome"] == "unchanged"
    assert line["seconds"] > 0


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    run: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_bytes(letter(number))
    journal = run.store / "journal.jsonl"
    with subprocess.Popen(run.command("ingest", str(folder), "--jobs", "1")) as process:
        try:
            while not journal.exists() or journal.read_bytes().count(b"\n") < 3:
                assert process.poll() is None
                time.sleep(0.005)
        finally:
            process.send_signal(signal.SIGKILL)
    done = journal.read_bytes().count(b"\n")
    assert done < 60
    with journal.open("ab") as file:
        file.write(b'{"file": "cut of')
    report = report_of(run, str(folder))
    assert sum(line["seconds"] == 0 for line in report) == done
    clean = Shell(tmp_path / "clean")
    clean("ingest", str(folder))
    assert exported(run) == exported(clean)
    assert outcomes(report_of(run, str(folder))) == ["unchanged"] * 60


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(
    run: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_bytes(letter(number))
    command = run.command("--lang", "en", "ingest", str(folder))
    journal = run.store / "journal.jsonl"
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heard,  # noqa: PLW1509 - what runs in the background ignores Ctrl-C
    ) as process:
        try:
            while not journal.exists():
                assert process.poll() is None
                time.sleep(0.005)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 1
    (line,) = said.splitlines()
    assert "stopped on request" in line
    assert "run the same command to go on" in line
    assert run("trace", "57-NQ/TW").exit_code == 0  # settled


def test_the_report_says_what_was_read_and_how(run: Shell, folder: Path) -> None:
    (folder / "blank.txt").write_bytes(b" ")
    good, *_, bad = report_of(run, str(folder / "1.txt"), str(folder / "blank.txt"))
    assert good.pop("iri").startswith("https://")
    assert len(good.pop("sha256")) == 64
    assert 0 < good.pop("seconds") < 60
    assert good == {
        "file": str(folder / "1.txt"),
        "outcome": "changed",
        "message": None,
        "media_type": "text/plain",
        "pages": 1,
        "ocr": False,
        "pages_ocr": 0,
        "characters": len(letter(1).decode()),
        "number": "1/KH-UBND",
        "date": "2025-04-15",
        "annex_of": None,
        "citations": 2,
        "tasks": 1,
    }
    assert bad["outcome"] == "failed"
    assert bad["message"]
    assert bad["characters"] is bad["sha256"] is bad["iri"] is None


def test_failed_files_are_tried_again(run: Shell, folder: Path) -> None:
    (folder / "7.txt").write_bytes(b"")
    assert outcomes(report_of(run, str(folder)))[6] == "failed"
    (folder / "7.txt").write_bytes(letter(7))
    assert outcomes(report_of(run, str(folder)))[6] == "changed"


def test_folders_are_walked_without_hidden_files_and_loops(
    run: Shell, folder: Path
) -> None:
    (folder / ".hidden.txt").write_bytes(letter(20))
    (folder / "~$0.txt").write_bytes(letter(20))
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_bytes(letter(20))
    (folder / "again").symlink_to(folder)
    (folder / "lost.txt").symlink_to(folder / "nowhere")
    (folder / "B").mkdir()
    (folder / "B" / "0.TXT").write_bytes(letter(21))
    names = [Path(line["file"]).name for line in report_of(run, str(folder))]
    assert names == [*(f"{n}.txt" for n in (0, 1, 2, 3, 4, 5, 9)), "0.TXT"]


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, data in members.items():
            out.writestr(f"dir/{name}.txt", data)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, b"/etc/passwd")
    return file.getvalue()


def test_an_archive_is_a_folder(run: Shell, folder: Path) -> None:
    for name in ("in", "on"):  # more than one: each is opened in its turn
        data = packed(a=letter(1 if name == "in" else 2), b=letter(3))
        (folder / f"{name}.zip").write_bytes(data)
    report = report_of(run, str(folder / "in.zip"), str(folder / "on.zip"))
    at = f"{folder}/in.zip!/"
    assert [line["file"] for line in report[:3]] == [
        at + name for name in ("dir/a.txt", "dir/b.txt", "link.txt")
    ]
    assert outcomes(report) == [
        *("changed", "changed", "failed"),
        *("changed", "unchanged", "failed"),
    ]
    assert report[2]["message"].startswith(f"{at}link.txt: là liên kết")
    again = report_of(run, str(folder / "in.zip"))
    assert outcomes(again) == ["unchanged", "unchanged", "failed"]
    (folder / "bad.zip").write_bytes(b"PK\x03\x04")
    (bad,) = report_of(run, str(folder / "bad.zip"))
    assert "bad.zip: tệp nén bị hỏng" in bad["message"]


def test_a_register_wins_over_the_page_and_is_told_in_the_graph(
    run: Shell, tmp_path: Path
) -> None:
    (tmp_path / "phu-luc.txt").write_text(ANNEX, "utf-8")
    register = tmp_path / "so.csv"
    register.write_text(
        "tệp;số ký hiệu;ngày ban hành\n"
        "phu-luc.txt;725/KH-UBND;7/3/2025\nx.txt;1/QĐ-UBND;\n",
        "utf-8-sig",
    )
    arguments = ("ingest", str(tmp_path / "phu-luc.txt"), "--manifest", str(register))
    done = run("--lang", "en", *arguments)
    assert done.exit_code == 0
    assert "line 3: x.txt" in done.stderr
    assert "1 new or changed" in done.stderr
    query = """SELECT ?number ?date ?name ?field {
        ?letter cd:annexOf/cd:number ?number ; dcterms:date ?date .
        ?letter prov:hadPrimarySource ?register .
        ?register cd:givenField ?field ; schema:name ?name } ORDER BY ?field"""
    rows = json.loads(run("query", query, "--format", "json").stdout)
    found = [
        {name: term["value"] for name, term in row.items()}
        for row in rows["results"]["bindings"]
    ]
    same = {"number": "725/KH-UBND", "date": "2025-03-07", "name": "so.csv"}
    assert found == [same | {"field": field} for field in ("date", "number")]
    assert "Nothing changed" in run("--lang", "en", *arguments).stderr
    register.write_text("file,number\nphu-luc.txt,726/KH-UBND\n", "utf-8")
    assert "1 new or changed" in run("--lang", "en", *arguments).stderr
    assert run("validate").exit_code == 0


def test_a_copy_that_the_register_does_not_name_is_what_the_register_says(
    run: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(ANNEX, "utf-8")
    register = tmp_path / "so.csv"
    register.write_text("file,number\nin/b.txt,726/KH-UBND\n", "utf-8")
    arguments = (str(folder), "--manifest", str(register))
    report_of(run, *arguments)
    stored = exported(run)
    for _ in range(2):
        again = report_of(run, *arguments)
        assert outcomes(again) == ["unchanged"] * 3
        assert len({line["iri"] for line in again}) == 1
        assert exported(run) == stored
    assert "changed" in outcomes(report_of(run, str(folder)))


def test_a_letter_that_was_removed_comes_back_with_all_its_files(
    run: Shell, folder: Path
) -> None:
    first = report_of(run, str(folder))
    stored = exported(run)
    assert run("remove", "0/KH-UBND").exit_code == 0
    again = report_of(run, str(folder))
    of_it = [line["file"] for line in first if line["iri"] == first[0]["iri"]]
    assert [line["file"] for line in again if line["outcome"] == "changed"] == of_it
    assert len(of_it) == 2
    assert exported(run) == stored


def test_what_a_file_itself_gives_does_not_have_it_read_again(
    run: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.reading.extraction_of", jobs.read_with_envelope)
    (first,) = report_of(run, str(folder / "1.txt"))
    (again,) = report_of(run, str(folder / "1.txt"))
    assert (first["outcome"], again["outcome"]) == ("changed", "unchanged")
    assert again["seconds"] == 0
    assert any('"edxml"' in line for line in exported(run))


def test_a_bad_register_is_wrong_usage_and_nothing_is_read(
    run: Shell, folder: Path, tmp_path: Path
) -> None:
    register = tmp_path / "so.csv"
    register.write_text("file,date\n0.txt,hôm qua\n1.txt,31/2/2025\n", "utf-8")
    done = run("ingest", str(folder), "--manifest", str(register))
    assert done.exit_code == 2
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        f"{register}:2",
        f"{register}:3",
    ]
    assert not run.store.exists()


def test_originals_are_kept_once_and_go_with_the_last_letter(
    run: Shell, folder: Path
) -> None:
    (folder / "copy.TXT").write_bytes(letter(1))
    (line, _) = report_of(run, str(folder / "1.txt"), str(folder / "copy.TXT"))
    kept = originals.path_of(run.store, line["sha256"])
    assert kept is not None
    assert kept.read_bytes() == letter(1)
    sha256 = line["sha256"]
    assert kept == run.store / "originals" / sha256[:2] / f"{sha256[2:]}.txt"
    assert all_files(run.store / "originals") == [kept]
    assert run("remove", "1/KH-UBND").exit_code == 0
    assert all_files(run.store / "originals") == []


def all_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_nothing_of_a_secret_is_kept_anywhere(run: Shell, folder: Path) -> None:
    (folder / "mat.txt").write_text(CLASSIFIED, "utf-8")
    report = report_of(run, str(folder))
    assert outcomes(report)[-1] == "failed"
    assert report[-1]["file"] == str(folder / "mat.txt")
    assert "độ mật" in report[-1]["message"]
    assert report[-1]["sha256"] is None
    needle = "điều chỉ ở đây mới có".encode()
    written = [*all_files(run.store), run.store.with_name("report.jsonl")]
    assert not [path for path in written if needle in path.read_bytes()]
    assert len(all_files(run.store / "originals")) == 7


def test_stdin_and_pipes_are_read_by_what_they_hold(run: Shell, tmp_path: Path) -> None:
    done = run("ingest", "-", stdin=letter(1))
    assert done.exit_code == 0
    assert '"stdin"' in "".join(exported(run))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["tee", str(pipe)], stdin=subprocess.PIPE) as writer:  # noqa: S607 - any will do
        try:
            assert writer.stdin is not None
            writer.stdin.write(letter(2))
            writer.stdin.close()
            assert run("ingest", str(pipe)).exit_code == 0
        finally:
            writer.kill()


def test_a_store_that_is_held_is_known_before_anything_is_read(
    run: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", str(folder / "1.txt"))
    monkeypatch.setattr("api.reading.Reader.submit", None)
    command = run.command("serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            server.stderr.readline()
            done = run("ingest", str(folder))
            assert done.exit_code == 1
            assert str(server.pid) in done.stderr
        finally:
            server.kill()


def test_a_number_that_is_not_known_is_asked_for(run: Shell, tmp_path: Path) -> None:
    blank = letter(1).replace(b"1/KH-UBND", b"     /KH-UBND", 1)
    (tmp_path / "blank.txt").write_bytes(blank)
    (tmp_path / "sound.txt").write_bytes(letter(2))
    said = run("--lang", "en", "ingest", str(tmp_path / "blank.txt")).stderr
    assert "1 without a number" in said
    assert "--manifest" in said
    assert "--manifest" not in run("ingest", str(tmp_path / "sound.txt")).stderr
