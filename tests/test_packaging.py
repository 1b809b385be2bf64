"""The wheel holds the five packages with their data, works, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

PACKAGES = {"ontology", "extract", "graph", "viz", "api"}
SUFFIXES = {
    ".jsonld",
    ".py",
    ".ttl",
    ".toml",
    ".woff2",
    ".html",
    ".css",
    ".js",
    ".json",
    ".svg",
    ".sparql",
}


def run(*arguments: str, cwd: Path, **environment: str) -> str:
    """Return what Python prints to stdout when started with these arguments."""
    answer = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=root)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def sources(root: Path) -> set[str]:
    """Return every file of the five packages that is meant to be installed."""
    files = (file for name in PACKAGES for file in (root / name).rglob("*"))
    paths = (file.relative_to(root) for file in files if file.is_file())
    return {
        path.as_posix()
        for path in paths
        if "__pycache__" not in path.parts and path.parts[:2] != ("viz", "frontend")
    }


def test_wheel_holds_the_five_packages_whole(names: set[str], root: Path) -> None:
    assert names == sources(root)
    assert {name.split("/")[0] for name in names} == PACKAGES


def test_wheel_holds_no_file_of_an_unforeseen_kind(names: set[str]) -> None:
    assert {Path(name).suffix for name in names} <= SUFFIXES


def test_wheel_states_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (n for n in archive.namelist() if n.endswith("/METADATA"))
        headers = Parser().parsestr(archive.read(metadata).decode())
    assert headers["License-Expression"] == "Apache-2.0"
    assert set(headers.get_all("License-File", [])) == {
        "LICENSE",
        "THIRD_PARTY_NOTICES.md",
    }


def test_wheel_reads_a_letter_where_it_is_unpacked(
    wheel: Path, letters: tuple[Path, ...], tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import sys, api, extract.pipeline, extract.read\n"
        "from pathlib import Path\n"
        "assert Path(api.__file__).is_relative_to(Path.cwd()), api.__file__\n"
        "letter = extract.read.read_letter(Path(sys.argv[1]))\n"
        "print(len(extract.pipeline.extract(letter).citations))"
    )
    printed = run("-c", code, str(letters[0]), cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert int(printed) > 0


def test_console_script_is_chidao_alone() -> None:
    (script,) = distribution("chidao").entry_points
    assert (script.group, script.name) == ("console_scripts", "chidao")
    assert callable(script.load())


# The names are short; an environment in which another project brings one of them
# too would import either, by chance.
def test_nobody_else_brings_our_package_names() -> None:
    owners = packages_distributions()
    assert {name: owners.get(name, []) for name in PACKAGES if owners.get(name)} == {}
