"""The values that reading a letter yields: immutable, with their place in the text.

Offsets are Unicode code points into `Letter.text`, half-open. Whatever page
furniture (footnotes, page numbers, glued markers) interrupts has several segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.source import Letter
    from extract.tasks import Task

CitationKind = Literal["numbered", "named", "open"]
IssuerBasis = Literal["printed", "preceding", "list_head", "symbol", "unknown"]
Predicate = Literal[
    "implements",
    "based_on",
    "acts_on_proposal",
    "follows_direction",
    "guides",
    "promulgates",
    "establishes",
    "encloses",
    "amends",
    "replaces",
    "abrogates",
    "corrects",
    "replies_to",
    "urges",
    "extends",
    "reports_on",
    "cites",
]
AgencyKind = Literal["body", "group", "office_holder", "taskforce"]
VERSION = "11"
"""Of the readers and the pipeline: raised when they read the same bytes otherwise."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the raw text and what stands there, white space folded."""

    segments: tuple[tuple[int, int], ...]
    text: str

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: name, office as printed, and the authority (TM., KT., TL.)."""

    name: str | None
    title: str | None
    authority: str | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận: name as printed and its purpose code ("t/h", "đ/b")."""

    name: str
    purpose: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """What the letter says of itself; None where the page is blank or silent.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD. `province` is the province whose bodies
    the letter means when it says "tỉnh", read from place, letterhead or addressees.
    """

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: str | None = None
    subject: str | None = None
    signer: Signer = Signer(None, None, None)
    urgency: str | None = None
    secrecy: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, detached, and the phrase its marker stands on."""

    number: int
    span: Span
    anchor: Span | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document, with what this mention itself prints.

    `type` is the canonical type name ("Nghị quyết"), `number` the canonical number
    ("57-NQ/TW"; None unless kind is numbered), `date` ISO. `issuer` is as printed
    (in the mention, before it, or at the head of its list) or read off the symbol;
    `issuer_basis` says which. `level` is a level of the contract or None.
    `section` is where it stands: "header", "preamble", "3.b", "footnote 4",
    "closing". `malformed` marks a number whose separators contradict
    its issuing body and were put right; `printed_number` is what was printed then.
    `antecedent` is the index of the citation that this one takes up ("Kế hoạch nêu
    trên"); one that may take up what cannot be read is `blocked`.
    """

    span: Span
    kind: CitationKind
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    issuer_basis: IssuerBasis
    title: str | None
    level: str | None
    section: str
    rule: str
    confidence: float
    provisions: tuple[str, ...] = ()
    malformed: bool = False
    printed_number: str | None = None
    antecedent: int | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """An end of a relation: the letter itself, or an entry of the extraction.

    `index` points into `Extraction.citations` or `Extraction.agencies`.
    """

    kind: Literal["letter", "citation", "agency"]
    index: int = -1


LETTER = Node("letter")


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject predicate object`, as the sentence in `span` states it.

    `citation` is the index of the mention that carries the statement; `task` the
    label of the item that orders it, if any.
    """

    subject: Node
    predicate: Predicate
    object: Node
    citation: int
    task: str | None
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Agency:
    """A body, group or office holder named in the letter, with all its mentions.

    `name` is the full name with its province where that is known ("Sở Tài chính
    tỉnh Kon Tum"); `mentions` are as printed.
    """

    name: str
    kind: AgencyKind
    level: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """That the letter is an annex in a file of its own, and what it came with.

    `label` is that of its heading ("II"), None where it has none; number, type, date
    and issuer are those of the document, None where nothing tells them. `span` is
    where the page says so: the bracket below the heading, else the heading. `given`
    marks a number that a register tells and the page does not.
    """

    span: Span
    label: str | None
    number: str | None
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one letter. Indexes in it point into its own tuples.

    `content` is what a person reads, white space folded: the running text, then the
    footnotes, without markers, page numbers and stamps. It tells whether two files
    hold one letter; offsets never count in it.
    """

    letter: Letter
    header: Header
    citations: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tasks: tuple[Task, ...] = ()
    agencies: tuple[Agency, ...] = ()
    content: str = ""
    annex: Annex | None = None
    version: str = VERSION
