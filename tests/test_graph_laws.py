"""Laws that a letter cites by name in one place and by number in another."""

from __future__ import annotations

import pytest

from graph.identity import identify
from tests.gold_letters import read_sentence

# A sentence, and the slugs of what it cites, in order.
CITED = [
    (
        (
            "Căn cứ Luật Đầu tư số 67/2014/QH13; Nghị định số 118/2015/NĐ-CP quy định"
            " chi tiết một số điều của Luật Đầu tư."
        ),
        ["67-2014-qh13", "118-2015-nd-cp", "67-2014-qh13"],
    ),
    # no document speaks of a law that is younger
    (
        (
            "Căn cứ Luật Quản lý thuế số 38/2019/QH14; Nghị định số 83/2013/NĐ-CP quy"
            " định chi tiết một số điều của Luật Quản lý thuế."
        ),
        ["38-2019-qh14", "83-2013-nd-cp", "luat-quan-ly-thue"],
    ),
    # of another year, it is another law
    (
        "Theo Luật Đất đai số 31/2024/QH15; trước đây theo Luật Đất đai năm 2013.",
        ["31-2024-qh15", "luat-dat-dai-nam-2013"],
    ),
    # two bear the name
    (
        (
            "Theo Luật Đầu tư số 67/2014/QH13 và Luật Đầu tư số 61/2020/QH14; Luật Đầu"
            " tư quy định như sau."
        ),
        ["67-2014-qh13", "61-2020-qh14", "luat-dau-tu"],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), CITED)
def test_law_by_name(sentence: str, wanted: list[str]) -> None:
    found = identify(read_sentence(sentence))
    assert list(found.of_citation) == wanted


def test_law_cited_by_name_first_is_known_by_its_number() -> None:
    (law,) = identify(
        read_sentence("Thực hiện Luật Đầu tư; căn cứ Luật Đầu tư số 61/2020/QH14.")
    ).documents
    assert (law.kind, law.number) == ("numbered", "61/2020/QH14")
