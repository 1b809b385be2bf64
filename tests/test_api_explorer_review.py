"""The review pages: what waits, each item next to its words, and what people do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from api.audit import AuditLog
from api.tokens import Tokens
from graph.corrections.book import correction
from graph.corrections.items import read_letter
from graph.corrections.keeping import sheet_of
from graph.corrections.model import Proposal
from graph.corrections.proposing import change_of
from graph.iris import Iris
from tests.office import Colleague, form_token, hidden
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

    from graph.corrections.item import Item
    from graph.store import Store

IRIS = Iris()


class Office:
    """A server, one who proposes and one who confirms, and a letter."""

    def __init__(self, client: TestClient, folder: Path) -> None:
        tokens = Tokens(folder)
        self.client = client
        self.store: Store = client.app.state.store  # type: ignore[attr-defined]  # of the application
        client.app.state.tokens = tokens  # type: ignore[attr-defined]  # as above
        self.clerk = Colleague(client, tokens, "propose")
        self.head = Colleague(client, tokens, "confirm")
        letters = client.get("/api/documents", params={"held": "true"}).json()["items"]
        slugs = [one["slug"] for one in letters]
        self.letter = next(s for s in slugs if self.item(s, "t-10.a1") is not None)
        self.other = next(s for s in slugs if s != self.letter)
        self.path = f"/duyet/{self.letter}"

    def item(self, letter: str, key: str) -> Item | None:
        return read_letter(self.store, IRIS, letter).item(key)

    def role(self) -> str | None:
        found = self.item(self.letter, "t-10.a1")
        return found.value if found else None

    def send(self, who: Colleague, key: str = "t-10.a1", **more: str) -> Any:  # noqa: ANN401 - the client's own
        page = who.get(self.path, view="all").text
        return who.post(f"{self.path}?view=all", hidden(page, key) | more)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with served(tokens=Tokens(tmp_path)) as client:
        yield Office(client, tmp_path)


def id_of(answer: Any) -> str:  # noqa: ANN401 - the client's own
    assert answer.status_code == 303, answer.text
    found = re.search(r"done=(correction-\d+)", answer.headers["location"])
    assert found
    return found[1]


def test_the_queue_tells_what_is_missing_and_leads_there(office: Office) -> None:
    page = office.clerk.get("/duyet")
    assert page.status_code == 200
    assert "thiếu số" in page.text
    assert f'href="{office.path}"' in page.text
    english = office.clerk.get("/duyet", lang="en").text
    assert "no number" in english
    assert f'href="{office.path}?lang=en"' in english


def test_each_item_stands_beside_its_words(office: Office) -> None:
    page = office.clerk.get(office.path, view="all").text
    items = read_letter(office.store, IRIS, office.letter).items
    assert len(items) == 20
    for item in items:
        assert page.count(f'id="i-{item.key}"') == 1
        if item.segments:
            assert re.search(rf'data-of="([^"]* )?{re.escape(item.key)}[" ]', page)


# Whatever is there can be vouched for, taken out, and told apart from all else.
def test_every_item_can_be_asked_about(office: Office) -> None:
    for letter in (office.letter, office.other):
        sheet = sheet_of(office.store, IRIS, letter)
        for item in read_letter(office.store, IRIS, letter).items:
            for value, vouches in ((item.value, True), (None, False)):
                if item.value is None:
                    continue
                more: dict[str, Any] = dict(item.asked)
                if "ordinal" in more:
                    more["ordinal"] = int(more["ordinal"])
                asked = Proposal(
                    letter=letter,
                    field=item.field,
                    value=value,
                    why="thử",
                    task=item.task,
                    kind=item.kind,
                    bound=item.bound,
                    vouches=vouches,
                    **more,
                )
                change = change_of(office.store, sheet, asked)
                if item.field != "citation":  # slugs of the letter's own are shorter
                    assert (change.old or None) == (item.value or None), item
                printed = " ".join(item.quote.split())
                assert " ".join(change.printed.split()) in printed, item


def test_a_proposal_waits_until_somebody_confirms_it(office: Office) -> None:
    id_ = id_of(office.send(office.clerk, do="change", value="cooperate"))
    assert office.role() == "lead"
    page = office.head.get("/duyet").text
    assert "giao chủ trì" in page
    assert office.clerk.name in page
    decided = office.head.post(
        "/duyet", {"form": form_token(page), "id": id_, "do": "confirm"}
    )
    assert decided.status_code == 303
    assert office.role() is None  # it is the correction's own statement by now
    tasks = office.client.get("/api/tasks", params={"role": "cooperate"}).text
    assert f"{office.letter}.t-10" in tasks


def test_who_may_confirm_changes_at_once_and_can_undo(office: Office) -> None:
    id_ = id_of(office.send(office.head, do="change", value="cooperate"))
    found = correction(office.store, IRIS, id_)
    assert [step.status for step in found.steps] == ["proposed", "confirmed"]
    assert found.steps[1].who == office.head.name
    page = office.head.get(office.path, done=id_).text
    assert "Đã xác nhận" in page
    undone = office.head.post(
        office.path, {"form": form_token(page), "id": id_, "do": "undo"}
    )
    assert id_of(undone) == id_
    assert office.role() == "lead"


def test_what_is_right_is_vouched_for(office: Office) -> None:
    key = next(
        item.key
        for item in read_letter(office.store, IRIS, office.letter).items
        if item.field == "relation"
    )
    before = read_letter(office.store, IRIS, office.letter).items
    id_of(office.send(office.head, key, do="vouch"))
    after = read_letter(office.store, IRIS, office.letter).items
    assert [(i.field, i.value) for i in after] == [(i.field, i.value) for i in before]
    assert sum(item.by is not None for item in after) == 1
    assert "đã xác nhận" in office.clerk.get(office.path, view="all").text


def test_what_was_misread_is_taken_out(office: Office) -> None:
    id_of(office.send(office.head, do="remove"))
    assert office.role() is None
    page = office.head.get(office.path).text
    assert "<del>" in page
    assert 'value="undo"' in page


def test_number_and_day_are_filled_in(office: Office) -> None:
    id_of(office.send(office.head, "number", do="change", value="123/UBND-KTTH"))
    id_of(office.send(office.head, "date", do="change", value="2025-06-20"))
    answer = office.client.get("/api/documents/123%2FUBND-KTTH").json()
    assert answer["document"]["date"] == "2025-06-20"


def test_what_was_missed_is_added(office: Office) -> None:
    page = office.head.get(office.path).text
    added = office.head.post(
        office.path,
        {
            "form": form_token(page),
            "do": "add",
            "field": "role",
            "task": "10",
            "agency": "Sở Khoa học và Công nghệ",
            "value": "monitor",
            "quote": "đạt 95% vốn",
            "why": "máy đọc sót",
        },
    )
    id_of(added)
    values = [
        item.value
        for item in read_letter(office.store, IRIS, office.letter).items
        if item.field == "role" and item.task == "10"
    ]
    assert "monitor" in values


def test_of_two_at_once_the_second_is_told(office: Office) -> None:
    page = office.clerk.get(office.path, view="all").text
    id_of(office.send(office.head, do="change", value="cooperate"))
    late = office.clerk.post(
        office.path, hidden(page, "t-10.a1") | {"do": "change", "value": "monitor"}
    )
    assert late.status_code == 409
    assert "người khác vừa sửa" in late.text
    again = hidden(office.clerk.get(office.path, view="all").text, "t-10.a2")
    first = office.clerk.post(office.path, again | {"do": "remove"})
    id_of(first)
    twice = office.clerk.post(office.path, again | {"do": "remove"})
    assert twice.status_code == 409


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"do": "change", "value": "boss"}, 422),
        ({"do": "change", "value": "cooperate", "why": ""}, 422),
        ({"do": "change", "value": "cooperate", "why": "x" * 1001}, 422),
        ({"do": "change", "value": "cooperate", "why": "\u202e"}, 422),
        ({"do": "format c:"}, 400),
        ({"do": "add", "field": "number", "value": "1"}, 400),
        ({"do": "add", "field": "role", "task": "99", "value": "lead"}, 404),
        ({}, 400),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    office: Office, sent: dict[str, str], status: int
) -> None:
    state = office.store.state
    answer = office.send(office.head, **sent)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert office.store.state == state


def test_who_proposes_decides_nothing(office: Office) -> None:
    id_ = id_of(office.send(office.clerk, do="remove"))
    page = office.clerk.get(office.path).text
    form = {"form": form_token(page), "id": id_}
    for step in ("confirm", "reject", "undo"):
        assert office.clerk.post(office.path, form | {"do": step}).status_code == 403
        assert office.clerk.post("/duyet", form | {"do": step}).status_code == 403
    assert 'value="confirm"' not in page
    assert office.role() == "lead"


def test_one_letter_decides_nothing_of_another(office: Office) -> None:
    id_ = id_of(office.send(office.clerk, do="remove"))
    page = office.head.get("/duyet").text
    form = {"form": form_token(page), "id": id_, "do": "confirm"}
    answer = office.head.post(f"/duyet/{office.other}", form)
    assert answer.status_code == 400
    assert office.role() == "lead"


def test_what_people_write_is_text(office: Office) -> None:
    evil = '"><script>alert(1)</script>'
    id_of(office.send(office.clerk, do="remove", why=evil))
    for page in (office.head.get("/duyet").text, office.head.get(office.path).text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_an_address_edited_by_hand_does_no_harm(office: Office) -> None:
    for query in ("view=x", "begin=-1", "begin=9999999999", "begin=x", "done=%22%3E"):
        answer = office.clerk.client.get(f"{office.path}?{query}")
        assert answer.status_code == 200, query
    assert office.clerk.get("/duyet/khong-co").status_code == 404
    assert office.clerk.get("/duyet/57-nq-tw-2024").status_code == 404  # not held


def test_what_is_done_is_on_record(office: Office, tmp_path: Path) -> None:
    id_ = id_of(office.send(office.head, do="vouch"))
    entry = AuditLog(tmp_path).entries(who=office.head.name)[-1]
    assert entry.path == office.path
    assert entry.changed["correction"] == id_
    assert entry.status == 303
