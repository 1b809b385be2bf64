"""The documents: their list, and one with everything in it."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
