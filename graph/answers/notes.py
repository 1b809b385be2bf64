"""The footnotes of letters: what they say, and the words that they stand at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.iris import iris_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.store import Store

_NOTES = """
SELECT ?note ?letter ?number ?text ?start ?end WHERE {
  ?note a cd:Footnote ; dcterms:isPartOf ?letter ; cd:noteNumber ?number ;
        cd:quote ?text ; oa:hasTarget/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
}"""
_ANCHORS = """
SELECT ?note (MAX(?last) AS ?end) WHERE {
  ?note a cd:Footnote ; cd:anchor/oa:hasSelector/oa:end ?last .
} GROUP BY ?note"""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `anchor` is where the words end that it stands at, if known."""

    slug: str
    number: int
    text: str
    segments: tuple[tuple[int, int], ...]
    anchor: int | None


def notes_of(store: Store, letter: str) -> Sequence[Note]:
    """The footnotes of a letter, by its slug, in order."""
    return _all(store).get(letter, ())


def _all(store: Store) -> Mapping[str, Sequence[Note]]:
    return store.keep("footnotes", lambda: _read(store))


def _read(store: Store) -> dict[str, list[Note]]:
    iris = iris_of(store)
    anchors = {row["note"]: int(row["end"]) for row in store.rows(_ANCHORS)}
    rows = store.rows(_NOTES)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        places[row["note"]].append((int(row["start"]), int(row["end"])))
    notes: dict[str, dict[str, Note]] = defaultdict(dict)
    for row in rows:
        slug = row["note"]
        notes[iris.slug(row["letter"])][slug] = Note(
            slug=iris.slug(slug),
            number=int(row["number"]),
            text=row["text"],
            segments=tuple(sorted(places[slug])),
            anchor=anchors.get(slug),
        )
    return {
        letter: sorted(found.values(), key=lambda note: note.segments)
        for letter, found in notes.items()
    }
