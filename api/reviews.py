"""Findings in words: for the route and the command alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from api.messages import Lang, text
from api.schemas.overviews import Detail, Finding, FindingKind, Gaps
from api.schemas.things import Node, Quote
from graph.answers.gaps import GAP_KINDS
from graph.answers.lists import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.answers import findings


def gaps_in_words(
    found: Sequence[findings.Finding],
    lang: Lang,
    offset: int = 0,
    limit: int | None = None,
) -> Gaps:
    """Put findings in words: all of them, or the part of the list that is asked for."""
    totals = Counter(finding.kind for finding in found)
    part = page(found, offset, limit) if limit is not None else None
    return Gaps(
        kinds=tuple(
            FindingKind(
                kind=kind,
                title=text(f"gap.{kind}", lang),
                advice=text(f"advice.{kind}", lang),
                total=totals[kind],
            )
            for kind in GAP_KINDS
            if kind in totals
        ),
        findings=tuple(_finding(f, lang) for f in (part.items if part else found)),
        total=len(found),
        offset=part.offset if part else 0,
        limit=part.limit if part else len(found),
    )


def _finding(found: findings.Finding, lang: Lang) -> Finding:
    return Finding(
        kind=found.kind,
        things=tuple(map(Node.model_validate, found.things)),
        quotes=tuple(map(Quote.model_validate, found.quotes)),
        details=tuple(
            Detail(key=key, title=text(f"gaps.detail.{key}", lang), value=value)
            for key, value in found.details
        ),
    )
