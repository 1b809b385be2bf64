"""Formats of annotated texts: every finding is where the file says it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import spacy
from lxml import etree
from spacy.tokens import DocBin

from extract.docbin import CONFIG, Annotated, Note, pack
from graph.catalog import catalog
from graph.errors import DamagedLetterError
from graph.exchange.akn import NAMESPACE, to_akn
from graph.exchange.marks import MarkedLetter, marked_letters
from graph.exchange.training import GROUPS, to_docbin
from graph.exchange.webannotation import to_annotations
from graph.ingest import ingest_letter
from graph.iris import akn_work
from graph.store import Store
from graph.xml_text import xml_safe
from ontology.standards import Xsd
from tests.factories import bank_letter
from tests.hostile_letter import hostile_store
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc


@pytest.fixture(params=["sample", "hostile"])
def letters(request: pytest.FixtureRequest) -> list[MarkedLetter]:
    hostile = request.param == "hostile"
    store = hostile_store() if hostile else sample_store("000", "001")
    return list(marked_letters(store))


def test_every_finding_is_a_mark() -> None:
    store = sample_store("000", "001")
    for letter in marked_letters(store):
        for kind, class_ in (
            ("citation", "CitationMention"),
            ("agency", "AgencyMention"),
            ("relation", "RelationAssertion"),
            ("task", "Task"),
            ("deadline", "Deadline"),
            ("target", "Target"),
        ):
            asked = (
                f"SELECT ?x {{ GRAPH <{letter.document.iri}> {{ ?x a cd:{class_} }} }}"
            )
            found = {IRIS.slug(row["x"]) for row in store.rows(asked)}
            assert {mark.slug for mark in letter.of(kind)} == found  # type: ignore[arg-type]  # literals


def test_a_quote_that_is_not_there_is_told() -> None:
    with Store.in_memory() as store:
        result = ingest_letter(store, bank_letter(), IRIS)
        quads = store.quads(result.iri)
        wrong = next(quad for quad in quads if "oa#start" in quad.predicate.value)
        zero = ox.Literal("0", datatype=ox.NamedNode(Xsd.integer))
        other = ox.Quad(wrong.subject, wrong.predicate, zero, wrong.graph_name)
        store.replace_graph(result.iri, {*quads} - {wrong} | {other})
        with pytest.raises(DamagedLetterError):
            list(marked_letters(store))


# Web Annotation


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_every_annotation_selects_its_words(letters: list[MarkedLetter]) -> None:
    for letter in letters:
        collection = json.loads(to_annotations(letter, IRIS))
        items = collection["first"]["items"]
        assert collection["total"] == len(items) == len(letter.marks) > 0
        for mark, item in zip(letter.marks, items, strict=True):
            exact = []
            for target in targets(item):
                position, quote = target["selector"]
                start, end = position["start"], position["end"]
                assert quote["exact"] == letter.text[start:end]
                around = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert around in letter.text
                assert len(quote["prefix"]) == min(32, start)
                exact.append(quote["exact"])
            assert "".join("".join(exact).split()) == "".join(mark.quote.split())


def test_the_bodies_say_what_was_found() -> None:
    (_, letter) = marked_letters(sample_store("000", "001"))
    items = json.loads(to_annotations(letter, IRIS))["first"]["items"]
    linked = {
        (item["body"][1]["value"], item["body"][2]["value"], body["id"])
        for item in items
        for body in item["body"]
        if body["purpose"] == "linking"
    }
    assert ("citation", "numbered", IRIS.iri("124-nq-cp-2025")) in linked
    assert ("relation", "implements", IRIS.iri("124-nq-cp-2025")) in linked


# spaCy


def read_docs(data: bytes) -> Iterator[Doc]:
    nlp = spacy.blank("vi", config=CONFIG)
    return DocBin().from_bytes(data).get_docs(nlp.vocab)


def test_spacy_reads_back_texts_and_spans(letters: list[MarkedLetter]) -> None:
    packed = to_docbin(letters)
    docs = list(read_docs(packed.data))
    assert packed.texts == len(docs) == len(letters)
    marked = sum(len(m.segments) for x in letters for k in GROUPS for m in x.of(k))
    assert packed.aligned + packed.widened + packed.dropped == marked
    assert packed.dropped == 0
    widened = 0
    for doc, letter in zip(docs, letters, strict=True):
        assert doc.text == letter.text
        assert doc.user_data["name"] == letter.document.slug
        for kind, group in GROUPS.items():
            expected = [
                (start, end, mark.label, mark.slug)
                for mark in letter.of(kind)
                for start, end in mark.segments
            ]
            for span, (start, end, *said) in zip(
                doc.spans[group], expected, strict=True
            ):
                assert [span.label_, span.id_] == said
                assert span.start_char <= start < end <= span.end_char
                widened += (span.start_char, span.end_char) != (start, end)
    assert widened == packed.widened <= 1  # "năm 2025" and the footnote number 1


def test_the_same_letters_give_the_same_bytes(letters: list[MarkedLetter]) -> None:
    assert to_docbin(letters).data == to_docbin(letters).data


def test_what_begins_inside_a_token_is_widened_and_counted() -> None:
    """A token is a run of letters, a run of digits, or one other character."""
    text = "Nghị quyết 57/NQ-CP"
    notes = (Note(0, 4, "a", "1"), Note(1, 8, "b", "2"), Note(4, 4, "c", "3"))
    packed = pack([Annotated("x", text, {"citations": notes})])
    assert (packed.aligned, packed.widened, packed.dropped) == (1, 1, 1)
    (doc,) = read_docs(packed.data)
    assert [span.text for span in doc.spans["citations"]] == ["Nghị", "Nghị quyết"]


# Akoma Ntoso


def akn(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@pytest.fixture(params=["sample", "hostile"])
def store(request: pytest.FixtureRequest) -> Store:
    hostile = request.param == "hostile"
    return hostile_store() if hostile else sample_store("000", "001")


def test_akn_holds_the_whole_text_and_every_reference(store: Store) -> None:
    known = catalog(store).documents
    for letter in marked_letters(store):
        root = etree.fromstring(to_akn(letter, store), etree.XMLParser(huge_tree=True))
        (body,) = root.iter(akn("mainBody"))
        assert "".join(body.itertext()) == xml_safe(letter.text)
        marks = {mark.slug.rpartition(".")[2]: mark for mark in letter.of("citation")}
        words: dict[str, str] = {}
        for ref in body.iter(akn("ref")):
            name = ref.attrib["eId"].partition("-")[0]
            words[name] = words.get(name, "") + (ref.text or "")
            about = marks[name].about
            assert about is not None
            assert ref.attrib["href"] == akn_work(known[about])
        assert words
        for name, said in words.items():
            quote = xml_safe(marks[name].quote)
            assert "".join(said.split()) == "".join(quote.split())
        implicit = [one.attrib["showAs"] for one in root.iter(akn("implicitReference"))]
        opened = [xml_safe(m.quote) for m in marks.values() if m.label == "open"]
        assert sorted(implicit) == sorted(opened)
        assert opened


def test_akn_leaves_out_only_what_stands_in_another_reference() -> None:
    store = sample_store("000", "001")
    missed = []
    for letter in marked_letters(store):
        root = etree.fromstring(to_akn(letter, store))
        names = {one.attrib["eId"].partition("-")[0] for one in root.iter(akn("ref"))}
        missed += [
            mark.quote
            for mark in letter.of("citation")
            if mark.label != "open" and mark.slug.rpartition(".")[2] not in names
        ]
    assert len(missed) <= 1


def test_akn_invents_no_day() -> None:
    """Both letters leave the day open; the plan that one cites has one."""
    store = sample_store("000", "001")
    for letter in marked_letters(store):
        root = etree.fromstring(to_akn(letter, store))
        dates = {one.attrib["date"] for one in root.iter(akn("FRBRdate"))}
        assert dates == {"0001-01-01"}
        names = {one.attrib["name"] for one in root.iter(akn("FRBRdate"))}
        assert names == {"unknown"}
    plan = catalog(store).documents["725-kh-ubnd-kon-tum-2025"]
    assert akn_work(plan).startswith("/akn/vn/doc/ke-hoach/")
    assert akn_work(plan).endswith("/2025-03-07/725-kh-ubnd-kon-tum-2025")


def test_akn_refers_only_to_what_it_lists() -> None:
    """Every `#name` of authors and sources is the eId of something referred to."""
    store = sample_store("000", "001")
    for letter in marked_letters(store):
        root = etree.fromstring(to_akn(letter, store))
        listed = [one.attrib["eId"] for one in root.iter() if "eId" in one.attrib]
        assert len(listed) == len(set(listed))
        for one in root.iter(akn("FRBRauthor"), akn("identification")):
            asked = one.attrib.get("href") or one.attrib["source"]
            assert asked.removeprefix("#") in listed
