"""Uploads over HTTP: jobs that store them, told as they go, stopped; and removal."""

from __future__ import annotations

import errno
import io
import json
import os
import tempfile
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from fastapi.testclient import TestClient

from api import jobs as jobs_module
from api.app import create_app
from api.intake import Intake, Outcome
from api.job import Job
from api.job_errors import ClosedError
from api.settings import QueryLimits, Settings
from api.tokens import Tokens
from api.uploads import Upload
from graph.engine import StoreFullError, StoreUnwritableError
from graph.store import Store
from tests.shell import BAD_FILES, Shell
from tests.test_api_ingest_batches import CLASSIFIED, letter
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import FastAPI
    from httpx2 import Response

    from api.inputs import Input
    from api.jobs import Jobs

Json = dict[str, Any]
LATE = date(9999, 1, 1)
SETTINGS = Settings(lang="en", upload_limit=300_000, queries=QueryLimits(workers=1))


class Office:
    """A client with a token of each scope over a store in a folder."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.app = cast("FastAPI", client.app)
        self.folder: Path = self.app.state.store.folder
        self.jobs: Jobs = self.app.state.jobs
        tokens = self.app.state.tokens
        self.keys = {
            scope: {"Authorization": f"Bearer {tokens.add(scope, [scope], LATE)[1]}"}
            for scope in ("read", "confirm", "ingest", "admin")
        }

    def send(self, *files: tuple[str, bytes], **more: tuple[str, bytes]) -> Response:
        parts = [*(("file", file) for file in files), *more.items()]
        return self.client.post(
            "/api/documents", files=parts, headers=self.keys["ingest"]
        )

    def get(self, path: str, scope: str = "ingest", **headers: str) -> Response:
        return self.client.get(path, headers={**self.keys[scope], **headers})

    def stored(self, *files: tuple[str, bytes], **more: tuple[str, bytes]) -> Json:
        """Send files and wait until the job has ended; return it."""
        sent = self.send(*files, **more)
        assert sent.status_code == 202, sent.text
        path = sent.headers["location"]
        assert self.get(f"{path}/events").status_code == 200  # comes to its end
        ended: Json = self.get(path).json()
        return ended


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with served(SETTINGS, letters=(), tokens=Tokens(tmp_path)) as client:
        yield Office(client)


@pytest.fixture(scope="module")
def any_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    tokens = Tokens(tmp_path_factory.mktemp("tokens"))
    with served(SETTINGS, letters=(), tokens=tokens) as client:
        yield Office(client)


def outcomes(job: Json) -> list[str]:
    return [file["outcome"] for file in job["files"]]


def dump(store: Store) -> bytes:
    return store.dump(without=[SETTINGS.iris.runs])


def test_an_upload_gives_the_store_that_the_command_gives(
    office: Office, tmp_path: Path
) -> None:
    files = [(f"{n}.txt", letter(n)) for n in range(3)]
    job = office.stored(*files)
    assert (job["state"], job["total"], job["done"]) == ("done", 3, 3)
    assert (job["changed"], job["unchanged"], job["failed"]) == (3, 0, 0)
    assert job["files"][0]["document"] == "00-kh-ubnd-kon-tum-2025"
    assert job["files"][0]["facts"]["number"] == "0/KH-UBND"
    assert job["by"] == "ingest"
    assert job["seconds_left"] is None
    for name, data in files:
        (tmp_path / name).write_bytes(data)
    run = Shell(tmp_path / "other")
    assert run("ingest", *(str(tmp_path / name) for name, _ in files)).exit_code == 0
    with Store.open(run.store) as other:
        assert dump(other) == dump(office.app.state.store)
    kept = sorted(path.name for path in office.folder.glob("originals/*/*"))
    assert kept == sorted(path.name for path in run.store.glob("originals/*/*"))
    with Store.open_snapshot(office.folder) as published:
        assert dump(published) == dump(office.app.state.store)


def test_the_same_bytes_again_are_known_and_not_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.stored(("a.txt", letter(1)))
    before = dump(office.app.state.store)
    journal = (office.folder / "journal.jsonl").read_bytes()
    monkeypatch.setattr("api.reading.Reader.read", None)  # whoever reads, fails
    job = office.stored(("a.txt", letter(1)), ("b.txt", letter(1)))
    assert outcomes(job) == ["unchanged", "unchanged"]
    assert dump(office.app.state.store) == before
    assert (office.folder / "journal.jsonl").read_bytes() == journal


# Two people may call different letters alike: a name is no identity.
def test_a_name_that_comes_again_is_another_file(office: Office) -> None:
    job = office.stored(("scan.txt", letter(1)), ("scan.txt", letter(2)))
    assert [file["file"] for file in job["files"]] == ["scan.txt", "scan (2).txt"]
    office.stored(("scan.txt", letter(3)))
    held = office.client.get("/api/documents?held=true").json()["items"]
    assert {d["number"] for d in held} >= {f"{n}/KH-UBND" for n in (1, 2, 3)}


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"thang 7/{name}.txt", data)
    return file.getvalue()


def test_a_zip_and_a_register_are_understood(office: Office) -> None:
    blank = letter(7).replace("Số: 7/".encode(), "Số:   /".encode())
    register = "tệp,số ký hiệu\nb.txt,725/KH-UBND\nc.txt,1/KH-UBND\n".encode()
    job = office.stored(
        ("all.zip", packed(a=letter(1), b=blank)), manifest=("so.csv", register)
    )
    assert [file["file"] for file in job["files"]] == [
        "all.zip!/thang 7/a.txt",
        "all.zip!/thang 7/b.txt",
    ]
    assert job["files"][1]["facts"]["number"] == "725/KH-UBND"
    assert job["astray"][0].startswith("Register, line 3: c.txt fits no file")
    assert b'"so.csv"' in dump(office.app.state.store)


def test_bad_files_leave_the_store_as_it_was(office: Office) -> None:
    before = dump(office.app.state.store)
    bad = {name: data for name, data in BAD_FILES.items() if data is not None}
    bad["broken.zip"] = packed(a=b"x" * 99)[:50]
    job = office.stored(*bad.items())
    assert job["state"] == "done"
    assert outcomes(job) == ["failed"] * len(bad)
    for name, file in zip(bad, job["files"], strict=True):
        assert file["message"].startswith(f"{name}: ")
        assert file["document"] is file["facts"] is None
    assert dump(office.app.state.store) == before
    path = f"/api/jobs/{job['id']}"
    told = office.get(path, **{"Accept-Language": "vi"}).json()
    assert "tệp trống" in told["files"][0]["message"]


def test_of_a_secret_nothing_is_kept(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    job = office.stored(("a.txt", CLASSIFIED.encode()))
    assert outcomes(job) == ["failed"]
    assert "state secret" in job["files"][0]["message"]
    words = "điều chỉ ở đây mới có"
    assert words not in caplog.text
    assert words not in json.dumps(job, ensure_ascii=False)
    spool = Path(tempfile.gettempdir()).glob("chidao-run-*/**/*")
    for path in (*office.folder.rglob("*"), *spool):
        if path.is_file():
            assert words.encode() not in path.read_bytes()


FORM = {"content-type": "multipart/form-data; boundary=x"}
FIELD = (
    b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n--x--\r\n'
)
BAD_REGISTER = "tệp,ngày\na.txt,32/13/2025\n".encode()


# A body, how it is declared, and the answer.
@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", {}, 415),
        (b"x", {"content-type": "application/zip"}, 415),
        (b"{}", {"content-type": "application/json"}, 415),
        (b"x", {"content-type": "multipart/form-data"}, 400),
        (b"", FORM, 400),
        (b"--x\r\nnonsense", FORM, 400),
        (b"--x\r\n\r\nwithout a name\r\n--x--\r\n", FORM, 400),
        (FIELD, FORM, 400),
        (b"x" * 300_001, FORM, 413),
    ],
)
def test_what_is_no_upload_is_refused_with_a_reason(
    any_office: Office, body: bytes, headers: dict[str, str], status: int
) -> None:
    before = any_office.get("/api/jobs").json()
    answer = any_office.client.post(
        "/api/documents", content=body, headers={**headers, **any_office.keys["ingest"]}
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert any_office.get("/api/jobs").json() == before


def test_a_register_with_mistakes_is_refused_whole(office: Office) -> None:
    answer = office.send(("a.txt", letter(1)), manifest=("so.csv", BAD_REGISTER))
    assert answer.status_code == 422
    assert answer.json()["type"].endswith("/bad_manifest")
    assert answer.json()["detail"].startswith("so.csv:2: ")
    assert office.get("/api/jobs").json() == []


def test_too_many_files_of_one_form_are_refused(office: Office) -> None:
    answer = office.send(*((f"{n}.txt", b"x") for n in range(102)))
    assert answer.status_code == 400
    assert "101" in answer.json()["detail"]


# Names as senders may have them, and what they are called here.
@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Scans\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("..", "letter"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_names_are_names_and_no_paths(
    any_office: Office, sent: str, shown: str
) -> None:
    assert any_office.stored((sent, b" "))["files"][0]["file"] == shown


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/api/documents", {"ingest", "admin"}),
        ("GET", "/api/jobs", {"ingest", "admin"}),
        ("GET", "/api/jobs/x", {"ingest", "admin"}),
        ("GET", "/api/jobs/x/events", {"ingest", "admin"}),
        ("DELETE", "/api/jobs/x", {"ingest", "admin"}),
        ("DELETE", "/api/documents/x", {"admin"}),
    ],
)
def test_who_may_do_what(
    any_office: Office, method: str, path: str, allowed: set[str]
) -> None:
    assert any_office.client.request(method, path).status_code == 401
    for scope, key in any_office.keys.items():
        status = any_office.client.request(method, path, headers=key).status_code
        assert (status != 403) == (scope in allowed)
        assert status in (200, 403, 404, 415)


class Slow:
    """Holds a job after each letter, until told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        at_once = Intake.run

        def run(intake: Intake, items: Iterable[Input]) -> Iterator[Outcome]:
            for outcome in at_once(intake, items):
                yield outcome
                self.begun.set()
                assert self.go_on.wait(20)

        monkeypatch.setattr(Intake, "run", run)


def test_a_job_that_is_cancelled_keeps_what_is_done(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    path = office.send(*((f"{n}.txt", letter(n)) for n in range(5))).headers["location"]
    assert slow.begun.wait(20)
    waiting = office.send(("9.txt", letter(9))).headers["location"]
    cancelled = office.client.delete(waiting, headers=office.keys["ingest"])
    assert cancelled.json()["state"] == "cancelled"
    answer = office.client.delete(path, headers=office.keys["ingest"])
    assert answer.status_code == 202
    assert answer.json()["stopping"]
    slow.go_on.set()
    assert office.get(f"{path}/events").status_code == 200
    job = office.get(path).json()
    assert (job["state"], job["total"]) == ("cancelled", 5)
    assert job["done"] < 5
    held = office.client.get("/api/documents?held=true").json()["items"]
    assert len(held) == job["changed"] == job["done"]
    assert not office.app.state.store.unsettled
    again = office.client.delete(path, headers=office.keys["ingest"]).json()
    assert (again["state"], again["stopping"]) == ("cancelled", False)


def test_after_a_job_that_was_cancelled_others_are_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        slow = Slow(patch)
        path = office.send(("0.txt", letter(0))).headers["location"]
        assert slow.begun.wait(20)
        office.client.delete(path, headers=office.keys["ingest"])
        slow.go_on.set()
        assert office.get(f"{path}/events").status_code == 200
    assert office.stored(("1.txt", letter(1)))["changed"] == 1
    assert office.stored(("2.txt", letter(2)))["changed"] == 1


def test_a_job_that_has_ended_stops_no_other() -> None:
    job, stopped = Job("who", Upload(Path(), ())), list[str]()
    assert job.stopped_by(*(lambda: stopped.append("stopped") for _ in range(2)))
    job.begin(0, ())
    job.end("done")
    job.stop()
    assert not stopped


def test_a_job_that_is_cancelled_before_it_begins_never_does() -> None:
    job = Job("who", Upload(Path(), ()))
    job.stop()
    assert not job.stopped_by(lambda: None, lambda: None)
    with pytest.raises(ClosedError):
        job.begin(0, ())
    assert job.since(0) == (["queued", "cancelled"], True)


def test_what_takes_time_to_stop_keeps_nobody_from_listening() -> None:
    job, found = Job("who", Upload(Path(), ())), list[object]()

    def listen() -> None:
        with ThreadPoolExecutor(1) as pool:  # another thread would wait for ever
            found.append(pool.submit(job.since, 2).result(10))

    assert job.stopped_by(lambda: found.append(job.state), listen)
    job.begin(0, ())
    job.stop()
    assert found == ["running", ([], False)]


def test_only_so_many_wait(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    monkeypatch.setattr(jobs_module, "MOST_WAITING", 2)
    office.send(("0.txt", letter(0)))
    assert slow.begun.wait(20)
    assert office.send(("1.txt", letter(1))).status_code == 202
    assert office.send(("2.txt", letter(2))).status_code == 202
    full = office.send(("3.txt", letter(3)))
    assert full.status_code == 429
    assert int(full.headers["retry-after"]) > 0
    states = [job["state"] for job in office.get("/api/jobs").json()]
    assert states == ["queued", "queued", "running"]
    slow.go_on.set()


def test_a_server_that_stops_cancels_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, folder = Slow(monkeypatch), tmp_path / "store"
    with Store.open(folder) as store:
        app = create_app(store, SETTINGS, Tokens(folder))
        with TestClient(app) as client:
            office = Office(client)
            job = office.send(("0.txt", letter(0)), ("1.txt", letter(1)))
            assert slow.begun.wait(20)
            slow.go_on.set()
            found = office.jobs.get(job.json()["id"])
            spool = found.upload.folder
        assert found.state in ("cancelled", "done")
        assert not spool.exists()
        left = {graph for graph in store.graphs() if "kh-ubnd" in graph}
    with Store.open(folder) as again:
        assert {graph for graph in again.graphs() if "kh-ubnd" in graph} == left


def test_events_tell_all_and_go_on_where_they_stopped(office: Office) -> None:
    path = office.send(("0.txt", letter(0)), ("1.txt", b" ")).headers["location"]
    told = office.get(f"{path}/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    assert told.headers["cache-control"] == "no-store"
    blocks = told.text.removesuffix("\n\n").split("\n\n")
    events = [dict(line.split(": ", 1) for line in b.split("\n")) for b in blocks]
    assert [(e["event"], e["id"]) for e in events] == [
        ("state", "1"),
        ("state", "2"),
        ("file", "3"),
        ("file", "4"),
        ("state", "5"),
    ]
    data = [json.loads(event["data"]) for event in events]
    assert data[-1]["job"]["state"] == "done"
    assert data[2]["file"]["outcome"] == "changed"
    rest = office.get(f"{path}/events", **{"Last-Event-ID": "3"})
    assert rest.text.startswith("event: file\nid: 4\n")
    for last, status in (("5", 204), ("99", 204), ("x", 200), ("9" * 5000, 200)):
        answer = office.get(f"{path}/events", **{"Last-Event-ID": last})
        assert answer.status_code == status


# How a full disk is told: by the system, and by the engine of the store.
@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "store/originals/ab/c.txt"),
        OSError("IO error: No space left on device: While appending to file: 8.log"),
    ],
)
def test_a_full_disk_ends_the_job_and_not_the_server(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("api.target.originals.keep", fail)
        job = office.stored(("0.txt", letter(0)))
    assert job["state"] == "failed"
    assert "have room made" in job["message"]
    with monkeypatch.context() as patch:
        patch.setattr("api.uploads.shutil.copyfileobj", fail)
        refused = office.send(("0.txt", letter(0)))
    assert refused.status_code == 507
    with monkeypatch.context() as patch:
        patch.setattr("api.jobs.Scratch.folder", fail)
        refused = office.send(("0.txt", letter(0)))
    assert refused.status_code == 507
    assert office.stored(("0.txt", letter(0)))["state"] == "done"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreUnwritableError(Path("store"), "why"), "cannot be written (why)"),
        (StoreFullError(Path("store")), "no space left"),
    ],
)
def test_what_is_wrong_with_the_store_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("api.target.ingest_letter", fail)
        job = office.stored(("0.txt", letter(0)))
    assert job["state"] == "failed"
    assert words in job["message"]


def test_a_mistake_of_ours_ends_one_job(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("api.target.ingest_letter", None)
        job = office.stored(("0.txt", letter(0)))
    assert job["state"] == "failed"
    assert "mistake of this program" in job["message"]
    assert office.stored(("0.txt", letter(0)))["state"] == "done"


def test_jobs_that_ended_are_dropped_in_time(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "KEPT", 2)
    ids = [office.stored((f"{n}.txt", b" "))["id"] for n in range(4)]
    assert [job["id"] for job in office.get("/api/jobs").json()] == ids[:1:-1]
    assert office.get(f"/api/jobs/{ids[0]}").status_code == 404
    monkeypatch.setattr(jobs_module, "KEPT_SECONDS", -1)
    assert office.get("/api/jobs").json() == []


def test_a_letter_is_taken_out_as_by_the_command(office: Office) -> None:
    office.stored(("1.txt", letter(1)))
    before = dump(office.app.state.store)
    office.stored(("2.txt", letter(2)))
    slug = "02-kh-ubnd-kon-tum-2025"
    admin = office.keys["admin"]
    gone = office.client.delete("/api/documents/2/KH-UBND", headers=admin)
    assert gone.status_code == 200
    assert gone.json() == {"document": slug, "iri": SETTINGS.iris.iri(slug)}
    assert dump(office.app.state.store) == before
    assert len(list(office.folder.glob("originals/*/*"))) == 1
    assert b"#invalidated" in office.app.state.store.dump()
    again = office.client.delete(f"/api/documents/{slug}", headers=admin)
    assert again.status_code == 404
    assert outcomes(office.stored(("2.txt", letter(2)))) == ["changed"]
