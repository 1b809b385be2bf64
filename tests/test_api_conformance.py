"""The W3C's SPARQL suites through our own endpoint, where they are at hand."""

from __future__ import annotations

import pytest

from bench.w3c.__main__ import PAGE, SUITES, ran
from bench.w3c.chidao import serving
from bench.w3c.engine import Engine
from bench.w3c.manifests import cases
from bench.w3c.outcomes import known, surprises
from bench.w3c.report import Run, page

pytestmark = pytest.mark.skipif(
    not SUITES.is_dir(), reason="needs ../shared: the W3C's SPARQL suites"
)


@pytest.fixture(scope="module")
def run() -> Run:
    """All tests, run once against the server and once against the engine alone."""
    tests = tuple(cases(SUITES))
    with serving() as server:
        return Run(tests, ran(server, tests), ran(Engine(), tests))


def test_the_server_fails_what_it_is_known_to_fail_and_nothing_else(run: Run) -> None:
    assert not surprises(run.server, known(), engine=False)


def test_the_engine_fails_what_it_is_known_to_fail_and_nothing_else(run: Run) -> None:
    assert not surprises(run.engine, known(), engine=True)


def test_nothing_is_lost_on_the_way(run: Run) -> None:
    for name, outcome in run.engine.items():
        if outcome.status == "passed":
            assert run.server[name].status in {"passed", "refused"}


def test_exchanges_over_http_all_pass(run: Run) -> None:
    counted = {
        suite: [
            run.server[case.key].status for case in run.cases if case.suite == suite
        ]
        for suite in (
            "sparql11/protocol",
            "sparql11/graph-store-protocol",
            "sparql11/service-description",
        )
    }
    assert [len(told) for told in counted.values()] == [34, 13, 3]
    assert {status for told in counted.values() for status in told} == {"passed"}


# LOAD and SERVICE alone: 7 tests of federation, 3 of its syntax; 5 of the syntax of
# LOAD and 2 of its silence.
def test_policy_refuses_what_reaches_out(run: Run) -> None:
    refused = [name for name, it in run.server.items() if it.status == "refused"]
    suites = {name.split("/")[1] for name in refused}
    assert suites == {"service", "syntax-fed", "syntax-update-1", "update-silent"}
    assert len(refused) == 17


def test_the_page_says_what_became_of_the_tests(run: Run) -> None:
    assert PAGE.read_text("utf-8") == page(run, known()), "run `make conformance`"
