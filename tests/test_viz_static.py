from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import get_args

import pytest

import viz
from viz.families import FAMILIES
from viz.shapes import Palette

STATIC = Path(viz.__file__).parent / "static"


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(
        weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def themes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))
        for style in (
            (STATIC / f"{theme}.css").read_text(encoding="utf-8")
            for theme in ("light", "dark")
        )
    )
    return {"light": light, "dark": {**light, **dark}}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(theme: str) -> None:
    colours = themes()[theme]
    pairs = [
        *((f"{palette}-text", f"{palette}-fill") for palette in get_args(Palette)),
        *((name, "page") for name in ("text", "soft", "link", "stub")),
        ("soft", "quote"),
        ("stub", "quote"),
        ("band-text", "band"),
        ("mark-text", "mark"),
        ("primary-text", "primary"),
        ("accent", "raised"),
        *((name, f"{name}-fill") for name in ("good", "bad", "warn")),
        *(("text", mark) for mark in ("citation", "agency", "deadline", "target")),
        *((name, "raised") for name in ("text", "soft", "link", "stub")),
    ]
    for text, ground in pairs:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_stand_out_from_both_bands(theme: str) -> None:
    colours = themes()[theme]
    for family in FAMILIES:
        for ground in ("canvas", "band"):
            line = f"line-{family.key}"
            assert contrast(colours[line], colours[ground]) >= 3, (line, ground)


def test_vendored_files_are_those_of_the_manifest() -> None:
    vendor = STATIC / "vendor"
    manifest = json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))
    files = {path.name for path in vendor.iterdir()} - {"manifest.json"}
    assert {entry["file"] for entry in manifest} == files
    for entry in manifest:
        digest = hashlib.sha384((vendor / entry["file"]).read_bytes()).digest()
        assert entry["integrity"] == f"sha384-{base64.b64encode(digest).decode()}"
        assert entry["packages"]


def test_vendored_packages_are_those_of_the_lock_and_have_their_notices(
    root: Path,
) -> None:
    entries = json.loads((STATIC / "vendor/manifest.json").read_text(encoding="utf-8"))
    lock = json.loads((root / "viz/frontend/package-lock.json").read_text("utf-8"))
    notices = (root / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    for package in (package for entry in entries for package in entry["packages"]):
        locked = lock["packages"][f"node_modules/{package['name']}"]
        assert locked["version"] == package["version"]
        assert f"| {package['name']} | {package['version']} |" in notices
        assert re.search(rf"^## .*{re.escape(package['name'])}", notices, re.MULTILINE)
    assert not any("resolved" in package for package in lock["packages"].values())


def test_fonts_are_named_by_their_version_and_carry_vietnamese() -> None:
    entries = json.loads((STATIC / "vendor/manifest.json").read_text(encoding="utf-8"))
    versions = {entry["file"]: entry["packages"][0]["version"] for entry in entries}
    style = (STATIC / "fonts.css").read_text(encoding="utf-8")
    named = dict(re.findall(r'url\("vendor/([\w.-]+)\?v=([\w.]+)"\)', style))
    assert named == {name: v for name, v in versions.items() if name.endswith("woff2")}
    faces = style.split("@font-face")[1:]
    last = {c: holding(c, faces)[-1] for c in "ăĂđĐơƠưƯạệổỹỸ"}
    assert {re.findall(r"vendor/([\w-]+)", face)[0] for face in last.values()} == {
        "noto-sans-vietnamese"
    }


def holding(letter: str, faces: list[str]) -> list[str]:
    """Return the faces that have a letter, in their order."""

    def holds(first: str, last: str) -> bool:
        return int(first, 16) <= ord(letter) <= int(last or first, 16)

    ranges = r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?"
    return [f for f in faces if any(holds(*r) for r in re.findall(ranges, f))]
