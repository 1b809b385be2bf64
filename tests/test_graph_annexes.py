"""Annexes in files of their own: told by the page or by a register, and attached."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.pipeline import extract
from extract.read import read_letter
from extract.source import Given, Letter, Source
from graph.answers.chain import ChainAsk, chain
from graph.answers.compare import compare
from graph.answers.documents import document
from graph.answers.trace import trace
from graph.catalog import catalog
from graph.identity import identify
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from graph.validate import validate
from ontology.terms import ROLES, STATEMENTS
from tests.gold_letters import extraction
from viz.families import family_of
from viz.messages import messages
from viz.page import chain_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.model import Extraction

IRIS = Iris()
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "nq57"
PLAN = "Kế hoạch số 484/KH-UBND ngày 14 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh"
TABLE = """
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | {work} | Sở Tài chính | 6/2025 |
"""


def annex(
    head: str, *, work: str = "Xây dựng kế hoạch", given: Given | None = None
) -> Extraction:
    """What is found in an annex with this head."""
    text = f"{head}\n{TABLE.format(work=work)}"
    source = Source(
        "annex.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain"
    )
    return extract(Letter(source, text, (), given=given))


def stored(letters: Iterable[Extraction]) -> Store:
    store = Store.in_memory()
    for letter in letters:
        ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    return store


# The head of an annex, what a register gives, and the slug that follows.
@pytest.mark.parametrize(
    ("head", "given", "slug"),
    [
        (f"Phụ lục II\n(Kèm theo {PLAN})", None, "484-kh-ubnd-2025-phu-luc-ii"),
        (
            f"PHỤ LỤC 2\nDANH MỤC\n(Ban hành kèm theo {PLAN} Kon Tum)",
            None,
            "484-kh-ubnd-kon-tum-2025-phu-luc-2",
        ),
        (f"Phụ lục\n(Kèm theo {PLAN})", None, "484-kh-ubnd-2025-phu-luc"),
        (
            "PHỤ LỤC I\n(Kèm theo Nghị quyết số /NQ-CP ngày 01 tháng 01 năm 2025)",
            Given("manifest", date="2025-01-09", annex_of="03/NQ-CP"),
            "03-nq-cp-2025-phu-luc-i",
        ),
        (
            "PHỤ LỤC I\n(Kèm theo Nghị quyết số /NQ-CP)",
            Given("manifest", number="03/NQ-CP", date="2025-01-09"),
            "03-nq-cp-2025-phu-luc-i",
        ),
    ],
)
def test_an_annex_is_named_by_what_it_came_with(
    head: str, given: Given | None, slug: str
) -> None:
    found = annex(head, given=given)
    assert found.header.number is None
    assert identify(found).letter == slug


def test_an_annex_that_says_nothing_of_it_stays_open() -> None:
    found = annex("PHỤ LỤC I\n(Kèm theo Nghị quyết số /NQ-CP)")
    assert found.annex is not None
    assert found.annex.number is None
    assert identify(found).letter.startswith("van-ban-u-")
    store = stored([found])
    (letter,) = (d for d in catalog(store).documents.values() if d.held)
    assert letter.label == "Phụ lục I (chưa rõ kèm văn bản nào)"


# A letter with an annex behind it, or one that only speaks of annexes, is none.
@pytest.mark.parametrize("name", ["000", "001"])
def test_letters_are_no_annexes(name: str) -> None:
    assert extraction(name).annex is None


def test_an_annex_hangs_on_its_document_with_the_words_that_say_so() -> None:
    store = stored([annex(f"Phụ lục II\n(Kèm theo {PLAN} Kon Tum)"), extraction("001")])
    plan = document(store, "484/KH-UBND")
    (found,) = plan.annexes
    assert found.label == "Phụ lục II, Kế hoạch 484/KH-UBND"
    assert found.annex_of == plan.document.slug
    (link,) = (link for link in plan.related_from if link.predicate == "annex_of")
    assert link.quotes[0].text == f"(Kèm theo {PLAN} Kon Tum)"
    paths = trace(store, "Sở Tài chính", "57-NQ/TW").paths
    assert any(found.slug in [node.slug for node in path.nodes] for path in paths)
    assert not [v for v in validate(store).results if v.severity == "violation"]


def test_what_an_annex_lists_is_compared_with_what_a_letter_passes_on() -> None:
    store = stored([annex(f"Phụ lục II\n(Kèm theo {PLAN} Kon Tum)"), extraction("001")])
    (compared,) = compare(
        store, identify(extraction("001")).letter, "484/KH-UBND"
    ).documents
    assert [item.task.label for item in compared.left_out] == ["PL2.1"]


def test_an_annex_is_drawn_below_its_document() -> None:
    view = chain(
        stored([annex(f"Phụ lục II\n(Kèm theo {PLAN} Kon Tum)")]), ChainAsk(full=True)
    )
    (edge,) = (edge for edge in view.edges if edge.relation == "annex_of")
    assert edge.source == "484-kh-ubnd-kon-tum-2025"
    assert edge.target == "484-kh-ubnd-kon-tum-2025-phu-luc-ii"
    labels = {node.id: node.label for node in view.nodes}
    assert labels[edge.target] == "PL II, Kế hoạch 484/KH-UBND"
    assert "là phụ lục của" in chain_file(view, {})


@pytest.mark.parametrize("relation", [*STATEMENTS, *ROLES])
def test_all_that_letters_state_can_be_drawn(relation: str) -> None:
    assert relation in family_of(relation).relations
    assert messages("vi")[f"relation.{relation}"]


def test_what_an_annex_came_with_is_described_though_nobody_else_cites_it() -> None:
    store = stored([annex(f"Phụ lục II\n(Kèm theo {PLAN})")])
    plan = catalog(store).documents["484-kh-ubnd-2025"]
    assert (plan.label, plan.status) == ("Kế hoạch 484/KH-UBND", "stub")


def test_two_annexes_of_one_label_are_both_kept_and_may_go() -> None:
    head = f"Phụ lục\n(Kèm theo {PLAN})"
    works = (
        "Rà soát 25 thủ tục đầu tư xây dựng nhà ở xã hội, công bố trên cổng thông tin",
        "Tổ chức 18 lớp tập huấn phòng cháy, chữa cháy rừng tại 7 huyện biên giới",
    )
    others = [annex(head, work=work) for work in works]
    first, second = (stored(order) for order in permutations(others))
    assert first.dump(without=[IRIS.runs]) == second.dump(without=[IRIS.runs])
    slugs = [d.slug for d in catalog(first).documents.values() if d.held]
    assert len(slugs) == 2
    remove_letter(first, "484-kh-ubnd-2025-phu-luc", IRIS)
    resolve(first, IRIS)
    (left,) = (d.slug for d in catalog(first).documents.values() if d.held)
    assert left == "484-kh-ubnd-2025-phu-luc"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared: resolution 57-NQ/TW")
def test_real_resolutions_take_the_place_of_stubs_in_every_order() -> None:
    """In what order letters, resolutions and annexes come leaves no trace."""
    resolution = {"type": "Nghị quyết", "source": "manifest"}
    government = resolution | {"date": "2025-01-09", "issuer": "Chính phủ"}
    registered = {
        "DHQG_cldhqg": resolution | {"number": "57-NQ/TW", "date": "2024-12-22"},
        "NQCP03_NQ03": government | {"number": "03/NQ-CP"},
        "NQCP03_NQ03_PL1_chi_tieu": government | {"annex_of": "03/NQ-CP"},
        "NQCP03_NQ03_PL2": government | {"annex_of": "03/NQ-CP"},
    }
    letters = [extraction("000"), extraction("001")]
    for name, given in registered.items():
        letter = read_letter(CORPUS / f"{name}.txt")
        letters.append(extract(replace(letter, given=Given(**given))))
    orders = list(permutations(letters))
    dumps = set()
    for order in (orders[0], orders[-1], *orders[1::90]):
        store = stored(order)
        dumps.add(store.dump(without=[IRIS.runs]))
    assert len(dumps) == 1
    status = {
        node.label: node.status
        for path in trace(store, "Sở Khoa học và Công nghệ").paths
        for node in path.nodes
    }
    assert status["Nghị quyết 57-NQ/TW"] == status["Nghị quyết 03/NQ-CP"] == "resolved"
    assert status["Kế hoạch 484/KH-UBND"] == status["Chương trình 95-CTr/TU"] == "stub"
    rows = [
        len(document(store, a.slug).tasks)
        for a in catalog(store).annexes_of("03-nq-cp-2025")
    ]
    assert rows == [59, 147]
