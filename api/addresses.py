"""Where this server is found, for whatever has to say so in full.

Sitemaps, downloads and descriptions name addresses that others keep. They are made of
the public address that is set (`CHIDAO_URL`); where none is, of the address at which
the connection came in. The header Host is never believed: whoever forges it would have
caches and crawlers hand out addresses of theirs. Redirects and links within pages need
no host and have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.types import Scope

_PORTS = {"http": 80, "https": 443}


def public_address(request: HTTPConnection) -> str:
    """The address of the server, without a slash behind it."""
    url: str | None = request.app.state.settings.url
    if url is not None:
        return url
    scheme: str = request.scope["scheme"]
    host, port = request.scope.get("server") or ("localhost", None)
    if port is None:  # a socket of the system, which has no address
        return f"{scheme}://localhost"
    shown = f"[{host}]" if ":" in host else host
    usual = port == _PORTS.get(scheme)
    return f"{scheme}://{shown}" if usual else f"{scheme}://{shown}:{port}"


def path_of(scope: Scope) -> str:
    """The path of a request, below the prefix that a proxy knows the server by."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def address_of(request: HTTPConnection) -> str:
    """The address that a request came to, without its query."""
    return public_address(request) + request.url.path
