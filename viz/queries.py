"""The SPARQL behind a page: the same question, for those who want to go on from it.

Prefixes are those that the endpoint knows beforehand.
"""

from __future__ import annotations

from typing import Final

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


def agencies_query() -> str:
    """The agencies with how many tasks each has a part in."""
    return _AGENCIES


def agency_query(iri: str) -> str:
    """The tasks of an agency, its part in each, and when they are due."""
    return _AGENCY.replace("$agency", f"<{iri}>")


def matrix_query(iri: str) -> str:
    """The column of a document in the matrix."""
    return _MATRIX.replace("$document", f"<{iri}>")
