"""Extractions reviewed: proposed, confirmed, rejected, corrected."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {}
