"""The end of a letter typed in two columns: recipients left, who signs right.

Nghị định 30/2020/NĐ-CP, Phụ lục I sets them side by side; a text file keeps them apart
by blanks ("Nơi nhận:          KT. GIÁM ĐỐC"), which the reading text folds.
"""

from __future__ import annotations

import re

_RECIPIENTS = re.compile(r"^[ \t]*N[ơoờớ]i nh[ậâaạ]n\b", re.MULTILINE | re.IGNORECASE)
_GAP = re.compile(r"(?P<left>.*?\S)?(?: {3,}|\t+ *)(?P<right>\S.*)")
_OFFICE = re.compile(r"(?:TM|T/M|KT|K/T|TL|TUQ|Q)\b|[^\Wa-zà-ỹ]{2}", re.UNICODE)
_MOST_LINES = 25
_LEAST = 2  # an office and a name; one that stands alone goes on below the recipients


def read_columns(text: str) -> tuple[str, str] | None:
    """What stands left and right at the end of a letter; None if nothing signs there.

    The last "Nơi nhận" opens the left column, an office the right one.
    """
    found = [match.start() for match in _RECIPIENTS.finditer(text)]
    left: list[str] = []
    right: list[str] = []
    for line in text[found[-1] :].splitlines()[:_MOST_LINES] if found else ():
        parted = _GAP.fullmatch(line)
        left.append((parted["left"] or "").strip() if parted else line.strip())
        right += [parted["right"].strip()] if parted else []
    if len(right) < _LEAST or not _OFFICE.match(right[0]):
        return None
    return "\n".join(filter(None, left)), "\n".join(right)
