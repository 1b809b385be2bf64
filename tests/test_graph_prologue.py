"""Prefixes that updates declare behind a semicolon."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import QuerySyntaxError
from graph.prologue import in_front
from graph.store import Store
from graph.updates import Update, check

CD = {"cd": "x:cd#"}

# Each with what it means, without a declaration.
MOVED = {
    "each its own": (
        """PREFIX a: <x:a#> INSERT DATA { a:s a:p 1 } ;
        PREFIX b: <x:b#> INSERT DATA { b:s b:p 2 }""",
        "INSERT DATA { <x:a#s> <x:a#p> 1 . <x:b#s> <x:b#p> 2 }",
    ),
    "each the same": (
        """PREFIX a: <x:a#> INSERT DATA { a:s a:p 1 } ;
        prefix a:<x:a#>INSERT DATA { a:s a:p 2 } ;
        PREFIX a: <x:a#>
        PREFIX c: <x:c#>
        DELETE DATA { a:s a:p 1 ; c:p 3 }""",
        "INSERT DATA { <x:a#s> <x:a#p> 2 }",
    ),
    "empty, at the end, and in texts": (
        """INSERT DATA { <x:s> <x:p> 'PREFIX : <x:>' } ; # PREFIX a: <x:>
        PREFIX : <x:> INSERT DATA { :s :p 2 } ; PREFIX z: <x:z>""",
        "INSERT DATA { <x:s> <x:p> 'PREFIX : <x:>', 2 }",
    ),
    "known without a declaration": (
        "INSERT DATA { cd:s cd:p 1 } ; PREFIX cd: <x:cd#> INSERT DATA { cd:s cd:p 2 }",
        "INSERT DATA { <x:cd#s> <x:cd#p> 1, 2 }",
    ),
}
# What would mean something else in front is left where it is.
LEFT = (
    "CLEAR DEFAULT ; BASE <x:a> CLEAR DEFAULT",
    "CLEAR DEFAULT ; PREFIX a: <a#> INSERT DATA { a:s a:p 1 }",
    "PREFIX a: <x:a#> CLEAR DEFAULT ; PREFIX a: <x:b#> INSERT DATA { a:s a:p 1 }",
    "INSERT DATA { a:s a:p 1 } ; PREFIX a: <x:b#> INSERT DATA { a:s a:p 1 }",
    "INSERT DATA { cd:s cd:p 1 } ; PREFIX cd: <x:> INSERT DATA { cd:s cd:p 1 }",
    "CLEAR DEFAULT ; PREFIX a:b <x:a> CLEAR DEFAULT",
    "CLEAR DEFAULT ; PREFIX",
    "CLEAR DEFAULT ; INSERT PREFIX a: <x:a#> DATA { a:s a:p 1 }",
    "INSERT DATA { <x:s> <x:p> 1 ; PREFIX a: <x:a#> a:p 1 }",
    "INSERT DATA { <x:s> <x:p> 1 } PREFIX a: <x:a#> ; INSERT DATA { a:s a:p 1 }",
)


@pytest.mark.parametrize(("update", "same"), MOVED.values(), ids=MOVED)
def test_declarations_are_moved_to_the_front(update: str, same: str) -> None:
    moved = in_front(update, CD)
    assert moved.count("\n") == update.count("\n")
    stores = []
    for text in (moved, same):
        store = ox.Store()
        store.update(text, prefixes=CD)
        stores.append(set(store))
    assert stores[0] == stores[1]


@pytest.mark.parametrize("update", LEFT)
def test_what_would_mean_something_else_stays(update: str) -> None:
    assert in_front(update, CD) == update
    with Store.in_memory() as store, pytest.raises(QuerySyntaxError):
        store.update(check(Update(update)))


def test_the_specification_s_own_example_is_done() -> None:
    # https://www.w3.org/TR/sparql11-update/#example_2
    prefix = "PREFIX dc: <http://purl.org/dc/elements/1.1/>"
    update = f"""{prefix}
        INSERT DATA {{ <x:book1> dc:title "Fundamentals of Compiler Desing" }} ;
        {prefix}
        DELETE {{ ?book dc:title ?old }} INSERT {{ ?book dc:title "Design" }}
        WHERE {{ ?book dc:title ?old }}"""
    with Store.in_memory() as store:
        store.update(check(Update(update)))
        (quad,) = store.quads()
        assert quad.object == ox.Literal("Design")
