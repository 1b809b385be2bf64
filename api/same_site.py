"""Whether a request that a browser sent by itself comes from a page of ours.

Browsers say where a request comes from in `Sec-Fetch-Site` (W3C Fetch Metadata), older
ones in `Origin` (RFC 6454 §7). What says neither was not sent by a page of another
site: browsers name at least the origin of every form that is posted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

_OURS: Final = ("same-origin", "none")


def is_from_our_pages(request: HTTPConnection) -> bool:
    """Whether nothing tells that another site has this request sent."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched in _OURS
    origin = request.headers.get("origin")
    return origin is None or _host(origin) == request.headers.get("host", "").lower()


def local_path(sent: str | None) -> str:
    """A path of this server to lead on to, as sent; `/` for whatever is none.

    Two slashes, or a backslash for one, would lead to another host.
    """
    path = sent or "/"
    plain = path.isascii() and path.isprintable() and "\\" not in path
    ours = path.startswith("/") and not path.startswith("//")
    return path if plain and ours else "/"


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
