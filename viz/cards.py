"""What a page tells of a mark in the text of a letter, beside the words themselves."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from viz.messages import messages
from viz.times import day, decimal, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.letter_text import LetterText
    from graph.exchange.marks import Mark
    from viz.messages import Lang, Words

    Fact = tuple[str, str]
    """What it is, "" for a name, and its value."""

DOUBTFUL: Final = 0.8
"""A confidence below which an extraction is shown as one to be looked at."""

UNSURE: Final = frozenset(("ambiguous", "unresolved", "blocked"))
"""Statuses of citations of which it is not known what they mean."""

_LONGEST_TITLE: Final = 160


def is_unsure(found: LetterText, mark: Mark) -> bool:
    """Whether a citation should be looked at by a person."""
    mention = found.mentions.get(mark.slug)
    return mention is not None and (
        mention.status in UNSURE or mention.confidence < DOUBTFUL
    )


def facts(found: LetterText, mark: Mark, lang: Lang) -> Sequence[Fact]:
    """What is told of a mark: its name first, if it has one."""
    t = messages(lang)
    rows = list(_names(found, mark.about or "", lang))
    mention = found.mentions.get(mark.slug)
    if mention is not None:
        said = found.relations.get(mark.slug, ())
        words = "; ".join(t[f"relation.{one}"] for one in said)
        rows += [(t["relation"], words)] if words else []
        rows.append((t["document.status"], t[f"document.status.{mention.status}"]))
        rows.append((t["confidence"], decimal(mention.confidence, lang)))
    elif mark.kind == "deadline":
        value = period(mark.value, lang) if mark.value else mark.quote
        rows.append((t["deadline"], value))
    elif mark.kind == "target":
        rows.append((t["target"], " ".join(filter(None, (mark.label, mark.value)))))
    elif not rows:
        rows.append(("", t["mark.agency"]))
    return rows


def _names(found: LetterText, slug: str, lang: Lang) -> Iterator[Fact]:
    """What a thing is called; of a document also what tells it from namesakes."""
    t: Words = messages(lang)
    if agency := found.agencies.get(slug):
        yield "", agency.name
    if document := found.documents.get(slug):
        yield "", document.label
        if document.title:
            title = shorten(document.title, _LONGEST_TITLE, placeholder="…")
            yield t["detail.title"], title
        issued = (document.issuer_name, day(document.date, lang))
        if any(issued):
            yield t["detail.issuer"], ", ".join(filter(None, issued))
