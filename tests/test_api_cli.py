"""The command line: help in two languages, wrong usage, nothing heavy at the start."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("spacy", "rdflib", "pyoxigraph", "fastapi", "pyvis", "networkx", "mcp")


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from api.cli import main\n"
        "try: main(['--help'])\n"
        f"finally: print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "ingest" in shown.stdout
    assert shown.stdout.splitlines()[-1] == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], "Đọc văn bản chỉ đạo"),
        (["--lang", "en", "--help"], "Read official letters"),
        (["--lang", "en", "ingest", "--help"], "Put letters"),
        (["ingest", "--help"], "Nạp văn bản"),
        (["--version"], "chidao, version 0."),
    ],
)
def test_help_in_two_languages(run: Shell, arguments: list[str], words: str) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 0
    assert words in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["ingest"],
        ["extract"],
        ["extract", "--format", "docx", "x.txt"],
        ["query"],
        ["query", "SELECT * {}", "-f", "query.rq"],
        ["query", "SELECT * {}", "--format", "yaml"],
        ["trace"],
        ["trace", "57-NQ/TW", "--as-of", "31/02/2025"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "http"],
        ["viz"],
        ["evaluate"],
        ["evaluate", "no-such-folder"],
        ["evaluate", "tests", "--format", "csv"],
        ["--lang", "fr", "validate"],
        ["--store", "https://me@example.org/sparql", "validate"],
        ["--store", "https://", "validate"],
    ],
)
def test_wrong_usage_exits_with_2(run: Shell, arguments: list[str]) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert shown.stderr
