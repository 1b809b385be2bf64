"""Issuers that a list shares: printed once, at its head or behind its last member."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.citations import LIST_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention

_HEAD_GAP = re.compile(r"[ ,]*(?:bao )?gồm ?: ?|[ ;,]*(?:và )?")


def share_issuers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the members of lists, in order of the text, the issuer they share.

    "nghị quyết của X, gồm: A; B" gives A and B to X; "A và B của X" gives both to X,
    where the codes in their numbers name one body.
    """
    return _from_head(text, _from_last(text, list(mentions)))


def _from_head(text: str, mentions: list[Mention]) -> list[Mention]:
    head: Mention | None = None
    reached = 0
    for i, mention in enumerate(mentions):
        if mention.kind == "open":
            head = mention if mention.head else None
            reached = mention.end
            continue
        if head is None or not _HEAD_GAP.fullmatch(text, reached, mention.start):
            head = None
            continue
        reached = mention.reach()
        if mention.issuer is None and mention.type == head.type:
            mentions[i] = replace(
                mention, issuer=head.issuer, issuer_basis="list_head", level=head.level
            )
    return mentions


def _from_last(text: str, mentions: list[Mention]) -> list[Mention]:
    for i in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[i], mentions[i + 1]
        joined = LIST_GAP.fullmatch(text, mention.end, following.start)
        if (
            mention.issuer is None
            and following.issuer is not None
            and joined
            and ";" not in joined[0]
            and _organ(mention) == _organ(following)
        ):
            mentions[i] = replace(
                mention,
                issuer=following.issuer,
                issuer_basis="list_head",
                level=following.level,
            )
    return mentions


def _organ(mention: Mention) -> str:
    """The body in a number: "TW" of 57-NQ/TW."""
    return re.split(r"[/-]", mention.number or "")[-1]
