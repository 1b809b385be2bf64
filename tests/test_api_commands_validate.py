"""`chidao validate`: findings for people, the same as JSON, and the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from graph.gates import inspect
from graph.store import Store
from ontology.terms import Cd
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def run(letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell whose store has a letter with five items that nobody has."""
    place = tmp_path_factory.mktemp("broken") / "store"
    shell = Shell(place)
    done = shell("ingest", *map(str, letters))
    assert done.exit_code == 0, done.stderr
    with Store.open(place) as store:
        graph = next(name for name in store.graphs() if "cong-van" in name)
        quads = sorted(store.quads(graph), key=str)
        headings = {q.object for q in quads if q.predicate.value == Cd.parentTask}
        having = {q.subject for q in quads if q.predicate.value == Cd.hasAssignment}
        lost = sorted(having - headings, key=str)[:5]
        kept = [
            quad
            for quad in quads
            if quad.subject not in lost or quad.predicate.value != Cd.hasAssignment
        ]
        store.replace_graph(graph, kept)
        store.publish()
    return shell


def test_findings_are_told_rule_by_rule(run: Shell) -> None:
    shown = run("--lang", "en", "validate")
    assert shown.exit_code == 1
    head, message, *places = shown.stdout.splitlines()
    assert head.startswith("LeafTaskAssigned: 5 found, 9.09 on 100 tasks — warning")
    assert message == "  A task without sub-items must be assigned to somebody."
    assert len(places) == 4
    assert all("task" in place and "“" in place for place in places[:3])
    assert places[3] == "  - … and 2 more"
    assert shown.stderr == "5 violations, or warnings that are too many.\n"


def test_a_threshold_lets_them_pass(run: Shell) -> None:
    shown = run("validate", "--threshold", "LeafTaskAssigned=10")
    assert shown.exit_code == 0
    assert "trong ngưỡng 10" in shown.stdout
    assert shown.stderr == "5 cảnh báo, không vượt ngưỡng.\n"


def test_json_says_the_same_as_the_function(run: Shell) -> None:
    shown = run("validate", "--format", "json")
    assert shown.exit_code == 1
    said = json.loads(shown.stdout)
    with Store.open_snapshot(run.store) as store:
        found = inspect(store)
    assert (said["passes"], said["tasks"]) == (found.passes, found.tasks)
    (verdict,) = said["verdicts"]
    assert verdict["count"] == found.verdicts[0].count
    assert verdict["most"] == found.verdicts[0].most
    assert [p["thing"] for p in verdict["places"]] == [
        place.thing for place in found.verdicts[0].places
    ]


@pytest.mark.parametrize("asked", ["LeafTaskAssigned", "=3", "LeafTaskAssigned=-1"])
def test_a_threshold_that_is_none_is_a_wrong_usage(run: Shell, asked: str) -> None:
    shown = run("validate", "--threshold", asked)
    assert shown.exit_code == 2
    assert "LeafTaskAssigned=10" in shown.stderr


def test_an_unknown_shape_is_named_with_those_like_it(run: Shell) -> None:
    shown = run("validate", "--threshold", "LeafTask=3")
    assert shown.exit_code == 1
    assert "LeafTaskAssigned" in shown.stderr
