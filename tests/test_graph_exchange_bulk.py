"""Loading in bulk: the same graph as letter by letter, or an error and nothing done."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from extract.errors import UnreadableLetterError
from graph.exchange.bulk import load
from graph.exchange.errors import ImportRefusedError
from graph.resolution import filling
from graph.resolve import resolve
from graph.store import Store
from ontology.standards import Dcterms, Schema
from ontology.terms import Cd
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
        {"of-windows": WHOLE.replace(b"\n", b"\r\n")},
        {"old": WHOLE.replace(b"\n", b"\r")},
        {"apart": WHOLE.replace(b"> <", b">  <")},
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


PART_OF = Dcterms.isPartOf
NESTED = f'<<( <{NAME}> <{PROPERTY}> "x" )>>'
OF_A_PART = b"".join(
    x.replace(f"<{NAME}>".encode(), f"<{NAME}.x>".encode(), 1) if b"#text>" in x else x
    for x in ONE.splitlines(keepends=True)
)


def line(subject: str, value: str, graph: str, predicate: str = PROPERTY) -> bytes:
    return f"{subject} <{predicate}> {value} <{graph}> .\n".encode()


@pytest.mark.parametrize(
    ("reason", "data"),
    [
        ("syntax", ONE + line(f"<{NAME}>", '"not closed', NAME)),
        ("gzip", gzip.compress(ONE)[:-20]),
        ("empty", b"# nothing\n"),
        ("no_graph", ONE + f'<{NAME}> <{PROPERTY}> "x" .\n'.encode()),
        ("no_graph", ONE + f"<{NAME}> <{PROPERTY}> <{NAME}> .\n".encode()),
        ("no_graph", ONE + f'<{NAME}> <{PROPERTY}> "x" . # <{NAME}> .\n'.encode()),
        ("no_graph", ONE + line(f"<{NAME}>", '"x"^^', NAME)),
        ("no_graph", ONE + line(f"<{NAME}>", '"x" ^^ ', NAME)),
        ("no_graph", ONE + f"<{NAME}> <{PROPERTY}>  <{NAME}> .\n".encode()),
        ("no_graph", ONE + f"<{NAME}>  <{PROPERTY}>   <{NAME}> .\n".encode()),
        ("blank", ONE + line(f"<{NAME}>", NESTED, NAME)),
        ("blank", ONE + line(f"<{NAME}>", NESTED.replace(" ", ""), NAME)),
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
        ("subject", ONE + line(f"<{NAME}.c0>", f"<{LETTERS[1]}>", NAME, PART_OF)),
        ("subject", ONE + line(f"<{NAME}.c0>", f"<{NAME}0>", NAME, Cd.assertedBy)),
        ("subject", ONE + line(f"<{NAME}.c0>", '"x"', NAME, PART_OF)),
        ("subject", ONE + line(f"<{NAME}.c0>", f" <{LETTERS[1]}>", NAME, Cd.inLetter)),
        ("subject", ONE + line(f"<{NAME}>", '"x"', IRIS.runs)),
        ("subject", ONE + line("<x:run-1>", '"x"', IRIS.runs)),
        ("subject", ONE + line("<x:person-1>", '"x"', IRIS.corrections)),
        ("subject", ONE + line(f"<{NAME}.t-1>", '"x"', IRIS.reports)),
        ("subject", ONE + line(f"<{NAME}>", '"x"', IRIS.reports)),
        ("hash", ONE + line(f"<{NAME}.file>", '"..journal"', NAME, Schema.sha256)),
        ("no_letter", ONE + line(f"<{NAME}0>", '"x"', f"{NAME}0")),
        ("no_letter", OF_A_PART),
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


@pytest.mark.parametrize("before", [b" ", b"  ", b""])
def test_a_secret_is_refused(store: Store, tmp_path: Path, before: bytes) -> None:
    text = b'#text>%b"M\xe1\xba\xacT\\n\\n' % before
    marked = ONE.replace(b'#text> "', text, 1)
    with pytest.raises(UnreadableLetterError, match="secret"):
        load(store, written(tmp_path, marked=OTHER + marked), IRIS)
    assert store.count() == 0


def test_what_is_loaded_is_all_touched(store: Store) -> None:
    store.touched.forget()
    store.load(io.BytesIO(ONE))
    assert store.touched.everything
    store.optimize()
    assert store.count() == ONE.count(b"\n")


def test_the_command_loads_resolves_once_and_publishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = Mock(side_effect=filling.fill)
    monkeypatch.setattr("graph.resolve.fill", fill)
    run = Shell(tmp_path / "store")
    files = map(str, written(tmp_path, one=ONE, other=gzip.compress(OTHER)))
    done = run("--lang", "en", "import", "--bulk", *files)
    assert done.exit_code == 0
    assert "Loaded 2 letters, 0 graphs of records: loading " in done.stderr
    fill.assert_called_once()
    out = run("export", "--format", "nquads")
    assert out.stdout_bytes == SAMPLE.dump(without=(IRIS.runs,))
    again = run("--lang", "en", "import", "--bulk", str(tmp_path / "one"))
    assert again.exit_code == 1
    assert "without --bulk" in again.stderr
    assert run("import", "--bulk", "-").exit_code == 2


def test_reports_and_corrections_are_loaded(store: Store, tmp_path: Path) -> None:
    said = line(f"<{NAME}.t-1.report-0123456789ab>", '"x"', IRIS.reports)
    said += line("<" + IRIS.iri("correction-1") + ">", f"<{NAME}>", IRIS.corrections)
    said += line(f"<{NAME}.x>", f"<{NAME}>", IRIS.corrections, PART_OF)
    said += line(
        "<" + IRIS.iri("correction-1") + ">",
        f"<{NAME}>",
        IRIS.corrections,
        Cd.inLetter,
    )
    assert load(store, written(tmp_path, one=ONE + said), IRIS).records == 2
