"""Word's automatic numbers, "1.", "a)", "II.", which stand in no text (ECMA-376)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "- "
"""What stands for the bullet of a list."""

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_DEEPEST = 20  # styles based on styles
_LARGEST = 3999


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level counts: `form` is its number format, `text` its pattern."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _styles: dict[str, Element] = field(default_factory=dict)
    _restarts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _counts: dict[str, dict[int, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """The lists that the numbering and style parts define."""
        found = cls()
        if styles is not None:
            for style in styles.iter(_W + "style"):
                found._styles[style.get(_W + "styleId", "")] = style
        if numbering is None:
            return found
        abstract = {
            item.get(_W + "abstractNumId", ""): _levels(item)
            for item in numbering.iter(_W + "abstractNum")
        }
        for number in numbering.iter(_W + "num"):
            key = number.get(_W + "numId", "")
            base = _value(number, "abstractNumId") or ""
            found._abstract[key] = base
            found._levels[key] = dict(abstract.get(base, {}))
            for override in number.iter(_W + "lvlOverride"):
                found._override(key, override)
        return found

    def next(self, paragraph: Element) -> str:
        """The number Word prints before a paragraph, "- " for a bullet, or "".

        Lists of one definition count on together; one that starts anew does so once.
        """
        key, depth = self._list(paragraph)
        level = self._levels.get(key, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self._counts[self._abstract.get(key, key)]
        if depth in self._restarts[key]:
            self._restarts[key].remove(depth)
            counts.pop(depth, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        printed = _PLACE.sub(
            lambda m: self._part(key, int(m[1]) - 1, counts), level.text
        )
        return f"{printed.strip()} " if printed.strip() else ""

    def _part(self, key: str, depth: int, counts: dict[int, int]) -> str:
        level = self._levels[key].get(depth)
        if level is None:
            return ""
        return _printed(counts.setdefault(depth, level.start), level.form)

    def _list(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph, from itself or from its style."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return "", 0
        place = properties.find(_W + "numPr")
        depth = _value(place, "ilvl") if place is not None else None
        style = _value(properties, "pStyle")
        key = _value(place, "numId") if place is not None else None
        for _ in range(_DEEPEST):
            if key is not None or style not in self._styles:
                break
            of_style = self._styles[style].find(f"{_W}pPr/{_W}numPr")
            if of_style is not None:
                key = _value(of_style, "numId")
                depth = depth or _value(of_style, "ilvl")
            style = _value(self._styles[style], "basedOn")
        return key or "", _integer(depth)

    def _override(self, key: str, override: Element) -> None:
        depth = _integer(override.get(_W + "ilvl"))
        known = self._levels[key]
        replaced = _levels(override)
        if depth in replaced:
            known[depth] = replaced[depth]
        start = _value(override, "startOverride")
        if start is not None and depth in known:
            known[depth] = _Level(known[depth].form, known[depth].text, _integer(start))
            self._restarts[key].add(depth)


def _levels(holder: Element) -> dict[int, _Level]:
    return {
        _integer(level.get(_W + "ilvl")): _Level(
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            _integer(_value(level, "start"), 1),
        )
        for level in holder.iter(_W + "lvl")
    }


def _value(holder: Element, tag: str) -> str | None:
    child = holder.find(_W + tag)
    return None if child is None else child.get(_W + "val")


def _integer(value: str | None, default: int = 0) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def _printed(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _LARGEST:
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)
