"""Speed and memory of hashing and of the exact search in a million hashes, on one core."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator

import numpy as np

from tocsin.copies.pictures.hash_index import HashIndex
from tocsin.copies.pictures.prints import distance, prints_of

MANY = 1_000_000


def hashes() -> Iterator[str]:
    """Yield the time of one query among a million hashes, and the number of pictures hashed a second."""
    rng = np.random.default_rng(1)
    known = rng.integers(0, 1 << 63, (MANY, 4), dtype=np.uint64)
    index = HashIndex.build(known)
    queries = [_changed(known[place], int(rng.integers(0, 40)), rng) for place in range(200)]
    exact = sum(set(index.within(query)[0]) == set(np.flatnonzero(distance(query, known) <= 31)) for query in queries[:40])
    began = time.process_time()
    for query in queries:
        index.within(query)
    spent = (time.process_time() - began) / len(queries)
    size = (index.hashes.nbytes + index.order.nbytes + index.starts.nbytes) / 1e6
    yield f"\n1,000,000 hashes: {1000 * spent:.2f} ms a query, {exact} of 40 answers as by comparing one by one, {size:.0f} MB"
    yield from _hashing(rng)


def _changed(hash_: np.ndarray, bits: int, rng: np.random.Generator) -> np.ndarray:
    flipped = np.unpackbits(hash_.view(np.uint8))
    flipped[rng.choice(256, bits, replace=False)] ^= 1
    return np.packbits(flipped).view(np.uint64)


def _hashing(rng: np.random.Generator) -> Iterator[str]:
    import cv2

    cv2.setNumThreads(1)
    coarse = rng.integers(0, 255, (34, 27), dtype=np.uint8)
    data = cv2.imencode(".jpg", cv2.resize(coarse, (1080, 1350), interpolation=cv2.INTER_CUBIC))[1]
    began = time.process_time()
    for _ in range(100):
        prints_of(np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)))
    spent = time.process_time() - began
    yield f"pictures of 1080 x 1350 decoded and hashed in eight orientations, with and without border: {100 / spent:.0f} a second"
    yield f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB"
