"""Strings for a SPARQL endpoint, from a seed: valid, nearly valid, broken, and hostile.

Each has a number, and the same seed and number give the same bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.sparql_large import deep, long
from bench.sparql_words import (
    AGGREGATES,
    FUNCTIONS,
    GRAPHS,
    NAMES,
    ODD,
    PREDICATES,
    RESOURCES,
    VALUES,
)
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD: Final = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
_CHANGES: Final = 6


@dataclass(frozen=True, slots=True)
class Made:
    """A string as it is sent, and the kind of it."""

    kind: str
    data: bytes


class Strings:
    """Makes strings; `remote` is an address that nobody may call."""

    def __init__(self, seed: int, remote: str) -> None:
        self._seed = seed
        self._remote = remote
        self._chance = random.Random()  # noqa: S311 - to repeat, not to hide
        self._kinds: tuple[tuple[str, int, Callable[[], str]], ...] = (
            ("valid", 40, self.query),
            ("nearly valid", 34, self._changed),
            ("odd arguments", 10, self._called),
            ("calls out", 8, self._reaching),
            ("deep", 4, lambda: deep(self._chance)),
            ("long", 4, lambda: long(self._chance)),
        )

    def made(self, number: int) -> Made:
        """The string of a number; lone surrogates make bytes that are no UTF-8."""
        self._chance = random.Random(f"{self._seed} {number}")  # noqa: S311 - as above
        weights = [weight for _, weight, _ in self._kinds]
        ((kind, _, make),) = self._chance.choices(self._kinds, weights)
        return Made(kind, make().encode("utf-8", "surrogatepass"))

    def update(self, number: int) -> Made:
        """An update of a number, valid or spoiled."""
        self._chance = random.Random(f"{self._seed} update {number}")  # noqa: S311
        text = self._update()
        if self._chance.random() < 0.3:  # noqa: PLR2004 - of all updates
            return Made(
                "spoiled update", self._spoiled(text).encode("utf-8", "replace")
            )
        return Made("update", text.encode())

    def query(self) -> str:
        """A query that follows the grammar."""
        pick = self._chance.choice
        where = f"{{ {self._group(2)} }}"
        head, tail = pick(
            (
                ("SELECT *", self._tail()),
                ("SELECT DISTINCT ?a ?b", self._tail()),
                ("SELECT REDUCED ?c", self._tail()),
                ("ASK", ""),
                ("CONSTRUCT { ?a ?b ?c . ?c rdfs:label ?a }", self._tail()),
                ("DESCRIBE ?a", " LIMIT 3"),
                (
                    f"SELECT ?a ({self._aggregate()} AS ?n)",
                    f" GROUP BY ?a HAVING ({self._aggregate()} > 1)" + self._tail(),
                ),
            )
        )
        source = pick(
            ("", "", "", f"FROM {pick(GRAPHS)}", f"FROM NAMED {pick(GRAPHS)}")
        )
        return f"{_HEAD}{head} {source} WHERE {where}{tail}"

    def _tail(self) -> str:
        pick = self._chance.choice
        order = pick(("", "", " ORDER BY ?a", " ORDER BY DESC(STR(?b)) ?c"))
        return f"{order} LIMIT {pick((0, 1, 10, 100))}{pick(('', ' OFFSET 5'))}"

    def _aggregate(self) -> str:
        name = self._chance.choice(AGGREGATES)
        distinct = self._chance.choice(("", "DISTINCT "))
        return f"{name}({distinct}{self._expression(1)})"

    def _group(self, depth: int) -> str:
        parts = [self._triple() for _ in range(self._chance.randint(1, 2))]
        parts += [self._part(depth) for _ in range(self._chance.randint(0, 2))]
        return " ".join(parts)

    def _part(self, depth: int) -> str:
        pick = self._chance.choice
        inner = f"{{ {self._group(depth - 1) if depth else self._triple()} }}"
        return pick(
            (
                f"FILTER({self._expression(2)})",
                f"BIND({self._expression(2)} AS ?x{self._chance.randrange(99)})",
                f"OPTIONAL {inner}",
                f"{inner} UNION {inner}",
                f"MINUS {inner}",
                f"FILTER {pick(('EXISTS', 'NOT EXISTS'))} {inner}",
                f"GRAPH {pick((*GRAPHS, '?g'))} {inner}",
                f"VALUES (?a ?c) {{ ({pick(RESOURCES)} UNDEF) (UNDEF 1) }}",
                f"{{ SELECT ?a WHERE {inner} LIMIT 5 }}",
            )
        )

    def _triple(self) -> str:
        pick = self._chance.choice
        subject = pick(("?a", "?b", *RESOURCES))
        target = pick(("?a", "?b", "?c", *RESOURCES, *VALUES))
        return f"{subject} {self._path()} {target} ."

    def _path(self) -> str:
        pick = self._chance.choice
        one, two = pick(PREDICATES), pick(PREDICATES)
        paths = (f"{one}/{two}", f"{one}|^{two}", f"!({one}|^{two})", f"{one}?")
        longer = (f"({one}|{two})+", f"{one}*", f"({one}/^{two})*")
        return pick((one, one, one, one, pick(paths), pick(longer)))

    def _expression(self, depth: int) -> str:
        pick = self._chance.choice
        if not depth:
            return pick(("?a", "?b", "?c", *VALUES))
        left, right = self._expression(depth - 1), self._expression(depth - 1)
        name, arguments = pick(FUNCTIONS)
        given = ", ".join((left, right, "1", '"x"')[:arguments])
        operator = pick(("=", "!=", "<", ">=", "+", "-", "*", "/", "&&", "||"))
        return pick(
            (
                f"{name}({given})",
                f"({left} {operator} {right})",
                f"{pick('!-+')}({left})",
                f"({left} IN ({right}, {left}))",
            )
        )

    def _called(self) -> str:
        """A function with arguments that it is not made for, too many or too few."""
        pick = self._chance.choice
        name, _ = pick(FUNCTIONS)
        given = ", ".join(pick((*VALUES, *NAMES)) for _ in range(pick((0, 1, 2, 3, 4))))
        return f"{_HEAD}SELECT ({name}({given}) AS ?x) {{ ?a ?b ?c }} LIMIT 2"

    def _changed(self) -> str:
        return self._spoiled(self.query())

    def _spoiled(self, text: str) -> str:
        """Text with a few changes behind its prefixes."""
        chance, start = self._chance, len(_HEAD) * text.startswith(_HEAD)
        for _ in range(chance.randint(1, _CHANGES)):
            at = chance.randrange(start, len(text) + 1) if start < len(text) else 0
            end = min(len(text), at + chance.randint(1, 12))
            piece = chance.choice(("", text[at:end] * 2, chance.choice(ODD)))
            text = text[:at] + piece + text[chance.choice((at, end)) :]
        return text

    def _reaching(self) -> str:
        """SERVICE and LOAD, open or hidden."""
        pick, remote = self._chance.choice, f"<{self._remote}>"
        word = pick(
            ("SERVICE", "service", "SeRvIcE", "\\u0053ERVICE", "SERVICE SILENT")
        )
        call = f"{word} {remote} {{ ?a ?b ?c }}"
        return _HEAD + pick(
            (
                f"SELECT * {{ {call} }}",
                f"SELECT * {{ ?a ?b ?c # comment \n {call} }} LIMIT 1",
                f"SELECT * {{ ?a ?b ?c # {call}\n }} LIMIT 1",
                f"SELECT * {{ ?a ?b 'x # ' . {call} . # ' }} LIMIT 1",
                f'SELECT * {{ ?a ?b "{call}" }} LIMIT 1',
                f"SELECT * {{ ?a ?b '''' {call} ''' }} LIMIT 1",
                f"SELECT * {{ ?a ?b ?c FILTER(?a<?b#> \n) {call} #\n }} LIMIT 1",
                f"SELECT * {{ ?a cd:x\\# ?c . {call} }} LIMIT 1",
                f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ {call} }} }} }} }}",
                f"SELECT * {{ BIND({remote} AS ?s) SERVICE ?s {{ ?a ?b ?c }} }}",
                f"SELECT * {{ ?a ?b ?c }} ; LOAD {remote}",
                f"LOAD {remote}",
                f"LOAD SILENT {remote} INTO GRAPH <http://example.org/g>",
                f"ASK FROM {remote} {{ ?a ?b ?c }}",
                f"PREFIX SERVICE: {remote} SELECT * {{ SERVICE:x ?b ?c }} LIMIT 1",
                f"CONSTRUCT {{ ?a ?b ?c }} {{ {call} }}",
                f"SELECT * {{ ?a ?b ?c MINUS {{ {word}{remote}{{}} }} }}",
            )
        )

    def _update(self) -> str:
        pick, remote = self._chance.choice, self._remote
        triple = f"{pick(RESOURCES)} {pick(PREDICATES)} {pick(VALUES)}"
        return _HEAD + pick(
            (
                f"INSERT DATA {{ {triple} }}",
                f"INSERT DATA {{ GRAPH {pick(GRAPHS)} {{ {triple} }} }}",
                f"DELETE DATA {{ {triple} }}",
                "DELETE WHERE { ?a ?b ?c }",
                f"DELETE WHERE {{ GRAPH {pick(GRAPHS)} {{ ?a ?b ?c }} }}",
                "DELETE { ?a ?b ?c } INSERT { ?c ?b ?a } WHERE { ?a ?b ?c }",
                f"WITH {pick(GRAPHS)} DELETE {{ ?a ?b ?c }} WHERE {{ ?a ?b ?c }}",
                "CLEAR ALL",
                "DROP ALL",
                f"DROP SILENT GRAPH {pick(GRAPHS)}",
                f"CREATE GRAPH <http://example.org/{self._chance.randrange(99)}>",
                f"MOVE {pick(GRAPHS)} TO DEFAULT",
                f"COPY DEFAULT TO {pick(GRAPHS)}",
                f"ADD {pick(GRAPHS)} TO <http://example.org/g>",
                f"LOAD <{remote}>",
                f"CLEAR DEFAULT ; LOAD SILENT <{remote}> INTO GRAPH {pick(GRAPHS)}",
            )
        )
