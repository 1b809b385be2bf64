"""What only reads the store: `query`, `trace`, `validate`, `export`, `viz`."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def run(letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell whose store has the two letters."""
    shell = Shell(tmp_path_factory.mktemp("filled") / "store")
    done = shell("ingest", *map(str, letters))
    assert done.exit_code == 0, done.stderr
    return shell


COUNT = (
    "PREFIX cd: <https://w3id.org/chidao/ontology#>"
    " SELECT (COUNT(?m) AS ?n) WHERE { ?m a cd:CitationMention }"
)


def test_query_prints_a_table(run: Shell) -> None:
    shown = run("query", COUNT)
    assert shown.exit_code == 0
    head, rule, count = shown.stdout.splitlines()
    assert (head, rule.strip("-")) == ("n", "")
    assert int(count) > 40
    assert shown.stderr == "1 dòng\n"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", '{"head"'),
        ("csv", "n\r\n"),
        ("tsv", "?n\n"),
        ("xml", "<?xml"),
    ],
)
def test_query_formats_of_results(run: Shell, form: str, begins: str) -> None:
    shown = run("query", COUNT, "--format", form)
    assert shown.exit_code == 0
    assert shown.stdout_bytes.decode().startswith(begins)


@pytest.mark.parametrize("form", ["table", "ttl", "nt", "rdfxml", "json", "jsonld"])
def test_query_formats_of_graphs(run: Shell, form: str) -> None:
    shown = run("query", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "--format", form)
    assert shown.exit_code == 0
    assert "http" in shown.stdout


def test_query_from_file_and_stdin(run: Shell, tmp_path: Path) -> None:
    file = tmp_path / "count.rq"
    file.write_text(COUNT, "utf-8")
    expected = run("query", COUNT).stdout
    assert run("query", "-f", str(file)).stdout == expected
    assert run("query", "-", stdin=COUNT).stdout == expected
    assert run("query", "-f", "-", stdin=COUNT).stdout == expected


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * WHERE { ?s ?p }", "table"),
        ("", "table"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "table"),
        ("DROP ALL", "table"),
        ("ASK {" + "{" * 5000 + "}" * 5001, "table"),
        (f"ASK {{ FILTER('{'x' * 200_000}' = '') }}", "table"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv"),
        ("ASK {}", "ttl"),
    ],
)
def test_a_query_that_fails_says_why_in_one_line(
    run: Shell, query: str, form: str
) -> None:
    shown = run("query", query, "--format", form)
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert len(shown.stderr.splitlines()) == 1
    assert shown.stderr.startswith("chidao: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "ASK {}"],
        ["trace", "57-NQ/TW"],
        ["validate"],
        ["export"],
        ["viz", "-o", "-"],
    ],
)
def test_without_a_store_the_line_says_to_make_one(
    tmp_path: Path, arguments: list[str]
) -> None:
    shown = Shell(tmp_path / "nowhere")(*arguments)
    assert shown.exit_code == 1
    assert "chidao ingest" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_trace_prints_the_chain_with_its_quotes(run: Shell) -> None:
    shown = run("trace", "Chi nhánh Ngân hàng Chính sách xã hội")
    assert shown.exit_code == 0, shown.stderr
    for number in ("725/KH-UBND", "186-KH/TU", "39-CT/TW"):
        assert number in shown.stdout
    told = run("trace", "Chi nhánh Ngân hàng Chính sách xã hội", "--format", "json")
    assert json.loads(told.stdout)["paths"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "999-NQ/TW"],
        ["trace", "57-NQ/TW", "--to", "Sở Vũ trụ"],
        ["remove", "<script>alert(1)</script>"],
        ["viz", "--focus", "\x1b[2J999", "-o", "-"],
    ],
)
def test_an_unknown_key_fails_in_one_line(run: Shell, arguments: list[str]) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert len(shown.stderr.splitlines()) == 1
    assert "\x1b" not in shown.stderr


def test_validate_finds_nothing_wrong_with_the_letters(
    run: Shell,
) -> None:
    shown = run("--lang", "en", "validate")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert shown.stderr == "No violations.\n"


def test_viz_writes_a_page_that_needs_nothing_else(run: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    shown = run("viz", "--lang", "en", "-o", str(page))
    assert shown.exit_code == 0
    assert shown.stdout == ""
    assert '<html lang="en"' in page.read_text("utf-8")
    assert run("viz", "-o", "-").stdout.lstrip().lower().startswith("<!doctype html>")
    nowhere = run("viz", "-o", str(tmp_path / "no" / "page.html"))
    assert nowhere.exit_code == 1
    assert "page.html" in nowhere.stderr


def test_a_reader_that_goes_away_leaves_no_trace_back(run: Shell) -> None:
    with subprocess.Popen(
        run.command("export"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
