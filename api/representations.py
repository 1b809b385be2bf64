"""One resource in several formats: which is sent, and how the others are found.

Each format has an address of its own, `…/name.ttl`, beside the one at which the client
chooses (RFC 9110 §12.1). The answer there names the chosen one (Content-Location, §8.7)
and the others (`Link: rel=alternate`, RFC 8288).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.negotiation import EXTENSIONS, GRAPHS, HTML, rdf_types
from graph.errors import NotAcceptableError

if TYPE_CHECKING:
    from starlette.requests import Request

FORMATS: Final = (*GRAPHS, HTML)
ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF or a page", "content": {name: {} for name in FORMATS}},
}
"""What a route's description says of an answer in these formats."""

_TYPES: Final = {extension: name for name, extension in EXTENSIONS.items()}


def named_format(name: str) -> tuple[str, str | None]:
    """A name without its extension, and the media type that this stands for.

    A name without one of our extensions is given back as it is, with None.
    """
    stem, _, extension = name.rpartition(".")
    return (stem, _TYPES[extension]) if stem and extension in _TYPES else (name, None)


def preferred(request: Request) -> str:
    """The media type that the client likes best.

    Raises:
        NotAcceptableError: it takes none of ours.
    """
    found = rdf_types(request.headers.get("accept"), FORMATS)
    if not found:
        form = "graph"
        raise NotAcceptableError(form, FORMATS)
    return found[0]


def headers(path: str, media_type: str, *, chosen: bool) -> dict[str, str]:
    """Headers of an answer.

    Args:
        path: of the resource, without an extension.
        media_type: what is sent.
        chosen: whether the client's Accept decided it.
    """
    links = [
        f'<{path}.{extension}>; rel="alternate"; type="{name}"'
        for name, extension in EXTENSIONS.items()
        if name != media_type
    ]
    told = {"Link": ", ".join(links)}
    if chosen:
        told["Content-Location"] = f"{path}.{EXTENSIONS[media_type]}"
        told["Vary"] = "Accept"
    return told
