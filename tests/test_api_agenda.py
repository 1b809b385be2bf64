"""Agenda, why, targets, show and reports, by HTTP and by command: the same answers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.commands.why import target_line
from api.settings import Settings
from api.tokens import Scope, Tokens
from graph.answers.tasks import Target
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import extraction
from tests.samples import IRIS, sample_store
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
MARCH = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
PROVINCE = "Ủy ban nhân dân tỉnh Kon Tum"
LATE = date(9999, 1, 1)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(sample_store("000", "001"), Settings()))


@pytest.fixture(scope="module")
def run(letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell whose store has the two letters."""
    shell = Shell(tmp_path_factory.mktemp("agenda") / "store")
    done = shell("ingest", *map(str, letters))
    assert done.exit_code == 0, done.stderr
    return shell


def printed(run: Shell, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
    """What a command prints as JSON."""
    shown = run(*arguments, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    return json.loads(shown.stdout)


def test_the_agenda_comes_section_by_section_and_page_by_page(
    client: TestClient,
) -> None:
    whole = client.get("/api/agenda?as_of=2025-06-01").json()
    assert whole["totals"] == {
        name: len(whole[name])
        for name in ("overdue", "due", "recurring", "conditional", "undated", "settled")
    }
    path = "/api/agenda?as_of=2025-06-01&section=due&section=undated&offset=2&limit=3"
    part = client.get(path).json()
    assert part["totals"] == whole["totals"]
    assert part["due"] == whole["due"][2:5]
    assert part["undated"] == whole["undated"][2:5]
    assert part["overdue"] == part["recurring"] == part["conditional"] == []
    wrong = client.get("/api/agenda?section=someday")
    assert wrong.status_code == 422
    assert client.get("/api/agenda?limit=1001").status_code == 422


# A command, and the path that answers the same.
@pytest.mark.parametrize(
    ("command", "path"),
    [
        (
            ("agenda", "--as-of", "2025-07-21", "--days", "7"),
            "agenda?as_of=2025-07-21&until=2025-07-28",
        ),
        (
            ("agenda", "--as-of", "2025-07-21", "--agency", "Sở Xây dựng"),
            "agenda?as_of=2025-07-21&agency=Sở Xây dựng",
        ),
        (
            ("why", f"{MAY}.t-10", "--as-of", "2025-07-21"),
            f"why/{MAY}.t-10?as_of=2025-07-21",
        ),
        (("targets", "giải", "ngân"), "targets?q=giải ngân&limit=1000"),
        (("show", "42/QĐ-UBND"), "documents/42/QĐ-UBND"),
        (("show", "Sở Tài chính"), "agencies/Sở Tài chính"),
        (("show", f"{MARCH}.t-10"), f"tasks/{MARCH}.t-10"),
    ],
)
def test_command_and_route_give_the_same(
    run: Shell, client: TestClient, command: tuple[str, ...], path: str
) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 200
    assert printed(run, *command) == answer.json()


# What a person asks, and what must be read in the answer.
@pytest.mark.parametrize(
    ("command", "words"),
    [
        (
            ("agenda", "--as-of", "2025-07-21", "--days", "7"),
            ("chậm nhất 24/7/2025", "Bộ Xây dựng", "tháng 7/2025", "quá hạn, chưa có"),
        ),
        (
            ("agenda", "--as-of", "2025-07-21", "--agency", "UBND tỉnh"),
            ("→ Ủy ban nhân dân tỉnh Quảng Ngãi, từ ngày 01/7/2025",),
        ),
        (
            ("agenda", "--as-of", "2025-07-21"),
            ("KHÔNG GHI HẠN", "nhiệm vụ 14", "HẠN THEO ĐIỀU KIỆN"),
        ),
        (
            ("why", "10", "124/NQ-CP"),
            ("bước 3: Ủy ban nhân dân tỉnh Kon Tum → Bộ Xây dựng — 25/7/2025",),
        ),
        (
            ("why", f"{MARCH}.t-1-d"),
            ("(qua Sở Tài chính tỉnh Kon Tum) → Ủy ban nhân dân tỉnh", "hằng tháng"),
        ),
        (("targets", "giai ngan"), (">= 95%", "nhiệm vụ 8", "nhiệm vụ 9")),
        (
            ("show", "42/QĐ-UBND", "43/QĐ-UBND"),
            ("ban hành Chương trình hành động", "21/01/2025", "20/01/2025", "chưa có"),
        ),
        (
            ("show", MAY),
            (
                "xét đề nghị tại Công văn 2522/STC-TH (Sở Tài chính tỉnh Kon Tum)",
                "gửi kèm Nghị quyết 124/NQ-CP",
            ),
        ),
        (
            ("show", "NHCSXH"),
            ("giao chủ trì, giao đích danh", "725/KH-UBND", "Chỉ thị 39-CT/TW"),
        ),
    ],
)
def test_the_words_of_an_answer(
    run: Shell, command: tuple[str, ...], words: tuple[str, ...]
) -> None:
    shown = run(*command)
    assert shown.exit_code == 0, shown.stderr
    assert [word for word in words if word not in shown.stdout] == []


def test_the_agenda_as_a_table(run: Shell) -> None:
    shown = run("agenda", "--as-of", "2025-07-21", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(shown.stdout)))
    (row,) = [row for row in table if row["last_day"] and row["to"] == "Bộ Xây dựng"]
    assert (row["section"], row["value"], row["agency"]) == (
        "due",
        "2025-07-25",
        PROVINCE,
    )


@pytest.mark.parametrize("days", [[], ["--days", "3660"]])
def test_the_last_day_there_is_has_an_agenda(run: Shell, days: list[str]) -> None:
    found = printed(run, "agenda", "--as-of", "9999-12-31", *days)
    assert any("9999-12" in item.values() for item in found["recurring"])


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        (95.0, "%", ">= 95%"),
        (3.0, "bậc", ">= 3 bậc"),
        (1234567.0, "đồng", ">= 1234567 đồng"),
        (2.5, None, ">= 2.5"),
    ],
)
def test_a_quantity_is_written_out(value: float, unit: str | None, amount: str) -> None:
    target = Target(text="…", indicator="x", comparator=">=", value=value, unit=unit)
    assert target_line(target) == f"x {amount} “…”"


def test_where_nobody_reported_that_is_said(run: Shell) -> None:
    shown = run("status")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert shown.stderr.strip() == "Chưa có báo cáo nào."


def test_english_is_spoken_as_well(run: Shell) -> None:
    shown = run("--lang", "en", "agenda", "--as-of", "2025-07-21").stdout
    assert "past due, not reported done" in shown
    assert "2025-07-24 at the latest" in shown


@pytest.mark.parametrize(
    "query",
    ["agenda?as_of=monday", "agenda?days=-1", "targets?limit=0", "tasks?status=lost"],
)
def test_a_value_that_does_not_fit_is_422(client: TestClient, query: str) -> None:
    assert client.get(f"/api/{query}").status_code == 422


@pytest.mark.parametrize("path", ["agenda?agency=Sở Thiên văn", "why/99 124/NQ-CP"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(f"/api/{path}").status_code == 404


def test_tasks_are_filtered_by_status(client: TestClient) -> None:
    query = {"status": "overdue", "as_of": "2025-07-21"}
    found = client.get("/api/tasks", params=query).json()
    assert [item["task"]["label"] for item in found["items"]] == ["1.l", "3", "4", "7"]


def test_a_person_reports_by_command(run: Shell) -> None:
    key = f"{MARCH}.t-9"
    assert "chưa có báo cáo" in run("status", key).stdout
    given = ("--agency", "Công an tỉnh", "--status", "done", "--evidence", "BC 9/BC-CA")
    wrong = run("status", key, *given, "--as", "Lan")
    assert (wrong.exit_code, "on" in wrong.stderr) == (1, True)
    kept = run("status", key, *given, "--on", "2025-07-01", "--as", "Lan")
    assert kept.exit_code == 0, kept.stderr
    assert "hoàn thành" in kept.stdout
    shown = run("why", key).stdout
    assert "minh chứng: BC 9/BC-CA; Lan báo cáo" in shown
    assert run("status", key, "--status", "done").exit_code == 2
    assert run("status", "--status", "done").exit_code == 2
    assert f"{key} · Công an tỉnh Kon Tum: hoàn thành (" in run("status").stdout
    assert printed(run, "status")["placed"] is True
    assert run("validate").exit_code in (0, 1)  # no error of ours


@pytest.fixture
def writable(tmp_path: Path) -> tuple[TestClient, Tokens]:
    """Return a server that can be written to, and its tokens."""
    store = Store.in_memory()
    for name in ("000", "001"):
        ingest_letter(store, extraction(name), IRIS)
    resolve(store, IRIS)
    tokens = Tokens(tmp_path)
    return TestClient(create_app(store, Settings(), tokens)), tokens


REPORT = {
    "agency": PROVINCE,
    "said": "done",
    "on": "2025-07-24",
    "evidence": "Báo cáo 1/BC-UBND <script>",
}


def test_who_has_a_token_reports_over_http(
    writable: tuple[TestClient, Tokens],
) -> None:
    client, tokens = writable
    _, secret = tokens.add("Lan", ["propose"], LATE)
    path = f"/api/tasks/{MAY}.t-10/reports"
    head = {"authorization": f"Bearer {secret}"}
    answer = client.post(path, json=REPORT, headers=head)
    assert answer.status_code == 201
    found = answer.json()
    assert (found["status"], found["report"]["by"]) == ("done_in_time", "Lan")
    (kept,) = client.get("/api/reports").json()["items"]
    assert (kept["report"], kept["placed"]) == (found["report"], True)
    why = client.get(f"/api/why/{MAY}.t-10").json()
    assert found in why["states"]
    filtered = client.get("/api/tasks?status=done_in_time").json()
    assert [item["task"]["label"] for item in filtered["items"]] == ["10"]


@pytest.mark.parametrize(
    ("scope", "change", "status"),
    [
        (None, {}, 401),
        ("read", {}, 403),
        ("propose", {"on": None}, 422),
        ("propose", {"said": "perhaps"}, 422),
        ("propose", {"evidence": ""}, 422),
        ("propose", {"agency": "Bộ Tài chính"}, 422),
        ("propose", {"agency": "Sở Thiên văn"}, 404),
        ("propose", {"agency": "\u202e<script>"}, 404),
        ("propose", {"said": "extension_asked", "on": None}, 422),
        ("propose", {"evidence": "\x00\u202e"}, 422),
    ],
)
def test_a_report_that_may_not_be_or_says_too_little(
    writable: tuple[TestClient, Tokens],
    scope: Scope | None,
    change: dict[str, Any],
    status: int,
) -> None:
    client, tokens = writable
    head: dict[str, str] = {}
    if scope:
        head["authorization"] = f"Bearer {tokens.add('Lan', [scope], LATE)[1]}"
    path = f"/api/tasks/{MAY}.t-10/reports"
    answer = client.post(path, json=REPORT | change, headers=head)
    assert answer.status_code == status
    assert client.get("/api/tasks?status=done_in_time").json()["total"] == 0
