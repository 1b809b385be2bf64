"""Where the server says that it is: never where a forged Host says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request

from api.addresses import public_address
from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


APP = create_app(Store.in_memory(), Settings())


def asked(settings: Settings, **scope: object) -> Request:
    """A request that claims to be for another host."""
    APP.state.settings = settings
    headers = [(b"host", b"evil.example"), (b"x-forwarded-host", b"evil.example")]
    made = {"type": "http", "app": APP, "headers": headers, "scheme": "http"}
    return Request(made | scope)


@pytest.mark.parametrize(
    ("url", "scope", "address"),
    [
        (None, {"server": ("127.0.0.1", 8000)}, "http://127.0.0.1:8000"),
        (None, {"server": ("127.0.0.1", 80)}, "http://127.0.0.1"),
        (None, {"server": ("::1", 443), "scheme": "https"}, "https://[::1]"),
        (None, {"server": ("/run/chidao.sock", None)}, "http://localhost"),
        (None, {}, "http://localhost"),
        ("https://chidao.example", {"server": ("x", 1)}, "https://chidao.example"),
        ("https://a.example:8443", {}, "https://a.example:8443"),
    ],
)
def test_the_address_of_the_server(
    url: str | None, scope: dict[str, object], address: str
) -> None:
    assert public_address(asked(Settings(url=url), **scope)) == address


@pytest.mark.parametrize(
    "url",
    [
        "chidao.example",
        "ftp://chidao.example",
        "https://",
        "https://a.example:port",
        "https://a.example/chidao",  # pages link to /static, /data and so on
        "https://a.example?x=1",
        "https://a.example#x",
        "https://user@a.example",
        'https://a.example"><script>',
        "https://a.exa mple",
        "https://ă.example",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="CHIDAO_URL"):
        Settings.from_environment({"CHIDAO_URL": url})


def test_a_slash_behind_the_address_falls_away() -> None:
    given = Settings.from_environment({"CHIDAO_URL": "https://a.example/"})
    assert given.url == "https://a.example"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ontology/", 404),
        ("/sitemap.xml/", 404),
        ("/id/57-nq-tw-2024/", 404),
        ("/id/57-nq-tw-2024", 200),
        ("/id/so-tai-chinh-tinh-kon-tum", 303),
        ("/.well-known/void", 303),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/api/dataset", 200),
        ("/sparql", 200),  # the service description
    ],
)
def test_no_answer_repeats_a_forged_host(
    client: TestClient, path: str, status: int
) -> None:
    forged = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    answer = client.get(path, headers=forged)
    assert answer.status_code == status
    assert "evil" not in answer.text
    assert "evil" not in str(answer.headers)


# A proxy knows the server below a prefix, which it strips and the server adds again.
@pytest.mark.parametrize(
    ("path", "header"), [("/sparql?query=ASK{}", "vary"), ("/api/documents", "etag")]
)
def test_a_prefix_of_a_proxy_is_no_part_of_the_path(
    client: TestClient, path: str, header: str
) -> None:
    below = TestClient(client.app, root_path="/chidao")
    answer = below.get(f"/chidao{path}")
    assert answer.status_code == 200
    assert header in answer.headers
