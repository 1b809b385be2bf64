"""People who work on the pages: each signed in with a token of their own."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from fastapi.testclient import TestClient

if TYPE_CHECKING:
    from api.tokens import Tokens

LATE: Final = date(9999, 1, 1)
HTML: Final = {"accept": "text/html"}


class Colleague:
    """Somebody with a browser, who has signed in."""

    def __init__(self, client: TestClient, tokens: Tokens, *scopes: str) -> None:
        self.name = f"Cán bộ {'+'.join(scopes)}"
        self.token, secret = tokens.add(self.name, scopes, LATE)  # type: ignore[arg-type] # scopes
        self.client = TestClient(client.app, follow_redirects=False)
        sent = self.client.post("/dang-nhap", data={"token": secret})
        assert sent.status_code == 303, sent.text

    def get(self, path: str, **params: str) -> Any:  # noqa: ANN401 - the client's own
        return self.client.get(path, params=params, headers=HTML)

    def post(self, path: str, data: dict[str, str], **more: Any) -> Any:  # noqa: ANN401 - as above
        return self.client.post(path, data=data, headers=HTML, **more)


def form_token(page: str) -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found, page
    return found[1]


def hidden(page: str, key: str) -> dict[str, str]:
    """What the forms of an item on a review page carry."""
    found = re.search(
        r'name="form" value="([^"]+)">\s*<input[^>]*'
        rf'name="key" value="{re.escape(key)}">'
        r'<input[^>]*name="state" value="([^"]+)">',
        page,
    )
    assert found, page
    return {"form": found[1], "key": key, "state": found[2], "why": "thử"}
