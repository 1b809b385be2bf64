"""Every list over HTTP: parts, order, fields, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.samples import sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each list, where its items stand, a key to sort by, a field of its items.
LISTS = [
    ("documents", "items", "-date", "slug"),
    ("agencies", "items", "name", "leads"),
    ("tasks", "items", "deadline", "task"),
    ("targets", "items", "-value", "target"),
    ("reports", "items", "-at", "report"),
    ("corrections", "items", "when", "id"),
    ("gaps", "findings", "label", "kind"),
    ("matrix", "documents", None, None),
]


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(sample_store("000", "001"), Settings()))


def walked(client: TestClient, address: str, items: str) -> Iterator[Any]:
    """Give the items of all parts, going on by the header Link."""
    for _ in range(100):
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        yield from found[items]
        link = answer.headers.get("link")
        if link is None:
            assert found["next"] is None
            return
        assert found["next"] in link
        assert link.endswith('>; rel="next"')
        address = link.removeprefix("<").partition(">")[0]
    pytest.fail("the list has no end")


@pytest.mark.parametrize(("name", "items", "sort", "field"), LISTS)
def test_a_list_is_walked_by_its_links(
    client: TestClient, name: str, items: str, sort: str | None, field: str | None
) -> None:
    assert field is None or sort is not None
    order = f"&sort={sort}" if sort else ""
    whole = client.get(f"/api/{name}?limit=1000{order}").json()
    found = list(walked(client, f"/api/{name}?limit=7{order}", items))
    assert found == whole[items]
    assert len(found) == whole["total"]


@pytest.mark.parametrize(("name", "items", "sort", "field"), LISTS)
def test_a_broken_cursor_is_422(
    client: TestClient, name: str, items: str, sort: str | None, field: str | None
) -> None:
    assert items
    for cursor in ("", "x", "A" * 15, "A" * 17, "ăăăăăăăăăăăăăăăă", "<script>alert()<"):
        answer = client.get(f"/api/{name}", params={"cursor": cursor})
        assert answer.status_code == 422
        assert "cursor" in answer.json()["detail"]
    assert client.get(f"/api/{name}?cursor={'A' * 16}").status_code == 200
    wrong = {"sort": sort, "fields": field}
    for parameter in (name for name, value in wrong.items() if value):
        for value in ("colour", "", ",", "slug;drop", "-"):
            answer = client.get(f"/api/{name}", params={parameter: value})
            assert answer.status_code == 422
            known = (wrong[parameter] or "").removeprefix("-")
            assert known in answer.json()["detail"]


@pytest.mark.parametrize(("name", "items", "sort", "field"), LISTS)
def test_fields_are_chosen(
    client: TestClient, name: str, items: str, sort: str | None, field: str | None
) -> None:
    if field is None:
        return
    found = client.get(f"/api/{name}?fields={field}&sort={sort}").json()
    assert found["total"] >= len(found[items])
    assert all(set(item) == {field} for item in found[items])


# What a person asks for, and what of the sample has it.
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("number=57", ["57-nq-tw-2024"]),
        ("number=57-NQ/TW", ["57-nq-tw-2024"]),
        ("number=7-NQ/TW", []),
        ("q=nghi quyet&issued_to=2024-12-31", ["57-nq-tw-2024"]),
        ("issuer=Bộ Chính trị&issued_from=2025-05-01", None),
        ("kind=letter&status=resolved&issued_from=2026-01-01", []),
        ("issued_from=2026-01-01", []),
    ],
)
def test_documents_are_filtered(
    client: TestClient, query: str, slugs: list[str] | None
) -> None:
    answer = client.get(f"/api/documents?{query}&fields=slug,date,issuer_name")
    assert answer.status_code == 200
    found = answer.json()["items"]
    if slugs is not None:
        assert [item["slug"] for item in found] == slugs
    else:
        assert found
        assert {item["issuer_name"] for item in found} == {"Bộ Chính trị"}
        assert all(item["date"] >= "2025-05" for item in found)


@pytest.mark.parametrize(
    ("query", "some"),
    [
        ("role=lead&document=39-CT/TW", "chi-nhanh-ngan-hang-chinh-sach"),
        ("letter=cong-van-ubnd-tinh-kon-tum-u-0cf054e5&role=report_to", "uy-ban"),
        ("document=57-NQ/TW&level=provincial_department", "so-khoa-hoc"),
    ],
)
def test_agencies_are_filtered(client: TestClient, query: str, some: str) -> None:
    found = client.get(f"/api/agencies?{query}").json()
    whole = client.get("/api/agencies").json()
    assert 0 < found["total"] < whole["total"]
    assert any(item["agency"]["slug"].startswith(some) for item in found["items"])


def test_tasks_are_filtered_by_the_days_of_their_deadlines(
    client: TestClient,
) -> None:
    query = "due_from=2025-07-01&due_to=2025-07-31&sort=deadline"
    found = client.get(f"/api/tasks?{query}").json()
    assert found["items"]
    for item in found["items"]:
        days = [due["value"] for due in item["task"]["deadlines"]]
        assert any((day or "").startswith("2025-07") for day in days)
    assert client.get("/api/tasks?due_from=2099-01-01").json()["total"] == 0
    leaves = client.get("/api/tasks?leaf=true").json()["total"]
    heads = client.get("/api/tasks?leaf=false").json()["total"]
    assert leaves + heads == client.get("/api/tasks").json()["total"]


# Values that the validator would take for something else.
@pytest.mark.parametrize(
    "query",
    [
        "documents?issued_from=0",
        "documents?issued_from=2025-01-01T00:00:00",
        "documents?issued_from=2025-W01-1",
        "documents?issued_to=20250101",
        "documents?held=yes",
        "documents?held=1",
        "documents?limit=1.0",
        "documents?limit=%2B5",
        "documents?limit=1_0",
        "documents?limit=%20 5",
        "documents?limit=٥",
        f"documents?q={'x' * 201}",
        "documents?kind=club",
        "gaps?lang=fr",
        "agenda?days=1e1",
        "trace?from=57-NQ/TW&as_of=1735689600",
    ],
)
def test_nothing_is_taken_for_what_it_is_not(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/{query}")
    assert answer.status_code == 422
    name = query.rpartition("&")[2].rpartition("?")[2].partition("=")[0]
    assert answer.json()["detail"].startswith(f"tham số {name}: ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "hãy ghi một ngày có thật"), ("en", "give a day that there is")],
)
def test_what_is_wrong_is_told_in_the_language_asked_for(
    client: TestClient, lang: str, words: str
) -> None:
    answer = client.get(f"/api/tasks?due=2025-02-30&lang={lang}")
    assert words in answer.json()["detail"]
    findings = client.get("/api/gaps", headers={"accept-language": f"{lang};q=0.5"})
    assert findings.headers["content-language"] == lang


def test_what_the_description_shows_as_an_example_is_answered(
    client: TestClient,
) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    tried = 0
    for path in (f"/api/{name}" for name, *_ in LISTS):
        for parameter in paths[path]["get"]["parameters"]:
            for example in parameter["schema"].get("examples", ()):
                answer = client.get(path, params={parameter["name"]: example})
                assert answer.status_code == 200, (path, parameter, example)
                tried += 1
    assert tried > 25
