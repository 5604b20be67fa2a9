"""Actions on clusters of near-equal texts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tocsin.copies.texts import near
from tocsin.lake.actions import normal_text


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


def clusters(texts: list[str]) -> npt.NDArray[np.int64]:
    """Return the cluster number of each text, -1 for texts of fewer than four words."""
    return near.clusters([normal_text(text) for text in texts])


def _stable(cluster: npt.NDArray[np.int64], posts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Identify each cluster by its smallest post number, so that row order does not matter."""
    least = np.full(int(cluster.max(initial=0)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, cluster, posts)
    return np.asarray(least[cluster] if len(cluster) else cluster)
