"""Requests of all kinds to every route: `python -m bench.fuzz_api --examples 10000`.

schemathesis reads the OpenAPI document of a server over a throwaway store and sends
what fits it and what does not, first without a token, then with one that may do
everything.
All its checks are on; `bench/schemathesis.toml` says what no schema can tell.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.serving import answer, serving_chidao
from bench.stores import admin_token, ingested
from bench.timing import aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.serving import Server

CONFIG: Final = Path(__file__).with_name("schemathesis.toml")
SCHEMATHESIS: Final = Path(sys.executable).with_name("schemathesis")
METHODS: Final = ("get", "post", "put", "delete", "patch")


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What a run sent, and what failed: the kind of failure and where, with a count."""

    who: str
    operations: int
    sent: int
    failures: Counter[tuple[str, str]]
    log: str


def fuzz(
    server: Server, who: str, token: str | None, examples: int, seed: int
) -> Fuzzed:
    """Send at least so many requests; `examples` are shared among all operations."""
    share = max(1, examples // _operations(server))
    run = _run(server, who, token, share, seed)
    while run.sent < examples:  # some operations have few different requests
        seed += 1
        more = _run(server, who, token, share, seed)
        run = replace(
            more,
            sent=run.sent + more.sent,
            failures=run.failures + more.failures,
            log=run.log + more.log,
        )
    return run


def _operations(server: Server) -> int:
    paths = json.loads(answer(server, "GET", "/openapi.json")[1])["paths"]
    return sum(1 for path in paths.values() for method in METHODS if method in path)


def _run(server: Server, who: str, token: str | None, share: int, seed: int) -> Fuzzed:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command: list[str | Path] = [SCHEMATHESIS, "--config-file", CONFIG, "run"]
        command += [f"{server.url}/openapi.json"]
        command += ["--max-examples", str(share), "--seed", str(seed)]
        command += ["--continue-on-failure", "--no-shrink", "--no-color"]
        command += ["--generation-database", "none"]
        command += ["--report", "json", "--report-json-path", report]
        if token:
            command += ["--header", f"Authorization: Bearer {token}"]
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True
        )
        if not report.exists():
            raise RuntimeError(done.stdout + done.stderr)
        found = json.loads(report.read_text("utf-8"))
    failures = Counter(
        {
            (failure["title"], operation): 1
            for failure in (*found["failures"], *found["errors"])
            for operation in failure.get("operations") or ("",)
        }
    )
    return Fuzzed(
        who,
        found["operations"]["tested"],
        found["test_cases"]["generated"],
        failures,
        done.stdout if failures else "",
    )


def table(runs: Sequence[Fuzzed]) -> str:
    """Lay out how much was sent, and each kind of failure with where it was seen."""
    lines = [("", "operations", "requests", "failures", "")]
    for run in runs:
        total = str(run.failures.total())
        lines.append((run.who, str(run.operations), str(run.sent), total, ""))
        lines += [
            ("", "", "", str(count), f"{title}: {where}")
            for (title, where), count in run.failures.most_common()
        ]
    return aligned(lines, "<>>><")


def main() -> None:
    """Fuzz as the command line says; end with 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000, help="of both runs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, help="where each failure is told in full")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        ingested(store)
        token = admin_token(store)
        half = given.examples // 2
        with serving_chidao(store) as server:
            runs = [
                fuzz(server, who, secret, half, given.seed)
                for who, secret in (("no token", None), ("admin", token))
            ]
    if given.log:
        given.log.write_text("\n".join(run.log for run in runs), "utf-8")
    print(table(runs))
    if any(run.failures for run in runs):
        sys.exit(
            f"seed {given.seed}: --log FILE tells each failure, and how to repeat it"
        )


if __name__ == "__main__":
    main()
