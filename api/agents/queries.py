"""Queries of agents: asked like those of others, in processes; answered in parts."""

import json
from dataclasses import replace
from typing import Final

from api import negotiation as media
from api.agents.shapes import QueryAnswer
from api.query_pool import QueryPool
from api.settings import QueryLimits
from graph.foreign import Asked

MEGABYTES: Final = 16
"""Of a result, of which an agent sees a part."""

_TYPES: Final = f"{media.JSON_RESULTS}, {media.N_TRIPLES}"


def limits_of(limits: QueryLimits) -> QueryLimits:
    """The limits of queries, for agents."""
    return replace(limits, megabytes=min(limits.megabytes, MEGABYTES))


async def ask(pool: QueryPool, query: str) -> tuple[str, bytes]:
    """The media type and body of what a query gives.

    Raises:
        Exception: as `QueryPool.ask`.
    """
    answer = await pool.ask(Asked(query, _TYPES), "agent")
    body = b"".join([piece async for piece in answer.pieces()])
    return answer.media_type, body


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
