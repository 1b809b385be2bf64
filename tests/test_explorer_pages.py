"""Every page of the explorer: for everybody, quick, and with nothing from afar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal, get_args

import pytest

from tests.browsing import (
    DESK,
    PHONE,
    Reading,
    grave,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RESOLUTION: Final = "57-nq-tw-2024"
AGENCY: Final = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
LETTER: Final = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
NOWHERE: Final = "/khong-co-trang-nay"
PAGES: Final = (
    "/",
    "/?q=66",
    "/?q=khong-co-gi",
    "/van-ban",
    "/van-ban?type=NQ&held=false",
    f"/van-ban/{RESOLUTION}",
    *(
        f"/van-ban/{LETTER}{tab}"
        for tab in ("", "/toan-van", "/luoc-do", "/chuoi", "/nhiem-vu", "/du-lieu")
    ),
    "/do-thi",
    f"/do-thi?root={RESOLUTION}",
    f"/do-thi?root={AGENCY}&to={RESOLUTION}",
    "/co-quan",
    f"/co-quan/{AGENCY}",
    "/truy-vet",
    f"/truy-vet?agency={AGENCY}&document={RESOLUTION}",
    *(f"/nhiem-vu?view={view}" for view in ("bang", "lich", "trang-thai", "don-doc")),
    f"/nhiem-vu/{LETTER}.t-8",
    "/khoang-trong",
    "/kiem-tra",
    "/dang-nhap",
    "/sparql",
    "/sparql?question=who-carries-out",
    "/sparql?question=graph-of-resolution",
    "/du-lieu",
    "/docs",
    f"/data/{RESOLUTION}",
    "/ontology",
    "/problems",
    NOWHERE,
)
Scheme = Literal["light", "dark"]
SCRIPT_BUDGET: Final = 150 * 1024
"""Bytes of script, as sent, that a page may have."""
EDITORS: Final = ("/sparql", "/docs")
"""Tools of those who work with the data: an editor and Swagger UI weigh more."""
FIRST_PAINT: Final = 1000
"""Milliseconds until something is seen."""

_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_SIZES = """performance.getEntriesByType('resource')
  .filter((entry) => entry.name.includes('.js'))
  .map((entry) => [entry.name, entry.encodedBodySize])"""


def test_axe_is_at_work(readers: Reading) -> None:
    page = readers.open("/")
    page.evaluate("document.querySelector('.find button').textContent = ''")
    assert [rule for rule, _ in grave(page)] == ["button-name"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody_and_seen_at_once(readers: Reading, path: str) -> None:
    """Wide and narrow, light and dark, in both languages, looked at by axe."""
    page = readers.open(path, DESK)
    assert _first_paint(page) < FIRST_PAINT
    sizes = page.evaluate(_SIZES)
    if not path.startswith(EDITORS):
        assert sum(size for _, size in sizes) <= SCRIPT_BUDGET, json.dumps(sizes)
    for scheme in get_args(Scheme):
        page.emulate_media(color_scheme=scheme)
        assert grave(page) == [], scheme
    other = page.locator(".switches a[hreflang=en]").get_attribute("href")
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(other or "")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave(page) == []
    if path == NOWHERE:  # the browser itself logs that the page is a 404
        readers.troubles.clear()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_is_without_script(readers: Reading, path: str) -> None:
    page = readers.open(path, PHONE, java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    assert page.title()
    assert page.get_by_role("navigation").first.is_visible()
    if path == NOWHERE:
        readers.troubles.clear()


def _first_paint(page: Page) -> float:
    """Milliseconds; the quickest of three, since others use the machine too."""
    best = float("inf")
    for _ in range(3):
        page.wait_for_function(f"() => {_PAINT} !== undefined")
        best = min(best, page.evaluate(_PAINT))
        if best < FIRST_PAINT:
            break
        page.reload()
    return best
