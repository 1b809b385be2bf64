"""Writes what became of the tests as a page of the documentation."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from textwrap import fill
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bench.w3c.cases import Case
    from bench.w3c.outcomes import Known, Outcome

_HEAD: Final = """\
# Conformance

`make conformance` runs the [W3C's test suites] of SPARQL 1.0 and 1.1 against the
server, over HTTP, and writes this page; `tests/test_api_conformance.py` runs them too,
and fails where this page says something else. The suites are not in the repository:
they are read from `../shared/w3c-sparql`, or the folder that `--suites` names.

[W3C's test suites]: https://w3c.github.io/rdf-tests/sparql/

Each test of a query loads its data through the graph store, asks with GET and has the
answer in the format of the result that is due (XML, JSON, CSV, TSV, or N-Triples). Each
test of an update sends it and reads every graph back. Answers are the same if some
renaming of blank nodes makes them so; the order of rows counts where the query asks for
one. A test of syntax is sent and has to be accepted, be it that the engine then cannot
do what it says (call a function that only the suite knows, clear a graph that is not
there), or answered 400. What the suites describe as HTTP exchanges is sent as they
describe it. The server runs with `CHIDAO_STRICT=1`: the default graph is not the union
of all graphs.

* **passed**: of these, *by value* needed numbers, times or dates to be written alike
  first; the engine keeps their values, not their spelling.
* **refused**: against the policy of the server, which reaches out to no other.
* **engine**: passed by the engine alone (pyoxigraph {version}), in one process and with
  nothing around it."""
_WIDTH: Final = 88
_COLUMNS: Final = (
    "tests",
    "passed",
    "by value",
    "failed",
    "refused",
    "skipped",
    "engine",
)


@dataclass(frozen=True, slots=True)
class Run:
    """The tests, and what became of each with the server and with the engine alone."""

    cases: tuple[Case, ...]
    server: Mapping[str, Outcome]
    engine: Mapping[str, Outcome]


def page(run: Run, known: Iterable[Known]) -> str:
    """Return the page, in Markdown."""
    refused = (name for name, it in run.server.items() if it.status == "refused")
    blocks = (
        _HEAD.format(version=version("pyoxigraph")),
        _table(run),
        "## Lost on the way",
        "What the engine passes and the server does not, policy apart.",
        _items(_lost(run)),
        "## Failures",
        *_failures(run, known),
        "## Refused by policy",
        "`LOAD` and `SERVICE` reach out to other servers.",
        _items(refused),
        "## Skipped",
        _items(_skipped(run)),
    )
    return "\n\n".join(blocks) + "\n"


def _table(run: Run) -> str:
    """A row for each folder of the suites, below one for all its like."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in run.cases:
        server, engine = run.server[case.key], run.engine[case.key]
        told = ["tests", server.status] + ["by value"] * server.by_value
        told += ["engine"] * (engine.status == "passed")
        for suite in (case.suite.partition("/")[0], case.suite):
            counts[suite].update(told)
    lines = [
        f"| suite | {' | '.join(_COLUMNS)} |",
        f"|---{'|--:' * len(_COLUMNS)}|",
    ]
    for suite, count in sorted(counts.items()):
        name = suite if "/" in suite else f"**{suite}**"
        cells = (str(count[column] or "") for column in _COLUMNS)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"* {text}" for text in texts) or "None."


def _lost(run: Run) -> Iterator[str]:
    for name, outcome in run.server.items():
        if outcome.status == "failed" and run.engine[name].status == "passed":
            yield f"{name}: {outcome.reason}"


def _failures(run: Run, known: Iterable[Known]) -> Iterator[str]:
    """The reasons that are known, each with its tests; then what fails besides."""
    failed = [name for name, it in run.server.items() if it.status == "failed"]
    told: set[str] = set()
    for group in known:
        told.update(group.tests)
        yield fill(group.reason, _WIDTH)
        yield _items(
            f"{name} (the engine alone)" if group.engine else name
            for name in group.tests
        )
    rest = [f"{name}: {run.server[name].reason}" for name in failed if name not in told]
    if rest:
        yield "For reasons that are not known:"
        yield _items(rest)


def _skipped(run: Run) -> Iterator[str]:
    """Each reason, with the folders in which it keeps tests from being run."""
    skipped = Counter(
        (case.suite, run.server[case.key].reason)
        for case in run.cases
        if run.server[case.key].status == "skipped"
    )
    for (suite, reason), count in skipped.items():
        yield f"{suite}, {count} tests: {reason}"
