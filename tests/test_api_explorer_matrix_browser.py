"""The matrix and the page of an agency in Chromium: keys, phone, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SCIENCE = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with reading(browser, address) as readers:
        yield readers.open("/")


def focused(page: Page) -> str:
    """Return what a screen reader calls the element that has the focus."""
    found: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') || ''"
    )
    return found


def test_arrow_keys_walk_the_cells_and_enter_opens_the_grounds(page: Page) -> None:
    page.goto("/truy-vet?lang=en")
    cells = page.locator("td.filled a")
    assert page.locator("td.filled a[tabindex='0']").count() == 1
    cells.first.focus()
    start = focused(page)
    page.keyboard.press("ArrowRight")
    beside = focused(page)
    assert beside != start
    page.keyboard.press("ArrowLeft")
    assert focused(page) == start
    page.keyboard.press("ArrowLeft")
    assert focused(page) == start  # nothing stands further left
    page.keyboard.press("Control+End")
    assert focused(page) == cells.last.get_attribute("aria-label")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Grounds of the duty")


def test_a_focused_cell_is_not_hidden_by_the_heads(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto("/truy-vet?cited=true&limit=100")
    cells = page.locator("td.filled a")
    cells.last.focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        box = page.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect();"
            " const at = document.elementFromPoint(r.x + 3, r.y + 3);"
            " return document.activeElement.contains(at); })()"
        )
        assert box, key


def test_a_phone_gets_a_list_and_no_page_is_wider_than_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in (
        "/truy-vet?cited=true",
        f"/truy-vet?agency={SCIENCE}&document=57-nq-tw-2024",
        "/co-quan",
        f"/co-quan/{SCIENCE}",
        "/khoang-trong",
    ):
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
    page.goto("/truy-vet")
    expect(page.locator("thead")).to_be_hidden()
    expect(page.locator("td.filled .of").first).to_be_visible()


def test_the_address_of_the_calendar_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/co-quan/{SCIENCE}?lang=en")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#calendar").input_value()
    assert copied.endswith("format=ics&lang=en")


def test_all_of_it_works_without_script(page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    page.goto("/co-quan")
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    plain.locator("#q").fill("so khcn")
    plain.locator(".filters form button").click()
    plain.locator("tbody th a").first.click()
    plain.locator("details summary").first.click()
    plain.locator("details[open] blockquote mark").first.wait_for()
    plain.locator("details[open] > p a").first.click()
    plain.locator("ol.steps blockquote mark").first.wait_for()
    context.close()
