"""Read the lake: texts to screen, single posts, and read-only SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.domain.errors import Malformed
from tocsin.domain.post import COLUMNS, Post
from tocsin.lake.parts import Parts
from tocsin.lake.values import TABLES, PostSigns, PostText, TextBatch

_POSTS = "create view posts as select * replace (gone or deleted_at is not null as gone) from _said"
_POSTS_WITH_FATES = """create view posts as
    with known as (select post, min(deleted_at) as deleted_at from fates group by post)
    select p.* replace (
        coalesce(p.deleted_at, k.deleted_at) as deleted_at, p.gone or p.deleted_at is not null or k.post is not null as gone)
    from _said p left join known k using (post)"""
"""Posts as loaded, with the deletions that later dumps report."""

_ACTIONS = "create view actions as select * from _actions"
_ACTIONS_ON_ROOTS = """create view actions as
    select a.* replace (coalesce(s.root, a.object) as object) from _actions a left join same s on s.object = a.object"""
"""Actions as loaded, with pictures that show the same as one object."""

_ONCE = "select post, min(language) as language, max(certainty) as certainty from {} group by post"

_BASES = {"posts": "_said", "actions": "_actions"}
_SIGN_COLUMNS = ["post", "platform", "channel", "time", "text", "links", "images"]
_TEXT_COLUMNS = ["post", "platform", "channel", "account_id", "post_id", "time", "text", "links", "share_of"]


def key_of(number: int) -> str:
    """Return the key of a post: its number in 16 hexadecimal digits."""
    return f"{number:016x}"


def texts(path: Path, part: int) -> Iterator[TextBatch]:
    """Yield the texts of one part, 4,096 at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(4096, columns=_TEXT_COLUMNS):
            rows = zip(*(column.to_pylist() for column in batch.select(_TEXT_COLUMNS).columns), strict=True)
            posts = (
                PostText(key_of(number), platform, channel, account, ident, time.replace(tzinfo=UTC), text, tuple(links or ()), share or "")
                for number, platform, channel, account, ident, time, text, links, share in rows
            )
            yield TextBatch(part, tuple(posts))


def signs(path: Path) -> Iterator[tuple[PostSigns, ...]]:
    """Yield what posts of one part are recognised by, 4,096 posts at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(4096, columns=_SIGN_COLUMNS):
            rows = zip(*(column.to_pylist() for column in batch.select(_SIGN_COLUMNS).columns), strict=True)
            yield tuple(
                PostSigns(key_of(number), platform, channel, time.replace(tzinfo=UTC), text, tuple(links or ()), tuple(images or ()))
                for number, platform, channel, time, text, links, images in rows
            )


def connect(parts: Parts, languages: Sequence[Path] = (), memory: str = "1GB") -> duckdb.DuckDBPyConnection:
    """Return an in-memory database with the lake's tables as views. It can read no file outside the lake's folder."""
    connection = duckdb.connect(":memory:", config={"memory_limit": memory})
    for name, schema in TABLES.items():
        if files := parts.paths(name):
            connection.execute(f"create view {_BASES.get(name, name)} as select * from {_read(files)}")  # noqa: S608 - our own paths, quoted
        else:
            connection.register(f"empty_{name}", schema.empty_table())
            connection.execute(f"create table {_BASES.get(name, name)} as select * from empty_{name}")  # noqa: S608 - our own names
    learned = any(pq.read_metadata(path).num_rows for path in parts.paths("fates"))
    connection.execute(_POSTS_WITH_FATES if learned else _POSTS)
    if parts.same.exists():
        connection.register("read_same", pq.read_table(parts.same))
        connection.execute("create table same as select * from read_same")
    connection.execute(_ACTIONS_ON_ROOTS if parts.same.exists() else _ACTIONS)
    spoken = _read(languages) if languages else "(select 0::bigint as post, '' as language, 0.0::double as certainty where false)"
    connection.execute(f"create view languages as {_ONCE.format(spoken)}")
    connection.execute("set allowed_directories = [?]", [str(parts.folder.resolve()) + "/"])
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _read(files: Sequence[Path]) -> str:
    """Return the words of SQL that read these files as one table."""
    listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    return f"read_parquet([{listed}], union_by_name=true)"


class LakeReader:
    """Read the parts that exist when it is opened. Parts added later need a new reader."""

    def __init__(self, parts: Parts, languages: Sequence[Path] = ()) -> None:
        self.state: object = parts.state()
        self._connection = connect(parts, languages)

    def select(self, query: str, params: Sequence[object]) -> pa.Table:
        """Run one SELECT.

        Raises :class:`Malformed` for any other statement, and for a query that fails.
        """
        with self._connection.cursor() as cursor:
            try:
                statements = cursor.extract_statements(query)
                if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                    raise Malformed("the lake answers one SELECT at a time, and nothing else")
                return cursor.sql(query, params=list(params)).to_arrow_table()
            except duckdb.Error as error:
                raise Malformed(f"the lake cannot answer: {str(error).splitlines()[0]}") from None

    def posts(self, keys: Sequence[str]) -> list[Post]:
        """Return the posts with these keys, in order."""
        try:
            numbers = [int(key, 16) for key in keys]
        except ValueError:
            raise Malformed("a post's key is 16 hexadecimal digits") from None
        table = self.select("select * from posts where post in (select unnest(?::bigint[]))", [numbers])
        by_number = {row["post"]: _post(row) for row in table.to_pylist()}
        return [by_number[number] for number in numbers if number in by_number]


def _post(row: Mapping[str, Any]) -> Post:
    return Post(**{name: _value(row[name]) for name in COLUMNS if name != "rows"})


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
