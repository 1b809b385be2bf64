"""What is known of one thing: bounded, with its parts, and with names for people."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.answers.resource import LONGEST_VALUE, MOST_OF_ONE_PROPERTY, resource
from graph.answers.resource_view import resource_view
from graph.errors import NotFoundError
from graph.iris import RESOLUTION
from graph.store import Store
from graph.writer import Writer
from ontology.standards import Rdfs
from ontology.terms import Cd
from tests.correcting import FIRST
from tests.samples import IRIS, sample_store

STORE = sample_store("000", "001")


def busy(tasks: int) -> Store:
    """A body that leads so many tasks, each with a label."""
    out = Writer(IRIS, IRIS.iri(RESOLUTION))
    out.text("body", Rdfs.label, "Sở Tài chính")
    for number in range(tasks):
        out.link(f"t-{number}", Cd.lead, "body")
        out.text(f"t-{number}", Cd.taskLabel, str(number))
    store = Store.in_memory()
    store.add(out.quads)
    return store


@pytest.mark.parametrize(
    ("tasks", "given", "cut"),
    [
        (MOST_OF_ONE_PROPERTY, MOST_OF_ONE_PROPERTY, False),
        (MOST_OF_ONE_PROPERTY + 1, MOST_OF_ONE_PROPERTY, True),
        (3000, MOST_OF_ONE_PROPERTY, True),
    ],
)
def test_what_leads_to_a_body_is_bounded(tasks: int, given: int, *, cut: bool) -> None:
    """Each task that is given comes with its label."""
    found = resource(busy(tasks), "body")
    assert (found.label, found.cut) == ("Sở Tài chính", cut)
    assert len(found.triples) == 1 + 2 * given


def test_a_text_too_long_for_a_description_is_left_out_and_not_cut_short() -> None:
    store = busy(1)
    long = ox.Literal("x" * (LONGEST_VALUE + 1))
    body, text = ox.NamedNode(IRIS.iri("body")), ox.NamedNode(Cd.text)
    store.add([ox.Quad(body, text, long, ox.NamedNode(IRIS.resolution))])
    found = resource(store, "body")
    assert found.cut
    assert all(triple.predicate != text for triple in found.triples)


def test_a_mention_is_told_with_its_place_in_the_text() -> None:
    """Parts that a thing leads to are described in it: segment, then selector."""
    view = resource_view(resource(STORE, f"{FIRST}.c2"), IRIS)
    rows = {row.property.text: row.values for _, rows in view.parts for row in rows}
    assert {"oa:start", "oa:end", "oa:exact"} <= rows.keys()


@pytest.mark.parametrize(
    ("lang", "property_", "value"),
    [("vi", "cấp", "Đảng ở Trung ương"), ("en", "level", "central Party")],
)
def test_people_read_names_instead_of_iris(
    lang: str, property_: str, value: str
) -> None:
    view = resource_view(resource(STORE, "57-nq-tw-2024"), IRIS, lang)
    rows = {row.property.text: [v.text for v in row.values] for row in view.rows}
    assert rows[property_] == [value]
    assert view.label == "Nghị quyết 57-NQ/TW"


@pytest.mark.parametrize("slug", ["nothing", "", "..", "<x>", "A", "57-nq-tw-2024 "])
def test_what_the_graph_does_not_name_is_not_found(slug: str) -> None:
    with pytest.raises(NotFoundError):
        resource(STORE, slug)
