"""Which papers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from api.papers.annex import annex
from api.papers.progress import progress
from api.papers.reminder import reminder
from api.papers.slip import slip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.papers.order import Order

Paper = Literal["annex", "slip", "progress", "reminder"]

MOST_TASKS: Final = 1000
"""Tasks in one paper; one that lacks some says so."""

PAPERS: Final[Mapping[Paper, Callable[[Order], bytes]]] = {
    "annex": annex,
    "slip": slip,
    "progress": progress,
    "reminder": reminder,
}
FILES: Final[Mapping[Paper, str]] = {
    "annex": "phu-luc-phan-cong",
    "slip": "phieu-giao-viec",
    "progress": "theo-doi-thuc-hien",
    "reminder": "van-ban-don-doc",
}
"""What their files are called."""
