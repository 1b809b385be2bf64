"""The served pages in Chromium, under their own security headers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import reading, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(
    letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    store = tmp_path_factory.mktemp("served") / "store"
    with serving(store, letters, CHIDAO_LANG="en") as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with reading(browser, address) as readers:
        yield readers.open("/")


def test_the_chain_is_drawn_and_an_iri_leads_to_it(page: Page) -> None:
    page.goto("/do-thi")
    expect(page.locator("canvas").first).to_be_visible()
    page.goto("/id/57-nq-tw-2024")
    assert page.url.endswith("/van-ban/57-nq-tw-2024")


def test_the_description_of_the_api_works_offline(page: Page) -> None:
    page.goto("/docs")
    operation = page.locator("#operations-operations-healthz_healthz_get")
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table")).to_contain_text('"ok"')


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/do-thi?root=57-nq-tw-2024&lang=en", "Chain of directing documents"),
        ("/data/57-nq-tw-2024.html?lang=en", "Nghị quyết 57-NQ/TW"),
        ("/data/so-tai-chinh-tinh-kon-tum.html?lang=en", "Sở Tài chính tỉnh Kon Tum"),
    ],
)
def test_pages_carry_data_for_search_engines(
    page: Page, path: str, heading: str
) -> None:
    """A data block: no policy stops it, nothing of it runs."""
    page.goto(path)
    expect(page.locator("h1")).to_contain_text(heading)
    data = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(data or "")["@context"] == "https://schema.org"


def test_a_term_is_found_by_its_fragment(page: Page) -> None:
    page.goto("/ontology#lead")
    expect(page.locator("[id='lead']")).to_be_in_viewport()


def test_what_is_typed_is_found_and_gone_to_by_keyboard(page: Page) -> None:
    page.goto("/")
    search = page.get_by_role("combobox", name="Find documents, agencies, tasks")
    search.press_sequentially("nq57")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Nghị quyết 57-NQ/TW")
    search.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    search.press("Escape")
    expect(options.first).to_be_hidden()
    search.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?q=nq57"))
    page.get_by_role("combobox").fill("so khcn")
    page.get_by_role("combobox").press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
