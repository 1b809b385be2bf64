"""Parameters of lists and of other addresses, and what may be wrong with them."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "request.unknown_field": (
        "fields: không có trường {field!r}; các trường: {known}",
        "fields: there is no {field!r}; the fields are: {known}",
    ),
    "invalid.bool_parsing": ("hãy ghi true hoặc false", "give true or false"),
    "invalid.day": (
        "hãy ghi một ngày có thật, dạng NNNN-TT-NN (năm-tháng-ngày)",
        "give a day that there is, as YYYY-MM-DD",
    ),
    "invalid.greater_than_equal": ("phải từ {ge} trở lên", "give {ge} or more"),
    "invalid.less_than_equal": ("nhiều nhất là {le}", "give {le} at most"),
    "invalid.literal_error": (
        "phải là một trong: {expected}",
        "give one of {expected}",
    ),
    "invalid.missing": ("còn thiếu", "it is missing"),
    "invalid.string_too_long": (
        "dài quá {max_length} ký tự",
        "it has more than {max_length} characters",
    ),
    "invalid.string_too_short": (
        "phải có ít nhất {min_length} ký tự",
        "it has fewer than {min_length} characters",
    ),
    "invalid.truth": ("hãy ghi true hoặc false", "give true or false"),
    "invalid.whole": ("hãy ghi một số nguyên", "give a whole number"),
    "invalid.int_parsing": ("hãy ghi một số nguyên", "give a whole number"),
}
