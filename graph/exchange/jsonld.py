"""The graph as JSON-LD 1.1 that people can read, with its context inside.

Names are those of Turtle, and a part stands inside its whole: an assignment in its
task, a selector in the place it selects. Expanding it gives back the same quads.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeGuard

import pyoxigraph as ox

from ontology.context import published_context
from ontology.standards import Rdf, Xsd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.iris import Iris

Json = dict[str, object]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Things = dict[str, dict[str, list[Term]]]

_PLAIN: Final = re.compile(r"[A-Za-z0-9_.-][A-Za-z0-9_./-]*")
_WHOLE: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")  # JSON numbers hold so many digits


def to_jsonld(quads: Iterable[ox.Quad], iris: Iris) -> bytes:
    """Quads of named graphs, without blank nodes, as one document.

    Args:
        quads: what to write, in any order.
        iris: those of the installation; `id:` stands for their base.
    """
    names = Names.of(iris)
    graphs: dict[str, Things] = defaultdict(lambda: defaultdict(dict))
    for quad in sorted(quads, key=str):
        things = graphs[_iri(quad.graph_name)]
        values = things[_iri(quad.subject)].setdefault(quad.predicate.value, [])
        values.append(quad.object)
    written = [
        {"@id": names.short(graph), "@graph": _Nested(names, things).nodes()}
        for graph, things in graphs.items()
    ]
    document = {"@context": names.context, "@graph": written}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _iri(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        msg = f"{term} has no IRI: only named graphs without blank nodes are written"
        raise TypeError(msg)
    return term.value


@dataclass(frozen=True, slots=True)
class Names:
    """A context read backwards: the short names of IRIs and the types of values."""

    context: Mapping[str, object]
    spaces: tuple[tuple[str, str], ...]
    types: Mapping[str, str]

    @classmethod
    def of(cls, iris: Iris) -> Names:
        """The published context, and `id:` for what an installation names."""
        context = {**published_context(), "id": iris.base}
        spaces = [
            (prefix, space)
            for prefix, space in context.items()
            if isinstance(space, str)
        ]
        types = {
            str(term["@id"]): str(term["@type"])
            for term in context.values()
            if isinstance(term, dict) and "@type" in term
        }
        longest_first = sorted(spaces, key=lambda found: -len(found[1]))
        return cls(context, tuple(longest_first), types)

    def short(self, iri: str) -> str:
        """An IRI with the prefix of its namespace, where it has one."""
        for prefix, space in self.spaces:
            if iri.startswith(space) and _PLAIN.fullmatch(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def literal(self, predicate: str, value: ox.Literal) -> object:
        """A literal as JSON: bare where the context, or JSON itself, says its type."""
        told, type_ = self.types.get(predicate), value.datatype.value
        if value.language is not None:
            return {"@value": value.value, "@language": value.language}
        if told == type_ or (told is None and type_ == Xsd.string):
            return value.value
        if told is None and type_ == Xsd.boolean and value.value in ("true", "false"):
            return value.value == "true"
        if told is None and type_ == Xsd.integer and _WHOLE.fullmatch(value.value):
            return int(value.value)
        if type_ == Xsd.string:
            return {"@value": value.value}
        return {"@value": value.value, "@type": self.short(type_)}


@dataclass(slots=True)
class _Nested:
    """Writes the things of one graph, each once: a part at the first that names it."""

    names: Names
    things: Things
    written: set[str] = field(default_factory=set)

    def nodes(self) -> list[Json]:
        parts = {
            _iri(value)
            for thing, said in self.things.items()
            for values in said.values()
            for value in values
            if self._is_part(thing, value)
        }
        return [self._node(thing) for thing in self.things if thing not in parts]

    def _is_part(self, whole: str, value: Term) -> TypeGuard[ox.NamedNode]:
        """Whether a value is a part, by its name, and is described here."""
        return (
            isinstance(value, ox.NamedNode)
            and value.value in self.things
            and value.value.startswith(f"{whole}.")
        )

    def _node(self, thing: str) -> Json:
        self.written.add(thing)
        node: Json = {"@id": self.names.short(thing)}
        for predicate, values in self.things[thing].items():
            if predicate == Rdf.type:
                node["@type"] = [self.names.short(_iri(value)) for value in values]
            else:
                said = [self._value(thing, predicate, value) for value in values]
                node[self.names.short(predicate)] = said[0] if len(said) == 1 else said
        return node

    def _value(self, thing: str, predicate: str, value: Term) -> object:
        if isinstance(value, ox.Literal):
            return self.names.literal(predicate, value)
        iri = _iri(value)
        if self._is_part(thing, value) and iri not in self.written:
            return self._node(iri)
        linked = self.names.types.get(predicate) == "@id"
        return self.names.short(iri) if linked else {"@id": self.names.short(iri)}
