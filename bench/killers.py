"""The worst that can be asked of a SPARQL endpoint.

What is known to bring engines down: to crash the parser, to keep a core busy for hours,
to eat the memory, to answer without end. `bench.clients` has the worst ways of asking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ontology.terms import PREFIXES


@dataclass(frozen=True, slots=True)
class Killer:
    """A query by name; `eats` says what it is after: stack, time, memory or bytes."""

    name: str
    eats: str
    query: str


_HEAD: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("cd", "dcterms")
)
_TWO: Final = "?a ?b ?c . ?d ?e ?f"
_FOUR: Final = f"{_TWO} . ?g ?h ?i . ?j ?k ?l"
_ANY: Final = (
    "cd:restsOn|^cd:restsOn|dcterms:isPartOf|^dcterms:isPartOf|cd:agent|^cd:agent"
)
_LONGER: Final = "$0" * 8


def _star(size: int, predicate: str) -> str:
    """Patterns that all hang together."""
    return " . ".join(f"?s{n} {predicate} ?s{(n * 7 + 1) % size}" for n in range(size))


def _doubled(times: int) -> str:
    """A string that is sixteen times two to the power of `times` long."""
    binds = (f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(times))
    return f'BIND("0123456789abcdef" AS ?x0) {" ".join(binds)}'


def _table(name: str, rows: int) -> str:
    return f"VALUES ?{name} {{ {' '.join(map(str, range(rows)))} }}"


_STACK: Final = {
    "braces, 4,000 deep": f"SELECT * {'{' * 4000}{'}' * 4000}",
    "braces, 60 deep": f"SELECT * {'{' * 60}{_TWO}{'}' * 60}",
    "parentheses, 8,000 deep": f"SELECT * {{ FILTER({'(' * 8000}1{')' * 8000}) }}",
    "unions, 4,000": f"SELECT * {{ {' UNION '.join(['{}'] * 4000)} }}",
    "path of 12,000 alternatives": f"SELECT * {{ ?a {'|'.join(['cd:a'] * 12000)} ?b }}",
    "condition of 12,000 parts": f"SELECT * {{ FILTER({'||'.join(['1=2'] * 12000)}) }}",
}
_TIME: Final = {
    "unions of everything, 60": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . "
    f"{' UNION '.join(['{ ?c ?d ?e }'] * 60)} }}",
    "path of 60 steps": f"SELECT * {{ ?a {'/'.join(['(cd:a|!cd:a)'] * 60)} ?b }}",
    "256 patterns": f"SELECT * {{ {_star(256, 'cd:restsOn')} }}",
    "60 patterns of anything": f"SELECT * {{ {_star(60, '?p')} }}",
    "60 optionals": f"SELECT * {{ ?a ?b ?c {' OPTIONAL { ?c ?p ?q }' * 60} }}",
    "product, counted": f"SELECT (COUNT(*) AS ?n) {{ {_FOUR} }}",
    "product, far into it": f"SELECT * {{ {_FOUR} }} OFFSET 999999999999",
    "product, taken away from": "SELECT * "
    f"{{ {_TWO} MINUS {{ ?g ?h ?i . ?c ?k ?l }} }}",
    "product, in a condition": "SELECT * { ?a ?b ?c FILTER NOT EXISTS { "
    "?d ?e ?f . ?g ?h ?i FILTER(?c = CONCAT(STR(?f), STR(?i))) } }",
    "tables, multiplied": "SELECT (COUNT(*) AS ?n) { "
    f"{' '.join(_table(name, 2000) for name in 'abcd')} }}",
    "subqueries, multiplied": "SELECT * { "
    f"{' '.join(f'{{ SELECT ?x{n} {{ ?x{n} ?p ?o }} }}' for n in range(12))} }}",
    "path over everything": f"SELECT * {{ ?a ({_ANY})* ?b }}",
    "path of what is not": "SELECT (COUNT(*) AS ?n) "
    "{ ?a (!cd:none|!^cd:none)+ ?b . ?b (!cd:none)* ?d }",
    "paths in paths": f"SELECT * {{ ?a ((({_ANY})+)+/(({_ANY})*)*)+ ?b }}",
    "pattern made anew each time": "SELECT * "
    f"{{ {_TWO} FILTER(REGEX(STR(?c), CONCAT(STR(?f), STR(?c)))) }}",
    "hash of hashes": "SELECT (MAX("
    f"{'SHA512(' * 50}STR(?c){')' * 50}) AS ?x) {{ {_TWO} }}",
}
_MEMORY: Final = {
    "product, sorted": f"SELECT * {{ {_FOUR} }} ORDER BY ?c ?f ?i",
    "product, shuffled": f"SELECT * {{ {_FOUR} }} ORDER BY RAND()",
    "product, distinct": f"SELECT DISTINCT * {{ {_TWO} }} OFFSET 9999999999",
    "product, grouped": "SELECT ?a ?d ?f (COUNT(*) AS ?n) "
    f"{{ {_TWO} }} GROUP BY ?a ?d ?f",
    "product, joined": f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {_TWO} }}",
    "string doubled 30 times": f"SELECT (STRLEN(?x30) AS ?n) {{ {_doubled(30)} }}",
    "string doubled in each row": f"SELECT ?x24 {{ ?a ?b ?c . {_doubled(24)} }} "
    "ORDER BY ?x24",
    "string of longer ones": f'SELECT (REPLACE(REPLACE(REPLACE(?t, ".", "{_LONGER}"), '
    f'".", "{_LONGER}"), ".", "{_LONGER}") AS ?x) {{ ?l cd:text ?t }}',
    "pattern of nested repeats": "SELECT * { ?a ?b ?c FILTER("
    f'REGEX(STR(?c), "{"(" * 40}\\\\w{")+" * 40}$")) }}',
    "pattern of a million states": "SELECT * { ?a ?b ?c FILTER("
    r'REGEX(STR(?c), "(\\p{L}{99}){99}")) }',
    "ten megabytes": f"SELECT * {{ FILTER(?a IN ({'1,' * 5_000_000}1)) }}",
}
_BYTES: Final = {
    "product, streamed": f"SELECT * {{ {_FOUR} }}",
    "product, as a graph": f"CONSTRUCT {{ ?a ?e ?i }} {{ {_FOUR} }}",
    "product, described": f"DESCRIBE * {{ {_TWO} }}",
    "call to another server": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
}

KILLERS: Final = tuple(
    Killer(name, eats, _HEAD + query)
    for eats, group in (
        ("stack", _STACK),
        ("time", _TIME),
        ("memory", _MEMORY),
        ("bytes", _BYTES),
    )
    for name, query in group.items()
)
"""Each alone is enough for an engine without limits."""
