"""What the routes are handed: the store, the settings, the gates, the reader."""

from typing import Annotated

from fastapi import Depends, Request

from api.gate import Gate
from api.messages import Lang
from api.problems import lang_of
from api.reading import Reader
from api.settings import Settings
from graph.store import Store


def _store(request: Request) -> Store:
    found: Store = request.app.state.store
    return found


def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


def _queries(request: Request) -> Gate:
    found: Gate = request.app.state.queries
    return found


def _readings(request: Request) -> Gate:
    found: Gate = request.app.state.readings
    return found


def _reader(request: Request) -> Reader:
    found: Reader = request.app.state.reader
    return found


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
QueriesDep = Annotated[Gate, Depends(_queries)]
ReadingsDep = Annotated[Gate, Depends(_readings)]
ReaderDep = Annotated[Reader, Depends(_reader)]
PageLangDep = Annotated[Lang, Depends(lang_of)]
