"""Cluster near-equal texts: banded MinHash of word pairs, verified by the full signature.

Broder 1997; 32 permutations in 16 bands of 2, verified by the share of equal hashes.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from tocsin.lake.actions import normal_text

_HASHES = 32
_BANDS = 16
_ALIKE = 0.5
_LEAST_WORDS = 4
_PRIME = np.uint64((1 << 61) - 1)


def near_texts(posts: pa.Table) -> pa.Table:
    """Return actions on clusters of near-equal texts, from posts with ``post, account, time, text``.

    A cluster has at least two posts.
    """
    coded = pc.dictionary_encode(posts["text"].combine_chunks())
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    cluster = clusters(coded.dictionary.to_pylist())[coded.indices.to_numpy()]
    size = np.bincount(cluster[cluster >= 0], minlength=1)
    rows = np.flatnonzero((cluster >= 0) & (size[np.maximum(cluster, 0)] > 1))
    table = posts.select(["account", "post", "time"]).take(pa.array(rows))
    return table.add_column(0, "object", pa.array(_stable(cluster[rows], table["post"].to_numpy())))


def _stable(cluster: npt.NDArray[np.int64], posts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Identify each cluster by its smallest post number, so that row order does not matter."""
    least = np.full(int(cluster.max(initial=0)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, cluster, posts)
    return np.asarray(least[cluster] if len(cluster) else cluster)


def clusters(texts: list[str]) -> npt.NDArray[np.int64]:
    """Return the cluster number of each text, -1 for texts of fewer than four words."""
    signatures, long_enough = signature(texts)
    parent = np.arange(len(texts), dtype=np.int64)
    for band in range(_BANDS):
        keys = signatures[:, 2 * band].astype(np.uint64) << np.uint64(32) | signatures[:, 2 * band + 1]
        order = np.lexsort((np.arange(len(texts)), keys))
        _join(order[long_enough[order]], keys, signatures, parent)
    root: npt.NDArray[np.int64] = _roots(parent)
    root[~long_enough] = -1
    return root


def signature(texts: list[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    """Return MinHash signatures, and flags for texts of at least four words."""
    word_hashes: dict[str, int] = {}
    flat: list[int] = []
    ends = np.zeros(len(texts) + 1, np.int64)
    long_enough = np.zeros(len(texts), np.bool_)
    for i, text in enumerate(texts):
        words = normal_text(text).split()
        long_enough[i] = len(words) >= _LEAST_WORDS
        flat += [_word(word, word_hashes) for word in words]
        ends[i + 1] = len(flat)
    rng = np.random.default_rng(7)
    factors = rng.integers(1, 1 << 31, (2, _HASHES), dtype=np.uint64)
    return _signatures(np.array(flat, np.uint64), ends, factors), long_enough


def _word(word: str, word_hashes: dict[str, int]) -> int:
    number = word_hashes.get(word)
    if number is None:
        number = word_hashes[word] = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")
    return number


@njit(cache=True, nogil=True)
def _signatures(words, ends, factors):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    n = len(ends) - 1
    hashes = np.full((n, _HASHES), np.uint32(0xFFFFFFFF), np.uint32)
    for i in range(n):
        for k in range(ends[i], ends[i + 1] - 1):
            pair = (words[k] * np.uint64(0x9E3779B97F4A7C15)) ^ words[k + 1]
            pair ^= pair >> np.uint64(29)
            for h in range(_HASHES):
                value = np.uint32((pair * (factors[0, h] * np.uint64(2) + np.uint64(1)) + factors[1, h]) >> np.uint64(32))
                hashes[i, h] = min(hashes[i, h], value)
    return hashes


@njit(cache=True, nogil=True)
def _find(parent, i):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@njit(cache=True, nogil=True)
def _join(order, keys, signatures, parent):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Join neighbours in a band's order whose signatures agree, to the smaller root."""
    head = 0
    for k in range(1, len(order)):
        i = order[k]
        if keys[order[head]] != keys[i]:
            head = k
            continue
        for j in (order[head], order[k - 1]):
            equal = 0
            for h in range(_HASHES):
                equal += signatures[i, h] == signatures[j, h]
            if equal >= _ALIKE * _HASHES:
                a, b = _find(parent, i), _find(parent, j)
                if a != b:
                    parent[max(a, b)] = min(a, b)


@njit(cache=True, nogil=True)
def _roots(parent):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    roots = np.empty(len(parent), np.int64)
    for i in range(len(parent)):
        roots[i] = _find(parent, i)
    return roots
