r"""Looks at a foreign SPARQL query before the engine does.

The engine has no time limit, fetches whatever `SERVICE` names, and overflows its
stack on deep nesting, which ends the process. So a query is cut into tokens and
refused if it reaches out, writes, or is larger than an honest question.

Tokens are cut by SPARQL 1.1 §19.8, but the engine's parser tries alternatives: it may
read `?a<?b>` as two comparisons where this module sees an IRI, and its names take one
run of dots (`x:a.b` of `x:a.b.c`), as they do here. Wherever the two could part, and a
comment or a string on one side could hide code on the other, the query is refused: an
IRI that is not `<scheme://…>` may hold plain characters only. Elsewhere than within
parentheses, where `<` compares, or behind another `<`, it may hold any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.errors import QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 64 * 1024
MAX_NESTING = 64
MAX_PATTERNS = 64
MAX_OPERATORS = 256
MAX_CLAUSES = 64

SHORT = 2000
"""Characters of a query whose tokens are kept for whoever looks at it next."""

Token = tuple[str, str, int]

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<string>(?:'''(?:[^'\\]|'(?!'')|\\.)*'''
        | \"\"\"(?:[^"\\]|"(?!"")|\\.)*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")(?:@[A-Za-z][\w-]*)?)
    | (?P<open_quote>['"])
    | (?P<iri><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*>|<[\w:./%~@+;,=&*-]*>)
    | (?P<odd_iri><[^<>"{}|^`\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<name>(?:\w(?:[\w.-]{0,40}[\w-])?)?:
        (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*
           (?:\.+(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)+)?)?)
    | (?P<word>\w+)
    | (?P<operator>\|\||&&|\^\^|[!<>]=|[|/!^+\-*=<>?])
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(
    ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy")
)
_FORMS = frozenset(("select", "ask", "construct", "describe"))
_CLAUSES = frozenset(
    ("union", "optional", "minus", "exists", "filter", "bind", "graph", "as")
)
# Words whose terms, up to the next brace, are no triples.
_HEADS = _FORMS | frozenset(
    ("graph", "from", "named", "where", "distinct", "reduced", "base", "prefix", "as")
)
_MODIFIERS = frozenset(("order", "by", "group", "having", "limit", "offset", "values"))
_KEYWORDS = _HEADS | _MODIFIERS | _CLAUSES
_TERMS = frozenset(("string", "iri", "variable", "number", "name"))


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of a query that may pass: whether it chooses its own dataset."""

    has_dataset: bool


def inspect(query: str) -> Query:
    """Let a query pass, or say why not.

    Raises:
        QueryRefusedError: it is an update, uses SERVICE, or is too large.
    """
    if len(query.encode("utf-8", "replace")) > MAX_BYTES:
        raise too_large(MAX_BYTES, en="bytes", vi="byte")
    has_dataset = started = False
    gauge = _Gauge()
    for kind, text, _ in tokens(query):
        word = text.casefold()
        refuse_remote(kind, word)
        if kind == "word":
            if not started and word in _UPDATES:
                raise _update()
            started |= word in _FORMS
            has_dataset |= word == "from"
        gauge.add(kind, word)
    return Query(has_dataset)


def tokens(query: str) -> Iterable[Token]:
    """The kind, the text and the place of each token but space and comments."""
    return _kept(query) if len(query) <= SHORT else _cut(query)


@lru_cache(maxsize=8)
def _kept(query: str) -> tuple[Token, ...]:
    return tuple(_cut(query))


def _cut(query: str) -> Iterator[Token]:
    parens = 0
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup
        if kind is None or kind == "space":
            continue
        text, start = match[0], match.start()
        if kind == "mark":
            parens = max(0, parens + (text == "(") - (text == ")"))
        elif kind == "odd_iri" and not parens and query[start - 1 : start] != "<":
            kind = "iri"
        yield kind, text, start


def refuse_remote(kind: str, word: str) -> None:
    """Refuse SERVICE, also where the engine may see it and this module not.

    Raises:
        QueryRefusedError: it is there, or might be.
    """
    if kind == "odd_iri":
        reason = f"write spaces around < and >, or percent-encode the IRI {word}"
        vi = f"hãy viết dấu cách quanh < và >, hoặc mã hóa IRI {word}"
        raise QueryRefusedError(reason, vi)
    if kind == "open_quote":
        reason = "a string does not end"
        raise QueryRefusedError(reason, "một chuỗi không đóng dấu nháy")
    if "service" in word and (
        kind in ("word", "name") or (kind == "iri" and "://" not in word)
    ):
        reason = "SERVICE would reach out to other servers; a name that holds the word "
        reason += "is to be written as a full IRI"
        vi = "SERVICE sẽ gọi ra máy chủ khác; tên có chứa từ này phải viết thành IRI đủ"
        raise QueryRefusedError(reason, vi)


@dataclass(slots=True)
class _Gauge:
    """The running sizes of a query; triple patterns are counted from above."""

    nesting: int = 0
    parens: int = 0
    patterns: int = 0
    operators: int = 0
    clauses: int = 0
    in_triple: bool = False
    in_head: bool = True
    in_values: bool = False
    before: str = ""

    def add(self, kind: str, text: str) -> None:
        """Count a token.

        Raises:
            QueryRefusedError: something is now larger than allowed.
        """
        if kind == "operator":
            self.operators += 1
            self.patterns += text == "/"  # a step of a path is a pattern of its own
        elif kind == "mark":
            self._mark(text)
        elif kind == "word" and text in _KEYWORDS:
            self._keyword(text)
        elif kind in _TERMS:
            self._term()
        self.before = text if kind == "mark" else kind
        if (
            self.nesting > MAX_NESTING
            or self.patterns > MAX_PATTERNS
            or self.operators > MAX_OPERATORS
            or self.clauses > MAX_CLAUSES
        ):
            self._refuse()

    def _keyword(self, word: str) -> None:
        self._end_triple()
        self.clauses += word in _CLAUSES
        self.in_head = word not in _CLAUSES or word in _HEADS
        self.in_values |= word == "values"

    def _term(self) -> None:
        if self.parens:
            self._collection_member()
        elif not self.in_head:
            self.in_triple = True

    def _collection_member(self) -> None:
        """A term right behind another inside (…) is a list item: two triples."""
        if not self.in_values and self.before in _TERMS | {")", "]"}:
            self.patterns += 2

    def _mark(self, text: str) -> None:
        self.patterns += text in "[~"  # a blank node, a reifier: patterns of their own
        if text in "{([":
            self.nesting += 1
        elif text in "})]":
            self.nesting -= 1
        if text in "([" and self.parens and self.before not in ("name", "iri", "word"):
            self._collection_member()
        if text == "(":
            self.parens += 1
        elif text == ")":
            self.parens = max(0, self.parens - 1)
        elif text in "{}[].;," and not self.parens:
            self._end_triple()
        if text in "{}":
            self.in_head = False
            self.in_values &= text == "{"

    def _end_triple(self) -> None:
        self.patterns += self.in_triple
        self.in_triple = False

    def _refuse(self) -> None:
        for size, limit, en, vi in (
            (self.nesting, MAX_NESTING, "levels of nesting", "tầng lồng nhau"),
            (self.patterns, MAX_PATTERNS, "triple patterns", "mẫu bộ ba"),
            (self.operators, MAX_OPERATORS, "operators", "toán tử"),
            (self.clauses, MAX_CLAUSES, "clauses", "mệnh đề"),
        ):
            if size > limit:
                raise too_large(limit, en=en, vi=vi)


def too_large(limit: int, *, en: str, vi: str) -> QueryRefusedError:
    """The refusal of what has more than so many of something."""
    return QueryRefusedError(f"more than {limit} {en}", f"quá {limit} {vi}")


def _update() -> QueryRefusedError:
    forms = "SELECT, ASK, CONSTRUCT, DESCRIBE"
    return QueryRefusedError(
        f"updates are not run here, only {forms}", f"không nhận lệnh sửa, chỉ {forms}"
    )
