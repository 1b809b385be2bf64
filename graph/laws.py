"""Laws cited by name where the letter prints name and number together elsewhere.

"Luật Đầu tư số 67/2014/QH13 … quy định chi tiết một số điều của Luật Đầu tư".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph import iris

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.model import Citation, Extraction

_NAME = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh) \w.*?(?=,? \(?(?:số \d|ngày|năm \d)|$)", re.DOTALL
)


def laws_by_name(extraction: Extraction, numbered: Mapping[int, str]) -> dict[int, str]:
    """The slugs of the laws cited by name alone, by the index of the citation.

    `numbered` are the slugs of what is cited by number. A name that two numbers bear
    says neither; no document speaks of a law that is younger than itself.
    """
    slugs: dict[str, dict[str, str | None]] = {}
    for index, slug in numbered.items():
        citation = extraction.citations[index]
        if name := _name(citation):
            years = slugs.setdefault(name, {})
            years[slug] = years.get(slug) or _year(citation)
    speakers = {
        relation.object.index: extraction.citations[relation.subject.index]
        for relation in extraction.relations
        if relation.subject.kind == relation.object.kind == "citation"
    }
    found = {}
    for index, citation in enumerate(extraction.citations):
        known = slugs.get(_name(citation) or "", {})
        if citation.kind != "named" or len(known) != 1:
            continue
        ((slug, year),) = known.items()
        own, speaker = _year(citation), speakers.get(index)
        told = speaker and _year(speaker)
        if own in (None, year) and not (told and year and told < year):
            found[index] = slug
    return found


def _name(citation: Citation) -> str | None:
    """The name of a law as compared, without number and date."""
    match = _NAME.match(citation.span.text)
    return iris.fold(match[0]) if match else None


def _year(citation: Citation) -> str | None:
    year = iris.year_in(citation.number or "")
    return year or (citation.date and citation.date[:4])
