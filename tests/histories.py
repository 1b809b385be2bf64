"""Random histories of a store: letters come, are read anew, are corrected and go.

They are made to bear on each other: numbers in two years and provinces, mentions that
leave out day or place, names of acts, copies, bodies followed by others of their name.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.model import LETTER, Header
from graph.corrections.book import confirm, propose, undo
from graph.corrections.model import Proposal
from graph.errors import GraphError
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft, cited

if TYPE_CHECKING:
    from extract.model import Extraction

IRIS = Iris()
WHEN = datetime(2025, 7, 1, 8, tzinfo=UTC)
NUMBERS = ("12/QĐ-UBND", "57-NQ/TW", "66/NQ-CP", "02/2024/NĐ-CP", "7/KH-STC")
DAYS = ("2024-03-02", "2025-03-26", "2025-06-30", "2025-07-02", "2025-10-01")
PROVINCES = ("Quảng Ngãi", "Kon Tum", "Bình Định")
NAMES = ("Luật Đất đai", "Đề án 06", "Luật Đầu tư công", "Bộ luật Lao động")
BODIES = (
    ("Sở Tài chính tỉnh {}", "body", "provincial_department"),
    ("Sở Khoa học và Công nghệ tỉnh {}", "body", "provincial_department"),
    ("các sở, ban, ngành tỉnh {}", "group", "provincial_department"),
    ("Bộ Tài chính", "body", "ministry"),
)
HEADERS = (
    ("number", "13/QĐ-UBND"),
    ("number", "66/NQ-CP"),
    ("number", None),
    ("date", "2025-08-08"),
    ("date", "2024-01-05"),
)
PREDICATES = ("implements", "based_on", "amends", "replaces", "cites")
FORM = (
    "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị rà soát 25 thủ tục đầu tư xây"
    " dựng nhà ở xã hội, tổ chức 18 lớp tập huấn phòng cháy, chữa cháy rừng tại 7 xã"
    " biên giới, giải ngân 95% kế hoạch vốn của 14 chương trình trước ngày 30/6 và báo"
    " cáo kết quả về Sở Tài chính để tổng hợp trình Thường trực Tỉnh ủy xem xét"
)


def chance(seed: int) -> random.Random:
    """What chances are drawn from."""
    return random.Random(seed)  # noqa: S311 - not for secrets


def letter(chance: random.Random) -> Extraction:
    """A letter at random."""
    province = chance.choice(PROVINCES)
    number = chance.choice((NUMBERS[0], *NUMBERS, None, None))
    day = chance.choice((*DAYS, DAYS[3]))
    header = Header(
        type="Quyết định" if number else "Công văn",
        number=number,
        symbol=None if number else "/UBND-TH",
        issuer=chance.choice((f"Ủy ban nhân dân tỉnh {province}", None)),
        date=chance.choice((day, day[:7], day[:4], None)),
        subject=chance.choice((None, "Về việc rà soát", "Về việc phê duyệt kế hoạch")),
        province=province,
    )
    said = [f"{printed(chance)} ({mark})" for mark in range(chance.randint(1, 4))]
    names = [chance.choice(BODIES) for _ in range(chance.randint(1, 2))]
    named = {name.format(province): (kind, level) for name, kind, level in names}
    form = chance.choice(("", FORM, FORM, FORM.replace("25", "31").replace("18", "9")))
    draft = Draft(". ".join((*named, *said, form, str(chance.random()))), header)
    for name, (kind, level) in named.items():
        draft.agency(name, kind=kind, level=level)
    for wording in said:
        cite(draft, wording, chance)
    return draft.done()


def printed(chance: random.Random) -> str:
    """What a letter prints of a document."""
    if chance.random() < 0.3:
        return chance.choice(NAMES)
    number, (year, month, day) = chance.choice(NUMBERS), chance.choice(DAYS).split("-")
    when = chance.choice(("", f" ngày {day}/{month}/{year}"))
    body = chance.choice(("", " của Ủy ban nhân dân tỉnh " + chance.choice(PROVINCES)))
    return f"Quyết định số {number}{when}{body if 'UBND' in number else ''}"


def cite(draft: Draft, wording: str, chance: random.Random) -> None:
    """Add a citation, and perhaps what the letter states of it."""
    quote = wording.rpartition(" (")[0]
    place = draft.span(wording).segments[0][0]
    before = len(draft.text[:place].split(quote)) - 1
    title = chance.choice((None, None, "về chuyển đổi số", "về kế hoạch đầu tư"))
    index = draft.cite(quote, title=title)
    if before or chance.random() < 0.3:
        return
    draft.relate(LETTER, chance.choice(PREDICATES), cited(index), quote)  # type: ignore[arg-type]  # chosen from literals
    if index and chance.random() < 0.5:
        draft.relate(cited(0), "implements", cited(index), quote)


class History:
    """A store that letters come to and leave, and are corrected in."""

    def __init__(self, seed: int) -> None:
        self.chance = chance(seed)
        self.letters = [letter(self.chance) for _ in range(12)]
        self.store = Store.in_memory()
        self.confirmed: list[str] = []

    def step(self) -> None:
        """One change at random, sometimes several before they are resolved."""
        for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
            self.chance.choice(
                (
                    self.comes,
                    self.comes,
                    self.comes,
                    self.goes,
                    self.corrects,
                    self.undoes,
                )
            )()
        resolve(self.store, IRIS)

    def held(self) -> list[str]:
        """The slugs of the letters that are there."""
        rows = self.store.rows("SELECT ?l { GRAPH ?l { ?l cd:text ?t } }")
        return sorted(IRIS.slug(row["l"]) for row in rows)

    def comes(self) -> None:
        """A letter comes, or comes again."""
        ingest_letter(self.store, self.chance.choice(self.letters), IRIS)

    def goes(self) -> None:
        """A letter goes."""
        if held := self.held():
            remove_letter(self.store, self.chance.choice(held), IRIS)

    def corrects(self) -> None:
        """A person says what a header states, or what a citation means."""
        if not (held := self.held()):
            return
        slug = self.chance.choice(held)
        if self.chance.random() < 0.5:
            field, value = self.chance.choice(HEADERS)
            asked = Proposal(slug, field, value, why="đọc sai")  # type: ignore[arg-type]  # chosen from literals
        else:
            quotes = self.store.rows(
                f"SELECT ?q {{ GRAPH <{IRIS.iri(slug)}>"
                " { ?m a cd:CitationMention ; cd:quote ?q } }"
            )
            if not quotes:
                return
            quote = self.chance.choice(sorted(row["q"] for row in quotes))
            value = self.chance.choice((*NUMBERS, None))
            asked = Proposal(slug, "citation", value, quote=quote, why="đọc sai")
        self.confirm(asked)

    def confirm(self, asked: Proposal) -> None:
        """Propose and confirm, if it can be said of the letter."""
        try:
            made = propose(self.store, IRIS, asked, "Lan", WHEN)
            confirm(self.store, IRIS, made.id, "Trưởng phòng", WHEN)
        except GraphError:
            return
        self.confirmed.append(made.id)

    def undoes(self) -> None:
        """A correction is taken back."""
        if self.confirmed:
            done = self.confirmed.pop(self.chance.randrange(len(self.confirmed)))
            try:
                undo(self.store, IRIS, done, "Lan", WHEN)
            except GraphError:
                return
