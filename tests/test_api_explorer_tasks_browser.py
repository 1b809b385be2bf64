"""The pages of tasks in Chromium: what is copied, on a phone, by keyboard."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from api.app import create_app
from api.settings import Settings
from tests.hostile_letter import hostile_store
from tests.samples import sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store

pytestmark = pytest.mark.browser

VIEWS = (
    "/nhiem-vu?as_of=2025-07-10",
    "/nhiem-vu?view=lich&month=2025-07",
    "/nhiem-vu?view=trang-thai&as_of=2025-07-10",
    "/nhiem-vu?view=don-doc&as_of=2025-07-10",
    "/nhiem-vu/cong-van-ubnd-tinh-kon-tum-u-eaf50bfb.t-10",
)


@contextmanager
def served(store: Store) -> Iterator[str]:
    """Serve a store; give the address."""
    app = create_app(store, Settings())
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def opened(address: str, width: int) -> Iterator[Page]:
    """A page on which nothing may go wrong, nor be asked of any other host."""
    troubles: list[str] = []
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.skip("no Chromium: install it, or run `playwright install chromium`")
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu"],
            env={**os.environ, "LANGUAGE": "en"},
        )
        size = {"width": width, "height": 900}
        page = browser.new_page(base_url=address, viewport=size)  # type: ignore[arg-type] # a dictionary will do
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith(address) else troubles.append(asked.url)
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "console",
            lambda told: troubles.append(told.text) if told.type == "error" else None,
        )
        yield page
        browser.close()
    assert troubles == []


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(sample_store("000", "001")) as found:
        yield found


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with opened(address, 1400) as found:
        yield found


def test_a_draft_is_copied(page: Page) -> None:
    page.goto("/nhiem-vu?view=don-doc&as_of=2025-07-10")
    draft = page.locator(".draft").first
    draft.locator("summary").click()
    button = draft.get_by_role("button")
    expect(button).to_have_text("Sao chép")
    button.click()
    expect(button).to_have_text("Đã sao chép")
    page.goto("/nhiem-vu")
    page.locator("#f-q").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("#f-q")).to_have_value(re.compile("^V/v đôn đốc thực hiện"))


def test_a_list_is_asked_for_by_keyboard_alone(page: Page) -> None:
    page.goto("/nhiem-vu")
    page.locator("#f-q").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("stc")
    page.keyboard.press("Enter")
    page.wait_for_url("**agency=stc**")
    expect(page.locator("#f-agency")).to_have_value("Sở Tài chính tỉnh Kon Tum")
    link = page.locator("table.list tbody th a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhiem-vu/*")
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ")


def test_no_page_is_wider_than_a_phone(address: str) -> None:
    with opened(address, 390) as page:
        for view in VIEWS:
            page.goto(view)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, view
        page.goto(VIEWS[1])
        expect(page.locator("table.month td:visible")).to_have_count(1)
        expect(page.locator("table.month td:visible")).to_contain_text("Thứ Năm, 24/7")


def test_what_a_letter_says_runs_nowhere() -> None:
    with served(hostile_store()) as address, opened(address, 1400) as page:
        for view in VIEWS[:4]:
            page.goto(view.replace("2025-07-10", "2026-01-01"))
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, view
        page.goto("/nhiem-vu")
        page.locator("table.list tbody th a").click()
        expect(page.locator("blockquote").first).to_be_visible()
