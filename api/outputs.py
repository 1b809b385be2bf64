"""Files that stand there whole or not at all: written aside, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from api.request_errors import BadRequestError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_file(path: Path, data: bytes) -> None:
    """Write a file, in place of the one that is there.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
    ) as draft:
        try:
            draft.write(data)
            draft.close()
            _readable(Path(draft.name))
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write a folder that is not there yet, or is empty; gives the number of files.

    Raises:
        BadRequestError: the folder holds something already.
        OSError: it cannot be written; nothing of it is left.
    """
    if path.is_dir() and any(path.iterdir()):
        raise BadRequestError(key="folder_in_use", path=path)
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}."))
    count = 0
    try:
        for name, data in files:
            (draft / name).write_bytes(data)
            count += 1
        draft.chmod(0o755)
        draft.replace(path)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return count


def _readable(path: Path) -> None:
    """Give a file the rights that any new file has, not those of a draft."""
    path.chmod(0o644)
