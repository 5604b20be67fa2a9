"""Dumps of JSON: one object a post, or pages that each hold a list of posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.ingest.compression import Cut
from tocsin.ingest.lines import Overlong, split_lines
from tocsin.ingest.posts.inner import all_objects, answered_in, inner_objects, likely_posts, pruned, without
from tocsin.ingest.posts.opening import LIMITS
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.posts.stating import StatedPosts
from tocsin.ingest.posts.tables import Record, Spelling, flat, gathered, has_columns, is_long
from tocsin.ingest.source import InputFile, Stream
from tocsin.ingest.syntax import json_stream
from tocsin.ingest.syntax.json_stream import ELEMENT_LIMIT, PAGE_LIMIT, Element, first_values
from tocsin.ingest.times.epochs import are_of_apple

HEAD = 1 << 16
_PAGES = 20
_BLANK = b"\xef\xbb\xbf \t\r\n\x1e"
_SCRIPT = b"window.YTD"
_NONE = (None, "", 0, "0", "root")
_KINDS = ("action", "type", "kind", "_", "collection")

Object = Mapping[str, Any]
Fields = Mapping[str, Any]
Reader = Callable[[InputFile, PostRows, RowOrigin], Iterator[None]]
"""A reader adds the posts of a dump to the rows, and yields often so that full batches can be taken."""


def is_json(start: bytes) -> bool:
    """Tell JSON, or the script that the archive of X makes of it, by its first bytes without the blanks before them."""
    return start.startswith((b"{", b"[", _SCRIPT))


def telling_head(stream: Stream) -> bytes:
    """Return the first bytes. Of JSON whose first object is larger than usual, return as many as that takes."""
    head = stream.peek(HEAD)
    start = head.lstrip(_BLANK)
    return stream.peek(ELEMENT_LIMIT) if is_json(start) and not first_values(start, 1) else head


def one_each(to_fields: Callable[[Object], Fields | None]) -> Reader:
    """Return a reader for dumps with one post an object. ``to_fields`` returns None for an object that is no post."""

    def read(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
        for number, raw, value in _values(dump, rows):
            add_object(rows, number, raw, value, to_fields)
            yield

    return read


def pages(path: tuple[str, ...], on_page: Callable[[Object], Callable[[Object], Fields | None]]) -> Reader:
    """Return a reader for pages of an API: objects that each hold a list of posts under ``path``.

    ``on_page`` is called once a page, with the page, and returns the function that reads its posts.
    """

    def read(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
        latest, to_fields = None, None
        for number, page, item in _paged(dump, rows, path):
            if to_fields is None or page is not latest:
                latest, to_fields = page, on_page(page)
            add_object(rows, number, msgspec.json.encode(item), item, to_fields)
            yield

    return read


def anywhere(is_post: Callable[[Object], bool], to_fields: Callable[[Object], Fields | None]) -> Reader:
    """Return a reader for documents that hold posts of one form at any depth, such as the branches of a thread."""

    def read(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
        for number, raw, value in _documents(dump, rows):
            inner = {id(part): (part, fields) for part in all_objects(value) if is_post(part) and (fields := _tried(to_fields, part))}
            if not inner:
                rows.refuse(number, "holds no post", raw)
            met: set[object] = set()
            for at, (part, fields) in enumerate(inner.values(), 1):
                if (ident := fields.get("post_id")) not in met:
                    met.add(ident)
                    own = pruned(part, {key for key, (_, other) in inner.items() if other.get("post_id") != ident})
                    rows.add(f"{number} item {at}", rows.accounted(own, fields), partial(msgspec.json.encode, own))
                    yield
            rows.further.left(pruned(value, set(inner)) if id(value) not in inner else {})
            yield

    return read


def _tried(to_fields: Callable[[Object], Fields | None], part: Object) -> Fields | None:
    try:
        return to_fields(part)
    except (AttributeError, TypeError, KeyError, ValueError):
        return None


def add_object(rows: PostRows, number: object, raw: bytes, value: Any, to_fields: Callable[[Object], Fields | None]) -> None:
    """Add one object as a post, or reject it with the reason."""
    try:
        fields = to_fields(value) if isinstance(value, Mapping) else None
    except (AttributeError, TypeError, KeyError) as error:
        rows.refuse(number, f"not in the format of its dump: {error}", raw)
        return
    if fields is None:
        rows.refuse(number, f"not a post{_kind(value)}", raw)
    else:
        own, inner = _parted(value, lambda part: _inner_fields(to_fields, part))
        rows.add(number, rows.accounted(own, fields), lambda: raw)
        _add_inner(rows, number, inner, (value, fields))


def _inner_fields(to_fields: Callable[[Object], Fields | None], part: Object) -> Fields | None:
    """Return the fields of an inner object that is a post of the same form, None for any other."""
    fields = _tried(to_fields, part)
    return fields if fields and fields.get("account_id") and fields.get("time") and fields.get("text") else None


def _parted(value: Object, to_fields: Callable[[Object], Fields | None]) -> tuple[Object, list[tuple[Object, Fields]]]:
    """Return an object without the posts in its lists, such as answers, and those posts with their fields."""
    inner = [(part, fields) for part in likely_posts(value) if (fields := to_fields(part))]
    if not inner:
        return value, []
    return without(value, {id(part) for part, _ in inner}), inner


def _add_inner(rows: PostRows, number: object, inner: list[tuple[Object, Fields]], outer: tuple[Object, Fields]) -> None:
    if not inner:
        return
    gone = {id(part) for part, _ in inner}
    value, own = outer
    for at, (part, fields) in enumerate(_with_parents(value, [outer, *inner])[1:], 1):
        if fields.get("post_id") != own.get("post_id") or not fields.get("post_id"):
            rows.add(f"{number} inner {at}", rows.accounted(without(part, gone), fields), partial(msgspec.json.encode, part))


def _with_parents(value: Any, inner: list[tuple[Object, Fields]]) -> list[tuple[Object, Fields]]:
    """Return posts within a value with the post that each answers, where they state none themselves and lie among its answers."""
    answered = answered_in(value, {id(part): fields.get("post_id") for part, fields in inner})
    return [
        (part, {**fields, "reply_to": answered[id(part)]} if id(part) in answered and fields.get("reply_to") in _NONE else fields)
        for part, fields in inner
    ]


def read_mapped(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
    """Read objects with columns, which may lie in inner objects (``user.id``), or pages of such objects."""
    firsts = [first for first in first_values(telling_head(dump.stream), 1) if isinstance(first, Mapping)]
    if not origin.reading.columns and _is_wrapped(dump, firsts, origin):
        yield from _read_stated(dump, rows)
        return
    path = () if not firsts or has_columns(firsts[0], origin) else list_inside(firsts[0])
    sample, values = _sampled(_paged_values(dump, rows, path) if path else _values(dump, rows))
    objects = [value for *_, value in sample if isinstance(value, Mapping)]
    spelling = Spelling(objects, origin) if objects else None
    stated = StatedPosts(dump.path.name)
    if spelling and spelling.says_nothing():
        raise Malformed(f"{dump.path}: has no words of posts: name the columns, as account_id=COLUMN,text=COLUMN")
    rows.unread += spelling.doubts() if spelling else []
    if spelling and is_long(spelling.header):
        yield from gathered((record for record in values if isinstance(record[2], Mapping)), spelling.header, rows)
        return
    for number, raw, value in values:
        if isinstance(value, Mapping):
            spelling = spelling or Spelling([value], origin)
            _add_mapped(rows, number, raw, value, spelling, stated)
        else:
            rows.refuse(number, "not an object", raw)
        yield


def _add_mapped(rows: PostRows, number: object, raw: bytes, value: Object, spelling: Spelling, stated: StatedPosts) -> None:
    rows.use(spelling.clock)
    fields = spelling.fields(value)
    own, inner = _parted(value, partial(_mapped_or_stated, spelling, stated))
    rows.add(number, rows.accounted(own, fields), lambda: raw)
    _add_inner(rows, number, inner, (value, fields))


def _mapped_or_stated(spelling: Spelling, stated: StatedPosts, part: Object) -> Fields | None:
    """Return the fields of an inner object that is a post of the form of the outer ones, or that states words, time and account."""
    names = set(flat(part))
    if names <= set(spelling.header) and (fields := _inner_fields(spelling.fields, part)):
        return fields
    fields = stated.fields(part)
    return fields if fields and fields.get("text") and not str(fields["account_id"]).startswith("file:") else None


def _is_wrapped(dump: InputFile, firsts: list[Object], origin: RowOrigin) -> bool:
    """Tell a document whose posts do not lie where columns can be named once, or name no account."""
    if not firsts or has_columns(firsts[0], origin):
        return False
    path = list_inside(firsts[0])
    items: Any = firsts[0]
    for name in path:
        items = items.get(name) if isinstance(items, Mapping) else None
    if path and isinstance(items, list) and any(has_columns(item, origin) for item in items[:20] if isinstance(item, Mapping)):
        return False
    stated = StatedPosts("")
    return any(stated.fields(part) for part in islice(inner_objects(firsts[0]), 10_000))


def _read_stated(dump: InputFile, rows: PostRows) -> Iterator[None]:
    stated = StatedPosts(dump.path.name)
    for number, raw, value in _documents(dump, rows):
        inner = _with_parents(value, [(part, post) for part in inner_objects([value]) if (post := stated.fields(part))])
        gone = {id(part) for part, _ in inner}
        if not inner:
            rows.refuse(number, "states no words and time of a post", raw)
        elif are_of_apple(fields.get("time") for _, fields in inner[:_PAGES]):
            rows.unread.append("times were read as seconds since 2001, which is a guess")
        for at, (part, fields) in enumerate(inner, 1):
            own = without(part, gone)
            rows.add(f"{number} item {at}", rows.accounted(own, fields), partial(msgspec.json.encode, own))
            yield
        if inner and isinstance(value, Mapping) and id(value) not in gone:
            rows.further.left(without(value, gone))
        yield


def list_inside(page: Object) -> tuple[str, ...]:
    """Return the path of the only list of objects in a page, one or two names deep. Empty when there is none or several."""
    outer = [(name,) for name, value in page.items() if _is_list(value)]
    inner = [(name, key) for name, value in page.items() if isinstance(value, Mapping) for key in value if _is_list(value[key])]
    paths = outer or inner
    return paths[0] if len(paths) == 1 else ()


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value[:20])


def _kind(value: object) -> str:
    """Return the kind of an object that is no post, as far as it states one, for the reason of its rejection."""
    inner = value.get("commit", value) if isinstance(value, Mapping) else {}
    kind = next((str(inner[name]) for name in _KINDS if isinstance(inner, Mapping) and inner.get(name)), "")
    return f": {kind[:60]}" if kind else ""


def _values(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    """Return the objects of JSON lines, of a JSON array, or one after another. Rejects those that cannot be read."""
    head = dump.stream.peek(HEAD).lstrip(_BLANK)
    if not head.startswith(b"{"):
        return _elements(json_stream.elements(dump.stream), rows)
    return _lines(dump, rows) if _ends_its_line(head) else _elements(json_stream.documents(dump.stream), rows)


def _ends_its_line(head: bytes) -> bool:
    """Tell whether the first line can be an object of its own."""
    first, ended, _ = head.partition(b"\n")
    return not ended or first.rstrip().endswith(b"}")


def _elements(elements: Iterator[Element], rows: PostRows) -> Iterator[Record]:
    for element in elements:
        if element.broken:
            rows.refuse(element.number, f"from here on the file cannot be read: {element.broken}", element.raw)
        else:
            yield element.number, element.raw, element.value


def _lines(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    decode = msgspec.json.Decoder().decode
    for number, line in enumerate(split_lines(dump.stream, PAGE_LIMIT, LIMITS.raw, HEAD), start=1):
        if isinstance(line, Overlong):
            rows.refuse(number, f"not JSON: a line of more than {PAGE_LIMIT >> 20} MiB", line.head)
            continue
        try:
            if line.strip():
                yield number, line, decode(line.lstrip(b"\xef\xbb\xbf\x1e"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            rows.refuse(number, f"not JSON: {error}", line)


def _paged(dump: InputFile, rows: PostRows, path: tuple[str, ...]) -> Iterator[tuple[str, Object, Any]]:
    """Return the items of all pages, each with its place and its page. Rejects pages without their list, but for empty last ones."""
    for count, (number, raw, page) in enumerate(_documents(dump, rows)):
        items: Any = page
        for name in path:
            items = items.get(name) if isinstance(items, Mapping) else None
        if isinstance(items, list):
            if count < _PAGES or not count % _PAGES:
                rows.further.left(without(page, {id(item) for item in items}))
            yield from ((f"{number} item {n}", page, item) for n, item in enumerate(items, start=1))
        elif not (isinstance(page, Mapping) and "meta" in page and path[0] not in page):
            rows.refuse(number, f"a page without its list {'.'.join(path)!r}", raw)


def _documents(dump: InputFile, rows: PostRows) -> Iterator[Record]:
    """Return the objects of JSON lines, or JSON documents that span lines."""
    head = dump.stream.peek(HEAD).lstrip(_BLANK)
    if head.startswith(b"{") and not _ends_its_line(head):
        yield from _elements(json_stream.documents(dump.stream, PAGE_LIMIT), rows)
    else:
        yield from _values(dump, rows)


def _paged_values(dump: InputFile, rows: PostRows, path: tuple[str, ...]) -> Iterator[Record]:
    return ((number, msgspec.json.encode(item), item) for number, _, item in _paged(dump, rows, path))


def _sampled(values: Iterator[Record], most: int = 200) -> tuple[list[Record], Iterator[Record]]:
    """Return the first values, and an iterator over all of them that raises :class:`Cut` where the dump breaks."""
    sample: list[Record] = []
    cut: Cut | None = None
    try:
        sample.extend(islice(values, most))
    except Cut as error:
        cut = error

    def all_values() -> Iterator[Record]:
        yield from sample
        if cut:
            raise cut
        yield from values

    return sample, all_values()
