"""Dates as offices write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viz.messages import Lang

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_PADDED_DAYS: Final = 10
_PADDED_MONTHS: Final = 3


def day_words(value: str | None, lang: Lang) -> str:
    """A day, month or year of ISO 8601 in words; what is none of them as it is.

    Days below 10 and the months 1 and 2 have a zero before them in Vietnamese
    (Decree 30/2020/NĐ-CP, appendix I): 08/5/2025, 24/01/2025.
    """
    parts = (value or "").split("-")
    if not all(part.isdigit() for part in parts):
        return value or ""
    year, month, day = map(int, (*parts, "0", "0")[:3])
    if lang == "en":
        named = _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else ""
        return " ".join(str(part) for part in (day or "", named, year) if part)
    told = f"{day:02d}" if day < _PADDED_DAYS else f"{day}"
    in_year = f"{month:02d}" if month < _PADDED_MONTHS else f"{month}"
    return "/".join(
        part for part in (told * bool(day), in_year * bool(month), str(year)) if part
    )
