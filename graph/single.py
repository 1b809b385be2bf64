"""Whether a query has one triple pattern and nothing else: it cannot run away.

The engine has an index for every pattern, so it goes from row to row without a search,
and stops where its answer is not taken. All else may take for ever between two rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.guard import SHORT, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    Token = tuple[str, str]

_TERMS = ("variable", "iri", "name")
_END = ("end", "")


def is_single(sparql: str) -> bool:
    """Whether a query is SELECT or ASK of one pattern, of three different terms.

    A prologue of prefixes and a LIMIT are all that may stand around it.
    """
    if len(sparql) > SHORT:
        return False
    found = ((kind, text.casefold()) for kind, text, _ in tokens(sparql))
    token = _after_prefixes(found)
    if token == ("word", "select"):
        token = next(found, _END)
        while token[0] == "variable" or token == ("operator", "*"):
            token = next(found, _END)
    elif token == ("word", "ask"):
        token = next(found, _END)
    else:
        return False
    if token == ("word", "where"):
        token = next(found, _END)
    return token == ("mark", "{") and _is_pattern(found) and _is_over(found)


def _after_prefixes(found: Iterator[Token]) -> Token:
    token = next(found, _END)
    while token == ("word", "prefix"):
        next(found, _END)
        next(found, _END)
        token = next(found, _END)
    return token


def _is_pattern(found: Iterator[Token]) -> bool:
    """Whether three terms follow, the same variable not twice, and a brace."""
    pattern = [next(found, _END) for _ in range(3)]
    subject, predicate, value = pattern
    variables = [text[1:] for kind, text in pattern if kind == "variable"]
    if (
        subject[0] not in _TERMS
        or (predicate[0] not in _TERMS and predicate != ("word", "a"))
        or value[0] not in (*_TERMS, "string", "number")
        or len(variables) > len(set(variables))
    ):
        return False
    token = next(found, _END)
    if token == ("mark", "."):
        token = next(found, _END)
    return token == ("mark", "}")


def _is_over(found: Iterator[Token]) -> bool:
    """Whether nothing follows but a LIMIT."""
    token = next(found, _END)
    if token == ("word", "limit"):
        next(found, _END)
        token = next(found, _END)
    return token == _END
