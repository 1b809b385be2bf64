"""What needs a look."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
