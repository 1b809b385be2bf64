"""What a backup holds: `manifest.json`, and whether the folder still agrees with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.backups.copying import Copied, digest_of
from graph.backups.errors import BackupDamagedError
from graph.engines.embedded import Embedded
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any, Self

    from graph.backups.copying import Told

FORMAT: Final = 1
NAME: Final = "manifest.json"
DATABASE: Final = "oxigraph"


@dataclass(frozen=True, slots=True)
class Content:
    """What a database says: how many quads, and the SHA-256 of its canonical dump."""

    quads: int
    dump: str

    @classmethod
    def of(cls, store: Store) -> Self:
        """The content of an open store, by its sorted N-Quads (`Store.dump`)."""
        dump = store.dump()
        return cls(dump.count(b"\n"), hashlib.sha256(dump).hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup: by what program, when (ISO 8601, UTC), and each file by its path."""

    program: str
    made: str
    content: Content
    files: Mapping[str, Copied]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files.values())

    def to_json(self) -> str:
        """The manifest as it is written."""
        told = {
            "format": FORMAT,
            "program": self.program,
            "made": self.made,
            **asdict(self.content),
            "files": {name: asdict(self.files[name]) for name in sorted(self.files)},
        }
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        BackupDamagedError: there is none, or it cannot be read.
    """
    try:
        said = json.loads((folder / NAME).read_bytes())
        if said["format"] != FORMAT:
            raise BackupDamagedError(folder, "format", NAME)
        return _manifest(said)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BackupDamagedError(folder, "no_manifest", NAME) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupDamagedError(folder, "manifest", NAME) from error


def check(folder: Path, told: Told) -> Manifest:
    """Hold a backup against its manifest: each file, and what the database says.

    Raises:
        BackupDamagedError: something is missing, was added, or was changed.
    """
    manifest = read_manifest(folder)
    found = _files(folder)
    for name in sorted(manifest.files.keys() - found.keys()):
        raise BackupDamagedError(folder, "missing", name)
    for name in sorted(found.keys() - manifest.files.keys()):
        raise BackupDamagedError(folder, "extra", name)
    done = 0
    for name, expected in manifest.files.items():
        if digest_of(found[name]) != expected:
            raise BackupDamagedError(folder, "differs", name)
        done += expected.size
        told(done, manifest.size)
    if content_of(folder) != manifest.content:
        raise BackupDamagedError(folder, "dump", NAME)
    return manifest


def content_of(folder: Path) -> Content:
    """What the database in a backup says.

    Raises:
        BackupDamagedError: it cannot be read.
    """
    path = folder / DATABASE
    try:
        with Store(Embedded(ox.Store.read_only(str(path))), path) as store:
            return Content.of(store)
    except (OSError, RuntimeError, ValueError) as error:
        raise BackupDamagedError(folder, "database", str(error)) from error


def _manifest(said: dict[str, Any]) -> Manifest:
    """The manifest that a JSON object says."""
    return Manifest(
        program=str(said["program"]),
        made=str(said["made"]),
        content=Content(int(said["quads"]), str(said["dump"])),
        files={
            str(name): Copied(str(file["sha256"]), int(file["size"]))
            for name, file in said["files"].items()
        },
    )


def _files(folder: Path) -> dict[str, Path]:
    """The files of a backup by their names in the manifest; links are none."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
        if path != folder / NAME
    }
