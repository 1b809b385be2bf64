"""Corrections: the commands, their options, and what they print."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "title.conflict": ("Mâu thuẫn", "Conflict"),
    "title.bad_correction": ("Đề nghị sửa không hợp lệ", "Invalid correction"),
}
