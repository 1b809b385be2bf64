"""The answers over many letters: function, route, command and query agree."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.answers.compare import compare
from graph.answers.gaps import GAP_KINDS, GapKind, gaps
from graph.answers.impact import impact
from graph.answers.matrix import matrix
from tests.asking import ask
from tests.gold_letters import NAMES, extraction
from tests.medicinal import RESOLUTION, letter
from tests.samples import sample_store
from tests.shell import Shell
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

    from graph.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store(*NAMES)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(letters=map(extraction, NAMES)) as client:
        yield client


@pytest.fixture(scope="module")
def run(letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell whose store has the two letters."""
    shell = Shell(tmp_path_factory.mktemp("filled") / "store")
    done = shell("ingest", *map(str, letters))
    assert done.exit_code == 0, done.stderr
    return shell


def test_every_query_says_what_it_asks_and_is_answered(
    root: Path, client: TestClient
) -> None:
    files = sorted((root / "docs" / "queries").glob("*.rq"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        vi, en, *_ = text.splitlines()
        assert (vi[:6], en[:6]) == ("# vi: ", "# en: "), file.name
        answer = client.post(
            "/sparql",
            content=text.encode(),
            headers={"Content-Type": "application/sparql-query"},
        )
        assert answer.status_code == 200, file.name


def table(run: Shell, *arguments: str) -> list[list[str]]:
    """What a command prints as CSV, without the head."""
    shown = run(*arguments, "--format", "csv")
    assert shown.exit_code == 0, shown.stderr
    return list(csv.reader(io.StringIO(shown.stdout)))[1:]


def printed(run: Shell, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
    """What a command prints as JSON."""
    shown = run(*arguments, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    return json.loads(shown.stdout)


def test_the_matrix_is_one_for_all_who_ask(
    store: Store, client: TestClient, run: Shell
) -> None:
    found = matrix(store, "57-NQ/TW")
    expected = {
        (cell.agency, part.task.slug, part.degree == "stated")
        for cell in found.cells
        for part in cell.tasks
    }
    assert len(expected) == 3
    answer = client.get("/api/matrix", params={"document": "57-NQ/TW"})
    assert answer.status_code == 200
    for shape in (answer.json(), printed(run, "matrix", "--document", "57-NQ/TW")):
        assert expected == {
            (cell["agency"], part["task"]["slug"], part["degree"] == "stated")
            for cell in shape["cells"]
            for part in cell["tasks"]
        }
    assert expected == {
        (row["agency"], row["task"], row["degree"] == "1")
        for row in ask(store, "matrix")
    }
    rows = table(run, "matrix", "--document", "57-NQ/TW")
    assert {(row[1], row[2], row[4]) for row in rows} == {
        (
            "Sở Khoa học và Công nghệ tỉnh Kon Tum",
            "đích danh",
            "cong-van-ubnd-tinh-kon-tum-u-0cf054e5.t-8",
        ),
        *(
            (name, "giao chung", "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb.t-1")
            for name in (
                "Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum",
                "Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum",
            )
        ),
    }


def test_the_matrix_in_words_quotes_and_one_cell_has_its_paths(run: Shell) -> None:
    whole = run("matrix", "--document", "57-NQ/TW").stdout
    assert whole.startswith("Nghị quyết 57-NQ/TW (Bộ Chính trị, 22/12/2024)\n")
    assert "[đích danh] Sở Khoa học và Công nghệ tỉnh Kon Tum: 1 nhiệm vụ" in whole
    assert "“Sở Khoa học và Công nghệ chủ trì”" in whole
    assert "nhiệm vụ 8 → Chương trình 95-CTr/TU → Nghị quyết 57-NQ/TW" in whole
    assert "—thực hiện→" not in whole
    agency = "Sở Khoa học và Công nghệ"
    cell = run("matrix", "--document", "57-NQ/TW", "--agency", agency).stdout
    assert cell.count("Nghị quyết 03/NQ-CP —thực hiện→ Nghị quyết 57-NQ/TW") == 1


def test_an_empty_matrix_says_so(run: Shell) -> None:
    shown = run("matrix", "--document", "01/NQ-CP")
    assert (shown.stdout, shown.stderr) == ("", "Không có cơ quan nào được giao.\n")
    assert run("matrix", "--document", "01/NQ-CP", "--cited").stdout


Findings = list[tuple[str, ...]]


def shaped(found: Any) -> Findings:  # noqa: ANN401 - JSON
    """The slugs of the things of each finding."""
    return [tuple(t["slug"] for t in f["things"]) for f in found["findings"]]


@pytest.mark.parametrize("kind", GAP_KINDS)
def test_the_gaps_are_one_for_all_who_ask(
    kind: GapKind, store: Store, client: TestClient, run: Shell
) -> None:
    expected = [tuple(t.slug for t in f.things) for f in gaps(store, kind)]
    answer = client.get("/api/gaps", params={"kind": kind})
    assert answer.status_code == 200
    assert shaped(answer.json()) == expected
    assert shaped(printed(run, "gaps", "--kind", kind)) == expected
    assert len(table(run, "gaps", "--kind", kind)) == len(expected)


def test_gaps_say_what_they_are_and_what_to_do(client: TestClient, run: Shell) -> None:
    found = client.get("/api/gaps", params={"lang": "vi"}).json()
    assert found["total"] == len(found["findings"])
    kinds = {kind["kind"]: kind for kind in found["kinds"]}
    assert kinds["lead_unstated"]["total"] == 1
    assert kinds["lead_unstated"]["title"] == (
        "Giao nhiều cơ quan, không ghi cơ quan chủ trì"
    )
    assert [kind for kind in GAP_KINDS if kind in kinds] == list(kinds)
    part = client.get("/api/gaps", params={"offset": 1, "limit": 2}).json()
    assert part["findings"] == found["findings"][1:3]
    assert part["kinds"] == found["kinds"]
    shown = run("gaps").stdout
    assert "Số lớn hơn nhưng ngày ban hành sớm hơn: 1" in shown
    assert "Cách xử lý: Đối chiếu sổ văn bản đi" in shown
    assert "ngày của số nhỏ hơn: 21/01/2025" in shown
    assert f"… và {kinds['absent']['total'] - 10} nội dung nữa: --kind absent" in shown
    assert "nội dung nữa" not in run("gaps", "--kind", "absent").stdout


def test_nothing_to_review_is_said(run: Shell) -> None:
    shown = run("gaps", "--kind", "self_citation")
    assert (shown.stdout, shown.stderr) == ("", "Không có nội dung cần rà soát.\n")


def test_the_impact_is_one_for_all_who_ask(
    store: Store, client: TestClient, run: Shell
) -> None:
    found = impact(store, "57-NQ/TW")
    expected = [(one.node.slug, one.steps) for one in found.leaning]
    answer = client.get("/api/impact/57-NQ/TW")
    assert answer.status_code == 200
    for shape in (answer.json(), printed(run, "impact", "57-NQ/TW")):
        assert [(o["node"]["slug"], o["steps"]) for o in shape["leaning"]] == expected
        assert [c["agency"]["slug"] for c in shape["agencies"]] == [
            concerned.agency.slug for concerned in found.agencies
        ]
    rows = ask(store, "impact")
    assert {row["thing"] for row in rows} == {slug for slug, _ in expected}


def test_the_impact_in_words(run: Shell) -> None:
    shown = run("impact", "66/NQ-CP").stdout
    assert "Trong kho chưa có văn bản nào thay thế" in shown
    assert "Cách 1 bước:\n  Kế hoạch 1268/KH-UBND —thực hiện→ Nghị quyết 66" in shown
    assert "Cách 2 bước:" in shown
    assert "thuộc tỉnh Kon Tum: nhiệm vụ 5 [cong-van-ubnd-tinh-kon-tum-u-" in shown
    assert "Chỉ viện dẫn:" in run("impact", "01/NQ-CP").stdout


SECOND = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"


def test_the_comparison_is_one_for_all_who_ask(
    store: Store, client: TestClient, run: Shell
) -> None:
    found = compare(store, SECOND)
    expected = [(c.document.number, c.held) for c in found.documents]
    assert expected[0] == ("05/CT-TTg", False)
    answer = client.get(f"/api/compare/{SECOND}")
    assert answer.status_code == 200
    for shape in (answer.json(), printed(run, "compare", SECOND)):
        compared = [(c["document"]["number"], c["held"]) for c in shape["documents"]]
        assert compared == expected
    chosen = client.get(f"/api/compare/{SECOND}", params={"with": "03/NQ-CP"}).json()
    (one,) = chosen["documents"]
    assert [task["label"] for task in one["whole"]] == ["8"]


def test_the_comparison_in_words(tmp_path: Path, run: Shell) -> None:
    shown = run("compare", SECOND).stdout
    assert "Chỉ thị 05/CT-TTg\n  “Thực hiện Chỉ thị số 05/CT-TTg" in shown
    assert "Văn bản này chưa có trong kho; nạp vào kho rồi so lại." in shown
    shown = run("compare", SECOND, "--with", "03/NQ-CP").stdout
    assert "Giao thực hiện cả văn bản: nhiệm vụ 8" in shown
    cited = run("compare", "57-NQ/TW")
    assert cited.stdout == ""
    assert "chọn văn bản đem so bằng --with" in cited.stderr
    held = Shell(tmp_path / "store")
    for number, text in enumerate((RESOLUTION, letter().letter.text)):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, "utf-8")
        assert held("ingest", str(file)).exit_code == 0
    shown = held("compare", "77/UBND-KTTH").stdout
    assert "Đã giao tiếp: 3 mục" in shown
    assert "(theo điều khoản được dẫn)" in shown
    assert "Chưa thấy giao tiếp: 1 mục" in shown
    assert "Không tính 1 mục giao bộ, ngành Trung ương." in shown
    assert "Giao thêm: nhiệm vụ 3" in shown


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("matrix?document=66", 300),
        ("matrix?document=999-NQ/TW", 404),
        ("matrix?agency=%00", 404),
        ("matrix?as_of=yesterday", 422),
        ("matrix?cited=perhaps", 422),
        ("gaps?kind=gossip", 422),
        ("gaps?limit=1001", 422),
        ("impact/66", 300),
        ("impact/999-NQ/TW", 404),
        ("impact/%00", 404),
        ("compare/66", 300),
        ("compare/999-NQ/TW", 404),
        (f"compare/{SECOND}?with=66", 300),
        (f"compare/{SECOND}?with=999-NQ/TW", 404),
    ],
)
def test_a_key_or_value_that_does_not_fit_is_a_problem(
    client: TestClient, query: str, status: int
) -> None:
    answer = client.get(f"/api/{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
