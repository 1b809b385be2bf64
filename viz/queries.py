"""The SPARQL behind a page: the same question, for those who want to go on from it.

Prefixes are those that the endpoint knows beforehand.
"""

from __future__ import annotations

from typing import Final

from ontology.terms import CD, STATEMENTS

_AGENCIES: Final = """\
SELECT ?agency ?name ?level (COUNT(DISTINCT ?task) AS ?tasks) WHERE {
  VALUES ?class { cd:Agency cd:AgentGroup cd:OfficeHolder cd:TaskForce }
  ?agency a ?class ; rdfs:label ?name ; cd:level ?level .
  OPTIONAL { ?task cd:hasAssignment/cd:agent ?agency }
} GROUP BY ?agency ?name ?level
ORDER BY DESC(?tasks) ?name
LIMIT 200"""
_AGENCY: Final = """\
SELECT ?letter ?task ?label ?role ?stated ?due ?words WHERE {
  ?part cd:agent $agency ; cd:role ?role ; cd:stated ?stated ; cd:quote ?words .
  ?task cd:hasAssignment ?part ; cd:taskLabel ?label ; dcterms:isPartOf ?letter .
  OPTIONAL { ?task cd:hasDeadline/cd:deadlineValue ?due }
} ORDER BY ?due ?letter ?label"""
_MATRIX: Final = """\
SELECT ?agency ?name ?task (MIN(?rank) AS ?degree) WHERE {
  # 1 by name, 2 in general, 3 through a letter that carries it out as a whole
  ?thing (cd:carriesOut|cd:parentTask)* $document .
  ?task dcterms:isPartOf? ?thing ; cd:hasAssignment ?part .
  ?part cd:agent ?agency ; cd:role ?role ; cd:stated ?stated .
  ?agency rdfs:label ?name .
  FILTER(?role IN (role:lead, role:cooperate, role:monitor, role:advise))
  BIND(IF(?thing NOT IN (?task, $document), 3, IF(?stated, 1, 2)) AS ?rank)
} GROUP BY ?agency ?name ?task ORDER BY ?degree ?name ?task"""
_DOCUMENTS: Final = """\
SELECT ?document ?label ?date ?issuer ?level (COUNT(?mention) AS ?cited) WHERE {
  ?document rdfs:label ?label ; cd:level ?level ; cd:resolutionStatus ?status .
  FILTER NOT EXISTS { ?document a cd:DocumentSet }
  FILTER NOT EXISTS { ?document cd:canonical ?other }
  OPTIONAL { ?document dcterms:date ?date }
  OPTIONAL { ?document cd:issuer/rdfs:label ?issuer }
  OPTIONAL { ?mention a cd:CitationMention ; oa:hasBody ?document }
} GROUP BY ?document ?label ?date ?issuer ?level
ORDER BY DESC(?date) ?label
LIMIT 200"""
_DOCUMENT: Final = """\
SELECT ?letter ?words ?section ?confidence WHERE {
  ?mention a cd:CitationMention ; oa:hasBody $document ; dcterms:isPartOf ?letter ;
           cd:quote ?words ; cd:section ?section ; cd:confidence ?confidence .
  FILTER NOT EXISTS { ?letter cd:canonical ?other }
} ORDER BY ?letter ?section"""
_TEXT: Final = """\
SELECT ?document ?words ?section ?confidence WHERE {
  ?mention a cd:CitationMention ; dcterms:isPartOf $document ; oa:hasBody ?document ;
           cd:quote ?words ; cd:section ?section ; cd:confidence ?confidence .
} ORDER BY ?section"""
_RELATIONS: Final = f"""\
SELECT DISTINCT ?from ?relation ?to WHERE {{
  VALUES ?relation {{
    {" ".join(iri.replace(CD, "cd:") for iri in STATEMENTS.values())}
  }}
  ?from ?relation ?to .
  FILTER($document IN (?from, ?to))
  FILTER NOT EXISTS {{ ?from a cd:Task }}
}} ORDER BY ?relation"""
_CHAIN: Final = """\
SELECT DISTINCT ?thing ?name WHERE {
  { $document (cd:restsOn|cd:parentTask)+ ?thing }
  UNION { ?thing (cd:restsOn|cd:parentTask)+ $document }
  OPTIONAL { ?thing rdfs:label|cd:taskLabel ?name }
  FILTER(?thing != $document)
} ORDER BY ?thing"""
_TASKS_OF: Final = """\
SELECT ?label ?agency ?role ?stated ?due ?words WHERE {
  ?task dcterms:isPartOf $document ; cd:taskLabel ?label ; cd:quote ?words .
  OPTIONAL { ?task cd:hasAssignment ?part .
             ?part cd:agent/rdfs:label ?agency ; cd:role ?role ; cd:stated ?stated }
  OPTIONAL { ?task cd:hasDeadline/cd:deadlineValue ?due }
} ORDER BY ?label"""
_BEHIND: Final = {
    "facts": _DOCUMENT,
    "text": _TEXT,
    "scheme": _RELATIONS,
    "chain": _CHAIN,
    "tasks": _TASKS_OF,
    "data": "DESCRIBE $document",
}


def documents_query() -> str:
    """The documents, the newest first, with how often each is cited."""
    return _DOCUMENTS


def document_query(tab: str, iri: str) -> str:
    """What a tab of a document shows, such as where it is cited."""
    return _BEHIND[tab].replace("$document", f"<{iri}>")


def agencies_query() -> str:
    """The agencies with how many tasks each has a part in."""
    return _AGENCIES


def agency_query(iri: str) -> str:
    """The tasks of an agency, its part in each, and when they are due."""
    return _AGENCY.replace("$agency", f"<{iri}>")


def matrix_query(iri: str) -> str:
    """The column of a document in the matrix."""
    return _MATRIX.replace("$document", f"<{iri}>")
