"""From the address of a server to the engine that speaks as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.engines.client import Client
from graph.engines.oxigraph import Oxigraph
from graph.engines.remote import Remote
from graph.engines.virtuoso import Virtuoso

if TYPE_CHECKING:
    from graph.engines.server import Server

DIALECTS: Final[dict[str, type[Remote]]] = {
    "standard": Remote,
    "oxigraph": Oxigraph,
    "virtuoso": Virtuoso,
}


def connect(server: Server, *, to_write: bool = False) -> Remote:
    """Open a server, and see that it can be relied on.

    Raises:
        ExternalStoreError: it cannot, does not answer, or is `to_write` and lets
            nobody do so.
        NoStoreError: it is to be read, and nothing was ever stored there.
    """
    engine = DIALECTS[server.dialect or _dialect(server)].connect(server)
    try:
        engine.check()
        if to_write:
            engine.check_writing()
        else:
            engine.check_reading()
    except BaseException:
        engine.close()
        raise
    return engine


def _dialect(server: Server) -> str:
    """What a server says it is, whether it lets us in or not."""
    client = Client(server)
    try:
        said = client.name()
    finally:
        client.close()
    return next((name for name in DIALECTS if name in said.lower()), "standard")
