"""The whole graph as compressed files, one of each format for a state of the store.

`dumps/<snapshot>.<suffix>` beside the snapshots: made when first asked for, whole or
not at all, and kept until the store changes, so that whoever asks again costs nothing.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from graph.disk import snapshots
from graph.errors import NoStoreError
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES: Final[Mapping[str, str]] = {"nquads": "nq.gz", "trig": "trig.gz"}
"""What the file of a format is called behind its dot."""

_KEPT: Final = 2  # one may be on its way to somebody


def dump_file(folder: Path, form: str) -> Path:
    """The newest state of a store in a format of `SUFFIXES`, made if need be.

    Raises:
        NoStoreError: nothing was ever stored there.
        OSError: it cannot be written.
    """
    done = snapshots(folder)
    if not done:
        raise NoStoreError(folder)
    file = _place(folder, done[-1], form)
    return file if file.exists() else _make(folder, form)


def _place(folder: Path, snapshot: Path, form: str) -> Path:
    """Where the dump of a snapshot is; another one of its number has another time."""
    made = snapshot.stat().st_mtime_ns
    return folder / "dumps" / f"{snapshot.name}-{made}.{SUFFIXES[form]}"


def _make(folder: Path, form: str) -> Path:
    with Store.open_snapshot(folder) as store:
        file = _place(folder, store.snapshot or folder, form)
        file.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=file.parent, prefix=".", delete=False
        ) as draft:
            try:
                with gzip.GzipFile("", "wb", fileobj=draft, mtime=0) as packed:
                    store.stream(cast("IO[bytes]", packed), form)
                draft.close()
                Path(draft.name).replace(file)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise
    _prune(file, form)
    return file


def _prune(newest: Path, form: str) -> None:
    every = newest.parent.glob(f"[0-9]*.{SUFFIXES[form]}")
    by_age = sorted(every, key=lambda file: file.stat().st_mtime_ns)
    for old in by_age[:-_KEPT]:
        old.unlink(missing_ok=True)
