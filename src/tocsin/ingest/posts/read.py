"""One dump of posts, whatever its format, read in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.ingest import json_stream
from tocsin.ingest.compression import Cut
from tocsin.ingest.json_stream import ELEMENT_LIMIT, PAGE_LIMIT, Element
from tocsin.ingest.lines import Overlong, split_lines
from tocsin.ingest.posts import platforms
from tocsin.ingest.posts.csv import read_csv
from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.posts.detect import JSON_STARTS, find_format, is_json, list_inside
from tocsin.ingest.posts.opening import LIMITS, open_dump
from tocsin.ingest.posts.options import PostBatch, PostReadOptions
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.posts.tables import Record, Spelling, gathered, has_columns, is_long, read_parquet
from tocsin.ingest.source import InputFile

_HEAD = 1 << 16

Step = Iterator[None]
Shape = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]


def read_posts(path: Path, reading: PostReadOptions | None = None) -> Iterator[PostBatch]:
    """The posts of one file in batches, in :data:`~tocsin.ingest.posts.SCHEMA`; every row accepted or refused with its reason.

    Raises :class:`Malformed` when the file cannot be taken for a dump of posts at all.
    """
    reading = reading or PostReadOptions()
    with open_dump(path) as dump:
        try:
            head = _telling(dump)
        except Cut as error:
            raise Malformed(f"{path}: is cut or damaged at its very start ({error.cause})") from None
        form = reading.format or find_format(path, head)
        place = RowOrigin(path.name, form, reading, TimeFormat(reading.clock_zone, reading.day_first is not False))
        try:
            yield from _batches(dump, place, _READERS[form])
        except OSError as error:
            raise Unavailable(f"{path}: cannot be read: {error.strerror or error}") from None


def no_dump(path: Path, reason: str) -> PostBatch:
    """A file that is no dump of posts, as one refused row."""
    place = RowOrigin(path.name, "", PostReadOptions(), TimeFormat())
    rows = PostRows(place)
    rows.refuse("any", reason)
    table, refused, read, notes = rows.take()
    return PostBatch(place.source, place.format, table, refused, read, notes)


def _telling(dump: InputFile) -> bytes:
    """The first bytes; of JSON whose first object is larger than usual, as many as it takes."""
    head = dump.stream.peek(_HEAD)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x1e")
    return dump.stream.peek(ELEMENT_LIMIT) if is_json(start) and not json_stream.first_values(start, 1) else head


def _batches(dump: InputFile, place: RowOrigin, reader: Callable[[InputFile, PostRows, RowOrigin], Step]) -> Iterator[PostBatch]:
    rows, batches = PostRows(place), 0
    steps = reader(dump, rows, place)
    while True:
        try:
            next(steps)
        except StopIteration:
            break
        except Cut as error:
            rows.refuse("after the last", f"the file is cut or damaged here ({error.cause})")
            break
        if rows.full:
            batches += 1
            yield _batch(dump, rows, place, ended=False)
    if not rows.empty or not batches:
        yield _batch(dump, rows, place, ended=True)


def _batch(dump: InputFile, rows: PostRows, place: RowOrigin, ended: bool) -> PostBatch:
    table, refused, read, notes = rows.take(ended)
    return PostBatch(place.source, place.format, table, refused, read, notes, dump.position, dump.size)


def _shaped(shape: Shape) -> Callable[[InputFile, PostRows, RowOrigin], Step]:
    def read(dump: InputFile, rows: PostRows, place: RowOrigin) -> Step:
        for number, raw, value in _values(dump, rows):
            _take(rows, number, raw, value, shape)
            yield

    return read


def _take(rows: PostRows, number: object, raw: bytes, value: Any, shape: Shape) -> None:
    try:
        fields = shape(value) if isinstance(value, Mapping) else None
    except (AttributeError, TypeError, KeyError) as error:
        rows.refuse(number, f"not in the format of its dump: {error}", raw)
        return
    if fields is None:
        rows.refuse(number, f"not a post{_kind(value)}", raw)
    else:
        rows.add(number, fields, lambda: raw)


_KINDS = ("action", "type", "kind", "_", "collection")


def _kind(value: object) -> str:
    """What it is that is no post, where it says so."""
    inner = value.get("commit", value) if isinstance(value, Mapping) else {}
    told = next((str(inner[name]) for name in _KINDS if isinstance(inner, Mapping) and inner.get(name)), "")
    return f": {told[:60]}" if told else ""


def _values(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    """The objects of JSON lines, the elements of a JSON array, or objects over several lines; what cannot be read is refused here."""
    head = dump.stream.peek(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n\x1e")
    if not head.startswith(b"{"):
        return _elements(json_stream.elements(dump.stream), rows)
    return _lines(dump, rows) if _ends_its_line(head) else _elements(json_stream.documents(dump.stream), rows)


def _ends_its_line(head: bytes) -> bool:
    """Whether the first line can be an object of its own."""
    first, ended, _ = head.partition(b"\n")
    return not ended or first.rstrip().endswith(b"}")


def _elements(found: Iterator[Element], rows: PostRows) -> Iterator[Record]:
    for element in found:
        if element.broken:
            rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
        else:
            yield element.number, element.raw, element.value


def _lines(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    decode = msgspec.json.Decoder().decode
    for number, line in enumerate(split_lines(dump.stream, PAGE_LIMIT, LIMITS.raw, _HEAD), start=1):
        if isinstance(line, Overlong):
            rows.refuse(number, f"not JSON: a line of more than {PAGE_LIMIT >> 20} MiB", line.head)
            continue
        try:
            if line.strip():
                yield number, line, decode(line.lstrip(b"\xef\xbb\xbf\x1e"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            rows.refuse(number, f"not JSON: {error}", line)


def _pages(
    inner: tuple[str, ...], shape: Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any] | None]
) -> Callable[[InputFile, PostRows, RowOrigin], Step]:
    """Pages of an API: objects that each hold a list of posts under ``inner``."""

    def read(dump: InputFile, rows: PostRows, place: RowOrigin) -> Step:
        for number, page, item in _paged(dump, rows, inner):
            _take(rows, number, msgspec.json.encode(item), item, lambda i, p=page: shape(i, p))  # type: ignore[misc]
            yield

    return read


def _paged(dump: InputFile, rows: PostRows, inner: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """The items of all pages, each with its page and where it stands. A page that says only that there is nothing more is none."""
    for number, raw, page in _documents(dump, rows):
        items: Any = page
        for name in inner:
            items = items.get(name) if isinstance(items, Mapping) else None
        if isinstance(items, list):
            yield from ((f"{number} item {n}", page, item) for n, item in enumerate(items, start=1))
        elif not (isinstance(page, Mapping) and "meta" in page and inner[0] not in page):
            rows.refuse(number, f"a page without its list {'.'.join(inner)!r}", raw)


def _documents(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    """JSON lines, or one JSON document over several lines."""
    head = dump.stream.peek(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n\x1e")
    if head.startswith(JSON_STARTS[0]) and not _ends_its_line(head):
        yield from _elements(json_stream.documents(dump.stream, PAGE_LIMIT), rows)
    else:
        yield from _values(dump, rows)


def _telegram(dump: InputFile, rows: PostRows, place: RowOrigin) -> Step:
    for chat, messages in json_stream.chats(dump.stream):
        for element in messages:
            if element.broken:
                rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
            else:
                _take(rows, element.number, element.raw, element.value, lambda m, c=chat: platforms.telegram(m, c))  # type: ignore[misc]
            yield


def _mapped_json(dump: InputFile, rows: PostRows, place: RowOrigin) -> Step:
    """Objects with columns, which may lie in objects of their own (``user.id``), or pages of such objects."""
    firsts = [first for first in json_stream.first_values(_telling(dump), 1) if isinstance(first, Mapping)]
    inner = () if not firsts or has_columns(firsts[0], place) else list_inside(firsts[0])
    begun, values = _begun(_paged_values(dump, rows, inner) if inner else _values(dump, rows))
    begun_with = [value for *_, value in begun if isinstance(value, Mapping)]
    spelling = Spelling(begun_with, place) if begun_with else None
    if spelling and is_long(spelling.header):
        yield from gathered((each for each in values if isinstance(each[2], Mapping)), spelling.header, rows)
        return
    for number, raw, value in values:
        if isinstance(value, Mapping):
            spelling = spelling or Spelling([value], place)
            rows.use(spelling.clock)
            rows.add(number, spelling.fields(value), lambda r=raw: r)  # type: ignore[misc]
        else:
            rows.refuse(number, "not an object", raw)
        yield


def _begun(values: Iterator[Record], most: int = 200) -> tuple[list[Record], Iterator[Record]]:
    """The first values, and all of them from the first on; a cut is met where it lies."""
    begun: list[Record] = []
    cut: Cut | None = None
    try:
        begun.extend(islice(values, most))
    except Cut as error:
        cut = error

    def whole() -> Iterator[Record]:
        yield from begun
        if cut:
            raise cut
        yield from values

    return begun, whole()


def _paged_values(dump: InputFile, rows: PostRows, inner: tuple[str, ...]) -> Iterator[Record]:
    return ((number, msgspec.json.encode(item), item) for number, _, item in _paged(dump, rows, inner))


_READERS: dict[str, Callable[[InputFile, PostRows, RowOrigin], Step]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "json": _mapped_json,
    "x-v1": _shaped(platforms.x_v1),
    "x-v1-search": _pages(("statuses",), lambda item, _: platforms.x_v1(item)),
    "x-v2": _shaped(platforms.x_v2),
    "x-v2-pages": _pages(("data",), platforms.x_v2),
    "x-v2-stream": _shaped(lambda page: platforms.x_v2(page["data"], page)),
    "snscrape": _shaped(platforms.snscrape),
    "mastodon": _shaped(platforms.mastodon),
    "mastodon-search": _pages(("statuses",), lambda item, _: platforms.mastodon(item)),
    "activity": _shaped(platforms.activity),
    "outbox": _pages(("orderedItems",), lambda item, _: platforms.activity(item)),
    "bluesky": _shaped(platforms.bluesky),
    "bluesky-posts": _pages(("posts",), lambda item, _: platforms.bluesky(item)),
    "bluesky-feed": _pages(("feed",), lambda item, _: platforms.bluesky(item)),
    "bluesky-records": _pages(("records",), lambda item, _: platforms.bluesky(item)),
    "reddit": _shaped(platforms.reddit),
    "reddit-listing": _pages(("data", "children"), lambda item, _: platforms.reddit(item)),
    "telethon": _shaped(platforms.telethon),
    "telethon-chat": _pages(("messages",), lambda item, _: platforms.telethon(item)),
    "telegram-channel": _shaped(platforms.channel_message),
    "telegram": _telegram,
}
FORMATS = tuple(_READERS)
