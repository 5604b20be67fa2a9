"""Near-equal texts as objects: MinHash of word pairs, banded, then joined where two texts are truly alike.

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
    """Actions on clusters of near-equal texts, of posts with ``post, account, time, text``; a cluster has two texts or more."""
    coded = pc.dictionary_encode(posts["text"].combine_chunks())
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    cluster = clusters(coded.dictionary.to_pylist())[coded.indices.to_numpy()]
    size = np.bincount(cluster[cluster >= 0], minlength=1)
    kept = np.flatnonzero((cluster >= 0) & (size[np.maximum(cluster, 0)] > 1))
    table = posts.select(["account", "post", "time"]).take(pa.array(kept))
    return table.add_column(0, "object", pa.array(_stable(cluster[kept], table["post"].to_numpy())))


def _stable(cluster: npt.NDArray[np.int64], posts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """A cluster is known by its least post, so that the order of rows changes nothing."""
    least = np.full(int(cluster.max(initial=0)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, cluster, posts)
    return np.asarray(least[cluster] if len(cluster) else cluster)


def clusters(texts: list[str]) -> npt.NDArray[np.int64]:
    """For each text the number of its cluster; -1 for texts of too few words to tell."""
    signatures, told = signature(texts)
    parent = np.arange(len(texts), dtype=np.int64)
    for band in range(_BANDS):
        keys = signatures[:, 2 * band].astype(np.uint64) << np.uint64(32) | signatures[:, 2 * band + 1]
        order = np.lexsort((np.arange(len(texts)), keys))
        _join(order[told[order]], keys, signatures, parent)
    root: npt.NDArray[np.int64] = _roots(parent)
    root[~told] = -1
    return root


def signature(texts: list[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    """MinHash signatures, and which texts have words enough."""
    known: dict[str, int] = {}
    flat: list[int] = []
    ends = np.zeros(len(texts) + 1, np.int64)
    told = np.zeros(len(texts), np.bool_)
    for i, text in enumerate(texts):
        words = normal_text(text).split()
        told[i] = len(words) >= _LEAST_WORDS
        flat += [_word(word, known) for word in words]
        ends[i + 1] = len(flat)
    rng = np.random.default_rng(7)
    factors = rng.integers(1, 1 << 31, (2, _HASHES), dtype=np.uint64)
    return _signatures(np.array(flat, np.uint64), ends, factors), told


def _word(word: str, known: dict[str, int]) -> int:
    number = known.get(word)
    if number is None:
        number = known[word] = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")
    return number


@njit(cache=True, nogil=True)
def _signatures(words, ends, factors):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    n = len(ends) - 1
    found = np.full((n, _HASHES), np.uint32(0xFFFFFFFF), np.uint32)
    for i in range(n):
        for k in range(ends[i], ends[i + 1] - 1):
            pair = (words[k] * np.uint64(0x9E3779B97F4A7C15)) ^ words[k + 1]
            pair ^= pair >> np.uint64(29)
            for h in range(_HASHES):
                value = np.uint32((pair * (factors[0, h] * np.uint64(2) + np.uint64(1)) + factors[1, h]) >> np.uint64(32))
                found[i, h] = min(found[i, h], value)
    return found


@njit(cache=True, nogil=True)
def _find(parent, i):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@njit(cache=True, nogil=True)
def _join(order, keys, signatures, parent):  # type: ignore[no-untyped-def]  # pragma: no cover - compiled
    """Joins neighbours in a band's order that are truly alike, to the lesser root."""
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
    found = np.empty(len(parent), np.int64)
    for i in range(len(parent)):
        found[i] = _find(parent, i)
    return found
