"""Public extractors of legal citations, each made for the law of another country.

They are no dependencies of chidao: `make bench-extract` installs them beside the
environment (`locks/bench.txt`), and one that is missing has a row that says so.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, TypeAlias

from bench.foreign_texts import AMERICAN, GERMAN, Country

if TYPE_CHECKING:
    from collections.abc import Callable

Finder: TypeAlias = "Callable[[str], int]"
"""Extracts from a text and says how many citations it found."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extractor: its name, package and country, and what loads it.

    `load` raises ImportError when the package is not there.
    """

    name: str
    package: str
    country: Country
    load: Callable[[], Finder]

    def release(self) -> str:
        """The package and its version, as installed."""
        return f"{self.package} {version(self.package)}"


def _eyecite() -> Finder:
    from eyecite import get_citations  # noqa: PLC0415 - may be missing

    logging.getLogger("eyecite").setLevel(logging.ERROR)  # it tells each overlap
    return lambda text: len(get_citations(text))


def _eyecite_hyperscan() -> Finder:
    import hyperscan  # noqa: F401, PLC0415 - eyecite itself asks for it too late
    from eyecite import get_citations  # noqa: PLC0415 - may be missing
    from eyecite.tokenizers import HyperscanTokenizer  # noqa: PLC0415 - may be missing

    tokenizer = HyperscanTokenizer()  # takes seconds for its patterns at first use
    return lambda text: len(get_citations(text, tokenizer=tokenizer))


def _refex() -> Finder:
    from refex.orchestrator import CitationExtractor  # noqa: PLC0415 - may be missing

    extractor = CitationExtractor()
    return lambda text: len(extractor.extract(text, fmt="plain").citations)


EXTRACTORS: Final = (
    Extractor("eyecite", "eyecite", AMERICAN, _eyecite),
    Extractor("eyecite, Hyperscan", "eyecite", AMERICAN, _eyecite_hyperscan),
    Extractor("refex", "legal-reference-extraction", GERMAN, _refex),
)
"""eyecite twice, with its default tokenizer and with the fastest that it offers."""
