"""The rows of the registries, as immutable values."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Branch = Literal["state", "party", "both"]
Shape = Literal["fixed", "local", "numbered", "opening"]
ColumnRole = Literal[
    "number",
    "task",
    "lead",
    "cooperate",
    "monitor",
    "product",
    "deadline",
    "indicator",
    "unit",
]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: the code in its numbers and the names letters print."""

    code: str
    name: str
    name_en: str
    branch: Branch
    normative: bool
    printed: tuple[str, ...]
    also: tuple[str, ...]
    example: str

    @property
    def slug(self) -> str:
        """The name in ASCII, words joined by hyphens ("nghi-quyet")."""
        return slugify(self.name)


@dataclass(frozen=True, slots=True)
class BodyCode:
    """A body as a number names it ("TW" in 57-NQ/TW), and its level.

    `local` bodies exist once in every province; `term` codes are followed by the
    number of the legislature (QH15).
    """

    code: str
    style: Literal["state", "party"]
    name: str
    level: str
    local: bool
    term: bool
    also: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term of the Party that ended within a year, and the one that began.

    `codes` are those of its bodies in numbers, `since` the first day of the new term.
    """

    codes: tuple[str, ...]
    since: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name letters call a body by.

    `shape` says what may follow: "fixed" nothing, "local" a place, "numbered" a
    number, "opening" the rest of a free title. `bare` local names stand alone too;
    the title of an opening that is not bare begins with a capital. `full` is what a
    shorter name stands for.
    """

    name: str
    full: str
    level: str
    kind: str
    shape: Shape
    bare: bool


@dataclass(frozen=True, slots=True)
class Bodies:
    """All names of bodies, the abbreviations used in them, and the provinces."""

    names: tuple[BodyName, ...]
    abbreviations: dict[str, str]
    provinces: tuple[str, ...]
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun that opens the name of a body or office in no list.

    `never` follows it where it is another word; `alone` needs no name behind it;
    `asked` is one only behind words that ask somebody; of one that `acts` a verb right
    behind belongs to the name ("đoàn thanh tra"); one that is `named` has a name in
    capitals behind it ("ông Lê An").
    """

    name: str
    level: str
    kind: str
    never: tuple[str, ...]
    alone: bool
    asked: bool
    acts: bool
    named: bool
    example: str


@dataclass(frozen=True, slots=True)
class Actors:
    """Head nouns, longest first, and the words at which a name ends.

    `verbs` say what somebody does or must do, those that open orders among them; so do
    `works`, which are part of names as well ("đoàn thanh tra"); `others` do not. Behind
    one of the `kinds` that a name ends with, more of them go on with it ("trường đại
    học, cao đẳng"). A word that is `within` another ("hàng không") ends none behind
    what stands before it there.
    """

    heads: tuple[Head, ...]
    verbs: tuple[str, ...]
    works: tuple[str, ...]
    others: tuple[str, ...]
    kinds: tuple[str, ...]
    within: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that state a relation to the document they stand before.

    `passive` cues turn it round: "ban hành tại Y" says that Y promulgates. Nothing
    but small words may stand between an `adjacent` cue and the document.
    """

    rule: str
    predicate: str
    pattern: str
    passive: bool
    adjacent: bool
    example: str


@dataclass(frozen=True, slots=True)
class Column:
    """Words at the head of a table's column, and the role of what stands below.

    `pattern` is searched in the head in lower case; a `whole` one must be all of it.
    """

    role: ColumnRole
    pattern: str
    whole: bool
    example: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many findings of a shape are borne: `most` on a hundred letters or tasks."""

    shape: str
    per: Literal["letter", "task"]
    most: float


@lru_cache(maxsize=1 << 14)
def slugify(text: str) -> str:
    """Fold to lower-case ASCII words joined by hyphens: "Nghị quyết" → nghi-quyet."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = (c if c.isascii() and c.isalnum() else " " for c in bare if c.isascii())
    return "-".join("".join(letters).split())
