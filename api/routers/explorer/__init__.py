"""The explorer: pages for people, each made of the same answers as the API's."""

from typing import Final

from api.routers.explorer import (
    agencies,
    chain,
    check,
    console,
    datasets,
    document,
    documents,
    gaps,
    home,
    matrix,
    originals,
    review,
    session,
    tasks,
    upload,
)

PAGES: Final = (
    agencies,
    chain,
    check,
    console,
    datasets,
    document,
    documents,
    gaps,
    home,
    matrix,
    originals,
    review,
    session,
    tasks,
    upload,
)
