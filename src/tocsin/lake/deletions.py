"""What becomes of posts after they were loaded: a later dump knows which are gone."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tocsin.lake.parts import Parts
from tocsin.lake.sorted_sets import NONE, Flags, Ints, merged, within


class Deletions:
    """Which posts are known to be gone, and of which it is known since when. The lake is read when that is first asked."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._gone = self._dated = NONE
        self._read = False

    def learned(self, said: pa.Table, fresh: Flags) -> pa.Table:
        """Of rows with ``post, deleted_at, gone``: what those that are not fresh add to what is known, each post once.

        What fresh rows say is stored with them, and known from here on.
        """
        posts = said["post"].to_numpy()
        dated, gone = pc.is_valid(said["deleted_at"]).to_numpy(), said["gone"].to_numpy()
        if not (dated | gone).any():
            return said.select(["post", "deleted_at"]).slice(0, 0)
        self._load()
        self._remember(posts[fresh & dated], posts[fresh & (dated | gone)])
        by_date = ~fresh & dated & ~within(posts, self._dated)
        places = _once(posts, np.flatnonzero(by_date))
        self._remember(posts[places], posts[places])
        unseen = _once(posts, np.flatnonzero(~fresh & gone & ~within(posts, self._gone)))
        self._remember(NONE, posts[unseen])
        return said.select(["post", "deleted_at"]).take(pa.array(np.concatenate([places, unseen])))

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


def _with(known: Ints, new: Ints) -> Ints:
    new = np.unique(new)
    return merged(known, new[~within(new, known)])


def _once(posts: Ints, places: Ints) -> Ints:
    """The places without those of a post that came before."""
    return places[np.sort(np.unique(posts[places], return_index=True)[1])]
