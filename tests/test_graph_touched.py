"""What was written since it was last taken account of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph import touched
from graph.store import Store
from graph.updates import Update, check

if TYPE_CHECKING:
    import pytest

EX = "http://example.org/"


def quad(subject: str, object_: str, graph: str = "g") -> ox.Quad:
    """A quad of short names."""
    terms = [ox.NamedNode(EX + name) for name in (subject, "p", object_, graph)]
    return ox.Quad(*terms)


def test_only_what_changed_is_touched() -> None:
    store = Store.in_memory()
    store.add([quad("a", "x"), quad("b", "x")])
    store.touched.forget()

    store.replace_graph(EX + "g", [quad("a", "x"), quad("b", "y")])
    store.add([quad("c", "x", "h")])

    assert dict(store.touched.subjects) == {EX + "g": {EX + "b"}, EX + "h": {EX + "c"}}
    assert not store.touched.everything


def test_what_is_taken_away_is_touched() -> None:
    store = Store.in_memory()
    store.add([quad("a", "x")])
    store.touched.forget()

    store.remove_graph(EX + "g")

    assert dict(store.touched.subjects) == {EX + "g": {EX + "a"}}


def test_a_write_that_does_not_tell_touches_everything() -> None:
    store = Store.in_memory()

    store.update(check(Update(f"INSERT DATA {{ <{EX}a> <{EX}p> <{EX}x> }}")))

    assert store.touched.everything
    store.touched.forget()
    store.drop_graph(ox.NamedNode(EX + "g"))
    assert store.touched.everything


def test_too_many_subjects_are_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched, "MOST_TOUCHED", 2)
    store = Store.in_memory()

    store.add([quad("a", "x"), quad("b", "x")])
    assert not store.touched.everything

    store.add([quad("c", "x")])
    assert store.touched.everything
    assert not store.touched.subjects
