"""What kind of thing a document or an agency is, where answers go by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.describe import document_class
from ontology.terms import Cd

if TYPE_CHECKING:
    from graph.catalog import Agency, Document

LOCAL = frozenset(
    (
        "provincial_party",
        "provincial_council",
        "provincial_government",
        "provincial_department",
        "central_branch",
        "district",
        "commune",
    )
)
"""Levels of a province and below."""


def is_law(document: Document) -> bool:
    """Whether a document is a legal normative one (văn bản quy phạm pháp luật)."""
    made = document_class(document.number, document.type, document.level)
    return made == Cd.LegalNormativeDocument


def is_open_group(agency: Agency) -> bool:
    """Whether it is a group that one letter alone knows: "các đơn vị có liên quan".

    Its slug is a part of that letter's (see `graph.iris`).
    """
    return agency.kind == "group" and "." in agency.slug
