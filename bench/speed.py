"""How fast texts are extracted, beside public extractors, a tokenizer and one regex.

All run in one process on one core, in turns, by the processor's time. A foreign
extractor finds nothing in Vietnamese and is measured on it for scale; the fair
comparison is on the law it was made for, and that text is synthetic
(`bench/foreign_texts.py`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Final

from bench.extract import NAIVE
from bench.foreign import EXTRACTORS
from bench.foreign_texts import prose
from bench.timing import aligned, in_turns, one_core
from extract.errors import UnreadableLetterError
from extract.pipeline import extract, load_pipeline, read_doc
from extract.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bench.foreign import Extractor, Finder
    from bench.texts import Texts
    from extract.source import Letter

DOCUMENTS: Final = 40
DOCUMENT: Final = 12_000
"""Characters of one text in a foreign language: as long as a letter of some pages."""

_UNTIL_CITED = STAGES[: STAGES.index("chidao_citations") + 1]
_HEAD = ("", "on", "kchar/s", "x chidao", "found", "")


@dataclass(frozen=True, slots=True)
class Work:
    """Work on texts: which, their characters, and one pass over them.

    The pass says how many citations it found; None where it looks for none.
    """

    name: str
    language: str
    size: int
    run: Callable[[], int | None]
    note: str = ""


def speed(texts: Texts) -> str:
    """Return the table: a line for each work on texts of one language."""
    works, missing = list(_ours(texts)), []
    for extractor in EXTRACTORS:
        try:
            works += _theirs(extractor, extractor.load(), texts)
        except ImportError as error:
            missing.append((extractor.name, *"----", f"not installed ({error})"))
    with one_core():
        found = [work.run() for work in works]  # which warms them up, too
        seconds = map(median, in_turns([work.run for work in works]))
    rates = [work.size / took / 1000 for work, took in zip(works, seconds, strict=True)]
    rows = zip(works, rates, found, strict=True)
    lines = [_line(work, rate, rate / rates[0], count) for work, rate, count in rows]
    return aligned([_HEAD, *lines, *missing], "<<>>><")


def _line(work: Work, rate: float, ratio: float, found: int | None) -> tuple[str, ...]:
    count = "-" if found is None else f"{found:,}"
    return work.name, work.language, f"{rate:,.0f}", f"{ratio:.2f}", count, work.note


def _ours(texts: Texts) -> Iterator[Work]:
    """The works on Vietnamese, the whole pipeline first; reading is not in them."""
    kind = ("Vietnamese", texts.size)
    letters = texts.letters
    yield Work("chidao", *kind, partial(_extracted, letters), "everything it finds")
    note = f"{len(_UNTIL_CITED)} of {len(STAGES)} stages"
    yield Work("chidao, to citations", *kind, partial(_cited, letters), note)
    yield Work("its spaCy Doc", *kind, partial(_tokenized, letters), "tokens alone")
    find = partial(_findall, [letter.text for letter in letters])
    yield Work("naive regex", *kind, find, "numbers alone")


def _extracted(letters: Iterable[Letter]) -> int:
    found = 0
    for letter in letters:
        with suppress(
            UnreadableLetterError
        ):  # no letter: it was looked at all the same
            found += len(extract(letter).citations)
    return found


def _cited(letters: Iterable[Letter]) -> int:
    nlp = load_pipeline()
    with nlp.select_pipes(enable=_UNTIL_CITED):
        docs = (nlp(read_doc(nlp, letter)) for letter in letters)
        return sum(len(doc.spans["citations"]) for doc in docs)


def _tokenized(letters: Iterable[Letter]) -> None:
    nlp = load_pipeline()
    for letter in letters:
        nlp.make_doc(letter.text)


def _findall(texts: Iterable[str]) -> int:
    return sum(len(NAIVE.findall(text)) for text in texts)


def _theirs(extractor: Extractor, find: Finder, texts: Texts) -> Iterator[Work]:
    """A foreign extractor on the law it was made for, then on Vietnamese."""
    country = extractor.country
    own = [prose(country, DOCUMENT, seed) for seed in range(DOCUMENTS)]
    language = f"{country.language}, synthetic"
    size = sum(map(len, own))
    run = partial(_total, find, own)
    yield Work(extractor.name, language, size, run, extractor.release())
    run = partial(_total, find, [letter.text for letter in texts.letters])
    yield Work(extractor.name, "Vietnamese", texts.size, run, "for scale only")


def _total(find: Finder, texts: Iterable[str]) -> int:
    return sum(map(find, texts))
