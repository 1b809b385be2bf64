"""The registries: types of documents, codes and names of bodies, words, as data.

Each lies in `ontology/registry/*.toml` with its sources; this module gives them as
immutable values. It needs the standard library only.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ontology.rows import (
    Actors,
    Bodies,
    BodyCode,
    BodyName,
    Column,
    Cue,
    DocumentType,
    Head,
    Shape,
    TermChange,
    Threshold,
)


def in_full(province: str) -> str:
    """A province with its unit: "tỉnh Kon Tum", "thành phố Huế"."""
    unit = "thành phố" if province in bodies().cities else "tỉnh"
    return f"{unit} {province}"


def fingerprint() -> str:
    """The SHA-256 of all registries: with others, what was derived by them is stale."""
    folder = resources.files("ontology") / "registry"
    found = hashlib.sha256()
    for part in (folder, folder / "register"):
        for file in sorted(part.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".toml"):
                found.update(file.read_bytes())
    return found.hexdigest()


def _load(name: str) -> dict[str, Any]:
    path = resources.files("ontology") / "registry" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Every type of document, administrative, normative and of the Party."""
    return tuple(
        DocumentType(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            branch=row["branch"],
            normative=row.get("normative", False),
            printed=(row["name"], *row.get("printed", ())),
            also=(row["code"], *row.get("also", ())),
            example=row["example"],
        )
        for row in _load("document_types")["type"]
    )


@cache
def body_codes() -> tuple[BodyCode, ...]:
    """Every code of an issuing body that stands in a number."""
    return tuple(
        BodyCode(
            code=row["code"],
            style=row["style"],
            name=row["name"],
            level=row["level"],
            local=row.get("local", False),
            term=row.get("term", False),
            also=(row["code"], *row.get("also", ())),
            example=row["example"],
        )
        for row in _load("body_codes")["body"]
    )


def _field(name: str, level: str, shape: Shape) -> BodyName:
    return BodyName(name, name, level, "body", shape, bare=True)


def _fields(rows: list[dict[str, Any]]) -> list[BodyName]:
    names: list[BodyName] = []
    for row in rows:
        if row.get("ministry", True):
            name = _field(f"Bộ {row['name']}", "ministry", "fixed")
            names.append(name)
        if row.get("department", True):
            level = "provincial_department"
            name = _field(f"Sở {row['name']}", level, "local")
            names.append(name)
    return names


@cache
def bodies() -> Bodies:
    """Names of bodies, longest first, so that the first match is the fullest."""
    data = _load("bodies")
    names = _fields(data["field"])
    tables: tuple[tuple[str, Shape], ...] = (
        ("body", "fixed"),
        ("local", "local"),
        ("opening", "opening"),
    )
    for table, shape in tables:
        names += [
            BodyName(
                name=row["name"],
                full=row.get("full", row["name"]),
                level=row["level"],
                kind=row.get("kind", "body"),
                shape="numbered" if row.get("numbered") else shape,
                bare=row.get("bare", shape != "local"),
            )
            for row in data[table]
        ]
    return Bodies(
        names=tuple(sorted(names, key=lambda n: (-len(n.name), n.shape == "local"))),
        abbreviations=data["abbreviations"],
        provinces=tuple(sorted(data["places"]["provinces"], key=len, reverse=True)),
        cities=tuple(data["places"]["cities"]),
    )


@cache
def actors() -> Actors:
    """The grammar of names that stand in no list."""
    data = _load("actors")
    heads = [
        Head(
            name=row["name"],
            level=row.get("level", "unspecified"),
            kind=row.get("kind", "body"),
            never=tuple(row.get("never", ())),
            alone=row.get("alone", False),
            asked=row.get("asked", False),
            acts=row.get("acts", False),
            named=row.get("named", False),
            example=row["example"],
        )
        for row in data["head"]
    ]
    of_orders = {verb for verb in order_words("verbs") if " " in verb}
    ends = {
        name: set(data["ends"][name]) for name in ("verbs", "works", "others", "kinds")
    }
    ends["verbs"] |= of_orders - ends["works"] - set(data["ends"]["in_names"])
    within = data["ends"]["within"].items()
    return Actors(
        heads=tuple(sorted(heads, key=lambda h: -len(h.name))),
        **{name: tuple(sorted(words, key=_longest)) for name, words in ends.items()},
        within={word: tuple(before) for word, before in within},
    )


def _longest(word: str) -> tuple[int, str]:
    """Sorts the longest first."""
    return -len(word), word


@cache
def cues() -> tuple[Cue, ...]:
    """The lexicon of relation cues."""
    return tuple(
        Cue(
            rule=row["rule"],
            predicate=row["predicate"],
            pattern=row["pattern"],
            passive=row.get("passive", False),
            adjacent=row.get("adjacent", False),
            example=row["example"],
        )
        for row in _load("cues")["cue"]
    )


@cache
def phrases() -> tuple[str, ...]:
    """Fixed phrases of letters, by which misread diacritics are put right."""
    tables = _load("phrases").values()
    return tuple(phrase for table in tables for phrase in table["phrases"])


@cache
def pairs(table: str) -> tuple[tuple[str, str], ...]:
    """Words and what follows them in letters: the `strong`, `weak` or `shared` ones."""
    rows = map(str.split, _load("pairs")[table]["rows"].splitlines())
    return tuple((row[0].rstrip(":"), word) for row in rows if row for word in row[1:])


@cache
def single_words() -> tuple[str, ...]:
    """Words that stand in letters, but in no pair."""
    return tuple(_load("pairs")["words"]["rows"].split())


@cache
def term_changes() -> tuple[TermChange, ...]:
    """The terms of the Party that changed within a year."""
    return tuple(
        TermChange(
            codes=tuple(row["codes"]),
            since=row["since"],
            before=row["before"],
            after=row["after"],
        )
        for row in _load("terms")["change"]
    )


@cache
def law_names() -> tuple[str, ...]:
    """Names of laws, codes and ordinances without their type word."""
    data = _load("laws")
    return tuple(
        name for table in ("laws", "codes", "ordinances") for name in data[table]
    )


@cache
def columns() -> tuple[Column, ...]:
    """What heads of columns say, in the order in which they are tried."""
    return tuple(
        Column(
            role=row["role"],
            pattern=row["pattern"],
            whole=row.get("whole", False),
            example=row["example"],
        )
        for row in _load("columns")["column"]
    )


@cache
def order_words(table: str) -> tuple[str, ...]:
    """Words by which orders are told: `verbs`, `frames`, `attributes` or `reasons`."""
    return tuple(_load("orders")[table]["words"])


@cache
def gates() -> tuple[Threshold, ...]:
    """What is borne of the rules that only warn."""
    return tuple(Threshold(**row) for row in _load("gates")["gate"])
