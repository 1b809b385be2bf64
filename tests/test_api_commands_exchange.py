"""`chidao export` and `chidao import`: out in every format, whole or not at all."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from api import outputs
from api.commands.export import BINARY, DCAT, FOLDERS, FORMATS
from graph.exchange.formats import SHAPES
from tests.gold_letters import ROOT
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [form for form in FORMATS if form not in (*FOLDERS, *BINARY)]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    run = Shell(tmp_path_factory.mktemp("store"))
    assert run("ingest", str(ROOT / "examples")).exit_code == 0
    return run


def test_the_formats_are_those_of_the_graph() -> None:
    assert set(FORMATS) == {*SHAPES, DCAT}
    assert {form for form, shape in SHAPES.items() if shape == "folder"} == {*FOLDERS}
    assert {form for form, shape in SHAPES.items() if shape == "binary"} == {*BINARY}


@pytest.mark.parametrize("form", TEXTS)
def test_texts_go_to_stdout_or_a_file(run: Shell, tmp_path: Path, form: str) -> None:
    shown = run("export", "--format", form)
    assert shown.exit_code == 0
    assert shown.stderr == ""
    file = tmp_path / "out"
    file.write_text("old")
    written = run("--lang", "en", "export", "--format", form, "-o", str(file))
    assert written.exit_code == 0
    assert str(file) in written.stderr
    assert sorted(file.read_bytes().split()) == sorted(shown.stdout_bytes.split())
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", FOLDERS)
def test_folders_hold_a_file_for_each_part(
    run: Shell, tmp_path: Path, form: str
) -> None:
    folder = tmp_path / "out"
    assert run("export", "--format", form, "-o", str(folder)).exit_code == 0
    assert len(list(folder.iterdir())) == (9 if form == "csv" else 2)
    assert list(tmp_path.iterdir()) == [folder]
    again = run("--lang", "en", "export", "--format", form, "-o", str(folder))
    assert again.exit_code == 1
    assert "holds files already" in again.stderr


@pytest.mark.parametrize("form", BINARY)
def test_binary_files(run: Shell, tmp_path: Path, form: str) -> None:
    file = tmp_path / "out"
    assert run("export", "--format", form, "-o", str(file)).exit_code == 0
    assert run("export", "--format", form, "-o", "-").stdout_bytes == file.read_bytes()


def test_what_became_of_the_spans_is_told(run: Shell) -> None:
    shown = run("--lang", "en", "export", "--format", "docbin", "-o", "-")
    assert "281 on token borders, 1 widened to whole tokens, 0 dropped" in shown.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--format", form] for form in (*FOLDERS, *BINARY)),
        *(["--format", form, "-o", "-"] for form in FOLDERS),
        ["--format", "docx"],
        ["--format", DCAT, "--modified", "yesterday"],
    ],
)
def test_wrong_usage(run: Shell, arguments: list[str]) -> None:
    shown = run("export", *arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")


def test_headings_speak_the_language_asked_for(run: Shell, tmp_path: Path) -> None:
    for lang, heading in (("vi", "Tên cơ quan"), ("en", "Name")):
        folder = tmp_path / lang
        run("export", "--lang", lang, "--format", "csv", "-o", str(folder))
        first = (folder / "agencies.csv").read_text("utf-8-sig").splitlines()[0]
        assert heading in first


def test_the_day_of_the_description_is_handed_in(run: Shell) -> None:
    shown = run("export", "--format", DCAT, "--modified", "2025-07-01")
    assert '"2025-07-01"^^xsd:date' in shown.stdout
    assert "modified" not in run("export", "--format", DCAT).stdout


def test_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> object:
        yield "a.csv", b"a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outputs.write_folder(tmp_path / "folder", broken())  # type: ignore[arg-type]  # it yields pairs
    file = tmp_path / "file"
    file.write_bytes(b"old")
    monkeypatch.setattr(outputs, "_readable", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        outputs.write_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_an_export_comes_back_byte_by_byte(
    run: Shell, tmp_path: Path, form: str
) -> None:
    file = (
        tmp_path / {"trig": "a.trig", "nquads": "a.nq.gz", "jsonld": "a.jsonld"}[form]
    )
    data = run("export", "--format", form).stdout_bytes
    file.write_bytes(gzip.compress(data) if file.suffix == ".gz" else data)
    other = Shell(tmp_path / "store")
    done = other("--lang", "en", "import", str(file))
    assert done.exit_code == 0
    assert "2 letters (2 new, 0 replaced)" in done.stderr
    nquads = other("export", "--format", "nquads").stdout
    assert nquads == run("export", "--format", "nquads").stdout
    assert other("validate").exit_code == 0


def test_an_import_that_fails_says_where_in_one_line(
    run: Shell, tmp_path: Path
) -> None:
    lines = run("export", "--format", "nquads").stdout.splitlines(keepends=True)
    lines[41] = "<oops\n"
    file = tmp_path / "bad.nq"
    file.write_text("".join(lines))
    other = Shell(tmp_path / "store")
    shown = other("--lang", "en", "import", str(file))
    assert shown.exit_code == 1
    assert f"{file}:42: " in shown.stderr
    assert len(shown.stderr.splitlines()) == 1
    assert other("import", str(tmp_path / "none.nq")).exit_code == 1
    assert other("import").exit_code == 2


def test_an_imported_letter_is_removed_like_any(run: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "store")
    data = run("export").stdout_bytes
    assert other("import", "-", stdin=data).exit_code == 0
    graphs = {
        str(quad.graph_name.value)
        for quad in ox.parse(data, format=ox.RdfFormat.TRIG)
        if isinstance(quad.graph_name, ox.NamedNode)
    }
    (letter,) = (graph for graph in graphs if "0cf054e5" in graph)
    assert other("remove", letter).exit_code == 0
    shown = other("query", f"ASK {{ GRAPH <{letter}> {{ ?s ?p ?o }} }}")
    assert "false" in shown.stdout
