"""The pages of documents: the list, one with all its tabs, pages of originals."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from extract.model import LETTER
from graph.answers import carried
from graph.answers.matrix import matrix
from graph.identity import identify
from tests.copies import DAY, NUMBER
from tests.copies import letter as copied_letter
from tests.factories import Draft, cited
from tests.hostile_letter import hostile_letter
from tests.web import served
from viz.document import TABS
from viz.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

BASE = "https://w3id.org/chidao/id/"
RESOLUTION = "57-nq-tw-2024"
LONG = "x" * 10_000
HOSTILE = "<script>alert(1)</script>\"'; DROP ALL #\u202e"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.fixture(scope="module")
def letter(client: TestClient) -> str:
    """The slug of the letter that has most tasks."""
    held = client.get("/api/documents?held=true").json()["items"]
    slugs: list[str] = [one["slug"] for one in held]
    return max(
        slugs,
        key=lambda slug: len(client.get(f"/api/documents/{slug}").json()["tasks"]),
    )


def rows(page: str) -> list[str]:
    """The slugs of the documents in a list, as they stand."""
    return re.findall(
        r'<th scope="row"><a href="/van-ban/([^"?]+)', re.sub(r"\n\s*", "", page)
    )


def page_of(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


# ---- the list ----


def test_the_list_has_what_the_api_has(client: TestClient) -> None:
    wanted = client.get("/van-ban.json?limit=1000").json()
    shown = rows(page_of(client, "/van-ban?limit=1000&sort=label"))
    assert sorted(shown) == sorted(one["slug"] for one in wanted["items"])
    assert all(one["kind"] != "set" for one in wanted["items"])


def test_a_value_of_a_facet_is_a_link_to_so_many(client: TestClient) -> None:
    page = page_of(client, "/van-ban")
    links = re.findall(
        r'<li><a href="(/van-ban\?[^"]+)"[^>]*>\s*<span>.*?</span>\s*'
        r'<span class="count">(\d+)</span>',
        page,
        re.DOTALL,
    )
    assert len(links) > 8
    for address, count in links:
        chosen = page_of(client, address.replace("&amp;", "&") + "&limit=1000")
        assert len(rows(chosen)) == int(count), address


def test_conditions_hold_together_and_each_can_be_dropped(client: TestClient) -> None:
    page = page_of(client, "/van-ban?type=NQ&held=false&q=57")
    assert rows(page)
    chosen = page[page.index('class="chosen"') :]
    for left in ("type=NQ&amp;held=false", "type=NQ&amp;q=57", "held=false&amp;q=57"):
        assert f'href="/van-ban?{left}"' in chosen
    assert messages("vi")["list.clear"] in page


def test_the_list_is_read_on_by_cursor_and_back(client: TestClient) -> None:
    seen: list[str] = []
    address = "/van-ban?limit=3"
    while address:
        page = page_of(client, address)
        seen += rows(page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    total = client.get("/van-ban.json").json()["total"]
    assert len(seen) == len(set(seen)) == total
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back
    last = len(rows(page))
    before = rows(page_of(client, back[1].replace("&amp;", "&")))
    assert before == seen[-last - 3 : -last]


@pytest.mark.parametrize("sort", ["-date", "-cited", "label"])
def test_the_order_is_that_of_the_api(client: TestClient, sort: str) -> None:
    wanted = client.get(f"/van-ban.json?sort={sort}&limit=20").json()["items"]
    page = page_of(client, f"/van-ban?sort={sort}&limit=20")
    assert rows(page) == [one["slug"] for one in wanted]


def test_a_search_forgives_and_finds_nothing_with_advice(client: TestClient) -> None:
    assert rows(page_of(client, "/van-ban?q=nghi+quyet+57"))[0] == RESOLUTION
    empty = page_of(client, "/van-ban?q=khongcogicanhe")
    assert messages("vi")["documents.none"] in empty


def test_the_list_as_csv(client: TestClient) -> None:
    answer = client.get("/van-ban.csv?type=NQ")
    assert answer.headers["content-type"].startswith("text/csv")
    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    wanted = client.get("/van-ban.json?type=NQ&limit=1000").json()
    assert [row[0] for row in table[1:]] == [one["slug"] for one in wanted["items"]]
    cut = client.get("/api/documents?format=csv&limit=2").content.decode("utf-8-sig")
    assert f"2 trong {client.get('/api/documents').json()['total']}" in cut


def test_facets_over_the_api(client: TestClient) -> None:
    found = client.get("/api/facets/documents?type=NQ").json()
    levels = {
        v["value"]: v["count"]
        for f in found
        if f["name"] == "level"
        for v in f["values"]
    }
    for level, count in levels.items():
        listed = client.get(f"/api/documents?type=NQ&level={level}").json()
        assert listed["total"] == count


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("level=" + quote(HOSTILE), 200),
        ("type=" + quote(HOSTILE), 200),
        ("q=" + quote(HOSTILE), 200),
        ("q=" + LONG, 422),
        ("issuer=" + quote(HOSTILE), 404),
        ("held=perhaps", 422),
        ("year=nineteen", 422),
        ("year=99999999999999999999", 422),
        ("limit=0", 422),
        ("limit=99999", 422),
        ("cursor=" + quote(HOSTILE), 422),
        ("sort=" + quote(HOSTILE), 422),
        ("sort=", 200),
        ("q=&level=&type=", 200),
        ("lang=xx", 200),
        ("unknown=1&unknown=2", 200),
        ("offset=100000", 200),
    ],
)
def test_a_query_edited_by_hand(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/van-ban?{query}", headers={"accept": "text/html"})
    assert answer.status_code == status
    assert "<script>alert" not in answer.text


def test_a_store_without_documents_says_what_to_do() -> None:
    with served(letters=()) as client:
        page = page_of(client, "/van-ban")
    assert messages("vi")["documents.empty"] in page
    assert 'href="/tai-len"' in page


# ---- one document ----


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_a_letter_and_of_a_document_cited(
    client: TestClient, letter: str, tab: str, lang: str
) -> None:
    for slug in (letter, RESOLUTION):
        page = page_of(client, f"/van-ban/{slug}{TABS[tab]}?lang={lang}")
        assert f'<html lang="{lang}"' in page
        assert page.count("<h1") == 1
        assert page.count('aria-current="page"') == 1
        for other in TABS.values():
            asked = "" if lang == "vi" else f"?lang={lang}"
            assert f'href="/van-ban/{slug}{other}{asked}"' in page
        assert len(re.findall(r'\sid="([^"]+)"', page)) == len(
            set(re.findall(r'\sid="([^"]+)"', page))
        )


def test_facts_of_a_document_only_cited(client: TestClient) -> None:
    page = page_of(client, f"/van-ban/{RESOLUTION}")
    cited = client.get(f"/api/documents/{RESOLUTION}").json()["mentions"]
    assert messages("vi")["documents.held.false"] in page
    assert page.count("<blockquote>") == len(cited) > 0
    for mention in cited:
        place = mention["slug"].removeprefix(mention["letter"] + ".")
        assert f'href="/van-ban/{mention["letter"]}/toan-van#{place}"' in page
        assert f"<mark>{mention['quote']['text']}</mark>" in page


def test_who_carries_a_document_out_leads_to_the_matrix(client: TestClient) -> None:
    page = page_of(client, f"/van-ban/{RESOLUTION}")
    cells = matrix(client.app.state.store, RESOLUTION).cells  # type: ignore[attr-defined]  # Starlette's
    assert cells
    for cell in cells:
        address = f"/truy-vet?agency={cell.agency}&amp;document={RESOLUTION}"
        assert f'href="{address}"' in page


def test_of_very_many_who_carry_it_out_the_busiest_are_named(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "_MOST_IN_COLUMN", 0)
    page = page_of(client, f"/van-ban/{RESOLUTION}")
    found = carried.busiest(client.app.state.store, RESOLUTION, 12)  # type: ignore[attr-defined]  # Starlette's
    assert found
    told = messages("vi")("document.implementers.many", n=found.total)
    assert told in page
    for agency, _ in found.agencies:
        address = f"/truy-vet?agency={agency.slug}&amp;document={RESOLUTION}"
        assert f'href="{address}"' in page


def test_search_engines_are_told_what_it_is(client: TestClient) -> None:
    page = page_of(client, f"/van-ban/{RESOLUTION}")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1])["@type"] == "Legislation"


def test_the_text_leads_to_what_it_speaks_of(client: TestClient, letter: str) -> None:
    page = page_of(client, f"/van-ban/{letter}/toan-van")
    detail = client.get(f"/api/documents/{letter}").json()
    for mention in detail["citations"]:
        place = mention["slug"].removeprefix(f"{letter}.")
        assert f'id="{place}"' in page
    for task in detail["tasks"]:
        assert f'id="t{task["label"]}"' in page
        assert f'href="/nhiem-vu/{task["slug"]}"' in page
    assert "trang/" not in page  # a text has no pages to look at


def test_the_scheme_has_both_columns(client: TestClient, letter: str) -> None:
    page = page_of(client, f"/van-ban/{letter}/luoc-do")
    left, right = page.split('class="right"')
    t = messages("vi")
    assert t["scheme.left.based_on"] in left
    assert t["scheme.right.based_on"] in right
    detail = client.get(f"/api/documents/{letter}").json()
    for link in detail["relations"]:
        assert f'href="/van-ban/{link["document"]["slug"]}"' in left
    assert '<p class="help">--</p>' in right
    cited = client.get(f"/api/documents/{RESOLUTION}").json()["related_from"]
    above = page_of(client, f"/van-ban/{RESOLUTION}/luoc-do").split('class="right"')[1]
    for link in cited:
        assert f'href="/van-ban/{link["document"]["slug"]}"' in above


def test_the_chain_has_every_node_and_quote(client: TestClient) -> None:
    page = page_of(client, f"/van-ban/{RESOLUTION}/chuoi")
    traced = client.get("/api/trace", params={"from": RESOLUTION}).json()
    assert traced["paths"]
    places = {"agency": "co-quan", "task": "nhiem-vu"}
    for path in traced["paths"]:
        for node in path["nodes"][1:]:
            place = places.get(node["kind"], "van-ban")
            assert f'href="/{place}/{node["slug"]}"' in page
    assert f'href="/do-thi?root={RESOLUTION}"' in page
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert "NQ 57-NQ/TW" in picture
    assert 'href="/co-quan/' in picture


def test_the_tasks_of_a_letter_and_their_data(client: TestClient, letter: str) -> None:
    page = page_of(client, f"/van-ban/{letter}/nhiem-vu")
    tasks = client.get(f"/van-ban/{letter}/nhiem-vu.json").json()
    assert tasks["total"] == page.count('<th scope="row">') > 0
    for row in tasks["items"]:
        place = f"/van-ban/{letter}/toan-van#t{row['task']['label']}"
        assert f'href="{place}"' in page
    for suffix in ("csv", "xlsx", "ics"):
        assert client.get(f"/van-ban/{letter}/nhiem-vu.{suffix}").status_code == 200
    chain = client.get(f"/van-ban/{letter}/chuoi.json")
    assert chain.json()["start"]["slug"] == letter


def test_where_the_data_come_from(client: TestClient, letter: str) -> None:
    page = page_of(client, f"/van-ban/{letter}/du-lieu")
    for suffix in ("json", "ttl", "jsonld", "nt", "rdf"):
        assert f'href="/van-ban/{letter}.{suffix}"' in page
        assert client.get(f"/van-ban/{letter}.{suffix}").status_code == 200
    assert f"https://w3id.org/chidao/id/{letter}" in page
    assert re.search(r"<code>[0-9a-f]{64}</code>", page)
    assert "/akn/vn/doc/" in page


def test_another_name_leads_to_the_address(client: TestClient) -> None:
    answer = client.get("/van-ban/NQ57/luoc-do?lang=en")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/van-ban/{RESOLUTION}/luoc-do?lang=en"


@pytest.mark.parametrize("tab", TABS.values())
def test_what_is_not_there_is_told_with_what_comes_close(
    client: TestClient, tab: str
) -> None:
    answer = client.get(f"/van-ban/58-nq-tw{tab}", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "58-nq-tw" in answer.text
    assert "NQ/TW" in answer.text.replace("58-nq-tw", "")
    for key in (LONG, quote(HOSTILE, safe="")):
        odd = client.get(f"/van-ban/{key}{tab}", headers={"accept": "text/html"})
        assert odd.status_code == 404
        assert "<script>alert" not in odd.text


def test_words_of_letters_are_never_markup() -> None:
    with served(letters=(hostile_letter(),)) as client:
        documents = client.get("/api/documents?limit=1000").json()["items"]
        paths = [
            f"/van-ban/{quote(one['slug'])}{tab}"
            for one in documents
            for tab in TABS.values()
        ]
        for path in ("/van-ban", *paths):
            page = page_of(client, path)
            assert "<script>alert" not in page
            assert "<img src=x" not in page


def test_no_page_of_an_original_where_there_is_none(
    client: TestClient, letter: str
) -> None:
    for number in ("1", "0", "-1", "9999", "x"):
        answer = client.get(f"/van-ban/{letter}/trang/{number}.png")
        assert answer.status_code in (404, 422)
    assert client.get("/van-ban/khong-co/trang/1.png").status_code == 404


def test_a_copy_leads_to_the_letter_that_counts() -> None:
    draft, signed = copied_letter(), copied_letter(number=NUMBER, date=DAY)
    slug = identify(draft).letter
    with served(letters=[draft, signed]) as client:
        page = page_of(client, f"/van-ban/{slug}")
        canonical = client.get(f"/api/documents/{slug}").json()["document"]["canonical"]
        whole = page_of(client, f"/van-ban/{canonical}")
        for tab in TABS.values():
            page_of(client, f"/van-ban/{slug}{tab}")
    notice = page[page.index('class="notice"') :]
    assert f'href="/van-ban/{canonical}"' in notice[: notice.index("</p>")]
    assert messages("vi")["document.copies"] in whole
    assert f'href="/van-ban/{slug}"' in whole


def test_the_query_behind_a_page_finds_what_the_page_shows(
    client: TestClient, letter: str
) -> None:
    answers: dict[str, list[dict[str, dict[str, str]]]] = {}
    for path in ("", *(f"/{letter}{tab}" for tab in TABS.values())):
        page = page_of(client, f"/van-ban{path}")
        found = re.search(r'href="(/sparql\?query=[^"]+)"', page)
        assert found, path
        answer = client.get(
            found[1].replace("&amp;", "&"), headers={"accept": "application/json, */*"}
        )
        assert answer.status_code == 200, path
        if path.endswith("/chuoi"):  # a graph
            assert answer.text.strip(), path
            continue
        answers[path] = answer.json()["results"]["bindings"]
        assert answers[path], path
    related = answers[f"/{letter}/luoc-do"]
    links = client.get(f"/api/documents/{letter}").json()["relations"]
    assert {row["to"]["value"] for row in related} >= {
        link["document"]["iri"] for link in links
    }


def test_a_label_of_ten_thousand_characters_buries_no_page() -> None:
    draft = Draft(f"Thực hiện Đề án {LONG} về việc ấy.")
    draft.relate(
        LETTER, "implements", cited(draft.cite(f"Đề án {LONG}", kind="named")), LONG
    )
    with served(letters=[draft.done()]) as client:
        for one in client.get("/api/documents").json()["items"]:
            for tab in ("", "/luoc-do", "/chuoi", "/nhiem-vu"):
                page = page_of(client, f"/van-ban/{quote(one['slug'])}{tab}")
                title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
                assert title
                assert len(title[1]) < 300
                assert len(re.sub(r"<svg.*</svg>", "", page, flags=re.DOTALL)) < 60_000
        assert "x" * 400 not in page_of(client, "/van-ban")
