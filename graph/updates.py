"""Updates that others wrote: inspected, and tried out where they might not end.

The engine has no time limit, so whatever looks for matches is first run on a copy of
the last snapshot by a process that can be killed; what passes there is run for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import QueryRefusedError
from graph.foreign import engine_refusal, graph_node, syntax_error
from graph.guard import MAX_NESTING, refuse_remote, tokens, too_large
from graph.prologue import in_front
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Update:
    """An update of others.

    The graphs are those of the protocol's `using-graph-uri` and
    `using-named-graph-uri`. If `strict`, no prefix is known that it does not declare.
    Relative IRIs are relative to `base`, where the update declares no other.
    """

    sparql: str
    using_graphs: Sequence[str] = ()
    using_named_graphs: Sequence[str] = ()
    strict: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """An update that may pass; `searches` if it has patterns, which take time."""

    sparql: str
    searches: bool
    strict: bool
    base: str | None


def check(update: Update) -> Checked:
    """Let an update pass, with the graphs that the protocol names put into it.

    Raises:
        QueryRefusedError: it uses LOAD or SERVICE, nests too deep, or names graphs
            that the protocol names as well.
        QuerySyntaxError: a graph is named that is no IRI.
    """
    using = _using(update)
    inserts: list[tuple[int, int, str]] = []
    searches = False
    for word, start, before in _outer_words(update.sparql):
        if word in ("using", "with") and using:
            reason = "name graphs in the update or in the request, not in both"
            vi = "chỉ nêu đồ thị trong câu lệnh hoặc trong yêu cầu, không nêu cả hai"
            raise QueryRefusedError(reason, vi)
        if word == "where":
            searches = True
            if using:
                inserts.append(_insertion(update.sparql, start, before, using))
    sparql = _with(update.sparql, inserts)
    sparql = in_front(sparql, {} if update.strict else PREFIXES)
    return Checked(sparql, searches, update.strict, update.base)


def run(db: ox.Store, update: Checked) -> None:
    """Run an update: all of it or nothing.

    Raises:
        QuerySyntaxError: it does not parse.
        QueryRefusedError: the engine cannot do it, such as to clear a missing graph.
    """
    try:
        db.update(
            update.sparql,
            base_iri=update.base,
            prefixes=None if update.strict else dict(PREFIXES),
        )
    except SyntaxError as error:
        raise syntax_error(error) from error
    except RuntimeError as error:
        raise engine_refusal(error) from error


def _outer_words(sparql: str) -> Iterator[tuple[str, int, str]]:
    """Each word outside braces, where it stands, and the word right before it.

    Raises:
        QueryRefusedError: LOAD, SERVICE, or too many levels of nesting.
    """
    depth = nesting = 0
    before = ""
    for kind, text, start in tokens(sparql):
        word = text.casefold()
        refuse_remote(kind, word)
        if kind == "mark":
            nesting += (text in "{([") - (text in "})]")
            depth += (text == "{") - (text == "}")
            if nesting > MAX_NESTING:
                raise too_large(
                    MAX_NESTING, en="levels of nesting", vi="tầng lồng nhau"
                )
        if kind == "word" and depth == 0:
            if word == "load":
                reason = "LOAD would fetch from other servers; send the triples instead"
                vi = "LOAD sẽ tải từ máy chủ khác; hãy gửi thẳng các bộ ba"
                raise QueryRefusedError(reason, vi)
            yield word, start, before
        before = word if kind == "word" else ""


def _using(update: Update) -> str:
    graphs = (f"USING {graph_node(iri)}" for iri in update.using_graphs)
    named = (f"USING NAMED {graph_node(iri)}" for iri in update.using_named_graphs)
    return " ".join((*graphs, *named))


def _insertion(
    sparql: str, where: int, before: str, using: str
) -> tuple[int, int, str]:
    """What to put where: before WHERE, or between the two that DELETE WHERE is."""
    if before != "delete":
        return where, where, f"{using} "
    start = sparql.index("{", where)
    end, depth = start, 0
    for kind, text, place in tokens(sparql[start:]):
        if kind == "mark":
            depth += (text == "{") - (text == "}")
        if depth == 0:
            end = start + place + 1
            break
    pattern = sparql[start:end]
    return where, end, f"{pattern} {using} WHERE {pattern}"


def _with(sparql: str, inserts: Sequence[tuple[int, int, str]]) -> str:
    for start, end, words in reversed(inserts):
        sparql = sparql[:start] + words + sparql[end:]
    return sparql
