"""Results as a table for a terminal."""

from __future__ import annotations

import json
import unicodedata

from api.table import table_of

BASE = "https://w3id.org/chidao/id/"


def _results(*rows: dict[str, tuple[str, str]]) -> bytes:
    bindings = [
        {name: {"type": kind, "value": value} for name, (kind, value) in row.items()}
        for row in rows
    ]
    answer = {"head": {"vars": ["a", "b"]}, "results": {"bindings": bindings}}
    return json.dumps(answer).encode()


def test_columns_are_aligned_and_our_iris_are_short() -> None:
    shown, count = table_of(
        _results(
            {"a": ("uri", f"{BASE}57-nq-tw-2024"), "b": ("literal", "Nghị quyết")},
            {"a": ("uri", "https://w3id.org/chidao/ontology#lead")},
            {"a": ("uri", "https://example.org/x"), "b": ("literal", "1")},
        ),
        BASE,
    )
    assert count == 3
    assert shown.splitlines() == [
        "a                        b",
        "-----------------------  ----------",
        ":57-nq-tw-2024           Nghị quyết",
        "cd:lead",
        "<https://example.org/x>  1",
    ]


def test_no_rows_leave_the_head() -> None:
    assert table_of(_results(), BASE) == ("a  b\n-  -", 0)


def test_ask_is_a_word() -> None:
    assert table_of(b'{"head": {}, "boolean": true}', BASE) == ("true", 1)


def test_a_cell_cannot_break_the_line_or_drive_the_terminal() -> None:
    shown, _ = table_of(_results({"a": ("literal", "x\n\x1b[2J\r\ty")}), BASE)
    assert len(shown.splitlines()) == 3
    assert "\x1b" not in shown


def test_combining_marks_take_no_column() -> None:
    composed = "nghị quyết"
    decomposed = unicodedata.normalize("NFD", composed)
    shown, _ = table_of(
        _results(
            {"a": ("literal", composed), "b": ("literal", "x")},
            {"a": ("literal", decomposed), "b": ("literal", "x")},
        ),
        BASE,
    )
    first, second = shown.splitlines()[2:]
    assert unicodedata.normalize("NFC", second) == first
