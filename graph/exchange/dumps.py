"""The whole graph as compressed files, one of each format for a state of the store.

`dumps/<state>.<suffix>` in the folder of the store: made when first asked for, whole or
not at all, and kept until the store changes, so that whoever asks again costs nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from graph.disk import newest_snapshot
from graph.engines.server import folder_of
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.engines.server import Place

SUFFIXES: Final[Mapping[str, str]] = {"nquads": "nq.gz", "trig": "trig.gz"}
"""What the file of a format is called behind its dot."""

_KEPT: Final = 2  # one may be on its way to somebody
_OLD: Final = 3600
"""Seconds after which nobody writes a draft any more."""


def dump_file(place: Place, form: str) -> Path:
    """The newest state of a store in a format of `SUFFIXES`, made if need be.

    Raises:
        NoStoreError: nothing was ever stored there.
        OSError: it cannot be written.
    """
    folder = folder_of(place)
    if newest := newest_snapshot(folder):
        file = _file(folder, _name(newest), form)
        if file.exists():
            return file
    with Store.open_snapshot(place) as store:
        name = _name(store.snapshot) if store.snapshot else _hashed(store.state)
        file = _file(folder, name, form)
        return file if file.exists() else _make(store, file, form)


def _file(folder: Path, name: str, form: str) -> Path:
    return folder / "dumps" / f"{name}.{SUFFIXES[form]}"


def _name(snapshot: Path) -> str:
    """A name of what a snapshot holds; another one of its number has another time."""
    return f"{snapshot.name}-{snapshot.stat().st_mtime_ns}"


def _hashed(state: str) -> str:
    """A name of a state, which a server may call what it likes, `/etc/x` too."""
    return hashlib.sha256(state.encode()).hexdigest()[:32]


def _make(store: Store, file: Path, form: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
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
    """Remove all dumps of a format but the last, and drafts that were left behind."""
    every = newest.parent.glob(f"[!.]*.{SUFFIXES[form]}")
    for old in sorted(every, key=_written)[:-_KEPT]:
        old.unlink(missing_ok=True)
    before = (time.time() - _OLD) * 1e9
    for draft in newest.parent.glob(".*"):
        if _written(draft) < before:
            draft.unlink(missing_ok=True)


def _written(file: Path) -> int:
    """When a file was written last, in nanoseconds; 0 if another has removed it."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime_ns
    return 0
