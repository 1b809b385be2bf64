"""Tasks as table, calendar and board, and the papers an office makes of them."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
