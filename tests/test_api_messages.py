"""The catalogue is complete: two languages, the same fields, every key that is used."""

from __future__ import annotations

import string
from collections import Counter

import click
import pytest

from api import messages
from api.cli import COMMANDS, main
from api.faults import FORESEEN, fault_of
from api.messages import LANGS, text
from api.request_errors import RequestError

KEYS = tuple(messages._MESSAGES)  # noqa: SLF001 - all of it is to be tested


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_words_and_the_same_fields(key: str) -> None:
    vi, en = (text(key, lang) for lang in LANGS)
    assert vi.strip()
    assert en.strip()
    assert _fields(vi) == _fields(en)


def test_no_topic_hides_a_message_of_another() -> None:
    topics = messages._TOPICS  # noqa: SLF001 - all of it is to be tested
    keys = Counter(key for topic in topics for key in topic.MESSAGES)
    assert [key for key, count in keys.items() if count > 1] == []


def test_fields_are_filled_in_and_never_read_as_templates() -> None:
    shown = text("request.invalid", "en", name="{lang}", reason="%s {0.__class__}")
    assert shown == "parameter {lang}: %s {0.__class__}"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("no.such.key", "vi")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained_in_both_languages(name: str) -> None:
    context = click.Context(main)
    command = main.get_command(context, name)
    assert command is not None
    for lang in LANGS:
        child = click.Context(command, parent=context)
        child.params["lang"] = lang
        with child:
            shown = command.get_help(child)
        assert text(f"help.{name}", lang)[:40] in " ".join(shown.split())
        assert "help." not in shown


@pytest.mark.parametrize("lang", LANGS)
def test_every_foreseen_error_has_a_title(lang: messages.Lang) -> None:
    requests = [kind for kind in FORESEEN if issubclass(kind, RequestError)]
    assert requests
    for kind in FORESEEN:
        error = kind.__new__(kind)
        vars(error).update(key="not_utf8", fields={})
        if isinstance(error, RequestError):
            fault = fault_of(error, lang)
            assert fault is not None
            assert fault.title
            assert fault.detail
