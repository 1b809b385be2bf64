"""Letters put in, with their progress."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
