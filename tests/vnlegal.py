"""4,272 sentences of laws and decrees whose references a corpus marks: the harness.

The corpus (`../shared/corpus/gold/vnlegaltext-val.jsonl`, one sentence a line) is
segmented into words. It is put back into print, and its spans with it:

* tags that another tool left in the text (`<L rel="none">`, `</L>`) go;
* `_`, which joins the syllables of a word, is a blank;
* the blank before `, . ; : ) ” …` and the blank after `( “` go;
* a span that lies inside another one was put at the first place its words stand at;
  it goes to the next place where they stand by themselves.

Its annotators mark the type word, the name of a law, the number and the date. Our
citations say the same in other terms, which `references` turns, by fields alone:

* type → label, as in `LABELS`; "Bộ luật" is a label of its own, told by its words;
* the issuer is left off where it ends the span ("… ngày 08/12/2008 của Chính phủ");
* a law that amends another ends with the name of that one, its own number and date
  left off ("Luật sửa đổi, bổ sung một số điều của Luật Di sản văn hóa"), but not one
  that amends a code (Bộ luật);
* names inside a name, documents of other types and open sets are left out;
* so is what a document's own title cites, with which some sentences begin ("Thông tư
  Hướng dẫn một số điều của Nghị định số … Căn cứ …"): of 429 such titles with a
  reference the corpus marks it in one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.pipeline import extract_all
from extract.source import Letter, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.model import Citation, Extraction

CORPUS = (
    Path(__file__).resolve().parents[2] / "shared/corpus/gold/vnlegaltext-val.jsonl"
)

LABELS = {
    "Hiến pháp": "HP",
    "Bộ luật": "BL",
    "Luật": "L",
    "Pháp lệnh": "PL",
    "Nghị quyết": "NQ",
    "Nghị định": "NĐ",
    "Quyết định": "QĐ",
    "Thông tư": "TT",
    "Thông tư liên tịch": "TTLT",
}

_OPENING = "Kính gửi: Sở Tài chính tỉnh Kon Tum.\n\n"
_TAG = re.compile(r"</?[A-ZĐ]{1,4}(?: rel=\"\w+\")?> ?")
_GAP = re.compile(r" (?=[,.;:)”…])|(?<=[(“]) ")
_NUMBER = re.compile(r"\d\s*[/-]\s*(?:\d|[A-ZĐ])")
_AMENDING = re.compile(r".{12,}\b(?:của|bổ sung|các|\d) (?:Luật|Pháp lệnh)\b")
_HEADING = re.compile(
    r"(?:Thông tư(?: liên tịch)?|Nghị định|Quyết định|Luật|Bộ luật|Pháp lệnh|"
    r"Nghị quyết) .*? (?=Căn cứ )"
)
_OWN = re.compile(r",? (?:số \S+)?(?: ?,?(?:(?:ngày|năm) .*|\d{1,2}[/-].*))?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a document: where, of what kind, and whether it has a number."""

    start: int
    end: int
    label: str
    numbered: bool

    def overlaps(self, other: Reference) -> bool:
        """Whether the two are of one kind and have a character in common."""
        same = self.label == other.label
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was printed, and what the corpus marks in it."""

    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many references are right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def sentences() -> Iterator[Sentence]:
    """The sentences of the corpus, in print."""
    with CORPUS.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            values = [part["value"] for part in row["annotations"][0]["result"]]
            spans = [(v["start"], v["end"], v["labels"][0]) for v in values]
            yield in_print(row["data"]["value"], spans)


def in_print(segmented: str, spans: list[tuple[int, int, str]]) -> Sentence:
    """A segmented sentence and its spans as they were printed."""
    spans = _in_place(segmented, spans)
    blanks = segmented.replace("_", " ")
    tagged = {i for tag in _TAG.finditer(blanks) for i in range(*tag.span())}
    kept = [i for i in range(len(blanks)) if i not in tagged]
    joined = "".join(blanks[i] for i in kept)
    gaps = {gap.start() for gap in _GAP.finditer(joined)}
    places = [i for at, i in enumerate(kept) if at not in gaps]
    text = "".join(blanks[i] for i in places)
    references = []
    for first, last, label in spans:
        within = [at for at, i in enumerate(places) if first <= i < last]
        start, end = within[0], within[-1] + 1
        end = start + len(text[start:end].rstrip())
        numbered = _NUMBER.search(text, start, end) is not None
        references.append(Reference(start, end, label, numbered))
    return Sentence(text, tuple(references))


def _in_place(
    text: str, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Spans that lie in others, moved to where their words stand by themselves."""
    taken: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        at = start
        while at >= 0 and any(s < at + end - start and at < e for s, e, _ in taken):
            at = text.find(text[start:end], at + 1)
        if at >= 0:
            taken.append((at, at + end - start, label))
    return sorted(taken)


def found(texts: Iterable[str]) -> Iterator[tuple[Reference, ...]]:
    """What we find in each sentence, as the corpus would mark it."""
    source = Source("letter.txt", "0" * 64, "text/plain")
    letters = (Letter(source, f"{_OPENING}{text}\n", ()) for text in texts)
    yield from map(references, extract_all(letters))


def references(extraction: Extraction) -> tuple[Reference, ...]:
    """Our citations as the corpus would mark them, in order."""
    heading = _HEADING.match(extraction.letter.text, len(_OPENING))
    first = heading.end() - len(_OPENING) if heading else 0
    marked: list[Reference] = []
    for citation in extraction.citations:
        reference = _reference(citation)
        if reference is None or reference.start < first:
            continue
        if not marked or reference.end > marked[-1].end:
            marked.append(reference)
    return tuple(marked)


def _reference(citation: Citation) -> Reference | None:
    words = citation.span.text
    code = words[:7].casefold() == "bộ luật"
    label = "BL" if code else LABELS.get(citation.type or "")
    if label is None or citation.kind == "open":
        return None
    if citation.issuer and words.endswith(citation.issuer):
        words = words.removesuffix(citation.issuer).rstrip(" ,")
        words = words.removesuffix(" của").rstrip(" ,")
    if label in {"L", "PL"} and (amended := _AMENDING.match(words)):
        words = words[: amended.end()] + _OWN.sub("", words[amended.end() :])
    start = citation.span.start - len(_OPENING)
    numbered = citation.kind == "numbered"
    return Reference(start, start + len(words), label, numbered)


def overlap(
    wanted: Iterable[tuple[Reference, ...]],
    got: Iterable[tuple[Reference, ...]],
    *,
    numbered: bool = False,
) -> Score:
    """Score by overlap, one to one; `numbered`: only references with a number.

    A reference found is not wrong for having a number that the corpus leaves out of
    its span, and the other way round.
    """
    right = wrong = missed = 0
    for gold, ours in zip(wanted, got, strict=True):
        left = list(ours)
        for reference in gold:
            hit = next((r for r in left if r.overlaps(reference)), None)
            if hit is not None:
                left.remove(hit)
            if numbered and not reference.numbered:
                continue
            right += hit is not None
            missed += hit is None
        wrong += sum(r.numbered or not numbered for r in left)
    return Score(right, wrong, missed)


def exact(
    wanted: Iterable[tuple[Reference, ...]], got: Iterable[tuple[Reference, ...]]
) -> Score:
    """Score by kind, start and end."""
    right = wrong = missed = 0
    for gold, ours in zip(wanted, got, strict=True):
        ends = {(r.start, r.end, r.label) for r in gold}
        mine = {(r.start, r.end, r.label) for r in ours}
        right += len(ends & mine)
        wrong += len(mine - ends)
        missed += len(ends - mine)
    return Score(right, wrong, missed)
