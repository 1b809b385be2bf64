"""All IRIs, made in one place.

An IRI is `base + slug`. A slug is lower-case ASCII, words joined by `-`; a dot
leads from a whole to its part, so that `57-nq-tw-2024` is a document and
`cong-van-u-1a2b3c4d.t-3-b.a1` the first assignment of task 3.b of a letter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from ontology.terms import VOCABULARY_GRAPH

if TYPE_CHECKING:
    from graph.readable import Readable

BASE = "https://w3id.org/chidao/id/"
RESOLUTION = "graph-resolution"
DATASET = "dataset"
DERIVED_GRAPHS = (RESOLUTION, "graph-register")
"""Graphs that are made anew from the others, and from the registries."""
RECORD_GRAPHS = ("graph-runs", "graph-corrections", "graph-reports")
"""Graphs that hold what people and runs left behind."""
LONGEST_NAME = 80

_TO_ASCII = {ord("đ"): "d", ord("ð"): "d"} | dict.fromkeys(range(0x300, 0x370))
_SLUG = re.compile(r"[a-z0-9][a-z0-9.-]*")
_WORD = re.compile(r"[a-z0-9]+")
_NAME_LENGTH = 200
"""Texts below it are names as a rule, which come again and again."""
_SHORT_FORMS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
)
_APART = re.compile(r"-u-[0-9a-f]{8}$")
_SERIAL = re.compile(r"^0*(\d+)(?!\d)")
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")
# Type codes that differ from another code in đ alone (Hợp đồng from Hướng dẫn,
# Đề án from Dự án), and the type that shares its code with Quyết định.
_NUMBER_CODES = {"HĐ": "hdd", "ĐA": "dda"}
_SHARED_CODE_TYPES = {"quy dinh": "quy-dinh"}


def fold(text: str) -> str:
    """Text for comparing and searching: ASCII words in lower case.

    Diacritics fall away, đ becomes d, all else parts words:
    `fold("Sở Tài chính")` is `"so tai chinh"`, `fold("43/QĐ-UBND")` is
    `"43 qd ubnd"`.
    """
    return _fold_name(text) if len(text) < _NAME_LENGTH else _fold(text)


def _fold(text: str) -> str:
    return " ".join(_WORD.findall(unaccented(text)))


_fold_name = lru_cache(maxsize=1 << 14)(_fold)


def unaccented(text: str) -> str:
    """Text in lower case without diacritics; đ becomes d, all else stays."""
    return unicodedata.normalize("NFD", text.casefold()).translate(_TO_ASCII)


def name_slug(name: str) -> str:
    """The slug of a name: folded, cut at 80 characters with a hash of the whole."""
    slug = fold(name).replace(" ", "-")
    if len(slug) <= LONGEST_NAME:
        return slug
    return f"{slug[:LONGEST_NAME].rstrip('-')}-{_digest(slug)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@lru_cache(maxsize=1 << 14)
def number_slug(number: str, type_: str | None = None) -> str:
    """The slug of a canonical number: `57-NQ/TW` gives `57-nq-tw`.

    The number carries its type, except where two types share a code: Quy định and
    Quyết định (QĐ), of which the former is named in the slug. Below ten it has a zero
    before it, printed or not (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    number = _SERIAL.sub(lambda serial: serial[1].zfill(2), number)
    parts = [_NUMBER_CODES.get(part, fold(part)) for part in re.split("[-/]", number)]
    slug = "-".join(part.replace(" ", "-") for part in parts if part)
    prefix = _SHARED_CODE_TYPES.get(fold(type_ or ""))
    return f"{prefix}-{slug}" if prefix and "QĐ" in number else slug


def year_in(number: str) -> str | None:
    """The year that a normative document has in its number: 30/2020/NĐ-CP."""
    found = _YEAR_IN_NUMBER.search(number)
    return found[1] if found else None


def lex_urn(issuer: str, type_: str, day: str, number: str) -> str:
    """The URN:LEX (RFC 9676) of a document: an alternate name, not its IRI.

    `urn:lex:vn:bo.chinh.tri:nghi.quyet:2024-12-22;57-nq-tw`. `issuer` is the slug of a
    name, `type_` a name or its slug, `day` YYYY-MM-DD, `number` canonical.
    """
    authority, measure = (name.replace("-", ".") for name in (issuer, name_slug(type_)))
    return f"urn:lex:vn:{authority}:{measure}:{day};{number_slug(number)}"


def named_slug(name: str, place: str | None = None) -> str:
    """The slug of a document known by its name: `Đề án 06` gives `de-an-06`.

    A place is added where the name does not hold it already.
    """
    slug = name_slug(name)
    if place is None or f" {fold(place)} " in f" {fold(name)} ":
        return slug
    return f"{slug}-{name_slug(place)}"


def unnumbered_slug(type_: str | None, issuer: str | None, content: str) -> str:
    """The slug of a letter without a number: type, issuer and a hash of its words.

    The words of `Extraction.content` count, folded, each as often as it stands there,
    in no order: a text file, a Word file and a PDF of one letter differ in furniture,
    which the content leaves out, in marks, cell bars and line breaks, which folding
    drops, and in where they put the second column of a letterhead, the cells of a
    table and the footnotes, which is order. Words rather than characters, so that day
    12 is not day 21.
    """
    short = fold(issuer or "")
    for long, abbreviation in _SHORT_FORMS:
        short = short.replace(long, abbreviation)
    digest = _digest(" ".join(sorted(fold(content).split())))
    head = [name_slug(type_ or "Văn bản"), name_slug(short), "u", digest]
    return "-".join(part for part in head if part)


def annex_slug(whole: str, label: str | None) -> str:
    """The slug of an annex in a file of its own: `03-nq-cp-2025-phu-luc-ii`."""
    return "-".join(part for part in (whole, "phu-luc", fold(label or "")) if part)


def apart_slug(slug: str, fingerprint: str) -> str:
    """The slug of another letter that prints the number of the letter `slug`."""
    return f"{slug}-u-{_digest(fingerprint)}"


def shared_slug(slug: str) -> str:
    """The slug that a numbered letter would have if no other printed its number."""
    return _APART.sub("", slug)


def task_part(label: str) -> str:
    """The part of a slug that names a task: `3.b` gives `t-3-b`, `3.đ` `t-3-dd`."""
    marked = label.casefold().replace("đ", "dd")
    return "t-" + fold(marked).replace(" ", "-")


def correction_slug(number: int) -> str:
    """The slug of a correction, counted from 1: `correction-7`."""
    return f"correction-{number}"


def person_slug(name: str) -> str:
    """The slug of a person: two names that fold alike are two persons."""
    return f"person-{name_slug(name)}-{_digest(name)}"


def within(slug: str, letter: str) -> str:
    """A slug as a letter says it: its own parts without its slug, `.` for itself.

    What is kept so holds when the letter gets another slug; `without` is the way back.
    """
    if slug == letter or slug.startswith(f"{letter}."):
        return slug[len(letter) :] or "."
    return slug


def without(kept: str, letter: str) -> str:
    """The slug that `within` made of one, in the letter of this slug."""
    if kept == ".":
        return letter
    return letter + kept if kept.startswith(".") else kept


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one installation; `base` ends in `/` or `#`."""

    base: str = BASE

    def iri(self, slug: str) -> str:
        """The IRI of a slug."""
        return self.base + slug

    def slug(self, iri: str) -> str:
        """The slug of an IRI made here.

        Raises:
            ValueError: the IRI does not begin with the base.
        """
        if not iri.startswith(self.base):
            msg = f"{iri!r} is not an IRI under {self.base!r}"
            raise ValueError(msg)
        return iri[len(self.base) :]

    def slug_of_ours(self, iri: str | None) -> str | None:
        """The slug of an IRI that may be anybody's; None if it was not made here."""
        return self.slug(iri) if iri and iri.startswith(self.base) else None

    @property
    def resolution(self) -> str:
        """The graph of what mentions refer to: derived, recomputed at will."""
        return self.iri(RESOLUTION)

    @property
    def runs(self) -> str:
        """The graph of runs: when, by whom; left out of comparisons."""
        return self.iri("graph-runs")

    @property
    def corrections(self) -> str:
        """The graph of what people state: their corrections, and what these say."""
        return self.iri("graph-corrections")

    @property
    def reports(self) -> str:
        """The graph of what people report of tasks."""
        return self.iri("graph-reports")

    @property
    def register(self) -> str:
        """The graph of the register of bodies: official statements."""
        return self.iri("graph-register")

    @property
    def dataset(self) -> str:
        """The whole of the graph, as described to others."""
        return self.iri(DATASET)

    @property
    def vocabulary(self) -> str:
        """The graph of the vocabulary."""
        return VOCABULARY_GRAPH


def iris_of(store: Readable) -> Iris:
    """The IRIs a store was filled with: its derived graph tells their base."""
    return store.keep("iris", lambda: _find_iris(store))


def _find_iris(store: Readable) -> Iris:
    import pyoxigraph as ox  # noqa: PLC0415 - slow to load, and IRIs need none

    if store.has_graph(ox.NamedNode(Iris().resolution)):  # as most
        return Iris()
    for graph in store.graphs():
        if graph.endswith(RESOLUTION):
            return Iris(graph.removesuffix(RESOLUTION))
    return Iris()


def body_slug(id_: str) -> str:
    """The slug of a body of the register.

    Not that of the agency which letters name: "Sở Tài chính tỉnh Quảng Ngãi" is one
    name, and one body until June 2025, another since.
    """
    return f"body.{id_}"


def change_slug(id_: str) -> str:
    """The slug of what became of bodies on a day."""
    return f"change.{id_}"


def act_slug(id_: str) -> str:
    """The slug of an act or publication that the register rests on."""
    return f"act.{id_}"


def member_slug(group: str, id_: str) -> str:
    """The slug of a body's membership in a group that letters name."""
    return f"member.{group}.{id_}"


class Named(Protocol):
    """What the name of a work is made of: a document of the catalogue."""

    @property
    def slug(self) -> str: ...  # noqa: D102 - as in the catalogue
    @property
    def type(self) -> str | None: ...  # noqa: D102
    @property
    def issuer(self) -> str | None: ...  # noqa: D102
    @property
    def date(self) -> str | None: ...  # noqa: D102


def akn_work(document: Named) -> str:
    """The IRI of a work in the Akoma Ntoso naming convention (OASIS, 2019, §4.4).

    `/akn/vn/doc/ke-hoach/ubnd-tinh-kon-tum/2025-03-07/725-kh-ubnd-kon-tum-2025`: an
    issuer that is not known is left out; a type is then `van-ban`, a date `nodate`.
    """
    parts = [name_slug(document.type or "van ban"), document.issuer]
    parts += [document.date or "nodate", document.slug]
    return "/akn/vn/doc/" + "/".join(part for part in parts if part)


def is_slug(text: str) -> bool:
    """Whether a text has the letters that a slug is made of."""
    return _SLUG.fullmatch(text) is not None


def whole(slug: str) -> str:
    """The slug of the document or letter that a part belongs to."""
    return slug.partition(".")[0]


def part(slug: str, name: str) -> str:
    """The slug of a part: `part("a", "c3")` is `a.c3`."""
    return f"{slug}.{name}"
