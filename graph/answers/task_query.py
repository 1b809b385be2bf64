"""Lists of tasks and single ones as SPARQL, for those who want to go on from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from extract.tasks import Role
    from graph.catalog import Agency, Document

_HEAD: Final = """\
SELECT ?task ?label ?text (GROUP_CONCAT(DISTINCT ?who; SEPARATOR="; ") AS ?leads)
       (GROUP_CONCAT(DISTINCT ?day; SEPARATOR="; ") AS ?due) WHERE {
  ?task a cd:Task ; dcterms:isPartOf ?letter ; cd:taskLabel ?label ; cd:quote ?text .
  FILTER NOT EXISTS { ?letter cd:canonical ?other }"""
_TAIL: Final = """
  OPTIONAL { ?task cd:lead/rdfs:label ?who }
  OPTIONAL { ?task cd:hasDeadline/cd:deadlineValue ?day }
} GROUP BY ?task ?label ?text ORDER BY ?task"""


def tasks_query(
    *,
    agency: Agency | None = None,
    role: Role | None = None,
    document: Document | None = None,
    letter: Document | None = None,
    leaf: bool | None = None,
) -> str:
    """The query for tasks by agency and role, document behind them, letter.

    Words, days and states, which pages know too, are no part of it.
    """
    lines = [_HEAD]
    if letter:
        lines.append(f"  VALUES ?letter {{ <{letter.iri}> }}")
    if leaf is not None:
        negated = "NOT EXISTS" if leaf else "EXISTS"
        lines.append(f"  FILTER {negated} {{ ?below cd:parentTask ?task }}")
    if agency or role:
        who = f"<{agency.iri}>" if agency else "?agent"
        as_ = f" ; cd:role role:{role}" if role else ""
        lines.append(f"  ?task cd:hasAssignment ?part . ?part cd:agent {who}{as_} .")
    if document:
        lines.append(f"  ?task (cd:restsOn|cd:parentTask)+ <{document.iri}> .")
    return "\n".join(lines) + _TAIL


def task_query(iri: str) -> str:
    """The query for what a task says and rests on."""
    return f"""\
SELECT DISTINCT ?property ?value ?because WHERE {{
  {{ <{iri}> ?property ?value }}
  UNION
  {{ <{iri}> (cd:restsOn|cd:parentTask)+ ?because
    FILTER NOT EXISTS {{ ?because a cd:Task }} }}
}}"""
