"""The gold files of a folder, each with the document that it was read from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from api.inputs import look_into
from graph.evaluation.gold_files import MalformedGoldError, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.console import Session
    from graph.evaluation.gold import Gold
    from graph.evaluation.gold_files import GoldFile

ACCEPTED: Final = "accepted.json"
"""The file in a folder of gold that keeps the figures accepted last."""

_EXAMPLES: Final = "examples"


@dataclass(frozen=True, slots=True)
class Case:
    """A letter to be evaluated: its name, its gold and its file."""

    name: str
    gold: Gold
    document: str


@dataclass(slots=True)
class GoldFolder:
    """What a folder of gold holds.

    `names` are those of all gold files, also where no document is at hand; `broken`
    are the files that cannot be read.
    """

    cases: list[Case] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


class Documents:
    """Files that may be the document of a gold file."""

    def __init__(self, folders: Iterable[Path]) -> None:
        found = filter(None, (look_into(str(folder)) for folder in folders))
        paths = (path for folder in found for path in folder.files)
        self._paths = list(dict.fromkeys(paths))
        self._hashes: dict[str, str | None] = {}

    def by_hash(self, sha256: str | None, names: Iterable[str]) -> str | None:
        """The file with these bytes; those of these `names` are looked at first."""
        if sha256 is None:
            return None
        likely = set(names)
        paths = sorted(self._paths, key=lambda path: path not in likely)
        return next((path for path in paths if self._hash(path) == sha256), None)

    def by_name(self, file: str | None, gold: Path) -> list[str]:
        """Files of this path or name; where gold gives none, those named like it."""
        if file is None:
            return [path for path in self._paths if PurePath(path).stem == gold.stem]
        wanted = PurePath(file)
        named = [path for path in self._paths if PurePath(path).name == wanted.name]
        count = len(wanted.parts)
        return sorted(named, key=lambda p: PurePath(p).parts[-count:] != wanted.parts)

    def _hash(self, path: str) -> str | None:
        if path not in self._hashes:
            try:
                with Path(path).open("rb") as file:
                    self._hashes[path] = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError:  # what cannot be read is not what is looked for
                self._hashes[path] = None
        return self._hashes[path]


def default_folders(folder: Path) -> list[Path]:
    """The folder of gold, and `examples` beside it or beside the folder it is in."""
    parents = folder.resolve().parents[:2]
    beside = (parent / _EXAMPLES for parent in parents)
    return [folder, *[path for path in beside if path.is_dir()][:1]]


def open_gold(folder: Path, documents: Documents, session: Session) -> GoldFolder:
    """Read all gold below a folder; what is skipped is told, one line each."""
    found = GoldFolder()
    for path in sorted(folder.rglob("*.json")):
        if path == folder / ACCEPTED:
            continue
        gold = _gold_in(path, session, found)
        if gold is None:
            continue
        name = path.relative_to(folder).with_suffix("").as_posix()
        found.names.add(name)
        document = _document_of(gold, path, documents, session)
        if document is not None:
            found.cases.append(Case(name, gold.gold, document))
    return found


def _gold_in(path: Path, session: Session, found: GoldFolder) -> GoldFile | None:
    try:
        gold = read_gold(json.loads(path.read_text(encoding="utf-8")))
    except MalformedGoldError as error:
        session.say("evaluate.malformed", file=path, reason=error)
    except (OSError, ValueError, RecursionError) as error:
        session.say("evaluate.not_json", file=path, reason=error)
    else:
        if gold is None:
            session.say("evaluate.not_gold", file=path)
        return gold
    found.broken.append(str(path))
    return None


def _document_of(
    gold: GoldFile, path: Path, documents: Documents, session: Session
) -> str | None:
    """The file that gold was read from, by its bytes, else by its name."""
    named = documents.by_name(gold.file, path)
    same = documents.by_hash(gold.sha256, named)
    if same is not None:
        return same
    if not named:
        session.say("evaluate.no_document", file=path, document=gold.file or path.stem)
        return None
    if gold.sha256 is not None:
        session.say("evaluate.other_bytes", file=path, document=named[0])
    return named[0]
