"""The kinds of problems that answers name in `type`, documented (RFC 9457 §4).

`python -m api.problem_types` writes docs/problems.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.faults import STATUSES
from api.messages import LANGS, Lang, text

if TYPE_CHECKING:
    from api.settings import Settings

PATH: Final = "/problems/"
FILE: Final = "docs/problems.md"
ELSEWHERE: Final = "https://w3id.org/chidao"
_HEAD: Final = """\
# Problems

Every failure over HTTP is a problem (`application/problem+json`,
[RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): `type` ends in one of these codes,
`title` and `detail` say in the language asked for what is wrong and what to do,
`request_id` is what to quote when asking for help. `GET /problems/{code}` tells the
same as a page or as JSON. `python -m api.problem_types` makes this page.
"""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem: its code, HTTP status, title, when it happens, what to do."""

    code: str
    status: int
    title: str
    when: str
    do: str


def problem_types(lang: Lang) -> tuple[ProblemType, ...]:
    """All kinds, by their codes."""
    return tuple(
        ProblemType(
            code=code,
            status=STATUSES[code],
            title=text(f"title.{code}", lang),
            when=text(f"problem.{code}.when", lang),
            do=text(f"problem.{code}.do", lang),
        )
        for code in sorted(STATUSES)
    )


def type_iri(code: str, settings: Settings) -> str:
    """The IRI of a kind: where we tell it, if the settings say where we are served."""
    return (settings.home or ELSEWHERE) + PATH + code


def as_page() -> str:
    """The text that docs/problems.md should have."""
    tables = (
        f"\n## {text('problem.list', lang)}\n\n{_table(lang)}" for lang in LANGS[::-1]
    )
    return _HEAD + "".join(tables)


def _table(lang: Lang) -> str:
    rows = [
        text("problem.heads", lang),
        "--- | --- | --- | ---",
        *(
            f"`{kind.code}` | {kind.status} | {kind.when} | {kind.do}"
            for kind in problem_types(lang)
        ),
    ]
    return "".join(f"| {row} |\n" for row in rows)


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    (root / FILE).write_text(as_page(), encoding="utf-8")
