"""What documents say is never run, on any page: script, markup, templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

import pytest

from extract.model import LETTER, Header
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.browsing import reading, serving
from tests.factories import Draft, cited
from tests.hostile_letter import hostile_letter
from viz.frame import DATA, PAGES, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from extract.model import Extraction

pytestmark = pytest.mark.browser

ATTACKS: Final = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "<svg/onload=alert(3)>",
    "<a href='javascript:alert(4)' autofocus onfocus=alert(5)>href</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "</title></textarea></style><script>alert(6)</script>",
    "\u202e<b onmouseover=alert(7)>\u2066",
)
FILES: Final = frozenset(
    [
        "json",
        "jsonld",
        "ttl",
        "nt",
        "rdf",
        "csv",
        "tsv",
        "xlsx",
        "docx",
        "ics",
        "xml",
        "svg",
        "graphml",
    ]
)
"""What names of files end in, which are to be kept rather than looked at."""
STARTS: Final = ("/", *PAGES.values(), *TOOLS.values(), *DATA.values())
MOST_PAGES: Final = 90

_ADDRESSES: Final = """all => all.map(
  (a) => new URL(a.getAttribute('href'), a.baseURI).href)"""
"""Where links lead, those within pictures too."""
_SETTLED: Final = "new Promise((done) => setTimeout(done, 60))"
"""Time for handlers of what has just been loaded."""


def letter_with(attack: str, number: int) -> Extraction:
    """A letter with an attack in whatever of it is shown."""
    text = f"""Sở Tài chính {attack}
Thực hiện Nghị quyết số {number}-NQ/TW ngày 01/02/2025 về {attack}
1. Sở Tài chính {attack} chủ trì, hoàn thành trước ngày 25/12/2026 {attack}.
"""
    header = Header(
        type="Công văn",
        number=f"{number}/UBND-KTTH",
        issuer=f"Ủy ban nhân dân tỉnh {attack}",
        place=attack,
        date="2025-03-04",
        subject=attack,
        province="Kon Tum",
    )
    draft = Draft(text, header)
    body = draft.agency(f"Sở Tài chính {attack}", level="provincial_department")
    basis = draft.cite(f"Nghị quyết số {number}-NQ/TW ngày 01/02/2025", title=attack)
    draft.relate(LETTER, "implements", cited(basis), f"về {attack}")
    draft.task(
        "1",
        f"1. Sở Tài chính {attack} chủ trì",
        assignments=(draft.assignment(f"Sở Tài chính {attack}", body, "lead"),),
        products=(attack,),
    )
    found = draft.done()
    source = replace(found.letter.source, name=f"{attack}.txt")
    return replace(found, letter=replace(found.letter, source=source))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    attacks = (letter_with(attack, n) for n, attack in enumerate(ATTACKS, start=50))
    with Store.open(folder) as store:
        for letter in (*attacks, hostile_letter()):
            ingest_letter(store, letter, Iris())
        resolve(store, Iris())
    with serving(folder, ()) as address:
        yield address


def links_of(page: Page, address: str) -> list[str]:
    """The pages of the same server that a page leads to."""
    found = page.eval_on_selector_all("a[href]", _ADDRESSES)
    own = (link for link in found if link.startswith(address))
    return [link.partition("#")[0].removeprefix(address) for link in own]


def kind_of(path: str) -> str:
    """Pages that are made alike: of the same place, with the same questions."""
    parts = urlsplit(path)
    segments = parts.path.split("/")
    asked = sorted(pair.partition("=")[0] for pair in parts.query.split("&"))
    return "/".join((*segments[:2], str(len(segments)), segments[-1][-5:], *asked))


def test_nothing_that_a_document_says_is_run_on_any_page(
    browser: Browser, address: str
) -> None:
    """Every kind of page is walked to, over the links of those before."""
    with reading(browser, address) as readers:
        page = readers.open("/")
        waiting, seen, kinds = [*STARTS], set[str](), dict[str, int]()
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0)
            kind = kind_of(path)
            if path in seen or kinds.get(kind, 0) >= len(ATTACKS) or _is_data(path):
                continue
            seen.add(path)
            kinds[kind] = kinds.get(kind, 0) + 1
            answer = page.goto(path)
            assert answer
            assert answer.status < 500, path
            page.evaluate(_SETTLED)
            readers.troubles[:] = [t for t in readers.troubles if not _is_status(t)]
            assert readers.troubles == [], path
            waiting += [link for link in links_of(page, address) if link not in seen]
        assert len(kinds) > 8


def test_attacks_by_address_are_not_run(browser: Browser, address: str) -> None:
    with reading(browser, address) as readers:
        page = readers.open("/")
        for attack in ATTACKS:
            for path, name in (("/", "q"), ("/do-thi", "root"), ("/van-ban", "q")):
                page.goto(f"{path}?{urlencode({name: attack})}")
                page.evaluate(_SETTLED)
        readers.troubles[:] = [t for t in readers.troubles if not _is_status(t)]


def test_the_walk_reaches_what_documents_say(browser: Browser, address: str) -> None:
    """So that a walk without trouble means something."""
    with reading(browser, address) as readers:
        words = readers.open("/do-thi").content()
        assert "alert(1)" in words
        assert "{{ 7 * 7 }}" in words


def _is_status(trouble: str) -> bool:
    """Whether the browser only logs that a page is none, or not for this reader."""
    return "status of 4" in trouble


def _is_data(path: str) -> bool:
    """Whether a link is a file to be kept rather than a page."""
    place = path.partition("?")[0]
    suffix = place.rpartition("/")[2].rpartition(".")[2]
    return suffix in FILES or place.startswith(
        ("/api/", "/openapi", "/id/", "/do-thi.")
    )
