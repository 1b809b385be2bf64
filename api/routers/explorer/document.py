"""One document, with everything in it: a page for each of its tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.dependencies import StoreDep
from api.framing import answer, frame_of, page_lang_of
from api.lists import Paging
from api.wording import cut
from graph.answers.carried import busiest
from graph.answers.chain import ChainAsk
from graph.answers.chain import chain as draw
from graph.answers.citing import citing
from graph.answers.documents import DocumentDetail, document
from graph.answers.letter_text import letter_text
from graph.answers.letterhead import letterhead
from graph.answers.matrix import matrix
from graph.answers.paging import Window
from graph.answers.tasks import tasks
from graph.answers.trace import trace
from graph.catalog import catalog
from graph.exchange.legislation import schema_org
from graph.questions import Page, query_for
from graph.store import Store
from viz import document as view
from viz.chain_tree import chain_tree
from viz.families import FAMILIES
from viz.frame import JSON, PAGES, Format
from viz.full_text import full_text
from viz.messages import messages
from viz.resource import FORMATS
from viz.scheme import scheme
from viz.things import LONGEST_NAME, Naming

PATH: Final = PAGES["documents"] + "/{slug}"
MOST_CITING: Final = 20
"""Places that cite a document which its page shows at once."""

MOST_CARRYING: Final = 12
"""Agencies that are named where not all are, there being too many tasks."""

MOST_DRAWN: Final = 25
"""Boxes of the picture of its chain; the map has all."""

_DRAWN: Final = frozenset(
    relation for family in FAMILIES if family.shown for relation in family.relations
)
"""What the map shows at first."""

router = APIRouter(include_in_schema=False)

BEHIND: Final[dict[str, Page]] = {
    "text": "text",
    "scheme": "scheme",
    "tasks": "items",
}
"""The queries behind tabs, where they are not that of the document."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The document that a request asks for, by its slug or another name."""

    request: Request
    store: Store
    found: DocumentDetail
    key: str

    def page(
        self,
        tab: str,
        formats: Sequence[Format] = (JSON,),
        **context: Any,  # noqa: ANN401 - of the template
    ) -> Response:
        """Answer with one of its tabs; another name leads to its own address."""
        one, store = self.found.document, self.store
        if self.key != one.slug:
            address = frame_of(self.request, "").link(view.path_of(one, tab))
            return RedirectResponse(address, 303)
        lang = page_lang_of(self.request)
        t = messages(lang)
        label, name = cut(one.label, LONGEST_NAME), t[f"document.tab.{tab}"]
        frame = frame_of(
            self.request,
            label if tab == "facts" else f"{label} – {name}",
            formats=formats,
            sparql=_query(store, tab, one.slug),
            linked=schema_org(store, one.slug) if tab == "facts" else None,
        )
        return answer(
            f"document_{tab}.html",
            frame,
            found=self.found,
            one=one,
            tab=tab,
            tabs={key: view.path_of(one, key) for key in view.TABS},
            documents=catalog(store).documents,
            naming=Naming(frame),
            view=view,
            **context,
        )


def _shown(request: Request, store: StoreDep, slug: str) -> Shown:
    """The document of an address, by its slug or any name of it.

    Raises:
        NotFoundError, AmbiguousError: it means nothing, or several documents.
    """
    return Shown(request, store, document(store, slug), slug)


ShownDep = Annotated[Shown, Depends(_shown)]


@router.get(PATH)
def facts(shown: ShownDep, full: Annotated[bool, Query()] = False) -> Response:  # noqa: FBT002 - a query parameter
    """Show what a document is, what it rests on, who carries it out, who cites it."""
    one, store = shown.found.document, shown.store
    cited = citing(store, one.slug, None if full else MOST_CITING)
    many = busiest(store, one.slug, MOST_CARRYING)
    carrying = {} if many else view.implementers(matrix(store, one.slug))
    return shown.page(
        "facts",
        (JSON, *FORMATS),
        head=letterhead(store, one),
        bases=view.bases(shown.found),
        changes=view.changes(shown.found),
        implementers=carrying,
        busiest=many,
        cited=cited,
        places=view.by_letter(cited.places),
    )


@router.get(PATH + "/toan-van")
def text(shown: ShownDep) -> Response:
    """Show the text of a letter with everything in it marked."""
    one = shown.found.document
    if not one.held:
        return shown.page("text", text=None, letter=None)
    frame = frame_of(shown.request, "")
    letter = letter_text(shown.store, one)
    made = full_text(letter, frame.link, frame.lang)
    return shown.page("text", text=made, letter=letter)


@router.get(PATH + "/luoc-do")
def two_columns(shown: ShownDep) -> Response:
    """Show what a document says of others and they of it, as lawyers know it."""
    return shown.page("scheme", scheme=scheme(shown.found))


@router.get(PATH + "/chuoi")
def chain(shown: ShownDep) -> Response:
    """Show the chains up to the Centre and down to those who act."""
    one, store = shown.found.document, shown.store
    traced = trace(store, one.slug)
    drawn = draw(store, ChainAsk((one.slug,), relations=_DRAWN, limit=MOST_DRAWN))
    frame = frame_of(shown.request, "")
    return shown.page(
        "chain",
        picture=view.picture(drawn, frame),
        left_out=drawn.left_out,
        up=chain_tree(traced.paths, "up"),
        down=chain_tree(traced.paths, "down"),
        truncated=traced.truncated,
    )


@router.get(PATH + "/nhiem-vu")
def items(shown: ShownDep, asked: Annotated[Paging, Query()]) -> Response:
    """Show the tasks of a letter, or of those that carry a document out."""
    one = shown.found.document
    window = Window(asked.offset, asked.limit, asked.cursor)
    own = bool(shown.found.tasks)
    letter, above = (one.slug, None) if own else (None, one.slug)
    found = tasks(shown.store, letter=letter, document=above, window=window)
    formats = view.TASK_FORMATS if own else ()
    return shown.page("tasks", formats, page=found, own=own)


@router.get(PATH + "/du-lieu")
def data(shown: ShownDep) -> Response:
    """Show what a document is called elsewhere and where its data come from."""
    one = shown.found.document
    return shown.page("data", (), head=letterhead(shown.store, one), forms=FORMATS)


def _query(store: Store, tab: str, slug: str) -> str:
    """The query behind a tab."""
    if tab == "chain":
        return query_for(store, "chain", root=slug)
    return query_for(store, BEHIND.get(tab, "document"), document=slug)
