"""The questions of an ordinary Monday: the commands of docs/answers.md, as printed."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.answers.trace import trace
from graph.answers.why import why
from tests.samples import sample_store
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
BANK = "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum"
# What the answer to each question has to say, and what it must not.
SAID: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "1": (
        (
            "[đích danh] Sở Khoa học và Công nghệ tỉnh Kon Tum: 1 nhiệm vụ",
            "[giao chung] Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum: 1 nhiệm vụ",
            "[giao chung] Ủy ban nhân dân các huyện, thành phố",
        ),
        ("[đích danh] Sở Tài chính",),
    ),
    "2": (
        (
            f"{BANK} → nhiệm vụ 10 → Kế hoạch 725/KH-UBND → Kế hoạch 186-KH/TU",
            "→ Chỉ thị 39-CT/TW",
            "triển khai thực hiện có hiệu quả Kế hoạch số 725/KH-UBND",
        ),
        ("57-NQ/TW",),
    ),
    "3": (
        ("chậm nhất 24/7/2025 · nhiệm vụ 10", "“trước ngày 25 tháng 7 năm 2025”"),
        (),
    ),
    "4": (
        (
            "→ Sở Xây dựng tỉnh Kon Tum",
            "Sở Xây dựng tỉnh Kon Tum → Ủy ban nhân dân tỉnh Kon Tum",
            "Ủy ban nhân dân tỉnh Kon Tum → Bộ Xây dựng — 25/7/2025",
        ),
        (),
    ),
    "5": (
        (
            "(qua Sở Tài chính tỉnh Kon Tum) → Ủy ban nhân dân tỉnh Kon Tum",
            "Ủy ban nhân dân tỉnh Kon Tum → Bộ Tài chính",
            "tháng 6/2025",
        ),
        ("30/6/2025 · nhiệm vụ 1.d",),
    ),
    "6": (("nhiệm vụ 7",), ("nhiệm vụ 6", "nhiệm vụ 8")),
    "7": ((">= 95%", "= 100%", "nhiệm vụ 2.a", "nhiệm vụ 8", "nhiệm vụ 9"), ("30%",)),
    "8": (
        (
            "Ngày: 21/01/2025",
            "Ngày: 20/01/2025",
            "cải thiện môi trường kinh doanh",
            "kinh tế - xã hội và dự toán ngân sách",
        ),
        (),
    ),
    "9": (
        (
            "xét đề nghị tại Công văn 2522/STC-TH (Sở Tài chính tỉnh Kon Tum)",
            "gửi kèm Nghị quyết 124/NQ-CP",
        ),
        (),
    ),
    "10": (
        (
            "nhiệm vụ 10",
            "thành phố thuộc tỉnh Kon Tum: hoạt động đến hết ngày 30/6/2025",
            "cần xác nhận",
            "72/2025/QH15",
            "Ủy ban nhân dân phường Kon Tum",
        ),
        (),
    ),
}


@pytest.fixture(scope="module")
def commands(root: Path) -> dict[str, str]:
    """Return the command that answers each question of the page."""
    page = (root / "docs" / "answers.md").read_text("utf-8")
    return dict(re.findall(r"^# (\d+)\nchidao (.+)$", page, re.MULTILINE))


@pytest.fixture(scope="module")
def run(letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("monday") / "data")
    assert shell("ingest", *map(str, letters)).exit_code == 0
    return shell


def test_the_page_has_ten_questions(commands: dict[str, str]) -> None:
    assert list(commands) == list(SAID)


@pytest.mark.parametrize("number", SAID)
def test_one_command_answers(run: Shell, commands: dict[str, str], number: str) -> None:
    answer = run(*shlex.split(commands[number]))
    assert answer.exit_code == 0, answer.stderr
    said, unsaid = SAID[number]
    assert [words for words in said if words not in answer.stdout] == []
    assert [words for words in unsaid if words in answer.stdout] == []


def asked(run: Shell, root: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a query of the documentation."""
    file = root / "docs" / "queries" / f"{name}.rq"
    answer = run("query", "-f", str(file), "--format", "json")
    assert answer.exit_code == 0, answer.stderr
    rows = json.loads(answer.stdout)["results"]["bindings"]
    return [{key: term["value"] for key, term in row.items()} for row in rows]


def test_query_route_function_and_command_trace_alike(run: Shell, root: Path) -> None:
    store = sample_store("000", "001")
    found = trace(store, BANK)
    tops = {
        node.slug
        for path in found.paths
        if path.direction == "up" and path.strong
        for node in path.nodes
        if node.kind not in ("agency", "task")
    }
    rows = asked(run, root, "trace")
    assert {row["document"].rpartition("/")[2] for row in rows} == tops
    client = TestClient(create_app(store, Settings()))
    routed = client.get("/api/trace", params={"from": BANK}).json()
    printed = json.loads(run("trace", BANK, "--format", "json").stdout)
    assert routed == printed
    assert len(routed["paths"]) == len(found.paths)


def test_query_and_function_tell_alike_why_a_task_is_there(
    run: Shell, root: Path
) -> None:
    found = why(sample_store("000", "001"), f"{FIRST}.t-10", date(2025, 6, 1))
    rows = asked(run, root, "why")
    parts = {
        (row["role"].rpartition("/")[2], row["agency"]) for row in rows if "role" in row
    }
    assert parts == {(part.role, part.agency.name) for part in found.detail.parts}
    steps = {(row["to"], row.get("due")) for row in rows if "to" in row}
    assert ("Bộ Xây dựng", "2025-07-25") in steps
    assert len(steps) == 3


def test_the_query_tells_who_proposed_and_what_is_enclosed(
    run: Shell, root: Path
) -> None:
    rows = asked(run, root, "proposals")
    told = {(row["label"], row.get("issuer")) for row in rows if FIRST in row["letter"]}
    assert told == {
        ("Công văn 2522/STC-TH", "Sở Tài chính tỉnh Kon Tum"),
        ("Nghị quyết 124/NQ-CP", "Chính phủ"),
    }
