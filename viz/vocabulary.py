"""The page of the vocabulary: every term with its labels in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.published import KINDS
from ontology.terms import CD
from viz.frame import Frame, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.published import Term


def vocabulary_page(terms: Sequence[Term], frame: Frame) -> str:
    """Return the page; a term's anchor is the fragment of its IRI."""
    by_kind = [(kind, [t for t in terms if t.kind == kind]) for kind in KINDS]
    kinds = [(kind, found) for kind, found in by_kind if found]
    return render("vocabulary.html", frame, kinds=kinds, namespace=CD)
