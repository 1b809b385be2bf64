"""Signing in, adding, reviewing and checking in Chromium, as people do it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESK, PHONE, grave, reading, serving
from tests.files import picture
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import FilePayload

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)  # a correction takes seconds on a busy machine

LETTER = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số:    /UBND-KTTH
Kon Tum, ngày    tháng 6 năm 2025
V/v triển khai Nghị quyết số 57-NQ/TW

Kính gửi: Sở Tài chính.
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh
giao Sở Tài chính chủ trì tham mưu trước ngày 25/7/2025.
"""


class Server:
    """The program over the two letters, and the token of one who may do all of this."""

    def __init__(self, store: Path, letters: tuple[Path, ...]) -> None:
        shell = Shell(store)
        assert shell("ingest", *map(str, letters)).exit_code == 0
        scopes = ("--scope", "confirm", "--scope", "ingest")
        self.token = shell("token", "add", "An", *scopes).stdout.strip()
        self.address = ""


@pytest.fixture(scope="module")
def server(
    letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("served") / "store"
    made = Server(store, letters)
    with serving(store, ()) as made.address:
        yield made


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """A page of one who signed in, on which nothing may go wrong."""
    with reading(browser, server.address) as readers:
        opened = readers.open("/dang-nhap?next=/duyet")
        opened.get_by_label("Mã truy cập").fill(server.token)
        opened.keyboard.press("Enter")
        expect(opened).to_have_url(re.compile("/duyet$"))
        yield opened


def test_a_letter_is_reviewed_by_keyboard_alone(page: Page) -> None:
    page.locator(".queue a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".item")
    open_ = page.locator(".tabs [aria-current] .count")
    before = int(open_.inner_text())
    while not page.locator(".item:focus .citation").count():
        page.keyboard.press("j")
    assert page.locator(".words .here").count() > 0
    at = page.locator(".item:focus").get_attribute("id")
    page.keyboard.press("y")
    expect(page.locator(".done")).to_contain_text("Đã xác nhận")
    assert int(open_.inner_text()) < before
    behind = page.locator(".item:focus").get_attribute("id")
    assert behind not in (None, at)
    page.keyboard.press("e")
    expect(page.locator(":focus")).to_have_attribute("name", "value")
    page.keyboard.press("Escape")
    expect(page.locator(".item:focus")).to_have_attribute("id", behind or "")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator(".done")).to_contain_text("Đã hoàn tác")
    assert int(open_.inner_text()) == before


def test_what_is_dropped_is_sent_and_reviewed(page: Page) -> None:
    page.goto("/tai-len")
    file: FilePayload = {
        "name": "41.txt",
        "mimeType": "text/plain",
        "buffer": LETTER.encode(),
    }
    other: FilePayload = {"name": "xoa.txt", "mimeType": "text/plain", "buffer": b"x"}
    page.get_by_label("Chọn tệp").set_input_files([file, other])
    page.locator("#files li", has_text="xoa.txt").get_by_role("button").click()
    row = page.locator("#files li")
    expect(row).to_have_count(1)
    row.get_by_label("Số, ký hiệu").fill("41/UBND-KTTH")
    row.get_by_label("Ngày ban hành").fill("2025-06-03")
    page.get_by_role("button", name="Gửi").click()
    page.wait_for_url("**/tai-len/*")
    expect(page.locator(".outcomes .changed")).to_be_visible(timeout=60_000)
    expect(page.locator("#cancel")).to_have_count(0)
    expect(page.locator(".outcomes")).not_to_contain_text("thiếu")
    page.locator(".todo a").click()
    role = page.locator(".item", has_text="giao chủ trì").first
    role.locator("summary").click()
    role.get_by_label("Vai trò đúng").select_option("cooperate")
    role.get_by_role("button", name="Lưu").click()
    expect(page.locator(".done ins")).to_have_text("giao phối hợp")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_pages_of_those_who_signed_in(
    page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/duyet")
    letter = page.locator(".queue a").first.get_attribute("href") or ""
    for path in ("/duyet", letter, "/tai-len", "/dang-nhap"):
        page.goto(path)
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            assert grave(page) == [], (path, width)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_too_much_is_told_before_it_is_sent(page: Page) -> None:
    page.goto("/tai-len")
    many: list[FilePayload] = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": b"x"}
        for n in range(101)
    ]
    page.get_by_label("Chọn tệp").set_input_files(many)
    expect(page.locator("#trouble")).to_have_text("Nhiều tệp quá mức cho phép.")
    expect(page.get_by_role("button", name="Gửi")).to_be_disabled()


def test_a_scan_is_added_corrected_and_its_chain_changes(page: Page) -> None:
    """The number that no machine can read is filled in, a wrong role put right."""
    drawn = BytesIO()
    picture(*LETTER.splitlines()).save(drawn, "PNG")
    scan: FilePayload = {
        "name": "quet.png",
        "mimeType": "image/png",
        "buffer": drawn.getvalue(),
    }
    page.goto("/tai-len")
    page.get_by_label("Chọn tệp").set_input_files([scan])
    row = page.locator("#files li")
    row.get_by_label("Số, ký hiệu").fill("58/UBND-KTTH")
    row.get_by_label("Ngày ban hành").fill("2025-06-05")
    page.get_by_role("button", name="Gửi").click()
    page.wait_for_url("**/tai-len/*")
    expect(page.locator(".outcomes .changed")).to_be_visible(timeout=120_000)
    page.locator(".todo a").click()
    letter = page.url.partition("/duyet/")[2].partition("?")[0]
    page.goto(f"/do-thi?root={letter}")
    outline = page.locator("#outline")
    expect(outline).to_contain_text("58/UBND-KTTH")
    expect(outline).to_contain_text("giao chủ trì")
    page.goto(f"/duyet/{letter}")
    role = page.locator(".item", has_text="giao chủ trì").first
    role.locator("summary").click()
    role.get_by_label("Vai trò đúng").select_option("cooperate")
    role.get_by_role("button", name="Lưu").click()
    expect(page.locator(".done ins")).to_have_text("giao phối hợp")
    page.goto(f"/do-thi?root={letter}&rel=implements,lead,support")
    expect(outline).to_contain_text("giao phối hợp")
    expect(outline).not_to_contain_text("giao chủ trì")


def test_a_draft_is_checked_without_script(server: Server, browser: Browser) -> None:
    with reading(browser, server.address) as readers:
        page = readers.open("/kiem-tra", PHONE, java_script_enabled=False)
        page.get_by_label("Nội dung dự thảo").fill(LETTER)
        page.get_by_role("button", name="Kiểm tra").click()
        expect(page.get_by_role("heading", name="Kết quả kiểm tra")).to_be_visible()
        expect(page.locator(".clears tbody tr")).not_to_have_count(0)
