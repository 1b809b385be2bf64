"""Days, periods, deadlines and numbers as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.recurring import MONTHS
from viz.messages import messages

if TYPE_CHECKING:
    from datetime import date

    from viz.messages import Lang


def day(value: date | str | None, lang: Lang) -> str:
    """A day, month or year: "25/7/2025", in English as in ISO 8601."""
    parts = str(value or "").split("-")
    if lang == "en" or not all(part.isdigit() for part in parts):
        return str(value or "")
    return "/".join(str(int(part)) for part in reversed(parts))


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
