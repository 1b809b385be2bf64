"""Reading scanned pages, side by side with the engine alone on the same pictures."""

from __future__ import annotations

import io
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from bench.readers import pages
from bench.timing import Timing
from extract.read import read_bytes
from extract.readers.pdf import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

DOTS = 300
"""Dots an inch of the pictures, as offices scan; both sides get the same ones."""

PAGES = 8
RUNS = 3


def timings() -> Iterator[Timing]:
    """Time a scan of several pages and Tesseract alone, in turns."""
    pictures = _pictures(pages(PAGES))
    scan = _scan(pictures)
    plain = [_ppm(picture) for picture in pictures]
    cores = len(os.sched_getaffinity(0))
    alone, whole = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        with ThreadPoolExecutor(cores) as pool:
            list(pool.map(_engine, plain))
        alone.append(time.perf_counter() - start)
        start = time.perf_counter()
        read_bytes(scan, "scan.pdf")
        whole.append(time.perf_counter() - start)
    work = f"{PAGES} pages, {cores} cores"
    speed = PAGES / median(alone)
    yield Timing("Tesseract alone", work, tuple(alone), f"{speed:.2f} pages/s")
    share = median(alone) / median(whole)
    note = f"{PAGES / median(whole):.2f} pages/s, {share:.0%} of the engine's speed"
    yield Timing("read a scan", work, tuple(whole), note)


def _pictures(data: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(data)
    return [page.render(scale=DOTS / POINTS).to_pil() for page in document]


def _scan(pictures: list[Image.Image]) -> bytes:
    """Return a PDF whose pages are pictures, as a scanner makes it."""
    out = io.BytesIO()
    first, *others = pictures
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS)
    return out.getvalue()


def _ppm(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("L").save(out, "PPM")
    return out.getvalue()


def _engine(picture: bytes) -> None:
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"]
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, input=picture, capture_output=True, check=True, env=env)
