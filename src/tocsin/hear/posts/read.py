"""One dump of posts, whatever its format, read in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.hear import dumps
from tocsin.hear.dumps import Cut, Dump
from tocsin.hear.posts import shapes
from tocsin.hear.posts.formats import find_format
from tocsin.hear.posts.reading import PostBatch, PostReading
from tocsin.hear.posts.rows import Place, Rows, Unreadable
from tocsin.hear.posts.tables import read_coortweet, read_csv, read_parquet, spell_json
from tocsin.hear.posts.times import Clock

Step = Iterator[None]
Shape = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]


def read_posts(path: Path, reading: PostReading | None = None) -> Iterator[PostBatch]:
    """The posts of one file in batches, in :data:`~tocsin.hear.posts.SCHEMA`; every row accepted or refused with its reason.

    Raises :class:`Malformed` when the file cannot be taken for a dump of posts at all.
    """
    reading = reading or PostReading()
    with dumps.open_dump(path) as dump:
        try:
            head = dump.peek()
        except Cut as error:
            raise Malformed(f"{path}: is cut or damaged at its very start ({error})") from None
        form = reading.format or find_format(path, head)
        place = Place(path.name, form, reading, Clock(reading.clock_zone, reading.day_first is not False))
        yield from _batches(dump, place, _READERS[form])


def _batches(dump: Dump, place: Place, reader: Callable[[Dump, Rows, Place], Step]) -> Iterator[PostBatch]:
    rows, batches = Rows(place), 0
    steps = reader(dump, rows, place)
    while True:
        try:
            next(steps)
        except StopIteration:
            break
        except Cut as error:
            rows.refuse("after the last", f"the file is cut or damaged here ({error})")
            break
        if rows.full:
            batches += 1
            yield _batch(dump, rows, place)
    if not rows.empty or not batches:
        yield _batch(dump, rows, place)


def _batch(dump: Dump, rows: Rows, place: Place) -> PostBatch:
    table, refused, read, notes = rows.take()
    return PostBatch(place.source, place.format, table, refused, read, notes, dump.position, dump.size)


def _shaped(shape: Shape) -> Callable[[Dump, Rows, Place], Step]:
    def read(dump: Dump, rows: Rows, place: Place) -> Step:
        for number, raw, value in _values(dump, rows):
            _take(rows, number, raw, value, shape)
            yield

    return read


def _take(rows: Rows, number: int, raw: bytes, value: Any, shape: Shape) -> None:
    try:
        fields = shape(value) if isinstance(value, Mapping) else None
    except (AttributeError, TypeError, KeyError) as error:
        rows.refuse(number, f"not in the format of its dump: {error}", raw)
        return
    if fields is None:
        rows.refuse(number, "not a post", raw)
    else:
        rows.add(number, fields, lambda: raw)


def _values(dump: Dump, rows: Rows) -> Iterator[tuple[int, bytes, Any]]:
    """The objects of JSON lines, or the elements of a JSON array; what cannot be read is refused here."""
    head = dump.peek().lstrip(b"\xef\xbb\xbf \t\r\n")
    return _elements(dump, rows) if not head.startswith(b"{") else _lines(dump, rows)


def _elements(dump: Dump, rows: Rows) -> Iterator[tuple[int, bytes, Any]]:
    for element in dumps.elements(dump):
        if element.broken:
            rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
        else:
            yield element.number, element.raw, element.value


def _lines(dump: Dump, rows: Rows) -> Iterator[tuple[int, bytes, Any]]:
    decode = msgspec.json.Decoder().decode
    for line in dumps.lines(dump):
        if line.data.strip():
            try:
                if not line.whole:
                    raise Unreadable(f"a line of more than {dumps.LINE_LIMIT >> 20} MiB")
                value = decode(line.data.lstrip(b"\xef\xbb\xbf"))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Unreadable) as error:
                rows.refuse(line.number, f"not JSON: {error}", line.data)
                continue
            yield line.number, line.data, value


def _pages(inner: str, shape: Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]) -> Callable[[Dump, Rows, Place], Step]:
    """Pages of an API: objects that each hold a list of posts under ``inner``."""

    def read(dump: Dump, rows: Rows, place: Place) -> Step:
        for number, raw, page in _documents(dump, rows):
            items = page.get(inner) if isinstance(page, Mapping) else None
            if not isinstance(items, list):
                rows.refuse(number, f"a page without its list {inner!r}", raw)
                continue
            for place_in_page, item in enumerate(items, start=1):
                _take(rows, number * 1_000_000 + place_in_page, msgspec.json.encode(item), item, lambda i, p=page: shape(i, p))  # type: ignore[misc]
                yield

    return read


def _documents(dump: Dump, rows: Rows) -> Iterator[tuple[int, bytes, Any]]:
    """JSON lines, or one JSON document over several lines."""
    head = dump.peek().lstrip(b"\xef\xbb\xbf \t\r\n")
    first = head.split(b"\n", 1)[0]
    try:
        msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        if b"\n" in head:
            yield from _whole(dump, rows)
            return
    yield from _values(dump, rows)


def _whole(dump: Dump, rows: Rows) -> Iterator[tuple[int, bytes, Any]]:
    data = bytearray()
    while (chunk := dump.read()) and len(data) <= 64 << 20:
        data += chunk
    if len(data) > 64 << 20:
        rows.refuse(1, "one JSON document of more than 64 MiB: write one page a line (JSON lines)", bytes(data[:4096]))
        return
    try:
        yield 1, bytes(data[:4096]), msgspec.json.decode(bytes(data).lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        rows.refuse(1, f"not JSON: {error}", bytes(data[:4096]))


def _x_v2_page(tweet: Mapping[str, Any], page: Mapping[str, Any]) -> Mapping[str, Any]:
    includes = page.get("includes")
    users = includes.get("users") if isinstance(includes, Mapping) else None
    known = {str(user.get("id")): user for user in users or () if isinstance(user, Mapping)} if tweet.get("author_id") else {}
    return shapes.x_v2(tweet, known)


def _telegram(dump: Dump, rows: Rows, place: Place) -> Step:
    for chat, messages in dumps.chats(dump):
        for element in messages:
            if element.broken:
                rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
            else:
                _take(rows, element.number, element.raw, element.value, lambda m, c=chat: shapes.telegram(m, c))  # type: ignore[misc]
            yield


def _mapped_json(dump: Dump, rows: Rows, place: Place) -> Step:
    mapped: dict[str, str] | None = None
    for number, raw, value in _values(dump, rows):
        if not isinstance(value, Mapping):
            rows.refuse(number, "not an object", raw)
            continue
        if mapped is None:
            mapped = spell_json(value, place)
        found = mapped
        rows.add(number, {column: value.get(name) for column, name in found.items() if name in value}, lambda r=raw: r)  # type: ignore[misc]
        yield


_READERS: dict[str, Callable[[Dump, Rows, Place], Step]] = {
    "csv": read_csv,
    "parquet": read_parquet,
    "coortweet": read_coortweet,
    "json": _mapped_json,
    "x-v1": _shaped(shapes.x_v1),
    "x-v2": _shaped(shapes.x_v2),
    "x-v2-pages": _pages("data", _x_v2_page),
    "mastodon": _shaped(shapes.mastodon),
    "bluesky": _shaped(shapes.bluesky),
    "bluesky-posts": _pages("posts", lambda item, _: shapes.bluesky(item)),
    "bluesky-feed": _pages("feed", lambda item, _: shapes.bluesky(item)),
    "mastodon-search": _pages("statuses", lambda item, _: shapes.mastodon(item)),
    "telegram-channel": _shaped(shapes.channel_message),
    "telegram": _telegram,
}
FORMATS = tuple(_READERS)
