"""Rules that hold for the repository as a whole."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions
from pathlib import Path
from typing import Any

import pytest

PACKAGES = ("ontology", "extract", "graph", "viz", "api")
LOCKS = (
    "locks/build.txt",
    "locks/run.txt",
    "locks/dev.txt",
    "locks/cluster.txt",
    "locks/bench.txt",
)
MADE = re.compile(
    r"\.git|\.venv|data|dist|node_modules|__pycache__|\.hypothesis|\.schemathesis|\..*_cache"
)


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Return every file of the repository by its path, but what a command made."""
    paths = (file.relative_to(root) for file in root.rglob("*") if file.is_file())
    kept = (path for path in paths if not any(map(MADE.fullmatch, path.parts)))
    return {
        path.as_posix(): (root / path).read_text("utf-8", "replace") for path in kept
    }


@pytest.fixture(scope="module")
def settings(root: Path) -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def named(requirements: list[str]) -> set[str]:
    """Return the names of the libraries that requirements ask for."""
    return {re.split(r"[^\w.-]", requirement)[0] for requirement in requirements}


def targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_a_skipped_test_fails_a_run_in_ci(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    test = "import pytest\n\ndef test_nothing():\n    pytest.skip('no reason')\n"
    (tmp_path / "test_nothing.py").write_text(test, "utf-8")
    for ci, expected in (("", pytest.ExitCode.OK), ("1", pytest.ExitCode.TESTS_FAILED)):
        command = [sys.executable, "-m", "pytest", f"--rootdir={tmp_path}"]
        answer = subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"CI": ci},
            capture_output=True,
            check=False,
        )
        assert answer.returncode == expected, answer.stdout


def test_layers_and_forbidden_imports_are_kept(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run(
        [linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/development.md", ".ci/run"])
def test_make_commands_that_a_page_names_exist(
    page: str, texts: dict[str, str]
) -> None:
    commands = set(re.findall(r"\bmake ([a-z-]+)\b", code_of(page, texts[page])))
    assert {"test"} <= commands <= targets(texts["Makefile"])


def code_of(page: str, text: str) -> str:
    """Return what a page shows as code; a script is code throughout."""
    if not page.endswith(".md"):
        return text
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def test_readme_names_its_two_commands(texts: dict[str, str]) -> None:
    head = "\n".join(texts["README.md"].splitlines()[:40])
    assert "make demo" in head
    assert "make test" in head


def test_paths_that_development_names_exist(root: Path, texts: dict[str, str]) -> None:
    paths = re.findall(r"`([\w.]+/[\w./*]*)`", texts["docs/development.md"])
    assert len(paths) > 10
    assert [path for path in paths if not any(root.glob(path.rstrip("/")))] == []


def test_changelog_has_the_version(
    texts: dict[str, str], settings: dict[str, Any]
) -> None:
    assert f"## [{settings['project']['version']}]" in texts["CHANGELOG.md"]


# A path of one person's machine, or the address that a package was fetched from.
@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\w.~-])/(?:work|root|home/\w+)/",
        r"(?:pypi|pythonhosted)[.]org",
        r"registry[.](?:npmjs|yarnpkg)[.]",
    ],
)
def test_no_file_names_a_machine_or_a_registry(
    pattern: str, texts: dict[str, str]
) -> None:
    found = {path: re.findall(pattern, text) for path, text in texts.items()}
    assert {path: hits for path, hits in found.items() if hits} == {}


def locked(text: str) -> set[str]:
    """Return the names that a lock file pins."""
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))


def test_each_pin_of_a_lock_file_carries_a_hash(texts: dict[str, str]) -> None:
    for name in LOCKS:
        for pin in re.split(r"\n(?=\S)", texts[name]):
            assert re.match(r"[\w.-]+==\S+ .*\\\n +--hash=sha256:\w{64}", pin), pin


def test_what_is_declared_is_locked(
    settings: dict[str, Any], texts: dict[str, str]
) -> None:
    groups = settings["dependency-groups"]
    required = settings["project"]["dependencies"]
    extra = settings["project"]["optional-dependencies"]["cluster"]
    asked = (groups["build"], required, groups["dev"], extra, groups["bench"])
    for name, requirements in zip(LOCKS, asked, strict=True):
        assert named(requirements) <= locked(texts[name])


def test_locks_agree_on_versions(texts: dict[str, str]) -> None:
    pins: dict[str, set[str]] = {}
    for name in LOCKS:
        found = re.findall(r"^([\w.-]+)==(\S+)( ;.*?)? \\$", texts[name], re.MULTILINE)
        for package, version, marker in found:
            pins.setdefault(package + marker, set()).add(version)
    assert {key: versions for key, versions in pins.items() if len(versions) > 1} == {}


def licence(name: str) -> str | None:
    """Return what a package says of its licence, or None if it is not for here."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    said = about.get_all("License-Expression", []) + about.get_all("License", [])
    said += [c for c in about.get_all("Classifier", []) if c.startswith("License")]
    return " · ".join(text.partition("\n")[0] for text in said)


def imported(folder: Path) -> set[str]:
    """Return the top-level names that the modules of a folder import."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def test_each_library_that_is_imported_is_a_declared_dependency(
    root: Path, settings: dict[str, Any]
) -> None:
    extras = settings["project"]["optional-dependencies"].values()
    declared = named(sum(extras, settings["project"]["dependencies"]))
    foreign = set().union(*(imported(root / name) for name in PACKAGES))
    foreign -= sys.stdlib_module_names | set(PACKAGES)
    owners = packages_distributions()
    assert {owners[name][0].lower().replace("_", "-") for name in foreign} <= declared


# docs/decisions/0008: what runs is permissive or, file by file, MPL.
def test_packages_that_run_have_a_licence_that_we_accept(texts: dict[str, str]) -> None:
    accepted = re.compile(r"MIT|BSD|Apache|ISC|PSF|MPL|Mozilla|W3C", re.IGNORECASE)
    refused = re.compile(r"GPL|GNU|Affero|Commercial|Proprietary", re.IGNORECASE)
    run = locked(texts["locks/run.txt"]) | locked(texts["locks/cluster.txt"])
    said = {name: licence(name) for name in run}
    assert len([text for text in said.values() if text]) > 50
    odd = {
        name: text
        for name, text in said.items()
        if text is not None and (refused.search(text) or not accepted.search(text))
    }
    assert odd == {}


def test_what_is_kept_of_a_store_has_names_of_its_own(texts: dict[str, str]) -> None:
    """Two answers that keep different things under one name would get each other's."""
    kept = [
        (name, path)
        for path, text in texts.items()
        if path.startswith(("graph/", "api/"))
        for name in re.findall(r'\.keep\(\s*f?"([^"{]+)', text)
    ]
    names = [name for name, _ in kept]
    assert len(names) > 20
    assert [one for one in kept if names.count(one[0]) > 1] == []
