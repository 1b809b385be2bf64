"""Whether a body issues documents of such numbers, as far as the codes tell it.

"57-NQ/TW" is of the Centre of the Party and of no other. What only looks odd is let
pass: a false alarm costs more trust than a finding brings.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from extract.numbers import parse_number
from graph.dates import is_day
from graph.places import LOCAL
from ontology.register import register

_OF_ONE_BODY: Final = frozenset(
    ("central_party", "national_assembly", "head_of_state", "central_government")
)
"""Levels at which a code is that of one body, or of those who act for it."""
_APART: Final = frozenset(("provincial_council", "provincial_government"))
"""Council and committee: neither issues for the other."""
_VAGUE: Final = frozenset((None, "unspecified", "organisation", "central_branch"))
"""Bodies that may have the codes of a level that is not theirs."""


def is_anothers(
    number: str, level: str | None, issuer: str | None, day: str | None
) -> bool:
    """Whether a number is one that the body printed with it does not give out.

    Args:
        number: canonical.
        level: of the body.
        issuer: the slug of its name.
        day: the date of the document, as far as it is known.
    """
    found = parse_number(number)
    body = None if found is None or found.malformed else found.body
    if body is None or {level, body.level} & _VAGUE:
        return False
    if body.local != (level in LOCAL):
        return True
    if body.local:
        return {level, body.level} == _APART
    if body.level in _OF_ONE_BODY:
        return level != body.level
    if level in _OF_ONE_BODY:
        return level != "central_government"  # whose office gives out what it says
    return _is_another_ministry(body.name, issuer, day)


def _is_another_ministry(name: str, issuer: str | None, day: str | None) -> bool:
    """Whether the register knows both, as two bodies of the day."""
    on = date.fromisoformat(day) if is_day(day) else None
    coded = register().named(name, on)
    printed = register().at(issuer, on) if issuer else None
    return None not in (coded, printed) and coded != printed
