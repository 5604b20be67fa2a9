"""Columns of a load of posts as people are shown them, and what a correction would change, before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.desk.post_originals import PostOriginals
from tocsin.desk.posts import Posts, chosen_columns
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed

if TYPE_CHECKING:
    from tocsin.ingest.posts import ColumnPreview, PostReadOptions

MOST = 5_000
"""Most rows of a file that are read for a preview."""


@dataclass(frozen=True, slots=True)
class PostRowChange:
    """A row of posts: each part of a post that changes, with its value now and with the new columns."""

    parts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PostCorrectionPreview:
    """Posts accepted and rows refused among the first ``read`` rows of each file, now and with the new columns, and the first rows."""

    columns: Mapping[str, str]
    read: int
    accepted: tuple[int, int]
    refused: tuple[int, int]
    rows: tuple[PostRowChange, ...]


class PostColumnPreviews:
    """Shows the columns of loads of posts."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def show(self, load: int) -> list[ColumnPreview]:
        """Return how the columns of each kind of table in a load are read now. Raises :class:`Refused` where its files are not kept."""
        with PostOriginals(self._posts.lake().folder).opened(load) as (paths, reading):
            return list(self._previews(paths, reading).values())

    def preview(self, load: int, columns: Mapping[str, str]) -> PostCorrectionPreview:
        """Return what a correction would change. Nothing is written."""
        if not columns:
            raise Malformed(f"load {load} is read with these columns: there is nothing to correct")
        with PostOriginals(self._posts.lake().folder).opened(load) as (paths, reading):
            reading = replace(reading, not_after=self._services.clock.now() + timedelta(days=1), batch_rows=MOST)
            remembered = self._posts.remembered_columns()
            now = replace(reading, remembered=remembered)
            chosen = chosen_columns(paths, now, columns)
            then = replace(reading, columns={}, remembered={**remembered, **chosen})
            before, after = ([_counts(path, options) for path in paths] for options in (now, then))
            rows = [row for table in self._previews(paths, reading).values() for row in _changes(table, chosen[table.mark])]
        return PostCorrectionPreview(
            columns,
            sum(sum(counts) for counts in after),
            (sum(accepted for accepted, _ in before), sum(accepted for accepted, _ in after)),
            (sum(refused for _, refused in before), sum(refused for _, refused in after)),
            tuple(rows),
        )

    def _previews(self, paths: Sequence[Path], reading: PostReadOptions) -> dict[str, ColumnPreview]:
        from tocsin.ingest.posts import preview

        reading = replace(reading, remembered=self._posts.remembered_columns())
        return {table.mark: table for path in paths if (table := preview(path, reading))}


def _counts(path: Path, reading: PostReadOptions) -> tuple[int, int]:
    """Return the posts and the refused rows of the first batch of a file."""
    from tocsin.ingest.posts import read_posts

    try:
        batches = list(islice(read_posts(path, reading), 1))
    except Malformed:
        return 0, 0
    return sum(batch.table.num_rows for batch in batches), sum(len(batch.refused) for batch in batches)


def _changes(table: ColumnPreview, chosen: Mapping[str, str]) -> list[PostRowChange]:
    """Return the first rows of a table with each part that another column would be."""
    parts = [part for part in chosen if chosen[part] != table.columns.get(part)]
    rows: Sequence[Mapping[str, Any]] = table.rows if parts else ()
    values = {part: (table.values(table.columns.get(part, "")), table.values(chosen[part])) for part in parts}
    return [PostRowChange(tuple((part, before[n], after[n]) for part, (before, after) in values.items())) for n in range(len(rows))]
