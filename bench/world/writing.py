"""A planned letter written out, and what a perfect reading finds in it.

The text has the form of an official letter; every span of the extraction is where its
words stand in that text. Nothing is read here: the product reads the text in a test.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bench.world.words import signer
from extract.model import (
    LETTER,
    Agency,
    Citation,
    Extraction,
    Header,
    Node,
    Recipient,
    Relation,
    Signer,
    Span,
)
from extract.source import Letter, Page, Source
from extract.tasks import Assignment, Deadline, Task

if TYPE_CHECKING:
    from datetime import date

    from bench.world.bodies import Body
    from bench.world.plan import Duty, Plan, World
    from extract.model import Predicate
    from extract.tasks import Role

_STATE: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY: Final = ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
_LEFT = 38  # characters of the left column of a letterhead
_RULES: Final[dict[Predicate, str]] = {
    "implements": "R-IMPLEMENT",
    "based_on": "R-BASIS",
}


def written(world: World, place: int) -> Extraction:
    """The letter at a place of a world, as a perfect reading has it."""
    return _Writer(world, world.plan(place)).letter()


@dataclass(slots=True)
class _Writer:
    """Writes one letter from its first line to its last, and keeps what stands where.

    `places` holds where each agency is named.
    """

    world: World
    plan: Plan
    text: str = ""
    citations: list[Citation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    places: dict[Body, list[Span]] = field(default_factory=dict)

    def letter(self) -> Extraction:
        header = self._head()
        addressees = self._addressees() if self.plan.heading.series.is_letter else ()
        self._preamble()
        for duty in self.plan.duties:
            self._task(duty)
        signed = self._close()
        data = self.text.encode()
        name = f"{self.plan.place:07}.txt"
        source = Source(name, hashlib.sha256(data).hexdigest(), "text/plain")
        page = Page(1, 0, len(self.text))
        return Extraction(
            letter=Letter(source, self.text, (page,)),
            header=Header(
                **header,
                signer=signed,
                addressees=addressees,
                recipients=(Recipient("Như trên", None), Recipient("Lưu: VT", "Lưu")),
                province=self.plan.heading.series.body.province,
            ),
            citations=tuple(self.citations),
            relations=tuple(self.relations),
            tasks=tuple(self.tasks),
            agencies=tuple(
                Agency(body.name, "body", body.level, tuple(spans))
                for body, spans in self.places.items()
            ),
        )

    def _head(self) -> dict[str, str | None]:
        """Write the letterhead and the title; give back what they say."""
        plan, series = self.plan, self.plan.heading.series
        body = series.body
        right = _PARTY if series.of_party else _STATE
        left = (*body.head, "")[:2]
        for one, other in zip(left, right, strict=True):
            self._add(f"{one:{_LEFT}}{other}".rstrip() + "\n")
        symbol = series.number.removeprefix("{}")
        numbered = plan.kind == "numbered"
        number = f"Số: {plan.heading.number if numbered else ' ' * 8 + symbol}"
        day = (
            _spoken(plan.heading.date)
            if numbered
            else f"ngày    tháng    năm {plan.heading.date:%Y}"
        )
        self._add(f"\n{number:{_LEFT}}{body.seat}, {day}\n")
        subject = (
            f"V/v {plan.heading.topic}"
            if series.is_letter
            else f"về {plan.heading.topic}"
        )
        title = "" if series.is_letter else f"\n{series.type.upper()}\n"
        title += f"CỦA {body.called.upper()}\n" if series.of_party else ""
        self._add(f"{title}{subject}\n\n")
        return {
            "type": series.type,
            "number": plan.heading.number if numbered else None,
            "symbol": symbol,
            "issuer": body.name,
            "place": body.seat,
            "date": plan.heading.date.isoformat()
            if numbered
            else f"{plan.heading.date:%Y}",
            "subject": subject,
        }

    def _addressees(self) -> tuple[str, ...]:
        leads = [duty.lead for duty in self.plan.duties]
        bodies = dict.fromkeys(leads or self.plan.heading.series.agents[:2])
        self._add("Kính gửi:\n")
        for number, body in enumerate(bodies, 1):
            self._add("- ")
            self._name(body)
            self._add(";\n" if number < len(bodies) else ".\n")
        self._add("\n")
        return tuple(self._called(body) for body in bodies)

    def _preamble(self) -> None:
        plan = self.plan
        if plan.heading.carries_out is not None:
            outer = self._related("Thực hiện", "implements", plan.heading.carries_out)
            self._title(outer, plan.heading.carries_out, plan.tells)
        for number, target in enumerate(plan.rests_on):
            self._add("; " if number or plan.heading.carries_out is not None else "")
            cue = (
                "căn cứ" if number or plan.heading.carries_out is not None else "Căn cứ"
            )
            self._title(self._related(cue, "based_on", target), target)
        if plan.cites:
            self._add(", ")
        self._name(plan.heading.series.body)
        self._add(" yêu cầu:\n\n" if plan.duties else " thông báo nội dung trên.\n\n")

    def _task(self, duty: Duty) -> None:
        self._add(f"{duty.label}. ")
        start, first = len(self.text), len(self.citations)
        parts = self._parts((duty.lead,), "lead", "", " chủ trì")
        if duty.helpers:
            self._add(", ")
            parts += self._parts(duty.helpers, "cooperate", "phối hợp với ", "")
        self._add(" " if duty.helpers else ", ")
        self._add(duty.order)
        if duty.carries_out is not None:
            self._add("; ")
            cue = "triển khai thực hiện"
            outer = self._related(cue, "implements", duty.carries_out, duty.label)
            self._title(outer, duty.carries_out)
        deadlines: tuple[Deadline, ...] = ()
        if duty.due is not None:
            self._add("; hoàn thành ")
            due = self._add(f"trước {_spoken(duty.due)}")
            deadlines = (Deadline(due, duty.due.isoformat(), "date", "before"),)
        self._add(".")
        task = Task(
            duty.label,
            parent=None,
            leaf=True,
            span=self._since(start),
            assignments=tuple(parts),
            deadlines=deadlines,
            citations=tuple(range(first, len(self.citations))),
        )
        self.tasks.append(task)
        self._add("\n\n")

    def _close(self) -> Signer:
        signs = self.plan.heading.series.body.signs
        name = signer(self.plan.place)
        above = "\n".join(signs)
        self._add(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{above}\n\n{name}\n")
        return Signer(name, signs[-1], " ".join(signs[:-1]) or None)

    def _related(
        self, cue: str, predicate: Predicate, target: int, task: str | None = None
    ) -> int:
        """Write a citation behind words that tell why; give back its index."""
        start = len(self.text)
        self._add(f"{cue} ")
        index = self._cite(target, task or "preamble")
        self._relate(LETTER, predicate, index, self._since(start), task)
        return index

    def _relate(
        self,
        subject: Node,
        predicate: Predicate,
        index: int,
        span: Span,
        task: str | None = None,
    ) -> None:
        end, rule = Node("citation", index), _RULES[predicate]
        self.relations.append(
            Relation(subject, predicate, end, index, task, span, rule, 0.95)
        )

    def _cite(self, target: int, section: str) -> int:
        """Write a citation without its title; give back its index."""
        cited = self.world.heading(target)
        start, body = len(self.text), cited.series.body
        self._add(f"{cited.series.type} số {cited.number} {_spoken(cited.date)} của ")
        called = self._name(body)
        self.citations.append(
            Citation(
                span=self._since(start),
                kind="numbered",
                type=cited.series.type,
                number=cited.number,
                date=cited.date.isoformat(),
                issuer=called,
                issuer_basis="printed",
                title=None,
                level=body.level,
                section=section,
                rule="R-NUM-TYPED",
                confidence=0.98,
            )
        )
        return len(self.citations) - 1

    def _title(self, outer: int, target: int, inner: int | None = None) -> None:
        """Write the title of a citation, which may tell what it carries out."""
        start = len(self.text) + 1
        if inner is None:
            self._add(f" về {self.world.heading(target).topic}")
        else:
            self._add(" về thực hiện ")
            index = self._cite(inner, self.citations[outer].section)
            span = self._since(self.citations[outer].span.start)
            self._relate(Node("citation", outer), "implements", index, span)
        self.citations[outer] = replace(self.citations[outer], title=self.text[start:])

    def _parts(
        self, bodies: tuple[Body, ...], role: Role, before: str, after: str
    ) -> list[Assignment]:
        """Write who does what; all of them have it by the same words."""
        start = len(self.text)
        self._add(before)
        called = []
        for number, body in enumerate(bodies):
            self._add(", " if number else "")
            called.append(self._name(body))
        self._add(after)
        span, listed = self._since(start), list(self.places)
        return [
            Assignment(name, listed.index(body), role, stated=True, span=span)
            for name, body in zip(called, bodies, strict=True)
        ]

    def _name(self, body: Body) -> str:
        """Write the name of a body."""
        called = self._called(body)
        self.places.setdefault(body, []).append(self._add(called))
        return called

    def _called(self, body: Body) -> str:
        return body.called_by(self.plan.heading.series.body)

    def _add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(((start, start + len(words)),), words)

    def _since(self, start: int) -> Span:
        return Span(((start, len(self.text)),), self.text[start:])


def _spoken(day: date) -> str:
    """A day as letters print it: "ngày 07 tháng 3 năm 2025", "… tháng 02 …"."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - so that none becomes 11 or 12
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
