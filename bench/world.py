"""A world of letters as large as asked: `python -m bench.world 10000 -o world.nq`.

Documents of five levels cite older ones by preferential attachment: what is cited much
is cited more, so that a few are hubs. Each has its own named graph of some 250 quads in
our vocabulary: what it says of itself, its citations, its tasks; the agencies stand in
one more. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.iris import BASE
from ontology.standards import DCTERMS, OA, RDF, RDFS, XSD
from ontology.terms import DOCUMENT_TYPE, LEVEL, ROLE, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AGENCIES: Final = 1248
CITATIONS: Final = 12
TASKS: Final = 15
PREFERENCE: Final = 0.9
"""The share of citations that go where others went."""

_FIRST, _DAYS = date(2016, 1, 4), 3650
_AGENCY_GRAPH = f"<{BASE}world-agencies>"
_TOPICS = (
    "khoa học, công nghệ và đổi mới sáng tạo",
    "chuyển đổi số quốc gia",
    "giải ngân vốn đầu tư công",
    "cải cách thủ tục hành chính",
    "nhà ở xã hội",
    "phát triển nguồn nhân lực",
    "bảo vệ môi trường và thích ứng với biến đổi khí hậu",
    "an toàn giao thông",
)
_ORDERS = (
    "Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan tham mưu",
    "Rà soát, tổng hợp, đề xuất cấp có thẩm quyền xem xét, quyết định",
    "Xây dựng kế hoạch, tổ chức triển khai thực hiện có hiệu quả",
    "Theo dõi, đôn đốc, kiểm tra việc thực hiện và báo cáo kết quả",
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its share of all documents, its form of number, type and class."""

    name: str
    share: float
    number: str
    type: str
    kind: str
    class_: str


LEVELS: Final = (
    Level("central_party", 0.01, "{}-NQ/TW", "nghi-quyet", "Nghị quyết", "Party"),
    Level("central_government", 0.04, "{}/NQ-CP", "nghi-quyet", "Nghị quyết", ""),
    Level("ministry", 0.10, "{}/QĐ-BTC", "quyet-dinh", "Quyết định", ""),
    Level("provincial_government", 0.55, "{}/KH-UBND", "ke-hoach", "Kế hoạch", ""),
    Level("commune", 0.30, "{}/UBND-VP", "cong-van", "Công văn", "Letter"),
)
_CLASSES = {
    "Party": Cd.PartyDocument,
    "Letter": Cd.OfficialLetter,
    "": Cd.AdministrativeDocument,
}
# How far down a level stands: what is carried out stands no lower.
_DEPTH = {level.name: depth for depth, level in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class World:
    """What was written, and documents worth asking for, by IRI.

    `hub` is the document that most others cite, `middle` one of middling rank, `last`
    the newest; `cited_by` is how many documents cite the hub.
    """

    documents: int
    quads: int
    hub: str
    middle: str
    last: str
    cited_by: int


def write_world(path: Path, documents: int, seed: int = 1) -> World:
    """Write a world of so many documents as N-Quads."""
    chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    levels = chance.choices(LEVELS, [level.share for level in LEVELS], k=documents)
    popular: list[int] = []
    cited: Counter[int] = Counter()
    quads = 0
    with path.open("w", encoding="utf-8") as out:
        for text in _agencies():
            quads += 1
            out.write(f"{text} {_AGENCY_GRAPH} .\n")
        for number in range(documents):
            targets = _targets(number, popular, chance)
            popular += targets
            cited.update(targets)
            end = f" {_iri(number)} .\n"
            triples = list(_document(number, documents, levels, targets, chance))
            quads += len(triples)
            out.write(end.join(triples) + end)
    ranked = cited.most_common()
    hub, middle = ranked[0][0], ranked[len(ranked) // 2][0]
    hub_iri, middle_iri, last_iri = (
        _iri(number)[1:-1] for number in (hub, middle, documents - 1)
    )
    return World(documents, quads, hub_iri, middle_iri, last_iri, ranked[0][1])


def _targets(number: int, popular: Sequence[int], chance: random.Random) -> list[int]:
    """What a document cites: older ones, each once."""
    wanted = min(number, round(chance.gauss(CITATIONS, 3)))
    found: dict[int, None] = {}
    for _ in range(max(wanted, min(number, 1))):
        liked = popular and chance.random() < PREFERENCE
        found[chance.choice(popular) if liked else chance.randrange(number)] = None
    return list(found)


def _iri(number: int) -> str:
    return f"<{BASE}w-{number:07}>"


def _agency(number: int) -> str:
    return f"<{BASE}world-so-{number:04}>"


def _number(number: int, level: Level) -> str:
    return level.number.format(number + 100_000)


def _text(words: str) -> str:
    return f'"{words}"'


def _agencies() -> Iterator[str]:
    for number in range(AGENCIES):
        one = _agency(number)
        yield f"{one} <{RDF}type> <{Cd.Agency}>"
        yield f"{one} <{RDFS}label> {_text(f'Sở Phát triển số {number}')}"
        yield f"{one} <{Cd.level}> <{LEVEL}provincial_department>"


def _document(
    number: int,
    of: int,
    levels: Sequence[Level],
    targets: Sequence[int],
    chance: random.Random,
) -> Iterator[str]:
    """The triples of one document."""
    one, level = _iri(number), levels[number]
    day = _FIRST + timedelta(days=_DAYS * number // of)
    printed, topic = _number(number, level), chance.choice(_TOPICS)
    title = f"về {topic}, đợt {number % 97}"
    yield f"{one} <{RDF}type> <{_CLASSES[level.class_]}>"
    yield f"{one} <{RDFS}label> {_text(f'{level.kind} {printed}')}"
    yield f"{one} <{Cd.number}> {_text(printed)}"
    yield f"{one} <{Cd.documentType}> <{DOCUMENT_TYPE}{level.type}>"
    yield f"{one} <{Cd.level}> <{LEVEL}{level.name}>"
    yield f"{one} <{Cd.issuer}> {_agency(_DEPTH[level.name])}"
    yield f'{one} <{DCTERMS}date> "{day}"^^<{XSD}date>'
    yield f"{one} <{DCTERMS}title> {_text(title)}"
    yield f"{one} <{Cd.text}> {_text(f'{printed} {title}. {_ORDERS[0]} {topic}.')}"
    for place, target in enumerate(targets):
        yield from _citation(one, f"{one[:-1]}.c{place}>", target, levels[target])
    yield from _relations(one, _DEPTH[level.name], targets, levels)
    for label in range(1, TASKS + 1):
        yield from _task(one, label, topic, day, chance)


def _citation(one: str, mention: str, target: int, level: Level) -> Iterator[str]:
    quote = f"{level.kind} số {_number(target, level)}"
    yield f"{one} <{Cd.cites}> {_iri(target)}"
    yield f"{mention} <{RDF}type> <{Cd.CitationMention}>"
    yield f"{mention} <{DCTERMS}isPartOf> {one}"
    yield f"{mention} <{OA}hasBody> {_iri(target)}"
    yield f"{mention} <{Cd.quote}> {_text(quote)}"


def _relations(
    one: str, depth: int, targets: Sequence[int], levels: Sequence[Level]
) -> Iterator[str]:
    """Up to two documents it carries out, up to three more that it is based on."""
    above = [target for target in targets if _DEPTH[levels[target].name] <= depth]
    for target in above[:2]:
        for edge in (Cd.implements, Cd.carriesOut, Cd.restsOn):
            yield f"{one} <{edge}> {_iri(target)}"
    for target in above[2:5]:
        for edge in (Cd.basedOn, Cd.restsOn):
            yield f"{one} <{edge}> {_iri(target)}"


def _task(
    one: str, label: int, topic: str, day: date, chance: random.Random
) -> Iterator[str]:
    task = f"{one[:-1]}.t-{label}>"
    part, due = f"{task[:-1]}.a1>", f"{task[:-1]}.d1>"
    lead = _agency(chance.randrange(AGENCIES))
    order, then = chance.sample(_ORDERS, 2)
    yield f"{task} <{RDF}type> <{Cd.Task}>"
    yield f"{task} <{DCTERMS}isPartOf> {one}"
    yield f'{task} <{Cd.taskLabel}> "{label}"'
    yield f"{task} <{Cd.quote}> {_text(f'{order} nhiệm vụ về {topic}. {then}.')}"
    yield f"{task} <{Cd.lead}> {lead}"
    yield f"{task} <{Cd.hasAssignment}> {part}"
    yield f"{part} <{Cd.agent}> {lead}"
    yield f"{part} <{Cd.role}> <{ROLE}lead>"
    yield f'{part} <{Cd.stated}> "true"^^<{XSD}boolean>'
    for other in chance.sample(range(AGENCIES), chance.randrange(3)):
        yield f"{task} <{Cd.cooperate}> {_agency(other)}"
    if chance.random() < 0.7:  # noqa: PLR2004 - the share that has a deadline
        by = day + timedelta(days=chance.randrange(10, 400))
        yield f"{task} <{Cd.hasDeadline}> {due}"
        yield f'{due} <{Cd.deadlineValue}> "{by}"'


def main() -> None:
    """Write a world as the command line says, and tell what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=Path("world.nq"))
    given = parser.parse_args()
    print(write_world(given.output, given.documents, given.seed))


if __name__ == "__main__":
    main()
