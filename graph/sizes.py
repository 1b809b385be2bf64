"""How large a store is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.disk import snapshots

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import Store

_LETTERS = "SELECT (COUNT(DISTINCT ?letter) AS ?n) { ?letter prov:wasDerivedFrom ?of }"


@dataclass(frozen=True, slots=True)
class Sizes:
    """A store in figures.

    `bytes` are those of its folder, a file with several names once; `snapshot` the
    number of the newest and when it was made (seconds since 1970), None if none was.
    """

    quads: int
    letters: int
    bytes: int
    snapshot: tuple[int, float] | None


def sizes(store: Store) -> Sizes:
    """Measure a store."""
    [letters] = store.rows(_LETTERS)
    folder = store.folder
    newest = snapshots(folder)[-1:] if folder else []
    made = [(int(path.name), path.stat().st_mtime) for path in newest]
    return Sizes(
        quads=store.count(),
        letters=int(letters["n"]),
        bytes=_bytes(folder) if folder else 0,
        snapshot=made[0] if made else None,
    )


def _bytes(folder: Path) -> int:
    """The bytes of the files in a folder; those that go meanwhile do not count."""
    seen: dict[int, int] = {}
    for path in folder.rglob("*"):
        try:
            about = path.lstat()
        except FileNotFoundError:
            continue
        seen[about.st_ino] = about.st_size
    return sum(seen.values())
