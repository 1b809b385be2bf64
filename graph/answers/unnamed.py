"""Bodies that no letter names, which people call by their names all the same.

"Sở Y tế" is one of "các sở, ban ngành"; it has tasks and reports on them, though none
of the letters prints its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.agencies import find_agencies
from graph.catalog import Agency, catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.iris import fold, named_slug
from graph.lookup import find
from graph.places import place_of, telling_place
from graph.readings import readings
from ontology.register import register
from ontology.registry import bodies

if TYPE_CHECKING:
    from graph.catalog import Document
    from graph.iris import Iris
    from graph.store import Store


def agency_called(store: Store, key: str) -> Agency:
    """The agency that a key means, be it one that no letter names.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    known = catalog(store)
    try:
        return known.agencies[find(store, key, "agency")]
    except NotFoundError:
        letters = [document for document in known.documents.values() if document.held]
        meant = (body_called(key, letter, known.iris) for letter in letters)
        found = {body.slug: body for body in meant if body}
        if not found:
            raise
    if len(found) > 1:
        raise AmbiguousError(key, sorted(found))
    return next(iter(found.values()))


def body_called(key: str, letter: Document, iris: Iris) -> Agency | None:
    """The body that a key means in the province of a letter.

    A name that neither registry has may be a slip of the pen, and is none.
    """
    province = letter.place or place_of(letter.issuer_name, letter.level, None)
    for name in readings(" ".join(key.split())):
        found = find_agencies(name, province=province)
        if len(found) != 1 or found[0].printed != name or found[0].kind != "body":
            continue
        body = found[0]
        slug = named_slug(body.name, telling_place(body.name, body.level, province))
        listed = (fold(body.name).startswith(fold(row.name)) for row in bodies().names)
        if register().at(slug, None) is not None or any(listed):
            return Agency(slug, iris.iri(slug), "body", body.name, body.level)
    return None
