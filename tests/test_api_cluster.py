"""`chidao ingest --cluster`: the graph of a single machine, whatever happens to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import fsspec
import pytest

import api.reading
from api.cluster import work
from api.cluster.connection import Cluster, connect
from api.cluster.keys import ClusterKeys
from api.cluster.local import local_cluster
from api.cluster.partitions import FOLDER, Partitions, Reason
from api.settings import Settings
from api.target import Target
from tests import jobs
from tests.processes import alive, soon
from tests.shell import Shell
from tests.test_api_ingest_batches import ANNEX, exported, letter, packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from distributed import Client, Scheduler

PLAIN = 12
"""Letters of a folder that nothing else has to do with."""


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ClusterKeys]]:
    """The address of a cluster of three workers, and the keys for it.

    It leaves no process behind.
    """
    folder = tmp_path_factory.mktemp("keys")
    with local_cluster(3) as (address, security):
        said = {
            "ca": security.tls_ca_file,
            "cert": security.tls_client_cert,
            "key": security.tls_client_key,
        }
        for name, pem in said.items():
            (folder / name).write_text(pem, "ascii")
        keys = ClusterKeys(*(str(folder / name) for name in said))
        yield address, keys
        with connect(address, 0, Settings(cluster_keys=keys)) as cluster:
            processes = pids(cluster._client)  # noqa: SLF001 - Dask's own
    assert all(map(soon, processes))


@pytest.fixture
def address(keys: tuple[str, ClusterKeys], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a cluster of three workers, as an operator would set it up."""
    where, files = keys
    monkeypatch.setenv("CHIDAO_CLUSTER_CA", files.authority)
    monkeypatch.setenv("CHIDAO_CLUSTER_CERT", files.certificate)
    monkeypatch.setenv("CHIDAO_CLUSTER_KEY", files.key)
    return where


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


@pytest.fixture
def single(tmp_path: Path) -> Shell:
    """A store that a single machine fills, to compare with."""
    return Shell(tmp_path / "single")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All that may meet: files of one letter, letters of one number, what fails …"""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, PLAIN + 1):
        (folder / f"{number:03}.txt").write_bytes(letter(number))
    (folder / "100-again.txt").write_bytes(letter(1) + b"\n")
    (folder / "101-copy.txt").write_bytes(letter(2))
    (folder / "102-other.txt").write_bytes(other(3))
    (folder / "103-annex.txt").write_text(ANNEX, "utf-8")
    (folder / "104-annex.txt").write_text(ANNEX, "utf-8")
    (folder / "105.zip").write_bytes(packed(a=letter(200), b=letter(4)))
    (folder / "106-empty.txt").write_bytes(b"")
    (folder / "107-no-letter.txt").write_text("Phở bò: ninh xương.", "utf-8")
    return folder


def other(number: int) -> bytes:
    """Another letter of the number."""
    words = "Chủ tịch phân công lịch trực lễ cho từng phòng, từng người, từng ca. "
    return letter(number).partition(b"\n1. ")[0] + (words * 9).encode()


@pytest.fixture
def dask(keys: tuple[str, ClusterKeys]) -> Iterator[Client]:
    """A way to the machines of the cluster that the command does not have."""
    with connect(keys[0], 0, Settings(cluster_keys=keys[1])) as cluster:
        yield cluster._client  # noqa: SLF001 - Dask's own


def pids(dask: Client) -> set[int]:
    """Return the processes of the workers."""
    return set(dask.run(os.getpid).values())


def compare(run: Shell, single: Shell) -> None:
    """Everything that a run leaves behind is what a single machine leaves."""
    assert exported(run) == exported(single)
    for name in ("journal.jsonl",):
        assert (run.store / name).read_bytes() == (single.store / name).read_bytes()
    assert originals(run) == originals(single)
    assert readings(run) == readings(single)
    assert not (run.store / FOLDER).exists()


def originals(run: Shell) -> list[str]:
    found = (run.store / "originals").rglob("*")
    return sorted(str(p.relative_to(run.store)) for p in found if p.is_file())


def readings(run: Shell) -> str:
    query = (
        "SELECT ?l (COUNT(?r) AS ?n) { ?r prov:generated ?l } GROUP BY ?l ORDER BY ?l"
    )
    return run("query", query, "--format", "csv").stdout


def test_all_is_as_on_a_single_machine(
    run: Shell, single: Shell, folder: Path, address: str, tmp_path: Path
) -> None:
    register = tmp_path / "so.csv"
    register.write_text(
        "file,number,date\n104-annex.txt,725/KH-UBND,7/3/2025\n", "utf-8"
    )
    arguments = ["--lang", "en", "ingest", str(folder), "--manifest", str(register)]
    reports, said = [], []
    for shell, how in ((single, ["--jobs", "2"]), (run, ["--cluster", address])):
        report = shell.store.with_suffix(".jsonl")
        done = shell(*arguments, *how, "--report", str(report))
        assert done.exit_code == 1  # some failed
        lines = report.read_text("utf-8").splitlines()
        reports.append([line.partition('"seconds"')[0] for line in lines])
        said.append(done.stderr)
    assert reports[1] == reports[0]
    assert said[1] == said[0]
    assert len(reports[0]) == PLAIN + 10
    compare(run, single)


def test_a_second_run_reads_nothing(
    run: Shell, folder: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "106-empty.txt").unlink()
    (folder / "107-no-letter.txt").unlink()
    (folder / "105.zip").unlink()
    arguments = ("--lang", "en", "ingest", str(folder), "--cluster", address)
    assert run(*arguments).exit_code == 0
    before, journal = exported(run), (run.store / "journal.jsonl").read_bytes()
    asked = counted(monkeypatch)
    again = run(*arguments)
    assert "Nothing changed" in again.stderr
    assert asked == []
    assert exported(run) == before
    assert (run.store / "journal.jsonl").read_bytes() == journal


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that workers are asked to read from now on."""
    asked: list[str] = []
    read = Cluster.read

    def noted(self: Cluster, batches: Any) -> Any:  # noqa: ANN401 - handed on
        def told() -> Any:  # noqa: ANN401 - handed on
            for batch in batches:
                asked.extend(piece.name for piece in batch[1])
                yield batch

        return read(self, told())

    monkeypatch.setattr(Cluster, "read", noted)
    return asked


def test_letters_join_those_that_are_there(
    run: Shell, single: Shell, folder: Path, address: str
) -> None:
    """Some are there in another file, corrected, edited since, or taken out."""
    for shell in (run, single):
        for name in ("001", "003", "005"):
            assert shell("ingest", str(folder / f"{name}.txt")).exit_code == 0
        assert shell("remove", "5/KH-UBND").exit_code == 0
    (folder / "003.txt").write_bytes(letter(300))
    assert run("ingest", str(folder), "--cluster", address).exit_code == 1
    assert single("ingest", str(folder)).exit_code == 1
    assert exported(run) == exported(single)
    assert originals(run) == originals(single)


def test_objects_of_a_store_are_fetched_ahead_and_stay_in_order(
    run: Shell, single: Shell, address: str
) -> None:
    memory = fsspec.filesystem("memory")
    for number in range(1, 21):
        memory.pipe(f"/cluster/{number:03}.txt", letter(number))
    memory.pipe("/cluster/021.zip", packed(a=letter(21)))
    names = ["memory://cluster", "memory://cluster/none.txt"]
    try:
        done = run("--lang", "en", "ingest", *names, "--cluster", address)
        alone = single("--lang", "en", "ingest", *names)
    finally:
        memory.rm("/cluster", recursive=True)
    assert "23 files: 21 new or changed, 0 unchanged, 2 failed" in done.stderr
    assert done.stderr == alone.stderr
    compare(run, single)


def test_a_worker_killed_in_the_middle_costs_only_its_task(
    run: Shell,
    single: Shell,
    folder: Path,
    address: str,
    dask: Client,
) -> None:
    first, *others = pids(dask)
    assert len(others) == 2
    add = Partitions.add

    def add_and_kill(self: Partitions, letters: Any) -> None:  # noqa: ANN401 - handed on
        add(self, letters)
        if alive(first):
            os.kill(first, signal.SIGKILL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Partitions, "add", add_and_kill)
        assert run("ingest", str(folder), "--cluster", address).exit_code == 1
    assert soon(first)
    assert single("ingest", str(folder), "--jobs", "1").exit_code == 1
    compare(run, single)


def kept(run: Shell) -> int:
    """How many letters are read and wait to be stored."""
    found = (run.store / FOLDER).glob("*.jsonl")
    return sum(file.read_bytes().count(b"\n") for file in found)


def stopped(run: Shell, arguments: list[str], how: signal.Signals) -> tuple[int, str]:
    """Start a run, and stop it when it has read some files more."""
    before = kept(run)
    with subprocess.Popen(
        run.command("--lang", "en", "ingest", *arguments),
        stderr=subprocess.PIPE,
        text=True,
        # What runs in the background ignores Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        try:
            while kept(run) == before:
                assert process.poll() is None
                time.sleep(0.005)
            process.send_signal(how)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    return process.returncode, said


def test_a_driver_that_was_stopped_goes_on_with_what_was_read(
    run: Shell,
    single: Shell,
    tmp_path: Path,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1, 61):
        (folder / f"{number:03}.txt").write_bytes(letter(number))
    arguments = [str(folder), "--cluster", address]
    code, said = stopped(run, arguments, signal.SIGINT)
    assert "stopped on request" in said
    assert code == 1
    code, _ = stopped(run, arguments, signal.SIGKILL)
    assert code == -signal.SIGKILL
    read = kept(run)
    assert 0 < read < 60
    asked = counted(monkeypatch)
    assert run("ingest", *arguments).exit_code == 0
    assert len(asked) == 60 - read
    assert single("ingest", str(folder)).exit_code == 0
    compare(run, single)


def test_a_driver_stopped_while_it_stores_goes_on(
    run: Shell, single: Shell, folder: Path, address: str
) -> None:
    """Letters are in the store by then that are not noted yet."""
    note, noted = Target.note, []

    def note_three(self: Target, *entry: Any) -> None:  # noqa: ANN401 - handed on
        noted.append(entry)
        if len(noted) > 3:
            raise KeyboardInterrupt
        note(self, *entry)

    arguments = ("--lang", "en", "ingest", str(folder), "--cluster", address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Target, "note", note_three)
        done = run(*arguments)
    assert "4 files are done and stay in the store" in done.stderr  # one not in bulk
    assert run(*arguments).exit_code == 1  # some files are no letters
    assert single("ingest", str(folder)).exit_code == 1
    compare(run, single)


def poison() -> None:
    api.reading.extraction_of = jobs.evil_letters


def heal() -> None:
    from importlib import reload  # noqa: PLC0415 - on the worker

    reload(api.reading)


def test_an_evil_file_costs_itself_and_no_worker(
    run: Shell, folder: Path, address: str, dask: Client
) -> None:
    before = pids(dask)
    (folder / "010-crash.txt").write_bytes(letter(10))
    (folder / "011-memory.txt").write_bytes(letter(11))
    dask.run(poison)
    try:
        done = run("--lang", "en", "ingest", str(folder), "--cluster", address)
    finally:
        dask.run(heal)
    assert (
        "010-crash.txt: the program that reads it broke off (signal 6)" in done.stderr
    )
    assert "011-memory.txt: reading it takes more than 4096 MB" in done.stderr
    assert "5 failed" in done.stderr
    assert pids(dask) == before


def test_a_file_that_takes_too_long_is_stopped_on_its_worker(
    run: Shell,
    tmp_path: Path,
    address: str,
    dask: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "slow.txt"
    file.write_bytes(letter(1))
    monkeypatch.setenv("CHIDAO_FILE_SECONDS", "1")
    dask.run(poison)
    try:
        done = run("--lang", "en", "ingest", str(file), "--cluster", address)
    finally:
        dask.run(heal)
    assert "slow.txt: reading it took more than 1 seconds" in done.stderr
    assert not run.store.exists() or not (run.store / "oxigraph").exists()


def test_a_file_that_ends_its_workers_is_told_and_tried_again_later(
    run: Shell, single: Shell, tmp_path: Path, address: str, dask: Client
) -> None:
    file = tmp_path / "worker.txt"
    file.write_bytes(letter(1))
    dask.run_on_scheduler(endure_nothing)
    dask.run(poison)
    done = run("--lang", "en", "ingest", str(file), "--cluster", address)
    assert done.exit_code == 1
    assert "worker.txt: one worker after the other was lost" in done.stderr
    dask.run(heal)
    assert run("ingest", str(file), "--cluster", address).exit_code == 0
    assert single("ingest", str(file)).exit_code == 0
    compare(run, single)


def endure_nothing(dask_scheduler: Scheduler) -> None:
    """Have Dask give a task up with its first worker; else with the fourth."""
    dask_scheduler.allowed_failures = 0


def test_a_cluster_on_this_machine_is_started_for_one_run(
    run: Shell, single: Shell, folder: Path
) -> None:
    names = [str(folder / f"{number:03}.txt") for number in range(1, 9)]
    assert run("ingest", *names, "--cluster", "local", "--jobs", "1").exit_code == 0
    assert single("ingest", *names).exit_code == 0
    compare(run, single)


def test_partitions_of_another_version_are_passed_over(tmp_path: Path) -> None:
    """It may have known other things of a letter."""
    lines = [{"letter": {"version": "0", "other": 1}}, {"letter": {}}]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "part-1.jsonl").write_text(text)
    reason = Reason("00", "a.txt", "", "http://a/")
    assert Partitions(tmp_path).find(reason) is None


def test_a_worker_keeps_one_reader_and_closes_the_one_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not while another task reads by it."""
    closed: list[int] = []

    class Named:
        def __init__(self, settings: Settings, _: int) -> None:
            self.seconds = settings.file_seconds

        def close(self) -> None:
            closed.append(self.seconds)

    monkeypatch.setattr(work, "Reader", Named)
    monkeypatch.setattr(work, "_READERS", {})

    def reading(seconds: int) -> AbstractContextManager[object]:
        return work._reading(seconds, 1)  # noqa: SLF001 - what a task reads by

    with reading(1) as first:
        with reading(1) as same, reading(2):
            assert same is first
            assert not closed
        with reading(2):
            assert not closed
    with reading(2):
        assert closed == [1]
