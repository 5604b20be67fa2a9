"""Fuzz of the readers: damaged copies of the inputs of half A and of files with canaries, read as reports and as posts.

Each copy has bytes flipped, cut out, doubled, or mixed with another input. A reader may refuse it. It may not raise
anything but an error of Tocsin, take more than 30 seconds of processor or more than 2 GB, or take a file in without any item or problem.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.hear.blind_score import Result, _unpack, half_of, read_input
from bench.hear.canary.files import canaries

_MEMORY = 2 << 30
_MOST_SECONDS = 30
_LARGEST = 1 << 18
_ODD = (b"\0", b"\xff\xfe", b'"', b"<", b"{", b"[", b"\n\n", b"\\u0000", b"9" * 40, "\u202e\ud7ff".encode())


def samples(folder: Path) -> list[bytes]:
    """Return the bytes of the files of half A, and of a file with words in every odd place."""
    files = [
        (path, corpus) for corpus, root in _unpack(folder) for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()
    ]
    blind = [path.read_bytes()[:_LARGEST] for path, corpus in files if half_of(path.name, corpus) == "A"]
    return blind + [canary.data for canary in canaries(1)]


def damaged(data: bytes, other: bytes, random: Random) -> bytes:
    """Return a damaged copy of some bytes."""
    copy = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        at, size = random.randrange(len(copy) + 1), random.randrange(1, 64)
        kind = random.randrange(5)
        if kind == 0 and copy:
            copy[at % len(copy)] = random.randrange(256)
        elif kind == 1:
            del copy[at : at + size]
        elif kind == 2:
            copy[at:at] = copy[at : at + size] * random.choice((1, 2, 50))
        elif kind == 3:
            start = random.randrange(len(other) + 1)
            copy[at : at + size] = other[start : start + size]
        else:
            copy[at:at] = random.choice(_ODD)
    return bytes(copy)


def faults(data: bytes, path: Path) -> Iterator[str]:
    """Yield what goes wrong when these bytes are read as reports and as posts."""
    path.write_bytes(data)
    for mode in ("reports", "posts"):
        began = _processor_seconds()
        result: Result = read_input(path, mode)
        if result.failure:
            yield f"{mode}: {result.failure[:120]}"
        elif not result.items and not result.problems and data.strip():
            yield f"{mode}: nothing read and nothing told"
        if (taken := _processor_seconds() - began) > _MOST_SECONDS:
            yield f"{mode}: took {taken:.0f} s"


def _processor_seconds() -> float:
    """Return the seconds of processor that this process and its ended children took: a busy machine makes no reader slow."""
    return sum(os.times()[:4])


def main(arguments: list[str]) -> None:
    """Read damaged copies for the number of seconds given, 60 by default, and print every kind of fault once with its count.

    Further arguments are the seed, and a folder that keeps a copy of each kind of fault.
    """
    seconds = float(arguments[0]) if arguments else 60.0
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    random, counts, copies = Random(seed), Counter[str](), 0
    kept = Path(arguments[2]) if len(arguments) > 2 else None
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        originals = samples(Path(folder))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            data = damaged(random.choice(originals), random.choice(originals), random)
            copies += 1
            for fault in faults(data, Path(folder) / "input"):
                counts[fault] += 1
                if counts[fault] == 1:
                    if kept:
                        (kept / f"fault-{seed}-{copies}").write_bytes(data)
                    print(f"copy {copies} of seed {seed}: {fault}", flush=True)
    print(f"{copies} damaged copies in {seconds:.0f} s: {sum(counts.values())} faults of {len(counts)} kinds")
