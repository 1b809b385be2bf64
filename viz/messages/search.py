"""What was searched for, and found."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
