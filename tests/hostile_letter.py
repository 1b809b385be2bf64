"""A letter that means harm to whatever writes it down: for the tests of exports."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.model import LETTER, Header
from extract.tasks import Deadline, Report, Target
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft, cited

if TYPE_CHECKING:
    from extract.model import Extraction

CONTROL = "\x01\x0b\x1f\x7f\N{NEXT LINE}\ufffe"
FORMULA = "=HYPERLINK(\"http://example.org\";'x')"
HTML = "<script>alert('x')</script>&amp;]]><!--"
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{POP DIRECTIONAL FORMATTING}\N{FIRE}"
LONG = "dài " * 25_000

TEXT = f"""\
{FORMULA} {HTML}\r
Kính gửi: Sở {CONTROL} Tài chính. {TURNED}\r
1. Sở {CONTROL} Tài chính chủ trì thực hiện Kế hoạch số 1/KH-UBND ngày 07/03/2025 về
{HTML} theo Nghị quyết số 2-NQ/TW ngày 01/02/2025 {TURNED} trước {CONTROL} 25/7/2025.
@Báo cáo {HTML}, đạt {CONTROL} 95% {"vốn " * 20_000}.
"""


def hostile_letter() -> Extraction:
    """The letter, with a finding of every kind on its worst words."""
    header = Header(
        type="Công văn",
        issuer=f"{FORMULA}",
        place=HTML,
        date="2025",
        subject=LONG + CONTROL + HTML + TURNED,
        province="Kon Tum",
    )
    d = Draft(TEXT, header)
    finance = d.agency(f"Sở {CONTROL} Tài chính", level="provincial_department")
    title = LONG + CONTROL
    plan = d.cite(
        "Kế hoạch số 1/KH-UBND ngày 07/03/2025", title=title, section=f"-{CONTROL}"
    )
    d.cite(
        f"Kế hoạch số 1/KH-UBND ngày 07/03/2025 về\n{HTML} theo",
        kind="named",
        title=HTML,
    )
    basis = d.cite("Nghị quyết số 2-NQ/TW ngày 01/02/2025", title=HTML)
    d.cite(TURNED, kind="open", title=FORMULA)
    d.relate(LETTER, "implements", cited(plan), f"về\n{HTML}", "1")
    d.relate(cited(plan), "based_on", cited(basis), f"{HTML} theo", "1")
    due = Deadline(d.span(f"trước {CONTROL} 25/7/2025"), "2025-07-25", "date", "by")
    d.task(
        "1",
        f"1. Sở {CONTROL} Tài chính chủ trì",
        assignments=(d.assignment(f"Sở {CONTROL} Tài chính", finance, "lead"),),
        deadlines=(due,),
        reports=(
            Report(HTML, FORMULA, TURNED, "P1M", None, d.span(f"@Báo cáo {HTML}")),
        ),
        targets=(
            Target(d.span(f"đạt {CONTROL} 95%"), FORMULA, ">=", 95.0, f"%{CONTROL}"),
        ),
        products=(FORMULA,),
    )
    return d.done()


@cache
def hostile_store() -> Store:
    """A resolved store of that letter alone; shared, so not to be changed."""
    store = Store.in_memory()
    ingest_letter(store, hostile_letter(), Iris())
    resolve(store, Iris())
    return store
