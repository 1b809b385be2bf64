"""Settings come from the environment and are refused when they make no sense."""

from __future__ import annotations

import pytest

from api.settings import Settings


def test_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings.base == "https://w3id.org/chidao/id/"
    assert settings.lang == "vi"
    assert settings.body_limit == 5 * 1024 * 1024
    assert settings.iris.iri("57-nq-tw-2024").endswith("/id/57-nq-tw-2024")


def test_environment() -> None:
    settings = Settings.from_environment(
        {"CHIDAO_BASE": "https://example.org/vb/", "CHIDAO_LANG": "en"}
    )
    assert settings.base == "https://example.org/vb/"
    assert settings.lang == "en"


@pytest.mark.parametrize(
    "base",
    ["example.org/", "ftp://example.org/", "https://example.org", "javascript:/"],
)
def test_a_base_that_slugs_cannot_follow_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="CHIDAO_BASE"):
        Settings.from_environment({"CHIDAO_BASE": base})
