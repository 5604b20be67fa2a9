"""Child process that decodes pictures: a hostile one ends this process only.

It bounds its own memory, time and files before it loads the decoder. Called with ``png`` it reads one picture on standard
input and writes it anew as a PNG. Called with ``sketches`` it reads pictures, each after its length in eight bytes, and
answers each with a message in MessagePack after its length: an empty one for a picture that cannot be decoded. Called with
``pages`` and a number it reads one PDF and writes its pages without text, at most so many: each as the number of the page,
the length, and a PNG, which is empty for a page that cannot be drawn.
"""

from __future__ import annotations

import os
import resource
import sys
from typing import Any, BinaryIO

LONGEST_SIDE = 2000
_MEMORY = 2 * 1024 * 1024 * 1024
_SECONDS = 10
_NUMBER = 8
_DOTS, _POINTS = 200, 72
"""Dots of a drawn page to the inch, and points of a PDF."""


def main() -> int:
    """Do what the first argument says. Returns 1 when a single picture cannot be decoded."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _allow_seconds()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ[name] = "1"
    import cv2

    cv2.setNumThreads(1)
    if sys.argv[1] == "png":
        _bound_memory()
        return _redraw(sys.stdin.buffer, sys.stdout.buffer)
    if sys.argv[1] == "pages":
        import pypdfium2  # noqa: F401  # before memory is bounded

        _bound_memory()
        return _draw_pages(sys.stdin.buffer.read(), sys.stdout.buffer, int(sys.argv[2]))
    import tocsin.copies.pictures.sketch  # noqa: F401  # before memory is bounded

    _bound_memory()
    return _sketch_each(sys.stdin.buffer, sys.stdout.buffer)


def _allow_seconds() -> None:
    """Allow the next picture ten seconds of work."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + _SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _bound_memory() -> None:
    """Bound the memory to what is loaded and that of one picture."""
    with open("/proc/self/statm") as statm:
        loaded = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (loaded + _MEMORY, loaded + _MEMORY))


def _decoded(data: bytes, mode: int) -> Any:
    import cv2
    import numpy as np

    return cv2.imdecode(np.frombuffer(data, np.uint8), mode) if data else None


def _redraw(source: BinaryIO, target: BinaryIO) -> int:
    import cv2

    picture = _decoded(source.read(), cv2.IMREAD_COLOR)
    if picture is None:
        return 1
    scale = LONGEST_SIDE / max(picture.shape[:2])
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    target.write(cv2.imencode(".png", picture)[1].tobytes())
    return 0


def _draw_pages(data: bytes, target: BinaryIO, most: int) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 1
    drawn = 0
    for number in range(len(document)):
        _allow_seconds()
        png = _page(document, number)
        if png is None or drawn == most:
            continue
        drawn += 1
        target.write((number + 1).to_bytes(_NUMBER, "big") + len(png).to_bytes(_NUMBER, "big") + png)
        target.flush()
    return 0


def _page(document: Any, number: int) -> bytes | None:
    """Return a page as a PNG, an empty one where it cannot be drawn, or None where it has text."""
    import cv2
    import pypdfium2

    try:
        page = document[number]
        if page.get_textpage().get_text_range().strip():
            return None
        scale = min(_DOTS / _POINTS, LONGEST_SIDE / max(page.get_size()))
        picture = page.render(scale=scale, grayscale=True).to_numpy()
    except pypdfium2.PdfiumError:
        return b""
    return cv2.imencode(".png", picture)[1].tobytes()


def _sketch_each(source: BinaryIO, target: BinaryIO) -> int:
    import cv2

    from tocsin.copies.pictures.sketch import encode, sketch_of

    while length := source.read(_NUMBER):
        _allow_seconds()
        picture = _decoded(source.read(int.from_bytes(length, "big")), cv2.IMREAD_GRAYSCALE)
        answer = encode(sketch_of(picture)) if picture is not None and min(picture.shape) >= 16 else b""
        target.write(len(answer).to_bytes(_NUMBER, "big") + answer)
        target.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
