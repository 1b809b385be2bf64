"""Our own IRIs as plain strings, for the code that writes and asks the graph.

Terms are spelt as published, so that `Cd.printedNumber` here reads like
`cd:printedNumber` in Turtle and SPARQL. The definitions stand in `vocabulary.ttl`.
"""
# ruff: noqa: N815 - terms keep the spelling of their vocabulary

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ontology.standards import (
    DCTERMS,
    ELI,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    TIME,
    XSD,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

CD: Final = "https://w3id.org/chidao/ontology#"
LEVEL: Final = f"{CD}level/"
ROLE: Final = f"{CD}role/"
STATUS: Final = f"{CD}status/"
DEADLINE: Final = f"{CD}deadline/"
PROGRESS: Final = f"{CD}progress/"
ORIGIN: Final = f"{CD}origin/"
BRANCH: Final = f"{CD}branch/"
DOCUMENT_TYPE: Final = f"{CD}type/"
SHAPE: Final = f"{CD}shape/"

VOCABULARY_GRAPH: Final = CD.removesuffix("#")
"""The named graph that holds the vocabulary."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cd": CD,
        "level": LEVEL,
        "role": ROLE,
        "status": STATUS,
        "deadline": DEADLINE,
        "progress": PROGRESS,
        "origin": ORIGIN,
        "branch": BRANCH,
        "doctype": DOCUMENT_TYPE,
        "cdsh": SHAPE,
        "dcterms": DCTERMS,
        "eli": ELI,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "time": TIME,
        "xsd": XSD,
    }
)


class Cd:
    """Classes and properties of our own vocabulary."""

    OfficialDocument: Final = f"{CD}OfficialDocument"
    LegalNormativeDocument: Final = f"{CD}LegalNormativeDocument"
    AdministrativeDocument: Final = f"{CD}AdministrativeDocument"
    OfficialLetter: Final = f"{CD}OfficialLetter"
    PartyDocument: Final = f"{CD}PartyDocument"
    NamedInstrument: Final = f"{CD}NamedInstrument"
    DocumentSet: Final = f"{CD}DocumentSet"

    CitationMention: Final = f"{CD}CitationMention"
    AgencyMention: Final = f"{CD}AgencyMention"
    RelationAssertion: Final = f"{CD}RelationAssertion"
    AliasStatement: Final = f"{CD}AliasStatement"
    Footnote: Final = f"{CD}Footnote"

    Agency: Final = f"{CD}Agency"
    TaskForce: Final = f"{CD}TaskForce"
    AgentGroup: Final = f"{CD}AgentGroup"
    OfficeHolder: Final = f"{CD}OfficeHolder"
    Recipient: Final = f"{CD}Recipient"

    Correction: Final = f"{CD}Correction"

    Task: Final = f"{CD}Task"
    Assignment: Final = f"{CD}Assignment"
    ReportStep: Final = f"{CD}ReportStep"
    Deadline: Final = f"{CD}Deadline"
    Target: Final = f"{CD}Target"
    StatusReport: Final = f"{CD}StatusReport"

    number: Final = f"{CD}number"
    scope: Final = f"{CD}scope"
    symbol: Final = f"{CD}symbol"
    documentType: Final = f"{CD}documentType"
    issuer: Final = f"{CD}issuer"
    issuerName: Final = f"{CD}issuerName"
    level: Final = f"{CD}level"
    branch: Final = f"{CD}branch"
    urgency: Final = f"{CD}urgency"
    signedBy: Final = f"{CD}signedBy"
    signingAuthority: Final = f"{CD}signingAuthority"
    addressedTo: Final = f"{CD}addressedTo"
    copiedTo: Final = f"{CD}copiedTo"
    purpose: Final = f"{CD}purpose"
    text: Final = f"{CD}text"
    givenField: Final = f"{CD}givenField"
    fingerprint: Final = f"{CD}fingerprint"
    ocr: Final = f"{CD}ocr"
    region: Final = f"{CD}region"
    page: Final = f"{CD}page"
    canonical: Final = f"{CD}canonical"

    implements: Final = f"{CD}implements"
    basedOn: Final = f"{CD}basedOn"
    actsOnProposal: Final = f"{CD}actsOnProposal"
    followsDirection: Final = f"{CD}followsDirection"
    guides: Final = f"{CD}guides"
    promulgates: Final = f"{CD}promulgates"
    establishes: Final = f"{CD}establishes"
    encloses: Final = f"{CD}encloses"
    annexOf: Final = f"{CD}annexOf"
    amends: Final = f"{CD}amends"
    replaces: Final = f"{CD}replaces"
    abrogates: Final = f"{CD}abrogates"
    corrects: Final = f"{CD}corrects"
    repliesTo: Final = f"{CD}repliesTo"
    urges: Final = f"{CD}urges"
    extends: Final = f"{CD}extends"
    reportsOn: Final = f"{CD}reportsOn"
    cites: Final = f"{CD}cites"
    restsOn: Final = f"{CD}restsOn"
    carriesOut: Final = f"{CD}carriesOut"

    quote: Final = f"{CD}quote"
    rule: Final = f"{CD}rule"
    confidence: Final = f"{CD}confidence"
    assertedBy: Final = f"{CD}assertedBy"
    mention: Final = f"{CD}mention"
    inTask: Final = f"{CD}inTask"
    kind: Final = f"{CD}kind"
    section: Final = f"{CD}section"
    printedType: Final = f"{CD}printedType"
    printedNumber: Final = f"{CD}printedNumber"
    canonicalNumber: Final = f"{CD}canonicalNumber"
    printedDate: Final = f"{CD}printedDate"
    printedIssuer: Final = f"{CD}printedIssuer"
    printedTitle: Final = f"{CD}printedTitle"
    printedName: Final = f"{CD}printedName"
    provision: Final = f"{CD}provision"
    malformed: Final = f"{CD}malformed"
    antecedent: Final = f"{CD}antecedent"
    blocked: Final = f"{CD}blocked"
    resolutionStatus: Final = f"{CD}resolutionStatus"
    understoodAs: Final = f"{CD}understoodAs"
    candidate: Final = f"{CD}candidate"
    rejected: Final = f"{CD}rejected"
    namesAct: Final = f"{CD}namesAct"
    verified: Final = f"{CD}verified"
    noteNumber: Final = f"{CD}noteNumber"
    anchor: Final = f"{CD}anchor"

    taskLabel: Final = f"{CD}taskLabel"
    parentTask: Final = f"{CD}parentTask"
    hasAssignment: Final = f"{CD}hasAssignment"
    hasDeadline: Final = f"{CD}hasDeadline"
    hasReport: Final = f"{CD}hasReport"
    hasTarget: Final = f"{CD}hasTarget"
    product: Final = f"{CD}product"
    leadUnstated: Final = f"{CD}leadUnstated"
    lead: Final = f"{CD}lead"
    cooperate: Final = f"{CD}cooperate"
    monitor: Final = f"{CD}monitor"
    advise: Final = f"{CD}advise"
    reportTo: Final = f"{CD}reportTo"
    reportVia: Final = f"{CD}reportVia"
    receive: Final = f"{CD}receive"
    agent: Final = f"{CD}agent"
    role: Final = f"{CD}role"
    stated: Final = f"{CD}stated"
    sender: Final = f"{CD}sender"
    via: Final = f"{CD}via"
    to: Final = f"{CD}to"
    recurrence: Final = f"{CD}recurrence"
    deadlineValue: Final = f"{CD}deadlineValue"
    deadlineKind: Final = f"{CD}deadlineKind"
    bound: Final = f"{CD}bound"
    indicator: Final = f"{CD}indicator"
    comparator: Final = f"{CD}comparator"

    inLetter: Final = f"{CD}inLetter"
    field: Final = f"{CD}field"
    foldedQuote: Final = f"{CD}foldedQuote"
    ordinal: Final = f"{CD}ordinal"
    oldValue: Final = f"{CD}oldValue"
    newValue: Final = f"{CD}newValue"
    details: Final = f"{CD}details"
    correctionStatus: Final = f"{CD}correctionStatus"
    displaced: Final = f"{CD}displaced"
    needsReview: Final = f"{CD}needsReview"
    progress: Final = f"{CD}progress"
    doneOn: Final = f"{CD}doneOn"
    askedUntil: Final = f"{CD}askedUntil"
    evidence: Final = f"{CD}evidence"

    meansBody: Final = f"{CD}meansBody"
    ledBy: Final = f"{CD}ledBy"
    basis: Final = f"{CD}basis"
    source: Final = f"{CD}source"
    seen: Final = f"{CD}seen"
    certain: Final = f"{CD}certain"
    fieldOfWork: Final = f"{CD}fieldOfWork"
    origin: Final = f"{CD}origin"


RELATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "implements": Cd.implements,
        "based_on": Cd.basedOn,
        "acts_on_proposal": Cd.actsOnProposal,
        "follows_direction": Cd.followsDirection,
        "guides": Cd.guides,
        "promulgates": Cd.promulgates,
        "establishes": Cd.establishes,
        "encloses": Cd.encloses,
        "amends": Cd.amends,
        "replaces": Cd.replaces,
        "abrogates": Cd.abrogates,
        "corrects": Cd.corrects,
        "replies_to": Cd.repliesTo,
        "urges": Cd.urges,
        "extends": Cd.extends,
        "reports_on": Cd.reportsOn,
        "cites": Cd.cites,
    }
)
"""Predicates as the JSON spells them, and their properties."""

STATEMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {**RELATIONS, "annex_of": Cd.annexOf}
)
"""Predicates of the assertions in the graph: those, and that a letter is an annex."""

ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lead": Cd.lead,
        "cooperate": Cd.cooperate,
        "monitor": Cd.monitor,
        "advise": Cd.advise,
        "report_to": Cd.reportTo,
        "report_via": Cd.reportVia,
        "receive": Cd.receive,
    }
)
"""Roles as the JSON spells them, and the direct properties from task to agency."""
