"""What people come for, from the question to the answer, as they would walk it.

Nothing but the server can be reached, and nothing may go wrong on the way.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PHONE, Reading

pytestmark = pytest.mark.browser

DEPARTMENT: Final = "Sở Khoa học và Công nghệ tỉnh Kon Tum"
RESOLUTION: Final = "Nghị quyết 57-NQ/TW"
SENTENCE: Final = "Sở Khoa học và Công nghệ chủ trì"
"""The words of the letter that give the department its part."""


def from_question_to_sentence(page: Page) -> None:
    """Which agencies carry out Nghị quyết 57, and where does it say so?"""
    page.get_by_role("main").get_by_role("link", name=RESOLUTION).first.click()
    cell = page.get_by_role("link", name=f"{DEPARTMENT}, {RESOLUTION}")
    cell.first.click()
    quote = page.locator("blockquote", has_text=SENTENCE).first
    expect(quote).to_be_visible()
    quote.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/van-ban/[^/]+/toan-van.*#t8$"))
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)


def test_from_the_question_to_the_sentence_in_the_letter(readers: Reading) -> None:
    page = readers.open("/")
    from_question_to_sentence(page)
    item = page.locator("#t8")
    expect(item).to_be_in_viewport()


def test_the_same_on_a_phone(readers: Reading) -> None:
    page = readers.open("/", PHONE, has_touch=True, is_mobile=True)
    from_question_to_sentence(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_same_with_script_off(readers: Reading) -> None:
    from_question_to_sentence(readers.open("/", java_script_enabled=False))


def test_the_same_in_english_in_the_dark(readers: Reading) -> None:
    page = readers.open("/", color_scheme="dark")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    from_question_to_sentence(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, re.findall(r"\d+", ground))) < 80
    page.get_by_role("button", name="Dark").click()
    page.reload()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert min(map(int, re.findall(r"\d+", ground))) > 200


def test_the_same_by_keyboard_alone(readers: Reading) -> None:
    page = readers.open("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, RESOLUTION)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/truy-vet"))
    tab_to(page, f"{DEPARTMENT}, {RESOLUTION}")
    page.keyboard.press("Enter")
    quote = page.locator("blockquote", has_text=SENTENCE).first
    expect(quote).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Tab on until something of that name has the focus, as its outline shows."""
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement?.getAttribute('aria-label'),"
            " document.activeElement?.textContent].find(Boolean) ?? ''"
        )
        if name in " ".join(focused.split()):
            outline = page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle"
            )
            assert outline != "none"
            return
    pytest.fail(f"no tab leads to {name}")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nghi quuet 57", RESOLUTION),
        ("57nq/tw", RESOLUTION),
        ("so khao hoc", DEPARTMENT),
        ("so khcn", DEPARTMENT),
    ],
)
def test_a_wrong_spelling_finds_it(readers: Reading, words: str, found: str) -> None:
    page = readers.open("/")
    search = page.get_by_role("combobox", name="Tìm văn bản, cơ quan, nhiệm vụ")
    search.fill(words)
    search.press("Enter")
    page.get_by_role("main").get_by_role("link", name=found, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found)


def test_an_agency_subscribes_to_its_deadlines(readers: Reading) -> None:
    page = readers.open("/co-quan")
    page.get_by_role("main").get_by_role("link", name=DEPARTMENT).first.click()
    calendar = page.locator("a[href*='format=ics'], a[href*='.ics']").first
    expect(calendar).to_be_visible()
    address = re.sub(r"^webcal:", "http:", calendar.get_attribute("href") or "")
    answer = page.request.get(urljoin(page.url, address))
    assert answer.headers["content-type"].startswith("text/calendar")
    lines = answer.text().splitlines()
    assert lines[0] == "BEGIN:VCALENDAR"
    assert sum(line == "BEGIN:VEVENT" for line in lines) >= 2


def test_an_example_query_is_run_changed_and_shared(readers: Reading) -> None:
    page = readers.open("/sparql")
    page.get_by_role("link", name=re.compile("Câu nào, trong văn bản nào")).click()
    page.wait_for_url("**/sparql?question=*")
    page.get_by_role("button", name="Chạy").click()
    results = page.get_by_role("table").first
    expect(results).to_contain_text("57-NQ/TW")
    page.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.setValue("
        "'SELECT (COUNT(*) AS ?n) WHERE { ?task a cd:Task }')"
    )
    page.get_by_role("button", name="Chạy").click()
    expect(results).to_contain_text("55")
    other = readers.open(page.url)
    expect(other.get_by_role("table").first).to_contain_text("55")


def test_what_does_not_exist_leads_on(readers: Reading) -> None:
    page = readers.open("/van-ban/57-nq-tv-2024")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Mã yêu cầu")
    main.get_by_role("link", name=f"{RESOLUTION}, Bộ Chính trị, 22/12/2024").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(RESOLUTION)
    readers.troubles[:] = [t for t in readers.troubles if "status of 404" not in t]
