"""How many solutions a CONSTRUCT has: a query that gives a row for each."""

from __future__ import annotations

from graph.guard import tokens


def solutions_of(sparql: str) -> str | None:
    """The SELECT that has the solutions of a CONSTRUCT; None of any other query."""
    start = end = None
    depth = 0
    for kind, text, place in tokens(sparql):
        word = text.casefold() if kind == "word" else ""
        if start is None and word == "construct":
            start, end = place, place + len(text)
        elif start is None:
            if word in {"select", "ask", "describe"}:
                return None
        elif kind == "mark" and text in "{}":
            depth += 1 if text == "{" else -1
            if depth == 0:
                end = place + 1
                break
        elif depth == 0:  # the template is left out, or there is a dataset before it
            break
    if start is None or end is None:
        return None
    return f"{sparql[:start]}SELECT (1 AS ?one) {sparql[end:]}"
