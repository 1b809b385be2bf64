"""Every shape catches its own mistake in the worked example, and no other does."""

from __future__ import annotations

from importlib import resources

import pyshacl
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SH

from ontology.registry import body_codes
from ontology.terms import CD, PREFIXES, SHAPE, STATEMENTS, Cd
from ontology.vocabulary import shapes, vocabulary

ID = "https://w3id.org/chidao/id/"
LETTER = f"{ID}cong-van-ubnd-tinh-kon-tum-u-1a2b3c4d"
PROLOGUE = "".join(
    f"PREFIX {prefix}: <{iri}>\n"
    for prefix, iri in {**PREFIXES, "id": ID, "part": f"{LETTER}."}.items()
)
BODY = "id:body.so-tai-chinh-tinh-kon-tum"
CHANGE = "id:change.20250701-so-tai-chinh-tinh-kon-tum"
MEMBER = f"id:member.cac-so-ban-nganh-tinh-kon-tum.{BODY.partition('.')[2]}"
NAMED = sorted(
    str(shape).removeprefix(SHAPE)
    for shape in shapes().subjects(RDF.type)
    if str(shape).startswith(SHAPE)
)


def example(change: str = "") -> Graph:
    """The worked example, after a SPARQL update, with the vocabulary."""
    text = (resources.files("ontology") / "example.ttl").read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    if change:
        graph.update(PROLOGUE + change.replace("LETTER", f"<{LETTER}>"))
    return graph + vocabulary()


def broken(data: Graph) -> set[str]:
    """The names of the shapes that the data breaks."""
    _, report, _ = pyshacl.validate(data, shacl_graph=Graph() + shapes(), inplace=True)
    assert isinstance(report, Graph)
    results = report.objects(predicate=SH.result)
    return {
        str(shape).removeprefix(SHAPE)
        for result in results
        for shape in report.objects(result, SH.sourceShape)
    }


def swap(subject: str, prop: str, value: str) -> str:
    """The update that gives a property of the example another value."""
    return (
        f"DELETE {{ {subject} {prop} ?old }} INSERT {{ {subject} {prop} {value} }}"
        f" WHERE {{ {subject} {prop} ?old }}"
    )


def drop(subject: str, prop: str) -> str:
    """The update that takes a property of the example away."""
    return f"DELETE WHERE {{ {subject} {prop} ?old }}"


def add(triple: str) -> str:
    """The update that adds a triple to the example."""
    return f"INSERT DATA {{ {triple} }}"


MISTAKES = {
    "StateNumber": swap("id:42-qd-ubnd-kon-tum-2025", "cd:number", '"42-QĐ/UBND"'),
    "LetterNumber": add('LETTER cd:number "2522/2025/STC-TH"'),
    "PartyNumber": swap("id:186-kh-tu-kon-tum-2025", "cd:number", '"186/KH-TU"'),
    "NumberOnce": add('id:42-qd-ubnd-kon-tum-2025 cd:number "43/QĐ-UBND"'),
    "PartyNotLaw": add("id:186-kh-tu-kon-tum-2025 a eli:LegalResource"),
    "DocumentLabel": drop("id:42-qd-ubnd-kon-tum-2025", "rdfs:label"),
    "DocumentLevel": swap("id:42-qd-ubnd-kon-tum-2025", "cd:level", "role:lead"),
    "DocumentType": swap("id:42-qd-ubnd-kon-tum-2025", "cd:documentType", "role:lead"),
    "DocumentDate": swap("id:42-qd-ubnd-kon-tum-2025", "dcterms:date", '"21/01/2025"'),
    "DocumentIssuer": swap(
        "id:42-qd-ubnd-kon-tum-2025", "cd:issuer", "id:186-kh-tu-kon-tum-2025"
    ),
    "AgencyLabel": drop("id:so-tai-chinh-tinh-kon-tum", "rdfs:label"),
    "AgencyLevel": drop("id:so-tai-chinh-tinh-kon-tum", "cd:level"),
    "Status": swap("part:c0", "cd:resolutionStatus", "role:lead"),
    "Candidates": add("part:c0 cd:candidate id:42-qd-ubnd-kon-tum-2025"),
    "Canonical": add("LETTER cd:canonical id:42-qd-ubnd-kon-tum-2025"),
    "Encoding": drop("part:file-edba9925", "schema:sha256"),
    "Quote": drop("part:t-1.a1", "cd:quote"),
    "Place": drop("part:t-1.a1", "oa:hasTarget"),
    "Segment": drop("part:t-1.a1.s1", "oa:hasSelector"),
    "Selector": swap("part:t-1.a1.s1.sel", "oa:end", "0"),
    "SourceText": drop("LETTER", "cd:text"),
    "SegmentIsSlice": swap("part:t-1.a1.s1.sel", "oa:end", "16"),
    "QuoteHoldsSegments": swap("part:t-1.a1", "cd:quote", '"Sở Xây dựng"'),
    "MentionKind": swap("part:c0", "cd:kind", '"printed"'),
    "NumberedMention": drop("part:c0", "cd:printedNumber"),
    "Rule": drop("part:c0", "cd:rule"),
    "Confidence": swap("part:c0", "cd:confidence", "1.5"),
    "AssertionSubject": drop("part:r0", "rdf:subject"),
    "AssertionPredicate": swap("part:r0", "rdf:predicate", "cd:lead"),
    "AssertionObject": drop("part:r0", "rdf:object"),
    "AssertedBy": drop("part:r0", "cd:assertedBy"),
    "NoSelfEdge": swap("part:r1", "rdf:object", "id:725-kh-ubnd-kon-tum-2025"),
    "ObjectNotLater": swap(
        "id:725-kh-ubnd-kon-tum-2025", "dcterms:date", '"2024-12-01"^^xsd:date'
    ),
    "ImplementsAcyclic": add("id:186-kh-tu-kon-tum-2025 cd:implements LETTER"),
    "Footnote": swap("part:fn1", "cd:noteNumber", "0"),
    "PartOfLetter": drop("part:fn1", "dcterms:isPartOf"),
    "TaskLabel": drop("part:t-1", "cd:taskLabel"),
    "LeafTaskAssigned": drop("part:t-1", "cd:hasAssignment"),
    "AssignmentAgent": drop("part:t-1.a1", "cd:agent"),
    "AssignmentRole": swap("part:t-1.a1", "cd:role", "level:ministry"),
    "AssignmentStated": swap("part:t-1.a1", "cd:stated", '"yes"'),
    "DeadlineKind": swap("part:t-1.d1", "cd:deadlineKind", "role:lead"),
    "DeadlineBound": swap("part:t-1.d1", "cd:bound", '"until"'),
    "DeadlineValue": swap("part:t-1.d1", "cd:deadlineValue", '"25/7/2025"'),
    "DeadlineGiven": drop("part:t-1.d1", "cd:deadlineValue"),
    "DeadlineNotPast": swap("part:t-1.d1", "time:inXSDDate", '"2025-01-25"^^xsd:date'),
    "TargetIndicator": drop("part:t-1.q1", "cd:indicator"),
    "TargetComparator": swap("part:t-1.q1", "cd:comparator", '"≥"'),
    "Page": swap("part:c1.s1", "cd:page", "0"),
    "BodyName": drop(BODY, "skos:prefLabel"),
    "BodySource": drop(BODY, "cd:source"),
    "BodyDates": add(f'{BODY} schema:foundingDate "2025-07-01"^^xsd:date'),
    "BodyNotAgency": add(
        f'{BODY} a cd:Agency ; rdfs:label "Sở Tài chính tỉnh Kon Tum"'
    ),
    "Seen": drop("id:act.nd-45-2025-nd-cp", "cd:seen"),
    "ChangeDate": drop(CHANGE, "dcterms:date"),
    "ChangeOriginal": drop(CHANGE, "org:originalOrganization"),
    "ChangeBasis": drop(CHANGE, "cd:basis"),
    "ChangeCertain": drop(CHANGE, "cd:certain"),
    "MembershipDates": swap(MEMBER, "schema:startDate", '"2025-07-01"^^xsd:date'),
    "MembershipEnds": drop(MEMBER, "org:organization"),
    "Origin": add("id:graph-register cd:origin origin:machine"),
    "CorrectionTime": drop("id:correction-1", "prov:startedAtTime"),
    "Percentage": swap("part:t-1.q1", "schema:value", "195.0"),
    "CorrectionStatus": swap("id:correction-1", "cd:correctionStatus", '"done"'),
    "CorrectionField": swap("id:correction-1", "cd:field", '"signer"'),
    "CorrectionPerson": drop("id:person-nguyen-thi-lan-1a2b3c4d", "schema:name"),
    "CorrectionReason": drop("id:correction-1", "rdfs:comment"),
    "ReportComplete": drop("part:t-1.report-5c0f2a9b1d3e", "cd:doneOn"),
}

# Changes that look like the mistakes above and are none.
ALLOWED = {
    "nothing changed": "",
    "the letter prints its year only": swap(
        "LETTER", "dcterms:date", '"2025"^^xsd:gYear'
    ),
    "the letter has no date": drop("LETTER", "dcterms:date"),
    "cited plan dated by month": swap(
        "id:186-kh-tu-kon-tum-2025", "dcterms:date", '"2025-03"^^xsd:gYearMonth'
    ),
    "two plans carry out one": add("LETTER cd:implements id:186-kh-tu-kon-tum-2025"),
    "a condition is no date": drop("part:t-1.d1", "cd:deadlineValue")
    + " ; "
    + swap("part:t-1.d1", "cd:deadlineKind", "deadline:conditional"),
    "within hours of an accident": swap("part:t-1.d1", "cd:deadlineValue", '"PT24H"'),
    "growth may pass 100%": swap("part:t-1.q1", "schema:value", "195.0")
    + " ; "
    + swap("part:t-1.q1", "cd:indicator", '"Tốc độ tăng trưởng GRDP"'),
    "a count may pass 100": swap("part:t-1.q1", "schema:value", "195.0")
    + " ; "
    + swap("part:t-1.q1", "schema:unitText", '"căn"'),
    "a heading needs no one": drop("part:t-1", "cd:hasAssignment")
    + " ; "
    + add("part:t-2 cd:parentTask part:t-1"),
    "a body that lasts": drop(BODY, "schema:dissolutionDate"),
    "a body of one day": add(f'{BODY} schema:foundingDate "2025-06-30"^^xsd:date'),
    "a source that nobody saw": swap("id:act.nd-45-2025-nd-cp", "cd:seen", "false"),
    "a change that names no heir": drop(CHANGE, "org:resultingOrganization"),
    "a member since always": drop(MEMBER, "schema:startDate"),
    "a name has no number": drop("part:c0", "cd:printedNumber")
    + " ; "
    + swap("part:c0", "cd:kind", '"named"'),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_caught_by_its_shape_alone(name: str) -> None:
    assert broken(example(MISTAKES[name])) == {name}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_is_right_passes(change: str) -> None:
    assert broken(example(change)) == set()


def test_every_shape_is_tried() -> None:
    assert sorted(MISTAKES) == NAMED


@pytest.mark.parametrize("name", NAMED)
def test_every_shape_speaks_both_languages(name: str) -> None:
    shape = URIRef(SHAPE + name)
    for prop in (RDFS.label, SH.message):
        texts = shapes().objects(shape, prop)
        assert sorted(getattr(t, "language", "") for t in texts) == ["en", "vi"]
    assert list(shapes().objects(shape, SH.severity)) in ([SH.Violation], [SH.Warning])


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(
        Graph(), shacl_graph=Graph() + shapes(), meta_shacl=True
    )
    assert conforms, text


def test_assertions_take_every_relation() -> None:
    (head,) = shapes().objects(URIRef(f"{SHAPE}AssertionPredicate"), SH["in"])
    assert {str(iri) for iri in shapes().items(head)} == set(STATEMENTS.values())


def numbered(kind: str, numbers: list[str]) -> Graph:
    """A graph of documents of one class with these numbers."""
    graph = Graph() + vocabulary()
    for i, number in enumerate(numbers):
        document = URIRef(f"{ID}d{i}")
        graph.add((document, RDF.type, URIRef(kind)))
        graph.add((document, RDFS.label, Literal(number)))
        graph.add((document, URIRef(Cd.level), URIRef(f"{CD}level/unspecified")))
        graph.add((document, URIRef(Cd.number), Literal(number)))
    return graph


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (
            Cd.LegalNormativeDocument,
            (
                "30/2020/NĐ-CP 57/2014/QH13 01/2022/UBTVQH15 51/2014/QĐ-UBND"
                " 55/2015/TTLT-BTC-BKHCN 403/2017/NQLT-UBTVQH14-CP"
            ),
        ),
        (
            Cd.AdministrativeDocument,
            (
                "124/NQ-CP 1686/NQ-UBTVQH15 05/CT-TTg 56/CĐ-TTg 12a/KH-UBND"
                " 9/QĐ-BNN&PTNT 1527/QCPH/TCT-C03"
            ),
        ),
        (Cd.OfficialLetter, "1594/UBND-TTHCC 2522/STC-TH 12/STC 88/UBND-KTTH.VTH"),
        (Cd.PartyDocument, "57-NQ/TW 186-KH/TU 95-CTr/TU 14-TB/TGV 234-CV/BTGTU"),
        (
            Cd.PartyDocument,
            " ".join(c.example for c in body_codes() if c.style == "party"),
        ),
    ],
)
def test_numbers_fit_their_family(kind: str, numbers: str) -> None:
    assert broken(numbered(kind, numbers.split())) == set()


@pytest.mark.parametrize(
    ("kind", "number", "shape"),
    [
        (Cd.AdministrativeDocument, "57-NQ/TW", "StateNumber"),
        (Cd.AdministrativeDocument, "66/NQ/CP", "StateNumber"),
        (Cd.AdministrativeDocument, "NQ-CP", "StateNumber"),
        (Cd.LegalNormativeDocument, "30/20/NĐ-CP", "StateNumber"),
        (Cd.OfficialLetter, "/UBND-KTTH", "LetterNumber"),
        (Cd.OfficialLetter, "12/2025/STC", "LetterNumber"),
        (Cd.PartyDocument, "66/NQ-CP", "PartyNumber"),
        (Cd.PartyDocument, "57/NQ-TW", "PartyNumber"),
    ],
)
def test_numbers_of_another_family_are_caught(
    kind: str, number: str, shape: str
) -> None:
    assert broken(numbered(kind, [number])) == {shape}


def test_rules_in_sparql_run_once_a_letter() -> None:
    """A query costs much more than a core constraint: one for each letter, no more."""
    by_query = set(shapes().subjects(SH.sparql))
    assert by_query
    assert by_query == set(shapes().subjects(SH.targetSubjectsOf, URIRef(Cd.text)))
