"""The log of the server: one line for each request and each failure, on stderr.

What is asked and what letters say stays out of it: of a request the path alone is
told, cut short.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from api.operating import LogFormat, LogLevel

ACCESS: Final = "chidao.access"
LONGEST_PATH: Final = 200
LONGEST_TRACE: Final = 8000
FIELDS: Final = "fields"
"""The attribute of a record that holds what it tells apart from its message."""

_QUIET: Final = ("uvicorn.error", "httpx2", "httpcore2", "asyncio")
"""What others log below a warning is for those who look for a mistake."""


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """A record as an object: time (ISO 8601, UTC), level, logger, message, more."""
        told: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)[-LONGEST_TRACE:]
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """One line for people; below it the trace of a failure, if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """A record: time, level, message, and what else it tells, as name=value."""
        fields = getattr(record, FIELDS, {})
        more = " ".join(f"{k}={v}" for k, v in fields.items() if v is not None)
        parts = (_time(record), record.levelname, record.getMessage(), more)
        line = _printable(" ".join(filter(None, parts)))
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)[-LONGEST_TRACE:]
        return line


def set_up(log: LogFormat, level: LogLevel) -> None:
    """Have everything logged go to stderr in one format, from a level up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log == "json" else TextLines())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    least = logging.DEBUG if level == "debug" else logging.WARNING
    for name in _QUIET:
        logging.getLogger(name).setLevel(least)


def short_path(path: str) -> str:
    """A path as it is logged."""
    return path if len(path) <= LONGEST_PATH else f"{path[:LONGEST_PATH]}…"


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds")


def _printable(line: str) -> str:
    """A line without what would end it, or steer a terminal."""
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
