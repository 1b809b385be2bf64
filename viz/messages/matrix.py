"""The matrix of duties: agency by central document, each cell with its evidence."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
