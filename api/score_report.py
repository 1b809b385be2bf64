"""An evaluation as a table for a terminal, and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from api.messages import text
from api.table import lay_out
from graph.evaluation.scoring import MEASURES, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.messages import Lang
    from graph.evaluation.counts import Count
    from graph.evaluation.gains import Change, Changes
    from graph.evaluation.scoring import Score

_NONE: Final = "    -"
_HEADS: Final = ("found", "missed", "extra")
_WIDTH: Final = 6


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of letters by their names, and what changed since the accepted ones.

    `changes` is None where no figures were accepted.
    """

    scores: dict[str, Score]
    changes: Changes | None

    def misses(self) -> Iterator[dict[str, str]]:
        """Everything that is missed or extra, but what a part repeats."""
        for letter, score in self.scores.items():
            for measure, measured in score.items():
                if "." in measure:
                    continue
                for kind in ("missed", "extra"):
                    for what in getattr(measured, kind):
                        yield {
                            "letter": letter,
                            "measure": measure,
                            "kind": kind,
                            "what": what,
                        }


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """All of it; measures by their names in `graph.evaluation.scoring`."""
    changes = evaluation.changes
    return {
        "measures": {
            name: _figures(count)
            for name, count in total(evaluation.scores.values()).items()
        },
        "letters": {
            letter: {name: _figures(m.count) for name, m in score.items()}
            for letter, score in evaluation.scores.items()
        },
        "changes": changes and asdict(changes),
        "misses": list(evaluation.misses()),
    }


def as_text(evaluation: Evaluation, lang: Lang, *, show: bool) -> str:
    """Tables of measures and of letters, then what changed, then every miss."""
    parts = [
        _measures(evaluation, lang),
        _wrong_links(evaluation, lang),
        _letters(evaluation, lang),
    ]
    if evaluation.changes is not None:
        parts.append("\n".join(_changes(evaluation.changes, lang)))
    if show:
        parts.append("\n".join(_misses(evaluation, lang)))
    return "\n\n".join(part for part in parts if part)


def _figures(count: Count) -> dict[str, float]:
    return {
        "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
        "f1": round(count.f1, 4),
        **asdict(count),
    }


def _measures(evaluation: Evaluation, lang: Lang) -> str:
    """A line a measure; its number stands above its column in the table of letters."""
    heads = [text(f"evaluate.{head}", lang).rjust(_WIDTH) for head in _HEADS]
    rows = [[" #", text("evaluate.measure", lang), "P", "R", "F1", *heads]]
    for name, count in total(evaluation.scores.values()).items():
        shares = [_share(s) for s in (count.precision, count.recall, count.f1)]
        counts = (count.found, count.missed, count.extra)
        rows.append(
            [
                _column(name),
                _name(name, lang),
                *shares,
                *(
                    str(n).rjust(len(head))
                    for n, head in zip(counts, heads, strict=True)
                ),
            ]
        )
    return lay_out(rows)


def _wrong_links(evaluation: Evaluation, lang: Lang) -> str:
    links = total(evaluation.scores.values()).get("links")
    if links is None:
        return ""
    share = 1 - links.precision
    count = links.found + links.extra
    fields = {"wrong": links.extra, "count": count, "share": share}
    unsure = links.missed - links.extra
    return text("evaluate.wrong_links", lang, unsure=unsure, **fields)


def _letters(evaluation: Evaluation, lang: Lang) -> str:
    """A line a letter: F1 by measure."""
    names = [name for name in total(evaluation.scores.values()) if "." not in name]
    heads = [_column(name).rjust(len(_NONE)) for name in names]
    rows = [[*heads, text("evaluate.letter", lang)]]
    for letter, score in evaluation.scores.items():
        figures = [
            _share(score[name].count.f1) if name in score else _NONE for name in names
        ]
        rows.append([*figures, letter])
    return lay_out(rows)


def _changes(changes: Changes, lang: Lang) -> Iterator[str]:
    if not changes.gains and not changes.losses:
        yield text("evaluate.same", lang)
    for kind, found in (("losses", changes.losses), ("gains", changes.gains)):
        if found:
            yield text(f"evaluate.{kind}", lang, count=len(found))
        yield from (_change(change, lang) for change in found)


def _change(change: Change, lang: Lang) -> str:
    figures = f"{change.before:.4f} → {change.after:.4f}"
    return f"  {figures}  {change.letter}: {_name(change.measure, lang)}"


def _misses(evaluation: Evaluation, lang: Lang) -> Iterator[str]:
    for miss in evaluation.misses():
        kind = text(f"evaluate.{miss['kind']}", lang)
        name = _name(miss["measure"], lang)
        yield f"{miss['letter']}: {name}: {kind}: {miss['what']}"


def _name(measure: str, lang: Lang) -> str:
    whole, _, part = measure.partition(".")
    name = text(f"evaluate.measure.{whole}", lang)
    return f"{name}: {text(f'evaluate.field.{part}', lang)}" if part else name


def _column(measure: str) -> str:
    if "." in measure:
        return ""
    whole = [name for name in MEASURES if "." not in name]
    return str(whole.index(measure) + 1).rjust(2)


def _share(share: float) -> str:
    return f"{share:.3f}"
