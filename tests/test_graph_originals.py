"""Originals stand under their hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest

from graph import originals

if TYPE_CHECKING:
    from pathlib import Path

DATA = b"%PDF-1.7"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize(
    ("suffix", "kept"),
    [
        (".pdf", ".pdf"),
        (".DOC", ".doc"),
        ("", ""),
        (".../x", ""),
        (".tệp", ""),
        (".verylong", ""),
    ],
)
def test_they_are_found_and_dropped_by_their_hash(
    tmp_path: Path, suffix: str, kept: str
) -> None:
    path = originals.keep(tmp_path, DATA, SHA256, suffix)
    assert path == tmp_path / "originals" / SHA256[:2] / (SHA256[2:] + kept)
    assert path.read_bytes() == DATA
    assert originals.keep(tmp_path, DATA, SHA256, ".txt") == path
    assert originals.path_of(tmp_path, SHA256) == path
    originals.drop(tmp_path, SHA256)
    assert originals.path_of(tmp_path, SHA256) is None
    originals.drop(tmp_path, SHA256)


def test_one_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        originals.keep(tmp_path, DATA, SHA256, ".pdf")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    assert originals.path_of(tmp_path, SHA256) is None


@pytest.mark.parametrize("odd", ["..journal", "..tokens", "", "..", SHA256.upper()])
def test_what_is_no_hash_leads_nowhere(tmp_path: Path, odd: str) -> None:
    """The graph tells hashes, and a stranger may have written it."""
    (tmp_path / "originals").mkdir()
    for name in ("journal.jsonl", "tokens.json"):
        (tmp_path / name).write_bytes(DATA)
    assert originals.path_of(tmp_path, odd) is None
    originals.drop(tmp_path, odd)
    assert len(list(tmp_path.iterdir())) == 3
