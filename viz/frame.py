"""What every page has around what it shows: head, ways on, foot, and its language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from viz.assets import asset, data_block, environment
from viz.messages import LANGS, Lang, messages
from viz.times import count, day, decimal, period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGES: Final[Mapping[str, str]] = {
    "documents": "/van-ban",
    "chain": "/do-thi",
    "agencies": "/co-quan",
    "matrix": "/truy-vet",
    "tasks": "/nhiem-vu",
    "gaps": "/khoang-trong",
}
"""The pages that answer questions: name, and address."""

TOOLS: Final[Mapping[str, str]] = {
    "check": "/kiem-tra",
    "upload": "/tai-len",
    "review": "/duyet",
}
"""The pages on which something is done."""

SIGN_IN: Final = "/dang-nhap"
SIGN_OUT: Final = "/dang-xuat"

DATA: Final[Mapping[str, str]] = {
    "sparql": "/sparql",
    "datasets": "/du-lieu",
    "api": "/docs",
}
"""The pages for those who work with the data."""

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a page is also given: `suffix` behind its path, and its type."""

    suffix: str
    name: str
    media_type: str


JSON: Final = Format("json", "JSON", "application/json")
CSV: Final = Format("csv", "CSV", "text/csv")


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of one page.

    `path` and `query` are its address, without the language; `prefix` is what a proxy
    knows the server by, and `usual` the language of the server, which addresses need
    not name. `sparql` is the query behind the page; `words` what was searched for;
    `linked` what it is about as JSON-LD, for search engines.
    """

    title: str
    lang: Lang = "vi"
    usual: Lang = "vi"
    path: str = "/"
    query: Query = ()
    prefix: str = ""
    formats: Sequence[Format] = ()
    sparql: str | None = None
    words: str = ""
    linked: Mapping[str, object] | None = field(default=None, repr=False)

    def link(self, path: str, /, fragment: str = "", **query: object) -> str:
        """The address of a page of ours, in the language of this one.

        Fields of `query` that are None or empty are left out; lists repeat.
        """
        pairs = [(k, str(one)) for k, v in query.items() for one in _values(v)]
        return self._address(path, pairs, self.lang, fragment)

    def here(self, **changes: object) -> str:
        """The address of this page with other fields in its query; None drops one."""
        return self._address(self.path, self._changed(changes), self.lang)

    @property
    def languages(self) -> Sequence[tuple[Lang, str]]:
        """The other languages of this page, and its address in each."""
        others = [lang for lang in LANGS if lang != self.lang]
        return [(o, self._address(self.path, self.query, o)) for o in others]

    def data(self, suffix: str, **changes: object) -> str:
        """The address of this page as data, with other fields in its query."""
        path = "/index" if self.path == "/" else self.path
        return self._address(f"{path}.{suffix}", self._changed(changes), self.lang)

    def _changed(self, changes: Mapping[str, object]) -> Sequence[tuple[str, str]]:
        kept = [(k, v) for k, v in self.query if k not in changes]
        pairs = [(k, str(one)) for k, v in changes.items() for one in _values(v)]
        return [*kept, *pairs]

    def _address(
        self, path: str, query: Sequence[tuple[str, str]], lang: Lang, anchor: str = ""
    ) -> str:
        pairs = [*query, *([("lang", lang)] if lang != self.usual else [])]
        asked = f"?{urlencode(pairs)}" if pairs else ""
        part = f"#{quote(anchor, safe='')}" if anchor else ""
        return f"{self.prefix}{quote(path, safe='/')}{asked}{part}"


def _values(value: object) -> Sequence[object]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def render(template: str, frame: Frame, **context: Any) -> str:  # noqa: ANN401 - theirs
    """Return a page made from a template that extends `base.html`."""
    found = environment().get_template(template)
    return found.render({**surroundings(frame), **context})


def surroundings(frame: Frame) -> dict[str, Any]:
    """What such a template finds: `frame` and what is used most of it.

    `asset` gives the address of a file of `viz/static`; `t` is the words in the
    language of the page, in which `day`, `period`, `count` and `decimal` put dates and
    numbers.
    """
    return {
        "frame": frame,
        "link": frame.link,
        "here": frame.here,
        "asset": lambda name: frame.prefix + asset(name),
        "t": messages(frame.lang),
        "day": partial(day, lang=frame.lang),
        "period": partial(period, lang=frame.lang),
        "count": partial(count, lang=frame.lang),
        "decimal": partial(decimal, lang=frame.lang),
        "linked": data_block(frame.linked) if frame.linked else None,
        "navigation": (("nav", PAGES), ("nav.tools", TOOLS), ("nav.data", DATA)),
    }
