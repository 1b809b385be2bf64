"""The server of the Model Context Protocol: tools, resources, and how to use them."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from functools import wraps
from importlib import metadata
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import (
    ResourceError,
    ResourceNotFoundError,
    ToolError,
)
from mcp.types import ToolAnnotations

from api.agents.queries import limits_of
from api.agents.tools import Tools
from api.faults import FORESEEN, fault_of
from api.messages import text
from api.query_pool import QueryPool
from graph.answers.documents import document
from graph.errors import NotFoundError
from ontology.published import published_terms

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from api.agents.newest import Newest
    from api.messages import Lang
    from api.settings import Settings

P = ParamSpec("P")

DOCUMENT: Final = "chidao://document/{slug}"
VOCABULARY: Final = "chidao://vocabulary"
LONGEST_TEXT: Final = 200_000
"""Code points of a letter's text that are given out at once."""

_READING: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_TOOLS: Final = ("search", "document", "trace", "tasks", "agenda", "matrix", "sparql")


def make_server(newest: Newest, settings: Settings, lang: Lang) -> MCPServer:
    """Make the server over a store; whoever made `newest` closes it."""
    pool = QueryPool(newest.place, limits_of(settings.queries))

    @asynccontextmanager
    async def running(_: MCPServer) -> AsyncIterator[None]:
        yield
        await pool.close()

    server: MCPServer = MCPServer(
        "chidao",
        title=text("mcp.title", lang),
        instructions=text("mcp.instructions", lang),
        version=metadata.version("chidao"),
        log_level="WARNING",
        subscriptions=False,
        lifespan=running,
    )
    tools = Tools(newest, pool, lang)
    for name in _TOOLS:
        server.add_tool(
            _told(getattr(tools, name), lang),
            name=name,
            title=text(f"mcp.{name}.title", lang),
            description=text(f"mcp.{name}", lang),
            annotations=_READING,
        )
    _add_resources(server, newest, lang)
    return server


def _told(work: Callable[P, Any], lang: Lang) -> Callable[P, Any]:
    """A tool whose foreseen errors are told in the words of HTTP's problems."""
    if iscoroutinefunction(work):

        @wraps(work)
        async def tell_later(*args: P.args, **kwargs: P.kwargs) -> Any:  # noqa: ANN401 - as the tool
            with _telling(lang):
                return await work(*args, **kwargs)

        return tell_later

    @wraps(work)
    def tell(*args: P.args, **kwargs: P.kwargs) -> Any:  # noqa: ANN401 - as above
        with _telling(lang):
            return work(*args, **kwargs)

    return tell


@contextmanager
def _telling(lang: Lang) -> Iterator[None]:
    try:
        yield
    except FORESEEN as error:
        raise ToolError(_words(error, lang)) from error


def _words(error: Exception, lang: Lang) -> str:
    fault = fault_of(error, lang)
    return f"{fault.title}: {fault.detail}" if fault else str(error)


def _text(newest: Newest, slug: str) -> str:
    """The raw text of a letter.

    Raises:
        NotFoundError: there is none, or it was never read.
    """
    with newest.reading() as store:
        found = document(store, slug).text
    if found is None:
        raise NotFoundError(slug)
    return found


def _add_resources(server: MCPServer, newest: Newest, lang: Lang) -> None:
    @server.resource(
        DOCUMENT,
        name="document",
        title=text("mcp.text.title", lang),
        description=text("mcp.text", lang),
        mime_type="text/plain",
    )
    def letter_text(slug: str) -> str:
        try:
            found = _text(newest, slug)
        except NotFoundError as error:
            raise ResourceNotFoundError(_words(error, lang)) from error
        except FORESEEN as error:
            raise ResourceError(_words(error, lang)) from error
        if len(found) <= LONGEST_TEXT:
            return found
        cut = text("mcp.cut", lang, left=len(found) - LONGEST_TEXT)
        return f"{found[:LONGEST_TEXT]}\n{cut}"

    @server.resource(
        VOCABULARY,
        name="vocabulary",
        title=text("mcp.vocabulary.title", lang),
        description=text("mcp.vocabulary", lang),
        mime_type="text/plain",
    )
    def vocabulary() -> str:
        return "\n".join(
            f"{term.kind} cd:{term.name}: {term.labels[lang]}. "
            f"{term.definitions.get(lang, '')}".rstrip()
            for term in published_terms()
            if term.kind != "shape"
        )
