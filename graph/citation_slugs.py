"""The slug of the document that each citation of a letter means.

One number, one document: the key is number, place and scope, mostly the year. What a
citation leaves out is that of the others of its number in the letter. Who issued it, if
that is left out, is who issued it where it is printed; else the letter's own body, if
that gives out such numbers, else that of the province.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.dates import differ
from graph.describe import document_name
from graph.keys import Key, most_precise
from graph.places import BELOW_PROVINCE, LOCAL, level_below, place_of, unnamed_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.model import Citation, Extraction

_OF_ALL_LEVELS = frozenset(("provincial_government", "provincial_council"))
"""What the symbols UBND and HĐND tell, though each district has such a body."""
_GENERA = (
    "chuong trinh hanh dong",
    "chuong trinh cong tac",
    "chuong trinh",
    "ke hoach",
    "de an",
    "phuong an",
    "quy hoach",
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a letter or a document, as printed, and of which province."""

    name: str | None
    level: str | None
    province: str | None

    def of(self, citation: Citation) -> Issuer:
        """Who issued what a letter of this issuer cites."""
        name, level = citation.issuer, citation.level
        own = self.name if self.level in BELOW_PROVINCE else None
        if name is None and own and (level in _OF_ALL_LEVELS or level == self.level):
            return self
        unit = unnamed_unit(name) if name and level in LOCAL else None
        if own and unit and level_below(own) == level:
            return self
        return Issuer(name, level, self.province)


def citation_slugs(
    extraction: Extraction, letter: str, issuer: Issuer
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """The slug each citation means, and the candidates of the ambiguous ones."""
    numbered, candidates = _numbered_slugs(extraction, _keys(extraction, issuer))
    acts = _promulgating_acts(extraction, numbered)
    slugs = [
        numbered.get(index)
        or _unnumbered_slug(c, letter, acts.get(index), issuer.province)
        for index, c in enumerate(extraction.citations)
    ]
    for index, citation in enumerate(extraction.citations):
        if citation.antecedent is not None:
            slugs[index] = slugs[citation.antecedent]
    return slugs, candidates


def _numbered_slugs(
    extraction: Extraction, keys: Mapping[int, Key]
) -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    """The slugs of the numbered citations, and the candidates of the ambiguous ones.

    Of two that a citation may mean, its issuer tells which.
    """
    known = set(keys.values())
    issuers = _issuers(extraction, keys)
    slugs: dict[int, str] = {}
    candidates: dict[str, tuple[str, ...]] = {}
    for index, key in keys.items():
        finest = most_precise(key, known)
        said = iris.fold(extraction.citations[index].issuer or "")
        if len(finest) > 1 and said:
            finest = tuple(k for k in finest if said in issuers[k]) or finest
        slugs[index] = finest[0].slug if len(finest) == 1 else key.slug
        if len(finest) > 1:
            candidates[key.slug] = tuple(k.slug for k in finest)
    return slugs, candidates


def _keys(extraction: Extraction, issuer: Issuer) -> dict[int, Key]:
    """The keys of the numbered citations, by their index."""
    numbered = {
        index: citation
        for index, citation in enumerate(extraction.citations)
        if citation.number
    }
    keys = {index: _key(c, issuer.of(c)) for index, c in numbered.items()}
    printed = {index: keys[index] for index, c in numbered.items() if c.issuer}
    days = {(keys[index].number, numbered[index].date) for index in printed}
    # One of another day than those is the letter's own: it is known by that as well.
    own = {
        index: keys[index]
        for index, c in numbered.items()
        if c.date and not c.issuer and (keys[index].number, c.date) not in days
    }
    return {
        index: keys[index]
        if citation.issuer or citation.level not in LOCAL
        else _as_printed(citation, keys[index], printed | own, numbered)
        for index, citation in numbered.items()
    }


def _issuers(extraction: Extraction, keys: Mapping[int, Key]) -> dict[Key, set[str]]:
    """Who is printed to have issued the document of each key, folded."""
    issuers: dict[Key, set[str]] = {key: set() for key in keys.values()}
    for index, key in keys.items():
        issuers[key].add(iris.fold(extraction.citations[index].issuer or ""))
    return issuers


def _key(citation: Citation, issuer: Issuer) -> Key:
    return Key.of(
        citation.number or "",
        type_=citation.type,
        date=citation.date,
        issuer=issuer.name,
        level=issuer.level,
        province=issuer.province,
    )


def _as_printed(
    citation: Citation,
    key: Key,
    printed: Mapping[int, Key],
    numbered: Mapping[int, Citation],
) -> Key:
    """The key of a citation without issuer: that of the only one of its number and day.

    Of one without a day, that of the only one of its number.
    """
    alike = {
        known
        for index, known in printed.items()
        if known.number == key.number
        and not _another_day(citation.date, numbered[index].date)
    }
    finest = {k for k in alike if not any(other.refines(k) for other in alike)}
    return finest.pop() if len(finest) == 1 else key


def _another_day(one: str | None, other: str | None) -> bool:
    """Whether two dates tell two days, or the one tells a day and the other none."""
    return one is not None and (other is None or differ(one, other))


def _promulgating_acts(
    extraction: Extraction, numbered: dict[int, str]
) -> dict[int, str]:
    """The slug of the act that promulgates a citation, by the citation's index."""
    return {
        relation.object.index: numbered[relation.subject.index]
        for relation in extraction.relations
        if relation.predicate == "promulgates"
        and relation.subject.kind == relation.object.kind == "citation"
        and relation.subject.index in numbered
    }


def _unnumbered_slug(
    citation: Citation, letter: str, act: str | None, province: str | None
) -> str:
    """The slug of a document without number.

    A name that many share ("Chương trình hành động của Chính phủ") belongs to the act
    that promulgates it, else to the letter; an open set belongs to the letter, and
    "Kế hoạch nêu trên", where it is blocked, to its item.
    """
    if citation.blocked:
        section = citation.section.replace("đ", "dd")  # "3.d" is another item
        name = iris.name_slug(f"{section} {citation.span.text}")
        return iris.part(letter, f"n-{name}")
    if citation.kind != "named":
        return iris.part(letter, f"set-{iris.name_slug(citation.span.text)}")
    name = document_name(citation.span.text, citation.title)
    if _shared_by_many(citation, name):
        return iris.part(act or letter, f"n-{iris.name_slug(name)}")
    return iris.named_slug(name, place_of(citation.issuer, citation.level, province))


def _shared_by_many(citation: Citation, name: str) -> bool:
    folded = iris.fold(name)
    genus = next((genus for genus in _GENERA if folded.startswith(genus)), None)
    if genus is None:
        return False
    issuer = iris.fold(citation.issuer or "")
    return folded.removeprefix(genus).strip() in ("", f"cua {issuer}")
