"""Which act a name means: by the register, on the letter's day, never by a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.model import Header
from graph.answers.chain import ChainAsk, chain
from graph.answers.documents import document
from graph.answers.matrix import matrix
from graph.answers.trace import trace
from graph.catalog import catalog
from graph.iris import Iris
from tests.correcting import asked, confirmed
from tests.correcting import filled as corrected
from tests.factories import Draft
from tests.provincial import filled, letter
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

IRIS = Iris()

_READINGS = """
SELECT ?name ?act ?seen WHERE {
  ?reading a cd:AliasStatement ; rdf:subject ?name ; rdf:object ?act ;
           cd:verified ?seen ; cd:rule "R-ALIAS" ; dcterms:source ?source ;
           cd:mention/oa:hasBody ?name
} ORDER BY ?name ?act"""
_EDGES = """
SELECT ?a ?b WHERE { ?a cd:namesAct ?b } ORDER BY ?a"""


def store_of(*said: tuple[str, str, str | None]) -> Store:
    """A store of letters: the text of each, the name in it that it cites, its date."""
    letters = []
    for text, name, date in said:
        draft = Draft(f"{text}. Ngày {date}.", Header(type="Công văn", date=date))
        draft.cite(name)
        letters.append(draft.done())
    return filled(*letters)


def readings(*said: tuple[str, str, str | None]) -> list[tuple[str, str, str]]:
    """Name, act and whether its source was seen, of every reading in such a store."""
    rows = store_of(*said).rows(_READINGS)
    return [(IRIS.slug(r["name"]), IRIS.slug(r["act"]), r["seen"]) for r in rows]


def edges(*said: tuple[str, str, str | None]) -> list[tuple[str, str]]:
    """The edges from names to acts."""
    rows = store_of(*said).rows(_EDGES)
    return [(IRIS.slug(row["a"]), IRIS.slug(row["b"])) for row in rows]


def simple(name: str, date: str | None) -> tuple[str, str, str | None]:
    """A letter that carries out what it calls by name."""
    return f"Thực hiện {name}, yêu cầu các sở", name, date


def test_a_name_means_the_act_of_the_letters_day() -> None:
    name = "Luật Đầu tư công"
    assert readings(simple(name, "2024-11-28")) == [
        ("luat-dau-tu-cong", "39-2019-qh14", "true")
    ]
    assert readings(simple(name, "2025-01-01")) == [
        ("luat-dau-tu-cong", "58-2024-qh15", "true")
    ]
    assert readings(simple(name, "2025")) == [
        ("luat-dau-tu-cong", "58-2024-qh15", "true")
    ]


def test_a_name_leads_to_its_act_which_is_described() -> None:
    programme = simple("Đề án 06", "2025-03-01")
    assert edges(programme) == [("de-an-06", "06-qd-ttg-2022")]
    law = simple("Luật Đất đai", "2025-03-01")
    assert edges(law) == [("luat-dat-dai", "31-2024-qh15")]
    act = catalog(store_of(programme)).documents["06-qd-ttg-2022"]
    assert (act.label, act.date, act.status) == (
        "Quyết định 06/QĐ-TTg",
        "2022-01-06",
        "stub",
    )


def test_a_name_of_two_acts_in_two_letters_makes_no_edge() -> None:
    said = [simple("Luật Đất đai", date) for date in ("2024-01-17", "2024-08-01")]
    assert [act for _, act, _ in readings(*said)] == ["31-2024-qh15", "45-2013-qh13"]
    assert edges(*said) == []


def test_a_row_whose_source_was_not_seen_links_nothing() -> None:
    said = simple("Luật Tổ chức Chính phủ", "2024-03-01")
    assert readings(said) == [("luat-to-chuc-chinh-phu", "76-2015-qh13", "false")]
    assert edges(said) == []
    assert "76-2015-qh13" not in catalog(store_of(said)).documents


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        # No day, a year in which the name meant two acts, a new law not yet in force.
        ("Căn cứ Luật Đất đai", "Luật Đất đai", None),
        ("Căn cứ Luật Đất đai", "Luật Đất đai", "2024"),
        ("Căn cứ Luật Đất đai", "Luật Đất đai", "2024-06-05"),
        # A draft, an amendment, another version.
        ("Góp ý dự án Luật Đất đai", "Luật Đất đai", "2025-03-01"),
        ("Góp ý Luật Đất đai (sửa đổi)", "Luật Đất đai", "2025-03-01"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai",
            "Luật Đất đai",
            "2025-03-01",
        ),
        ("Căn cứ Luật Đất đai năm 2013", "Luật Đất đai", "2025-03-01"),
        ("Thực hiện Đề án 06 điều chỉnh", "Đề án 06", "2025-03-01"),
        # Before the act, and a name that the register does not have.
        ("Thực hiện Đề án 06", "Đề án 06", "2021-12-31"),
        ("Thực hiện Đề án 07", "Đề án 07", "2025-03-01"),
    ],
)
def test_what_is_unsure_stays_a_name(text: str, name: str, date: str | None) -> None:
    assert readings((text, name, date)) == []


def test_a_day_that_is_printed_with_the_name_has_to_agree() -> None:
    draft = Draft("Đề án 06.", Header(date="2025-03-01"))
    draft.cite("Đề án 06", date="2023")
    assert filled(draft.done()).rows(_READINGS) == []


LETTER, ACT = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb", "338-qd-ttg-2023"
NAME = "de-an-dau-tu-nha-o-xa-hoi"


def test_who_carries_out_a_name_carries_out_its_act() -> None:
    store = sample_store("000", "001")
    (path,) = trace(store, f"{LETTER}.t-20", ACT).paths
    assert path.strong
    last = path.steps[-1]
    assert (last.predicate, last.rule) == ("names_act", "R-ALIAS")
    assert (last.letter, last.quote.text) == (LETTER, "Đề án đầu tư nhà ở xã hội")
    tasks = {part.task.slug for cell in matrix(store, ACT).cells for part in cell.tasks}
    assert tasks == {f"{LETTER}.t-20"}
    detail = document(store, ACT)
    assert [link.predicate for link in detail.related_from] == ["names_act"]


def test_a_plain_drawing_has_the_act_and_a_full_one_its_name_too() -> None:
    store, departments = (
        sample_store("000", "001"),
        "cac-so-ban-nganh-don-vi-thuoc-tinh",
    )
    plain, full = (
        {
            (e.source, e.relation, e.target)
            for e in chain(store, ChainAsk((ACT,), full=full)).edges
        }
        for full in (False, True)
    )
    assert (ACT, "lead", f"{departments}-kon-tum") in plain
    assert NAME not in {end for source, _, target in plain for end in (source, target)}
    assert (ACT, "names_act", NAME) in full


def test_a_name_whose_source_was_not_seen_leads_nowhere() -> None:
    store = sample_store("000", "001")
    (row,) = store.rows("SELECT ?name { ?row rdf:subject ?name ; cd:verified false }")
    found = trace(store, IRIS.slug(row["name"]))
    labels = {node.label for path in found.paths for node in path.nodes}
    assert labels
    assert "Quyết định 360/QĐ-TTg" not in labels


def test_an_act_that_a_person_means_keeps_what_the_register_says_of_it() -> None:
    store = corrected(
        letter(
            items="1. Công an tỉnh chủ trì thực hiện Đề án 06.\n2. Sở Nội vụ chủ trì "
            "thực hiện Quyết định số 86/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ."
        )
    )
    quote = "Quyết định số 86/QĐ-TTg"
    told = {"letter": "77-ubnd-ktth-kon-tum-2025", "field": "citation", "task": "2"}
    confirmed(store, asked(**told, quote=quote, value="06/QĐ-TTg"))
    act = catalog(store).documents["06-qd-ttg-2022"]
    assert (act.label, act.number) == ("Quyết định 06/QĐ-TTg", "06/QĐ-TTg")
