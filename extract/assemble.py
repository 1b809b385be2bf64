"""What the stages found, in reading offsets → `Extraction`, in raw ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.annex import read_annex
from extract.cells import cell_products
from extract.model import Agency, Citation, Extraction, Footnote, Node, Relation, Span
from extract.parts import Part
from extract.placed import Index
from extract.products import find_products
from extract.sections import find_sections
from extract.tasks import Assignment, Deadline, Report, Target, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.agencies import AgencyMention
    from extract.annex import Heading
    from extract.citations import Mention
    from extract.due import Due
    from extract.items import Item
    from extract.model import Annex, Header
    from extract.notes import Anchored
    from extract.parts import Roles
    from extract.reading import Reading
    from extract.reports import Step
    from extract.source import Letter
    from extract.statements import Statement
    from extract.targets import Quantity
    from extract.zones import Zones


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages found, all in offsets of the reading text.

    Relations, roles and reports name agencies and citations by their index. `outline`
    are all items of the text, `items` those that order something.
    """

    reading: Reading
    zones: Zones
    header: Header
    annex: Heading | None
    agencies: list[AgencyMention]
    citations: list[Mention]
    footnotes: list[Anchored]
    relations: list[Statement]
    outline: list[Item]
    items: list[Item]
    roles: dict[str, Roles]
    deadlines: list[Due]
    targets: list[Quantity]
    reports: list[Step]

    @property
    def text(self) -> str:
        """The reading text."""
        return self.reading.text

    def is_letter(self) -> bool:
        """Something of an official document: a number, addressees, citations, tasks."""
        header, zones = self.header, self.zones
        return bool(
            header.symbol
            or zones.addressees[0] < zones.addressees[1]
            or zones.recipients[0] < zones.recipients[1]
            or any(m.kind == "numbered" for m in self.citations)
            or any(item.cells for item in self.items)
        )


def assemble(letter: Letter, found: Found) -> Extraction:
    """Put the results together, every place led back to the raw text."""
    grouped, index = _agencies(found)
    sections = find_sections(found)
    labels = [sections.of(m.start) for m in found.citations]
    annex = read_annex(found.reading, found.annex, found.citations, letter.given)
    return Extraction(
        letter=letter,
        header=_header(found.header, annex),
        citations=tuple(
            _citation(found, m, label)
            for m, label in zip(found.citations, labels, strict=True)
        ),
        relations=tuple(_relation(found, s, labels, index) for s in found.relations),
        footnotes=tuple(_footnote(found, note) for note in found.footnotes),
        tasks=tuple(_tasks(found, labels, index)),
        agencies=grouped,
        content=found.text,
        annex=annex,
    )


def _header(header: Header, annex: Annex | None) -> Header:
    """The header; an annex is of the day and the issuer of what it came with."""
    if annex is None:
        return header
    date, issuer = header.date or annex.date, header.issuer or annex.issuer
    return replace(header, date=date, issuer=issuer)


def _span(found: Found, start: int, end: int) -> Span:
    return found.reading.span(start, end)


def _agencies(found: Found) -> tuple[tuple[Agency, ...], list[int]]:
    """Agencies by full name, and for each mention the agency it is one of."""
    by_name: dict[str, list[int]] = {}
    for i, mention in enumerate(found.agencies):
        by_name.setdefault(_key(mention), []).append(i)
    index = [0] * len(found.agencies)
    grouped = []
    for position, members in enumerate(by_name.values()):
        first = found.agencies[members[0]]
        spans = []
        for i in members:
            index[i] = position
            spans.append(_span(found, found.agencies[i].start, found.agencies[i].end))
        grouped.append(Agency(first.name, first.kind, first.level, tuple(spans)))
    return tuple(grouped), index


def _key(mention: AgencyMention) -> str:
    return mention.name.casefold().replace("uỷ", "ủy")


def _citation(
    found: Found, mention: Mention, label: tuple[str, str | None]
) -> Citation:
    title = mention.note_title or mention.title
    return Citation(
        span=_span(found, mention.start, mention.end),
        kind=mention.kind,
        type=mention.type,
        number=mention.number,
        date=mention.date,
        issuer=mention.issuer,
        issuer_basis=mention.issuer_basis,
        title=" ".join(found.text[slice(*title)].split()) if title else None,
        level=mention.level,
        section=label[0],
        rule=mention.rule,
        confidence=mention.confidence,
        provisions=mention.provisions,
        malformed=mention.malformed,
        printed_number=mention.printed_number,
        antecedent=mention.antecedent,
        blocked=mention.blocked,
    )


def _node(node: Node, index: list[int]) -> Node:
    return Node("agency", index[node.index]) if node.kind == "agency" else node


def _relation(
    found: Found,
    statement: Statement,
    labels: list[tuple[str, str | None]],
    index: list[int],
) -> Relation:
    return Relation(
        subject=_node(statement.subject, index),
        predicate=statement.predicate,
        object=_node(statement.object, index),
        citation=statement.mention,
        task=labels[statement.mention][1],
        span=_joined(found, statement.parts),
        rule=statement.rule,
        confidence=statement.confidence,
    )


def _joined(found: Found, parts: Iterable[tuple[int, int]]) -> Span:
    """The place of words that stand apart, as one."""
    spans = [_span(found, start, end) for start, end in parts]
    segments = tuple(dict.fromkeys(s for span in spans for s in span.segments))
    return Span(segments, " ".join(dict.fromkeys(span.text for span in spans)))


def _footnote(found: Found, note: Anchored) -> Footnote:
    anchor = _span(found, *note.anchor) if note.anchor else None
    return Footnote(note.number, _span(found, note.start, note.end), anchor)


def _tasks(
    found: Found, labels: list[tuple[str, str | None]], index: list[int]
) -> Iterator[Task]:
    citations: dict[str | None, list[int]] = {}
    for i, (_, task) in enumerate(labels):
        citations.setdefault(task, []).append(i)
    reports, deadlines = Index(found.reports), Index(found.deadlines)
    targets = Index(found.targets)
    for item in found.items:
        roles, steps = found.roles[item.label], item.own(reports)
        parts = dict.fromkeys(_parts(roles, steps))
        yield Task(
            label=item.label,
            parent=item.parent,
            leaf=item.leaf,
            span=_joined(found, item.prose),
            assignments=tuple(_assignment(found, part, index) for part in parts),
            deadlines=tuple(_deadline(found, due) for due in item.own(deadlines)),
            reports=tuple(_report(found, step, roles) for step in steps),
            products=_products(found, item),
            targets=tuple(_target(found, target) for target in item.own(targets)),
            citations=tuple(citations.get(item.label, ())),
            lead_unstated=roles.unstated,
        )


def _parts(roles: Roles, steps: list[Step]) -> list[Part]:
    """Who does what, with those who are reported to and receive nothing else."""
    sent = {part.agency for part in roles.of("receive")}
    reported = (
        Part(step.to, "report_to", step.start, step.end)
        for step in steps
        if step.to is not None
    )
    return [*roles.parts, *(part for part in reported if part.agency not in sent)]


def _deadline(found: Found, due: Due) -> Deadline:
    return Deadline(_span(found, due.start, due.end), due.value, due.kind, due.bound)


def _target(found: Found, target: Quantity) -> Target:
    place = _span(found, target.start, target.end)
    indicator, comparator = target.indicator, target.comparator
    return Target(place, indicator, comparator, target.value, target.unit)


def _products(found: Found, item: Item) -> tuple[str, ...]:
    """What the column of products says, or the words of an item without one."""
    if item.cells:
        return cell_products(found.text, item)
    return find_products(found.text, item.start, item.end)


def _assignment(found: Found, part: Part, index: list[int]) -> Assignment:
    return Assignment(
        agency=found.agencies[part.agency].printed,
        index=index[part.agency],
        role=part.role,
        stated=part.stated,
        span=_span(found, part.start, part.end),
    )


def _report(found: Found, step: Step, roles: Roles) -> Report:
    """A step as printed names; the assignees send what names no sender."""

    def name(i: int | None) -> str | None:
        return None if i is None else found.agencies[i].printed

    acting = roles.of("lead") or roles.of("monitor")
    leads = "; ".join(found.agencies[part.agency].printed for part in acting)
    return Report(
        sender=(leads or None) if step.sender < 0 else name(step.sender),
        via=name(step.via),
        to=name(step.to),
        recurrence=step.recurrence,
        deadline=step.deadline,
        span=_span(found, step.start, step.end),
    )
