"""The page of a chain and its data: the state is the address, whoever edits it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.web import served
from viz.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
RESOLUTION = "57-nq-tw-2024"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def notices(page: str) -> list[str]:
    return re.findall(r'class="notice" role="status">([^<]*)<', page)


def drawn(page: str) -> set[str]:
    """The slugs of the boxes of the still picture."""
    return set(re.findall(r'<li id="n-([^"]+)"', page))


def test_the_picture_the_list_and_the_data_have_the_same_boxes(
    client: TestClient,
) -> None:
    page = client.get("/do-thi", params={"root": "57-NQ/TW"}).text
    data = client.get("/do-thi.json", params={"root": "57-NQ/TW"}).json()
    assert {node["id"] for node in data["nodes"]} == drawn(page)
    assert page.count('class="node ') == len(data["nodes"])
    assert page.count('class="edge ') == len(data["edges"])
    assert data["roots"] == [RESOLUTION]
    assert data["ignored"] == []


def test_all_letters_are_drawn_where_they_fit(client: TestClient) -> None:
    page = client.get("/do-thi").text
    assert RESOLUTION in drawn(page)
    assert BANK in drawn(page)


def test_an_empty_store_says_what_to_do() -> None:
    with served(letters=()) as empty:
        page = empty.get("/do-thi")
    assert page.status_code == 200
    assert "Hãy nhập văn bản" in page.text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("dir=sideways", "dir=sideways"),
        ("depth=-3", "depth=-3"),
        ("depth=1e9", "depth=1e9"),
        ("rel=implements,loves", "rel=loves"),
        ("hide=%00", "hide=\x00"),
        ("open=khong-co", "open=khong-co"),
        ("closed=x,y", "closed=x, closed=y"),
        ("to=khong-co", "to=khong-co"),
        ("sel=khong-co", "sel=khong-co"),
        ("limit=nhieu", "limit=nhieu"),
        ("full=maybe", "full=maybe"),
        ("root=999/XX", "root=999/XX"),
        (f"to={RESOLUTION}", f"to={RESOLUTION}"),
        ("sel=" + "a" * 5000, "sel=aaaa"),
        ("open=%3Cscript%3E", "open=&lt;script&gt;"),
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out_and_told(
    client: TestClient, query: str, told: str
) -> None:
    answer = client.get(f"/do-thi?root={RESOLUTION}&{query}")
    assert answer.status_code == 200
    assert RESOLUTION in drawn(answer.text)
    (notice,) = notices(answer.text)
    assert told in notice
    assert client.get(f"/do-thi.json?root={RESOLUTION}&{query}").status_code == 200


def test_a_root_that_is_nothing_or_several_things_is_an_error(
    client: TestClient,
) -> None:
    assert client.get("/do-thi?root=999/XX").status_code == 404
    html = {"Accept": "text/html"}
    assert client.get("/do-thi?root=999/XX", headers=html).status_code == 404
    assert client.get("/do-thi", params={"root": "Sở"}).status_code == 300


def test_the_address_says_what_is_opened_selected_and_shown(client: TestClient) -> None:
    first = client.get("/do-thi.json", params={"root": BANK}).json()
    (letter,) = (n for n in first["nodes"] if n["kind"] == "letter")
    assert letter["hidden"] > 0
    query = {
        "root": BANK,
        "open": letter["id"],
        "sel": letter["id"],
        "rel": "implements,lead",
    }
    page = client.get("/do-thi", params=query).text
    panel = page[page.index('id="panel"') :]
    assert f'data-sel="{letter["id"]}"' in panel
    assert re.search(r'value="lead"[^>]* checked', page)
    assert not re.search(r'value="proposal"[^>]* checked', page)
    data = client.get("/api/expand", params=query).json()
    assert {edge["relation"] for edge in data["edges"]} == {"implements", "lead"}


def test_details_come_alone_for_a_page_that_is_there(client: TestClient) -> None:
    query = {"root": BANK, "sel": BANK, "part": "panel"}
    part = client.get("/do-thi", params=query).text.strip()
    assert part.startswith("<section")
    assert "<html" not in part
    assert "<mark>" in part
    assert f'href="/co-quan/{BANK}"' in part


def test_ways_to_another_stand_with_their_words(client: TestClient) -> None:
    page = client.get("/do-thi", params={"root": BANK, "to": "39-CT/TW"}).text
    ways = page[page.index('id="ways"') : page.index('id="outline"')]
    assert "Đường 1: 3 bước" in ways
    assert ways.count("<mark>") >= 3
    assert f'href="/do-thi?root={BANK}&amp;to=39-ct-tw&amp;sel=' in ways


def test_everything_in_the_page_works_without_script(client: TestClient) -> None:
    page = client.get(f"/do-thi?root={RESOLUTION}").text
    form = page[page.index('id="legend"') : page.index("</form>", page.index("legend"))]
    assert f'name="root" value="{RESOLUTION}"' in form
    assert 'class="no-script"' in form
    boxes = re.findall(r'<a href="([^"]+)"[^>]*><title>', page)
    assert boxes
    for address in boxes[:3]:
        assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("svg", "image/svg+xml"),
        ("json", "application/json"),
        ("graphml", "application/graphml+xml"),
        ("ttl", "text/turtle"),
        ("html", "text/html"),
    ],
)
def test_the_chain_is_given_as_data_and_as_files(
    client: TestClient, suffix: str, media_type: str
) -> None:
    page = client.get(f"/do-thi?root={RESOLUTION}").text
    address = f"/do-thi.{suffix}?root={RESOLUTION}"
    assert f'href="{address}"' in page
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert RESOLUTION in answer.text


def test_the_turtle_has_what_is_between_the_boxes_and_the_parts(
    client: TestClient,
) -> None:
    turtle = client.get(f"/do-thi.ttl?root={BANK}").text
    assert "cd:implements" in turtle
    assert "cd:lead" in turtle


def test_files_are_kept_and_not_shown(client: TestClient) -> None:
    """A file brings its own styles, which the policy of pages forbids."""
    for form in ("svg", "graphml", "ttl", "html"):
        kept = client.get(f"/do-thi.{form}?root={BANK}").headers["content-disposition"]
        assert kept == f'attachment; filename="chain-{BANK}.{form}"'
    assert "content-disposition" not in client.get("/do-thi.json").headers


def test_graphml_has_every_node_and_edge(client: TestClient) -> None:
    data = client.get(f"/do-thi.json?root={BANK}").json()
    tree = etree.fromstring(client.get(f"/do-thi.graphml?root={BANK}").content)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(list(tree.iter(f"{space}node"))) == len(data["nodes"])
    assert len(list(tree.iter(f"{space}edge"))) == len(data["edges"])


def test_a_limit_says_what_is_left_and_leads_on(client: TestClient) -> None:
    page = client.get(f"/do-thi?root={RESOLUTION}&limit=2").text
    assert len(drawn(page)) == 2
    assert "mục chưa hiện" in page
    assert "Hiện đến 150 mục" in page
    assert "limit=150" not in client.get(f"/do-thi?root={RESOLUTION}").text


def test_where_all_is_too_much_a_chain_is_chosen(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.chains.read_state", lambda _: (State(limit=2), []))
    page = client.get("/do-thi").text
    assert not drawn(page)
    assert f'href="/do-thi?root={RESOLUTION}"' in page
    assert 'name="root"' in page


def test_english(client: TestClient) -> None:
    page = client.get(f"/do-thi?root={RESOLUTION}&lang=en").text
    assert '<html lang="en"' in page
    assert "Not in the store" in page
    assert "lang=en" in re.findall(r'<a href="([^"]+)"[^>]*><title>', page)[0]
