"""Track posts that a later dump reports as deleted after they were loaded."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tocsin.lake.parts import Parts
from tocsin.lake.sorted_sets import NONE, Flags, Ints, merged, within


class Deletions:
    """Hold the posts reported as deleted, and those with a date of deletion. The lake is read on first use."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._gone = self._dated = NONE
        self._read = False

    def learned(self, rows: pa.Table, fresh: Flags) -> pa.Table:
        """Return the deletions that duplicate rows report and the lake does not have yet, each post once.

        ``rows`` has the columns ``post, deleted_at, gone``. Rows flagged in ``fresh`` are stored as posts, so theirs are only remembered.
        """
        posts = rows["post"].to_numpy()
        dated, gone = pc.is_valid(rows["deleted_at"]).to_numpy(), rows["gone"].to_numpy()
        if not (dated | gone).any():
            return rows.select(["post", "deleted_at"]).slice(0, 0)
        self._load()
        self._remember(posts[fresh & dated], posts[fresh & (dated | gone)])
        by_date = ~fresh & dated & ~within(posts, self._dated)
        places = _once(posts, np.flatnonzero(by_date))
        self._remember(posts[places], posts[places])
        unseen = _once(posts, np.flatnonzero(~fresh & gone & ~within(posts, self._gone)))
        self._remember(NONE, posts[unseen])
        return rows.select(["post", "deleted_at"]).take(pa.array(np.concatenate([places, unseen])))

    def _load(self) -> None:
        if self._read:
            return
        self._read = True
        for path in self._parts.paths("posts"):
            table = pq.read_table(path, columns=["post", "deleted_at", "gone"])
            dated = pc.is_valid(table["deleted_at"]).to_numpy()
            self._remember(*(table["post"].to_numpy()[flags] for flags in (dated, dated | table["gone"].to_numpy())))
        for path in self._parts.paths("fates"):
            table = pq.read_table(path, columns=["post", "deleted_at"])
            posts = table["post"].to_numpy()
            self._remember(posts[pc.is_valid(table["deleted_at"]).to_numpy()], posts)

    def _remember(self, dated: Ints, gone: Ints) -> None:
        self._dated, self._gone = _with(self._dated, dated), _with(self._gone, gone)


def _with(numbers: Ints, new: Ints) -> Ints:
    new = np.unique(new)
    return merged(numbers, new[~within(new, numbers)])


def _once(posts: Ints, places: Ints) -> Ints:
    """Return the places with later repetitions of a post removed."""
    return places[np.sort(np.unique(posts[places], return_index=True)[1])]
