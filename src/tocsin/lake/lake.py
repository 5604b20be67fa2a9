"""Add posts to Parquet parts, each post once, and query them with DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.domain.post import Post
from tocsin.lake import reader
from tocsin.lake.actions import SEPARATOR, account_numbers, actions, numbers, post_numbers
from tocsin.lake.deletions import Deletions
from tocsin.lake.load_stats import FileStats, as_json, from_json
from tocsin.lake.parts import Parts
from tocsin.lake.post_languages import PostLanguages
from tocsin.lake.sorted_sets import Flags, Ints, merged, within
from tocsin.lake.values import CANONICAL, FATES, HANDLES, TABLES, Batch, LoadStats, PostSigns, SourceRecord, TextBatch

_PART_ROWS = 1 << 17
_NONE = np.empty(0, np.int64)
_SILENT = "from posts where coalesce(lang, '') = '' and coalesce(text, '') <> '' and post not in (select post from languages)"


class Lake:
    """Posts in a folder.

    Adding is atomic by part and idempotent. A load that was killed is run again.
    """

    def __init__(self, folder: Path, expected: Sequence[str] = ()) -> None:
        """``expected`` are the languages that the desk reads, among which that of a post is told."""
        self.folder = folder
        self.expected = tuple(expected)
        self._parts = Parts(folder)
        self._languages = PostLanguages(folder, self.expected)
        self._open: reader.LakeReader | None = None

    def append(self, batches: Iterable[Batch], columns: Mapping[str, str] | None = None) -> LoadStats:
        """Add batches of posts. A post that is stored already counts as a duplicate, unless its load was taken back.

        ``columns`` are those that a person stated, for the record of the load.

        Raises :class:`Unavailable` when the lake cannot be written.
        """
        with self._parts.lock():
            return _Load(self._parts, self._known(), columns or {}).run(batches)

    def _known(self) -> Ints:
        columns = [pq.read_table(path, columns=["post"])["post"].to_numpy() for path in self._parts.paths("posts")]
        return np.sort(np.concatenate(columns)) if columns else _NONE

    def loads(self) -> list[LoadStats]:
        """Return the records of finished loads that count, oldest first."""
        return [load for load in self.all_loads() if not load.taken_back]

    def all_loads(self) -> list[LoadStats]:
        """Return the records of finished loads, oldest first, with those that were taken back."""
        return [_loaded(record) for record in self._parts.loads()]

    def take_back(self, load: int) -> None:
        """Let the posts of a finished load count no longer. Its files stay, and its posts can be loaded again.

        Raises :class:`Unavailable` while a load is running.
        """
        with self._parts.lock():
            self._parts.take_back(load)

    def part_numbers(self) -> list[int]:
        """Return the numbers of the stored parts, in the order they were added, with those that were taken back."""
        return self._parts.numbers()

    def counted_parts(self) -> list[int]:
        """Return the numbers of the parts whose posts count."""
        return self._parts.live()

    def digest(self, number: int) -> str:
        """Return the hash of a part's files, by which the ledger commits to it."""
        return self._parts.digest(number)

    def rows_of(self, number: int) -> int:
        """Return the number of posts in one part."""
        return self._parts.rows_of(number)

    def rows(self, since: int = 0) -> int:
        """Return the number of posts in the parts after ``since``."""
        return self._parts.rows(since)

    def texts(self, since: int | None = None) -> Iterator[TextBatch]:
        """Yield the texts to screen of all posts, or of the parts after ``since``. None is skipped, also after a crash."""
        for number in self._parts.live():
            if number > (since or 0):
                yield from reader.texts(self._parts.path(number, "posts"), number)

    def signs(self, since: int) -> Iterator[tuple[PostSigns, ...]]:
        """Yield what the posts in the parts after ``since`` are recognised by."""
        for number in self._parts.live():
            if number > since:
                yield from reader.signs(self._parts.path(number, "posts"))

    def sql(self, query: str, params: Sequence[object] = ()) -> pa.Table:
        """Run one SELECT over the tables ``posts``, ``actions``, ``accounts`` and ``objects``.

        Raises :class:`Malformed` for any other statement.
        """
        return self._reader().select(query, params)

    def _reader(self) -> reader.LakeReader:
        """Return a reader of the current parts and languages, opening a new one when some were added."""
        state = (self._parts.state(), self._languages.paths())
        if self._open is None or self._open.state != state:
            self._open = reader.LakeReader(self._parts, self._languages.paths())
            self._open.state = state
        return self._open

    def languages(self, posts: Sequence[int]) -> dict[int, str]:
        """Return the stored language of each of these posts that was told before, empty where its words tell none."""
        rows = self.sql("select post, language from languages where post in (select unnest(?::bigint[]))", [list(posts)])
        return dict(zip(rows["post"].to_pylist(), rows["language"].to_pylist(), strict=True))

    def add_languages(self, rows: pa.Table) -> None:
        """Store languages that were told: ``post``, ``language`` and ``certainty``."""
        self._languages.add(rows)

    def without_language(self) -> int:
        """Return the number of posts whose dump names no language and whose words were not read for it yet."""
        return int(self.sql(f"select count(*) as n {_SILENT}")["n"][0].as_py())

    def silent_posts(self, at_most: int) -> pa.Table:
        """Return ``post`` and ``text`` of such posts, the newest first."""
        return self.sql(f"select post, text {_SILENT} order by time desc limit ?", [at_most])

    def posts(self, keys: Sequence[str]) -> list[Post]:
        """Return the posts with these keys, in that order. Unknown keys are left out."""
        return self._reader().posts(keys)

    def handles(self) -> dict[str, set[str]]:
        """Return the names under which each account that dumps know by a number has posted."""
        names: dict[str, set[str]] = {}
        for path in self._parts.paths("handles"):
            for row in pq.read_table(path).to_pylist():
                names.setdefault(row["account_id"], set()).add(row["handle"])
        return names

    def count_as(self, roots: Mapping[str, str]) -> None:
        """Let each of these pictures count as another in all actions, by the names of both. Replaces what was set before."""
        columns = [pa.array(numbers(f"image{SEPARATOR}{name}" for name in names)) for names in (roots.keys(), roots.values())]
        self._parts.write_same(pa.table(columns, names=["object", "root"]))

    def channels(self) -> list[str]:
        """Return the names of the channels that hold posts."""
        names: list[str] = self.sql("select distinct channel from posts where channel <> '' order by channel")["channel"].to_pylist()
        return names

    def paths(self, table: str) -> list[Path]:
        """Return the Parquet files of a table."""
        return self._parts.paths(table)

    @property
    def same_file(self) -> Path:
        """The Parquet file of pictures that count as another, which may be missing."""
        return self._parts.same


def _loaded(record: dict[str, Any]) -> LoadStats:
    return LoadStats(**(record | {"parts": tuple(record["parts"]), "sources": tuple(map(from_json, record["sources"]))}))


class _Load:
    """One running load."""

    def __init__(self, parts: Parts, post_ids: Ints, columns: Mapping[str, str]) -> None:
        self._parts = parts
        self._columns = dict(columns)
        self._known = post_ids
        self._numbers = parts.numbers()
        records = parts.loads()
        self._load = records[-1]["load"] + 1 if records else 1
        self._written: list[int] = []
        self._tallies: dict[str, FileStats] = {}
        self._waiting: list[tuple[str, pa.Table]] = []
        self._fates = Deletions(parts)
        self._learned: list[pa.Table] = []
        self._handles: dict[tuple[str, str, str], None] = {}

    def run(self, batches: Iterable[Batch]) -> LoadStats:
        for batch in batches:
            self._tally(batch.source).take(batch)
            self._handles.update(dict.fromkeys(batch.handles))
            self._waiting.append((batch.source, batch.table.select(CANONICAL.names).cast(CANONICAL)))
            if sum(table.num_rows for _, table in self._waiting) >= _PART_ROWS:
                self._write()
        self._write()
        return self._end()

    def _tally(self, source: str) -> FileStats:
        return self._tallies.setdefault(source, FileStats(source))

    def _write(self) -> None:
        """Write the waiting batches as one part."""
        waiting, self._waiting = self._waiting, []
        new_rows = [new for source, table in waiting if (new := self._new(source, table)).num_rows]
        learned, self._learned = self._learned, []
        handles, self._handles = [*self._handles], {}
        if new_rows or learned:
            fates = pa.concat_tables(learned) if learned else FATES.empty_table()
            named = pa.table([list(column) for column in zip(*handles, strict=True)] or [[], [], []], names=HANDLES.names).cast(HANDLES)
            tables = self._tables(pa.concat_tables(new_rows)) if new_rows else {}
            self._write_part(tables | {"fates": fates, "handles": named})

    def _write_part(self, tables: dict[str, pa.Table]) -> None:
        number = (self._numbers + self._written)[-1] + 1 if self._numbers or self._written else 1
        part = {name: schema.empty_table() for name, schema in TABLES.items()} | tables
        rows, acted = part["posts"].num_rows, part["actions"].num_rows
        self._parts.write(number, part, {"load": self._load, "rows": rows, "actions": acted})
        self._written.append(number)

    def _tables(self, table: pa.Table) -> dict[str, pa.Table]:
        """Return the tables of one part: posts, actions, accounts, objects."""
        posts = table["post"].to_numpy()
        accounts, names = account_numbers(table)
        acted, objects = actions(table, posts, accounts)
        return {"posts": table.add_column(1, "account", pa.array(accounts)), "actions": acted, "accounts": names, "objects": objects}

    def _new(self, source: str, table: pa.Table) -> pa.Table:
        """Return the rows that are not stored yet, each once, with key and source.

        Duplicates are counted, and the deletions that they report are recorded.
        """
        keys = post_numbers(table)
        once = np.zeros(len(keys), bool)
        once[np.unique(keys, return_index=True)[1]] = True
        fresh = once & ~within(keys, self._known)
        self._known = merged(self._known, np.sort(keys[fresh]))
        rows = table["rows"].to_numpy()
        tally = self._tally(source)
        tally.accepted += int(rows[fresh].sum())
        tally.duplicate += int(rows[~fresh].sum())
        self._learn(source, table.select(["deleted_at", "gone"]).append_column("post", pa.array(keys)), fresh)
        keyed = table.append_column("post", pa.array(keys)).append_column("source", pa.array([source] * len(keys), pa.string()))
        return keyed.select(["post", "source", *CANONICAL.names]).filter(pa.array(fresh))

    def _learn(self, source: str, rows: pa.Table, fresh: Flags) -> None:
        """Record deletions of stored posts that duplicate rows report."""
        learned = self._fates.learned(rows, fresh)
        if learned.num_rows:
            self._tally(source).learned += learned.num_rows
            self._learned.append(learned.append_column("source", pa.array([source] * learned.num_rows, pa.string())).cast(FATES))

    def _end(self) -> LoadStats:
        records = tuple(tally.record() for tally in self._tallies.values())
        sums = {name: sum(getattr(r, name) for r in records) for name in ("read", "accepted", "duplicate", "refused", "learned")}
        loaded = LoadStats(self._load, parts=tuple(self._written), sources=records, columns=self._columns, **sums)
        about = {"load": self._load, **sums, "parts": self._written, "columns": self._columns}
        self._parts.record(self._load, about | {"sources": list(map(as_json, records))})
        return loaded


__all__ = ["Lake", "LoadStats", "SourceRecord"]
