"""Settings come from the environment and are refused when they make no sense."""

from __future__ import annotations

import pytest

from api.settings import Settings


def test_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings.base == "https://w3id.org/chidao/id/"
    assert settings.lang == "vi"
    assert settings.body_limit == 5 * 1024 * 1024
    assert settings.letter_limit == 100 * 1024 * 1024
    assert settings.iris.iri("57-nq-tw-2024").endswith("/id/57-nq-tw-2024")


def test_environment() -> None:
    settings = Settings.from_environment(
        {"CHIDAO_BASE": "https://example.org/vb/", "CHIDAO_LANG": "en"}
    )
    assert settings.base == "https://example.org/vb/"
    assert settings.lang == "en"


def test_limits_of_reading_a_file() -> None:
    settings = Settings.from_environment(
        {"CHIDAO_FILE_SECONDS": "30", "CHIDAO_FILE_MEMORY": "2048"}
    )
    assert (settings.file_seconds, settings.file_memory) == (30, 2048)
    assert Settings().file_seconds == Settings.from_environment({}).file_seconds


def test_uploads_and_webhooks() -> None:
    given = Settings.from_environment(
        {"CHIDAO_UPLOAD_MEGABYTES": "3", "CHIDAO_WEBHOOKS_PRIVATE": "1"}
    )
    assert given.upload_limit == 3 * 1024 * 1024
    assert given.webhooks_private
    assert not Settings.from_environment({}).webhooks_private


@pytest.mark.parametrize(
    "name", ["CHIDAO_FILE_SECONDS", "CHIDAO_FILE_MEMORY", "CHIDAO_UPLOAD_MEGABYTES"]
)
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "²"])
def test_a_limit_that_is_no_number_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Settings.from_environment({name: value})


# Who may read, and pages of which sites: what is not plain is refused.
@pytest.mark.parametrize(("value", "private"), [("1", True), ("0", False), ("", False)])
def test_a_private_server(value: str, private: bool) -> None:  # noqa: FBT001 - a row
    assert Settings.from_environment({"CHIDAO_PRIVATE": value}).private is private


@pytest.mark.parametrize("value", ["true", "yes", "2", " 1", "off"])
def test_a_switch_that_is_neither_on_nor_off_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="CHIDAO_PRIVATE"):
        Settings.from_environment({"CHIDAO_PRIVATE": value})


@pytest.mark.parametrize(
    ("value", "origins"),
    [
        ("", ()),
        (" , ", ()),
        ("*", ("*",)),
        (
            "https://a.vn, http://localhost:3000",
            ("https://a.vn", "http://localhost:3000"),
        ),
        ("https://[::1]:8443", ("https://[::1]:8443",)),
    ],
)
def test_origins(value: str, origins: tuple[str, ...]) -> None:
    assert Settings.from_environment({"CHIDAO_ORIGINS": value}).origins == origins


@pytest.mark.parametrize(
    "value",
    [
        "a.vn",
        "null",
        "https://a.vn/",
        "https://a.vn/x",
        "https://A.vn",
        "https://u:p@a.vn",
        "https://a.vn:x",
        "https://*.vn/",
        "ftp://a.vn",
        "https://",
        "https://a.vn b.vn",
    ],
)
def test_an_origin_that_no_browser_sends_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="CHIDAO_ORIGINS"):
        Settings.from_environment({"CHIDAO_ORIGINS": value})


@pytest.mark.parametrize(
    "base",
    ["example.org/", "ftp://example.org/", "https://example.org", "javascript:/"],
)
def test_a_base_that_slugs_cannot_follow_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="CHIDAO_BASE"):
        Settings.from_environment({"CHIDAO_BASE": base})
