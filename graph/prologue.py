"""Prefixes that an update declares in its midst, moved to its front.

Each operation of an update may declare prefixes (SPARQL 1.1 §19.8, rules 29 and 4), and
many programs declare them with each anew. Oxigraph 0.5.13 takes declarations at the
very front alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, tee
from typing import TYPE_CHECKING

from graph.guard import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class _Declaration:
    """A prefix, with its colon, its IRI, and the place of the declaration.

    `front`: no operation is before it; `used`: one before it has the prefix.
    """

    prefix: str
    iri: str
    start: int
    end: int
    front: bool
    used: bool


def in_front(update: str, prefixes: Mapping[str, str]) -> str:
    """Return an update that means the same, its prefixes declared in front.

    What cannot be moved stays, and the engine refuses it: a base, a prefix for a
    relative IRI, and one that meant something else before. Lines keep their numbers.

    Args:
        update: the update.
        prefixes: the IRIs of the prefixes that are known without a declaration.
    """
    known = {f"{prefix}:": f"<{iri}>" for prefix, iri in prefixes.items()}
    moved, kept, done = "", "", 0
    for found in _declarations(update):
        new = found.prefix not in known
        if found.front:
            known[found.prefix] = found.iri
            continue
        if new and not found.used and _ABSOLUTE.match(found.iri):
            known[found.prefix] = found.iri
            moved += f"PREFIX {found.prefix} {found.iri} "
        if known.get(found.prefix) == found.iri:
            lines = update.count("\n", found.start, found.end)
            kept += update[done : found.start] + " " + "\n" * lines
            done = found.end
    return moved + kept + update[done:]


def declared(sparql: str, prefixes: Mapping[str, str], base: str | None = None) -> str:
    """Return a query or an update that declares what it takes for known.

    It is for engines that know no prefixes of ours. Lines keep their numbers.

    Args:
        sparql: the query or the update.
        prefixes: the IRIs of the prefixes that it may use without a declaration.
        base: what its relative IRIs are relative to, if it declares no base.
    """
    own = {found.prefix for found in _declarations(sparql)}
    front = "".join(
        f"PREFIX {name}: <{iri}> "
        for name, iri in prefixes.items()
        if f"{name}:" in sparql and f"{name}:" not in own
    )
    has_base = any(text.casefold() == "base" for _, text, _ in tokens(sparql))
    return (f"BASE <{base}> " if base and not has_base else "") + front + sparql


def _declarations(update: str) -> Iterator[_Declaration]:
    """Find the declarations before the first operation, and behind each `;`."""
    front, due, depth, used = True, True, 0, set[str]()
    read, ahead, further = tee(tokens(update), 3)
    for (kind, text, start), (_, name, _), (other, iri, place) in zip(
        read, islice(ahead, 1, None), islice(further, 2, None), strict=False
    ):
        word = text.casefold() if kind == "word" else ""
        if due and word == "prefix" and name.endswith(":") and other == "iri":
            end = place + len(iri)
            yield _Declaration(name, iri, start, end, front, name in used)
        if word not in ("", "prefix", "base"):
            front = due = False
        elif kind == "mark":
            depth += (text == "{") - (text == "}")
            due |= text == ";" and depth == 0
        elif kind == "name":
            used.add(text.partition(":")[0] + ":")
