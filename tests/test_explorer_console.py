"""The page of SPARQL in Chromium: the editor, the results, the graph, links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE, Reading

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TASKS = "SELECT ?t { ?t a cd:Task } ORDER BY ?t LIMIT 3"


def write(page: Page, query: str) -> None:
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(query)
    page.keyboard.press("Escape")


def rows(page: Page) -> int:
    return page.locator("#results tbody tr").count()


def test_a_question_is_run_changed_and_shared(readers: Reading) -> None:
    page = readers.open("/sparql")
    page.get_by_role("link", name="Văn bản nào được viện dẫn nhiều nhất?").click()
    expect(page.locator("#results")).to_contain_text("Nghị quyết 57-NQ/TW")
    expect(page.locator(".questions [aria-current]")).to_have_count(1)
    assert "LIMIT 50" in page.locator("#query").input_value()
    write(page, TASKS)
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#results tbody tr")).to_have_count(3)
    expect(page.locator(".questions [aria-current]")).to_have_count(0)
    shared = page.url
    assert urlencode({"query": TASKS}) in shared
    english = page.locator(".switches a[hreflang=en]").get_attribute("href") or ""
    assert urlencode({"query": TASKS}) in english
    page.go_back()
    expect(page.locator("#results")).to_contain_text("Nghị quyết 57-NQ/TW")
    other = readers.open(shared, java_script_enabled=False)
    assert rows(other) == 3
    assert other.locator("#query").input_value() == TASKS


def test_the_editor_completes_our_words_in_two_languages(readers: Reading) -> None:
    page = readers.open("/sparql")
    page.locator(".CodeMirror").click()
    page.keyboard.type("SELECT * { ?task cd:lea")
    expect(page.locator(".CodeMirror-hint").first).to_have_text("cd:lead — chủ trì")
    page.keyboard.press("Enter")
    page.keyboard.type(" ?ag . ?ta")
    expect(page.locator(".CodeMirror-hint")).to_have_text(["?task"])
    page.keyboard.press("Enter")
    page.keyboard.type(" cd:thoihan")
    page.keyboard.press("Escape")
    assert page.locator("#query").input_value().endswith("?ag . ?task cd:thoihan")
    page.keyboard.press("Tab")  # no trap
    assert page.evaluate("document.activeElement.id") == "run"


def test_prefixes_need_no_declaration(readers: Reading) -> None:
    page = readers.open("/sparql?question=who-carries-out")
    expect(page.locator(".CodeMirror-code")).to_contain_text("cd:number")
    expect(page.locator(".parseErrorIcon")).to_have_count(0)


def test_a_mistake_is_marked_in_its_line(readers: Reading) -> None:
    page = readers.open("/sparql")
    write(page, "SELECT * {")
    page.locator("#run").click()
    expect(page.locator("#results .notice-bad")).to_be_visible()
    expect(page.locator(".yasqe .wrong")).to_have_count(1)
    write(page, "ASK {}")
    expect(page.locator(".yasqe .wrong")).to_have_count(0)
    assert readers.troubles  # the browser logs the status of the refusal
    readers.troubles.clear()


def test_a_graph_is_drawn_when_it_is_looked_at(readers: Reading) -> None:
    page = readers.open("/sparql?question=graph-of-resolution")
    assert page.evaluate("typeof vis") == "undefined"
    page.get_by_role("tab", name="Bảng").press("ArrowRight")
    expect(page.locator("#graph canvas")).to_be_visible()
    expect(page.locator("#as-table")).to_be_hidden()
    page.get_by_role("tab", name="Sơ đồ").press("ArrowLeft")
    expect(page.locator("#as-table")).to_be_visible()


def test_columns_sort(readers: Reading) -> None:
    page = readers.open(
        "/sparql?" + urlencode({"query": "SELECT ?n { VALUES ?n { 10 9 100 } }"})
    )
    head = page.locator("#results th button")
    for expected in (["9", "10", "100"], ["100", "10", "9"]):
        head.click()
        assert [
            text.strip() for text in page.locator("#results td").all_inner_texts()
        ] == expected


def test_a_slow_query_can_be_stopped(readers: Reading) -> None:
    page = readers.open("/sparql")
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.locator("#run").click()
    expect(page.locator("#state")).to_contain_text("giây")
    page.locator("#cancel").click()
    expect(page.locator("#state")).to_have_text("Đã dừng.")
    expect(page.locator("#cancel")).to_be_disabled()


def test_a_long_query_is_shared_behind_the_hash(readers: Reading) -> None:
    page = readers.open("/sparql")
    long = f"{TASKS} # {'x' * 7000}"
    page.locator(".CodeMirror").click()
    page.keyboard.insert_text(long)
    page.keyboard.press("Escape")
    page.locator("#run").click()
    expect(page.locator("#results tbody tr")).to_have_count(3)
    assert "#query=" in page.url
    other = readers.open(page.url)
    expect(other.locator("#results tbody tr")).to_have_count(3)
    assert other.locator("#query").input_value() == long


def test_without_script_a_phone_and_a_desk_ask_all_the_same(readers: Reading) -> None:
    for width in (DESK, PHONE):
        page = readers.open("/sparql?lang=en", width, java_script_enabled=False)
        page.locator("#query").fill(TASKS)
        page.get_by_role("button", name="Run").click()
        assert rows(page) == 3
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("#cancel").is_hidden()
