"""What words lead to in the index is what they lead to by the plain rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalog import catalog
from graph.evidence import parts_of_tasks
from graph.index.words import Kind, find
from graph.iris import fold
from graph.lookup import near_names
from graph.matching import Index
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

AGENCIES: tuple[Kind, ...] = ("agency",)


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


@pytest.fixture(scope="module")
def plain(store: Store) -> dict[Kind, Index]:
    """What each kind of thing is found by, as lists of texts."""
    known, parts = catalog(store), parts_of_tasks(store)
    return {
        "document": Index.of(
            (d.slug, (d.label, d.code, d.title, d.issuer_name))
            for d in known.documents.values()
        ),
        "agency": Index.of((a.slug, (a.name,)) for a in known.agencies.values()),
        "task": Index.of(
            (
                t.slug,
                (
                    t.text,
                    known.documents[t.letter].label,
                    *(known.agencies[p.agency].name for p in parts.get(t.slug, ())),
                ),
            )
            for t in known.tasks.values()
        ),
    }


def found(store: Store, kind: Kind, query: str) -> set[str]:
    """The slugs of what the index finds."""
    view = catalog(store).view
    table = {"document": "documents", "agency": "agencies", "task": "tasks"}[kind]
    met = find(view, kind, query).condition("id")
    rows = view.rows(f"SELECT slug FROM {table} WHERE {met.sql}", met.parameters)  # noqa: S608 - ours
    return {str(row[0]) for row in rows}


@st.composite
def queries(draw: st.DrawFn) -> tuple[int, int, int, int, str]:
    """Which text, where in it a query begins and ends, and how it is spoilt."""
    number = st.integers(0, 10_000)
    how = draw(st.sampled_from(("as it is", "folded", "joined", "misspelt", "cut")))
    return draw(number), draw(number), draw(number), draw(number), how


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("document", "agency", "task")), queries())
def test_pieces_of_texts_find_what_the_plain_rule_finds(
    store: Store,
    plain: dict[Kind, Index],
    kind: Kind,
    chosen: tuple[int, int, int, int, str],
) -> None:
    which, start, size, at, how = chosen
    words = plain[kind].texts[which % len(plain[kind].texts)].split()
    begin = start % len(words)
    query = " ".join(words[begin : begin + 1 + size % 4])[:60]
    if how == "folded":
        query = fold(query)
    elif how == "joined":
        query = fold(query).replace(" ", "")
    elif how == "misspelt":
        query = query[: at % len(query)] + "x" + query[at % len(query) + 1 :]
    elif how == "cut":
        query = query[: 1 + at % len(query)]
    assert found(store, kind, query) == plain[kind].find(query).slugs


@pytest.mark.parametrize("most_begun", [0, 1, 1000])
def test_what_is_begun_may_be_completed_or_left_to_a_star(
    store: Store,
    plain: dict[Kind, Index],
    monkeypatch: pytest.MonkeyPatch,
    most_begun: int,
) -> None:
    monkeypatch.setattr("graph.index.words._MOST_BEGUN", most_begun)
    catalog(store).view.keep("task: readings", dict).clear()
    for query in ("so khoa hoc", "chuy doi so", "tinh uy", "nghi quy", "k", "quyet57n"):
        assert found(store, "task", query) == plain["task"].find(query).slugs


def test_the_first_hits_are_some_of_all(store: Store) -> None:
    view = catalog(store).view
    every = view.rows("SELECT count(*) FROM tasks")[0][0]
    for query, most in (("ubnd tinh", 3), ("ubnd tinh", 1000), ("", 5)):
        hits = find(view, "task", query, most)
        met, first = hits.condition("id"), hits.first("id")
        ids, some = (
            {*view.rows(f"SELECT id FROM tasks WHERE {c.sql}", c.parameters)}  # noqa: S608 - ours
            for c in (met, first)
        )
        assert some <= ids
        assert len(some) == min(most, len(ids))
        assert query or len(ids) == every


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '" OR "a',
        "called : a",
        "a* NEAR(b)",
        "{about}",
        "-a",
        "^so",
        "' OR 1=1 --",
        "57",
        "NQ57",
        "nghi quyet so 57",
        "…",
        "sở khcn",
        "a" * 200,
        "nganhangchinhsachxahoi",
    ],
)
@pytest.mark.parametrize("kind", ["document", "agency", "task"])
def test_what_is_typed_is_never_syntax(
    store: Store, plain: dict[Kind, Index], kind: Kind, query: str
) -> None:
    assert found(store, kind, query) == plain[kind].find(query).slugs


def test_among_many_names_those_are_compared_that_share_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, asked = catalog(store).view, "so tai chin kon tum"
    near = near_names(view, asked, AGENCIES, 3)
    monkeypatch.setattr("graph.lookup.MOST_COMPARED", 10)
    assert near_names(view, asked, AGENCIES, 3)[0] == near[0]
    assert near[0][0].startswith("so-tai-chinh")
    assert near_names(view, "", AGENCIES, 3) == []
