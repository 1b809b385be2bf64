"""What the ledger has of some numbers, apart: to see what a letter would cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.resolution.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable


def excerpt(ledger: Ledger, numbers: Iterable[str]) -> Ledger:
    """A ledger in memory with what is known of some numbers, and nothing else."""
    part = Ledger.in_memory()
    with ledger.lock:
        for number in set(numbers):
            keys = _copy(ledger, part, "keys", "number = ?1", number)
            for slug in {row[4] for row in keys}:
                about = "topic = ?1 AND about = 'understood'"
                _copy(ledger, part, "votes", about, slug)
                held = _copy(ledger, part, "shelf", "letter = ?1 OR slug = ?1", slug)
                for letter, *_ in held:
                    _copy(ledger, part, "letters", "slug = ?1", letter)
    return part


def _copy(
    ledger: Ledger, part: Ledger, table: str, where: str, value: str
) -> list[tuple[Any, ...]]:
    rows = ledger.all(f"SELECT * FROM {table} WHERE {where}", value)  # noqa: S608 - ours
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        part.many(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - ours
    return rows
