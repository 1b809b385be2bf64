"""How Word prints the letters of a run: in capitals, or not at all (ECMA-376, 17.3.2).

"QUYẾT ĐỊNH" may stand in the file as "Quyết định" with all capitals as its format, and
what is hidden is no part of the letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CAPITALS = (_W + "caps", _W + "smallCaps")
_HIDDEN = (_W + "vanish",)
_OFF = {"0", "false", "off"}
_DEEPEST = 20  # styles based on styles


@dataclass(slots=True)
class Printing:
    """The formats that the styles of a document give, by style."""

    _styles: dict[str, Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool | None] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Element | None) -> Printing:
        """The formats of the style part; none without one."""
        found = () if styles is None else styles.iter(_W + "style")
        return cls({style.get(_W + "styleId", ""): style for style in found})

    def printed(self, text: Element) -> str:
        """The words of a `w:t` as they are printed; empty if they are hidden."""
        words = text.text or ""
        run = text.getparent()
        if not words or run is None or run.tag != _W + "r":
            return words
        if self._has(run, _HIDDEN):
            return ""
        return words.upper() if self._has(run, _CAPITALS) else words

    def _has(self, run: Element, formats: tuple[str, ...]) -> bool:
        """Whether a run has one of some formats, by itself or by its styles."""
        own = run.find(_W + "rPr")
        paragraph = next(run.iterancestors(_W + "p"), None)
        around = None if paragraph is None else paragraph.find(_W + "pPr")
        for name in formats:
            said = _said(own, name)
            if said is None:
                said = self._styled(own, "rStyle", name) != self._styled(
                    around, "pStyle", name
                )  # of two styles that say the same, one takes back the other
            if said:
                return True
        return False

    def _styled(self, properties: Element | None, kind: str, name: str) -> bool:
        style = None if properties is None else properties.find(_W + kind)
        if style is None:
            return False
        key = style.get(_W + "val", "")
        if (key, name) not in self._known:
            self._known[key, name] = self._of_style(key, name)
        return bool(self._known[key, name])

    def _of_style(self, key: str, name: str) -> bool | None:
        """What a style says of a format, or the one it is based on."""
        for _ in range(_DEEPEST):
            if key not in self._styles:
                return None
            style = self._styles[key]
            said = _said(style.find(_W + "rPr"), name)
            base = style.find(_W + "basedOn")
            if said is not None or base is None:
                return said
            key = base.get(_W + "val", "")
        return None


def _said(properties: Element | None, name: str) -> bool | None:
    """Whether a format is switched on; None if nothing is said of it."""
    switch = None if properties is None else properties.find(name)
    return None if switch is None else switch.get(_W + "val", "1") not in _OFF
