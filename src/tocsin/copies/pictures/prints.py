"""PDQ hashes of a picture, whole and without its border, in the eight orientations.

PDQ (Facebook 2019, "PDQ and TMK + PDQF") averages the luminance with two box filters each way, takes 64 x 64 of the averages,
and keeps the signs of 16 x 16 cosine coefficients against their median. All of it but the signs is linear and separable, so
the coefficients are here one small matrix each side of the picture. The bits are those of the reference implementation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Hash = npt.NDArray[np.uint64]
"""256 bits as four words."""

BITS = 256
SAME = 31
"""The largest distance of two hashes of one picture, as PDQ recommends."""
_GRID, _KEPT = 64, 16
_FLAT = 24
_SAMPLE = 64
_LEAST_LEFT = 0.25
_SHORTEST = 16
_LEAST_QUALITY = 8.0


@dataclass(frozen=True, slots=True)
class Prints:
    """Hashes of one picture.

    `full` and `trimmed` have the shape (8, 4): a row for each orientation, the first as the picture stands. `trimmed` equals
    `full` where there is no border. `plain` is True for a picture with too little in it to be recognised by its hash.
    """

    full: Hash
    trimmed: Hash
    plain: bool

    def all(self) -> Hash:
        """Return the distinct hashes, shape (n, 4)."""
        return np.unique(np.concatenate([self.full, self.trimmed]), axis=0)


def prints_of(gray: Gray) -> Prints:
    """Return the hashes of a picture of at least 16 x 16 pixels."""
    full = _coefficients(gray.astype(np.float32))
    inner = trimmed(gray)
    within = full if inner.shape == gray.shape else _coefficients(inner.astype(np.float32))
    return Prints(_orientations(full), _orientations(within), float(np.abs(full).mean()) < _LEAST_QUALITY)


def trimmed(gray: Gray) -> Gray:
    """Return the picture without its even border, or as it is where a quarter of it or less would stay."""
    top, bottom = _edges(gray)
    left_edge, right = _edges(gray[top:bottom].T)
    inner = gray[top:bottom, left_edge:right]
    return inner if inner.size >= _LEAST_LEFT * gray.size and min(inner.shape) >= _SHORTEST else gray


def _edges(gray: Gray) -> tuple[int, int]:
    """Return the first and the end of the rows between those that are of one even colour."""
    sample = np.ascontiguousarray(gray[:, :: max(1, gray.shape[1] // _SAMPLE)])
    cut = sample.shape[1] // 50
    ordered = np.partition(sample, (cut, sample.shape[1] - 1 - cut), axis=1)
    busy = np.flatnonzero(ordered[:, -1 - cut].astype(np.int16) - ordered[:, cut] > _FLAT)
    return (int(busy[0]), int(busy[-1]) + 1) if len(busy) else (0, len(gray))


def distance(a_hash: Hash, others: Hash) -> npt.NDArray[np.int64]:
    """Return the number of bits in which a hash differs from each of others, shape (n, 4)."""
    return np.asarray(np.bitwise_count(others ^ a_hash).sum(axis=1, dtype=np.int64))


def as_hex(hash_: Hash) -> str:
    """Return a hash as 64 hexadecimal digits, in the order of the reference implementation and of ThreatExchange."""
    return hash_.view(np.uint8).tobytes().hex()


def _coefficients(gray: Floats) -> Floats:
    return np.asarray(_side(gray.shape[0]) @ gray @ _side(gray.shape[1]).T)


@lru_cache(256)
def _side(length: int) -> Floats:
    """Return the matrix (16, length) that filters, samples and transforms one side of a picture."""
    sampled = np.zeros((_GRID, length))
    sampled[np.arange(_GRID), ((np.arange(_GRID) + 0.5) * length / _GRID).astype(int)] = 1
    window = (length + 2 * _GRID - 1) // (2 * _GRID)
    for _ in range(2):
        sampled = _filtered(sampled, window)
    waves = np.arange(1, _KEPT + 1)[:, None] * (2 * np.arange(_GRID) + 1)
    return np.asarray(np.sqrt(2 / _GRID) * np.cos(np.pi / 2 / _GRID * waves) @ sampled, np.float32)


def _filtered(rows: npt.NDArray[np.float64], window: int) -> npt.NDArray[np.float64]:
    """Return the rows times the matrix of a box filter, whose window is cut at the edges."""
    length, half = rows.shape[1], (window + 2) // 2
    places = np.arange(length)
    first, end = np.maximum(places - (window - half), 0), np.minimum(places + half, length)
    shares = rows / (end - first)
    steps = np.zeros((len(rows), length + 1))
    np.add.at(steps.T, first, shares.T)
    np.subtract.at(steps.T, end, shares.T)
    return np.asarray(np.cumsum(steps, axis=1)[:, :length])


def _orientations(coefficients: Floats) -> Hash:
    """Return the hashes of the eight orientations, shape (8, 4). Turning and mirroring only moves and negates coefficients."""
    signs = np.where(np.arange(1, _KEPT + 1) % 2, -1, 1).astype(np.float32)
    return np.stack([_packed(turned) for turned in _turned(coefficients, signs)])


def _turned(coefficients: Floats, signs: Floats) -> Iterator[Floats]:
    for grid in (coefficients, coefficients.T):
        yield grid
        yield grid * signs
        yield grid * signs[:, None]
        yield grid * signs * signs[:, None]


def _packed(grid: Floats) -> Hash:
    return np.packbits(grid.ravel()[::-1] > np.median(grid)).view(np.uint64)
