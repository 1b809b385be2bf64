"""The pages of documents in Chromium: what is pointed at tells what it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import PHONE, Reading

pytestmark = pytest.mark.browser

RESOLUTION = "57-nq-tw-2024"


def text_of(readers: Reading) -> str:
    """The address of the text of a letter that cites the resolution."""
    page = readers.open(f"/van-ban/{RESOLUTION}")
    first = page.locator("blockquote a[href*='/toan-van#c']").first
    return first.get_attribute("href") or ""


def test_from_a_resolution_to_the_sentence(readers: Reading) -> None:
    page = readers.open("/van-ban?q=nghi+quyet+57")
    page.locator("tbody th a").first.click()
    expect(page.locator("h1")).to_contain_text("57-NQ/TW")
    page.locator("blockquote a[href*='/toan-van#c']").first.click()
    place = page.url.partition("#")[2]
    cited = page.locator(f"#{place}")
    expect(cited).to_be_in_viewport()
    expect(cited).to_contain_text("57-NQ/TW")


def test_a_citation_tells_what_it_is_while_it_has_the_focus(readers: Reading) -> None:
    address = text_of(readers)
    page = readers.open(address.partition("#")[0])
    cited = page.locator(f"[id='{address.partition('#')[2]}']")
    card = page.get_by_role("tooltip")
    expect(card).to_be_hidden()
    cited.focus()
    expect(card).to_contain_text("Nghị quyết 57-NQ/TW")
    expect(card).to_contain_text("chưa có trong kho")
    assert cited.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    cited.hover()
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_card_stays_on_the_screen_of_a_phone(readers: Reading) -> None:
    page = readers.open(text_of(readers), PHONE)
    card = page.get_by_role("tooltip")
    for mark in page.locator(".text [data-cards]").all()[:25]:
        mark.focus()
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE


def test_a_statement_shows_all_of_its_words(readers: Reading) -> None:
    page = readers.open(text_of(readers).partition("#")[0])
    place = page.locator("[data-of]").first.get_attribute("data-of") or ""
    place = place.split(" ")[0]
    page.evaluate(f"location.hash = '#{place}'")
    expect(page.locator(".pointed").first).to_be_in_viewport()
    count = page.locator(f"[data-of~='{place}']").count()
    assert page.locator(".pointed").count() == count


def test_all_is_there_without_script(readers: Reading) -> None:
    page = readers.open(text_of(readers), java_script_enabled=False)
    cited = page.locator("#c0, [id^='c']").first
    assert cited.get_attribute("title")
    page.get_by_role("link", name="Lược đồ").click()
    page.locator("summary").first.click()
    expect(page.locator("blockquote").first).to_be_visible()
    page.get_by_role("link", name="Nhiệm vụ", exact=True).last.click()
    expect(page.locator("tbody tr").first).to_be_visible()


def test_a_phone_lists_documents_as_cards(readers: Reading) -> None:
    page = readers.open("/van-ban", PHONE)
    row = page.locator("tbody tr").first
    box, wide = row.bounding_box(), page.evaluate("innerWidth")
    assert box
    assert box["width"] <= wide
    summary = page.locator(".narrow > summary")
    expect(page.locator(".facets").first).to_be_hidden()
    summary.click()
    expect(page.locator(".facets").first).to_be_visible()
    page.locator(".facets a").first.click()
    expect(page.locator(".chosen a").first).to_be_visible()
