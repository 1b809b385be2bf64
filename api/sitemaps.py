"""Which pages there are, for search engines: the protocol of sitemaps.org, version 0.9.

A sitemap lists at most 50,000 addresses; where there are more, an index lists the
sitemaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from graph.catalog import catalog
from graph.runs import read_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.store import Store

MOST_ADDRESSES: Final = 50_000
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address below that of the server, and when it changed last, if known."""

    path: str
    changed: str | None = None


def entries(store: Store) -> list[Entry]:
    """The pages of the server: the explorer, and one for each thing in the graph.

    A letter and its tasks changed when the letter was read last.
    """
    known = catalog(store)
    times = read_times(store).items()
    read = {slug: time.isoformat() for slug, time in times}
    found = [Entry("/", max(read.values(), default=None)), Entry("/ontology.html")]
    found += [Entry(_page(slug), read.get(slug)) for slug in known.documents]
    found += [Entry(_page(slug)) for slug in known.agencies]
    found += [Entry(_page(t.slug), read.get(t.letter)) for t in known.tasks.values()]
    return found


def sitemap(address: str, listed: Iterable[Entry]) -> str:
    """A sitemap of pages of the server at an address."""
    return _document("urlset", "url", address, listed)


def index(address: str, listed: Sequence[Entry]) -> str:
    """The index of the sitemaps that so many pages take."""
    numbers = range(1, parts_of(listed) + 1)
    changed = max((entry.changed for entry in listed if entry.changed), default=None)
    maps = [Entry(f"/sitemap-{number}.xml", changed) for number in numbers]
    return _document("sitemapindex", "sitemap", address, maps)


def parts_of(listed: Sequence[Entry]) -> int:
    """How many sitemaps so many pages take."""
    return -(-len(listed) // MOST_ADDRESSES)


def part_of(listed: Sequence[Entry], number: int) -> Sequence[Entry]:
    """The pages of a sitemap, counted from 1."""
    return listed[(number - 1) * MOST_ADDRESSES : number * MOST_ADDRESSES]


def _page(slug: str) -> str:
    return f"/data/{quote(slug)}.html"


def _document(root: str, name: str, address: str, listed: Iterable[Entry]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<{root} xmlns="{_NAMESPACE}">')
    for entry in listed:
        changed = f"<lastmod>{escape(entry.changed)}</lastmod>" if entry.changed else ""
        place = escape(address + entry.path)
        lines.append(f"<{name}><loc>{place}</loc>{changed}</{name}>")
    return "\n".join([*lines, f"</{root}>", ""])
