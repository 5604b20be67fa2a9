"""Child process that re-encodes one picture: reads it on standard input, writes a PNG to standard output.

It bounds its own memory, time and files before it loads the decoder, and so a hostile picture ends this process only.
"""

from __future__ import annotations

import os
import resource
import sys

LONGEST_SIDE = 2000
_MEMORY = 2 * 1024 * 1024 * 1024
_SECONDS = 10


def main() -> int:
    """Re-encode the picture. Returns 1 when it cannot be decoded."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ[name] = "1"
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    # After the libraries are loaded, so that the bound is that of the picture alone.
    with open("/proc/self/statm") as statm:
        loaded = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (loaded + _MEMORY, loaded + _MEMORY))
    picture = cv2.imdecode(np.frombuffer(sys.stdin.buffer.read(), np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        return 1
    scale = LONGEST_SIDE / max(picture.shape[:2])
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    sys.stdout.buffer.write(cv2.imencode(".png", picture)[1].tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
