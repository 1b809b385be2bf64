"""Provisions cited of a document: "điểm a khoản 2 Điều 5", also several in a list.

They stand before the document: "khoản 1, khoản 2 Điều 5 và Điều 7 của Nghị định số …".
"""

from __future__ import annotations

import re

_FARTHEST = 200  # characters that provisions may take
_ENTRY = r"(?:\d{1,3}[a-zđ]?|[a-zđ](?:\.\d{1,2})?)"
_PART = re.compile(
    rf"(?<!\w)(?P<kind>[Đđ]iểm|[Kk]hoản|[Đđ]iều|ĐIỀU)\s+"
    rf"(?P<entries>{_ENTRY}(?:\s*(?:,|;|và|hoặc)\s*{_ENTRY}(?!\w))*)(?!\w)"
)
_GAP = re.compile(r"\s*(?:[,;]|,?\s*(?:và|hoặc|của|các|tại|đến|từ))?\s*(?:các\s+)?")
_BEHIND = re.compile(r"[\s,]*(?:(?:của|trong|tại)\s+)?(?:các\s+)?")
_SPLIT = re.compile(r"\s*(?:,|;|và|hoặc)\s*")


def provisions_before(text: str, start: int) -> tuple[str, ...]:
    """The provisions that stand right before `start`, each down to its article.

    "khoản 1, khoản 2 Điều 5" gives "khoản 1 Điều 5" and "khoản 2 Điều 5".
    """
    run: list[re.Match[str]] = []
    until, gap = start, _BEHIND
    for part in reversed(list(_PART.finditer(text, max(0, start - _FARTHEST), start))):
        if not gap.fullmatch(text, part.end(), until):
            break
        run.append(part)
        until, gap = part.start(), _GAP
    if not run or run[0]["kind"].casefold() != "điều":
        return ()
    return tuple(_leaves(run[::-1]))


def _leaves(run: list[re.Match[str]]) -> list[str]:
    """Points go to the clause behind them, clauses to the article behind them."""
    found: list[str] = []
    clauses: list[str] = []
    points: list[str] = []
    for part in run:
        kind, entries = part["kind"].casefold(), _SPLIT.split(part["entries"])
        if kind == "điểm":
            points += [f"điểm {entry}" for entry in entries]
        elif kind == "khoản":
            clauses += _under(points, [f"khoản {entry}" for entry in entries])
            points = []
        else:
            articles = [f"Điều {entry}" for entry in entries]
            found += _under([*clauses, *points], articles)
            clauses, points = [], []
    return found


def _under(parts: list[str], wholes: list[str]) -> list[str]:
    """Parts belong to the first whole behind them; the other wholes are cited whole."""
    return [f"{part} {wholes[0]}" for part in parts] + wholes[bool(parts) :]
