"""When: parts of a year, what returns."""

from typing import Final

MESSAGES: Final = {
    "period.month": ("tháng {month}/{year}", "{year}-{month:02}"),
    "period.year": ("năm {year}", "{year}"),
    "period.Q1": ("quý I/{year}", "Q1 {year}"),
    "period.Q2": ("quý II/{year}", "Q2 {year}"),
    "period.Q3": ("quý III/{year}", "Q3 {year}"),
    "period.Q4": ("quý IV/{year}", "Q4 {year}"),
    "period.H1": ("6 tháng đầu năm {year}", "first half of {year}"),
    "period.H2": ("6 tháng cuối năm {year}", "second half of {year}"),
    "period.P1M": ("hằng tháng", "every month"),
    "period.P3M": ("hằng quý", "every quarter"),
    "period.P6M": ("6 tháng một lần", "every six months"),
    "period.P1Y": ("hằng năm", "every year"),
    "period.day": ("ngày {day}", "{day}"),
    "bound.before": ("trước {when}", "before {when}"),
    "bound.by": ("chậm nhất {when}", "by {when}"),
    "bound.within": ("trong {when}", "within {when}"),
    "bound.after": ("sau {when}", "after {when}"),
}
