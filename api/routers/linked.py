"""Linked data: every IRI of ours leads to what is known about it.

An IRI below `/id/` names a thing. A document, a part of one, a statement, a graph is
information, and is answered with what is known of it. A body of people is none: its
address leads on to its description, `/data/{slug}`, by 303 (W3C TAG, httpRange-14; Cool
URIs for the Semantic Web, §4.2). People are led to the page of a thing, if it has one.
"""

from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.addresses import public_address
from api.dependencies import HtmlLangDep, SettingsDep, StoreDep
from api.described import described_dataset
from api.framing import frame_of, page_of, shown
from api.negotiation import EXTENSIONS, GRAPHS, HTML
from api.problems import responses
from api.representations import ANSWERS, headers, named_format, preferred
from api.settings import Settings
from graph.answers.resource import Resource, is_named, resource
from graph.answers.resource_view import resource_view
from graph.catalog import catalog
from graph.errors import NotFoundError
from graph.exchange.description import about, serialize
from graph.exchange.legislation import schema_org
from graph.iris import DATASET, whole
from graph.store import Store
from viz.frame import PAGES
from viz.resource import FORMATS, resource_page

router = APIRouter(tags=["linked data"])

DRAWN: Final = PAGES["chain"]

_LED_ON: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF", "content": {name: {} for name in GRAPHS}},
    303: {"description": "To the description of a body, or to a page"},
    **responses(404, 406),
}


@router.get("/id/{slug}", responses=_LED_ON)
def identify(
    slug: str, request: Request, store: StoreDep, settings: SettingsDep
) -> Response:
    """Tell what is known of a thing, lead people to where it is drawn."""
    known = catalog(store)
    path = _path(slug)
    wanted = preferred(request)
    told = headers(path, wanted, chosen=True)
    if wanted != HTML and slug not in known.agencies:
        address = public_address(request)
        found = _described(store, settings, slug, address)
        body = _rdf(found, store, settings, address, wanted)
        return Response(body, media_type=wanted, headers=told)
    if whole(slug) == DATASET:
        _described(store, settings, slug, public_address(request))
    elif not is_named(store, slug):
        raise NotFoundError(slug)
    del told["Content-Location"]  # nothing is sent here
    if wanted == HTML:
        path = quote(page_of(known, slug) or path, safe="/%")
    return RedirectResponse(path, status_code=303, headers=told)


@router.get("/data/{name}", responses={**ANSWERS, **responses(404, 406)})
def describe(
    name: str,
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    _lang: HtmlLangDep,
) -> Response:
    """Tell what is known of a thing, as RDF or as a page.

    `name` is its slug; `.ttl`, `.nt`, `.rdf`, `.jsonld` or `.html` behind it chooses
    the format, else the client's Accept does.
    """
    slug, fixed = named_format(name)
    address = public_address(request)
    found = _described(store, settings, slug, address)
    media_type = fixed or preferred(request)
    told = headers(_path(slug), media_type, chosen=fixed is None)
    told["Link"] += f', <{found.iri}>; rel="describes"'
    if media_type == HTML:
        return _page(found, store, request, told)
    body = _rdf(found, store, settings, address, media_type)
    return Response(body, media_type=media_type, headers=told)


def _rdf(
    found: Resource, store: Store, settings: Settings, address: str, media_type: str
) -> bytes:
    """A description as RDF."""
    file = f"{address}{_path(found.slug)}.{EXTENSIONS[media_type]}"
    more = address + _more(store, found)
    triples = about(found, settings.iris, file, more, settings.licence)
    return serialize(triples, media_type)


def _path(slug: str) -> str:
    return f"/data/{quote(slug, safe='')}"


def _described(store: Store, settings: Settings, slug: str, address: str) -> Resource:
    """The description; that of the dataset and its parts is one, made when asked."""
    if whole(slug) != DATASET:
        return resource(store, slug)
    triples = described_dataset(store, settings, address)
    iri = settings.iris.iri(slug)
    if all(getattr(triple.subject, "value", None) != iri for triple in triples):
        raise NotFoundError(slug)
    return Resource(slug, iri, slug, tuple(triples))


def _more(store: Store, found: Resource) -> str:
    """Where what did not fit into a description is asked for."""
    known = catalog(store)
    if found.slug in known.agencies:
        return "/api/tasks?" + urlencode({"agency": found.slug})
    if found.slug in known.documents:
        return f"/api/documents/{quote(found.slug)}"
    return "/sparql?" + urlencode({"query": f"DESCRIBE <{found.iri}>"})


def _page(
    found: Resource, store: Store, request: Request, told: dict[str, str]
) -> Response:
    known = catalog(store)
    frame = frame_of(
        request,
        found.slug,
        path=_path(found.slug),
        formats=FORMATS,
        linked=schema_org(store, found.slug),
    )
    view = resource_view(found, known.iris, frame.lang)
    frame = replace(frame, title=view.label)
    drawn = found.slug if found.slug in known.agencies else whole(found.slug)
    is_drawn = drawn in known.documents or drawn in known.agencies
    chain = frame.link(DRAWN, root=drawn) if is_drawn else None
    base, more = known.iris.base, _more(store, found)
    made = resource_page(view, frame, base=base, chain=chain, more=more)
    page = shown(made, frame)
    page.headers.update(told)
    return page
