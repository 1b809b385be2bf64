"""`chidao extract`: letters in, the JSON of the contract out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shell import BAD_FILES, Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


def test_extract_prints_one_object_for_one_file(
    run: Shell, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    shown = run("extract", str(letters[0]))
    assert shown.exit_code == 0
    found = json.loads(shown.stdout)
    assert found["text"] == letters[0].read_text("utf-8")
    assert found["citations"]
    assert shown.stderr == ""
    assert not (tmp_path / "store").exists()


def test_extract_prints_an_array_for_several_and_a_line_each_for_jsonl(
    run: Shell, letters: tuple[Path, ...]
) -> None:
    names = [str(file) for file in letters]
    array = json.loads(run("extract", *names).stdout)
    shown = run("extract", "--format", "jsonl", *names).stdout
    assert [json.loads(line) for line in shown.splitlines()] == array
    assert len(array) == 2


def test_extract_prints_one_page_of_all_letters(
    run: Shell, letters: tuple[Path, ...]
) -> None:
    names = [str(file) for file in letters]
    shown = run("extract", "--format", "html", *names)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("<!doctype html>")
    assert shown.stdout.count("<article>") == 2


def test_extract_reads_stdin(run: Shell, letters: tuple[Path, ...]) -> None:
    shown = run("extract", "-", stdin=letters[1].read_bytes())
    named = json.loads(run("extract", str(letters[1])).stdout)
    piped = json.loads(shown.stdout)
    assert piped["source"].pop("name") == "stdin"
    del named["source"]["name"]
    assert piped == named


@pytest.fixture(params=BAD_FILES)
def bad_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    content = BAD_FILES[request.param]
    path = tmp_path / str(request.param)
    if content is not None:
        path.write_bytes(content)
    return path


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_extract_names_a_bad_file_in_one_line_and_does_the_rest(
    run: Shell, letters: tuple[Path, ...], bad_file: Path, lang: str
) -> None:
    alone = run("--lang", lang, "extract", str(bad_file))
    assert alone.exit_code == 1
    assert alone.stdout == ""
    (line,) = alone.stderr.splitlines()
    assert str(bad_file) in line
    both = run("--lang", lang, "extract", str(bad_file), str(letters[0]))
    assert both.exit_code == 1
    assert both.stderr.splitlines() == [line]
    assert [found["source"]["name"] for found in json.loads(both.stdout)] == [
        letters[0].name
    ]
