"""Child process that decodes pictures: a hostile one ends this process only.

It bounds its own memory, time and files before it loads the decoder. Called with ``png`` it reads one picture on standard
input and writes it anew as a PNG. Called with ``sketches`` it reads pictures, each after its length in eight bytes, and
answers each with a message in MessagePack after its length: an empty one for a picture that cannot be decoded. Called with
``pages`` and a number it reads one PDF and writes its pages without text, at most so many: each as the number of the page,
the length, and a PNG, which is empty for a page that cannot be drawn. Called with ``frames``, a number and the name of a container
it reads one film and writes at most so many of its frames, each as the time in milliseconds, the length, and a PNG.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

LONGEST_SIDE = 2000
_MEMORY = 2 * 1024 * 1024 * 1024
_SECONDS = 10
_NUMBER = 8
_DOTS, _POINTS = 200, 72
"""Dots of a drawn page to the inch, and points of a PDF."""
_FILM_SECONDS = 30
_FRAME_PIXELS = 40_000_000
_SAMPLES = 32
_LONGEST = 24 * 3600 * 1000.0
_THUMBNAIL, _BLANK, _SAME = (24, 24), 4.0, 6.0
"""Size of the reduced frames that are compared, their least spread of brightness, and the mean difference below which two are the same."""


def main() -> int:
    """Do what the first argument says. Returns 1 when a single picture cannot be decoded."""
    film = _in_memory(sys.stdin.buffer) if sys.argv[1] == "frames" else ""
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
    if film:
        _bound_memory()
        return _draw_frames(film, sys.stdout.buffer, int(sys.argv[2]), sys.argv[3])
    if sys.argv[1] == "pages":
        import pypdfium2  # noqa: F401  # before memory is bounded

        _bound_memory()
        return _draw_pages(sys.stdin.buffer.read(), sys.stdout.buffer, int(sys.argv[2]))
    import tocsin.copies.pictures.sketch  # noqa: F401  # before memory is bounded

    _bound_memory()
    return _sketch_each(sys.stdin.buffer, sys.stdout.buffer)


def _allow_seconds(seconds: int = _SECONDS) -> None:
    """Allow so many seconds of work from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
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


def _in_memory(source: BinaryIO) -> str:
    """Return the path of a file in memory that holds what the source gives, since a film must be read forwards and backwards."""
    file = os.memfd_create("film")
    with os.fdopen(os.dup(file), "wb") as target:
        shutil.copyfileobj(source, target)
    return f"/proc/self/fd/{file}"


def _draw_frames(path: str, target: BinaryIO, most: int, container: str) -> int:
    """Write frames that differ from each other. The container is fixed beforehand: playlists could name other files of this machine."""
    import cv2

    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = f"format_whitelist;{container}|protocol_whitelist;file"
    _allow_seconds(_FILM_SECONDS)
    film = cv2.VideoCapture(path, cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    pixels = film.get(cv2.CAP_PROP_FRAME_WIDTH) * film.get(cv2.CAP_PROP_FRAME_HEIGHT)
    if not film.isOpened() or not 0 < pixels <= _FRAME_PIXELS:
        return 1
    thumbnails: list[Any] = []
    for moment, frame in _sampled(film):
        thumbnail = cv2.resize(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), _THUMBNAIL, interpolation=cv2.INTER_AREA)
        if thumbnail.std() < _BLANK or any(cv2.absdiff(thumbnail, other).mean() < _SAME for other in thumbnails):
            continue
        thumbnails.append(thumbnail)
        scale = min(1.0, LONGEST_SIDE / max(frame.shape[:2]))
        png = cv2.imencode(".png", cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))[1].tobytes()
        target.write(moment.to_bytes(_NUMBER, "big") + len(png).to_bytes(_NUMBER, "big") + png)
        target.flush()
        if len(thumbnails) == most:
            break
    return 0


def _sampled(film: Any) -> Iterator[tuple[int, Any]]:
    """Yield frames with their times in milliseconds: evenly over a film of a stated length, else one a second from its begin."""
    import cv2

    rate, count = film.get(cv2.CAP_PROP_FPS), film.get(cv2.CAP_PROP_FRAME_COUNT)
    length = 1000 * count / rate if rate > 0 and count > 0 else 0.0
    if not 0 < length < _LONGEST:
        yield from _each_second(film)
        return
    samples = min(_SAMPLES, max(1, round(length / 1000)))
    for number in range(samples):
        moment = int(length * (number + 0.5) / samples)
        film.set(cv2.CAP_PROP_POS_MSEC, moment)
        read, frame = film.read()
        if read:
            yield moment, frame


def _each_second(film: Any) -> Iterator[tuple[int, Any]]:
    import cv2

    due = 0.0
    while film.grab():
        moment = film.get(cv2.CAP_PROP_POS_MSEC)
        if moment >= due:
            due = moment + 1000
            read, frame = film.retrieve()
            if read:
                yield int(moment), frame


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
