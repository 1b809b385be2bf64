"""`kill -9` at random moments: of an ingest, and of a server that is written to.

    python -m bench.kill --kills 200

After each kill the store has to open, each letter to be as an undisturbed run stores
it or not there at all, and all to be there that was acknowledged: a line of the journal
with its letter and original file, a step of a correction that was answered with 2xx. A
run that is killed and started again until it ends has to give the same graph.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx2
import pyoxigraph as ox

from api.tokens import Tokens
from graph import originals
from graph.corrections.listing import list_corrections
from graph.iris import Iris
from graph.journal import Journal
from graph.resolve import resolve
from graph.store import Store
from ontology.standards import Dcterms

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS: Final = Path(__file__).resolve().parents[1] / "tests" / "gold" / "composed"
PROGRAM: Final = (sys.executable, "-c", "from api.cli import main; main()")
STEPS: Final = {"confirm": "confirmed", "undo": "undone"}
_TITLES: Final = "SELECT DISTINCT ?title { $letter dcterms:title ?title }"
_OUTSIDE: Final = ("graph-runs", "graph-corrections", "graph-reports")

Graphs = dict[str, frozenset[str]]
"""The quads of each letter's graph, by the letter's IRI."""


@dataclass(slots=True)
class Tally:
    """What was found after the kills of one kind of process."""

    kills: int = 0
    checked: int = 0
    acknowledged: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: object, what: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.wrong.append(f"kill {self.kills}: {what}")


@dataclass(frozen=True, slots=True)
class Yard:
    """Where it is done: letters to read, a folder to work in, chance."""

    letters: tuple[Path, ...]
    folder: Path
    chance: random.Random
    iris: Iris = field(default_factory=Iris)

    @property
    def store(self) -> Path:
        """The store whose processes are killed."""
        return self.folder / "store"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program on the store."""
        command = [*PROGRAM, "--lang", "en", "--store", str(self.store), *arguments]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def ingest(self) -> subprocess.Popen[str]:
        """Start to read the letters."""
        return self.start("ingest", "--jobs", "1", *map(str, self.letters))

    def graphs(self, store: Store) -> Graphs:
        """The letters' graphs."""
        mine = self.iris.iri("")
        names = [name for name in store.graphs() if name.startswith(mine)]
        iris = [name for name in names if not name.startswith(f"{mine}graph-")]
        return {iri: frozenset(map(str, store.quads(iri))) for iri in iris}

    def dump(self, store: Store) -> bytes:
        """All but what people and runs left behind."""
        return store.dump(without=[self.iris.iri(name) for name in _OUTSIDE])


def kill_ingests(yard: Yard, kills: int) -> Tally:
    """Kill ingests; each goes on where the one before was killed."""
    tally = Tally()
    begun = time.monotonic()
    _finish(yard.ingest())
    whole = time.monotonic() - begun
    with Store.open(yard.store) as store:
        expected, last = yard.graphs(store), yard.dump(store)
    shutil.rmtree(yard.store)
    while tally.kills < kills:
        process = yard.ingest()
        with suppress(subprocess.TimeoutExpired):
            process.wait(yard.chance.uniform(0, 1.1 * whole))
        ended = process.poll() is not None
        process.kill()
        _finish(process)
        tally.kills += not ended
        if yard.store.exists():
            _check_ingest(yard, tally, expected, last if ended else None)
        if ended:
            shutil.rmtree(yard.store)
    return tally


def _check_ingest(
    yard: Yard, tally: Tally, expected: Graphs, last: bytes | None
) -> None:
    """Look at a store; `last` is what it has to be if the run had ended."""
    journal = Journal(yard.store)
    with Store.open(yard.store) as store:
        found = yard.graphs(store)
        tally.checked += len(found)
        tally.moments[f"{len(found):3} of {len(expected)} letters stored"] += 1
        for iri, quads in found.items():
            tally.expect(quads == expected.get(iri), f"{iri} is not whole")
        for path in yard.letters:
            entry = journal.of_file(str(path))
            if entry is not None:
                tally.acknowledged += 1
                tally.expect(entry.iri in found, f"{path.name} was lost")
                kept = originals.path_of(yard.store, entry.facts.sha256)
                tally.expect(kept is not None, f"the file {path.name} was lost")
        if last is not None:
            tally.expect(yard.dump(store) == last, "the end differs")


def kill_servers(yard: Yard, kills: int) -> Tally:
    """Kill servers while corrections are proposed, confirmed and undone in turns."""
    tally = Tally()
    shutil.rmtree(yard.store, ignore_errors=True)
    _finish(yard.ingest())
    _, secret = Tokens(yard.store).add("kill", ["confirm"], date.max)
    with Store.open(yard.store) as store:
        expected = yard.graphs(store)
    letter = min(expected)
    said: dict[str, str] = {}
    while tally.kills < kills:
        process = yard.start("serve", "--port", "0")
        address = _address(process)
        killer = threading.Timer(yard.chance.uniform(0, 3), process.kill)
        killer.start()
        with suppress(httpx2.TransportError), _client(address, secret) as client:
            _write(client, yard.iris.slug(letter), said)
        killer.join()
        _finish(process)
        tally.kills += 1
        _check_server(yard, tally, expected, letter, said)
    return tally


def _write(client: httpx2.Client, letter: str, said: dict[str, str]) -> None:
    """Write until the server is gone; `said` is what was acknowledged last of each."""
    for open_ in _items(client.get("api/corrections?status=confirmed")):
        _decide(client, open_["id"], "undo", said)
    while True:
        value = f"Về lần thử {time.time_ns()}"
        asked = {"letter": letter, "field": "subject", "value": value, "why": "thử"}
        answer = client.post("api/corrections", json=asked)
        id_ = answer.raise_for_status().json()["id"]
        said[id_] = "proposed"
        for step in STEPS:
            _decide(client, id_, step, said)


def _decide(client: httpx2.Client, id_: str, step: str, said: dict[str, str]) -> None:
    client.post(f"api/corrections/{id_}/{step}").raise_for_status()
    said[id_] = STEPS[step]


def _check_server(
    yard: Yard, tally: Tally, expected: Graphs, letter: str, said: dict[str, str]
) -> None:
    """Look at a store as the next server would find it."""
    with Store.open(yard.store) as store:
        if store.unsettled:
            tally.moments["between a write and its snapshot"] += 1
            resolve(store, yard.iris)
        found = yard.graphs(store)
        titles = store.rows(_TITLES, letter=ox.NamedNode(letter))
        listed = {entry.id: entry for entry in list_corrections(store, yard.iris)}
    tally.checked += len(found)
    order = ("proposed", *STEPS.values())
    tally.acknowledged = sum(order.index(status) + 1 for status in said.values())
    for id_, status in said.items():
        entry = listed.get(id_)
        kept = entry is not None and order.index(entry.status) >= order.index(status)
        tally.expect(kept, f"{id_} was {status}")
    counts = [entry for entry in listed.values() if entry.status == "confirmed"]
    tally.moments[f"{len(counts)} corrections in force"] += 1
    tally.expect(len(counts) <= 1, "several corrections in force")
    tally.expect(len(titles) == 1, f"{letter} has {len(titles)} subjects")
    for entry in counts:
        tally.expect(titles == [{"title": str(entry.new)}], f"{entry.id} is not said")
    for iri in expected.keys() | found.keys():
        changed = expected.get(iri, frozenset()) ^ found.get(iri, frozenset())
        if iri == letter and counts:  # the correction says its subject instead
            changed = frozenset(q for q in changed if f"<{Dcterms.title}>" not in q)
        tally.expect(not changed, f"{iri} is not whole")


@contextmanager
def _client(address: str, secret: str) -> Iterator[httpx2.Client]:
    headers = {"authorization": f"Bearer {secret}"}
    with httpx2.Client(base_url=address, headers=headers, timeout=60) as client:
        yield client


def _items(answer: httpx2.Response) -> list[dict[str, str]]:
    found: list[dict[str, str]] = answer.raise_for_status().json()["items"]
    return found


def _address(process: subprocess.Popen[str]) -> str:
    """The address that a server tells once it listens."""
    assert process.stderr is not None  # noqa: S101 - it was asked for
    words = process.stderr.readline().split()
    return next(word for word in words if word.startswith("http://"))


def _finish(process: subprocess.Popen[str]) -> None:
    """Wait for the end of a process, whatever it still has to say."""
    process.communicate()


def main() -> None:
    """Kill as often as asked, half of them ingests, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--letters", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    letters = tuple(sorted(LETTERS.glob("*.txt"))[: asked.letters])
    chance = random.Random(asked.seed)  # noqa: S311 - moments, no secrets
    wrong = False
    for name, run in (("ingest", kill_ingests), ("server", kill_servers)):
        with tempfile.TemporaryDirectory() as folder:
            tally = run(Yard(letters, Path(folder), chance), asked.kills // 2)
        print(_row(name, tally), flush=True)
        wrong = wrong or bool(tally.wrong)
    sys.exit(wrong)


def _row(name: str, tally: Tally) -> str:
    """What was found after the kills of one kind, in some lines."""
    rows = [
        f"{name}: {tally.kills} kills, the store opened after each",
        f"  letters looked at: {tally.checked}, acknowledged: {tally.acknowledged}",
        *(f"  {count:4} × {moment}" for moment, count in sorted(tally.moments.items())),
        f"  wrong: {len(tally.wrong)}",
        *(f"    {line}" for line in tally.wrong[:20]),
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
