"""The pages of originals as pictures, beside the text that was read from them."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.dependencies import PicturesDep, ReadingsDep, StoreDep
from api.page_pictures import MOST_PAGES
from api.parameters import Whole
from graph.answers.letter_text import pictured_file
from graph.catalog import catalog
from graph.errors import NotFoundError
from viz.frame import PAGES

router = APIRouter(include_in_schema=False)


@router.get(PAGES["documents"] + "/{slug}/trang/{number}.png")
async def get_page(  # noqa: PLR0913, PLR0917 - what it needs
    request: Request,
    slug: str,
    number: Annotated[Whole, Path(ge=1, le=MOST_PAGES)],
    store: StoreDep,
    gate: ReadingsDep,
    pictures: PicturesDep,
) -> Response:
    """Show a page of the file that a letter was read from."""
    letter = catalog(store).documents.get(slug)
    file = pictured_file(store, letter) if letter else None
    drawn = None
    if file is not None and store.folder is not None:
        work = partial(pictures.picture, store.folder, file, number)
        drawn = await gate.run(work)
    if drawn is None:
        raise NotFoundError(request.url.path)
    return Response(drawn, media_type="image/png")
