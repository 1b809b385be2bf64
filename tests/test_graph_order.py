"""Letters come, go and come again in any order: what is in the store decides alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import LETTER, Header
from extract.pipeline import extract
from extract.source import Letter, Source
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft, cited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.model import Extraction

IRIS = Iris()
DECISION = "Quyết định số 12/QĐ-UBND{} của Ủy ban nhân dân tỉnh"
OLD, NEW, BARE = (
    DECISION.format(day) for day in (" ngày 05/03/2025", " ngày 05/08/2025", "")
)
RESOLUTION = "Nghị quyết số 66/NQ-CP{} của Chính phủ"


def letter(
    *said: str, date: str | None, number: str | None = None, of: str = "Quảng Ngãi"
) -> Extraction:
    """A letter of a province to its Department of Finance."""
    province = of
    name = f"Sở Tài chính tỉnh {province}"
    header = Header(
        type="Quyết định" if number else "Công văn",
        number=number,
        issuer=f"Ủy ban nhân dân tỉnh {province}",
        date=date,
        province=province,
    )
    draft = Draft(". ".join((name, *said, date or "")), header)
    draft.agency(name, level="provincial_department")
    for wording in said:
        level = "provincial_government" if "UBND" in wording else None
        index = draft.cite(wording, **({"level": level} if level else {}))
        draft.relate(LETTER, "implements", cited(index), wording)
    return draft.done()


def annex(work: str) -> Extraction:
    """Annex II of the new decision 12, in a file of its own."""
    text = (
        "Phụ lục II\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 8 năm 2025 của Ủy"
        f" ban nhân dân tỉnh Quảng Ngãi)\n\n1. Sở Tài chính chủ trì {work}.\n"
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return extract(Letter(Source("annex.txt", digest, "text/plain"), text, ()))


# Two series of one number, a mention that fits both; a decision that two letters print,
# one of them of the old province; names of acts; edges into the future and to itself.
LETTERS = (
    letter(OLD, "Đề án 06", date="2025-06-30"),
    letter(NEW, "Luật Đất đai", RESOLUTION.format(" ngày 26/03/2025"), date="2025-09"),
    letter(BARE, RESOLUTION.format(""), "Luật Đất đai", date="2025-10-01"),
    letter(
        RESOLUTION.format(" ngày 02/03/2024"), date="2025-08-05", number="12/QĐ-UBND"
    ),
    letter(BARE, "Đề án 06", date="2025-08-05", number="12/QĐ-UBND"),
    letter(
        BARE,
        RESOLUTION.format(" ngày 26/03/2025"),
        date="2024-05-06",
        number="12/QĐ-UBND",
        of="Kon Tum",
    ),
    annex("rà soát 25 thủ tục đầu tư xây dựng nhà ở xã hội trên địa bàn tỉnh"),
    annex("tổ chức 18 lớp tập huấn phòng cháy, chữa cháy rừng tại 7 xã biên giới"),
)
STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(0, len(LETTERS) - 1)), max_size=12
)


def stored(letters: Iterable[Extraction]) -> Store:
    """A store of letters, resolved."""
    store = Store.in_memory()
    for one in letters:
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    return store


def take_out(store: Store, gone: Extraction) -> None:
    """Take a letter out, whatever slug it has beside the others."""
    (row,) = store.rows(
        "SELECT ?letter { ?letter prov:wasDerivedFrom/schema:sha256 ?sha FILTER(?sha ="
        f' "{gone.letter.source.sha256}") }}'
    )
    remove_letter(store, IRIS.slug(row["letter"]), IRIS)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(LETTERS))), st.integers(1, 6), STEPS)
def test_whatever_came_and_went_the_graph_is_that_of_what_is_there(
    order: list[int], size: int, steps: list[tuple[bool, int]]
) -> None:
    held = set(order[:size])
    store = stored(LETTERS[index] for index in order[:size])
    for comes, index in steps:
        if comes:
            ingest_letter(store, LETTERS[index], IRIS)
            held.add(index)
        elif index in held:
            resolve(store, IRIS)
            take_out(store, LETTERS[index])
            held.remove(index)
    resolve(store, IRIS)
    expected = stored(LETTERS[index] for index in sorted(held))
    assert store.dump(without=[IRIS.runs]) == expected.dump(without=[IRIS.runs])


def test_the_letters_of_this_page_have_all_it_is_about() -> None:
    store = stored(LETTERS)
    asked = {
        "ambiguous": "?m cd:resolutionStatus status:ambiguous ; cd:candidate ?c",
        "name": "?r a cd:AliasStatement ; cd:verified true",
        "future": '?a cd:rejected "future"',
        "self": '?a cd:rejected "self"',
        "annex": "?a cd:annexOf ?b",
        "scope": '?d cd:scope "2025-h2"',
    }
    for name, what in asked.items():
        assert store.rows(f"SELECT * {{ {what} }}"), name
    held = store.rows("SELECT ?l { ?l cd:text ?t }")
    assert len(held) == len(LETTERS)
