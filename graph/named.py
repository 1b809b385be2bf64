"""Which act a name means on the day of a letter: "Đề án 06", "Luật Đầu tư công".

The register of names (`ontology.register`) tells it, not the letter, so it is implicit:
a record in the derived graph holds the name, the act, the rule, the source and the
mentions it is about. Only a row whose source was seen makes an edge, and only if the
name means one act in all letters. What is unsure stays a name: a draft of a law, its
amendment, a letter whose date fits two versions, or lies between the day of a new law
and that on which it takes effect. A year or day printed with it tells the version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.numbers import parse_number
from graph.dates import differ
from graph.describe import document_class, document_label, document_name, type_concept
from graph.iris import fold, part
from graph.keys import Key
from ontology.register import register
from ontology.standards import Dcterms, Rdf, Rdfs
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.facts import Mention
    from graph.writer import Writer
    from ontology.register import Alias, Source

RULE = "R-ALIAS"
"""The rule of those records: the register of names says so."""

_LAW = re.compile(r"(?:bo luat|luat|phap lenh|hien phap) ")
_DRAFTED = re.compile(
    r"(?:sửa đổi|bổ sung|thay thế|dự án|dự thảo)[^.;]*$", re.IGNORECASE
)
_NEVER = date(1, 1, 1)
_DATED = re.compile(
    r",? (?:ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )|năm )\d{4}$", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\s*[(,]?\s*(?:được\s+)?"
    r"(?:sửa đổi|bổ sung|thay thế|điều chỉnh|mới|năm\s+\d|\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedAct:
    """The numbered act that a name means: a law, or what promulgates a programme."""

    slug: str
    number: str
    type: str | None
    date: str
    level: str
    source: Source


def act_of(mention: Mention, written: str | None) -> NamedAct | None:
    """The act that a mention by name means in a letter of a date; None if unsure."""
    if mention.kind != "named" or written is None:
        return None
    if _DRAFTED.search(mention.before) or _CHANGED.match(mention.after):
        return None
    names = (document_name(mention.quote, mention.title), mention.quote)
    alias = next(filter(None, (_alias(name, written) for name in names)), None)
    if alias is None and mention.date:
        alias = _version(_DATED.sub("", mention.quote), mention.date)
    act = alias and _act(alias)
    return act if act and act.date.startswith(mention.date or "") else None


def is_registered(number: str, day: str | None) -> bool:
    """Whether the register has an act of a number, and of a date as far as it is known.

    It knows acts that no letter of the store cites.
    """
    return any(
        alias.target.number == number
        and not (alias.target.date and differ(alias.target.date.isoformat(), day))
        for alias in register().aliases
    )


@lru_cache(maxsize=1 << 12)
def newer_act(number: str, written: str) -> NamedAct | None:
    """The act that has the name of a numbered one by a date; None if it has it still.

    "Luật Đất đai" is 31/2024/QH15 by now: who cites 45/2013/QH13 cites what it
    replaced. Only a row whose source was seen tells it.
    """
    for alias in register().aliases:
        if alias.target.number == number:
            now = _alias(alias.name, written)
            act = now and _act(now)
            if act and act.number != number and act.source.seen:
                return act
    return None


@lru_cache(maxsize=1 << 12)
def _version(name: str, date: str) -> Alias | None:
    """The one act of a name that is of a day or year: "Luật Đất đai năm 2024"."""
    found = {
        alias.target.number: alias
        for alias in register().aliases
        if fold(alias.name) == fold(name)
        if (alias.target.date or _NEVER).isoformat().startswith(date)
    }
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=1 << 12)
def _alias(name: str, written: str) -> Alias | None:
    """What a name means on every day that a date may mean.

    Between the day of a new act and that of its taking effect a name may mean either.
    """
    days = _days(written)
    first, last = (register().alias(name, day) for day in days)
    if first is None or first is not last:
        return None
    made = (
        other.target.date
        for other in register().aliases
        if other.name == first.name and other.since and other.since > days[0]
    )
    return None if any(day and day <= days[1] for day in made) else first


def record_of(name: str, act: NamedAct) -> str:
    """The slug of the record that a name means an act."""
    return part(name, f"alias-{act.slug}")


def add_record(out: Writer, name: str, act: NamedAct) -> None:
    """Add the record that a name means an act, without the mentions it is about."""
    record = record_of(name, act)
    out.a(record, Cd.AliasStatement)
    out.link(record, Rdf.subject, name)
    out.term(record, Rdf.predicate, Cd.namesAct)
    out.link(record, Rdf.object, act.slug)
    out.text(record, Cd.rule, RULE)
    out.flag(record, Cd.verified, value=act.source.seen)
    out.text(record, Dcterms.source, act.source.address or act.source.title)


def add_steps(out: Writer, name: str, acts: Sequence[NamedAct]) -> None:
    """Lead from a name to the act it means: the only one, whose source was seen."""
    if len(acts) == 1 and acts[0].source.seen:
        for step in (Cd.namesAct, Cd.restsOn, Cd.carriesOut):
            out.link(name, step, acts[0].slug)


def describe_act(out: Writer, act: NamedAct) -> None:
    """Describe an act that no letter cites by number."""
    out.a(act.slug, document_class(act.number, act.type, act.level))
    out.text(act.slug, Rdfs.label, document_label(act.type, act.number))
    out.text(act.slug, Cd.number, act.number)
    out.text(act.slug, Cd.scope, act.date[:4])
    out.term(act.slug, Cd.documentType, type_concept(act.type))
    out.date(act.slug, Dcterms.date, act.date)
    out.term(act.slug, Cd.level, LEVEL + act.level)
    out.term(act.slug, Cd.resolutionStatus, f"{STATUS}stub")


def _act(alias: Alias) -> NamedAct | None:
    """The act of a row of the register; None if it has no day."""
    day = alias.target.date
    number = parse_number(alias.target.number)
    if day is None or number is None:
        return None
    law = _LAW.match(fold(alias.name))
    kind = number.type.name if number.type else None
    type_ = alias.name[: law.end()].strip() if law else kind  # "Bộ luật"
    level = number.body.level if number.body else "unspecified"
    key = Key.of(
        number.text,
        type_=type_,
        date=day.isoformat(),
        issuer=None,
        level=level,
        province=None,
    )
    source = register().sources[alias.source]
    return NamedAct(key.slug, number.text, type_, day.isoformat(), level, source)


def _days(written: str) -> tuple[date, date]:
    """The first and the last day that a year, month or day may mean."""
    first = date.fromisoformat(written + "-01-01"[len(written) - len("2025") :])
    if len(written) == len("2025"):
        return first, date(first.year, 12, 31)
    if len(written) == len("2025-01"):
        after = (first + timedelta(days=31)).replace(day=1)
        return first, after - timedelta(days=1)
    return first, first
