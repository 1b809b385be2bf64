"""What `deploy/` says of the program and the repository is so."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from api.cli import main
from api.operating import Operating

if TYPE_CHECKING:
    from pathlib import Path

UNITS = ("chidao.service", "chidao-backup.service", "chidao-backup.timer")


@pytest.fixture
def deploy(root: Path) -> Path:
    return root / "deploy"


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Return the instructions of a Dockerfile: each one's name and arguments."""
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", dockerfile))
    lines = [line.split(None, 1) for line in joined.splitlines() if line.strip()]
    return [(name, " ".join(rest.split())) for name, rest in lines]


def test_the_image_is_built_of_what_is_there_and_checked(
    root: Path, deploy: Path
) -> None:
    found = instructions((deploy / "Dockerfile").read_text("utf-8"))
    assert [name for name, _ in found].count("FROM") == 2
    for name, rest in found:
        if name == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (root / source).exists(), source
    for line in (rest for name, rest in found if name == "RUN"):
        for install in re.findall(r"pip install [^&]*", line):
            assert "--require-hashes" in install or "--no-index" in install
    packages = {name for name, rest in found if name == "COPY" for name in rest.split()}
    assert {"ontology", "extract", "graph", "viz", "api"} <= packages
    ignored = (root / ".dockerignore").read_text("utf-8").splitlines()
    for source in packages & {path.name for path in root.iterdir()}:
        assert f"!{source}" in ignored


def test_the_image_runs_as_nobody_special(deploy: Path) -> None:
    found = dict(instructions((deploy / "Dockerfile").read_text("utf-8")))
    assert found["USER"] == "chidao"
    command = json.loads(found["ENTRYPOINT"])[2:] + json.loads(found["CMD"])
    assert command[0] == "chidao"
    assert understood(command[1:])
    check = json.loads(found["HEALTHCHECK"].partition("CMD ")[2])
    assert "/readyz" in check[-1]
    compile(check[-1], "healthcheck", "exec")


def test_compose_fits_the_image(deploy: Path) -> None:
    yaml: Any = importlib.import_module("yaml")
    service = yaml.safe_load((deploy / "compose.yaml").read_text("utf-8"))
    chidao = service["services"]["chidao"]
    assert (deploy / chidao["build"]["context"] / "deploy" / "Dockerfile").exists()
    assert chidao["read_only"] is True
    assert chidao["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in chidao["ports"])
    assert "store:/data" in chidao["volumes"]
    Operating.from_environment(chidao["environment"])


def understood(command: list[str]) -> bool:
    """Return whether the command line knows these options."""
    return CliRunner().invoke(main, [*command, "--help"]).exit_code == 0


@pytest.mark.parametrize("name", UNITS)
def test_units_are_what_systemd_reads(deploy: Path, tmp_path: Path, name: str) -> None:
    text = (deploy / name).read_text("utf-8")
    started = re.findall(r"(?m)^ExecStart=(.*)$", text)
    for command in started:
        _, _, rest = command.partition("/opt/chidao/bin/chidao ")
        assert understood(rest.split()[:1])
    for unit in UNITS:  # the program is not installed where the unit expects it
        whole = (deploy / unit).read_text("utf-8")
        whole = re.sub(r"(?m)^ExecStart=.*$", "ExecStart=/bin/true", whole)
        (tmp_path / unit).write_text(whole, "utf-8")
    if shutil.which("systemd-analyze"):
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_service_is_confined(deploy: Path) -> None:
    text = (deploy / "chidao.service").read_text("utf-8")
    (command,) = re.findall(r"(?m)^ExecStart=\S+ (.*)$", text)
    assert understood(command.split())
    said = dict(re.findall(r"(?m)^(\w+)=(.*)$", text))
    assert said["ProtectSystem"] == "strict"
    assert said["NoNewPrivileges"] == "yes"
    assert said["User"] == "chidao"
    # api/child.py leaves the network by these two
    assert set(said["RestrictNamespaces"].split()) == {"user", "net"}
    assert said["CapabilityBoundingSet"] == ""


def test_the_readme_names_what_there_is(deploy: Path) -> None:
    text = (deploy / "README.md").read_text("utf-8")
    for path in re.findall(r"deploy/([\w.-]+)", text):
        assert any(deploy.glob(path)) or path.startswith("chidao"), path
    for option in set(re.findall(r"(?<!\S)`(--[a-z-]+)", text)):
        shown = CliRunner().invoke(main, ["serve", "--help"]).output
        backup = CliRunner().invoke(main, ["backup", "--help"]).output
        assert option in shown + backup, option
