"""Registry of post formats.

A new format is one entry in the ``FORMATS`` of a platform's module. A new platform is one module and its line in :data:`PLATFORMS`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.ingest.posts.csv import read_csv
from tocsin.ingest.posts.format import PostFormat
from tocsin.ingest.posts.inner import all_objects
from tocsin.ingest.posts.json_objects import Reader, anywhere, is_json, read_mapped
from tocsin.ingest.posts.messages import message_format, message_reader
from tocsin.ingest.posts.platforms import bluesky, fediverse, google, reddit, telegram, x
from tocsin.ingest.posts.tables import read_parquet
from tocsin.ingest.syntax.json_stream import first_values

PLATFORMS = (telegram, x, bluesky, fediverse, reddit, google)
"""Platforms in the order in which their formats are tried."""

TABLES = (PostFormat("csv", read_csv), PostFormat("parquet", read_parquet), PostFormat("json", read_mapped))
_SINGLE = tuple(form for platform in PLATFORMS for form in platform.FORMATS)
_WITHIN = {f"{form.name}-within": form for form in _SINGLE if form.within}
FORMATS = {form.name: form for form in (*TABLES, *_SINGLE)} | {
    name: PostFormat(name, anywhere(form.matches, form.within)) for name, form in _WITHIN.items() if form.within
}
"""Every format by its name."""

_BOM = b"\xef\xbb\xbf"
_R_DATA = "R data: write it as CSV (write.csv) or Parquet"
_OFFICE = "a spreadsheet or a document of an office program: save it as CSV, with ids as text"
_OTHER = (
    (b"RDX", _R_DATA),
    (b"RDA", _R_DATA),
    (b"X\n\x00\x00\x00", _R_DATA),
    (b"\x80\x04\x95", "a pickle of Python: write it as CSV, JSON lines or Parquet"),
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"%PDF-", "a PDF document"),
    (b"ARROW1", "an Arrow or Feather file: write it as Parquet"),
    (b"Obj\x01", "an Avro file: write it as Parquet"),
)
_MARKUP = re.compile(rb"(?i)<(?:!doctype\s+html|html|\?xml|rss|feed)\b")
_JUDGED = 50
_FEW = 3


def find_format(path: Path, head: bytes) -> str:
    """Return the name of the format of a dump that begins with ``head``. Raises :class:`Malformed` when it is none."""
    if not head.strip():
        raise Malformed(f"{path}: is empty")
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(_BOM + b" \t\r\n\x1e")
    if is_json(start):
        form = _json_format(start)
        return message_format(head) or form if form in ("json", "x-v1") else form
    if form := message_format(head):
        return form
    _refuse_other(path, head)
    return "csv"


def reader_of(name: str) -> Reader:
    """Return the reader of a format of this name, its own or one of messages that reports read too."""
    return FORMATS[name].read if name in FORMATS else message_reader(name)


def _json_format(head: bytes) -> str:
    by_head = next((name for name, form in FORMATS.items() if form.matches_head(head)), "")
    firsts = [first for first in first_values(head) if isinstance(first, Mapping)]
    if by_head and (not firsts or by_head == "telegram"):
        return by_head
    matches = (name for first in firsts[:_JUDGED] for name, form in FORMATS.items() if form.matches(first))
    return next(matches, "") or _form_within(firsts[:_FEW]) or "json"


def _form_within(firsts: Sequence[object]) -> str:
    """Return the form of posts of which at least two lie somewhere in the first objects. Empty when there is none."""
    parts = list(islice((part for first in firsts for part in all_objects(first)), _JUDGED * _JUDGED))
    return next((name for name, form in _WITHIN.items() if sum(map(form.matches, parts)) > 1), "")


def _refuse_other(path: Path, head: bytes) -> None:
    """Raise :class:`Malformed` for a known format that holds no posts Tocsin can read, with the way to convert it."""
    what = next((what for mark, what in _OTHER if head.startswith(mark)), "")
    if not what and _MARKUP.match(head.lstrip(_BOM + b" \t\r\n")):
        what = "a page of markup: export it as JSON or CSV (Telegram Desktop: machine-readable JSON)"
    if not what and b"\x00" in head[:4096]:
        what = "binary, and no dump of posts that Tocsin reads (CSV, JSON, JSON lines, Parquet, result.json)"
    if what:
        raise Malformed(f"{path}: is {what}")
