"""The chain as it is drawn: nodes in lanes, edges downwards, quotes that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.answers.chain import ChainAsk, chain
from graph.answers.sayings import sayings
from graph.answers.short_labels import short_document_label
from graph.catalog import catalog, text_of
from graph.lookup import find
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.answers.chain import Direction
    from graph.answers.chain_view import ChainView
    from graph.store import Store

BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def edges(view: ChainView) -> set[tuple[str, str, str]]:
    """Source, relation and target of every edge."""
    return {(edge.source, edge.relation, edge.target) for edge in view.edges}


def asked(store: Store, *keys: str, **more: Any) -> ChainView:  # noqa: ANN401 - of any field
    """The chain of what keys mean."""
    return chain(store, ChainAsk(tuple(find(store, key) for key in keys), **more))


@pytest.mark.parametrize("roots", [(), ("57-NQ/TW",), (BANK,), ("124/NQ-CP", BANK)])
def test_a_view_is_whole(store: Store, roots: tuple[str, ...]) -> None:
    view = asked(store, *roots)
    ids = [node.id for node in view.nodes]
    assert len(ids) == len(set(ids))
    assert len({edge.id for edge in view.edges}) == len(view.edges)
    known = catalog(store)
    for edge in view.edges:
        assert {edge.source, edge.target} <= set(ids)
        assert edge.source != edge.target
        for quote in edge.quotes:
            letter = text_of(store, known.documents[quote.letter_id].iri)
            words = "".join(quote.text.split())
            pieces = ["".join(letter[a:b].split()) for a, b in quote.segments]
            assert all(piece in words for piece in pieces)


def test_sayings_give_the_sentence_around_the_words(store: Store) -> None:
    view = asked(store, BANK)
    found = sayings(store, view.edges, 2)
    assert found.keys() == {edge.id for edge in view.edges}
    (lead,) = (e for e in view.edges if e.relation == "lead")
    (saying,) = found[lead.id]
    assert saying.task == "10"
    assert "Ngân hàng Chính sách xã hội" in saying.words
    assert saying.words not in saying.before + saying.after


def test_an_edge_runs_from_the_higher_to_the_lower(store: Store) -> None:
    found = edges(chain(store))
    assert ("39-ct-tw", "implements", "186-kh-tu-kon-tum-2025") in found
    assert ("186-kh-tu-kon-tum-2025", "implements", "725-kh-ubnd-kon-tum-2025") in found
    assert ("725-kh-ubnd-kon-tum-2025", "lead", BANK) in found
    acts = {source for source, relation, _ in found if relation == "establishes"}
    assert acts == {"1433-qd-tu-kon-tum-2025", "947-qd-ubnd-kon-tum-2021"}
    assert ("57-nq-tw-2024", "implements", "39-ct-tw") not in found
    assert ("39-ct-tw", "implements", "57-nq-tw-2024") not in found


def test_a_focus_shows_its_chain_and_not_what_else_its_letter_says(
    store: Store,
) -> None:
    view = asked(store, "Chi nhánh Ngân hàng Chính sách xã hội")
    assert view.roots == (BANK,)
    numbers = {n.label for n in view.nodes if n.kind == "document"}
    assert numbers == {"KH 725/KH-UBND", "KH 186-KH/TU", "CT 39-CT/TW"}


@pytest.mark.parametrize(
    ("slug", "lane", "branch", "label"),
    [
        ("57-nq-tw-2024", 0, "party", "NQ 57-NQ/TW"),
        ("05-ct-ttg-2025", 1, "state", "CT 05/CT-TTg"),
        ("186-kh-tu-kon-tum-2025", 3, "party", "KH 186-KH/TU"),
        ("725-kh-ubnd-kon-tum-2025", 4, "state", "KH 725/KH-UBND"),
        ("2522-stc-th-kon-tum-2025", 5, "state", "CV 2522/STC-TH"),
        ("de-an-06", 7, "state", "Đề án 06"),
        (BANK, 5, "agency", "Chi nhánh NHCSXH"),
        ("uy-ban-nhan-dan-tinh-kon-tum", 4, "agency", "UBND tỉnh"),
    ],
)
def test_nodes_lie_in_the_lane_of_their_level(
    store: Store, slug: str, lane: int, branch: str, label: str
) -> None:
    (node,) = (n for n in chain(store, ChainAsk(full=True)).nodes if n.id == slug)
    assert (node.lane, node.branch, node.label) == (lane, branch, label)


def test_details_are_told_in_order_and_only_where_known(store: Store) -> None:
    nodes = {node.id: node for node in chain(store).nodes}
    assert nodes["57-nq-tw-2024"].details == (
        ("type", "Nghị quyết"),
        ("number", "57-NQ/TW"),
        ("date", "2024-12-22"),
        ("issuer", "Bộ Chính trị"),
        ("level", "central_party"),
    )
    assert nodes["57-nq-tw-2024"].status == "stub"
    assert not nodes["57-nq-tw-2024"].held


def test_orders_to_all_are_drawn_apart_from_those_by_name(store: Store) -> None:
    general = [edge for edge in chain(store).edges if not edge.stated]
    assert general
    assert all(edge.id.endswith("|general") for edge in general)


def test_a_letter_is_labelled_by_what_it_has(store: Store) -> None:
    held = [d for d in catalog(store).documents.values() if d.held]
    assert {short_document_label(d) for d in held} == {
        "CV …/UBND-KTTH (2025, triển khai 124/NQ-CP)",
        "CV chưa có số (triển khai 05/CT-TTg)",
    }


def test_a_first_look_leaves_out_what_does_not_carry_the_question(
    store: Store,
) -> None:
    plain, full = chain(store), chain(store, ChainAsk(full=True))
    kept, all_of_it = ({n.id for n in view.nodes} for view in (plain, full))
    assert kept < all_of_it
    assert not any(".set-" in slug for slug in kept)
    chosen = chain(store, ChainAsk(relations=frozenset(("implements", "lead"))))
    assert {e.relation for e in chosen.edges} == {"implements", "lead"}
    assert dict(chosen.counts)["cooperate"] > 0


def test_what_an_open_set_carries_out_its_letter_passes_on(store: Store) -> None:
    """Item 1 of letter 000 reaches 59-NQ/TW through "các nghị quyết của Chính phủ"."""
    letters = {d.slug for d in catalog(store).documents.values() if d.held}
    below = {target for source, _, target in edges(chain(store)) if source[:2] == "59"}
    assert len(below) == 1
    assert below <= letters


def test_who_orders_a_change_is_not_drawn_as_making_it(store: Store) -> None:
    relations = {
        relation for _, relation, _ in edges(chain(store, ChainAsk(full=True)))
    }
    assert "implements" in relations
    assert "amends" not in relations  # both letters only have plans changed


@pytest.mark.parametrize(
    ("direction", "there", "not_there"),
    [
        ("up", "186-kh-tu-kon-tum-2025", BANK),
        ("down", BANK, "186-kh-tu-kon-tum-2025"),
    ],
)
def test_a_direction_leads_one_way(
    store: Store, direction: Direction, there: str, not_there: str
) -> None:
    view = asked(store, "725/KH-UBND", direction=direction)
    ids = {node.id for node in view.nodes}
    assert there in ids
    assert not_there not in ids


def test_depth_counts_edges_from_the_root(store: Store) -> None:
    ids = {node.id for node in asked(store, "39-CT/TW", depth=1).nodes}
    assert ids == {"39-ct-tw", "186-kh-tu-kon-tum-2025"}


def test_what_is_opened_shows_its_neighbours_and_what_is_closed_hides_them(
    store: Store,
) -> None:
    before = asked(store, BANK)
    (letter,) = (n for n in before.nodes if n.kind == "letter")
    assert letter.hidden > 5
    after = asked(store, BANK, opened=(letter.id,))
    assert len(after.nodes) == len(before.nodes) + letter.hidden
    assert next(n for n in after.nodes if n.id == letter.id).hidden == 0
    closed = asked(store, BANK, opened=(letter.id,), closed=(letter.id,))
    assert {n.id for n in closed.nodes} < {n.id for n in after.nodes}
    assert letter.id in {n.id for n in closed.nodes}


def test_a_limit_keeps_the_nearest_and_tells_what_it_left_out(store: Store) -> None:
    whole = asked(store, "57-NQ/TW")
    cut = asked(store, "57-NQ/TW", limit=4)
    assert len(cut.nodes) == 4
    assert cut.left_out == len(whole.nodes) - 4
    assert "57-nq-tw-2024" in {node.id for node in cut.nodes}
    assert all(node.hidden >= 0 for node in cut.nodes)


def test_ways_between_two_are_those_that_orders_travel(store: Store) -> None:
    view = asked(store, BANK, to="39-ct-tw")
    assert [trail.direct for trail in view.trails] == [True]
    assert view.trails[0].nodes == (
        BANK,
        "725-kh-ubnd-kon-tum-2025",
        "186-kh-tu-kon-tum-2025",
        "39-ct-tw",
    )
    assert set(view.trails[0].edges) <= {edge.id for edge in view.edges}


def test_where_no_order_leads_the_nearest_connection_is_shown(store: Store) -> None:
    view = asked(store, BANK, to=find(store, "Sở Công Thương"))
    assert view.trails
    assert not any(trail.direct for trail in view.trails)
    lengths = [len(trail.nodes) for trail in view.trails]
    assert lengths == sorted(lengths)


def test_the_same_question_is_answered_from_memory(store: Store) -> None:
    assert asked(store, BANK) is asked(store, BANK)
