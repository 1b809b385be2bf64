"""Letters with everything found in them marked: one page that needs nothing else.

It has no script at all, and its policy admits its own style only; the text of a letter
can never be more than text.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from extract.model import LETTER
from graph.identity import identify
from viz.assets import environment, inlined, own_policy
from viz.marks import Mark, Piece, pieces
from viz.messages import Lang, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extract.model import Extraction
    from extract.tasks import Task
    from graph.identity import CitedDocument, Identities

    Words = Mapping[str, str]

_OPENING = 110
"""Letters of a task's text that are shown beside its number."""
_ROLES = ("lead", "cooperate", "monitor", "advise")


@dataclass(frozen=True, slots=True)
class _Row:
    """A task or a document in the lists beside the text, and where it stands in it."""

    id: str
    label: str
    text: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A letter as the page shows it."""

    title: str
    prefix: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...]
    tasks: tuple[_Row, ...]
    documents: tuple[_Row, ...]


def letters_file(extractions: Sequence[Extraction], *, lang: Lang = "vi") -> str:
    """Return one HTML document that shows letters and what was found in each.

    Marked in the text: citations, agencies, deadlines, targets, footnotes, and where
    each task begins. Beside it: the letter's own data, its tasks, the documents cited.
    """
    words = messages(lang)
    styles = inlined("letter.css")
    return (
        environment()
        .get_template("letter.html")
        .render(
            lang=lang,
            t=words,
            styles=styles,
            policy=own_policy([style for style, _ in styles]),
            letters=[
                _shown(extraction, f"l{number}-", words)
                for number, extraction in enumerate(extractions, start=1)
            ],
        )
    )


def _shown(extraction: Extraction, prefix: str, words: Words) -> _Shown:
    who = identify(extraction)
    header = extraction.header
    facts = {
        "type": header.type,
        "number": header.number or header.symbol,
        "date": header.date,
        "issuer": header.issuer,
        "place": header.place,
        "signer": header.signer.name,
        "urgency": header.urgency,
        "subject": header.subject,
        "addressees": "; ".join(header.addressees),
    }
    return _Shown(
        title=extraction.letter.source.name,
        prefix=prefix,
        pieces=cut(extraction, _marks(extraction, who, prefix, words)),
        facts=tuple(
            (words[f"detail.{key}"], value) for key, value in facts.items() if value
        ),
        tasks=tuple(
            _Row(
                f"{prefix}t{task.label}",
                task.label,
                shorten(task.span.text, _OPENING, placeholder="…"),
                _task_facts(task, words),
            )
            for task in extraction.tasks
        ),
        documents=tuple(
            _Row(
                f"{prefix}c{document.mentions[0]}",
                _name(document),
                "",
                _document_facts(document, extraction, who, words),
            )
            for document in who.documents
        ),
    )


def cut(extraction: Extraction, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut the text of a letter at its marks, tasks and pages."""
    letter = extraction.letter
    tasks: dict[int, list[str]] = {}
    for task in extraction.tasks:
        tasks.setdefault(task.span.start, []).append(task.label)
    pages = {page.start: page.number for page in letter.pages[1:]}
    return pieces(letter.text, marks, tasks, pages)


def _marks(
    extraction: Extraction, who: Identities, prefix: str, words: Words
) -> Iterator[Mark]:
    known = {document.slug: document for document in who.documents}
    stated: dict[int, list[str]] = {}
    for relation in extraction.relations:
        word = words[f"relation.{relation.predicate}"]
        stated.setdefault(relation.citation, []).append(word)
    for index, citation in enumerate(extraction.citations):
        document = known.get(who.of_citation[index])
        tips = list(dict.fromkeys(stated.get(index, ())))
        tip = " · ".join([*tips, _name(document)] if document else tips)
        yield Mark("citation", citation.span.segments, tip, f"{prefix}c{index}")
    for agency in extraction.agencies:
        for mention in agency.mentions:
            yield Mark("agency", mention.segments, agency.name)
    for task in extraction.tasks:
        for deadline in task.deadlines:
            tip = f"{words['deadline']}: {deadline.value or deadline.span.text}"
            yield Mark("deadline", deadline.span.segments, tip)
        for target in task.targets:
            yield Mark("target", target.span.segments, words["target"])
    for note in extraction.footnotes:
        yield Mark("note", note.span.segments)


def _name(document: CitedDocument) -> str:
    parts = [document.type, document.number]
    return " ".join(filter(None, parts)) or document.title or document.slug


def _document_facts(
    document: CitedDocument, extraction: Extraction, who: Identities, words: Words
) -> tuple[tuple[str, str], ...]:
    relations = (
        words[f"relation.{relation.predicate}"]
        for relation in extraction.relations
        if relation.subject == LETTER and who.of_node(relation.object) == document.slug
    )
    facts = {
        "relation": ", ".join(dict.fromkeys(relations)),
        "detail.issuer": document.issuer,
        "detail.date": document.date,
        "detail.title": document.title,
    }
    return tuple((words[key], value) for key, value in facts.items() if value)


def _task_facts(task: Task, words: Words) -> tuple[tuple[str, str], ...]:
    facts: dict[str, list[str]] = {}
    for role in _ROLES:
        named = [
            each.agency
            for each in task.assignments
            if each.role == role and each.stated
        ]
        facts[words[f"relation.{role}"]] = named
    due = [each.value or each.span.text for each in task.deadlines]
    facts[words["deadline"]] = due
    facts[words["target"]] = [each.span.text for each in task.targets]
    return tuple(
        (key, "; ".join(dict.fromkeys(values)))
        for key, values in facts.items()
        if values
    )
