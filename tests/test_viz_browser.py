from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sample_chain import sample_chain, slug
from tests.test_viz_page import HOSTILE, filed, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.chain_view import ChainView

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
READABLE = 11 / 13


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return how to open a chain's file offline; nothing may go wrong unseen."""
    troubles: list[str] = []
    contexts = []

    def open_(view: ChainView, *, width: int = 1400, script: bool = True) -> Page:
        file = tmp_path / "chain.html"
        file.write_text(filed(view), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            offline=True,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.goto(file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def click_node(page: Page, label: str) -> None:
    point = page.evaluate("id => chidao.canvas.pointOf(id)", slug(label))
    page.mouse.click(point["x"], point["y"])


def lit(page: Page, label: str) -> set[str]:
    nodes = page.evaluate(
        "id => JSON.parse(document.querySelector("
        '`template[data-for="${id}"]`).content.firstElementChild.dataset.lit)'
        ".map((id) => chidao.model.node(id)?.name).filter(Boolean)",
        slug(label),
    )
    return set(nodes)


def test_a_click_shows_the_words_in_their_sentence(show: Open) -> None:
    page = show(sample_chain())
    click_node(page, "KH 186-KH/TU")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="KH 186-KH/TU")).to_be_visible()
    expect(panel.locator("mark").first).to_have_text(
        "09 tháng 01 năm 2025 của Ban Thường vụ"
    )
    expect(panel).to_contain_text("Thường vụ Tỉnh ủy về thực hiện")


def test_the_two_letters_read_without_zooming(show: Open) -> None:
    page = show(sample_chain())
    assert page.evaluate("chidao.canvas.scale()") >= READABLE
    expect(page.locator("#zoomed")).to_be_hidden()
    boxes = page.evaluate(
        "chidao.model.data.nodes.map(({id}) => ({id, ...chidao.canvas.pointOf(id)}))"
    )
    stage = page.locator("#map").bounding_box()
    assert stage
    for box in boxes:
        assert stage["x"] < box["x"] < stage["x"] + stage["width"]
        assert stage["y"] < box["y"] < stage["y"] + stage["height"]


@pytest.mark.parametrize(
    ("start", "reached", "not_reached"),
    [
        (
            "NQ 57-NQ/TW",
            {
                "NQ 03/NQ-CP",
                "CTr 95-CTr/TU",
                "KH 484/KH-UBND",
                "Sở Khoa học và Công nghệ",
            },
            {"Công an tỉnh", "Sở Tài chính", "KH 725/KH-UBND", "NQ 66-NQ/TW"},
        ),
        (
            "Chi nhánh NHCSXH tỉnh",
            {"KH 725/KH-UBND", "KH 186-KH/TU", "CT 39-CT/TW", "CT 05/CT-TTg"},
            {"NQ 57-NQ/TW", "Đề án 06", "Sở Khoa học và Công nghệ"},
        ),
        ("NQ 66/NQ-CP", {"KH 1268/KH-UBND", "CĐ 56/CĐ-TTg"}, {"NQ 66-NQ/TW"}),
    ],
)
def test_a_chain_passes_through_a_letter_only_along_its_task(
    start: str, reached: set[str], not_reached: set[str], show: Open
) -> None:
    chain = lit(show(sample_chain()), start)
    assert reached <= chain
    assert not chain & not_reached


def test_the_legend_filters(show: Open) -> None:
    page = show(sample_chain())
    shown = "chidao.model.data.nodes.filter((n) => !chidao.model.isLone(n)).length"
    before = page.evaluate(shown)
    page.get_by_label("xét đề nghị").uncheck()
    assert page.evaluate(shown) == before - 2
    page.get_by_label("xét đề nghị").check()
    assert page.evaluate(shown) == before


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("57nq/tw", "NQ 57-NQ/TW"),
        ("so khoa hoc", "Sở Khoa học và Công nghệ"),
        ("de an 06", "Đề án 06"),
        ("thu tuong cong dien", "CĐ 56/CĐ-TTg"),
    ],
)
def test_search_without_diacritics(words: str, first: str, show: Open) -> None:
    page = show(sample_chain())
    page.get_by_role("combobox").fill(words)
    expect(page.get_by_role("option").first).to_contain_text(first)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(first)


def test_the_keyboard_walks_the_chain(show: Open) -> None:
    page = show(sample_chain("CT 39"))
    page.locator("#map").focus()
    heading = page.locator("#panel h2")
    for key, label in [
        ("ArrowDown", "KH 186-KH/TU"),
        ("ArrowDown", "KH 725/KH-UBND"),
        ("ArrowUp", "KH 186-KH/TU"),
    ]:
        page.keyboard.press(key)
        expect(heading).to_have_text(label)
    expect(page.locator("#live")).to_contain_text("Đã chọn KH 186-KH/TU")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_picture_of_the_map_can_be_saved(show: Open) -> None:
    page = show(sample_chain())
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == "do-thi.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_without_script_the_picture_and_the_list_are_there(show: Open) -> None:
    page = show(sample_chain(), script=False)
    expect(page.locator("#outline")).to_contain_text("NQ 57-NQ/TW")
    expect(page.locator("#still svg")).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()


def test_on_a_phone_the_list_comes_first(show: Open) -> None:
    page = show(sample_chain(), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.evaluate("chidao.canvas.isOpen()")
    page.locator("#outline").get_by_role("link", name="CT 39-CT/TW").first.click()
    expect(page.locator("#panel h2")).to_be_in_viewport()
    page.get_by_role("button", name="Mở sơ đồ").click()
    expect(page.locator("#map canvas")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_of_a_document_runs(payload: str, show: Open) -> None:
    page = show(hostile(payload))
    point = page.evaluate("chidao.canvas.pointOf(chidao.model.data.roots[0])")
    page.mouse.move(point["x"], point["y"])
    expect(page.locator("#tip")).to_contain_text(payload)
    page.mouse.click(point["x"], point["y"])
    expect(page.locator("#panel h2")).to_have_text(payload)
    expect(page.locator("#panel mark").first).to_contain_text(payload)
