"""What the graph knows of documents being replaced, abrogated or amended."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.evidence import evidence
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.answers.findings import Ground
    from graph.evidence import Assertion
    from graph.store import Store

CHANGES = frozenset(("replaces", "abrogates", "amends"))
_PROVISIONS = """
SELECT DISTINCT ?slug WHERE { %s
  ?slug a cd:RelationAssertion ; cd:mention ?mention . ?mention cd:provision ?provision
}"""
_IN_PART = re.compile(
    r"\b(?:bai bo|huy bo|thay the)"
    r" (?:mot|noi dung|cum tu|diem|khoan|dieu|muc|chuong|phan|phu luc)\b"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One letter's statement that a document changes another.

    `relation` is replaces, abrogates or amends: what is replaced or abrogated in some
    provisions only is amended.
    """

    said: Assertion
    relation: str


def changes(ground: Ground) -> dict[str, list[Change]]:
    """What changes each document, by its slug.

    A letter that has an act changed does not change it: the act to come will.
    """
    partly = {row["slug"] for row in ground.rows(_PROVISIONS % "")}
    found: dict[str, list[Change]] = defaultdict(list)
    for said in ground.assertions:
        if (change := _change(said, partly)) is not None:
            found[said.object].append(change)
    return found


def changes_of(store: Store, document: str) -> list[Change]:
    """What changes one document."""
    iris = catalog(store).iris
    said = evidence(store).assertions.where("object = ?", document)
    asked = [one for one in said if one.predicate in CHANGES]
    slugs = " ".join(f"<{iris.iri(one.slug)}>" for one in asked)
    rows = store.rows(_PROVISIONS % f"VALUES ?slug {{ {slugs} }}")
    partly = {iris.slug(row["slug"]) for row in rows}
    found = (_change(one, partly) for one in asked)
    return [change for change in found if change is not None]


def _change(said: Assertion, partly: Collection[str]) -> Change | None:
    ordered = said.predicate == "amends" and said.task and said.of_letter
    if said.predicate not in CHANGES or ordered:
        return None
    in_part = said.slug in partly or _IN_PART.search(fold(said.quote.text))
    return Change(said, "amends" if in_part else said.predicate)
