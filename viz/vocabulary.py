"""The page of the vocabulary: every term with its labels in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.published import KINDS
from ontology.terms import CD
from viz.assets import environment
from viz.messages import Lang, messages
from viz.resource import FORMATS, STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.published import Term


def vocabulary_page(
    terms: Sequence[Term], *, lang: Lang, path: str, asset_base: str = "/static"
) -> str:
    """Return the page; a term's anchor is the fragment of its IRI.

    `path` is where the vocabulary is, without an extension.
    """
    by_kind = [(kind, [t for t in terms if t.kind == kind]) for kind in KINDS]
    return (
        environment()
        .get_template("vocabulary.html")
        .render(
            kinds=[(kind, found) for kind, found in by_kind if found],
            lang=lang,
            t=messages(lang),
            namespace=CD,
            path=path,
            formats=FORMATS,
            styles=[f"{asset_base.rstrip('/')}/{name}" for name in STYLES],
        )
    )
