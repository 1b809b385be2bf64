"""Labels of items: each its own, whatever numbers a letter gives twice."""

from __future__ import annotations

from extract.labels import Labels


def test_each_label_is_given_once() -> None:
    labels = Labels()
    found = []
    for label in ("1", "1.a", "1", "2", "1", "p2.1"):
        found.append(labels.free(label))
        labels.take(found[-1:])
    assert found == ["1", "1.a", "p2.1", "2", "p3.1", "p2.p2.1"]


def test_a_label_taken_elsewhere_is_passed_over() -> None:
    labels = Labels()
    labels.take(["1", "p2.1"])
    assert labels.free("1") == "p3.1"
