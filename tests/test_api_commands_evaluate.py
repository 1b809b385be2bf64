"""`chidao evaluate`: gold and documents in, figures and what changed out."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from api.gold_files import default_folders
from graph.evaluation.scoring import MEASURES
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: 12/UBND-KTTH
Kon Tum, ngày 02 tháng 6 năm 2025

Kính gửi: Sở Tài chính tỉnh Kon Tum.

Thực hiện Nghị quyết số 124/NQ-CP ngày 08 tháng 5 năm 2025 của Chính phủ, Ủy ban nhân \
dân tỉnh yêu cầu:
1. Sở Tài chính chủ trì rà soát các quy định, xong trước ngày 25 tháng 7 năm 2025.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
SHA256 = hashlib.sha256(LETTER.encode()).hexdigest()
GOLD: dict[str, Any] = {
    "file": "letter.txt",
    "document": {"number": "12/UBND-KTTH", "date": "2025-06-02"},
    "citations": [
        {
            "number": "124/NQ-CP",
            "type": "Nghị quyết",
            "date": "2025-05-08",
            "relation": "implements",
        }
    ],
    "tasks": [
        {
            "label": "1",
            "starts": "Sở Tài chính chủ trì rà soát",
            "lead": ["Sở Tài chính"],
            "deadline": [{"value": "2025-07-25"}],
        }
    ],
}


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gold of one letter, and the letter beside it."""
    made = tmp_path / "gold"
    made.mkdir()
    (made / "letter.txt").write_text(LETTER, "utf-8")
    write(made / "one.json", GOLD)
    return made


def write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data), "utf-8")


def evaluated(run: Shell, folder: Path, *arguments: str) -> dict[str, Any]:
    """The answer as JSON of a run in which all went well."""
    shown = run("evaluate", str(folder), "--format", "json", *arguments)
    assert shown.exit_code == 0, shown.output
    answer: dict[str, Any] = json.loads(shown.stdout)
    return answer


def test_json_holds_all_figures(run: Shell, folder: Path) -> None:
    answer = evaluated(run, folder)
    assert list(answer) == ["measures", "letters", "changes", "misses"]
    assert answer["measures"] == answer["letters"]["one"]
    assert answer["measures"]["deadlines"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "found": 1,
        "missed": 0,
        "extra": 0,
    }
    assert answer["misses"] == []
    assert answer["changes"] is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("lead agencies", "header: date")), ("vi", ("cơ quan chủ trì", "ngày"))],
)
def test_the_table_has_a_line_a_measure_and_a_line_a_letter(
    run: Shell, folder: Path, lang: str, words: tuple[str, ...]
) -> None:
    shown = run("--lang", lang, "evaluate", str(folder))
    assert shown.exit_code == 0
    assert all(word in shown.stdout for word in words)
    measures, links, letters = shown.stdout.rstrip().split("\n\n")
    assert len(measures.splitlines()) == 2 + len(evaluated(run, folder)["measures"])
    assert "0.0%" in links
    assert letters.splitlines()[-1].endswith("one")
    (line,) = shown.stderr.splitlines()
    assert "--accept" in line


def test_every_miss_is_listed_on_request(run: Shell, folder: Path) -> None:
    wrong = json.loads(json.dumps(GOLD))
    wrong["tasks"][0]["lead"] = ["Sở Y tế"]
    write(folder / "one.json", wrong)
    shown = run("--lang", "en", "evaluate", str(folder), "--show")
    assert shown.stdout.rstrip().split("\n\n")[-1].splitlines() == [
        "one: lead agencies: missed: 1: sở y tế",
        "one: lead agencies: extra: 1: sở tài chính",
    ]
    misses = evaluated(run, folder)["misses"]
    assert {miss["what"] for miss in misses} == {"1: sở y tế", "1: sở tài chính"}


def test_accepted_figures_are_kept_and_later_ones_told_against_them(
    run: Shell, folder: Path
) -> None:
    kept = folder / "accepted.json"
    shown = run("--lang", "en", "evaluate", str(folder), "--accept")
    assert shown.exit_code == 0
    assert str(kept) in shown.stderr
    figures = json.loads(kept.read_text("utf-8"))
    assert set(figures["one"]) < set(MEASURES)
    assert set(figures["one"].values()) == {1.0}
    again = run("--lang", "en", "evaluate", str(folder))
    assert "No figure rose or fell" in again.stdout
    assert again.stderr == ""

    figures["one"]["deadlines"] = 0.5
    write(kept, figures)
    wrong = json.loads(json.dumps(GOLD))
    wrong["tasks"][0]["lead"] = ["Sở Y tế"]
    write(folder / "one.json", wrong)
    told = run("--lang", "en", "evaluate", str(folder)).stdout
    assert told.rstrip().split("\n\n")[-1].splitlines() == [
        "Losses (1):",
        "  1.0000 → 0.0000  one: lead agencies",
        "Gains (1):",
        "  0.5000 → 1.0000  one: deadlines",
    ]
    change = evaluated(run, folder)["changes"]
    assert [loss["measure"] for loss in change["losses"]] == ["lead"]
    assert [gain["after"] for gain in change["gains"]] == [1.0]


def test_accepting_keeps_figures_of_letters_that_are_not_at_hand(
    run: Shell, folder: Path
) -> None:
    write(folder / "away.json", {**GOLD, "file": "away.txt"})
    write(folder / "accepted.json", {"away": {"tasks": 0.5}, "deleted": {}})
    run("evaluate", str(folder), "--accept")
    figures = json.loads((folder / "accepted.json").read_text("utf-8"))
    assert list(figures) == ["away", "one"]
    assert figures["away"] == {"tasks": 0.5}


def test_accepted_figures_that_cannot_be_read_are_told(
    run: Shell, folder: Path
) -> None:
    write(folder / "accepted.json", ["x"])
    shown = run("evaluate", str(folder))
    assert shown.exit_code == 1
    (line,) = shown.stderr.splitlines()
    assert str(folder / "accepted.json") in line


def test_a_document_that_is_not_there_is_told_and_the_rest_goes_on(
    run: Shell, folder: Path
) -> None:
    write(folder / "two.json", {**GOLD, "file": "text/two.txt"})
    shown = run("evaluate", str(folder), "--format", "json")
    assert shown.exit_code == 0
    assert list(json.loads(shown.stdout)["letters"]) == ["one"]
    line, _ = shown.stderr.splitlines()
    assert str(folder / "two.json") in line
    assert "text/two.txt" in line


@pytest.mark.parametrize("gold", [None, {**GOLD, "file": "two.txt"}])
def test_no_document_at_all_is_a_failure(
    run: Shell, tmp_path: Path, gold: object
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    if gold:
        write(empty / "two.json", gold)
    shown = run("evaluate", str(empty))
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert str(empty) in shown.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", 1),
        (b"\xff\xfe{}", 1),
        (b'{"document": {}, "tasks": [{}]}', 1),
        (b"[]", 0),
        (b'{"document": {}}', 0),
    ],
)
def test_a_file_that_is_no_gold_is_named_and_the_rest_goes_on(
    run: Shell, folder: Path, content: bytes, code: int
) -> None:
    bad = folder / "bad.json"
    bad.write_bytes(content)
    shown = run("evaluate", str(folder), "--format", "json")
    assert shown.exit_code == code
    assert list(json.loads(shown.stdout)["letters"]) == ["one"]
    line, _ = shown.stderr.splitlines()
    assert str(bad) in line


def test_a_document_that_cannot_be_read_is_told(run: Shell, folder: Path) -> None:
    write(folder / "two.json", {**GOLD, "file": "blank.txt"})
    (folder / "blank.txt").write_text(" \n", "utf-8")
    shown = run("evaluate", str(folder), "--format", "json")
    assert shown.exit_code == 1
    assert list(json.loads(shown.stdout)["letters"]) == ["one"]
    assert str(folder / "blank.txt") in shown.stderr.splitlines()[0]


# ---- which file is the document ------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "sha256", "place"),
    [
        ("letter.txt", SHA256, "deep/renamed.txt"),
        (None, SHA256, "renamed.txt"),
        ("scans/letter.txt", None, "scans/letter.txt"),
        ("elsewhere/letter.txt", None, "letter.txt"),
        (None, None, "one.txt"),
    ],
)
def test_the_document_is_known_by_its_bytes_else_by_its_name(
    run: Shell, folder: Path, file: str | None, sha256: str | None, place: str
) -> None:
    """Whatever else of the same name is there."""
    write(folder / "one.json", {**GOLD, "file": file, "sha256": sha256})
    documents = folder.parent / "documents"
    path = documents / place
    path.parent.mkdir(parents=True)
    path.write_text(LETTER, "utf-8")
    decoy = documents / "a" / "letter.txt"
    if path.name != "letter.txt" or file == "scans/letter.txt":
        decoy.parent.mkdir()
        decoy.write_text("Kính gửi: Sở Y tế.\n", "utf-8")
    answer = evaluated(run, folder, "--documents", str(documents))
    assert answer["measures"]["citations"]["found"] == 1


def test_another_file_of_that_name_is_read_but_told(run: Shell, folder: Path) -> None:
    write(folder / "one.json", {**GOLD, "sha256": "0" * 64})
    shown = run("evaluate", str(folder))
    assert shown.exit_code == 0
    assert "sha256" in shown.stderr.splitlines()[0]


def test_documents_lie_with_the_gold_or_in_examples(root: Path, folder: Path) -> None:
    gold = root / "tests" / "gold"
    assert default_folders(gold) == [gold, root / "examples"]
    assert default_folders(folder) == [folder]


# ---- the floor -----------------------------------------------------------------------


def test_no_figure_of_the_letters_at_hand_falls_below_what_was_accepted(
    run: Shell, root: Path
) -> None:
    answer = evaluated(run, root / "tests" / "gold")
    letters = {name for name in answer["letters"] if not name.startswith("families/")}
    assert {"letter-000", "letter-001", "composed/a01", "composed/b10"} <= letters
    assert answer["changes"]["losses"] == []
    assert letters.isdisjoint(answer["changes"]["new"])
