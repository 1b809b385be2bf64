"""Styles, scripts and pictures, which a browser need not ask for twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Scope

FOR_GOOD: Final = "public, max-age=31536000, immutable"
"""What holds of an address that names the version of its file (RFC 8246)."""


class Statics(StaticFiles):
    """Files of the program; those asked for by their version may be kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        response = await super().get_response(path, scope)
        versioned = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = FOR_GOOD if versioned else "no-cache"
        return response
