"""Who writes: the last body that the letterhead names, its superior above it.

Names are compared without marks: OCR loses those of capitals first.
"""

from __future__ import annotations

import re
from functools import cache

from extract.laws import bare
from ontology.registry import bodies, in_full

_ENDS = 400  # characters, where no number ends the letterhead
_LOCAL = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Sở ", "Cục Thuế")


def find_issuer(
    head: str, number: int | None, authority: str | None, province: str | None
) -> str | None:
    """The last body of the letterhead, else the one in whose name is signed.

    `number` is where "Số:" stands: the letterhead is above it.
    """
    above = head[: _ENDS if number is None else number]
    for words in (above, authority or ""):
        if printed := [*_names()[0].finditer(bare(words))]:
            return _in_full(printed[-1], province)
    return None


def is_issuer(line: str) -> bool:
    """Whether a line is the name of a body, and nothing else."""
    return _names()[0].fullmatch(bare(line)) is not None


def _in_full(match: re.Match[str], province: str | None) -> str:
    _, names, places = _names()
    name = names[" ".join(match["name"].split())]
    if printed := match["place"] or match["own"]:
        unit = {"tinh": "tỉnh ", None: ""}.get(match["unit"], "thành phố ")
        return f"{name} {unit}{places[printed]}"
    if province and name.startswith(_LOCAL):
        return f"{name} {in_full(province)}"
    return name


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """All names of bodies and places without marks; a province may stand behind."""
    known = (n for n in bodies().names if n.shape in {"fixed", "local"} and n.bare)
    names = {bare(name.name): name.name for name in known}
    places = {bare(place): place for place in bodies().provinces}
    longest = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    where = "|".join(map(re.escape, places))
    unit = rf"(?P<unit>tinh|thanh pho|tp\.?)(?: (?P<place>{where}))?"
    place = rf"\s+(?:{unit}|(?P<own>{where}))"
    pattern = re.compile(rf"(?<!\w)(?P<name>{words})(?:{place})?(?!\w)")
    return pattern, names, places
