"""Who does what an act's cue says: the letter, a subject, or the document before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.acting import (
    ACTS,
    FARTHEST_WORDS,
    by_rules,
    doer,
    is_draft,
    orders_change,
    performs,
)
from extract.coordination import is_older
from extract.model import LETTER, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.cues import FoundCue
    from extract.governing import Governed, Scope

_BY = re.compile(r"(?<!\w)(?:tại|bởi|theo|bằng)(?!\w)")


def acting(
    scope: Scope, governed: Governed, cue: FoundCue, before: Sequence[Governed]
) -> Governed:
    """What an act's cue says: of the document right before it, or of its subject."""
    told = _by_document(scope, governed, cue, before)
    if told is not None:
        return told
    text, mentions, clause = scope.text, scope.mentions, scope.clause
    mention = mentions[governed.index]
    first = max(clause.start, cue.start - FARTHEST_WORDS)
    if governed.subject != LETTER:
        title_start = mentions[governed.subject.index].end
        drafted = governed.subject.kind == "citation" and cue.predicate in ACTS
        own = not (drafted and is_draft(text[title_start : cue.start]))
    elif cue.predicate == "guides":
        own = not by_rules(text, clause.start, cue)
    elif mention.kind == "open":
        own = "dự thảo" not in text[first : cue.start]  # whoever is to do it
    else:
        own = performs(text, clause.words, cue, clause.marker, scope.type)
        own = own or orders_change(text, cue, mention)
    return governed if own else only_cited(scope, governed)


def _by_document(
    scope: Scope, governed: Governed, cue: FoundCue, before: Sequence[Governed]
) -> Governed | None:
    """What the document right before an act's cue does, or cannot; None if none can.

    A law amends laws: in "Thông tư A hướng dẫn Luật B, Luật sửa đổi, bổ sung một số
    điều của Luật B và Nghị định C" the circular guides C as well.
    """
    text, mentions = scope.text, scope.mentions
    mention = mentions[governed.index]
    actor = doer(text, [g.index for g in before], mentions, cue)
    subject = governed.subject if actor is None else Node("citation", actor)
    if cue.predicate in ACTS and is_older(subject, mention, mentions):
        if _BY.search(text, cue.start, mention.start):
            passive = replace(cue, passive=True)
            return replace(governed, cue=passive, acted=subject.index)
        return only_cited(scope, governed)
    like = next((g for g in before if g.index == actor), None)
    if like is None or subject == governed.subject:
        named = like is not None and _amended_by_name(like, cue, mentions)
        return replace(like, index=governed.index) if like and named else None
    doing = mentions[like.index]
    if _same(text, doing, mention):
        return only_cited(scope, governed)
    law = doing.type == "Luật" and mention.type != "Luật"
    if law or _amended_by_name(like, cue, mentions):
        return replace(like, index=governed.index)
    return replace(governed, subject=subject, quote_start=doing.start, by_other=True)


def _amended_by_name(
    governed: Governed, cue: FoundCue, mentions: Sequence[Mention]
) -> bool:
    """Whether a law is named as what another act amends; its articles follow.

    "Luật số 5/2016/QH14 sửa đổi một số điều của Luật A (sửa đổi khoản 1 Luật B số …)"
    """
    amended = (
        cue.predicate == "amends"
        and governed.cue is not None
        and governed.cue.predicate == "amends"
    )
    named = mentions[governed.index].kind == "named"
    return amended and named and governed.subject.kind == "citation"


def _same(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are the same words: a law made anew has the old name."""
    return text[one.start : one.end] == text[other.start : other.end]


def only_cited(scope: Scope, governed: Governed) -> Governed:
    """A document as only mentioned, whatever cue stands before it."""
    start = scope.mentions[governed.index].start
    start = start if governed.subject == LETTER else governed.quote_start
    return replace(governed, cue=None, quote_start=start)
