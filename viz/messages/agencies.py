"""The agencies: their list, and what one has to do."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
