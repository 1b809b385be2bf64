"""A letter in blocks, each with what was read in it."""

from __future__ import annotations

import pytest

from graph.corrections.item import Item, Letter
from viz.review import LONGEST_BLOCK, MOST_ITEMS, after, sheet

HEAD = "ỦY BAN\n\n  NHÂN DÂN\nKính gửi: các sở.\n"
LINE = "Thực hiện Nghị quyết số 57-NQ/TW, báo cáo   trước\nngày 25/7/2025.\n"


def letter(count: int, *, tasks: bool = True) -> Letter:
    """A letter of so many items, a citation in each."""
    text, starts, items = (
        HEAD,
        [],
        [Item("number", "number", None, doubts=("missing",))],
    )
    for number in range(count):
        starts.append((str(number + 1), len(text)))
        start = len(text) + LINE.index("Nghị")
        place = ((start, start + len("Nghị quyết số 57-NQ/TW")),)
        items.append(Item(f"c{number}", "citation", "57", segments=place))
        text += LINE
    return Letter("x", text, tuple(starts) if tasks else (), tuple(items))


@pytest.mark.parametrize("tasks", [True, False])
@pytest.mark.parametrize("count", [0, 1, 7, 200])
def test_every_item_is_on_one_page_in_one_block(count: int, tasks: bool) -> None:  # noqa: FBT001 - a parameter
    whole = letter(count, tasks=tasks)
    begin: int | None = 0
    seen: list[str] = []
    while begin is not None:
        page = sheet(whole, "all", begin)
        assert page.of == count + 1
        assert page.last - page.first + 1 <= MOST_ITEMS + 20
        seen += [item.key for block in page.blocks for item in block.items]
        begin = page.next
    assert seen == [item.key for item in whole.items]


def test_a_mark_lies_on_the_words_of_its_item() -> None:
    page = sheet(letter(3), "all")
    block = page.blocks[1]
    marked = [piece.text for piece in block.pieces if piece.keys == ("c0",)]
    assert marked == ["Nghị quyết số 57-NQ/TW"]
    assert block.label == "1"


def test_a_letterhead_keeps_its_lines_and_running_text_does_not() -> None:
    page = sheet(letter(1), "all")
    head, item = ("".join(p.text for p in block.pieces) for block in page.blocks)
    assert head == "ỦY BAN\nNHÂN DÂN\nKính gửi: các sở.\n"
    assert "trước ngày 25/7/2025" in item
    assert "  " not in item


def test_long_text_is_cut_where_nothing_is_cut() -> None:
    whole = letter(200, tasks=False)
    for block in sheet(whole, "all").blocks:
        assert sum(len(piece.text) for piece in block.pieces) <= LONGEST_BLOCK
        for item in block.items:
            marked = [p.text for p in block.pieces if item.key in p.keys]
            assert "".join(marked) in ("", "Nghị quyết số 57-NQ/TW")


def test_views_show_what_they_say() -> None:
    place = ((0, 3),)
    items = (
        Item("a", "role", "lead", segments=place),
        Item("b", "role", "lead", segments=place, shared=True),
        Item("c", "role", "lead", segments=place, by="correction-1"),
        Item("d", "relation", "cites", segments=place, doubts=("low",)),
        Item("e", "role", "lead", segments=place, shared=True, proposed=("x",)),
        Item("f", "subject", None),
    )
    whole = Letter("x", HEAD, (), items)
    assert sheet(whole, "all").counts == {"open": 3, "doubtful": 2, "all": 6}
    assert after(whole, "open", "a") == "d"
    assert after(whole, "open", "e") is None
    assert after(whole, "open", "gone") is None
