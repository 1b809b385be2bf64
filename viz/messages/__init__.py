"""All words of the explorer, in Vietnamese and English, each in one place.

Each topic has a module; templates and browser code use the same catalogue. Keys with a
dot belong to a set: that of a page (`home.title`), or one whose second part comes from
the data (`lane.0`, `relation.implements`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from viz.messages import (
    agencies,
    chain,
    check,
    console,
    datasets,
    document,
    documents,
    evidence,
    frame,
    gaps,
    home,
    letter,
    matrix,
    progress,
    resource,
    review,
    search,
    session,
    tasks,
    terms,
    times,
    upload,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang = Literal["vi", "en"]
LANGS: Final[tuple[Lang, ...]] = ("vi", "en")

TOPICS: Final = (
    agencies,
    chain,
    check,
    console,
    datasets,
    document,
    documents,
    evidence,
    frame,
    gaps,
    home,
    letter,
    matrix,
    progress,
    resource,
    review,
    search,
    session,
    tasks,
    terms,
    times,
    upload,
)
_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    key: texts for topic in TOPICS for key, texts in topic.MESSAGES.items()
}


class Words(dict[str, str]):
    """The catalogue of a language: message by key, or `words(key, field=…)`."""

    def __call__(self, key: str, /, **fields: object) -> str:
        """Return a message with its fields filled in.

        Raises:
            KeyError: if there is no such message, or a field of it is missing.
        """
        return self[key].format(**fields)


_CATALOGUES: Final[Mapping[Lang, Words]] = {
    lang: Words({key: texts[place] for key, texts in _MESSAGES.items()})
    for place, lang in enumerate(LANGS)
}


def messages(lang: Lang) -> Words:
    """Return the catalogue of a language."""
    return _CATALOGUES[lang]
