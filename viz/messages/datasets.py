"""The data for those who work with it."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
