"""The registries: document types, codes and names of bodies, cues, columns."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, get_args

import pytest

from extract.laws import law_end
from extract.model import AgencyKind, Predicate
from ontology.registry import (
    bodies,
    body_codes,
    columns,
    cues,
    document_types,
    law_names,
    phrases,
)
from ontology.rows import Branch, ColumnRole, Shape, slugify

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = {
    "central_party",
    "national_assembly",
    "head_of_state",
    "central_government",
    "ministry",
    "central_branch",
    "provincial_party",
    "provincial_council",
    "provincial_government",
    "provincial_department",
    "district",
    "commune",
    "organisation",
    "unspecified",
}

# What a row of each table may hold; the first set it must.
TABLES = {
    ("document_types", "type"): (
        {"code", "name", "name_en", "branch", "example"},
        {"normative", "also", "printed"},
    ),
    ("body_codes", "body"): (
        {"code", "style", "name", "level", "example"},
        {"local", "term", "also"},
    ),
    ("cues", "cue"): (
        {"rule", "predicate", "pattern", "example"},
        {"passive", "adjacent"},
    ),
    ("terms", "change"): ({"codes", "since", "before", "after", "address"}, set()),
    ("columns", "column"): ({"role", "pattern", "example"}, {"whole"}),
    ("gates", "gate"): ({"shape", "per", "most"}, set()),
    ("bodies", "field"): ({"name"}, {"ministry", "department"}),
    ("bodies", "body"): ({"name", "level"}, {"kind", "full"}),
    ("bodies", "local"): ({"name", "level"}, {"kind", "bare", "numbered"}),
    ("bodies", "opening"): ({"name", "level"}, {"kind", "bare"}),
    ("actors", "head"): (
        {"name", "example"},
        {"level", "kind", "never", "alone", "asked", "acts", "named"},
    ),
}


@pytest.fixture(scope="module")
def tables(root: Path) -> dict[str, dict[str, Any]]:
    """Return the registry's files by name."""
    files = (root / "ontology" / "registry").glob("*.toml")
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


def _twice(values: list[str]) -> set[str]:
    return {value for value in values if values.count(value) > 1}


# ---- the files -----------------------------------------------------------------------


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_keys_of_rows(tables: dict[str, dict[str, Any]], file: str, table: str) -> None:
    must, may = TABLES[file, table]
    for row in tables[file][table]:
        assert must <= set(row) <= must | may, row


def test_no_other_tables(tables: dict[str, dict[str, Any]]) -> None:
    wanted = {name: {t for f, t in TABLES if f == name} for name, _ in TABLES}
    wanted["bodies"] |= {"abbreviations", "places"}
    wanted["actors"] |= {"ends"}
    wanted["laws"] = {"laws", "codes", "ordinances"}
    wanted["phrases"] = {"formulas", "offices", "bodies", "words", "common", "sound"}
    wanted["pairs"] = {"strong", "weak", "shared", "words"}
    wanted["orders"] = {"verbs", "frames", "attributes", "nouns", "reasons"}
    assert {name: set(data) for name, data in tables.items()} == wanted


@pytest.mark.parametrize("file", sorted({file for file, _ in TABLES} | {"laws"}))
def test_each_file_names_its_sources(root: Path, file: str) -> None:
    text = (root / "ontology" / "registry" / f"{file}.toml").read_text("utf-8")
    assert re.search(r"^# Sources: \S", text, re.MULTILINE)


def test_text_is_composed(root: Path) -> None:
    """The letters are folded to NFC before they meet the registry."""
    for file in (root / "ontology" / "registry").glob("*.toml"):
        text = file.read_text("utf-8")
        assert not re.search("[\u0300-\u036f]", text)
        assert "\u00d0" not in text


# ---- document types ------------------------------------------------------------------


def test_codes_of_types_are_unique() -> None:
    assert _twice([code for kind in document_types() for code in kind.also]) == set()


def test_names_of_types_are_unique() -> None:
    printed = [n.casefold() for kind in document_types() for n in kind.printed]
    assert _twice(printed) == set()
    assert _twice([kind.slug for kind in document_types()]) == set()
    assert _twice([kind.name_en for kind in document_types()]) == set()


def test_branches_of_types() -> None:
    for kind in document_types():
        assert kind.branch in get_args(Branch)
        assert not (kind.normative and kind.branch == "party"), kind.code


def test_examples_of_types() -> None:
    """An example is found by its own row, and no other's."""
    for kind in document_types():
        names = [
            (len(printed), row.code)
            for row in document_types()
            for printed in row.printed
            if kind.example.startswith(printed + " ")
        ]
        assert max(names)[1] == kind.code
        number = kind.example.partition(" số ")[2]
        first = re.search(r"[/-]([A-ZĐ][A-Za-zĐđ]*)", number)
        codes = {row.code for row in document_types() if first and first[1] in row.also}
        assert codes <= {kind.code, "QH"}  # a law's number names Quốc hội alone


def test_the_administrative_types_of_the_decree_are_all_there() -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục III: 29 types, a letter having no code."""
    decree = (
        "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT"
        " GNP PG PC PB"
    )
    codes = {kind.code for kind in document_types()}
    assert set(decree.split()) <= codes
    assert {"NĐ", "TT", "TTLT", "L", "PL", "HP"} <= codes


# ---- bodies --------------------------------------------------------------------------


def test_codes_of_bodies_are_unique() -> None:
    assert _twice([code for row in body_codes() for code in row.also]) == set()


def test_a_code_names_a_type_or_a_body() -> None:
    """12/KH-QH would be read two ways, were a code both: only Quốc hội's is."""
    types = {code for kind in document_types() for code in kind.also}
    both = types & {code for row in body_codes() for code in row.also}
    assert both == {"QH"}


def test_levels() -> None:
    assert {row.level for row in body_codes()} <= LEVELS
    assert {name.level for name in bodies().names} <= LEVELS


def test_kinds_and_shapes() -> None:
    for name in bodies().names:
        assert name.kind in get_args(AgencyKind)
        assert name.shape in get_args(Shape)


def test_styles_of_bodies() -> None:
    party = {"central_party", "provincial_party", "district", "commune"}
    for row in body_codes():
        assert row.style in {"state", "party"}
        assert (row.style == "party") <= (row.level in party)
        assert re.fullmatch(r"[A-ZĐa-zđư&]+(-TTHT)?", row.code)


def test_names_are_unique() -> None:
    names = [(name.name.casefold(), name.shape) for name in bodies().names]
    assert len(set(names)) == len(names)


def test_full_names_are_rows_of_the_same_level() -> None:
    levels = {name.name: name.level for name in bodies().names}
    for name in bodies().names:
        assert levels[name.full] == name.level
        assert name.full == name.name or len(name.full) > len(name.name)


def test_longer_names_come_first() -> None:
    """So that the first match is the fullest."""
    lengths = [len(name.name) for name in bodies().names]
    assert lengths == sorted(lengths, reverse=True)
    provinces = [len(name) for name in bodies().provinces]
    assert provinces == sorted(provinces, reverse=True)


def test_abbreviations_stand_for_words_of_names() -> None:
    names = [name.name for name in bodies().names]
    for short, full in bodies().abbreviations.items():
        assert short != full
        assert any(full in name for name in names), short


def test_provinces() -> None:
    """The names of 2025 and every one before; cities are among them."""
    provinces = bodies().provinces
    assert _twice(list(provinces)) == set()
    assert set(bodies().cities) <= set(provinces)
    assert len(provinces) >= 63
    assert {"Kon Tum", "Quảng Ngãi", "Huế", "Thừa Thiên Huế", "Gia Lai"} <= set(
        provinces
    )


# ---- cues ----------------------------------------------------------------------------


def test_rules_are_unique() -> None:
    assert _twice([cue.rule for cue in cues()]) == set()
    assert all(re.fullmatch(r"R(?:-[A-Z]+)+", cue.rule) for cue in cues())


def test_predicates_of_cues() -> None:
    assert {cue.predicate for cue in cues()} <= set(get_args(Predicate))


def test_patterns_compile_and_match_their_examples() -> None:
    """Its own pattern ends right before the document that the bar marks."""
    for cue in cues():
        before, bar, document = cue.example.partition("|")
        assert bar
        assert document
        pattern = cue.pattern.replace(" ", r"\s+")
        ends = re.compile(rf"(?<!\w)(?:{pattern})\s*$", re.IGNORECASE)
        assert ends.search(before), cue.rule


def test_every_predicate_has_a_rule() -> None:
    assert set(get_args(Predicate)) == {c.predicate for c in cues()}


# ---- columns -------------------------------------------------------------------------


def test_roles_of_columns() -> None:
    assert {column.role for column in columns()} == set(get_args(ColumnRole))


def test_examples_of_columns() -> None:
    """The first row whose pattern is found in an example is its own."""
    for wanted in columns():
        head = wanted.example.casefold()
        found = [
            column
            for column in columns()
            if (pattern := re.compile(rf"(?<!\w)(?:{column.pattern})(?!\w)"))
            and (pattern.fullmatch(head) if column.whole else pattern.search(head))
        ]
        assert found[0] is wanted, wanted.example


# ---- slugs ---------------------------------------------------------------------------

SLUGS = [
    ("Nghị quyết", "nghi-quyet"),
    ("Đề án", "de-an"),
    ("57-NQ/TW", "57-nq-tw"),
    ("Sở Tài chính tỉnh Kon Tum", "so-tai-chinh-tinh-kon-tum"),
    ("Báo và Đài Phát thanh, Truyền hình", "bao-va-dai-phat-thanh-truyen-hinh"),
    ("  ", ""),
    ("Uỷ ban", "uy-ban"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


# ---- laws ----------------------------------------------------------------------------


def test_names_of_laws_stand_once_and_without_their_type() -> None:
    assert _twice(list(law_names())) == set()
    assert not any(re.match(r"(?:Bộ luật|Pháp lệnh) ", name) for name in law_names())


@pytest.mark.parametrize("name", law_names())
def test_each_law_is_found_by_its_name(name: str) -> None:
    """Whatever stands behind it: no name is cut short, none runs on."""
    text = f"theo Luật {name} và các văn bản khác"
    assert law_end(text, len("theo Luật")) == len(f"theo Luật {name}")


# ---- phrases -------------------------------------------------------------------------


def test_phrases_are_several_words_and_stand_once() -> None:
    assert all(len(phrase.split()) > 1 for phrase in phrases())
    assert _twice(list(phrases())) == set()
