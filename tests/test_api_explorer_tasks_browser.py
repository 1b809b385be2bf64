"""The pages of tasks in Chromium: what is copied, on a phone, by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.browsing import DESK, PHONE, Reading, reading, serving
from tests.hostile_letter import hostile_letter

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LETTER: Final = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
VIEWS: Final = (
    "/nhiem-vu?as_of=2025-07-10",
    "/nhiem-vu?view=lich&month=2025-07",
    "/nhiem-vu?view=trang-thai&as_of=2025-07-10",
    "/nhiem-vu?view=don-doc&as_of=2026-01-01",
)


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return max(0, wide)


def test_a_draft_is_copied(readers: Reading) -> None:
    page = readers.open("/nhiem-vu?view=don-doc&as_of=2025-07-10")
    draft = page.locator(".draft").first
    draft.locator("summary").click()
    draft.get_by_role("button").click()
    expect(draft.locator("[data-copy]")).to_have_text("Đã sao chép")
    page.locator("#f-q").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#f-q")).to_have_value(re.compile("^V/v đôn đốc thực hiện"))


def test_a_list_is_asked_for_by_keyboard_alone(readers: Reading) -> None:
    page = readers.open("/nhiem-vu")
    page.locator("#f-q").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("stc")
    page.keyboard.press("Enter")
    page.wait_for_url("**agency=stc**")
    expect(page.locator("#f-agency")).to_have_value("Sở Tài chính tỉnh Kon Tum")
    page.locator("table.list tbody th a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhiem-vu/*")
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ")


def test_a_phone_has_all_of_it(readers: Reading) -> None:
    page = readers.open(f"/nhiem-vu/{LETTER}.t-10", PHONE)
    assert not too_wide(page)
    for view in VIEWS:
        page.goto(view)
        assert not too_wide(page), view
    page.goto(VIEWS[1])
    expect(page.locator("table.month td:visible")).to_have_count(1)
    expect(page.locator("table.month td:visible")).to_contain_text("Thứ Năm, 24/7")


def test_nothing_needs_script(readers: Reading) -> None:
    page = readers.open("/nhiem-vu", DESK, java_script_enabled=False)
    page.locator("#f-status").select_option("overdue")
    page.get_by_role("button", name="Xem").click()
    page.wait_for_url("**status=overdue**")
    expect(page.locator("table.list tbody tr").first).to_be_visible()
    page.get_by_role("link", name="Đôn đốc").click()
    page.locator(".draft summary").first.click()
    expect(page.locator(".draft textarea").first).to_be_visible()
    expect(page.locator("[data-copy]:visible")).to_have_count(0)


def test_what_a_letter_says_runs_nowhere(browser: Browser, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        ingest_letter(store, hostile_letter(), Iris())
        resolve(store, Iris())
    with (
        serving(tmp_path / "store", ()) as address,
        reading(browser, address) as readers,
    ):
        page = readers.open("/nhiem-vu")
        for view in VIEWS:
            page.goto(view)
            assert not too_wide(page), view
        page.goto("/nhiem-vu")
        page.locator("table.list tbody th a").click()
        expect(page.locator("blockquote").first).to_be_visible()
