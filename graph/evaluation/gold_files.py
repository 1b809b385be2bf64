"""Which shape the gold in a file has, and which document it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.evaluation.gold import simple_gold
from graph.evaluation.gold_exhaustive import exhaustive_gold

if TYPE_CHECKING:
    from graph.evaluation.gold import Gold

    Json = dict[str, Any]


class MalformedGoldError(ValueError):
    """Gold of a known shape, a part of which is missing or of another kind."""


@dataclass(frozen=True, slots=True)
class GoldFile:
    """Gold, and what is known of the document that it was read from."""

    gold: Gold
    file: str | None
    sha256: str | None


def read_gold(data: object) -> GoldFile | None:
    """Read gold of either shape; None if this is no gold of a letter.

    Raises:
        MalformedGoldError: a part of it is missing or of another kind.
    """
    if not isinstance(data, dict) or not isinstance(data.get("document"), dict):
        return None
    if "chain_edges" in data:
        read, source = exhaustive_gold, data.get("source")
    elif isinstance(data.get("citations"), list) or isinstance(data.get("tasks"), list):
        read, source = simple_gold, data
    else:
        return None
    try:
        gold = read(data)
    except KeyError as error:
        message = f"no {error}"
        raise MalformedGoldError(message) from error
    except (AttributeError, TypeError, ValueError) as error:
        raise MalformedGoldError(str(error)) from error
    about: Json = source if isinstance(source, dict) else {}
    return GoldFile(gold, _text(about.get("file")), _text(about.get("sha256")))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
