"""What tasks are to yield, as letters say it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.iris import iris_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store import Store

_PRODUCTS = """
SELECT ?task ?product WHERE { ?task cd:product ?product } ORDER BY ?task ?product"""


def products(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The products of every task that has some, by its slug."""
    return store.keep("products", lambda: _read(store))


def _read(store: Store) -> dict[str, tuple[str, ...]]:
    iris = iris_of(store)
    found: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(_PRODUCTS):
        found[iris.slug(row["task"])].append(row["product"])
    return {task: tuple(names) for task, names in found.items()}
