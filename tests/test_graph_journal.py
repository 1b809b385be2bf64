"""What was read already is known again, and a torn line does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.source import Given
from graph.journal import Entry, Facts, Journal, given_mark
from tests.factories import bank_letter

if TYPE_CHECKING:
    from pathlib import Path

FACTS = Facts.of(bank_letter())


def test_entries_come_back_by_file_and_by_bytes(tmp_path: Path) -> None:
    first = Entry("/in/a.txt", "https://example.org/a", FACTS)
    renamed = Entry("/in/b\udcff.txt", first.iri, FACTS, "mark")
    journal = Journal(tmp_path)
    assert journal.of_file(first.file) is None
    journal.add(first)
    journal.add(renamed)
    for found in (journal, Journal(tmp_path)):
        assert found.of_file(first.file) == first
        assert found.of_file(renamed.file) == renamed
        assert found.of_bytes(FACTS.sha256) == renamed


@pytest.mark.parametrize(
    "torn", [b'{"file": "/in/a', b"\xff\n", b"[]\n", b'{"facts": {}}\n', b"\n"]
)
def test_a_line_that_was_cut_short_is_passed_over(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "journal.jsonl").write_bytes(torn)
    entry = Entry("/in/a.txt", "https://example.org/a", FACTS)
    Journal(tmp_path).add(entry)
    assert Journal(tmp_path).of_file(entry.file) == entry


def test_other_bytes_another_register_or_version_is_read_again() -> None:
    entry = Entry("/in/a.txt", "https://example.org/a", FACTS)
    assert entry.still_holds(FACTS.sha256, "")
    assert not entry.still_holds("0" * 64, "")
    given = given_mark(Given("manifest", number="1/KH-UBND"))
    assert given
    assert not entry.still_holds(FACTS.sha256, given)
    older = Entry("/in/a.txt", entry.iri, FACTS, version="1")
    assert not older.still_holds(FACTS.sha256, "")
    assert given_mark(None) == given_mark(Given("manifest")) == ""
