"""No secret comes into the repository unseen."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from detect_secrets.core import baseline
from detect_secrets.core.secrets_collection import SecretsCollection

from api.tokens import PREFIX
from tests.secret_scan import BASELINE, alarms

if TYPE_CHECKING:
    from pathlib import Path

HEX = hashlib.sha1(b"planted", usedforsecurity=False).hexdigest()
SAFE = base64.urlsafe_b64encode(hashlib.sha256(b"planted").digest()).decode()[:43]


# What was planted, and whether it is found.
@pytest.mark.parametrize(
    ("name", "planted", "found"),
    [
        ("a.py", 'aws_key = "AKIA' + HEX[:16].upper() + '"', True),
        ("a.py", f'api_key = "{HEX}"', True),
        ("a.toml", f'password = "{SAFE}"', True),
        ("a.env", f"SECRET_KEY={SAFE}", True),
        ("a.pem", "-----BEGIN RSA " + "PRIVATE KEY-----", True),
        ("a.md", f"Authorization: Bearer {PREFIX}{SAFE}", True),
        ("a.sh", f"curl -u admin:{HEX}@x https://u:{HEX}@example.org", True),
        ("a.py", 'number = "57-NQ/TW"', False),
        ("a.md", f"Authorization: Bearer {PREFIX}…", False),
    ],
)
def test_a_planted_secret_is_found(
    tmp_path: Path, name: str, planted: str, *, found: bool
) -> None:
    file = tmp_path / name
    file.write_text(planted + "\n", "utf-8")
    told = alarms(str(file))
    assert bool(told) == found
    assert all(str(file) in line and HEX not in line for line in told)


def test_each_false_alarm_was_looked_at_and_is_still_there(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = json.loads(BASELINE.read_text("utf-8"))
    assert 0 < len(known["results"]) < 10
    monkeypatch.chdir(root)
    alarmed, found = baseline.load(known), SecretsCollection()
    found.scan_files(*known["results"])
    assert list(alarmed - found) == []
    for name, results in known["results"].items():
        assert all(result["is_secret"] is False for result in results)
        assert alarms(name) == []
