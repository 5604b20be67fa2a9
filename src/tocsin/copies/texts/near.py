"""Cluster near-equal texts: banded MinHash of word pairs (rensa), verified by the full signature.

Broder 1997; 32 permutations in 16 bands of 2, verified by the share of equal hashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from tocsin.copies.texts.components import Ints, roots
from tocsin.copies.texts.folding import folded

HASHES, _BANDS, _SEED = 32, 16, 7
ALIKE_HASHES = 0.5
_LEAST_WORDS = 4
_AT_ONCE = 1 << 15
_MIX = np.uint64(0x9E3779B97F4A7C15)


def clusters(texts: Sequence[str]) -> Ints:
    """Return the cluster of each normalised text: the place of its first member, or -1 for texts of fewer than four words."""
    signatures, long_enough = signature(texts)
    places = np.flatnonzero(long_enough)
    edges = [_alike(signatures, places, band) for band in range(_BANDS)]
    root = roots(len(texts), *(np.concatenate(ends) for ends in zip(*edges, strict=True)))
    root[~long_enough] = -1
    return root


def signature(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    """Return MinHash signatures, shape (n, 32), and flags for texts of at least four words."""
    numbers: dict[str, int] = {}
    rows = np.empty((len(texts), HASHES), np.uint32)
    long_enough = np.zeros(len(texts), np.bool_)
    for start in range(0, len(texts), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        rows[part], long_enough[part] = _signatures(texts[part], numbers)
    return rows, long_enough


def _signatures(texts: Sequence[str], numbers: dict[str, int]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    from rensa import RMinHash

    words = [folded(text).split() for text in texts]
    flat = np.fromiter((_number(word, numbers) for line in words for word in line), np.uint64)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    pairs = (flat[:-1] * _MIX) ^ flat[1:]
    inside = np.ones(len(pairs), np.bool_)
    ends = np.cumsum(lengths)[:-1]
    inside[ends[(ends > 0) & (ends < len(flat))] - 1] = False
    offsets = np.concatenate([[0], np.cumsum(np.maximum(lengths - 1, 0))]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(pairs[inside], offsets, HASHES, _SEED)
    return np.array(matrix.to_rows(), np.uint32).reshape(-1, HASHES), lengths >= _LEAST_WORDS


def _number(word: str, numbers: dict[str, int]) -> int:
    number = numbers.get(word)
    if number is None:
        number = numbers[word] = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
    return number


def _alike(signatures: npt.NDArray[np.uint32], places: Ints, band: int) -> tuple[Ints, Ints]:
    """Return pairs of texts with equal hashes in a band, each with the first and the one before, whose signatures agree."""
    keys = signatures[places, 2 * band].astype(np.uint64) << np.uint64(32) | signatures[places, 2 * band + 1]
    order = np.argsort(keys, kind="stable")
    ordered = places[order]
    fresh = np.diff(keys[order], prepend=~keys[order[:1]]) != 0 if len(order) else np.zeros(0, np.bool_)
    heads = ordered[np.flatnonzero(fresh)[np.cumsum(fresh) - 1]] if len(order) else ordered
    again = np.flatnonzero(~fresh)
    ends = np.concatenate([heads[again], ordered[again - 1]])
    other_ends = np.concatenate([ordered[again], ordered[again]])
    agree = np.concatenate(
        [
            (signatures[ends[at : at + _AT_ONCE]] == signatures[other_ends[at : at + _AT_ONCE]]).mean(axis=1) >= ALIKE_HASHES
            for at in range(0, len(ends), _AT_ONCE)
        ]
        or [np.zeros(0, np.bool_)]
    )
    return ends[agree], other_ends[agree]
