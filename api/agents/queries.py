"""Queries of agents: asked like those of others, answered in parts."""

import json
from typing import Final

from api import negotiation as media
from api.agents.shapes import QueryAnswer
from graph.store import Store

_TYPES: Final = f"{media.JSON_RESULTS}, {media.N_TRIPLES}"


def ask(store: Store, query: str) -> tuple[str, bytes]:
    """The media type and body of what a query gives.

    Raises:
        QueryRefusedError, QuerySyntaxError: as `Store.query`.
    """
    result = store.query(query, _TYPES)
    return result.media_type, result.body


def part_of(
    media_type: str, body: bytes, offset: int, rows: int
) -> tuple[QueryAnswer, int]:
    """Some rows or triples of a result, and how many it has."""
    if media_type == media.N_TRIPLES:
        lines = body.decode().splitlines(keepends=True)
        return QueryAnswer(triples="".join(lines[offset : offset + rows])), len(lines)
    result = json.loads(body)
    if "boolean" in result:
        return QueryAnswer(truth=result["boolean"]), 0
    found = result["results"]["bindings"]
    shown = tuple(
        {name: str(term["value"]) for name, term in row.items()}
        for row in found[offset : offset + rows]
    )
    return QueryAnswer(columns=result["head"]["vars"], rows=shown), len(found)
