"""A draft checked before it is signed."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
