"""The data for those who work with it, and the description of the API."""

from fastapi import APIRouter, Request, Response

from api.addresses import public_address
from api.clock import today
from api.dependencies import HtmlLangDep, SettingsDep, StoreDep
from api.framing import answer, frame_of
from api.messages import text
from graph.answers.quality import quality
from ontology.published import published_relations, published_terms
from viz.frame import DATA
from viz.messages import messages
from viz.ontology_map import COLUMN, HEIGHT, LINE, WIDTH, ontology_map
from viz.resource import FORMATS
from viz.times import day

router = APIRouter(include_in_schema=False)


@router.get(DATA["datasets"])
def datasets(
    request: Request, store: StoreDep, settings: SettingsDep, lang: HtmlLangDep
) -> Response:
    """Show what the data are, how good, and how to get at them."""
    words = messages(lang)
    found = quality(store)
    return answer(
        "datasets.html",
        frame_of(request, words["nav.datasets"], formats=FORMATS),
        found=found,
        findings=[(k, text(f"gap.{k}", lang), n) for k, n in found.findings.items()],
        plan=ontology_map(published_terms(), published_relations(), lang),
        width=WIDTH,
        height=HEIGHT,
        column=COLUMN,
        step=LINE,
        licence=settings.licence,
        citation=words(
            "data.cite",
            day=day(today(), lang),
            address=public_address(request) + DATA["datasets"],
        ),
    )


@router.get(DATA["api"])
def docs(request: Request, lang: HtmlLangDep) -> Response:
    """Show the description of the API, from files of our own."""
    return answer(
        "docs.html", frame_of(request, messages(lang)["api.title"], formats=())
    )
