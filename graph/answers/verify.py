"""A text checked before it is signed: each citation, what it means, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.doubts import Doubter
from graph.arrival import arrive
from graph.catalog import catalog
from graph.describe import document_label
from graph.identity import identify

if TYPE_CHECKING:
    from datetime import date

    from extract.model import Citation, Extraction
    from graph.answers.doubts import Doubt
    from graph.arrival import Understood
    from graph.catalog import Catalog
    from graph.identity import CitedDocument, Status
    from graph.iris import Iris
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class MeantDocument:
    """A document that a citation means; `known` unless this text alone cites it.

    `held` tells that it was itself read.
    """

    slug: str
    iri: str
    label: str
    number: str | None
    type: str | None
    date: str | None
    title: str | None
    issuer_name: str | None
    level: str | None
    held: bool
    known: bool


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """A citation and what it comes down to.

    `segments` are half-open code-point offsets into the text. `document` is what it
    means, None for the text itself; `candidates` are what it may mean; `act` is the
    numbered act that a name stands for.
    """

    citation: Citation
    status: Status
    document: MeantDocument | None
    candidates: tuple[MeantDocument, ...]
    act: MeantDocument | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with its citations, in order; `written` is the date they were held to."""

    text: str
    written: str
    citations: tuple[CheckedCitation, ...]


def verify(store: Store, iris: Iris, extraction: Extraction, day: date) -> Checked:
    """Hold the citations of a text against the store, as if it arrived on a day.

    Nothing is stored.
    """
    arrival = arrive(store, iris, extraction, day)
    doubter = Doubter(store, arrival)
    who = identify(extraction)
    cited = {index: d for d in who.documents for index in d.mentions}
    describe = _Describer(catalog(store), iris, arrival.letter)
    return Checked(
        text=extraction.letter.text,
        written=arrival.written,
        citations=tuple(
            CheckedCitation(
                citation=citation,
                status=one.status,
                document=describe.document(one.slug, cited.get(index)),
                candidates=describe.candidates(one),
                act=describe.act(one),
                doubts=doubter.doubts(citation, one),
            )
            for index, (citation, one) in enumerate(
                zip(extraction.citations, arrival.understood, strict=True)
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _Describer:
    known: Catalog
    iris: Iris
    letter: str

    def document(self, slug: str, said: CitedDocument | None) -> MeantDocument | None:
        """A document as the store knows it, else as the text speaks of it."""
        if slug == self.letter:
            return None
        if (found := self._known(slug)) is not None or said is None:
            return found
        numbered = document_label(said.type, said.number)
        return MeantDocument(
            slug=slug,
            iri=self.iris.iri(slug),
            label=numbered if said.number else said.title or numbered,
            number=said.number,
            type=said.type,
            date=said.date,
            title=said.title,
            issuer_name=said.issuer,
            level=said.level,
            held=False,
            known=False,
        )

    def candidates(self, one: Understood) -> tuple[MeantDocument, ...]:
        """What an ambiguous citation may mean, as far as the store knows it."""
        return tuple(filter(None, map(self._known, one.candidates)))

    def act(self, one: Understood) -> MeantDocument | None:
        """The act that a name means, if the source of that was seen."""
        act = one.act
        if act is None or not act.source.seen:
            return None
        return self._known(act.slug) or MeantDocument(
            slug=act.slug,
            iri=self.iris.iri(act.slug),
            label=document_label(act.type, act.number),
            number=act.number,
            type=act.type,
            date=act.date,
            title=None,
            issuer_name=None,
            level=act.level,
            held=False,
            known=False,
        )

    def _known(self, slug: str) -> MeantDocument | None:
        found = self.known.documents.get(slug)
        if found is None:
            return None
        return MeantDocument(
            slug=slug,
            iri=found.iri,
            label=found.label,
            number=found.number,
            type=found.type,
            date=found.date,
            title=found.title,
            issuer_name=found.issuer_name,
            level=found.level,
            held=found.held,
            known=True,
        )
