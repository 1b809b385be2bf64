"""The queries of the docs find what the functions find, in letters with findings."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pyoxigraph as ox
import pytest

from graph.answers.agenda import agenda
from graph.answers.cells import DEGREES
from graph.answers.compare import compare
from graph.answers.documents import document
from graph.answers.gaps import GAP_KINDS, GapKind
from graph.answers.impact import impact
from graph.answers.kinds import LOCAL
from graph.answers.matrix import matrix
from graph.answers.paths import CENTRE
from graph.answers.trace import trace
from graph.answers.why import why
from graph.catalog import catalog
from graph.store import Store
from ontology.terms import LEVEL, Cd
from tests.asking import SAID, ask, asked, found
from tests.provincial import filled
from tests.reviewed import letters
from tests.samples import IRIS, sample_store


@pytest.fixture(scope="module")
def store() -> Store:
    return filled(*letters())


@pytest.mark.parametrize("kind", SAID)
def test_gaps_are_those_of_the_function(store: Store, kind: GapKind) -> None:
    expected = found(store, kind)
    assert expected
    assert asked(store, kind) == expected


def test_what_goes_by_likeness_of_words_alone_has_no_query() -> None:
    assert set(GAP_KINDS) - set(SAID) == {"same_order", "conflicting_order"}


def test_the_most_missed_come_first(store: Store) -> None:
    expected = [row["document"] for row in ask(store, "gaps-absent")]
    assert {(slug,) for slug in expected} == found(store, "absent")


def one_of_its_number(store: Store) -> list[tuple[str, str]]:
    """The slugs and numbers of documents whose number no other has."""
    known = catalog(store).documents.values()
    numbers = Counter(document.number for document in known)
    return [(d.slug, d.number) for d in known if d.number and numbers[d.number] == 1]


def test_the_matrix_of_every_document(store: Store) -> None:
    degrees = set()
    for slug, number in one_of_its_number(store):
        expected = {
            (cell.agency, part.task.slug, DEGREES.index(part.degree) + 1)
            for cell in matrix(store, slug).cells
            for part in cell.tasks
        }
        rows = ask(store, "matrix", **{'"57-NQ/TW"': f'"{number}"'})
        assert expected == {(r["agency"], r["task"], int(r["degree"])) for r in rows}
        degrees |= {degree for _, _, degree in expected}
    assert degrees == {1, 2, 3}


def test_what_leans_on_every_document(store: Store) -> None:
    most = 0
    for slug, number in one_of_its_number(store):
        expected = {one.node.slug for one in impact(store, slug).leaning}
        rows = ask(store, "impact", **{'"57-NQ/TW"': f'"{number}"'})
        assert expected == {row["thing"] for row in rows}, slug
        most = max(most, len(expected))
    assert most > 2


def test_where_every_agency_leads_up_to(store: Store) -> None:
    bank = "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum"
    reached = set()
    for agency in catalog(store).agencies.values():
        expected = {
            node.slug
            for path in trace(store, agency.slug).paths
            if path.direction == "up" and path.strong
            for node in path.nodes
            if node.kind not in ("agency", "task")
        }
        rows = ask(store, "trace", **{bank: agency.name})
        assert expected == {row["document"] for row in rows}, agency.name
        reached |= expected
    assert len(reached) > 10


def test_what_has_a_time(store: Store) -> None:
    told = agenda(store, date(2025, 6, 20), until=date(2026, 12, 31))
    timed = (*told.overdue, *told.due, *told.recurring, *told.settled)
    expected = {
        (item.deadline.value or "", item.task.slug, item.agency.slug)
        for item in timed
        if item.deadline
    }
    rows = ask(store, "agenda")
    assert {(row["value"], row["task"], row["agency"]) for row in rows} == expected
    assert len([agency for _, task, agency in expected if task.startswith("90-")]) > 1


def test_why_every_task_is_there(store: Store) -> None:
    tenth = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb.t-10"
    asks = ("sender", "via", "to", "again", "due")
    for slug in catalog(store).tasks:
        told = why(store, slug, date(2025, 6, 15))
        rows = ask(store, "why", **{tenth: slug})
        parts = {(r["role"], r["agency"], r["stated"]) for r in rows if "role" in r}
        assert {(role.rpartition("/")[2], *rest) for role, *rest in parts} == {
            (part.role, part.agency.name, str(part.stated).lower())
            for part in told.detail.parts
        }
        steps = {tuple(r.get(name) for name in asks) for r in rows}
        assert steps - {(None,) * 5} == {
            (r.sender, r.via, r.to, r.recurrence, r.deadline)
            for r in told.detail.reports
        }
        assert {r["because"] for r in rows if "because" in r} == {
            node.slug
            for path in told.chains
            if path.strong
            for node in path.nodes
            if node.kind not in ("agency", "task")
        }


def test_what_is_known_of_every_document(store: Store) -> None:
    for slug, number in one_of_its_number(store):
        told = document(store, slug)
        rows = ask(store, "document", **{'"42/QĐ-UBND" "43/QĐ-UBND"': f'"{number}"'})
        by_name = {r["property"].rpartition("#")[2]: r["to"] for r in rows}
        assert by_name["label"] == told.document.label
        assert by_name.get("issuer") == told.document.issuer
        dated = {r["to"] for r in rows if r["property"].endswith("/date")}
        assert dated == {told.document.date} - {None}
        mentions = {r["from"] for r in rows if r["property"].endswith("hasBody")}
        assert mentions == {mention.slug for mention in told.mentions}
        stated = {
            (r["from"], r["to"])
            for r in rows
            if "quote" in r and not r["property"].endswith("hasBody")
            if {r["from"], r["to"]} <= catalog(store).documents.keys()
        }
        assert stated == {
            *((slug, link.document.slug) for link in told.relations),
            *((link.document.slug, slug) for link in told.related_from),
        }


def test_a_copy_of_another_letter_takes_nothing_away() -> None:
    store = Store.in_memory()
    store.add(sample_store("000", "001").quads())
    before = ask(store, "document")
    other, another = (ox.NamedNode(IRIS.iri(slug)) for slug in ("copy", "canonical"))
    store.add([ox.Quad(other, ox.NamedNode(Cd.canonical), another, other)])
    assert ask(store, "document") == before
    assert {"42/QĐ-UBND", "Quyết định 42/QĐ-UBND"} & {row["to"] for row in before}


def test_what_a_letter_passes_on_by_citing_it(store: Store) -> None:
    asked = {
        (row["letter"], row["document"], row["item"], row["task"])
        for row in ask(store, "compare")
    }
    told = {
        (row.letter.slug, one.document.slug, match.item.task.slug, match.task.slug)
        for held in catalog(store).documents.values()
        if held.held
        for row in [compare(store, held.slug)]
        for one in row.documents
        for match in one.passed_on
        if match.how == "provision"
    }
    assert told
    assert asked == told


def test_the_levels_are_those_of_the_answers() -> None:
    query = "SELECT ?level { $all skos:member ?level }"
    for name, levels in (("centralLevels", CENTRE), ("localLevels", LOCAL)):
        rows = sample_store("000").rows(query.replace("$all", f"cd:{name}"))
        assert {row["level"].removeprefix(LEVEL) for row in rows} == levels
