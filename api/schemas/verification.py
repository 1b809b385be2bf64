"""A text checked: its citations, what they mean, what is wrong with them."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from api.messages import Lang, text
from api.schemas.things import Document, FromGraph, Quote
from graph.answers import doubts, verify
from graph.identity import Status

LONGEST_TEXT = 100_000
"""Characters: some forty pages."""
TEXT = "^[^\\u0000]*$"
"""What text is: no NUL."""


class TextToVerify(BaseModel):
    """A text, whole or in part."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        max_length=LONGEST_TEXT,
        pattern=TEXT,
        examples=["Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;"],
    )


class MeantDocument(FromGraph):
    """A document that a citation means."""

    slug: str = Field(examples=["57-nq-tw-2024"])
    iri: str
    label: str = Field(examples=["Nghị quyết 57-NQ/TW"])
    number: str | None = Field(examples=["57-NQ/TW"])
    type: str | None = Field(examples=["Nghị quyết"])
    date: str | None = Field(description="YYYY, YYYY-MM or YYYY-MM-DD")
    title: str | None
    issuer_name: str | None
    level: str | None = Field(examples=["central_party"])
    held: bool = Field(description="Whether the document itself was read")
    known: bool = Field(
        description="Whether it was read, or a letter that was read cites it"
    )


def _meant(document: verify.MeantDocument | None) -> MeantDocument | None:
    return None if document is None else MeantDocument.model_validate(document)


class Doubt(BaseModel):
    """Something to look at before the text is signed."""

    model_config = ConfigDict(frozen=True)

    kind: doubts.DoubtKind
    message: str = Field(description="What is wrong, and what to do")
    value: str | None = Field(
        description="What the store or the registers have instead: a number, a date"
    )
    documents: tuple[Document, ...] = Field(
        description="Those that show it, or that may be meant"
    )
    quotes: tuple[Quote, ...] = Field(description="The words of letters that say so")

    @classmethod
    def of(cls, doubt: doubts.Doubt, lang: Lang) -> Self:
        """Put a doubt in words."""
        value = doubt.value or text("verify.no_value", lang)
        return cls(
            kind=doubt.kind,
            message=text(f"verify.{doubt.kind}", lang, value=value),
            value=doubt.value,
            documents=tuple(map(Document.model_validate, doubt.documents)),
            quotes=tuple(map(Quote.model_validate, doubt.quotes)),
        )


class VerifiedCitation(BaseModel):
    """A citation of the text, as printed, and what it comes down to."""

    model_config = ConfigDict(frozen=True)

    start: int = Field(description="Offset into `text`, in code points")
    end: int = Field(description="Offset behind it")
    segments: tuple[tuple[int, int], ...] = Field(
        description="Its parts, where page furniture interrupts it"
    )
    text: str
    kind: Literal["numbered", "named", "open"]
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None = Field(description="As printed, or read off the number")
    title: str | None
    provisions: tuple[str, ...]
    section: str
    status: Status
    document: MeantDocument | None = Field(
        description="What it means; null for the text itself"
    )
    candidates: tuple[MeantDocument, ...] = Field(
        description="What it may mean, where several fit"
    )
    act: MeantDocument | None = Field(
        description="The numbered act that a name stands for on the day of the text"
    )
    doubts: tuple[Doubt, ...]
    rule: str
    confidence: float

    @classmethod
    def of(cls, checked: verify.CheckedCitation, lang: Lang) -> Self:
        """Tell what was found of a citation."""
        citation = checked.citation
        return cls(
            start=citation.span.start,
            end=citation.span.end,
            segments=citation.span.segments,
            text=citation.span.text,
            kind=citation.kind,
            type=citation.type,
            number=citation.number,
            date=citation.date,
            issuer=citation.issuer,
            title=citation.title,
            provisions=citation.provisions,
            section=citation.section,
            status=checked.status,
            document=_meant(checked.document),
            candidates=tuple(map(MeantDocument.model_validate, checked.candidates)),
            act=_meant(checked.act),
            doubts=tuple(Doubt.of(doubt, lang) for doubt in checked.doubts),
            rule=citation.rule,
            confidence=citation.confidence,
        )


class Verification(BaseModel):
    """A text with every citation in it."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="As it was read: what all offsets count in")
    written: str = Field(
        description="The date of the text, else the day on which it is taken to come",
        examples=["2025-07-01"],
    )
    citations: tuple[VerifiedCitation, ...]

    @classmethod
    def of(cls, checked: verify.Checked, lang: Lang) -> Self:
        """Tell what was found of a text."""
        return cls(
            text=checked.text,
            written=checked.written,
            citations=tuple(
                VerifiedCitation.of(citation, lang) for citation in checked.citations
            ),
        )
