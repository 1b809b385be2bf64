"""SPARQL strings that are deep or long: mostly a little, at times as much as goes."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

MOST: Final = 5_000_000
"""Bytes of the longest: about what the body of a request may have."""

USUAL: Final = 60_000
_UP_TO_THE_CAP = 0.1
_MOST_DIGITS = 100_000


def _times(unit: int, chance: random.Random) -> int:
    """How often a part of so many bytes is repeated."""
    most = MOST if chance.random() < _UP_TO_THE_CAP else USUAL
    return int(10 ** chance.uniform(0.5, log10(most / unit)))


def deep(chance: random.Random) -> str:
    """Something in itself, in itself …."""
    many = _times(10, chance)
    return chance.choice(
        (
            f"SELECT * {'{' * many}{'}' * many}",
            f"SELECT * {{ FILTER({'(' * many}1{')' * many}) }}",
            f"SELECT * {{ FILTER({'!' * many}true) }}",
            f"SELECT * {{ ?a {'(' * many}cd:x{')*' * many} ?b }}",
            f"SELECT * {{ ?a {'^' * many}cd:x ?b }}",
            f"SELECT * {{ {'[' * many} cd:x 1 {']' * many} cd:y 2 }}",
            f"SELECT * {{ ?a ?b {'(' * many} {')' * many} }}",
            f"SELECT * {{ {' UNION '.join(['{}'] * many)} }}",
            f"SELECT * {{ ?a {'|'.join(['cd:x'] * many)} ?b }}",
            f"SELECT * {{ {'OPTIONAL { ' * many}{' }' * many} }}",
            f"SELECT ({'STR(' * many}1{')' * many} AS ?x) {{}}",
            f"SELECT * {{ {'{ SELECT * ' * many}{'}' * many} }}",
        )
    )


def long(chance: random.Random) -> str:
    """Something very often, or very large."""
    many = _times(12, chance)
    digits = "9" * min(many, _MOST_DIGITS)
    return chance.choice(
        (
            f"SELECT * {{ ?a ?b {digits} }}",
            f"SELECT ({digits}e{digits[:6]} * -{digits}.{digits} AS ?x) {{}}",
            f"SELECT * {{ ?a ?b ?c }} LIMIT {digits}",
            f"SELECT * {{ ?a ?b ?c }} LIMIT 1 OFFSET {digits}",
            f"SELECT * {{ ?a ?b '{'đ' * many}' }}",
            f"SELECT * {{ <http://example.org/{'a' * many}> ?b ?c }}",
            f"SELECT * {{ ?{'a' * many} ?b ?c }} LIMIT 1",
            f"SELECT * {{ VALUES ?a {{ {'1 ' * many} }} }} LIMIT 1",
            f"{'PREFIX a: <http://example.org/> ' * many} ASK {{}}",
            f"SELECT * {{ {'?a ?b ?c . ' * many} }} LIMIT 1",
            f"{'# a comment ' * many}\nASK {{}}",
            " \t\n" * many,
            "\0" * many,
        )
    )
