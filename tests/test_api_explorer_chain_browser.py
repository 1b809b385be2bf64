"""The served page of a chain in Chromium: state, undo, ways, themes, no script."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.settings import Settings
from tests.samples import sample_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store import Store

pytestmark = pytest.mark.browser
RESOLUTION = "57-nq-tw-2024"
AGENCY = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the two letters from this process."""
    store: Store = sample_store("000", "001")
    config = uvicorn.Config(create_app(store, Settings()), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def show(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return how to open a page; nothing may go wrong unseen, nor leave the server."""
    troubles: list[str] = []
    contexts = []

    def open_(path: str, **options: object) -> Page:
        settings = {
            "viewport": {"width": 1400, "height": 900},
            "reduced_motion": "reduce",
            **options,
        }
        context = browser.new_context(base_url=address, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda message: (
                troubles.append(message.text) if message.type == "error" else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "data:", "blob:"))
                else troubles.append(request.url)
            ),
        )
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def until(page: Page, true: str) -> None:
    """Wait until an expression is true; the page's policy lets Playwright not."""
    for _ in range(200):
        if page.evaluate(true):
            return
        page.wait_for_timeout(50)
    raise AssertionError(true)


def boxes(page: Page) -> int:
    count: int = page.evaluate("chidao.model.data.nodes.length")
    return count


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def click_node(page: Page, slug: str) -> None:
    point = page.evaluate("id => chidao.canvas.pointOf(id)", slug)
    page.mouse.click(point["x"], point["y"])


def test_the_two_letters_read_without_zooming(show: Callable[..., Page]) -> None:
    page = show("/do-thi")
    expect(page.locator("#map canvas")).to_be_visible()
    assert page.evaluate("chidao.canvas.scale()") * 13 >= 10.97
    expect(page.locator("#zoomed")).to_be_hidden()
    stage = page.locator("#map").bounding_box()
    assert stage
    for slug in page.evaluate("chidao.model.data.nodes.map((node) => node.id)"):
        point = page.evaluate("id => chidao.canvas.pointOf(id)", slug)
        assert stage["x"] < point["x"] < stage["x"] + stage["width"]
        assert stage["y"] < point["y"] < stage["y"] + stage["height"]


def test_expanding_is_one_request_and_can_be_undone(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}")
    before = boxes(page)
    letter = page.evaluate("chidao.model.data.nodes.find((node) => node.badge).id")
    click_node(page, letter)
    expect(page.locator("#panel h2")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#panel").get_by_role("link", name=re.compile("Mở rộng")).click()
    until(page, f"chidao.model.data.nodes.length > {before}")
    assert len([url for url in asked if "/static/" not in url]) == 1
    assert query(page)["open"] == [letter]
    after = boxes(page)
    page.get_by_role("button", name="Hoàn tác").click()
    until(page, f"chidao.model.data.nodes.length === {before}")
    assert "open" not in query(page)
    page.get_by_role("button", name="Làm lại").click()
    until(page, f"chidao.model.data.nodes.length === {after}")
    page.reload()
    until(page, "chidao.canvas.isOpen()")
    assert boxes(page) == after


def test_the_legend_is_the_filter_and_the_address_keeps_it(
    show: Callable[..., Page],
) -> None:
    page = show(f"/do-thi?root={RESOLUTION}")
    before = boxes(page)
    page.get_by_label("giao chủ trì").uncheck()
    until(page, f"chidao.model.data.nodes.length < {before}")
    assert "lead" not in query(page)["rel"][0].split(",")
    expect(page.get_by_label("giao chủ trì")).not_to_be_checked()
    page.get_by_label("Hướng").select_option("up")
    until(page, "chidao.model.data.nodes.length === 1")
    assert query(page)["dir"] == ["up"]


def test_the_way_to_another_is_chosen_on_the_map(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}&sel={RESOLUTION}")
    page.get_by_role("button", name="Chọn trên sơ đồ").click()
    click_node(page, AGENCY)
    expect(page.locator("#ways")).to_contain_text("Đường đi từ NQ 57-NQ/TW")
    expect(page.locator("#ways mark").first).to_be_visible()
    assert query(page)["to"] == [AGENCY]


def test_what_is_not_in_the_chain_is_dimmed_and_the_words_are_shown(
    show: Callable[..., Page],
) -> None:
    page = show("/do-thi")
    click_node(page, AGENCY)
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Sở Khoa học và Công nghệ")
    lit = page.evaluate("JSON.parse(document.getElementById('panel').dataset.lit)")
    assert RESOLUTION in lit
    assert "66-nq-tw-2025" not in lit
    panel.locator("summary").first.click()
    link = panel.get_by_role("link", name="Xem trong văn bản").first
    assert re.search(r"/van-ban/[\w-]+/toan-van#t", link.get_attribute("href") or "")


def test_the_keyboard_walks_expands_and_undoes(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}")
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#live")).to_contain_text("Đã chọn")
    before = boxes(page)
    letter = page.evaluate("chidao.model.data.nodes.find((node) => node.badge).id")
    page.goto(f"/do-thi?root={RESOLUTION}&sel={letter}")
    page.locator("#map").focus()
    page.keyboard.type("+")
    until(page, f"chidao.model.data.nodes.length > {before}")
    page.keyboard.press("Control+z")
    until(page, f"chidao.model.data.nodes.length === {before}")
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()


def test_the_dark_theme_is_that_of_the_page(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}")
    pixel = (
        "(() => { const c = document.querySelector('#map canvas');"
        "return [...c.getContext('2d').getImageData(c.width - 5, 5, 1, 1).data]; })()"
    )
    until(page, "performance.getEntriesByName('chain').length")
    assert min(page.evaluate(pixel)[:3]) > 200
    page.get_by_role("button", name="Nền tối").click()
    until(page, f"Math.max(...{pixel}.slice(0, 3)) < 80")


def test_without_script_the_picture_is_made_of_links(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}", java_script_enabled=False)
    expect(page.locator("#still svg")).to_be_visible()
    page.locator("#still a").filter(has_text="⊕").first.click()
    assert query(page)["open"]
    page.locator("#still").get_by_role("link", name="NQ 57-NQ/TW ·").click()
    expect(page.locator("#panel h2")).to_have_text("NQ 57-NQ/TW")


def test_a_phone_gets_the_list_first(show: Callable[..., Page]) -> None:
    page = show(f"/do-thi?root={RESOLUTION}", viewport={"width": 390, "height": 844})
    assert not page.evaluate("chidao.canvas.isOpen()")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#outline")).to_be_visible()
    page.get_by_role("button", name="Mở sơ đồ").click()
    expect(page.locator("#map canvas")).to_be_visible()


def test_what_the_page_weighs(show: Callable[..., Page]) -> None:
    """150 kB of script, compressed, is the most that a page may bring."""
    page = show("/do-thi")
    until(page, "performance.getEntriesByName('chain').length")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').filter((e) => e.name.includes('.js'))"
        ".map((e) => e.encodedBodySize)"
    )
    assert 50_000 < sum(sizes) < 150_000
