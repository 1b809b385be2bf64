"""What mentions refer to, given all letters: derived, and in any order the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import LETTER, Header
from graph.catalog import catalog
from graph.errors import AmbiguousError
from graph.evidence import evidence
from graph.identity import identify
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.lookup import find
from graph.resolve import resolve
from graph.store import Store
from graph.writer import node
from ontology.terms import STATUS
from tests.factories import Draft, bank_letter, cited, finance_letter
from tests.gold_letters import extraction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.model import Extraction

IRIS = Iris()


def letter(
    *wordings: str, date: str | None = "2025-06-01", number: str | None = None
) -> Extraction:
    """A letter of Kon Tum that implements what it cites."""
    header = Header(
        type="Kế hoạch",
        number=number,
        issuer="Ủy ban nhân dân tỉnh Kon Tum",
        date=date,
        province="Kon Tum",
    )
    draft = Draft(". ".join((*wordings, date or "", number or "")), header)
    draft.agency("Ủy ban nhân dân tỉnh Kon Tum", wordings[0][:7])
    for wording in wordings:
        index = draft.cite(wording)
        draft.relate(LETTER, "implements", cited(index), wording)
    return draft.done()


def resolved(letters: Iterable[Extraction]) -> Store:
    """A store of letters, resolved."""
    store = Store.in_memory()
    for found in letters:
        ingest_letter(store, found, IRIS)
    resolve(store, IRIS)
    return store


def bodies(store: Store, *, of: Extraction) -> list[tuple[str, str]]:
    """The slug and status that each mention of a letter comes down to."""
    letter_ = IRIS.iri(identify(of).letter)
    rows = store.rows(
        "SELECT ?letter ?body ?status WHERE { ?m dcterms:isPartOf ?letter ;"
        " oa:hasBody ?body ; cd:resolutionStatus ?status } ORDER BY ?m"
    )
    return [
        (IRIS.slug(row["body"]), row["status"].removeprefix(STATUS))
        for row in rows
        if row["letter"] == letter_
    ]


DATED = "Nghị quyết số 66/NQ-CP ngày 26/03/2025 của Chính phủ"
OLDER = "Nghị quyết số 66/NQ-CP ngày 02/03/2024 của Chính phủ"
BARE = "Nghị quyết số 66/NQ-CP của Chính phủ"


def test_a_mention_without_date_means_the_only_one_any_letter_knows() -> None:
    bare = letter(BARE)
    assert bodies(resolved([bare]), of=bare) == [("66-nq-cp", "stub")]
    assert bodies(resolved([bare, letter(DATED)]), of=bare) == [
        ("66-nq-cp-2025", "stub")
    ]


def test_between_several_it_is_ambiguous_and_names_them() -> None:
    bare = letter(BARE)
    store = resolved([bare, letter(DATED), letter(OLDER)])
    assert bodies(store, of=bare) == [("66-nq-cp", "ambiguous")]
    rows = store.rows("SELECT ?c WHERE { ?m cd:candidate ?c } ORDER BY ?c")
    assert [IRIS.slug(row["c"]) for row in rows] == ["66-nq-cp-2024", "66-nq-cp-2025"]


def test_a_letter_cannot_mean_what_was_issued_after_it() -> None:
    early = letter(BARE, date="2025-01-15")
    store = resolved([early, letter(DATED), letter(OLDER)])
    assert bodies(store, of=early) == [("66-nq-cp-2024", "stub")]
    # Of a letter dated by its year alone, nothing of that year lies after it.
    vague = letter(BARE, date="2025")
    store = resolved([vague, letter(DATED)])
    assert bodies(store, of=vague) == [("66-nq-cp-2025", "stub")]


PLAN = "Kế hoạch số 484/KH-UBND{}"


# The day that a ministry prints of some province's plan, which provinces have one of
# that number, and what it means.
@pytest.mark.parametrize(
    ("day", "held", "meant"),
    [
        (" ngày 14/02/2025", ["Kon Tum"], ("484-kh-ubnd-kon-tum-2025", "resolved")),
        (" ngày 20/02/2025", ["Kon Tum"], ("484-kh-ubnd-2025", "stub")),
        (
            " ngày 20/02/2025",
            ["Kon Tum", "Bình Thuận"],
            ("484-kh-ubnd-binh-thuan-2025", "resolved"),
        ),
        ("", ["Kon Tum", "Bình Thuận"], ("484-kh-ubnd", "ambiguous")),
    ],
)
def test_a_number_of_many_provinces_means_the_one_of_its_day(
    day: str, held: list[str], meant: tuple[str, str]
) -> None:
    issued = {"Kon Tum": "2025-02-14", "Bình Thuận": "2025-02-20"}
    plans = []
    for province in held:
        header = Header(
            type="Kế hoạch",
            number="484/KH-UBND",
            issuer=f"Ủy ban nhân dân tỉnh {province}",
            date=issued[province],
            province=province,
        )
        plans.append(Draft(f"Kế hoạch của tỉnh {province}", header).done())
    wording = PLAN.format(day)
    draft = Draft(wording, Header(type="Công văn", date="2025-06-01"))
    draft.cite(wording, level="provincial_government")
    ministry = draft.done()
    assert bodies(resolved([*plans, ministry]), of=ministry) == [meant]


def test_two_branches_of_one_number_are_never_mixed() -> None:
    party = letter("Nghị quyết số 66-NQ/TW")
    store = resolved([party, letter(DATED)])
    assert bodies(store, of=party) == [("66-nq-tw", "stub")]


def test_a_stub_becomes_the_document_when_that_arrives() -> None:
    bank = bank_letter()
    plan = letter(DATED, number="725/KH-UBND", date="2025-03-07")
    slug = "725-kh-ubnd-kon-tum-2025"
    assert bodies(resolved([bank]), of=bank)[2] == (slug, "stub")
    store = resolved([bank, plan])
    assert identify(plan).letter == slug
    assert bodies(store, of=bank)[2] == (slug, "resolved")
    # Its own header stands, and what others print of it is not said again.
    graphs = store.rows(
        "SELECT ?g WHERE { GRAPH ?g { $d dcterms:date ?date } }", d=node(IRIS.iri(slug))
    )
    assert graphs == [{"g": IRIS.iri(slug)}]


def test_what_a_header_leaves_open_others_may_tell() -> None:
    bare = letter("Đề án số 1/ĐA-UBND", number="725/KH-UBND", date=None)
    titled = Draft("Kế hoạch số 725/KH-UBND", Header(province="Kon Tum"))
    titled.cite("Kế hoạch số 725/KH-UBND", title="về tín dụng chính sách")
    store = resolved([bare, titled.done()])
    (row,) = store.rows(
        "SELECT ?title WHERE { ?d cd:text ?text ; cd:number ?n ; dcterms:title ?title }"
    )
    assert row["title"] == "về tín dụng chính sách"


def test_the_two_letters_meet_in_one_resolution() -> None:
    store = resolved([extraction("000"), extraction("001")])
    (row,) = store.rows(
        "SELECT (COUNT(DISTINCT ?letter) AS ?n) ?title WHERE {"
        " ?m oa:hasBody ?d ; dcterms:isPartOf ?letter ."
        " ?d cd:number '57-NQ/TW' ; dcterms:title ?title } GROUP BY ?title"
    )
    assert row["n"] == "2"
    assert row["title"].endswith("chuyển đổi số quốc gia")  # the fuller of the two


def test_every_triple_stands_in_one_graph() -> None:
    store = resolved([extraction("000"), extraction("001"), bank_letter()])
    triples = Counter(quad.triple for quad in store.quads())
    assert [triple for triple, count in triples.items() if count > 1] == []


def test_direct_edges_are_those_the_letters_state() -> None:
    store = resolved([extraction("000"), extraction("001")])
    rows = store.rows(
        "SELECT ?s ?o WHERE { GRAPH $g { ?s cd:implements ?o } "
        "?s cd:number ?n . ?o cd:number ?m FILTER NOT EXISTS { ?s cd:text ?t } }",
        g=node(IRIS.resolution),
    )
    edges = {(IRIS.slug(row["s"]), IRIS.slug(row["o"])) for row in rows}
    assert ("186-kh-tu-kon-tum-2025", "39-ct-tw") in edges
    assert ("57-nq-tw-2024", "39-ct-tw") not in edges
    assert edges == {
        ("1268-kh-ubnd-kon-tum-2025", "66-nq-cp-2025"),
        ("1594-ubnd-tthcc-kon-tum-2025", "56-cd-ttg-2025"),
        ("725-kh-ubnd-kon-tum-2025", "186-kh-tu-kon-tum-2025"),
        ("186-kh-tu-kon-tum-2025", "39-ct-tw"),
        ("95-ctr-tu-kon-tum-2025", "57-nq-tw-2024"),
        ("484-kh-ubnd-kon-tum-2025", "03-nq-cp-2025"),
        ("03-nq-cp-2025", "57-nq-tw-2024"),
    }


def test_who_orders_a_change_does_not_make_it() -> None:
    wording = "Nghị định số 24/2012/NĐ-CP ngày 03/4/2012"
    draft = Draft(f"1. Đề xuất sửa đổi {wording}.", Header(number="5/UBND-TH"))
    draft.task("1", f"Đề xuất sửa đổi {wording}")
    index = draft.cite(wording)
    draft.relate(LETTER, "amends", cited(index), f"sửa đổi {wording}", "1")
    found = draft.done()
    rows = resolved([found]).rows("SELECT ?s WHERE { ?s cd:amends ?o }")
    letter_ = identify(found).letter
    assert {IRIS.slug(row["s"]) for row in rows} == {f"{letter_}.t-1"}


def test_a_programme_and_a_task_force_are_bound_to_their_acts() -> None:
    store = resolved([extraction("000"), extraction("001")])
    (programme,) = store.rows(
        "SELECT ?name ?class WHERE { ?act cd:number '43/QĐ-UBND' ; cd:promulgates ?p ."
        " ?task cd:implements ?p ; cd:taskLabel '2' . ?p rdfs:label ?name ; a ?class }"
    )
    assert programme["name"].startswith("Chương trình hành động của Ủy ban nhân dân")
    assert programme["class"].endswith("#NamedInstrument")
    (force,) = store.rows(
        "SELECT ?name WHERE { ?act cd:number '1433-QĐ/TU' ; cd:establishes ?force ."
        " ?force a cd:TaskForce ; rdfs:label ?name }"
    )
    assert force["name"].startswith("Tổ công tác của Ban Thường vụ Tỉnh ủy")


def stated(store: Store, slug: str, term: str) -> list[str]:
    """The values of a property of a document in the derived graph."""
    rows = store.rows(
        f"SELECT ?v WHERE {{ GRAPH $g {{ $d {term} ?v }} }} ORDER BY ?v",
        g=node(IRIS.resolution),
        d=node(IRIS.iri(slug)),
    )
    return [row["v"] for row in rows]


def test_the_scope_of_a_number_is_told_or_said_to_be_unknown() -> None:
    store = resolved([letter(DATED, "Chỉ thị số 39-CT/TW", number="725/KH-UBND")])
    assert stated(store, "66-nq-cp-2025", "cd:scope") == ["2025"]
    assert stated(store, "39-ct-tw", "cd:scope") == ["unknown"]
    assert stated(store, "725-kh-ubnd-kon-tum-2025", "cd:scope") == ["2025"]


def test_a_document_known_in_full_has_a_urn() -> None:
    full = letter(DATED, BARE.replace("66", "67"), number="725/KH-UBND")
    store = resolved([full])
    assert stated(store, "66-nq-cp-2025", "dcterms:identifier") == [
        "urn:lex:vn:chinh.phu:nghi.quyet:2025-03-26;66-nq-cp"
    ]
    assert stated(store, "725-kh-ubnd-kon-tum-2025", "dcterms:identifier") == [
        "urn:lex:vn:uy.ban.nhan.dan.tinh.kon.tum:ke.hoach:2025-06-01;725-kh-ubnd"
    ]
    assert stated(store, "67-nq-cp", "dcterms:identifier") == []


def quang_ngai(*wordings: str, date: str) -> Extraction:
    """A letter of Quảng Ngãi that names its Department of Finance."""
    name = "Sở Tài chính tỉnh Quảng Ngãi"
    header = Header(
        type="Công văn",
        issuer="Ủy ban nhân dân tỉnh Quảng Ngãi",
        date=date,
        province="Quảng Ngãi",
    )
    draft = Draft(". ".join((name, *wordings, date)), header)
    draft.agency(name, level="provincial_department")
    for wording in wordings:
        draft.relate(LETTER, "implements", cited(draft.cite(wording)), wording)
    return draft.done()


def test_a_year_that_fits_both_series_of_a_merged_province_is_ambiguous() -> None:
    old, new, bare = (
        quang_ngai(f"Quyết định số 12/QĐ-UBND{day} của Ủy ban nhân dân tỉnh", date=date)
        for day, date in (
            (" ngày 05/03/2025", "2025-04-01"),
            (" ngày 05/08/2025", "2025-09-01"),
            ("", "2025-10-01"),
        )
    )
    slug = "12-qd-ubnd-quang-ngai"
    assert bodies(resolved([bare, old]), of=bare) == [(f"{slug}-2025-h1", "stub")]
    store = resolved([bare, new, old])
    assert bodies(store, of=bare) == [(slug, "ambiguous")]
    rows = store.rows("SELECT ?c WHERE { ?m cd:candidate ?c } ORDER BY ?c")
    assert [IRIS.slug(row["c"]) for row in rows] == [
        f"{slug}-2025-h1",
        f"{slug}-2025-h2",
    ]


def test_an_old_body_and_the_new_one_of_its_name_are_told_apart() -> None:
    old, new = (quang_ngai(BARE, date=date) for date in ("2025-06-30", "2025-07-01"))
    slug = "so-tai-chinh-tinh-quang-ngai"
    store = resolved([old, new])
    with pytest.raises(AmbiguousError) as error:
        find(store, "Sở Tài chính tỉnh Quảng Ngãi", "agency")
    assert error.value.candidates == (slug, f"{slug}-2025")
    assert [catalog(store).agencies[one].name for one in error.value.candidates] == [
        "Sở Tài chính tỉnh Quảng Ngãi",
        "Sở Tài chính tỉnh Quảng Ngãi (từ 01/7/2025)",
    ]
    alone = resolved([new])
    assert find(alone, "Sở Tài chính tỉnh Quảng Ngãi", "agency") == f"{slug}-2025"
    (name,) = stated(alone, f"{slug}-2025", "rdfs:label")
    assert name == "Sở Tài chính tỉnh Quảng Ngãi"


LATER = "Nghị quyết số 90/NQ-CP ngày 05/09/2025 của Chính phủ"


def rejections(store: Store) -> list[tuple[str, str]]:
    """The wording and the reason of every assertion that makes no edge."""
    rows = store.rows(
        "SELECT ?quote ?why WHERE { GRAPH $g { ?a cd:rejected ?why } ?a cd:quote ?quote"
        " } ORDER BY ?quote",
        g=node(IRIS.resolution),
    )
    return [(row["quote"], row["why"]) for row in rows]


def test_an_edge_into_the_future_is_rejected_and_kept_for_review() -> None:
    store = resolved([letter(DATED, LATER, number="725/KH-UBND")])
    assert rejections(store) == [(LATER, "future")]
    assert stated(store, "725-kh-ubnd-kon-tum-2025", "cd:implements") == [
        IRIS.iri("66-nq-cp-2025")
    ]
    assert [a.object for a in evidence(store).assertions] == ["66-nq-cp-2025"]
    (mention, _) = sorted(bodies(store, of=letter(LATER, DATED, number="725/KH-UBND")))
    assert mention == ("66-nq-cp-2025", "stub")


def test_a_document_never_leans_on_a_later_one() -> None:
    """The letter is later than both, but the plan is earlier than its base."""
    text = f"Kế hoạch số 5/KH-UBND ngày 01/02/2025 thực hiện {LATER}"
    draft = Draft(text, Header(type="Công văn", date="2025-12-01", province="Kon Tum"))
    plan = draft.cite("Kế hoạch số 5/KH-UBND ngày 01/02/2025")
    base = draft.cite(LATER)
    draft.relate(cited(plan), "implements", cited(base), text)
    assert rejections(resolved([draft.done()])) == [(text, "future")]


def test_a_letter_that_cites_its_own_number_does_not_carry_itself_out() -> None:
    own = "Kế hoạch số 725/KH-UBND của Ủy ban nhân dân tỉnh"
    store = resolved([letter(own, DATED, number="725/KH-UBND")])
    assert rejections(store) == [(own, "self")]
    assert stated(store, "725-kh-ubnd-kon-tum-2025", "cd:implements") == [
        IRIS.iri("66-nq-cp-2025")
    ]


def government(date: str) -> Extraction:
    """Resolution 66/NQ-CP of a day, read."""
    header = Header(type="Nghị quyết", number="66/NQ-CP", issuer="Chính phủ", date=date)
    return Draft(f"Nghị quyết của Chính phủ ngày {date}", header).done()


@pytest.mark.parametrize(
    ("known", "meant", "candidates"),
    [
        ([letter(DATED)], ("66-nq-cp", "stub"), []),
        ([letter(DATED), letter(OLDER)], ("66-nq-cp-2024", "stub"), []),
        (
            [letter(OLDER), letter(OLDER.replace("02/03/2024", "05/01/2025"))],
            ("66-nq-cp", "ambiguous"),
            ["66-nq-cp-2024", "66-nq-cp-2025"],
        ),
        # one of years ago is another of that number
        ([letter(OLDER.replace("2024", "2023"))], ("66-nq-cp", "stub"), []),
        (
            [letter(OLDER), letter(OLDER.replace("2024", "2023"))],
            ("66-nq-cp-2024", "stub"),
            [],
        ),
        ([government("2025-03-26")], ("66-nq-cp", "stub"), []),
        (
            [government("2025-03-26"), government("2024-03-02")],
            ("66-nq-cp-2024", "resolved"),
            [],
        ),
    ],
)
def test_no_candidate_of_any_status_is_later_than_the_letter(
    known: list[Extraction], meant: tuple[str, str], candidates: list[str]
) -> None:
    early = letter(BARE, date="2025-01-15")
    store = resolved([early, *known])
    assert bodies(store, of=early)[0] == meant
    rows = store.rows("SELECT ?c WHERE { ?m cd:candidate ?c } ORDER BY ?c")
    assert [IRIS.slug(row["c"]) for row in rows] == candidates


NUMBERS = st.sampled_from(
    [
        "Nghị quyết số 66/NQ-CP",
        "Nghị quyết số 66-NQ/TW",
        "Kế hoạch số 5/KH-UBND",
        "Nghị định số 30/2020/NĐ-CP",
    ]
)
DAYS = st.sampled_from(
    ["", " ngày 01/02/2024", " ngày 03/04/2025", " ngày 05/04/2025", " ngày 07/08/2026"]
)
WORDINGS = st.builds(str.__add__, NUMBERS, DAYS)
LETTERS = st.lists(
    st.builds(
        lambda wordings, date, number: letter(*wordings, date=date, number=number),
        st.lists(WORDINGS, min_size=1, max_size=3, unique=True),
        st.sampled_from([None, "2025", "2025-04", "2025-04-04", "2026-01-01"]),
        st.sampled_from([None, "5/KH-UBND"]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda made: identify(made).letter,
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_order_of_arrival_leaves_no_trace(data: st.DataObject) -> None:
    letters = data.draw(LETTERS)
    other = data.draw(st.permutations(letters))
    one, two = resolved(letters), resolved(other)
    assert one.dump(without=[IRIS.runs]) == two.dump(without=[IRIS.runs])
    triples = Counter(quad.triple for quad in one.quads())
    assert max(triples.values()) == 1


@settings(max_examples=30, deadline=None)
@given(LETTERS)
def test_resolving_again_changes_nothing(letters: list[Extraction]) -> None:
    store = resolved(letters)
    before = store.dump()
    resolve(store, IRIS)
    assert store.dump() == before
    store.touched.add_everything()
    resolve(store, IRIS)
    assert store.dump() == before


@settings(max_examples=30, deadline=None)
@given(LETTERS)
def test_a_letter_that_comes_and_goes_leaves_no_trace(
    letters: list[Extraction],
) -> None:
    first, *rest = letters
    store = resolved(letters)
    store.remove_graph(IRIS.iri(identify(first).letter))
    resolve(store, IRIS)
    expected = resolved(rest)
    assert store.dump(without=[IRIS.runs]) == expected.dump(without=[IRIS.runs])


def test_reading_the_two_samples_twice_changes_nothing() -> None:
    letters = [bank_letter(), finance_letter()]
    once, twice = resolved(letters), resolved([*letters, *letters])
    assert once.dump(without=[IRIS.runs]) == twice.dump(without=[IRIS.runs])


def test_who_issued_an_old_document_is_not_taken_for_the_new_body() -> None:
    """A letter of September names its department, and cites the old committee."""
    old = "Quyết định số 12/QĐ-UBND ngày 05/03/2025 của Ủy ban nhân dân tỉnh Quảng Ngãi"
    store = resolved([quang_ngai(old, date="2025-09-01")])
    rows = store.rows("SELECT ?a ?b WHERE { ?a cd:meansBody ?b } ORDER BY ?a")
    meant = {IRIS.slug(row["a"]): row["b"].rpartition("/")[2] for row in rows}
    committee, department = (
        "uy-ban-nhan-dan-tinh-quang-ngai",
        "so-tai-chinh-tinh-quang-ngai-2025",
    )
    assert meant[committee].endswith(committee)
    assert meant[department].endswith(department)
