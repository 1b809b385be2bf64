"""Loading in bulk: the same graph as letter by letter, or an error and nothing done."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from graph.errors import ImportRefusedError
from graph.exchange.bulk import load
from graph.resolve import resolve
from graph.store import Store
from tests.samples import IRIS, sample_store
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLE = sample_store("000", "001")
WHOLE = SAMPLE.dump("nquads")
LETTERS = sorted(
    graph for graph in SAMPLE.graphs() if "graph-" not in graph and "-u-" in graph
)
ONE, OTHER = (
    b"".join(
        line
        for line in WHOLE.splitlines(keepends=True)
        if f" <{graph}> .".encode() in line
    )
    for graph in LETTERS
)
NAME = LETTERS[0]
PROPERTY = "https://w3id.org/chidao/ontology#rule"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


def written(folder: Path, **files: bytes) -> list[Path]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


@pytest.mark.parametrize(
    "files",
    [
        {"whole": WHOLE},
        {"packed": gzip.compress(WHOLE)},
        {"one": ONE, "other": OTHER},
        {"no-end": ONE.rstrip() + b" # the end\n\n" + OTHER.rstrip()},
    ],
)
def test_the_graph_is_the_same(
    store: Store, tmp_path: Path, files: dict[str, bytes]
) -> None:
    done = load(store, written(tmp_path, **files), IRIS)
    resolve(store, IRIS)
    assert done.letters == len(LETTERS) == 2
    runs = () if done.records else (IRIS.runs,)
    assert store.dump() == SAMPLE.dump(without=runs)
    with Store.open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.dump() == store.dump()


def test_derived_graphs_are_passed_over(store: Store, tmp_path: Path) -> None:
    load(store, written(tmp_path, whole=WHOLE), IRIS)
    assert set(store.graphs()) == {*LETTERS, IRIS.runs} & {*SAMPLE.graphs()}


def test_progress_is_told_in_bytes(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    load(
        store, written(tmp_path, one=gzip.compress(ONE), other=OTHER), IRIS, told.append
    )
    assert told == sorted(told)
    assert told[-1] == len(gzip.compress(ONE)) + len(OTHER)


def line(subject: str, value: str, graph: str) -> bytes:
    return f"{subject} <{PROPERTY}> {value} <{graph}> .\n".encode()


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("syntax", ONE + line(f"<{NAME}>", '"not closed', NAME)),
        ("gzip", gzip.compress(ONE)[:-20]),
        ("empty", b"# nothing\n"),
        ("no_graph", ONE + f'<{NAME}> <{PROPERTY}> "x" .\n'.encode()),
        ("no_graph", ONE + f"<{NAME}> <{PROPERTY}> <{NAME}> .\n".encode()),
        ("no_graph", ONE + f'<{NAME}> <{PROPERTY}> "x" . # <{NAME}> .\n'.encode()),
        ("held", ONE + line(f"<{NAME}>", '"x"', f"{LETTERS[1]}> . # <{NAME}")),
        ("held", ONE + line(f"<{NAME}>", f'"<{NAME}> . # y"', LETTERS[1])),
        ("base", ONE + line(f"<{NAME}>", '"x"', "http://other/graph")),
        ("name", ONE + line(f"<{NAME}.c0>", '"x"', f"{NAME}.c0")),
        ("name", ONE + line(f"<{NAME}>", '"x"', IRIS.iri("graph-other"))),
        ("blank", ONE + line("_:a", '"x"', NAME)),
        ("blank", ONE + line(f"<{NAME}>", "_:a", NAME)),
        ("blank", ONE + line(f"<{NAME}>", "\t_:a", NAME)),
        ("blank", ONE + line(f"<{NAME}>", " _:a", NAME)),
        ("subject", ONE + line(f"<{NAME}0>", '"x"', NAME)),
        ("subject", ONE + line(f"<{LETTERS[1]}>", '"x"', NAME)),
        ("no_letter", ONE + line(f"<{NAME}0>", '"x"', f"{NAME}0")),
    ],
)
def test_what_no_export_holds_is_refused_and_nothing_is_loaded(
    store: Store, tmp_path: Path, reason: str, data: bytes
) -> None:
    load(store, written(tmp_path, held=OTHER), IRIS)
    before = store.count()
    with pytest.raises(ImportRefusedError) as refused:
        load(store, written(tmp_path, bad=data), IRIS)
    assert refused.value.reason == reason
    assert refused.value.name == str(tmp_path / "bad")
    told = refused.value.line
    assert told in (None, data.count(b"\n"))
    assert store.count() == before


def test_a_letter_that_is_held_or_comes_twice_is_refused(
    store: Store, tmp_path: Path
) -> None:
    one, again = written(tmp_path, one=ONE, again=ONE)
    with pytest.raises(ImportRefusedError, match="another of the files"):
        load(store, [one, again], IRIS)
    assert store.count() == 0
    load(store, [one], IRIS)
    with pytest.raises(ImportRefusedError, match="without --bulk"):
        load(store, [again], IRIS)


def test_a_text_may_have_the_look_of_a_blank_node(store: Store, tmp_path: Path) -> None:
    data = ONE + line(f"<{NAME}>", '"see _:a"', NAME)
    assert load(store, written(tmp_path, one=data), IRIS).letters == 1


def test_a_secret_is_refused(store: Store, tmp_path: Path) -> None:
    marked = ONE.replace(b'#text> "', '#text> "MẬT\\n\\n'.encode(), 1)
    with pytest.raises(UnreadableLetterError, match="secret"):
        load(store, written(tmp_path, marked=OTHER + marked), IRIS)
    assert store.count() == 0


def test_what_is_loaded_is_all_touched(store: Store) -> None:
    store.touched.forget()
    store.load(io.BytesIO(ONE))
    assert store.touched.everything
    store.optimize()
    assert store.count() == ONE.count(b"\n")


def test_the_command_loads_resolves_and_publishes(tmp_path: Path) -> None:
    run = Shell(tmp_path / "store")
    files = map(str, written(tmp_path, one=ONE, other=gzip.compress(OTHER)))
    done = run("--lang", "en", "import", "--bulk", *files)
    assert done.exit_code == 0
    assert "Loaded 2 letters, 0 graphs of records: loading " in done.stderr
    out = run("export", "--format", "nquads")
    assert out.stdout_bytes == SAMPLE.dump(without=(IRIS.runs,))
    again = run("--lang", "en", "import", "--bulk", str(tmp_path / "one"))
    assert again.exit_code == 1
    assert "without --bulk" in again.stderr
    assert run("import", "--bulk", "-").exit_code == 2
