"""The Vietnamese texts that extraction is measured on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.timing import LETTERS
from extract.read import read_letter

if TYPE_CHECKING:
    from extract.source import Letter

VARIABLE: Final = "CHIDAO_BENCH_TEXTS"
"""Names the folder, where no option does."""

BESIDE: Final = Path("..", "shared", "corpus", "text")
"""A corpus beside the repository, read where there is one."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Text files and the letters read from them, in the same order."""

    folder: Path
    files: tuple[Path, ...]
    letters: tuple[Letter, ...]

    @property
    def size(self) -> int:
        """How many characters they have."""
        return sum(len(letter.text) for letter in self.letters)

    def __str__(self) -> str:
        return f"{self.folder}: {len(self.files)} texts, {self.size:,} characters"


def texts_of(folder: Path | None) -> Texts:
    """Read the text files of a folder; without one, the corpus or `examples/`.

    Raises:
        FileNotFoundError: There is no text file in the folder named.
    """
    if folder is None:
        folder = BESIDE if BESIDE.is_dir() else LETTERS[0].parent
    files = tuple(sorted(folder.glob("*.txt")))
    if not files:
        message = f"no *.txt in {folder}"
        raise FileNotFoundError(message)
    return Texts(folder, files, tuple(map(read_letter, files)))
