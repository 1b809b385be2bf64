"""Whether what a person wrote can be a value: its form, its length, its characters."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final, get_args

from extract.numbers import parse_number
from extract.tasks import Bound, DeadlineKind, Role
from graph.corrections.errors import BadCorrectionError, Why
from graph.describe import type_concept
from graph.iris import fold
from ontology.terms import RELATIONS

LONGEST_WHY: Final = 1000
LONGEST_QUOTE: Final = 500
LONGEST_VALUE: Final = 500
LONGEST_NAME: Final = 80

_TIME: Final = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
_VALUE: Final = re.compile(rf"P[1-9]\d*[DWMY]|{_TIME}(/{_TIME})?", re.ASCII)
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_HIDDEN: Final = frozenset(("Cc", "Cs", "Co", "Cn", "Cf"))


def one_line(words: str, most: int, what: str) -> str:
    """Words with white space folded, in NFC.

    Raises:
        BadCorrectionError: they are none, too many, or hold what cannot be seen.
    """
    folded = unicodedata.normalize("NFC", " ".join(words.split()))
    if not folded:
        raise BadCorrectionError(Why.empty, what=what)
    if len(folded) > most:
        raise BadCorrectionError(Why.long, what=what, most=most)
    if any(unicodedata.category(character) in _HIDDEN for character in folded):
        raise BadCorrectionError(Why.hidden, what=what)
    return folded


def role(value: str) -> str:
    """A role of the contract."""
    return _one_of(value, get_args(Role))


def predicate(value: str) -> str:
    """A relation of the contract."""
    return _one_of(value, tuple(RELATIONS))


def deadline_kind(kind: str | None, value: str, was: str | None) -> str:
    """The kind of a deadline: the one told, else that of a value of this form.

    An ISO 8601 duration recurs, unless the deadline it is put for was relative.
    """
    if kind is not None:
        return _one_of(kind, get_args(DeadlineKind))
    if not value:
        return "conditional"
    if value.startswith("P"):
        return was if was in ("recurring", "relative") else "recurring"
    return "date" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "period"


def bound(value: str) -> str:
    """A bound of the contract."""
    return _one_of(value, get_args(Bound))


def deadline(value: str) -> str:
    """The value of a deadline, in a form of the contract."""
    if not _VALUE.fullmatch(value):
        raise BadCorrectionError(Why.not_deadline, value=value)
    for part in value.split("/"):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", part):
            _day(part)
    return value


def number(value: str) -> str:
    """The number of a document, in its canonical form."""
    found = parse_number(value)
    if found is None or found.malformed:
        raise BadCorrectionError(Why.not_number, value=value)
    return found.text


def day(value: str) -> str:
    """The date of a letter: YYYY, YYYY-MM or YYYY-MM-DD."""
    if not _DATE.fullmatch(value):
        raise BadCorrectionError(Why.not_date, value=value)
    _day((value + "-01-01")[:10])
    return value


def type_(value: str) -> str:
    """The name of a type of document."""
    if type_concept(value) is None:
        raise BadCorrectionError(Why.not_type, value=value)
    return value


def _day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise BadCorrectionError(Why.no_day, value=value) from error


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        listed = ", ".join(allowed)
        raise BadCorrectionError(Why.not_one_of, value=value, listed=listed)
    return value


def words(quote: str) -> str:
    """A quote folded, as a change is keyed to it."""
    folded = fold(quote)
    if not folded:
        raise BadCorrectionError(Why.no_words)
    return folded
