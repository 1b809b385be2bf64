"""Corrections beat the machine, survive it, can be undone; none of them is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.answers.tasks import task
from graph.corrections.book import (
    confirm,
    correction,
    propose,
    reject,
    undo,
)
from graph.corrections.errors import (
    BadCorrectionError,
    ContradictionError,
    NoPlaceError,
    WrongStatusError,
)
from graph.corrections.listing import list_corrections
from graph.errors import NotFoundError
from graph.ingest import remove_letter
from graph.lookup import find
from graph.resolve import resolve
from graph.validate import validate
from graph.writer import node
from tests.correcting import (
    APART,
    FIRST,
    IRIS,
    SECOND,
    WHEN,
    asked,
    confirmed,
    filled,
    read,
    typed,
)
from tests.gold_letters import extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.corrections.model import Proposal
    from graph.store import Store

ROLE = asked(
    field="role", task="7", agency="Sở Khoa học và Công nghệ", value="cooperate"
)
DUE = asked(
    letter=SECOND,
    field="deadline",
    task="10",
    quote="trước ngày 25 tháng 7 năm 2025",
    value="2025-07-26",
)
NUMBER = asked(field="number", value="123/UBND-KTTH")

# Everything that can be said, each with a query that finds it once it counts: who has
# which role, what is due, which document is meant, what the header states.
CHANGES: dict[str, tuple[Proposal, str]] = {
    "another role": (
        ROLE,
        "task:t-7 cd:cooperate id:so-khoa-hoc-va-cong-nghe-tinh-kon-tum",
    ),
    "one role of two": (
        asked(
            letter=SECOND,
            field="role",
            task="10",
            agency="Sở Xây dựng",
            value="lead",
            was="advise",
        ),
        "task:t-10 cd:lead id:so-xay-dung-tinh-kon-tum ; cd:receive ?also",
    ),
    "a role where there was none": (
        asked(
            field="role",
            task="8",
            agency="Công an tỉnh",
            value="monitor",
            quote="các đơn vị, địa phương",
        ),
        "task:t-8 cd:monitor id:cong-an-tinh-kon-tum",
    ),
    "no role": (
        asked(field="role", task="8", agency="Các đơn vị, địa phương", value=None),
        "task:t-8 a cd:Task FILTER NOT EXISTS { task:t-8 cd:cooperate ?anybody }",
    ),
    "another day": (DUE, 'task:t-10 cd:hasDeadline/cd:deadlineValue "2025-07-26"'),
    "one deadline of two at the same words": (
        asked(
            field="deadline",
            task="2.b",
            quote="theo từng tháng, quý",
            value="P6M",
            was="P3M",
        ),
        'task:t-2-b cd:hasDeadline/cd:deadlineValue "P6M", "P1M"',
    ),
    "a deadline where there was none": (
        asked(
            field="deadline",
            task="9",
            quote="đẩy nhanh việc chia sẻ dữ liệu",
            value="2025-Q4",
            bound="by",
        ),
        'task:t-9 cd:hasDeadline [ cd:bound "by" ; cd:deadlineValue "2025-Q4" ]',
    ),
    "no deadline": (
        asked(field="deadline", task="1.l", quote="trong Quý I", value=None),
        "task:t-1-l a cd:Task FILTER NOT EXISTS { task:t-1-l cd:hasDeadline ?due }",
    ),
    "another document": (
        asked(field="citation", quote="Nghị quyết số 25/NQ-CP", value="05/CT-TTg"),
        "?c cd:printedNumber '25/NQ-CP' ; oa:hasBody id:05-ct-ttg-2025",
    ),
    "no citation": (
        asked(field="citation", quote="Nghị quyết số 25/NQ-CP", value=None),
        "$letter cd:text ?t FILTER NOT EXISTS { ?c cd:printedNumber '25/NQ-CP' }",
    ),
    "another relation": (
        asked(field="relation", object="725/KH-UBND", value="guides"),
        "task:t-10 cd:guides id:725-kh-ubnd-kon-tum-2025",
    ),
    "no relation": (
        asked(field="relation", object="725/KH-UBND", value=None, was="implements"),
        "$letter cd:text ?t FILTER NOT EXISTS { $letter cd:implements $plan }",
    ),
    "a relation where there was none": (
        asked(
            field="relation", object="43/QĐ-UBND", value="replaces", quote="Kính gửi"
        ),
        "$letter cd:replaces id:43-qd-ubnd-kon-tum-2025",
    ),
    "no relation between two others": (
        asked(field="relation", subject="725/KH-UBND", object="186-KH/TU", value=None),
        "$plan a ?c FILTER NOT EXISTS { $plan cd:implements ?any }",
    ),
    "a relation between two others": (
        asked(
            field="relation",
            subject="725/KH-UBND",
            object="43/QĐ-UBND",
            value="based_on",
            quote="Kính gửi",
        ),
        "id:725-kh-ubnd-kon-tum-2025 cd:basedOn id:43-qd-ubnd-kon-tum-2025",
    ),
    "a number": (NUMBER, "$letter cd:number '123/UBND-KTTH'"),
    "a date": (
        asked(field="date", value="2025-03-20"),
        "$letter dcterms:date '2025-03-20'^^xsd:date",
    ),
    "a subject": (
        asked(field="subject", value="V/v giải ngân <b>vốn</b>"),
        "$letter dcterms:title 'V/v giải ngân <b>vốn</b>'",
    ),
    "a type": (
        asked(field="type", value="Kế hoạch"),
        "$letter a cd:AdministrativeDocument ; cd:documentType doctype:ke-hoach",
    ),
    "an issuer": (
        asked(field="issuer", value="Sở Xây dựng tỉnh Kon Tum"),
        "$letter cd:issuer id:so-xay-dung-tinh-kon-tum ; cd:issuerName ?name",
    ),
}


def holds(store: Store, proposal: Proposal, pattern: str) -> bool:
    """Whether a pattern matches the graph; `task:` are parts of the letter."""
    letter = IRIS.iri(proposal.letter)
    prefixes = f"PREFIX id: <{IRIS.base}> PREFIX task: <{letter}.>"
    query = f"{prefixes} SELECT * WHERE {{ {pattern} }} LIMIT 1"
    plan = node(IRIS.iri("725-kh-ubnd-kon-tum-2025"))
    return bool(store.rows(query, letter=node(letter), plan=plan))


@pytest.mark.parametrize("name", CHANGES)
def test_a_correction_counts_survives_a_new_reading_and_can_be_undone(
    name: str,
) -> None:
    proposal, pattern = CHANGES[name]
    store = filled()
    before = store.dump(without=APART)
    made = propose(store, IRIS, proposal, "Lan", WHEN)
    assert store.dump(without=APART) == before
    assert not holds(store, proposal, pattern)
    confirm(store, IRIS, made.id, "Trưởng phòng", WHEN)
    resolve(store, IRIS)
    assert holds(store, proposal, pattern)
    corrected = store.dump(without=(IRIS.runs,))
    read(store, *(replace(extraction(n), version="99") for n in ("001", "000")))
    assert store.dump(without=(IRIS.runs,)) == corrected
    undo(store, IRIS, made.id, "Trưởng phòng", WHEN)
    resolve(store, IRIS)
    assert store.dump(without=APART) == before


@pytest.fixture(scope="module")
def everything() -> Store:
    """A store with all corrections that do not contradict each other."""
    store = filled()
    for name, (proposal, _) in CHANGES.items():
        if name not in ("no citation", "no relation"):
            confirmed(store, proposal)
    return store


def test_a_corrected_graph_keeps_the_shapes(everything: Store) -> None:
    report = validate(everything)
    assert [r for r in report.results if r.severity == "violation"] == []


def test_what_people_say_stands_in_a_graph_of_its_own(everything: Store) -> None:
    letters = [*everything.quads(IRIS.iri(FIRST)), *everything.quads(IRIS.iri(SECOND))]
    assert not [quad for quad in letters if '"person"' in str(quad.object)]
    said = "SELECT ?s { GRAPH $people { ?s prov:wasGeneratedBy/a cd:Correction } }"
    assert len(everything.rows(said, people=node(IRIS.corrections))) == 10


def test_answers_see_a_correction_as_any_statement(everything: Store) -> None:
    parts = {p.agency.name: p for p in task(everything, f"{FIRST}.t-7").parts}
    part = parts["Sở Khoa học và Công nghệ tỉnh Kon Tum"]
    assert part.role == "cooperate"
    assert "Sở Khoa học và Công nghệ" in part.quote.text
    assert part.quote.segments
    assert [d.value for d in task(everything, f"{SECOND}.t-10").task.deadlines] == [
        "2025-07-26"
    ]


def test_undoing_all_brings_back_what_the_machine_said() -> None:
    store = filled()
    before = store.dump(without=APART)
    for name, (proposal, _) in CHANGES.items():
        if name not in ("no citation", "no relation"):
            confirmed(store, proposal)
    for listed in list_corrections(store, IRIS, status="confirmed"):
        undo(store, IRIS, listed.id, "Lan", WHEN)
    resolve(store, IRIS)
    assert store.dump(without=APART) == before


def test_a_letter_that_was_away_comes_back_corrected() -> None:
    store = filled()
    made = confirmed(store, ROLE)
    confirmed(store, NUMBER)
    corrected = store.dump(without=(IRIS.runs,))
    remove_letter(store, "123/UBND-KTTH", IRIS)
    resolve(store, IRIS)
    listed = list_corrections(store, IRIS, letter=FIRST)
    assert [one.held for one in listed] == [False, False]
    assert not [one for one in listed if one.review]
    assert validate(store).conforms
    with pytest.raises(NotFoundError):
        propose(store, IRIS, ROLE, "Lan", WHEN)
    read(store, extraction("001"), extraction("000"))
    assert store.dump(without=(IRIS.runs,)) == corrected
    assert correction(store, IRIS, made.id).status == "confirmed"


def test_one_that_was_undone_while_its_letter_was_away_stays_undone() -> None:
    store = filled()
    before = store.dump(without=APART)
    made = confirmed(store, ROLE)
    remove_letter(store, FIRST, IRIS)
    undo(store, IRIS, made.id, "Lan", WHEN)
    read(store, extraction("000"), extraction("001"))
    assert store.dump(without=APART) == before


def test_two_who_contradict_each_other_are_both_kept_until_one_is_confirmed() -> None:
    store = filled()
    before = store.dump(without=APART)
    one = propose(store, IRIS, ROLE, "Lan", WHEN)
    two = propose(store, IRIS, replace(ROLE, value="monitor"), "Minh", WHEN)
    assert store.dump(without=APART) == before
    listed = list_corrections(store, IRIS)
    assert [o.conflicts_with for o in listed] == [(two.id,), (one.id,)]
    confirm(store, IRIS, one.id, "Trưởng phòng", WHEN)
    with pytest.raises(ContradictionError, match="correction-1"):
        confirm(store, IRIS, two.id, "Trưởng phòng", WHEN)
    undo(store, IRIS, one.id, "Trưởng phòng", WHEN)
    assert confirm(store, IRIS, two.id, "Trưởng phòng", WHEN).status == "confirmed"
    assert [o.conflicts_with for o in list_corrections(store, IRIS)] == [(), ()]


def test_the_same_is_not_proposed_twice() -> None:
    store = filled()
    propose(store, IRIS, ROLE, "Lan", WHEN)
    with pytest.raises(ContradictionError):
        propose(store, IRIS, ROLE, "Minh", WHEN)


def test_all_that_was_decided_stays_on_record() -> None:
    store = filled()
    one = confirmed(store, ROLE)
    undo(store, IRIS, one.id, "Chánh Văn phòng", WHEN)
    two = propose(store, IRIS, DUE, "Minh", WHEN)
    reject(store, IRIS, two.id, "Trưởng phòng", WHEN, why="đúng là 25")
    listed = list_corrections(store, IRIS)
    assert [[(s.status, s.who) for s in c.steps] for c in listed] == [
        [
            ("proposed", "Lan"),
            ("confirmed", "Trưởng phòng"),
            ("undone", "Chánh Văn phòng"),
        ],
        [("proposed", "Minh"), ("rejected", "Trưởng phòng")],
    ]
    assert listed[1].steps[-1].why == "đúng là 25"
    assert {s.when for c in listed for s in c.steps} == {"2025-07-01T08:00:00Z"}


# Who was decided on cannot be decided on again, other than by undoing.
@pytest.mark.parametrize("decide", [confirm, reject])
def test_a_decision_is_made_once(decide: Callable[..., object]) -> None:
    store = filled()
    made = confirmed(store, ROLE)
    with pytest.raises(WrongStatusError):
        decide(store, IRIS, made.id, "Lan", WHEN)
    undo(store, IRIS, made.id, "Lan", WHEN)
    with pytest.raises(WrongStatusError):
        undo(store, IRIS, made.id, "Lan", WHEN)


LETTER = (
    "Kon Tum, ngày 02 tháng 6 năm 2025\n\nKính gửi:\n- Các sở, ban ngành.\n\n"
    "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng"
    " {words} trước ngày 25 tháng 7 năm 2025.\n2. Sở Nội vụ theo dõi việc thi hành.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
)


def test_a_place_that_is_lost_goes_to_review_and_comes_back() -> None:
    """The same file is read otherwise: the task that was corrected is gone."""
    first = typed(LETTER.format(words="lập kế hoạch"))
    second = replace(first, tasks=tuple(t for t in first.tasks if t.label != "1"))
    store = filled(first)
    [letter] = {slug for slug in store.graphs() if "-u-" in slug}
    key = IRIS.slug(letter)
    made = confirmed(
        store,
        asked(letter=key, field="role", task="1", agency="Sở Xây dựng", value="lead"),
    )
    waiting = propose(
        store,
        IRIS,
        asked(
            letter=key,
            field="deadline",
            task="1",
            quote="trước ngày 25 tháng 7",
            value="2025-07-20",
        ),
        "Minh",
        WHEN,
    )
    corrected = store.dump(without=(IRIS.runs,))
    read(store, second)
    listed = list_corrections(store, IRIS, review=True)
    assert [o.id for o in listed] == [made.id, waiting.id]
    assert [o.status for o in listed] == ["confirmed", "proposed"]
    assert validate(store).conforms
    with pytest.raises(NoPlaceError):
        confirm(store, IRIS, waiting.id, "Trưởng phòng", WHEN)
    read(store, first)
    assert store.dump(without=(IRIS.runs,)) == corrected
    assert list_corrections(store, IRIS, review=True) == ()


HEAD = "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\nSố: 123/UBND-KTTH\n\n"
CITING = (
    "Kon Tum, ngày 02 tháng 9 năm 2025\n\nKính gửi: Sở Tài chính tỉnh Kon Tum.\n\n"
    "Thực hiện Công văn số 123/UBND-KTTH ngày 20 tháng 3 năm 2025 của Ủy ban nhân dân"
    " tỉnh Kon Tum, Sở Xây dựng báo cáo như sau.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
)


def test_citations_of_a_corrected_number_lead_to_the_letter() -> None:
    store = filled(extraction("000"), extraction("001"), typed(CITING))
    meant = "SELECT ?d { [] cd:printedNumber '123/UBND-KTTH' ; oa:hasBody ?d }"
    [stub] = store.rows(meant)
    assert stub["d"] != IRIS.iri(FIRST)
    made = confirmed(store, NUMBER)
    confirmed(store, asked(field="date", value="2025-03-20"))
    assert store.rows(meant) == [{"d": IRIS.iri(FIRST)}]
    assert find(store, "123/UBND-KTTH", "document") == FIRST
    assert find(store, "Công văn số 123/UBND-KTTH", "document") == FIRST
    undo(store, IRIS, made.id, "Lan", WHEN)
    resolve(store, IRIS)
    assert store.rows(meant) == [stub]


def test_a_letter_of_a_later_day_is_not_meant() -> None:
    """Another letter of the year before may have had the number."""
    store = filled(extraction("001"), typed(CITING.replace("năm 2025 của", "của")))
    meant = "SELECT ?d { [] cd:printedNumber '123/UBND-KTTH' ; oa:hasBody ?d }"
    confirmed(store, NUMBER)
    made = confirmed(store, asked(field="date", value="2025-12-01"))
    assert store.rows(meant) != [{"d": IRIS.iri(FIRST)}]
    undo(store, IRIS, made.id, "Lan", WHEN)
    confirmed(store, asked(field="date", value="2025-03-20"))
    assert store.rows(meant) == [{"d": IRIS.iri(FIRST)}]


def test_citations_of_a_number_that_was_misread_no_longer_lead_there() -> None:
    """The letter keeps its slug, made of the number that it does not have."""
    numbered = typed(HEAD + LETTER.format(words="lập kế hoạch"))
    assert numbered.header.number == "123/UBND-KTTH"
    store = filled(numbered, typed(CITING))
    meant = "SELECT ?d { [] cd:printedNumber '123/UBND-KTTH' ; oa:hasBody ?d }"
    [letter] = store.rows(meant)
    key = IRIS.slug(letter["d"])
    assert store.quads(letter["d"])
    confirmed(store, asked(letter=key, field="number", value="128/UBND-KTTH"))
    [now] = store.rows(meant)
    assert now != letter
    assert find(store, "128/UBND-KTTH", "document") == key
    assert IRIS.iri(find(store, "123/UBND-KTTH", "document")) == now["d"]
    assert validate(store).conforms


# What cannot be proposed, and a part of what is said of it.
REFUSED = [
    (replace(ROLE, why=" "), BadCorrectionError, "why is empty"),
    (replace(ROLE, why="x" * 100_000), BadCorrectionError, "1000"),
    (replace(ROLE, why="a\x00b"), BadCorrectionError, "control"),
    (replace(ROLE, why="a\u202eb"), BadCorrectionError, "control"),
    (replace(DUE, quote="x" * 100_000), BadCorrectionError, "500"),
    (replace(DUE, quote="\x1b[31m"), BadCorrectionError, "control"),
    (replace(DUE, quote="…!"), BadCorrectionError, "no words"),
    (replace(DUE, quote="<script>alert(1)</script>"), NoPlaceError, "25 tháng 7"),
    (replace(DUE, value="2025-13-01"), BadCorrectionError, "2025-13-01"),
    (replace(DUE, value="2025-02-30"), BadCorrectionError, "2025-02-30"),
    (replace(DUE, bound="until"), BadCorrectionError, "before"),
    (replace(ROLE, task="77"), NoPlaceError, "1.a"),
    (replace(ROLE, task=None), BadCorrectionError, "task"),
    (replace(ROLE, value="boss"), BadCorrectionError, "cooperate"),
    (replace(ROLE, value="lead"), BadCorrectionError, "already"),
    (replace(ROLE, agency="Sở Không Có"), NotFoundError, "Sở Không Có"),
    (replace(ROLE, agency="Công an tỉnh"), NoPlaceError, "Ngân hàng"),
    (replace(ROLE, letter="9999/KH-UBND"), NotFoundError, "9999"),
    (replace(ROLE, letter="57-NQ/TW"), NotFoundError, FIRST),
    (replace(NUMBER, value="không số"), BadCorrectionError, "UBND-KTTH"),
    (replace(DUE, letter=FIRST, task="9", quote="tăng cường"), BadCorrectionError, "7"),
    (asked(field="date", value="20/3/2025"), BadCorrectionError, "YYYY"),
    (asked(field="date", value="٢٠٢٥"), BadCorrectionError, "YYYY"),
    (
        asked(field="issuer", value="các Bộ, ban ngành Trung ương"),
        BadCorrectionError,
        "group",
    ),
    (asked(field="type", value="Thư tình"), BadCorrectionError, "Công văn"),
    (asked(field="citation", quote="số 1/XX", value="57-NQ/TW"), NoPlaceError, "05/CT"),
    (
        asked(field="citation", quote="05/CT-TTg", value="1-NQ/XX"),
        NotFoundError,
        "1-NQ",
    ),
    (
        asked(field="citation", quote="57-NQ/TW", value=None),
        BadCorrectionError,
        "2 times",
    ),
    (
        asked(field="deadline", task="2.b", quote="theo từng tháng, quý", value="P6M"),
        BadCorrectionError,
        "P1M, P3M",
    ),
]


@pytest.mark.parametrize(("proposal", "error", "words"), REFUSED)
def test_what_cannot_be_is_refused_with_a_reason(
    proposal: Proposal, error: type[Exception], words: str
) -> None:
    store = filled()
    before = store.dump()
    with pytest.raises(error) as caught:
        propose(store, IRIS, proposal, "Lan", WHEN)
    said = [caught.value.message(lang) for lang in ("vi", "en")]  # type: ignore[attr-defined]  # all are GraphErrors
    assert words in said[1]
    assert all(len(line) < 1500 for line in said)
    assert store.dump() == before
