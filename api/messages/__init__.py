"""What `chidao` says to people, in Vietnamese and English: the only place for it.

Each topic has a module. A key leads to both texts; fields in braces are filled in by
`text`. What comes from documents is only ever a field, never a part of a template.
"""

from __future__ import annotations

from typing import Final, Literal, TypeGuard

from api.messages import (
    agenda,
    agents,
    audit,
    calendar,
    cluster,
    commands,
    corrections,
    evaluate,
    exchange,
    feeds,
    gaps,
    ingest,
    jobs,
    lists,
    operations,
    overviews,
    problem_types,
    problems,
    progress,
    reading,
    succession,
    tokens,
    usage,
    validate,
    verify,
    webhooks,
)

Lang = Literal["vi", "en"]
LANGS: Final[tuple[Lang, ...]] = ("vi", "en")

_TOPICS: Final = (
    agenda,
    audit,
    calendar,
    cluster,
    agents,
    commands,
    corrections,
    evaluate,
    exchange,
    feeds,
    gaps,
    ingest,
    lists,
    jobs,
    operations,
    overviews,
    problem_types,
    problems,
    progress,
    reading,
    succession,
    tokens,
    usage,
    validate,
    verify,
    webhooks,
)
_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    key: texts for topic in _TOPICS for key, texts in topic.MESSAGES.items()
}


def is_lang(value: str | None) -> TypeGuard[Lang]:
    """Whether `value` names a language that we speak."""
    return value in LANGS


def is_known(key: str) -> bool:
    """Whether there is such a message."""
    return key in _MESSAGES


def text(key: str, lang: Lang, /, **fields: object) -> str:
    """Return the message `key` in `lang` with its fields filled in.

    Raises:
        KeyError: if there is no such message, or a field of it is missing.
    """
    vi, en = _MESSAGES[key]
    template = vi if lang == "vi" else en
    return template.format(**fields) if fields else template


def in_each(key: str, /, **fields: object) -> dict[str, str]:
    """Return the message `key` in every language, by the language."""
    return {lang: text(key, lang, **fields) for lang in LANGS}
