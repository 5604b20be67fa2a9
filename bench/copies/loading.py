"""Speed of taking pictures in, and of comparing them afterwards in steps, on one core."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tests.posters import poster

from tocsin.copies.pictures.catalogue import Catalogue, digest_of
from tocsin.copies.pictures.decoder import Decoder
from tocsin.copies.pictures.segments import CataloguedPicture

_OF_ONE = 5
"""Files of one poster: as it is, smaller, saved badly, under a band, and cropped."""
_COMPARED = 30.0


def loading() -> Iterator[str]:
    """Yield the number of pictures a second that are taken in, and that are compared, with the size on disk."""
    import cv2

    cv2.setNumThreads(1)
    count = int(os.environ.get("TOCSIN_PICTURES", "1000"))
    files = [_file(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, Decoder() as decoder:
        catalogue, began = Catalogue(Path(folder)), _cpu()
        for data in files:
            if sketch := decoder.sketch(data):
                catalogue.take_in(digest_of(data), sketch)
        catalogue.save()
        decoder.close()
        spent = _cpu() - began
        yield f"\n{count} pictures of 1080 x 1440 taken in: {count / spent:.0f} a second of CPU, the child process that decodes included"
        began = time.process_time()
        catalogue.compare(_COMPARED, time.process_time)
        spent, compared = time.process_time() - began, count - catalogue.waiting
        yield f"compared with those before: {compared}, {compared / spent:.1f} a second of CPU"
        right = sum(entry.root == _root(catalogue, files, number) for number, entry in _compared(catalogue, files))
        yield f"{right} of {compared} count as the first picture of their poster"
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        yield f"{size / count / 1000:.0f} KB a picture on disk"


def _cpu() -> float:
    """Return the seconds of CPU of this process and of its children that ended."""
    return sum(os.times()[:4])


def _compared(catalogue: Catalogue, files: list[bytes]) -> Iterator[tuple[int, CataloguedPicture]]:
    for number, data in enumerate(files):
        entry = catalogue.entry(digest_of(data))
        if entry and not entry.waits:
            yield number, entry


def _root(catalogue: Catalogue, files: list[bytes], number: int) -> str:
    return digest_of(files[number // _OF_ONE * _OF_ONE])


def _file(number: int) -> bytes:
    import cv2

    picture = cv2.resize(poster(number // _OF_ONE, number // _OF_ONE % 7), (1080, 1440), interpolation=cv2.INTER_CUBIC)
    kind = number % _OF_ONE
    if kind == 1:
        picture = cv2.resize(picture, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    if kind == 3:
        cv2.rectangle(picture, (0, 1280), (1080, 1440), (20, 20, 20), -1)
    if kind == 4:
        picture = np.ascontiguousarray(picture[160:, :1000])
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 20 if kind == 2 else 88])[1].tobytes()
