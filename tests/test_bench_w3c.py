"""How the W3C's suites are read and their answers compared; no server is run here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from bench.w3c.cases import BASE, Data, Evaluation, Exchanges, File, Syntax
from bench.w3c.comparison import graphs_alike, likeness
from bench.w3c.engine import Engine
from bench.w3c.manifests import cases
from bench.w3c.outcomes import Known, Outcome, known, surprises
from bench.w3c.report import Run, page
from bench.w3c.results import Table, expected, read
from bench.w3c.running import Runner

if TYPE_CHECKING:
    from pathlib import Path

    from bench.w3c.cases import Case

JSON = "application/sparql-results+json"
MANIFEST = """
PREFIX : <x:tests#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX ut: <http://www.w3.org/2009/sparql/tests/test-update#>
PREFIX ht: <http://www.w3.org/2011/http#>
PREFIX hts: <http://www.w3.org/2011/http-statusCodes#>
PREFIX cnt: <http://www.w3.org/2011/content#>

[] a mf:Manifest ; mf:entries (:same :other :from :change :bad :put) .
:same a mf:QueryEvaluationTest ;
  mf:action [ qt:query <names.rq> ; qt:data <data.ttl> ] ; mf:result <names.tsv> .
:other a mf:QueryEvaluationTest ;
  mf:action [ qt:query <names.rq> ] ; mf:result <names.tsv> .
:from a mf:QueryEvaluationTest ;
  mf:action [ qt:query <from.rq> ] ; mf:result <yes.ttl> .
:change a mf:UpdateEvaluationTest ;
  mf:action [ ut:request <copy.ru> ; ut:data <one.ttl> ] ;
  mf:result [ ut:data <one.ttl> ;
    ut:graphData [ ut:graph <one.ttl> ; rdfs:label "x:copy" ] ] .
:bad a mf:NegativeSyntaxTest11 ; mf:action <bad.rq> .
:put a mf:GraphStoreProtocolTest ; mf:action [ ht:requests ([
  ht:methodName "PUT" ; ht:absolutePath "/gsp?default" ;
  ht:headers ([ ht:fieldName "Content-Type" ; ht:fieldValue "text/turtle" ]) ;
  ht:body [ cnt:characterEncoding "UTF-16" ; cnt:chars "a" ] ;
  ht:resp [ mf:expectedStatus hts:NoContent, hts:StatusCode4xx ]
]) ] .
"""
FILES = {
    "data.ttl": '<#a> <x:name> "An" . [] <x:name> "Bình" .',
    "one.ttl": "<#a> <x:number> 1 .",
    "names.rq": "SELECT ?who ?name { ?who <x:name> ?name }",
    "names.tsv": f'?who\t?name\n<{BASE}sparql11/x/data.ttl#a>\t"An"\n_:b\t"Bình"\n',
    "from.rq": 'ASK FROM <data.ttl> { ?who <x:name> "An" }',
    "yes.ttl": "[] a <http://www.w3.org/2001/sw/DataAccess/tests/result-set#ResultSet>"
    " ; <http://www.w3.org/2001/sw/DataAccess/tests/result-set#boolean> true .",
    "copy.ru": "COPY DEFAULT TO <x:copy>",
    "bad.rq": "SELECT",
}


@pytest.fixture
def suite(tmp_path: Path) -> tuple[Case, ...]:
    """A suite of six tests, of which the second fails."""
    mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    included = f"<> a <{mf}Manifest> ; <{mf}include> (<x/manifest.ttl>) ."
    folder = tmp_path / "sparql11" / "x"
    folder.mkdir(parents=True)
    (folder.parent / "manifest-all.ttl").write_text(included)
    (folder / "manifest.ttl").write_text(MANIFEST)
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "sparql10").mkdir()
    (tmp_path / "sparql10" / "manifest.ttl").write_text("")
    return tuple(cases(tmp_path))


def test_manifests_are_read(suite: tuple[Case, ...]) -> None:
    same, _, asked, _, bad, put = (case.test for case in suite)
    assert suite[0].key == "sparql11/x/same"
    assert isinstance(same, Evaluation)
    assert same.query.request.startswith(f"BASE <{BASE}sparql11/x/names.rq>\nSELECT")
    assert isinstance(asked, Evaluation)
    assert [name for name, _ in asked.data.named] == [f"{BASE}sparql11/x/data.ttl"]
    assert isinstance(bad, Syntax)
    assert (bad.good, bad.update) == (False, False)
    assert isinstance(put, Exchanges)
    (exchange,) = put.exchanges
    assert (exchange.method, exchange.path) == ("PUT", "/gsp?default")
    assert exchange.request.headers == {"content-type": "text/turtle"}
    assert exchange.request.body == "a".encode("utf-16")
    assert exchange.response.status == {"204", "4"}


def test_outcomes_are_told(suite: tuple[Case, ...]) -> None:
    runner = Runner(Engine())
    outcomes = {case.key: runner.run(case) for case in suite}
    told = [outcome.status for outcome in outcomes.values()]
    assert told == ["passed", "failed", "passed", "passed", "passed", "skipped"]
    group = Known("a reason", ("sparql11/x/other",))
    assert not surprises(outcomes, (group,), engine=False)
    written = page(Run(suite, outcomes, outcomes), [group])
    assert "| sparql11/x | 6 | 4 |  | 1 |  | 1 | 4 |\n" in written
    assert "a reason\n\n* sparql11/x/other\n" in written


def test_what_is_not_as_known_is_a_surprise() -> None:
    outcomes = {"a": Outcome("failed", "why"), "b": Outcome("passed")}
    groups = (Known("", ("b",)), Known("", ("a",), engine=True))
    told = surprises(outcomes, groups, engine=False)
    assert list(told) == ["a", "b"]
    assert "why" in told["a"]
    assert list(surprises(outcomes, groups, engine=True)) == ["b"]


def test_known_failures_are_told_once_and_with_reasons() -> None:
    names = [name for group in known() for name in group.tests]
    assert len(names) == len(set(names)) > 0
    assert all(len(group.reason) > 20 for group in known())


# Rows, as texts of terms: those that are due, those that are given, what they are.
@pytest.mark.parametrize(
    ("due", "given", "ordered", "alike"),
    [
        ([["1"], ["2"]], [["2"], ["1"]], False, "same"),
        ([["1"], ["2"]], [["2"], ["1"]], True, "different"),
        ([["1"], ["1"]], [["1"]], False, "different"),
        ([["1"], ["01"]], [["1"], ["1"]], False, "same values"),
        ([["1"], ["01"]], [["1"], ["1"]], True, "same values"),
        ([["_:a", "_:a"]], [["_:x", "_:x"]], False, "same"),
        ([["_:a", "_:b"]], [["_:x", "_:x"]], False, "different"),
        ([["_:a"], ["_:b"]], [["_:b"], ["_:a"]], True, "same"),
        ([["_:a"], ["_:a"]], [["_:x"], ["_:y"]], False, "different"),
        ([["1", "2"]], [["2", "1"]], False, "different"),
        ([["1"]], [["1", "1"]], False, "different"),
        ([], [], True, "same"),
    ],
)
def test_tables_are_compared(
    due: list[list[str]], given: list[list[str]], *, ordered: bool, alike: str
) -> None:
    assert likeness(_table(due, ordered=ordered), _table(given)) == alike


# REDUCED may leave duplicates out, and neither solutions nor add any.
@pytest.mark.parametrize(
    ("given", "alike"),
    [
        ([["1"], ["1"], ["2"]], "same"),
        ([["1"], ["2"]], "same"),
        ([["1"], ["1"]], "different"),
        ([["1"], ["1"], ["1"], ["2"]], "different"),
    ],
)
def test_reduced_tables_are_compared(given: list[list[str]], alike: str) -> None:
    due = _table([["1"], ["1"], ["2"]])
    assert likeness(due, _table(given), lax=True) == alike


def test_answers_of_other_kinds_are_different() -> None:
    table, graph = _table([]), ox.Dataset()
    for due, given in ((True, False), (table, graph), (graph, table), (True, table)):
        assert likeness(due, given) == "different"
    assert likeness(due=True, given=True) == "same"


@pytest.mark.parametrize(
    ("due", "given", "alike"),
    [
        ("_:a <x:p> _:b .", "_:b <x:p> _:c .", "same"),
        ("_:a <x:p> _:b .", "_:b <x:p> _:b .", "different"),
        ("<x:a> <x:p> 1.10 .", "<x:a> <x:p> 1.1 .", "same values"),
        ("", "", "same"),
    ],
)
def test_graphs_are_compared(due: str, given: str, alike: str) -> None:
    first, second = (ox.parse(text, ox.RdfFormat.TURTLE) for text in (due, given))
    assert graphs_alike(first, second) == alike


def test_csv_is_texts_and_blank_nodes() -> None:
    told = read(b'a,b\r\n_:x,"1,\r\n""2"""\r\n,3\r\n', "text/csv")
    assert told == Table(
        frozenset("ab"),
        (
            {"a": ox.BlankNode("x"), "b": ox.Literal('1,\r\n"2"')},
            {"b": ox.Literal("3")},
        ),
    )


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="text/html"):
        read(b"<html>", "text/html")


def test_numbered_solutions_are_ordered(tmp_path: Path) -> None:
    file = tmp_path / "result.ttl"
    solutions = "; ".join(
        f'rs:solution [ rs:index {place} ; rs:binding [ rs:variable "n" ;'
        f" rs:value {value} ] ]"
        for place, value in ((2, 20), (1, 10))
    )
    prefix = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
    text = f'[] a rs:ResultSet ; rs:resultVariable "n" ; {solutions} .'
    file.write_text(f"PREFIX rs: <{prefix}> {text}")
    table = expected(File(file, BASE))
    assert isinstance(table, Table)
    assert table.ordered
    assert [str(row["n"])[:3] for row in table.rows] == ['"10', '"20']


def test_engine_reports_what_it_cannot_do() -> None:
    engine = Engine()
    engine.load(Data())
    assert engine.query("SELECT", JSON).status == 400
    assert engine.query("SELECT (<x:f>(1) AS ?x) {}", JSON).status == 400
    assert engine.update("LOAD <x:a>").status == 400
    for text, update, ok in (
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", False, True),
        ("SELECT * { SERVICE }", False, False),
        ("LOAD <http://127.0.0.1:1/>", True, True),
        ("LOAD http://127.0.0.1:1/", True, False),
    ):
        assert engine.parse(text, update=update).ok is ok


def _table(rows: list[list[str]], *, ordered: bool = False) -> Table:
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    width = max(map(len, rows), default=0)
    return Table(
        frozenset(map(str, range(width))),
        tuple(
            {
                str(column): ox.BlankNode(text[2:])
                if text.startswith("_:")
                else ox.Literal(text, datatype=integer)
                for column, text in enumerate(row)
            }
            for row in rows
        ),
        ordered,
    )
