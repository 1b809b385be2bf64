"""Uploads: the jobs that store them, and what became of each file."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from api.intake import Outcome
from api.job import Progress, State
from api.messages import Lang, text
from api.schemas.things import FromGraph
from graph.iris import Iris


class FileFacts(FromGraph):
    """How a letter was read, and how much was found in it."""

    media_type: str = Field(examples=["application/pdf"])
    sha256: str
    pages: int
    ocr: bool = Field(description="Whether any of it was read by OCR")
    pages_ocr: int
    characters: int
    citations: int
    tasks: int
    number: str | None = Field(examples=["725/KH-UBND"])
    date: str | None = Field(examples=["2025-04-15"])
    annex_of: str | None = Field(description="Number of what an annex came with")


class FileOutcome(BaseModel):
    """What became of one letter of an upload."""

    model_config = ConfigDict(frozen=True)

    file: str = Field(examples=["ke-hoach.docx", "thang-7.zip!/725.pdf"])
    outcome: Literal["changed", "unchanged", "failed"]
    document: str | None = Field(description="Slug of the letter")
    iri: str | None
    message: str | None = Field(description="Why it failed, and what to do")
    notes: tuple[str, ...] = Field(
        description="What became of other files and letters by this one"
    )
    facts: FileFacts | None = Field(description="Null if it failed")
    seconds: float = Field(description="How long it took to read")

    @classmethod
    def of(cls, outcome: Outcome, iris: Iris, lang: Lang) -> Self:
        """Tell an outcome in a language."""
        slug, facts = outcome.iri and iris.slug(outcome.iri), outcome.facts
        return cls(
            file=outcome.file,
            outcome=outcome.outcome,
            document=slug,
            iri=outcome.iri,
            message=outcome.message[lang] if outcome.message else None,
            notes=tuple(
                text(f"ingest.{how}", lang, file=outcome.file, other=other, key=slug)
                for how, other in outcome.others()
            ),
            facts=None if facts is None else FileFacts.model_validate(facts),
            seconds=outcome.seconds,
        )


class Job(BaseModel):
    """An upload on its way into the store."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(examples=["5f0c1d2e3a4b5c6d"])
    by: str = Field(description="Whose token it was sent with")
    state: State
    stopping: bool = Field(description="Whether it was told to stop")
    created: datetime
    started: datetime | None
    ended: datetime | None
    total: int = Field(description="Letters; the files sent, before it has started")
    done: int = Field(description="Letters that are done with, however")
    changed: int
    unchanged: int
    failed: int
    rate: float | None = Field(description="Letters a second")
    seconds_left: int | None = Field(description="A guess, once one can be made")
    message: str | None = Field(description="Why the whole of it failed")
    astray: tuple[str, ...] = Field(
        description="Rows of the register that no file fits"
    )

    @classmethod
    def of(cls, progress: Progress, lang: Lang) -> Self:
        """Tell where a job stands, in a language."""
        return cls(
            id=progress.id,
            by=progress.by,
            state=progress.state,
            stopping=progress.stopping,
            created=progress.created,
            started=progress.started,
            ended=progress.ended,
            total=progress.total,
            done=progress.done,
            changed=progress.changed,
            unchanged=progress.unchanged,
            failed=progress.failed,
            rate=progress.rate,
            seconds_left=progress.seconds_left,
            message=progress.why[lang] if progress.why else None,
            astray=tuple(
                text("ingest.astray", lang, line=row.line, file=row.file)
                for row in progress.astray
            ),
        )


class JobDetail(Job):
    """The same, with what became of each letter so far."""

    files: tuple[FileOutcome, ...]


class JobEvent(BaseModel):
    """The data of an event: where the job stands, and the letter that is done."""

    job: Job
    file: FileOutcome | None


class Removed(BaseModel):
    """A letter that was taken out of the store."""

    document: str = Field(description="The slug that it had")
    iri: str
