"""`chidao mcp`: the tools, as a client of the protocol meets them."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import TextContent

from api.agents import sizes
from api.agents.newest import Newest
from api.agents.server import make_server
from api.settings import QueryLimits, Settings
from graph.store import Store
from ontology.standards import Rdfs
from ontology.terms import Cd
from tests.correcting import FIRST
from tests.samples import IRIS, sample_store
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from api.messages import Lang

TOOLS = ["search", "document", "trace", "tasks", "agenda", "matrix", "sparql"]
BANK = "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum"
SETTINGS = Settings(queries=QueryLimits(seconds=1, workers=1))
JULY = {"as_of": "2025-07-01", "days": 31}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agents") / "store"
    with Store.open(path) as store:
        store.add(sample_store("000", "001").quads())
        store.publish()
    return path


@pytest.fixture(scope="module")
def newest(folder: Path) -> Iterator[Newest]:
    with closing(Newest(folder)) as opened:
        yield opened


def talk(
    newest: Newest, work: Callable[[Client], Awaitable[Any]], lang: Lang = "vi"
) -> Any:  # noqa: ANN401 - what the work gives
    """Do something as a client that is connected."""

    async def run() -> Any:  # noqa: ANN401 - as above
        async with Client(make_server(newest, SETTINGS, lang)) as client:
            return await work(client)

    return asyncio.run(run())


def call(newest: Newest, tool: str, **arguments: object) -> dict[str, Any]:
    answer = talk(newest, lambda client: client.call_tool(tool, arguments))
    assert not answer.is_error, answer.content
    told: dict[str, Any] = answer.structured_content
    assert json.loads(answer.content[0].text) == told
    return told


def refused(
    newest: Newest, tool: str, arguments: dict[str, Any], lang: Lang = "vi"
) -> str:
    answer = talk(newest, lambda client: client.call_tool(tool, arguments), lang)
    assert answer.is_error
    return str(answer.content[0].text)


def test_every_tool_tells_what_it_takes_and_gives(newest: Newest) -> None:
    """Read-only, each with schemas; titles in the language of the program."""
    titles: dict[Lang, str] = {"vi": "Tìm văn bản", "en": "Find documents"}
    for lang, title in titles.items():
        listed = talk(newest, lambda client: client.list_tools(), lang).tools
        assert [tool.name for tool in listed] == TOOLS
        assert listed[0].title.startswith(title)
        for tool in listed:
            assert tool.annotations.read_only_hint
            assert tool.output_schema["properties"]["more"]
            for name, parameter in tool.input_schema["properties"].items():
                told = json.dumps(parameter)
                assert "description" in told or name == "letter", (tool.name, name)


@pytest.mark.parametrize(
    ("words", "kind", "slug"),
    [
        ("nghi quyet 57", "all", "57-nq-tw-2024"),
        ("nghi quyet 57", "document", "57-nq-tw-2024"),
        ("57-NQ/TW", "document", "57-nq-tw-2024"),
        ("so khoa hoc", "all", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("so khoa hoc", "agency", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
    ],
)
def test_words_find_documents_and_agencies(
    newest: Newest, words: str, kind: str, slug: str
) -> None:
    found = call(newest, "search", words=words, kind=kind)
    documents = [item["slug"] for item in found["documents"]["items"]]
    agencies = [item["agency"]["slug"] for item in found["agencies"]["items"]]
    assert slug in documents + agencies
    assert kind != "document" or not agencies
    assert kind != "agency" or not documents
    assert found["more"] is None


def test_a_document_with_what_is_said_of_it(newest: Newest) -> None:
    found = call(newest, "document", key="39-CT/TW")
    assert found["document"]["label"] == "Chỉ thị 39-CT/TW"
    (link,) = found["related_from"]
    assert (link["predicate"], link["document"]["number"]) == (
        "implements",
        "186-KH/TU",
    )
    assert "Kế hoạch số 186-KH/TU" in link["quotes"][0]["text"]
    assert found["totals"]["related_from"] == 1


def test_a_trace_with_its_quotes(newest: Newest) -> None:
    found = call(newest, "trace", start=BANK, to="39-CT/TW")
    (path,) = found["paths"]
    assert [node["label"] for node in path["nodes"]][-2:] == [
        "Kế hoạch 186-KH/TU",
        "Chỉ thị 39-CT/TW",
    ]
    assert all(step["quotes"][0]["text"] for step in path["steps"])


@pytest.mark.parametrize(
    ("tool", "arguments", "list_"),
    [
        ("tasks", {"agency": "so tai chinh"}, "items"),
        ("matrix", {}, "documents"),
        ("sparql", {"query": "SELECT ?s { ?s a cd:Task } ORDER BY ?s"}, "rows"),
        ("agenda", {**JULY, "sections": ["due"]}, "due"),
        ("trace", {"start": "57-NQ/TW"}, "paths"),
        ("document", {"key": FIRST}, "tasks"),
    ],
)
def test_a_list_goes_on_where_it_was_cut(
    newest: Newest, tool: str, arguments: dict[str, Any], list_: str
) -> None:
    """Two pages of two are the four of one page; the answer says how to go on."""
    whole = call(newest, tool, **arguments, limit=4)[list_]
    first = call(newest, tool, **arguments, limit=2)
    second = call(newest, tool, **arguments, limit=2, offset=2)
    assert "offset=2" in first["more"]
    if len(whole) == 4:  # else four do not fit, and fewer are given
        assert first[list_] + second[list_] == whole
    assert len(first[list_]) == 2


def test_what_falls_due_leaves_successors_to_trace(newest: Newest) -> None:
    found = call(newest, "agenda", **JULY, agency="so tai chinh")
    assert found["agency"]["name"] == "Sở Tài chính tỉnh Kon Tum"
    assert found["successions"] == []
    assert "Không còn vào ngày này" in found["more"]
    told = call(newest, "trace", start="so tai chinh", as_of="2025-07-01")
    (succession, *_) = told["successions"]
    assert succession["name"] == "Sở Tài chính tỉnh Kon Tum"


def test_the_forms_of_queries(newest: Newest) -> None:
    ask = call(newest, "sparql", query="ASK { ?s a cd:Task }")
    assert (ask["truth"], ask["more"]) == (True, None)
    query = 'SELECT ?n { ?d cd:number "57-NQ/TW" , ?n }'
    rows = call(newest, "sparql", query=query)
    assert (rows["columns"], rows["rows"]) == (["n"], [{"n": "57-NQ/TW"}])
    made = call(newest, "sparql", query="CONSTRUCT WHERE { ?s a cd:Task }", limit=5)
    assert len(list(ox.parse(made["triples"], format=ox.RdfFormat.N_TRIPLES))) == 5
    assert "offset=5" in made["more"]


@pytest.mark.parametrize(
    ("tool", "arguments", "vi", "en"),
    [
        ("document", {"key": "999-XX"}, "Không tìm thấy: ", "Not found: "),
        ("trace", {"start": "x" * 500}, "Không tìm thấy: ", "Not found: "),
        ("tasks", {"agency": "uy ban"}, "Nhiều khả năng: ", "Several choices: "),
        ("sparql", {"query": "SELEC"}, "Sai cú pháp SPARQL: ", "SPARQL syntax error: "),
        ("sparql", {"query": "DROP ALL"}, "Từ chối truy vấn: ", "Query refused: "),
        (
            "sparql",
            {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"},
            "Từ chối truy vấn: ",
            "Query refused: ",
        ),
    ],
)
def test_errors_have_the_words_of_problems(
    newest: Newest, tool: str, arguments: dict[str, str], vi: str, en: str
) -> None:
    assert vi in refused(newest, tool, arguments)
    assert en in refused(newest, tool, arguments, "en")


def test_a_query_that_never_ends_is_stopped_and_the_next_is_answered(
    newest: Newest,
) -> None:
    async def ask_both(client: Client) -> tuple[str, Any]:
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        stopped = await client.call_tool("sparql", {"query": endless})
        answered = await client.call_tool("sparql", {"query": "ASK {}"})
        assert stopped.is_error
        assert isinstance(stopped.content[0], TextContent)
        return stopped.content[0].text, answered.structured_content

    told, answered = talk(newest, ask_both)
    assert "Truy vấn quá lâu: " in told
    assert answered["truth"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("search", {}),
        ("search", {"words": "x" * 2000}),
        ("search", {"words": "x", "limit": 0}),
        ("search", {"words": "x", "limit": 10**9}),
        ("search", {"words": "x", "offset": -1}),
        ("search", {"words": "x", "kind": "everything"}),
        ("tasks", {"due": "31/02/2025"}),
        ("agenda", {"days": 10**12}),
        ("agenda", {"sections": ["yesterday"]}),
        ("no-such-tool", {}),
    ],
)
def test_arguments_that_do_not_fit_are_refused(
    newest: Newest, tool: str, arguments: dict[str, object]
) -> None:
    assert refused(newest, tool, arguments)


def test_an_answer_that_does_not_fit_has_fewer_rows_or_is_refused(
    newest: Newest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "MOST_CHARACTERS", 6000)
    found = call(newest, "tasks", limit=16)
    shown = len(found["items"])
    assert 0 < shown < 16
    assert f"offset={shown}" in found["more"]
    monkeypatch.setattr(sizes, "MOST_CHARACTERS", 100)
    assert "Kết quả quá lớn: " in refused(newest, "tasks", {})


def test_the_text_of_a_letter_is_a_resource(newest: Newest) -> None:
    async def read(client: Client) -> tuple[str, str]:
        text = await client.read_resource(f"chidao://document/{FIRST}")
        terms = await client.read_resource("chidao://vocabulary")
        for slug in ("57-nq-tw-2024", "nothing", "..%2F..%2Fetc"):  # never read
            with pytest.raises(MCPError):
                await client.read_resource(f"chidao://document/{slug}")
        return text.contents[0].text, terms.contents[0].text  # type: ignore[union-attr] # text

    letter, terms = talk(newest, read)
    iri, name = ox.NamedNode(IRIS.iri(FIRST)), ox.NamedNode(Cd.text)
    (kept,) = sample_store("000", "001").matching(iri.value, name.value)
    assert kept.object == ox.Literal(letter)
    assert "property cd:lead: chủ trì." in terms


def test_a_newer_snapshot_is_read_when_there_is_one(tmp_path: Path) -> None:
    """Before anything is stored the tools say so; what is read stays."""
    folder = tmp_path / "store"
    label = ox.NamedNode(Rdfs.label)
    query = "SELECT ?label { ?s rdfs:label ?label }"
    with closing(Newest(folder)) as newest:
        assert "chidao ingest" in refused(newest, "sparql", {"query": query})
        with Store.open(folder) as store:
            for number in (1, 2):
                value = ox.Literal(str(number))
                store.add([ox.Quad(label, label, value, label)])
                store.publish()
                rows = call(newest, "sparql", query=query)["rows"]
                assert len(rows) == number
            with newest.reading() as old:
                store.add([ox.Quad(label, label, ox.Literal("3"), label)])
                store.publish()
                assert len(call(newest, "sparql", query=query)["rows"]) == 3
                assert len(old.rows(query)) == 2


def test_the_command_speaks_the_protocol(folder: Path) -> None:
    """Over stdin and stdout, in a process of its own, to the end."""
    program, *arguments = Shell(folder).command("--lang", "en", "mcp")

    async def run() -> tuple[str, Any]:
        async with Client(
            StdioServerParameters(command=program, args=arguments)
        ) as client:
            tools = (await client.list_tools()).tools
            found = await client.call_tool("search", {"words": "39-CT/TW"})
            return tools[0].title or "", found.structured_content

    title, found = asyncio.run(run())
    assert title == "Find documents and agencies"
    assert found["documents"]["items"][0]["number"] == "39-CT/TW"
