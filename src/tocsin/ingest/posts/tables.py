"""Dumps that are tables: Parquet, JSON objects with columns, and the long form with one row for each object of a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tocsin.domain.errors import Malformed
from tocsin.ingest.posts import shared_objects
from tocsin.ingest.posts.column_names import SETTLED
from tocsin.ingest.posts.column_questions import doubts
from tocsin.ingest.posts.columns import NOBODY, column_map, guess_map, lacks_account, likeliest_map, missing_of, settled
from tocsin.ingest.posts.dates import TimeFormat, day_first
from tocsin.ingest.posts.ids import tell_zone
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.source import InputFile
from tocsin.ingest.times.epochs import are_of_apple

Object = Mapping[str, Any]
Record = tuple[object, bytes, Any]
"""Where a value stands, its bytes, and the value."""


_SPARE_NAMES = ("username", "name", "displayName", "display_name", "handle", "nick", "nickname")
_ROWS_AT_ONCE = 1 << 16


def clock_for(samples: Sequence[object], ids: Sequence[object], origin: RowOrigin) -> TimeFormat:
    """Return the time format of a file, judged by its first times and ids.

    Raises :class:`Malformed` when the order of day and month in 02/03/2017 is open and was not stated.
    """
    order = origin.reading.day_first if origin.reading.day_first is not None else day_first(samples)
    if order is None:
        some = f"dates like {str(samples[0])[:20]!r} may put the day or the month first"
        raise Malformed(f"{origin.source}: {some}: say which of the two", command="--dates dmy or --dates mdy")
    clock = replace(origin.clock, day_first=order)
    by_ids = origin.reading.zone is None and tell_zone(_unzoned(samples, ids, clock))
    return replace(clock, by_ids=by_ids)


def _unzoned(samples: Sequence[object], ids: Sequence[object], clock: TimeFormat) -> Iterator[tuple[str, int]]:
    """Return the ids and times of posts whose times state no zone."""
    for post_id, time in zip(ids, samples, strict=False):
        try:
            ms, stated = clock.read(time)
        except (ValueError, OverflowError):
            continue
        if not stated:
            yield str(post_id), ms


_PLAIN = frozenset([str, int, float, bool, list, type(None)])
"""Types of values that are no objects. A look at the type costs less than a test for a mapping."""


def flat(value: Object, prefix: str = "", depth: int = 3) -> dict[str, Any]:
    """Return an object without inner objects: the ``id`` within ``user`` becomes ``user.id``.

    The runs of a rich text, as YouTube writes them, become the ``text`` of the object that holds them.
    """
    fields: dict[str, Any] = {}
    for name, inner in value.items():
        if depth and type(inner) not in _PLAIN and isinstance(inner, Mapping):
            fields |= flat(inner, f"{prefix}{name}.", depth - 1)
        else:
            fields[f"{prefix}{name}"] = inner
            if name == "runs" and isinstance(inner, list):
                fields.setdefault(f"{prefix}text", "".join(str(run.get("text") or "") for run in inner if isinstance(run, Mapping)))
    return fields


def has_columns(value: Object, origin: RowOrigin) -> bool:
    """Tell by its field names whether an object is itself a post."""
    header = list(flat(value))
    return not missing_of({**guess_map(header), **origin.reading.stated(header)})


class Spelling:
    """Mapping of the field names of a dump's objects to columns. Names that first appear later are added then."""

    def __init__(self, firsts: Sequence[Object], origin: RowOrigin, header: Iterable[str] = ()) -> None:
        self._origin = origin
        self._seen: set[str] = set()
        self._firsts = [flat(first) for first in firsts]
        self.header: list[str] = list(header)
        self._mapped: dict[str, str] = {}
        self._stated: Mapping[str, str] = {}
        self._learn(firsts)
        self.clock = origin.clock if is_long(self.header) else self._clock()

    def _clock(self) -> TimeFormat:
        firsts = [settled(self._picked(first)) for first in self._firsts]
        timed = [first for first in firsts if first["time"] is not None]
        return clock_for([first["time"] for first in timed], [first.get("post_id") for first in timed], self._origin)

    def _sample(self, name: str) -> list[Any]:
        return [first[name] for first in self._firsts if first.get(name) is not None]

    def _learn(self, values: Iterable[Object]) -> None:
        for value in values:
            self._seen.update(value)
            self.header += [name for name in flat(value) if name not in self.header]
        if not is_long(self.header):
            samples = {name: self._sample(name) for name in self.header}
            self._stated = self._stated or self._origin.reading.stated(self.header)
            self._mapped = self._map(samples) | self._mapped
        self._unsettled = any(column in self._mapped for column in SETTLED)

    def _map(self, samples: Mapping[str, Sequence[Any]]) -> dict[str, str]:
        where = self._origin.source
        mapped = likeliest_map(self.header, self._stated, where, samples)
        is_read = self._origin.reading.unnamed and lacks_account(mapped)
        return mapped if is_read else column_map(self.header, self._stated, where, samples)

    def doubts(self) -> list[str]:
        """Return a line for each other column that could be the time, and one where nothing names an account."""
        lines = doubts(self._mapped, {name: self._sample(name) for name in self.header})
        lines += [NOBODY] if lacks_account(self._mapped) else []
        time = self._mapped.get("time", "")
        return [*lines, *([f"column {time} was read as seconds since 2001, which is a guess"] if are_of_apple(self._sample(time)) else [])]

    def says_nothing(self) -> bool:
        """Tell objects without words, whose account no name tells: they are records of something else than posts."""
        said = {"text", "title", "links", "hashtags", "images", "objects", "share_of"} & set(self._mapped)
        return not said and not self._stated and not is_long(self.header) and "account_id" not in guess_map(self.header)

    def columns(self) -> list[str]:
        """Return the outermost names of the fields in use."""
        return sorted({name if name in self._seen else name.split(".", 1)[0] for name in self._mapped.values()})

    def fields(self, value: Object) -> dict[str, Any]:
        """Return the values of an object by the columns of posts."""
        if not value.keys() <= self._seen:
            self._learn([value])
        picked = self._picked(value)
        return settled(picked) if self._unsettled else picked

    def _picked(self, value: Object) -> dict[str, Any]:
        picked = {column: value[name] if name in value else _inside(value, name) for column, name in self._mapped.items()}
        if "account_id" not in self._mapped and self._mapped:
            picked["account_id"] = f"file:{Path(self._origin.source).stem}"
        elif picked.get("account_id") in ("", None) and (spare := self._spare(value)):
            picked["account_id"] = spare
        return picked

    def _spare(self, value: Object) -> str:
        """Return the name that stands beside an account that is empty, as in ``{"author": {"name": "Tess"}}``. Empty without one."""
        outer, _, _ = self._mapped.get("account_id", "").rpartition(".")
        beside = _inside(value, outer) if outer else None
        inner = beside if isinstance(beside, Mapping) else {}
        return next((str(inner[name]) for name in _SPARE_NAMES if isinstance(inner.get(name), str) and inner[name].strip()), "")


def _inside(value: Any, name: str) -> Any:
    for step in name.split("."):
        value = value.get(step) if type(value) is dict or isinstance(value, Mapping) else None
    return value


def read_parquet(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
    """Read a Parquet dump, a few thousand rows at a time."""
    try:
        with pq.ParquetFile(dump.path) as file:
            names = file.schema_arrow.names
            spelling = Spelling(next(map(_values, file.iter_batches(200)), []), origin, names)
            rows.use(spelling.clock)
            if is_long(names):
                yield from gathered(_records(file, names), names, rows)
                return
            for number, raw, record in _records(file, [*spelling.columns(), *_wordy(file, spelling.columns())]):
                fields = rows.accounted(record, spelling.fields(record))
                rows.add(number, fields, lambda r=raw, v=record: r or str(v).encode("utf-8", "replace"))  # type: ignore[misc]
                yield
    except (pa.ArrowException, OSError) as error:
        raise Malformed(f"{dump.path}: not a whole Parquet file: {' '.join(str(error).split())[:200]}") from None


def _wordy(file: pq.ParquetFile, used: Sequence[str]) -> list[str]:
    """Return the further columns that may hold words: nested ones, and strings of which any has a space or a letter beyond ASCII."""
    others = [field for field in file.schema_arrow if field.name not in used]
    texts = [field.name for field in others if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)]
    wordy = {field.name for field in others if pa.types.is_nested(field.type) or pa.types.is_dictionary(field.type)}
    for batch in file.iter_batches(_ROWS_AT_ONCE, columns=texts) if texts else ():
        for name in texts:
            if (
                name not in wordy
                and pc.any(pc.match_substring_regex(batch.column(name), r"\S[ \t\n]\S|[^\x00-\x7f]|\.[a-z0-9]{3,4}$")).as_py()
            ):
                wordy.add(name)
    return [field.name for field in others if field.name in wordy]


def _records(file: pq.ParquetFile, columns: list[str]) -> Iterator[Record]:
    number = 0
    for batch in file.iter_batches(8192, columns=columns):
        for record in _values(batch):
            number += 1
            yield number, b"", record


def _values(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """Return the rows of a batch. Strings that are not UTF-8 have U+FFFD in place of what cannot be decoded.

    Raises :class:`pyarrow.ArrowException` where such a string stands within another value.
    """
    plain = _plain(batch)
    rows: list[dict[str, Any]]
    try:
        rows = plain.to_pylist()
        return rows
    except UnicodeDecodeError:
        texts = [(at, field.name) for at, field in enumerate(plain.schema) if pa.types.is_string(field.type)]
        for at, name in texts:
            decoded = [value and value.decode("utf-8", "replace") for value in plain.column(at).cast(pa.binary()).to_pylist()]
            plain = plain.set_column(at, name, pa.array(decoded, pa.string()))
    try:
        rows = plain.to_pylist()
        return rows
    except UnicodeDecodeError:
        raise pa.ArrowInvalid("a value within another is not UTF-8") from None


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Convert times to microseconds, which Python can hold."""
    for at, field in enumerate(batch.schema):
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns":
            times = batch.column(at).cast(pa.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(at, field.name, times)
    return batch


LONG = ("object_id", "account_id", "content_id", "timestamp_share")
_ROWS_LIMIT = 30_000_000
_LINK = re.compile(r"https?://|^(?:[\w-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)


def is_long(header: Iterable[str]) -> bool:
    """Tell whether these are the columns of CooRTweet, which writes one row for each object of a post."""
    return {*LONG} <= {name.strip().lower() for name in header}


def gathered(records: Iterable[Record], header: Sequence[str], rows: PostRows) -> Iterator[None]:
    """Collect the rows of each post of CooRTweet's long form, wherever they stand, into one post with its objects."""
    names = {name.strip().lower(): name for name in header}
    shared, account, content, time = (names[name] for name in LONG)
    posts: dict[tuple[str, str], list[Any]] = {}
    for read, (_, _, row) in enumerate(records, start=1):
        if read > _ROWS_LIMIT:
            raise Malformed(f"more than {_ROWS_LIMIT:,} rows of CooRTweet's form: split the file")
        entry = posts.setdefault((str(row.get(content)), str(row.get(account))), [row.get(time), []])
        entry[1].append(str(row.get(shared)))
    for number, ((post, by), (when, things)) in enumerate(posts.items(), start=1):
        fields = {"post_id": post, "account_id": by, "time": when} | kinds(things)
        rows.add(number, fields, lambda p=post: p.encode("utf-8", "replace"), len(things))  # type: ignore[misc]
        yield


def kinds(shared: list[str]) -> dict[str, list[str]]:
    """Sort objects of no stated kind into links, hashtags and plain objects."""
    links = [o for o in shared if _LINK.search(o)]
    tags = [o for o in shared if o.startswith("#")]
    others = [o for o in shared if o not in links and o not in tags]
    return {"links": [shared_objects.link(o) for o in links], "hashtags": tags, "objects": others}
