"""The addresses under which we are served, for links in answers.

`Host` is what a client says, so that it decides nothing where the settings tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

    from api.settings import Settings


def address_of(request: Request) -> str:
    """The address that a request came to, without its query.

    Where `CHIDAO_BASE` is one of our own, it begins as that does; else as the request.
    """
    settings: Settings = request.app.state.settings
    home = settings.home
    if home is None:
        return str(request.url.replace(query="", fragment=""))
    return home + request.url.path.removeprefix(request.scope.get("root_path", ""))
