"""What every test may ask for, and the rule that nothing is skipped in CI."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from api import reading
from api.workers import Limits, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from graph.engines.server import Place
    from graph.store import Store
    from tests.browsing import Reading
    from tests.engines import Servers

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """Top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def letters() -> tuple[Path, ...]:
    """Return the two letters, in the order of their names."""
    return tuple(sorted((ROOT / "examples").glob("*.txt")))


@pytest.fixture(scope="session")
def gold() -> tuple[dict[str, Any], ...]:
    """Return what a person found in each of `letters`, in the same order."""
    files = sorted((ROOT / "tests" / "gold").glob("letter-*.json"))
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in files)


@pytest.fixture(scope="session", autouse=True)
def _shared_workers() -> Iterator[None]:
    """Have all readers share two real workers: each takes seconds to load spaCy."""
    shared = Pool(Limits(), size=2)

    class Shared:
        def __init__(self, *_: object) -> None:
            self.run = shared.run
            self.closed = False

        def rest(self, most: int) -> None:
            """Keep them all."""

        def kill(self) -> None:
            """Leave the workers to the next."""
            self.closed = True

        close = kill

    with pytest.MonkeyPatch.context() as patch, shared:
        patch.setattr(reading, "Pool", Shared)
        yield


# Playwright and what serves for it are imported when a browser is asked for, and no
# sooner: most tests need neither.


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser, once for a module."""
    from tests.browsing import chromium  # noqa: PLC0415 - as above

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(
    letters: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the two letters, once for a module, and return the address."""
    from tests.browsing import serving  # noqa: PLC0415 - as above

    with serving(tmp_path_factory.mktemp("served") / "store", letters) as address:
        yield address


@pytest.fixture
def readers(browser: Browser, address: str) -> Iterator[Reading]:
    """Return readers of the server in whose windows nothing may go wrong unseen."""
    from tests.browsing import reading  # noqa: PLC0415 - as above

    with reading(browser, address) as readers:
        yield readers


# Engines of the store are imported late for the same reason.


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Return the SPARQL servers of this process, each started when first needed."""
    from tests.engines import Servers  # noqa: PLC0415 - as above

    own = tmp_path_factory.mktemp("servers")
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    servers = Servers(own, shared)
    yield servers
    servers.stop()


@pytest.fixture(params=("memory", "disk", "oxigraph", "virtuoso"))
def place(
    request: pytest.FixtureRequest, servers: Servers, tmp_path: Path
) -> Place | None:
    """Return where a new store of each engine is; None if it is in memory."""
    engine = request.param
    if engine == "memory":
        return None
    if engine == "disk":
        return tmp_path / "store"
    return servers.emptied(engine, tmp_path / "beside")


@pytest.fixture
def empty(place: Place | None) -> Iterator[Store]:
    """Return a new store, of each engine in turn."""
    from graph.store import Store  # noqa: PLC0415 - as above

    with Store.in_memory() if place is None else Store.open(place) as store:
        yield store


ABSENT = "needs ../shared"  # how the reason of a skip begins that no repository cures


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run that skipped a test: what is not run proves nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("CI") or reporter is None:
        return
    reports = reporter.stats.get("skipped", [])
    skipped = [report for report in reports if ABSENT not in str(report.longrepr)]
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\nCI is set, so {len(skipped)} skipped test(s) fail it.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
