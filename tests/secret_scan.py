"""Secrets in the repository: `python -m tests.secret_scan FILE…` fails if there are.

`.secrets.baseline` holds how to look, and the false alarms, each looked at by a person
(`"is_secret": false`). Unlike the hook of detect-secrets this never rewrites it: where
in its file an alarm stands does not matter.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from detect_secrets.core import baseline
from detect_secrets.core.secrets_collection import SecretsCollection

BASELINE = Path(__file__).resolve().parents[1] / ".secrets.baseline"
OUR_TOKEN = re.compile(r"chidao_[\w-]{43}(?![\w-])")


def alarms(*files: str) -> list[str]:
    """Name what looks like a secret and is not known for a false alarm."""
    known = baseline.load(baseline.load_from_file(str(BASELINE)))
    found = SecretsCollection()
    found.scan_files(*files)
    told = [f"{name}:{one.line_number}: {one.type}" for name, one in found - known]
    tokens = (f"{file}: chidao token" for file in files if _has_token(Path(file)))
    return sorted([*told, *tokens])


def _has_token(file: Path) -> bool:
    text = file.read_text("utf-8", "replace") if file.is_file() else ""
    return OUR_TOKEN.search(text) is not None


if __name__ == "__main__":
    if lines := alarms(*sys.argv[1:]):
        sys.exit("\n".join(lines))
