"""Where a body sits: its own place, read from its name, else that of the letter.

Bodies of the Centre have no place. A department or a commune is told apart from its
namesakes in other provinces by it, and so are the numbers it gives out.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from graph.iris import fold
from ontology.registry import bodies, in_full

PROVINCIAL = frozenset(
    {
        "provincial_party",
        "provincial_council",
        "provincial_government",
        "provincial_department",
        "central_branch",
    }
)
BELOW_PROVINCE = frozenset({"district", "commune"})
LOCAL = PROVINCIAL | BELOW_PROVINCE

_PROVINCE = re.compile(
    r"\b(?:(?:tỉnh|thành) ủy(?:\s+(?:tỉnh|thành phố|tp\.?)(?!\w))?"
    r"|tỉnh|thành phố|tp\.?)\s+",
    re.IGNORECASE,
)
_PROVINCE_ONLY = re.compile(r"\btỉnh\s+", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:huyện ủy|huyện|quận ủy|quận|thị xã|thị ủy|thị trấn|thành phố|thành ủy"
    r"|xã|phường|đặc khu)\s+",
    re.IGNORECASE,
)
_PARTY_UNITS = {
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
    "thành ủy": "thành phố",
}
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã|thị ủy)(?!\w)", re.IGNORECASE)
_COMMUNE = re.compile(r"\b(?:(?<!thị )xã|phường|thị trấn|đặc khu)(?!\w)", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:huyện|huyện ủy|quận|quận ủy|thị xã|thị ủy|thành phố|thị trấn|xã|phường|"
    r"đặc khu)$",
    re.IGNORECASE,
)
_CITY = re.compile(r"\b(?:thành phố|tp\.?)(?:\s+|$)", re.IGNORECASE)
_REGION = re.compile(r"\bkhu vực\s+(?:\d+|[IVX]+)\b", re.IGNORECASE)
_ENDS_IN_PROVINCE = re.compile(r"\b(?:tỉnh|tỉnh ủy|thành ủy)$", re.IGNORECASE)


def place_of(issuer: str | None, level: str | None, province: str | None) -> str | None:
    """The place that tells a local body from its namesakes; None for the Centre.

    `issuer` is as printed, `province` the letter's. A district or commune is placed
    by its own name and its province: "huyện Đăk Hà Kon Tum"; one that is not named is
    not the province: "huyện Kon Tum".
    """
    if level not in LOCAL:
        return None
    text = issuer or ""
    region = _REGION.search(text)
    if level == "central_branch" and region:
        return region[0]
    if level in PROVINCIAL and not _is_city_of(text, province):
        return _proper_name(_PROVINCE, text) or province
    parent = _proper_name(_PROVINCE_ONLY, text) or province
    unit = _UNIT.search(text)
    name = _proper_name(_UNIT, text)
    own = f"{_unit_of(unit[0])} {name}" if unit and name else unnamed_unit(text)
    return " ".join(part for part in (own, parent) if part) or None


def unnamed_unit(name: str) -> str | None:
    """What a district or commune is that a name does not name: "huyện"."""
    found = _UNNAMED.search(name.strip())
    return _unit_of(found[0]) if found else None


def _unit_of(words: str) -> str:
    """The unit that a body's name tells: a Huyện ủy sits in a huyện."""
    unit = " ".join(words.casefold().split())
    return _PARTY_UNITS.get(unit, unit)


def level_below(name: str) -> str | None:
    """The level of a body of a district or commune, by its name."""
    if _COMMUNE.search(name):
        return "commune"
    city = _proper_name(_CITY, name) or ""
    within = city and not city.startswith(tuple(bodies().cities))
    return "district" if within or _DISTRICT.search(name) else None


def _is_city_of(name: str, province: str | None) -> bool:
    """Whether a body is that of a city within a province: "UBND thành phố"."""
    if province is None or province in bodies().cities or not _CITY.search(name):
        return False
    named = _proper_name(_CITY, name)
    return named is None or not named.startswith(tuple(bodies().cities))


def telling_place(name: str, level: str | None, province: str | None) -> str | None:
    """The province that a body's slug needs beside its name; None if it needs none.

    "Ủy ban nhân dân tỉnh Bình Định" is the same in a letter of Gia Lai.
    """
    if level not in LOCAL or province is None:
        return None
    return None if _REGION.search(name) or _names_a_province(name) else province


def full_name(issuer: str, level: str | None, province: str | None) -> str:
    """A provincial body's name with its province.

    In a letter of Kon Tum "Sở Tài chính" is "Sở Tài chính tỉnh Kon Tum", and "Ban
    Thường vụ Tỉnh ủy" is "Ban Thường vụ Tỉnh ủy Kon Tum". Others stay as printed.
    """
    if (
        province is None
        or level not in PROVINCIAL
        or _REGION.search(issuer)
        or _proper_name(_PROVINCE, issuer)
        or f" {fold(province)} " in f" {fold(issuer)} "
    ):
        return issuer
    if _ENDS_IN_PROVINCE.search(issuer):
        return f"{issuer} {province}"
    return f"{issuer} {in_full(province)}"


def _names_a_province(name: str) -> bool:
    return name.endswith(_province_endings())


@cache
def _province_endings() -> tuple[str, ...]:
    return tuple(f" {form}" for one in bodies().provinces for form in _forms(one))


def _forms(province: str) -> tuple[str, str, str]:
    return in_full(province), f"Tỉnh ủy {province}", f"Thành ủy {province}"


def _proper_name(before: re.Pattern[str], text: str) -> str | None:
    """The capitalised or numeral words behind the first match that has any."""
    for match in before.finditer(text):
        words = takewhile(
            lambda word: word[0].isupper() or word[0].isdigit() or word in "-–",
            text[match.end() :].split(),
        )
        name = " ".join(words).strip(" ,;.-–")
        if name:
            return name
    return None
