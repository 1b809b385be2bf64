"""What is new as a feed that programs subscribe to: Atom (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from graph.xml_text import xml_safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from graph.errors import Lang

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
AUTHOR: Final = "chidao"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: `id` is its IRI, `address` where to read it, `updated` has a zone."""

    id: str
    title: str
    summary: str
    author: str | None
    address: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the latest first; `own` is where the feed is, `address` what of.

    `updated` stands in where there is no entry that tells it.
    """

    id: str
    title: str
    own: str
    address: str
    updated: datetime
    entries: Sequence[Entry]


def to_atom(feed: Feed, lang: Lang) -> bytes:
    """Write a feed in a language; it needs an id, a title, a time and an author."""
    root = etree.Element(_name("feed"), nsmap={None: NAMESPACE})
    root.set(_LANGUAGE, lang)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    latest = max((one.updated for one in feed.entries), default=feed.updated)
    _add(root, "updated", latest.isoformat())
    _add_author(root, AUTHOR)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    _add(root, "link", rel="alternate", href=feed.address)
    for one in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", one.updated.isoformat())
        if one.author is not None:  # else it is that of the feed (§4.2.1)
            _add_author(entry, one.author)
        _add(entry, "link", rel="alternate", href=one.address)
        _add(entry, "summary", one.summary)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _add_author(above: etree._Element, name: str) -> None:
    _add(_add(above, "author"), "name", name)


def _add(
    above: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    said = {key: xml_safe(value) for key, value in attributes.items()}
    made = etree.SubElement(above, _name(name), said)
    made.text = None if text is None else xml_safe(text)
    return made


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
