"""The spaCy pipeline: its components, what they leave behind, its only door."""

from __future__ import annotations

import ast
import time
from typing import TYPE_CHECKING

import pytest
from spacy.language import Language

from extract.errors import UnreadableLetterError
from extract.pipeline import extract, extract_all, load_pipeline, read_doc
from extract.reading import Reading
from extract.source import Letter, Source
from extract.stages import STAGES
from tests.gold_letters import NAMES, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.tokens import Doc

PACKAGES = ("ontology", "extract", "graph", "viz", "api", "bench")

# The components in the order they run, and the groups they leave in `doc.spans`.
COMPONENTS = {
    "chidao_tables": None,
    "chidao_zones": None,
    "chidao_agencies": "agencies",
    "chidao_header": None,
    "chidao_citations": "citations",
    "chidao_notes": "footnotes",
    "chidao_titles": None,
    "chidao_relations": "relations",
    "chidao_items": "items",
    "chidao_roles": None,
    "chidao_deadlines": "deadlines",
    "chidao_targets": "targets",
    "chidao_reports": "reports",
    "chidao_anaphora": None,
}
GROUPS = {group for group in COMPONENTS.values() if group}


def _read(name: str) -> Doc:
    nlp = load_pipeline()
    return nlp(read_doc(nlp, extraction(name).letter))


def _letter(text: str) -> Letter:
    return Letter(Source("thu.txt", "0" * 64, "text/plain"), text, ())


def test_components() -> None:
    """Each stage is registered and runs in the order listed."""
    nlp = load_pipeline()
    assert nlp.lang == "vi"
    assert nlp.pipe_names == list(STAGES) == list(COMPONENTS)
    assert all(Language.has_factory(stage) for stage in STAGES)


@pytest.mark.parametrize("name", NAMES)
def test_document_keeps_every_character(name: str) -> None:
    assert _read(name).text == Reading(extraction(name).letter.text).text


@pytest.mark.parametrize("name", NAMES)
def test_spans_hold_what_was_found(name: str) -> None:
    """Each group has its values beside the spans, at the same places."""
    doc = _read(name)
    assert set(doc.spans) == GROUPS
    for group in doc.spans.values():
        values = group.attrs["values"]
        assert len(values) == len(group) > 0
        for span, value in zip(group, values, strict=True):
            assert (span.start_char, span.end_char) == (value.start, value.end)
            assert span.text == doc.text[value.start : value.end]
            assert span.label_


@pytest.mark.parametrize("name", NAMES)
def test_groups_and_extraction_agree(name: str) -> None:
    doc, found = _read(name), extraction(name)
    texts = [" ".join(span.text.split()) for span in doc.spans["citations"]]
    assert texts == [c.span.text for c in found.citations]
    assert len(doc.spans["items"]) == len(found.tasks)
    assert len(doc.spans["footnotes"]) == len(found.footnotes)


def test_one_component_leaves_one_group() -> None:
    nlp = load_pipeline()
    doc = read_doc(nlp, extraction("000").letter)
    for stage, group in COMPONENTS.items():
        before = set(doc.spans)
        doc = nlp.get_pipe(stage)(doc)
        assert set(doc.spans) - before == ({group} if group else set())


def test_many_documents_in_one_pass() -> None:
    """`nlp.pipe` gives each document its own results, in order."""
    nlp = load_pipeline()
    letters = [extraction(name).letter for name in NAMES]
    docs = list(nlp.pipe(read_doc(nlp, letter) for letter in letters))
    counts = [len(doc.spans["citations"]) for doc in docs]
    assert counts == [len(extraction(name).citations) for name in NAMES]


def test_letters_in_a_row_do_not_disturb_each_other() -> None:
    letters = [extraction(name).letter for name in NAMES]
    again = list(extract_all([*letters, *letters]))
    assert again == [extraction(name) for name in NAMES * 2]


def test_pipeline_is_built_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_not_a_letter() -> None:
    with pytest.raises(UnreadableLetterError) as caught:
        extract(_letter("Hôm nay trời đẹp."))
    assert caught.value.message("vi").startswith("thu.txt: không nhận ra")
    assert "official document" in caught.value.message("en")


def test_letter_with_nothing_to_do() -> None:
    """A number and an addressee are enough; empty groups are no error."""
    found = extract(_letter("Số: 12/UBND-TH\n\nKính gửi: Sở Tài chính.\n"))
    assert found.header.number == "12/UBND-TH"
    assert (found.tasks, found.citations, found.footnotes) == ((), (), ())


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_make_no_difference(end: str) -> None:
    """Old Macintosh and Windows files say the same, at their own offsets."""
    for name in NAMES:
        plain = extraction(name)
        text = plain.letter.text.replace("\n", end)
        found = extract(_letter(text))
        assert found.header == plain.header
        for theirs, ours in zip(found.citations, plain.citations, strict=True):
            assert theirs.number == ours.number
            assert theirs.title == ours.title
        assert [t.label for t in found.tasks] == [t.label for t in plain.tasks]
        assert len(found.footnotes) == len(plain.footnotes)


def test_long_letters_are_read() -> None:
    """Up to the largest file, beyond what spaCy takes by itself."""
    long = extraction("000").letter.text + "\n" + "1" * 1_100_000
    assert extract(_letter(long)).header == extraction("000").header


LIKE_NOTES = "1 Về việc gì\n"


def test_lines_like_footnotes_are_read_once() -> None:
    """Whose marker is nowhere is not sought again for each line."""
    begun = time.perf_counter()
    Reading(LIKE_NOTES * 10_000)
    assert time.perf_counter() - begun < 5.0


# What an item of a letter may say over and over.
OVER_AND_OVER = [
    "1. a\n", "- a;\n", "a) a;\n", "10% ", "Nghị quyết số 1/NQ-CP ", "“", "(", ". ",
    "trước ngày 1/1/2025, ", "Sở Y tế, ", "Căn cứ Luật Đất đai;\n",
    "- Cơ quan chủ trì: Sở Y tế\n",
]  # fmt: skip


@pytest.mark.parametrize("words", OVER_AND_OVER)
def test_time_grows_with_the_length_of_a_letter(words: str) -> None:
    """Forty thousand letters of one thing take a second or two, not minutes."""
    text = "Kính gửi: Các sở.\n\nỦy ban nhân dân tỉnh yêu cầu:\n1. "
    extract(_letter(f"{text}{words}"))
    begun = time.process_time()
    extract(_letter(text + words * (40_000 // len(words))))
    assert time.process_time() - begun < 4.0


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield the top package of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_spacy_is_imported_to_read_letters_and_to_hand_them_on_alone(
    root: Path,
) -> None:
    users = {
        file.relative_to(root).as_posix()
        for package in PACKAGES
        for file in (root / package).rglob("*.py")
        if "spacy" in _imports(ast.parse(file.read_text(encoding="utf-8")))
    }
    modules = ("doc_values", "docbin", "pipeline", "stages", "task_stages")
    assert users == {f"extract/{module}.py" for module in modules}
