"""Parts of lists: by place and by cursor, in the order asked for."""

from __future__ import annotations

import pytest

from graph.answers.paging import ListError, Listing, Page, Window

WORDS: Listing[str] = Listing(
    name=str,
    keys={
        "word": lambda word: word,
        "length": lambda word: len(word) if word.isalpha() else None,
    },
)
LETTERS = list("abcdefghij")


def after(found: list[str], limit: int) -> Page[str]:
    """Return the part behind the first one of a list of letters."""
    first = WORDS.page(LETTERS, Window(limit=limit))
    return WORDS.page(found, Window(limit=limit, cursor=first.next))


def test_cursors_lead_through_the_whole_list() -> None:
    parts, cursor = [], None
    for _ in range(4):
        part = WORDS.page(LETTERS, Window(limit=3, cursor=cursor))
        parts.append(part.items)
        cursor = part.next
    assert [len(part) for part in parts] == [3, 3, 3, 1]
    assert sum(parts, ()) == tuple(LETTERS)
    assert cursor is None


# What is there by the time of the second part, and what comes behind c.
@pytest.mark.parametrize(
    ("found", "items"),
    [
        ("abcdefghij", "def"),
        ("xyzabcdefghij", "def"),
        ("cdefghij", "def"),
        ("cabdefghij", "abd"),  # c has moved, and its followers with it
        ("abdefghij", "efg"),  # c is gone: its place stands in, and d is not seen
        ("ab", ""),
        ("", ""),
    ],
)
def test_what_changes_before_a_cursor_moves_nothing(found: str, items: str) -> None:
    assert "".join(after(list(found), 3).items) == items


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ((), "đá ba 1 an dài"),
        (("word",), "1 an ba đá dài"),
        (("-word",), "dài đá ba an 1"),
        (("length",), "đá ba an dài 1"),
        (("-length",), "dài đá ba an 1"),
        (("-length", "word"), "dài an ba đá 1"),
        (("length", "-word"), "đá ba an dài 1"),
    ],
)
def test_a_list_is_sorted_and_what_has_no_value_comes_last(
    sort: tuple[str, ...], expected: str
) -> None:
    found = WORDS.page(["đá", "ba", "1", "an", "dài"], Window(sort=sort))
    assert " ".join(found.items) == expected


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(sort=("colour",)), "sort: lists are sorted by: word, length"),
        (Window(sort=("--word",)), "sort: lists are sorted by: word, length"),
        (Window(sort=("",)), "sort: lists are sorted by: word, length"),
        (Window(cursor=""), "cursor: no cursor"),
        (Window(cursor="AAAA"), "cursor: no cursor"),
        (Window(cursor="A" * 17), "cursor: no cursor"),
        (Window(cursor="ăăăăăăăăăăăăăăăă"), "cursor: no cursor"),
        (Window(cursor="AAAA AAAA AAAA AA"), "cursor: no cursor"),
        (Window(cursor="AAAA=AAAAAAAAAAA"), "cursor: no cursor"),
    ],
)
def test_what_no_list_knows_is_refused(window: Window, words: str) -> None:
    with pytest.raises(ListError, match=words):
        WORDS.page(LETTERS, window)


@pytest.mark.parametrize("cursor", ["A" * 16, "_" * 16, "-" * 16, "0" * 16])
def test_whatever_looks_like_a_cursor_is_one(cursor: str) -> None:
    found = WORDS.page(LETTERS, Window(cursor=cursor))
    assert found.total == len(LETTERS)
