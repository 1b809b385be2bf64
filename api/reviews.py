"""Findings in words: for the route and the command alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from api.messages import Lang, text
from api.schemas.overviews import Detail, Finding, FindingKind, Gaps
from api.schemas.things import Node, Quote
from graph.answers.gaps import GAP_KINDS, LISTING
from graph.answers.paging import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.answers import findings
    from graph.answers.paging import Window


def gaps_in_words(
    found: Sequence[findings.Finding], lang: Lang, window: Window | None = None
) -> Gaps[Finding]:
    """Put findings in words: all of them, or the part of the list that is asked for.

    Raises:
        ListError: the window cannot be given.
    """
    totals = Counter(finding.kind for finding in found)
    every = Page(tuple(found), len(found), 0, len(found))
    part = LISTING.page(found, window) if window else every
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
        findings=tuple(_finding(one, lang) for one in part.items),
        total=part.total,
        offset=part.offset,
        limit=part.limit,
        next=part.next,
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
