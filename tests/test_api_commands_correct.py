"""`chidao correct`: from the first proposal to gold that an evaluation reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.correcting import FIRST, SECOND
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

ROLE = (
    *("propose", FIRST, "--task", "7", "--agency", "Sở Khoa học và Công nghệ"),
    *("--role", "cooperate", "--why", "chỉ phối hợp"),
)
DUE = "trước ngày 25 tháng 7 năm 2025"


@pytest.fixture
def run(letters: tuple[Path, ...], tmp_path: Path) -> Shell:
    """Return a shell whose store has the two letters."""
    shell = Shell(tmp_path / "store")
    assert shell("ingest", *map(str, letters)).exit_code == 0
    return shell


def test_a_correction_from_proposal_to_undoing(run: Shell) -> None:
    made = run("correct", *ROLE, "--as", "Lan")
    assert made.exit_code == 0
    assert made.stdout.startswith("correction-1 · đề nghị · ")
    assert "giao chủ trì → giao phối hợp" in made.stdout
    assert "Lan" in made.stdout
    done = run("--lang", "en", "correct", "confirm", "1", "--as", "Head")
    assert done.stdout.startswith("correction-1 · confirmed · ")
    query = (
        "PREFIX cd: <https://w3id.org/chidao/ontology#> ASK { ?t cd:taskLabel '7' ;"
        " cd:cooperate <https://w3id.org/chidao/id/so-khoa-hoc-va-cong-nghe-tinh-kon-tum>"
        "}"
    )
    assert run("query", query).stdout == "true\n"
    assert run("validate").exit_code == 0
    assert run("correct", "undo", "correction-1").exit_code == 0
    assert run("query", query).stdout == "false\n"
    assert run("correct", "list", "--status", "undone").stdout.count("\n") == 1
    assert run("correct", "list", "--status", "proposed").stdout == ""


# Every kind of correction as it is typed, and what the line shows of it.
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (ROLE[1:8], "giao chủ trì → giao phối hợp"),
        (
            (SECOND, "--task", "10", "--deadline", DUE, "--value", "2025-07-26"),
            "2025-07-25 → 2025-07-26",
        ),
        ((SECOND, "--task", "10", "--deadline", DUE, "--remove"), "2025-07-25 → —"),
        (
            (SECOND, "--task", "10", "--deadline", DUE, "--kind", "conditional"),
            "2025-07-25 → (chỉ nêu điều kiện)",
        ),
        ((FIRST, "--header", "number=123/UBND-KTTH"), "— → 123/UBND-KTTH"),
        ((FIRST, "--header", "type="), "Công văn → —"),
        (
            (FIRST, "--quote", "Nghị quyết số 25/NQ-CP", "--means", "05/CT-TTg"),
            "25-nq-cp → 05-ct-ttg-2025",
        ),
        ((FIRST, "--quote", "Nghị quyết số 25/NQ-CP", "--remove"), "25-nq-cp → —"),
        (
            (FIRST, "--relation", "guides", "--object", "725/KH-UBND"),
            "thực hiện → hướng dẫn",
        ),
        (
            (FIRST, "--relation", "implements", "--object", "725/KH-UBND", "--remove"),
            "thực hiện → —",
        ),
        (
            (
                *(FIRST, "--relation", "implements", "--object", "186-KH/TU"),
                *("--subject", "725/KH-UBND", "--remove"),
            ),
            "725-kh-ubnd-kon-tum-2025 → 186-kh-tu-kon-tum-2025): thực hiện → —",
        ),
        (
            (FIRST, "--task", "8", "--agency", "Các đơn vị, địa phương", "--remove"),
            "giao phối hợp → —",
        ),
    ],
)
def test_what_can_be_proposed(
    run: Shell, arguments: tuple[str, ...], shown: str
) -> None:
    made = run("correct", "propose", *arguments, "--why", "sai")
    assert made.exit_code == 0, made.stderr
    assert shown in made.stdout


# Exactly one thing is asked for, with a reason.
@pytest.mark.parametrize(
    "arguments",
    [
        ROLE[:-2],
        ("propose", FIRST, "--why", "x"),
        ("propose", FIRST, "--agency", "A", "--why", "x"),
        ("propose", FIRST, "--header", "number=1", "--means", "2", "--why", "x"),
        ("propose", FIRST, "--header", "number=1", "--role", "lead", "--why", "x"),
        ("propose", SECOND, "--task", "10", "--deadline", DUE, "--why", "x"),
        ("propose", FIRST, "--header", "signer=A", "--why", "x"),
        ("propose", FIRST, "--header", "number", "--why", "x"),
        ("confirm",),
        ("list", "--status", "done"),
    ],
)
def test_wrong_usage(run: Shell, arguments: tuple[str, ...]) -> None:
    assert run("correct", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("confirm", "7"), "'7'"),
        ((*ROLE[:3], "77", *ROLE[4:]), "1.a"),
        ((*ROLE[:-1], "a\x07b"), "điều khiển"),
    ],
)
def test_what_fails_says_what_and_what_is_there(
    run: Shell, arguments: tuple[str, ...], words: str
) -> None:
    refused = run("correct", *arguments)
    assert refused.exit_code == 1
    assert words in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_corrected_role_is_the_one_error_of_an_evaluation(
    run: Shell, tmp_path: Path
) -> None:
    gold = tmp_path / "gold"
    run("correct", *ROLE)
    run("correct", "confirm", "1")
    assert run("correct", "export", str(gold)).exit_code == 0
    assert {f.name for f in gold.iterdir()} == {f"{FIRST}.json", f"{FIRST}.txt"}
    shown = run("evaluate", str(gold), "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    misses = json.loads(shown.stdout)["misses"]
    assert [(one["measure"], one["kind"], one["what"]) for one in misses] == [
        ("lead", "extra", "7: sở khoa học và công nghệ"),
        ("cooperate", "missed", "7: sở khoa học và công nghệ"),
    ]


def test_without_corrections_nothing_is_exported(run: Shell, tmp_path: Path) -> None:
    assert run("correct", "export", str(tmp_path / "gold")).exit_code == 0
    assert list((tmp_path / "gold").iterdir()) == []


def test_the_query_of_the_docs_gives_what_the_list_gives(
    run: Shell, root: Path
) -> None:
    run("correct", *ROLE, "--as", "Lan")
    run("correct", "propose", FIRST, "--header", "type=Kế hoạch", "--why", "nhầm")
    run("correct", "confirm", "1")
    file = str(root / "docs" / "queries" / "corrections.rq")
    found = json.loads(run("query", "-f", file, "--format", "json").stdout)
    told = [
        {name: cell["value"] for name, cell in row.items()}
        for row in found["results"]["bindings"]
    ]
    listed = json.loads(run("correct", "list", "--format", "json").stdout)
    assert told == [
        {
            "correction": f"https://w3id.org/chidao/id/{one['id']}",
            "letter": f"https://w3id.org/chidao/id/{one['letter']}",
            "who": one["steps"][0]["who"],
            "when": one["steps"][0]["when"],
            "why": one["steps"][0]["why"],
            **{
                name: one[name]
                for name in ("status", "task", "field", "old", "new")
                if one[name] is not None
            },
        }
        for one in listed
    ]
