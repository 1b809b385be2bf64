"""Letter → Extraction, carried by a spaCy pipeline of our own components.

`spacy.blank("vi")` with a tokenizer that keeps every character: numbers, marks and
words are tokens of their own, so that every span found begins and ends on a token.

Only this module, the stages and what they leave on a `Doc` import spaCy, and they are
imported only to read a letter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from extract import task_stages  # noqa: F401  # registers its components
from extract.assemble import assemble
from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES
from extract.reading import Reading
from extract.stages import STAGES, gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.vocab import Vocab

    from extract.assemble import Found
    from extract.model import Extraction
    from extract.source import Letter

_TOKEN = re.compile(r"(\w+|[^\w\s]|\n)( ?)")


def extract(letter: Letter) -> Extraction:
    """Read a letter.

    Raises:
        UnreadableLetterError: The text is not an official letter or document.
    """
    return next(extract_all([letter]))


def extract_all(letters: Iterable[Letter]) -> Iterator[Extraction]:
    """Read letters one after the other, in order.

    Raises:
        UnreadableLetterError: A text is not an official letter or document.
    """
    for letter in letters:
        found = _found(letter)
        if not found.is_letter():
            raise _not_a_letter(letter.source.name)
        yield assemble(letter, found)


def extract_any(text: Letter) -> Extraction:
    """Read what need be no letter: a draft, or a paragraph of one."""
    return assemble(text, _found(text))


def _found(letter: Letter) -> Found:
    nlp = load_pipeline()
    return gather(nlp(read_doc(nlp, letter)))


@cache
def load_pipeline() -> Language:
    """The pipeline, built once in a process."""
    config = {"nlp": {"tokenizer": {"use_pyvi": False}}}
    nlp = spacy.blank("vi", config=config)
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    nlp.max_length = MAX_BYTES  # no component here needs memory by the character
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def read_doc(nlp: Language, letter: Letter) -> Doc:
    """The letter's reading text as a `Doc`, ready for the components."""
    reading = Reading(letter.text, letter.layout, scanned=letter.source.ocr)
    doc = nlp.make_doc(reading.text)
    doc._.reading = reading
    doc._.given = letter.given
    return doc


class _Tokenizer:
    """Words, numbers and single marks; nothing is merged, nothing is lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._key = cache(vocab.strings.add)  # what spaCy knows a word by

    def __call__(self, text: str) -> Doc:
        tokens = _TOKEN.findall(text)
        words = [self._key(word) for word, _ in tokens]
        spaces = [blank == " " for _, blank in tokens]
        return Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]  # keys do as well


def _not_a_letter(name: str) -> UnreadableLetterError:
    return UnreadableLetterError(
        name,
        {
            "vi": "không nhận ra đây là văn bản hành chính "
            "(không có số ký hiệu, nơi nhận hay văn bản được viện dẫn)",
            "en": "this does not look like an official document "
            "(no number, no addressee, no document cited)",
        },
        {
            "vi": "Kiểm tra lại tệp; nếu đúng là văn bản, xem tệp có mất chữ không",
            "en": "Check the file; if it is a letter, see whether text was lost",
        },
    )
