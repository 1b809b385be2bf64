"""`chidao mcp`: the answers as tools for agents, over stdin and stdout."""

from __future__ import annotations

from contextlib import closing

from api.console import Session, command, pass_session


@command("mcp")
@pass_session
def mcp_command(session: Session) -> None:
    """Serve the Model Context Protocol until stdin closes; stdout is the protocol's."""
    from api.agents.newest import Newest  # noqa: PLC0415 - only when it is needed
    from api.agents.server import make_server  # noqa: PLC0415 - as above

    with closing(Newest(session.store)) as newest:
        make_server(newest, session.settings, session.lang).run()
