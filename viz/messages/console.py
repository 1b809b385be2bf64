"""The page on which SPARQL is asked."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
