"""Days, periods, deadlines and numbers as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.answers.recurring import MONTHS
from viz.messages import messages

if TYPE_CHECKING:
    from datetime import date

    from graph.catalog import Deadline
    from viz.messages import Lang

_DAY: Final = len("2025-07-25")
_PADDED: Final = 2  # January and February are written 01, 02


def day(value: date | str | None, lang: Lang) -> str:
    """A day, month or year: "08/5/2025", in English as in ISO 8601."""
    parts = str(value or "").split("-")
    if lang == "en" or not all(part.isdigit() for part in parts):
        return str(value or "")
    year, *rest = parts
    shown = [_month(int(part)) for part in rest[:1]]
    shown += [f"{int(part):02}" for part in rest[1:]]
    return "/".join([*reversed(shown), year])


def period(value: str | None, lang: Lang) -> str:
    """The value of a deadline: "tháng 7/2025", "quý III/2025", "hằng tháng"."""
    value, t = value or "", messages(lang)
    if value in MONTHS:
        return t[f"period.{value}"]
    first, slash, last = value.partition("/")
    if slash:
        return f"{period(first, lang)} – {period(last, lang)}"
    year, _, rest = value.partition("-")
    if rest[:1] in ("Q", "H"):
        return t(f"period.{rest}", year=year)
    if rest.isdigit():
        return t("period.month", month=int(rest), year=year)
    return day(value, lang) if rest else t("period.year", year=year)


def decimal(value: float, lang: Lang) -> str:
    """A number with two decimals: "0,93", in English "0.93"."""
    shown = f"{value:.2f}"
    return shown.replace(".", ",") if lang == "vi" else shown


def count(number: int, lang: Lang) -> str:
    """A number with its thousands set apart: "1.234", in English "1,234"."""
    shown = f"{number:,}"
    return shown.replace(",", ".") if lang == "vi" else shown


def due(deadline: Deadline, lang: Lang) -> str:
    """A deadline: "trước ngày 25/7/2025", "trong quý III/2025"; else as printed.

    So are those of which only a condition is known, or that name an hour.
    """
    value = deadline.value
    if value is None or deadline.kind == "relative" or "giờ" in deadline.text:
        return deadline.text
    if deadline.kind == "recurring" or deadline.bound is None:
        return period(value, lang)
    when = period(value, lang)
    if len(value) == _DAY:
        when = messages(lang)("period.day", day=when)
    return messages(lang)(f"bound.{deadline.bound}", when=when)


def in_full(value: date) -> str:
    """A day as Nghị định 30/2020/NĐ-CP writes it: "ngày 05 tháng 02 năm 2025"."""
    return f"ngày {value.day:02} tháng {_month(value.month)} năm {value.year}"


def _month(month: int) -> str:
    """A month as Nghị định 30/2020/NĐ-CP writes it: 01, 02, 3."""
    return f"{month:02}" if month <= _PADDED else str(month)
