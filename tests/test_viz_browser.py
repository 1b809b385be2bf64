from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import chromium
from tests.sample_chain import sample_chain, slug
from tests.test_viz_page import HOSTILE, hostile
from viz.page import chain_file

if TYPE_CHECKING:
    from pathlib import Path

    from graph.answers.chain_view import ChainView

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
READABLE = 11 / 13


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return how to open a chain's file offline; nothing may go wrong unseen."""
    troubles: list[str] = []
    contexts = []

    def open_(
        view: ChainView, *, hash_: str = "", width: int = 1400, script: bool = True
    ) -> Page:
        file = tmp_path / "chain.html"
        file.write_text(chain_file(view), encoding="utf-8")
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
        page.goto(file.as_uri() + hash_)
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
        "id => [...chidao.model.chainOf({node: id}).nodes]"
        ".map((node) => chidao.model.node(node).name)",
        slug(label),
    )
    return set(nodes)


def test_a_click_shows_the_words_and_marks_them_in_the_letter(show: Open) -> None:
    page = show(sample_chain())
    click_node(page, "KH 186-KH/TU")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="KH 186-KH/TU")).to_be_visible()
    expect(panel).to_contain_text("09 tháng 01 năm 2025 của Ban Thường vụ")
    expect(page).to_have_url(re.compile(r"#n-kh-186-kh-tu$"))
    panel.get_by_role("button", name="Xem trong văn bản").first.click()
    marks = page.locator("#reader mark")
    expect(marks).to_have_count(2)
    expect(marks.first).to_be_in_viewport()
    expect(marks.last).to_have_text("Thường vụ")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).not_to_be_visible()


def test_the_two_letters_read_without_zooming(show: Open) -> None:
    page = show(sample_chain())
    assert page.evaluate("chidao.canvas.scale()") >= READABLE
    expect(page.locator("#zoomed")).to_be_hidden()
    boxes = page.evaluate(
        "chidao.model.nodes.map(({id}) => ({id, ...chidao.canvas.pointOf(id)}))"
    )
    stage = page.locator("#map").bounding_box()
    assert stage
    for box in boxes:
        assert stage["x"] < box["x"] < stage["x"] + stage["width"]
        assert stage["y"] < box["y"] < stage["y"] + stage["height"]


def test_drawn_boxes_are_as_wide_as_the_layout_thought(show: Open) -> None:
    page = show(sample_chain())
    excess = page.evaluate(
        """chidao.model.nodes.map((node) => {
          const { left, right } = chidao.canvas.boxOf(node.id);
          const round = 2 * node.shapeProperties.borderRadius;
          const { margin } = chidao.model.options.nodes;
          const thought = node.widthConstraint.minimum + margin.left + margin.right;
          return right - left - round - thought;
        })"""
    )
    assert max(excess) < 6


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


def test_the_legend_filters_and_the_address_keeps_it(show: Open) -> None:
    page = show(sample_chain(), hash_="?show=cites#n-nq-66-nq-tw")
    panel = page.locator("#panel")
    expect(page.get_by_label("viện dẫn")).to_be_checked()
    expect(panel).to_contain_text("/UBND-KTTH")
    page.get_by_label("viện dẫn").uncheck()
    page.get_by_label("căn cứ").uncheck()
    expect(panel).not_to_contain_text("/UBND-KTTH")
    expect(page).to_have_url(re.compile(r"chain\.html\?hide=based_on#n-nq-66-nq-tw$"))


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
    page = show(sample_chain(), hash_="#n-ct-39-ct-tw")
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
    page.go_back()
    expect(heading).to_have_text("KH 186-KH/TU")


def test_the_focus_is_selected_at_first(show: Open) -> None:
    page = show(sample_chain("Công an"))
    expect(page.locator("#panel h2")).to_have_text("Công an tỉnh")


def test_without_script_the_list_is_all_there_is(show: Open) -> None:
    page = show(sample_chain(), script=False)
    expect(page.locator("#outline")).to_contain_text("NQ 57-NQ/TW")
    for hidden in ("#map", "#search", ".legend"):
        expect(page.locator(hidden)).to_be_hidden()


def test_on_a_phone_the_list_comes_first(show: Open) -> None:
    page = show(sample_chain(), width=390)
    outline = page.locator("#outline").bounding_box()
    stage = page.locator("#map").bounding_box()
    assert outline
    assert stage
    assert outline["y"] < 200 < stage["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#outline").get_by_role("link", name="CT 39-CT/TW").first.click()
    expect(page.locator("#panel h2")).to_be_in_viewport()


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_of_a_document_runs(payload: str, show: Open) -> None:
    page = show(hostile(payload))
    expect(page.locator("#panel h2")).to_have_text(payload)
    point = page.evaluate("chidao.canvas.pointOf(chidao.model.page.focus)")
    page.mouse.move(point["x"], point["y"])
    expect(page.locator(".vis-tooltip")).to_contain_text(payload)
    page.locator("#panel summary").first.click()
    page.locator("#panel").get_by_role("button", name="Xem trong văn bản").first.click()
    expect(page.locator("#reader mark")).to_have_text(payload)
