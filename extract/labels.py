"""Labels of items, each its own: "2.a", "p2.2.a" where numbers start again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Labels:
    """The labels that a letter has given to items."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._parts: dict[str, int] = {}  # how often numbering has started again

    def take(self, labels: Iterable[str]) -> None:
        """Remember that labels are taken."""
        self._taken.update(labels)

    def free(self, label: str) -> str:
        """A label that no item has yet: this one, or the next "p2." before it."""
        found = label
        while found in self._taken:
            part = self._parts[label] = self._parts.get(label, 1) + 1
            found = f"p{part}.{label}"
        return found
