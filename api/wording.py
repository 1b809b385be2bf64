"""Things of the graph in words, for the command line: nodes, steps, quotes.

What comes from documents is folded to one line and cut where it is long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.console import one_line
from api.messages import Lang, text
from viz.messages import messages as drawn_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.paths import Node, Path, Step
    from graph.quotes import Quote

LONGEST_QUOTE: Final = 300
ARROWS: Final = {"up": "↑", "down": "↓"}


def name_of(node: Node, lang: Lang) -> str:
    """What a node is called."""
    return task_of(node.label, lang) if node.kind == "task" else one_line(node.label)


def task_of(label: str, lang: Lang) -> str:
    """What an item is called."""
    return text("trace.task", lang, label=one_line(label))


def relation_of(predicate: str, lang: Lang) -> str:
    """A relation or role in words."""
    if predicate == "part_of":
        return text("trace.part_of", lang)
    return drawn_words(lang)[f"relation.{predicate}"]


def statement_of(step: Step, lang: Lang) -> str:
    """The step as it was stated, which may be against the way of the path."""
    relation = relation_of(step.predicate, lang)
    said = f"{name_of(step.subject, lang)} —{relation}→ {name_of(step.object, lang)}"
    return said if step.strong else f"{said} ({text('trace.weak', lang)})"


def source_of(quote: Quote, lang: Lang) -> str:
    """The letter that says so, and the item."""
    if quote.task is None:
        return quote.letter_id
    return f"{quote.letter_id}, {task_of(quote.task, lang)}"


def quote_line(quote: Quote, lang: Lang) -> str:
    """The words and where they stand: “…” [letter, task]."""
    return f"“{cut(quote.text)}” [{source_of(quote, lang)}]"


def path_lines(path: Path, lang: Lang) -> Iterator[str]:
    """The nodes of a path, then each step with the words that state it."""
    yield " → ".join(name_of(node, lang) for node in path.nodes)
    for step in path.steps:
        yield f"  {statement_of(step, lang)}"
        yield f"    {quote_line(step.quote, lang)}"


def numbered_paths(paths: Iterable[Path], lang: Lang) -> Iterator[str]:
    """Each path and its steps; a step that came before is not quoted again."""
    quoted: dict[tuple[str, str, str], int] = {}
    for number, path in enumerate(paths, start=1):
        nodes = " → ".join(name_of(node, lang) for node in path.nodes)
        yield f"{number}. {ARROWS[path.direction]} {nodes}"
        for step in path.steps:
            key = (step.subject.slug, step.predicate, step.object.slug)
            first = quoted.setdefault(key, number)
            if first == number:
                yield f"   {statement_of(step, lang)}"
                source = source_of(step.quote, lang)
                yield f"     “{one_line(step.quote.text)}” [{source}]"
            else:
                seen = text("trace.seen", lang, number=first)
                yield f"   {statement_of(step, lang)} [{seen}]"


def cut(words: str, longest: int = LONGEST_QUOTE) -> str:
    """Words on one line, cut where they are longer."""
    line = one_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
