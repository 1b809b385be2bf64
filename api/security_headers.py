"""What browsers are told about every answer, so that nothing of it can be misused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from api.addresses import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Scope

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""One for all answers: a 304 replaces that of the page it stands for."""

SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), "
    "usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
RESOURCE_POLICY: Final = "Cross-Origin-Resource-Policy"
LINKED_DATA: Final = (
    "/id/",
    "/data/",
    "/ontology",
    "/sparql",
    "/rdf-graph-store",
    "/api/dataset",
    "/api/dump/",
    "/.well-known/",
)
"""How the paths begin of what pages of other sites may hold."""
TRANSPORT: Final = {"Strict-Transport-Security": "max-age=31536000"}


def security_headers(scope: Scope) -> Sequence[tuple[bytes, bytes]]:
    """The headers for the answer to a request; HSTS only where it came by TLS."""
    path = path_of(scope)
    return _encoded(path.startswith(LINKED_DATA), scope["scheme"] == "https")


@cache
def _encoded(
    shared: bool,  # noqa: FBT001 - told by its name alone
    secure: bool,  # noqa: FBT001 - as above
) -> tuple[tuple[bytes, bytes], ...]:
    told = {
        **SECURITY_HEADERS,
        RESOURCE_POLICY: "cross-origin" if shared else "same-origin",
        **(TRANSPORT if secure else {}),
    }
    return tuple((k.lower().encode(), v.encode()) for k, v in told.items())
