"""The page of a chain."""

from typing import Final

from fastapi import APIRouter, Request, Response

from api.chains import Asked, asked_of, drawn
from api.dependencies import StoreDep
from api.framing import answer, frame_of, page_lang_of, shown
from graph.answers.carried import most_carried
from graph.catalog import Document
from graph.exchange.legislation import schema_org
from graph.questions import query_for
from graph.store import Store
from viz.frame import JSON, PAGES, Format
from viz.messages import messages
from viz.page import Chain, chain_page, panel_part

router = APIRouter(include_in_schema=False)

FORMATS: Final = (
    Format("svg", "SVG", "image/svg+xml"),
    JSON,
    Format("graphml", "GraphML", "application/graphml+xml"),
    Format("ttl", "Turtle", "text/turtle"),
    Format("html", "HTML", "text/html"),
)
MOST_CHOICES: Final = 20


@router.get(PAGES["chain"], name="chain")
def chain_of(request: Request, store: StoreDep) -> Response:
    """Draw the chain of a document or agency, or of all there is, if that fits.

    `part=panel` gives the details of what is selected alone.
    """
    asked = asked_of(store, request.query_params.multi_items())
    lang = page_lang_of(request)
    chain = drawn(store, asked, lang)
    title = messages(lang)["title"]
    names = {node.id: node.label for node in chain.view.nodes}
    if chain.view.focus in names:
        title = f"{names[chain.view.focus]} · {title}"
    if request.query_params.get("part") == "panel":
        frame = frame_of(request, title, formats=())
        return shown(panel_part(chain, frame), frame)
    if _is_too_much(request, chain):
        return _choose(request, store, asked, title)
    about = schema_org(store, chain.view.focus) if chain.view.focus else None
    frame = frame_of(
        request, title, formats=FORMATS, linked=about, sparql=_query(store, chain)
    )
    return shown(chain_page(chain, frame), frame)


def _query(store: Store, chain: Chain) -> str | None:
    """The query behind a chain of one thing."""
    roots = chain.state.roots
    return query_for(store, "chain", root=roots[0]) if len(roots) == 1 else None


def _is_too_much(request: Request, chain: Chain) -> bool:
    """Whether all chains were asked for, without a word of how many, and do not fit."""
    if chain.state.roots or "limit" in request.query_params:
        return False
    return bool(chain.view.left_out) or not chain.view.nodes


def _choose(request: Request, store: Store, asked: Asked, title: str) -> Response:
    """Have a chain chosen, where all of them are too many to draw."""
    frame = frame_of(request, title, formats=())
    documents = store.keep("chains to choose", lambda: _most(store))
    notices = asked.notices(frame.lang)
    return answer("chain_start.html", frame, documents=documents, notices=notices)


def _most(store: Store) -> list[tuple[Document, int]]:
    """The documents of the Centre that most agencies carry out."""
    found = most_carried(store, MOST_CHOICES)
    ranked = [(one.document, one.named + one.others) for one in found]
    return sorted(ranked, key=lambda row: -row[1])
