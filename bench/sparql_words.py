"""The words that `bench.sparql_strings` puts together."""

from __future__ import annotations

from typing import Final

_ID: Final = "https://w3id.org/chidao/id/"

RESOURCES: Final = (
    f"<{_ID}57-nq-tw-2024>",
    f"<{_ID}so-tai-chinh-tinh-kon-tum>",
    "<http://example.org/nothing>",
    "cd:localLevels",
)
GRAPHS: Final = (
    f"<{_ID}graph-resolution>",
    "<https://w3id.org/chidao/ontology>",
    "<http://example.org/nothing>",
)
PREDICATES: Final = (
    "a",
    "cd:implements",
    "cd:restsOn",
    "cd:number",
    "cd:lead",
    "cd:hasDeadline",
    "dcterms:isPartOf",
    "dcterms:date",
    "rdfs:label",
    "skos:member",
)
VALUES: Final = (
    '"57-NQ/TW"',
    '"Sở Tài chính"@vi',
    '""',
    '"\\u0000"',
    '"(a|b)*+["',
    "true",
    "0",
    "-1",
    "1e400",
    "1e-400",
    "99999999999999999999999999",
    "0.000000000000000000000000001",
    '"2025-02-31"^^xsd:date',
    '"-9999999999-01-01"^^xsd:date',
    '"2025-06-09"^^xsd:date',
    '"24:00:00"^^xsd:time',
    '"P9999999999Y"^^xsd:duration',
    '"NaN"^^xsd:double',
    '"-INF"^^xsd:float',
    '"x"^^xsd:integer',
    '"x"^^<http://example.org/type>',
    '"\U0001f469\u200d\U0001f4bc"',
)
NAMES: Final = ("?a", "?nothing", "cd:Task", "<relative>", "_:b0", "UNDEF", "*", "")

# Each with as many arguments as it takes.
FUNCTIONS: Final = (
    *((name, 0) for name in ("NOW", "RAND", "UUID", "STRUUID", "BNODE")),
    *(
        (name, 1)
        for name in (
            *("STR", "LANG", "DATATYPE", "IRI", "URI", "BNODE", "ABS", "CEIL"),
            *("FLOOR", "ROUND", "STRLEN", "UCASE", "LCASE", "ENCODE_FOR_URI", "YEAR"),
            *("MONTH", "DAY", "HOURS", "MINUTES", "SECONDS", "TIMEZONE", "TZ", "MD5"),
            *("SHA1", "SHA256", "SHA384", "SHA512", "isIRI", "isURI", "isBLANK"),
            *("isLITERAL", "isNUMERIC", "SUBJECT", "PREDICATE", "OBJECT", "isTRIPLE"),
            *("xsd:integer", "xsd:decimal", "xsd:double", "xsd:date", "xsd:dateTime"),
            *("xsd:boolean", "xsd:string", "xsd:duration", "cd:unknown"),
        )
    ),
    *(
        (name, 2)
        for name in (
            *("LANGMATCHES", "CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE"),
            *("STRAFTER", "STRLANG", "STRDT", "sameTerm", "REGEX", "SUBSTR", "CONCAT"),
            *("COALESCE", "ADJUST"),
        )
    ),
    *((name, 3) for name in ("IF", "SUBSTR", "REPLACE", "REGEX", "TRIPLE", "CONCAT")),
    ("REPLACE", 4),
)
AGGREGATES: Final = (
    "COUNT",
    "SUM",
    "MIN",
    "MAX",
    "AVG",
    "SAMPLE",
    "GROUP_CONCAT",
)
ODD: Final = (
    "\0",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\U0010ffff",
    "\x1b[31m",
    "\\u0000",
    "\\uD800",
    "\\U0010FFFF",
    "\\U99999999",
    "\\",
    "'",
    '"',
    "'''",
    '"""',
    "<",
    ">",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "#",
    "\n",
    "\r",
    ";",
    ",",
    ".",
    "^^",
    "@",
    "@vi-VN-x-y",
    "?",
    "$",
    "_:b",
    "<<",
    ">>",
    "{|",
    "|}",
    "*",
    "+",
    "||",
    "&&",
    "!",
    "^",
    "/",
    "%00",
    "%",
    "SELECT",
    "FROM",
    "GRAPH",
    "VALUES",
    "SERVICE",
    "LOAD",
    "INSERT DATA { <a:a> <a:b> 1 }",
    "DROP ALL",
    "BASE <x:y>",
    "PREFIX : <",
    "LATERAL { }",
    "9" * 400,
    "a" * 4000,
    "' OR 1=1 --",
    "<script>alert(1)</script>",
)
