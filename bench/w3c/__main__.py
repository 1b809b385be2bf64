"""Runs the W3C's SPARQL suites: `python -m bench.w3c`, or `make conformance`.

Starts our own server for it and writes `docs/conformance.md`; or prints the page for
another server, if its three addresses are given.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.w3c.chidao import serving
from bench.w3c.engine import Engine
from bench.w3c.manifests import cases
from bench.w3c.outcomes import known, surprises
from bench.w3c.report import Run, page
from bench.w3c.running import Runner
from bench.w3c.server import Server

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.w3c.cases import Case
    from bench.w3c.outcomes import Outcome
    from bench.w3c.services import Service

ROOT: Final = Path(__file__).resolve().parents[2]
SUITES: Final = ROOT.parent / "shared" / "w3c-sparql"
PAGE: Final = ROOT / "docs" / "conformance.md"


def main() -> int:
    """Run all tests; return 1 if our server does not do as it is known to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suites", type=Path, default=SUITES, help="their folder")
    parser.add_argument("--output", type=Path, default=PAGE, help="file of the page")
    parser.add_argument("--query", help="address that answers queries")
    parser.add_argument("--update", help="address that takes updates")
    parser.add_argument("--graphs", help="address of the graph store")
    parser.add_argument("--token", help="sent with what changes the store")
    given = parser.parse_args()
    tests = tuple(cases(given.suites))
    engine = ran(Engine(), tests)
    if given.query:
        addresses = given.query, given.update, given.graphs
        with closing(Server(*addresses, given.token)) as server:
            print(page(Run(tests, ran(server, tests), engine), known()))
        return 0
    with serving() as our:
        outcomes = ran(our, tests)
    given.output.write_text(page(Run(tests, outcomes, engine), known()), "utf-8")
    news = surprises(outcomes, known(), engine=False)
    for name, told in news.items():
        print(f"{name} {told}", file=sys.stderr)
    return bool(news)


def ran(service: Service, tests: Sequence[Case]) -> dict[str, Outcome]:
    """Run tests against a service, with a line on stderr that says how far it is."""
    runner = Runner(service)
    outcomes = {}
    for number, case in enumerate(tests, 1):
        _progress(f"{number}/{len(tests)} {case.key}")
        outcomes[case.key] = runner.run(case)
    _progress("")
    return outcomes


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
