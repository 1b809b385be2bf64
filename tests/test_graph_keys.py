"""What tells numbered documents apart, and when two mentions may mean one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.keys import Key, most_precise

NUMBERS = st.sampled_from(
    ["57-NQ/TW", "725/KH-UBND", "30/2020/NĐ-CP", "5/HĐ-UBND", "66-QĐ/TW", "12/UBND-KT"]
)
LEVELS = st.sampled_from(
    ["central_party", "provincial_government", "district", "unspecified", None]
)


@given(
    number=NUMBERS,
    level=LEVELS,
    date=st.sampled_from([None, "2024", "2025-03-07"]),
    province=st.sampled_from([None, "Kon Tum", "Bà Rịa - Vũng Tàu"]),
    type_=st.sampled_from([None, "Quyết định", "Quy định"]),
)
def test_a_slug_leads_back_to_its_key(
    number: str,
    level: str | None,
    date: str | None,
    province: str | None,
    type_: str | None,
) -> None:
    key = Key.of(
        number, type_=type_, date=date, issuer=None, level=level, province=province
    )
    assert Key.parse(key.slug, number, level) == key


def test_a_date_and_a_place_make_a_mention_more_precise() -> None:
    bare = Key("725-kh-ubnd", None, None)
    dated = Key("725-kh-ubnd", None, "2025")
    full = Key("725-kh-ubnd", "kon-tum", "2025")
    assert most_precise(bare, (bare, dated, full)) == (full,)
    assert most_precise(full, (bare, dated, full)) == (full,)


def test_between_equals_nothing_is_chosen() -> None:
    bare = Key("66-nq-cp", "", None)
    years = [Key("66-nq-cp", "", year) for year in ("2024", "2025")]
    assert most_precise(bare, years) == tuple(years)


def test_documents_of_two_provinces_are_never_one() -> None:
    one, other = (Key("5-kh-ubnd", place, "2025") for place in ("gia-lai", "kon-tum"))
    assert not one.refines(other)
    assert most_precise(one, (one, other)) == (one,)
