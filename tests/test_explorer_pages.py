"""Every page of the explorer: for everybody, quick, and with nothing from afar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browsing import DESK, PHONE, Reading, chromium, reading, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RESOLUTION: Final = "57-nq-tw-2024"
AGENCY: Final = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
LETTER: Final = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
PAGES: Final = (
    "/",
    "/?q=66",
    "/?q=khong-co-gi",
    "/do-thi",
    "/van-ban",
    f"/van-ban/{RESOLUTION}",
    f"/van-ban/{LETTER}/toan-van",
    f"/van-ban/{LETTER}/luoc-do",
    f"/van-ban/{LETTER}/chuoi",
    f"/van-ban/{LETTER}/nhiem-vu",
    f"/van-ban/{LETTER}/du-lieu",
    f"/do-thi?root={RESOLUTION}",
    f"/data/{RESOLUTION}",
    "/ontology",
    "/problems",
    "/sparql?question=who-carries-out",
    "/sparql?question=graph-of-resolution",
    "/docs",
    "/khong-co-trang-nay",
)
Scheme = Literal["light", "dark"]
GRAVE: Final = ("serious", "critical")
SCRIPT_BUDGET: Final = 150 * 1024
"""Bytes of script, as sent, that a page may have."""
TECHNICAL: Final = ("/sparql", "/docs")
"""Tools of those who work with the data: an editor and Swagger UI weigh more."""
FIRST_PAINT: Final = 1000
"""Milliseconds until something is seen."""

_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_SIZES = """performance.getEntriesByType('resource')
  .filter((entry) => entry.name.includes('.js'))
  .map((entry) => [entry.name, entry.encodedBodySize])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(
    letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("served") / "store", letters) as address:
        yield address


@pytest.fixture
def readers(browser: Browser, address: str) -> Iterator[Reading]:
    with reading(browser, address) as readers:
        yield readers


def grave(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds serious on a page: the rule, and where."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]])
        for one in found["violations"]
        if one["impact"] in GRAVE
    ]


def test_axe_is_at_work(readers: Reading) -> None:
    page = readers.open("/")
    page.evaluate("document.querySelector('.find button').textContent = ''")
    assert [rule for rule, _ in grave(page)] == ["button-name"]


@pytest.mark.parametrize("scheme", get_args(Scheme))
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(readers: Reading, path: str, scheme: Scheme) -> None:
    wide = readers.open(path, DESK, color_scheme=scheme)
    assert grave(wide) == []
    narrow = readers.open(path, PHONE, color_scheme=scheme)
    assert grave(narrow) == []
    if "trang-nay" in path:  # the browser itself logs that the page is a 404
        readers.troubles.clear()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES[:-1])
def test_no_page_is_wider_than_a_phone(readers: Reading, path: str, lang: str) -> None:
    separator = "&" if "?" in path else "?"
    page = readers.open(f"{path}{separator}lang={lang}", PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize("path", PAGES[:-1])
def test_a_page_is_small_and_seen_at_once(readers: Reading, path: str) -> None:
    """The quickest of three, since others use the machine too."""
    paints = []
    for _ in range(3):
        page = readers.open(path)
        page.wait_for_function(f"() => {_PAINT} !== undefined")
        paints.append(page.evaluate(_PAINT))
    sizes = page.evaluate(_SIZES)
    if not path.startswith(TECHNICAL):
        assert sum(size for _, size in sizes) <= SCRIPT_BUDGET, json.dumps(sizes)
    assert min(paints) < FIRST_PAINT


@pytest.mark.parametrize("path", PAGES[:-1])
def test_a_page_says_what_it_is_without_script(readers: Reading, path: str) -> None:
    page = readers.open(path, java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    assert page.title()
    assert page.get_by_role("navigation").first.is_visible()
