"""Runs the tests of the service description.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from bench.w3c.outcomes import Outcome

if TYPE_CHECKING:
    from bench.w3c.server import Server

_PREFIX: Final = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>\n"
_ENDPOINT: Final = "ASK { ?service a sd:Service ; sd:endpoint <%s> }"
_MISTAKES: Final = {
    "a term that the vocabulary does not have": """
        ASK { { ?s ?term ?o } UNION { ?s a ?term } UNION { ?s sd:feature ?term }
          FILTER(STRSTARTS(STR(?term), STR(sd:)) && ?term NOT IN (
            sd:Service, sd:Language, sd:Function, sd:Aggregate, sd:Feature,
            sd:EntailmentRegime, sd:EntailmentProfile, sd:GraphCollection,
            sd:Dataset, sd:Graph, sd:NamedGraph, sd:endpoint, sd:feature,
            sd:defaultEntailmentRegime, sd:entailmentRegime,
            sd:defaultSupportedEntailmentProfile, sd:supportedEntailmentProfile,
            sd:extensionFunction, sd:extensionAggregate, sd:languageExtension,
            sd:supportedLanguage, sd:propertyFeature, sd:defaultDataset,
            sd:availableGraphs, sd:resultFormat, sd:inputFormat, sd:defaultGraph,
            sd:namedGraph, sd:name, sd:graph, sd:DereferencesURIs,
            sd:UnionDefaultGraph, sd:RequiresDataset, sd:EmptyGraphs,
            sd:BasicFederatedQuery)) }""",
    "a language that the vocabulary does not have": """
        ASK { ?s sd:supportedLanguage ?o FILTER(?o NOT IN
          (sd:SPARQL10Query, sd:SPARQL11Query, sd:SPARQL11Update)) }""",
    "a service without an endpoint": """
        ASK { ?s a sd:Service FILTER NOT EXISTS { ?s sd:endpoint ?o } }""",
    "an endpoint, a format or a name that is no IRI": """
        ASK { ?s sd:endpoint|sd:resultFormat|sd:inputFormat|sd:name ?o
          FILTER(!isIRI(?o)) }""",
    "a literal where a resource is due": """
        ASK { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(sd:)) && isLiteral(?o)) }""",
    "a named graph without a name": """
        ASK { ?s sd:namedGraph ?o FILTER NOT EXISTS { ?o sd:name ?name } }""",
    "a dataset that is a graph": """
        ASK { ?s sd:defaultDataset|sd:availableGraphs ?o . ?o a sd:Graph }""",
}
"""What does not conform to the schema, each with a query that finds it."""


def described(server: Server, aspect: str) -> Outcome:
    """Get the endpoint without a query, and look at an aspect of what it tells.

    Raises:
        ValueError: the aspect is not known.
    """
    answer = server.send("GET", server.query_url, {"Accept": "text/turtle"})
    if not answer.ok or answer.media_type != "text/turtle":
        return Outcome("failed", str(answer))
    store = ox.Store()
    store.load(answer.body, ox.RdfFormat.TURTLE, base_iri=server.query_url)
    if aspect == "returns-rdf":
        wrong = [] if len(store) else ["the graph is empty"]
    elif aspect == "has-endpoint-triple":
        there = store.query(_PREFIX + _ENDPOINT % server.query_url)
        wrong = [] if there else [f"{server.query_url} is no endpoint"]
    elif aspect == "conforms-to-schema":
        wrong = [
            told for told, query in _MISTAKES.items() if store.query(_PREFIX + query)
        ]
    else:
        message = f"{aspect!r} is no aspect of a service description"
        raise ValueError(message)
    return (
        Outcome("failed", f"{'; '.join(wrong)} in {answer}")
        if wrong
        else Outcome("passed")
    )
