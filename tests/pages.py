"""Pages of the explorer as tests read them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

BROWSER = {"accept": "text/html"}


class Shown:
    """A page that was asked for as a browser does."""

    def __init__(self, client: TestClient, address: str, status: int = 200) -> None:
        answer = client.get(address, headers=BROWSER)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        self.source = answer.text
        self.tree = html.fromstring(answer.text)

    def all(self, path: str) -> list[html.HtmlElement]:
        """The elements that an XPath finds."""
        found: list[html.HtmlElement] = self.tree.xpath(path)
        return found

    def values(self, path: str) -> list[str]:
        """The attributes that an XPath finds."""
        return [str(value) for value in self.tree.xpath(path)]

    def words(self, path: str) -> list[str]:
        """Their words, white space folded."""
        return [" ".join(one.text_content().split()) for one in self.all(path)]

    def links(self, path: str = "//main") -> list[str]:
        """Where the links of a part lead."""
        return [link.get("href", "") for link in self.all(f"{path}//a")]

    def assert_well_made(self) -> None:
        """Check what holds for every page: headings in order, ids once, and so on."""
        levels = [
            int(str(one.tag)[1]) for one in self.all("//h1|//h2|//h3|//h4|//h5|//h6")
        ]
        assert levels[0] == levels.count(1) == 1
        steps = pairwise(levels)
        assert all(then <= now + 1 for now, then in steps), levels
        ids = [one.get("id") for one in self.all("//*[@id]")]
        assert len(ids) == len(set(ids)), ids
        assert self.all("//*[@style]|//style|//*[@onclick]") == []
        assert self.all("//table[not(caption)]") == []
        assert self.all("//th[not(@scope)]") == []
        named = "@aria-label or @aria-labelledby or @id=//label/@for"
        fields = "//main//input[not(@type='hidden')]|//main//select"
        assert [one for one in self.all(fields) if not one.xpath(named)] == []
