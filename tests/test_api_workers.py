"""Jobs are bounded: what takes too much is killed, and the next job goes on."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pytest

from api.job_errors import (
    ClosedError,
    CrashedError,
    MistakeError,
    TooMuchMemoryError,
    TooSlowError,
)
from api.reading import Reader, extraction_of
from api.scratch import PREFIX, Scratch
from api.settings import Settings
from api.workers import Limits, Pool
from extract.errors import UnreadableLetterError
from tests import jobs
from tests.processes import alive, soon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(Limits(seconds=60, megabytes=2048)) as pool:
        yield pool


def test_a_worker_is_kept_for_many_jobs(pool: Pool) -> None:
    assert pool.run(jobs.add, 1, 2) == 3
    assert pool.run(jobs.worker_id) == pool.run(jobs.worker_id) != os.getpid()
    assert pool.run(jobs.core_limit) == (0, 0)


def test_of_workers_that_have_nothing_to_do_so_many_stay() -> None:
    with Pool(Limits(), size=2) as pool, ThreadPoolExecutor(2) as threads:
        together = threading.Barrier(2, timeout=60)

        def worker(_: int) -> int:
            together.wait()
            pool.run(jobs.sleep, 0.5)
            return pool.run(jobs.worker_id)

        assert len({*threads.map(worker, range(2))}) == 2
        pool.rest(1)
        (left,) = {pool.run(jobs.worker_id) for _ in range(3)}
        assert alive(left)
        pool.rest(0)
        assert soon(gone=left)
        assert not pool.closed
        assert pool.run(jobs.add, 1, 2) == 3
    assert pool.closed


def test_large_arguments_come_whole(pool: Pool) -> None:
    large = os.urandom(3 * MEGABYTE)
    assert (
        pool.run(jobs.joined, large, "-", b"small", large) == large + b"-small" + large
    )


def test_what_takes_too_long_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    note = tmp_path / "note"
    with Pool(Limits(seconds=1)) as pool:
        begun = time.monotonic()
        with pytest.raises(TooSlowError):
            pool.run(jobs.sleep_with_a_child, str(note))
        assert time.monotonic() - begun < 10
        worker, child = map(int, note.read_text("ascii").split())
        assert soon(worker)
        assert soon(child)
        assert pool.run(jobs.add, 1, 2) == 3


def test_what_takes_too_much_memory_is_refused(pool: Pool) -> None:
    with pytest.raises(TooMuchMemoryError):
        pool.run(jobs.take_memory, 4096 * MEGABYTE)
    assert pool.run(jobs.take_memory, MEGABYTE) == MEGABYTE


@pytest.mark.parametrize(
    ("job", "ended_by"), [(jobs.abort, signal.SIGABRT), (jobs.leave, 0)]
)
def test_what_crashes_costs_its_worker_alone(
    pool: Pool, job: object, ended_by: int
) -> None:
    with pytest.raises(CrashedError) as raised:
        pool.run(job)  # type: ignore[arg-type]  # one of ours, from the table
    assert raised.value.signal == ended_by
    assert pool.run(jobs.add, 1, 2) == 3


def test_an_error_for_the_user_comes_back_whole(pool: Pool) -> None:
    with pytest.raises(UnreadableLetterError) as raised:
        pool.run(jobs.refuse)
    assert raised.value.message("vi") == "a.txt: lý do. cách."


def test_a_mistake_of_ours_tells_where_and_never_what(pool: Pool) -> None:
    with pytest.raises(MistakeError, match="ZeroDivisionError at jobs") as raised:
        pool.run(jobs.mistake)
    assert "secret" not in str(raised.value)


def test_an_answer_calls_nothing_in_the_parent(pool: Pool) -> None:
    with pytest.raises(CrashedError):
        pool.run(jobs.evil)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no pickle",
        pickle.dumps("done"),
        pickle.dumps(("done", 1)),
        pickle.dumps(("odd", 1, 1)),
        pickle.dumps((["done"], 1, 1)),
        pickle.dumps(("done", 1, "1")),
        pickle.dumps(("refused", 1, 1)),
        pickle.dumps(("mistake", (1, 2, 3), 1)),
        b"\x80\x05cextract.errors\nUnreadableLetterError\n)R.",
    ],
)
def test_an_answer_that_is_none_costs_its_worker_alone(
    pool: Pool, answer: bytes
) -> None:
    with pytest.raises(CrashedError):
        pool.run(jobs.say, answer)
    assert pool.run(jobs.add, 1, 2) == 3


def test_an_answer_that_is_too_long_costs_its_worker_alone(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.workers.MOST_BYTES", MEGABYTE)
    with pytest.raises(CrashedError):
        pool.run(jobs.joined, bytes(2 * MEGABYTE), "")
    assert pool.run(jobs.add, 1, 2) == 3


def test_a_reader_takes_no_other_thing_for_a_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.reading.extraction_of", jobs.add_as_reader)
    monkeypatch.setattr("api.reading.picture_of", jobs.add_as_reader)
    with Reader(Settings()) as reader:
        for read in (reader.read, partial(reader.picture, number=1)):
            with pytest.raises(MistakeError, match="int at answer"):
                read(b"", "a.txt")


def test_loading_beforehand_may_fail_or_be_cut_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.reading.load", jobs.abort)
    with Reader(Settings()) as reader:
        reader.warm_up()
    reader.warm_up()


def test_workers_are_replaced_before_they_grow_old_or_large() -> None:
    with Pool(Limits(jobs=2, resident=256)) as pool:
        first = [pool.run(jobs.worker_id) for _ in range(3)]
        assert first[0] == first[1] != first[2]
        pool.run(jobs.hold_memory, 300 * MEGABYTE)
        assert pool.run(jobs.worker_id) != first[2]


def test_a_worker_that_died_idle_costs_no_job(pool: Pool) -> None:
    worker = pool.run(jobs.worker_id)
    os.kill(worker, signal.SIGKILL)
    assert soon(worker)
    assert pool.run(jobs.worker_id) != worker


def test_closing_ends_what_still_runs(tmp_path: Path) -> None:
    note = tmp_path / "note"
    ended: list[BaseException] = []
    pool = Pool(Limits())

    def work() -> None:
        try:
            pool.run(jobs.sleep_with_a_child, str(note))
        except ClosedError as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    workers = waited_for(note)
    pool.close()
    thread.join(timeout=10)
    assert len(ended) == 1
    assert all(map(soon, workers))
    with pytest.raises(ClosedError):
        pool.run(jobs.add, 1, 2)


def waited_for(note: Path) -> tuple[int, ...]:
    """The process ids that a job wrote down, once it has."""
    for _ in range(500):
        if note.exists() and len(found := note.read_text("ascii").split()) == 2:
            return tuple(map(int, found))
        time.sleep(0.02)
    raise TimeoutError


def test_workers_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "note"
    code = (
        "from api.workers import *; from tests import jobs;"
        f"Pool(Limits()).run(jobs.sleep_with_a_child, {str(note)!r})"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as parent:
        try:
            workers = waited_for(note)
        finally:
            parent.kill()
    assert all(map(soon, workers))


def test_a_letter_read_by_a_worker_is_the_same(letters: tuple[Path, ...]) -> None:
    data = letters[1].read_bytes()
    with Reader(Settings()) as reader:
        found = reader.read(data, str(letters[1]))
    assert found == extraction_of(data, str(letters[1]))


@pytest.mark.parametrize(
    ("job", "limits", "reason"),
    [
        (jobs.sleep_as_reader, Limits(seconds=1), "more than 1 seconds"),
        (jobs.hoard_as_reader, Limits(megabytes=1024), "more than 1024 MB"),
        (jobs.abort_as_reader, Limits(), "signal 6"),
    ],
)
def test_a_hostile_letter_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, job: object, limits: Limits, reason: str
) -> None:
    settings = Settings(
        file_seconds=round(limits.seconds), file_memory=limits.megabytes
    )
    monkeypatch.setattr("api.reading.Pool", Pool)
    monkeypatch.setattr("api.reading.extraction_of", job)
    with Reader(settings) as reader:
        with pytest.raises(UnreadableLetterError, match=reason) as raised:
            reader.read(b"", "folder/a.pdf")
        assert raised.value.message("vi").startswith("folder/a.pdf: ")


# How a run ends, and whether something of it stays until the next one.
ENDS = [("pool.close()", False), ("os.kill(os.getpid(), 9)", True)]
RUN = """
import os
from api.workers import Limits, Pool
from tests import jobs
from tests.processes import alive, soon
pool = Pool(Limits(seconds=1))
for job, *given in ((jobs.leave_a_file,), (jobs.abort,), (jobs.sleep, 600)):
    try:
        pool.run(job, *given)
    except Exception:
        pass
pool.run(jobs.leave_a_file)
{end}
"""


@pytest.mark.parametrize(("end", "stays"), ENDS)
def test_nothing_that_a_worker_wrote_stays(
    tmp_path: Path, root: Path, end: str, *, stays: bool
) -> None:
    env = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(root)}
    stranger = tmp_path / f"{PREFIX}strange"
    stranger.mkdir()
    for code, left in (
        (RUN.format(end=end), stays),
        (RUN.format(end="pool.close()"), False),
    ):
        subprocess.run([sys.executable, "-c", code], env=env, check=False)
        found = {path.name for path in tmp_path.iterdir()} - {stranger.name}
        assert bool(found) == left


# A job that is cancelled and ends at the same moment closes its folder twice; what the
# second would close is by then somebody else's file.
def test_a_folder_that_two_close_at_once_is_closed_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = Scratch()
    closed: list[int] = []

    def meanwhile(*_: object, **__: object) -> None:
        scratch.close()

    monkeypatch.setattr("api.scratch.shutil.rmtree", meanwhile)
    monkeypatch.setattr("api.scratch.os.close", closed.append)
    scratch.close()
    monkeypatch.undo()
    assert len(closed) == 1
    os.close(closed[0])
    Scratch().close()  # removes what nobody holds


def test_the_folder_of_a_run_that_goes_on_is_left_alone() -> None:
    first = Scratch()
    folder = first.folder()
    second = Scratch()
    assert folder.is_dir()
    second.close()
    first.close()
    first.close()
    assert not folder.parent.exists()
