"""Spoiled files for the readers: `python -m bench.fuzz_readers --inputs 10000`.

Small files made here, and any named on the command line, are changed byte by byte, cut
and spliced; in zip packages the parts are changed, too. Each is read in a process that
may be killed, LibreOffice and OCR left out. A table tells what became of them; what
broke a reader is kept.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from bench.sandbox import Outcome, Sandbox
from bench.seeds import made, zipped

SECONDS = 10.0
"""How long a reader may take over one spoiled file."""

_MOST_FLIPS = 30
_LONGEST = 200  # bytes of a splice
_SIGNS = (b"\0", b"\xff", b"<", b">", b"/", b"-1", b"9999999999", b"(", b"[", b"&#0;")


def spoiled(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a file changed somewhere: its bytes, or those of a part of its zip."""
    if data.startswith(b"PK") and chance.random() < 0.7:  # noqa: PLR2004 - of all zips
        return _spoiled_part(data, chance)
    return _spoiled_bytes(data, other, chance)


def _spoiled_part(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
    name = chance.choice(texts)
    parts[name] = _spoiled_bytes(parts[name], parts[chance.choice(texts)], chance)
    return zipped(dict(parts))


def _spoiled_bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    way = chance.randrange(6)
    if way == 0:
        return bytes(out[: chance.randrange(len(out) + 1)])
    for _ in range(chance.randint(1, _MOST_FLIPS)):
        at = chance.randrange(len(out) + 1)
        if way == 1 and at < len(out):
            out[at] ^= 1 << chance.randrange(8)
        elif way == 2:  # noqa: PLR2004 - one of the ways
            start = chance.randrange(len(other) + 1)
            out[at:at] = other[start : start + chance.randrange(_LONGEST)]
        elif way == 3:  # noqa: PLR2004 - one of the ways
            del out[at : at + chance.randrange(_LONGEST)]
        elif way == 4:  # noqa: PLR2004 - one of the ways
            sign = chance.choice(_SIGNS)
            out[at : at + len(sign)] = sign
        elif way == 5 and out[at : at + 1].isdigit():  # noqa: PLR2004 - one of the ways
            out[at] = chance.choice(b"0123456789")
    return bytes(out)


def fuzz(seeds: dict[str, bytes], inputs: int, seed: int, kept: Path) -> list[Outcome]:
    """Read so many spoiled files; those that break a reader stay in `kept`."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = list(seeds)
    outcomes = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Sandbox(Path(folder), seconds=SECONDS) as sandbox,
    ):
        for number in range(inputs):
            name = names[number % len(names)]
            data = spoiled(seeds[name], seeds[chance.choice(names)], chance)
            path = Path(folder, f"{number}-{name}")
            path.write_bytes(data)
            outcomes.append(sandbox.read(path))
            path.unlink()
            if outcomes[-1].end not in ("read", "refused"):
                (kept / path.name).write_bytes(data)
                print(path.name, outcomes[-1], file=sys.stderr)
    return outcomes


def main() -> None:
    """Fuzz as the command line says, and print what became of the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="folder for failures")
    parser.add_argument("files", nargs="*", type=Path, help="further files to spoil")
    given = parser.parse_args()
    kept = given.keep or Path(tempfile.mkdtemp(prefix="chidao-fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    seeds = {f"seed.{suffix}": data for suffix, data in made().items()}
    seeds |= {path.name: path.read_bytes() for path in given.files}
    outcomes = fuzz(seeds, given.inputs, given.seed, kept)
    ends = Counter(outcome.end for outcome in outcomes)
    for end in ("read", "refused", "caught", "other", "crash", "hang"):
        print(f"{end:<8}{ends[end]:>8}")
    print(f"{'slowest':<8}{max(outcome.seconds for outcome in outcomes):>8.2f} s")
    if ends["read"] + ends["refused"] < len(outcomes):
        sys.exit(f"what broke a reader is in {kept}")


if __name__ == "__main__":
    main()
