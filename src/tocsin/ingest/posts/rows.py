"""Conversion of rows of any dump to columns. Every row is accepted or rejected with its reason, and the counts add up."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from tocsin.domain.post import COLUMNS
from tocsin.domain.report import RejectedRow
from tocsin.ingest.posts import shared_objects
from tocsin.ingest.posts.dates import EARLIEST_MS, TimeFormat
from tocsin.ingest.posts.further_words import FurtherWords
from tocsin.ingest.posts.ids import given_at, is_spoiled, zone_offset
from tocsin.ingest.posts.options import SCHEMA, Notes, PostReadOptions
from tocsin.ingest.reports.formats.html import without_paragraphs
from tocsin.ingest.sealing.contact_words import is_placeholder

RAW_LIMIT = 1 << 16
TEXT_LIMIT = 1 << 17
_REMOVED = frozenset(("[deleted]", "[removed]"))
_EMPTY = frozenset(("", "nan", "none", "null", "na", "n/a", "<na>"))
_LONGEST_EMPTY = max(map(len, _EMPTY))
_YES = frozenset(("1", "1.0", "true", "t", "yes", "y", "deleted", "removed", "gone"))
_BUDGET = 32 << 20
_NEVER = 1 << 62
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_ORDER = {name: at for at, name in enumerate(COLUMNS)}
_SAME = [_ORDER[name] for name in ("post_id", "account_id", "time", "channel")]
_TEXT = _ORDER["text"]
_LISTS = [_ORDER[name] for name, kind in COLUMNS.items() if kind == "texts"]

_PART = re.compile(r"['\"](\w{2,20})['\"]: ?['\"]?([^'\",{}]{1,80})")
_OF_ACCOUNTS = ("username", "screen_name", "handle", "id", "id_str", "name")
"""Names of parts of an object that tell an account, the best first."""
_GONE = "posts whose text was removed before the dump was made: not in it"
_WORDLESS = "posts without words: what else their rows hold was not read"

Fields = Mapping[str, Any]


class Unreadable(Exception):
    """Reason why a row is rejected."""


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """Origin of rows: the file, its format, and the options in force."""

    source: str
    format: str
    reading: PostReadOptions
    clock: TimeFormat


class PostRows:
    """Collector of rows that fills one batch after another."""

    def __init__(self, origin: RowOrigin) -> None:
        self._origin = origin
        limit = origin.reading.not_after
        self._latest = _NEVER if limit is None else (limit - _EPOCH) // timedelta(milliseconds=1)
        self._clock = origin.clock
        self.unread: list[str] = []
        self._handles: dict[str, str] = {}
        self._new_handles: list[tuple[str, str, str]] = []
        self.further = FurtherWords(lambda line: self.unread.append(line))
        self._clear([])

    def use(self, clock: TimeFormat) -> None:
        """Read times in this format from here on."""
        self._clock = clock

    def _clear(self, pending: list[tuple[Any, ...]]) -> None:
        self._rows = pending
        self._last = 0
        self._refused: list[RejectedRow] = []
        self._notes = Notes()
        self._read: int = sum(row[-1] for row in pending)
        self._kept = 0

    @property
    def full(self) -> bool:
        """True when a batch is due, by rows or by bytes. The last post may still grow and makes none alone."""
        due = self._read >= self._origin.reading.batch_rows or self._kept > _BUDGET
        return due and bool(self._last or self._refused)

    @property
    def empty(self) -> bool:
        """True when nothing has been read since the last batch."""
        return self._read == 0

    def add(self, number: object, fields: Fields, raw: Callable[[], bytes], count: int = 1) -> None:
        """Add one post made of ``count`` rows of the dump, or reject it with the reason and its raw bytes."""
        try:
            row = (*self._row(fields), count)
        except (Unreadable, ValueError, OverflowError) as why:
            for _ in range(count):
                self.refuse(number, str(why), raw())
        else:
            self._read += count
            if self._rows and row[0] == self._rows[self._last][0] and self._is_last_again(row):
                self._merge(row)
            else:
                self._last = len(self._rows)
                self._keep(row)

    def accounted(self, value: Fields, fields: Fields) -> Fields:
        """Return the fields of an object with the words of its other fields added to the text, and list what was not read."""
        return self.further(frozenset(value), lambda: value, fields)

    def _keep(self, row: tuple[Any, ...]) -> None:
        self._rows.append(row)
        self._kept += 200 + 2 * len(row[3])

    def _is_last_again(self, row: tuple[Any, ...]) -> bool:
        """Tell whether this row continues the last post, as in dumps in long form."""
        last = self._rows[self._last]
        return not row[0].startswith("made:") and [last[at] for at in _SAME] == [row[at] for at in _SAME]

    def _merge(self, row: tuple[Any, ...]) -> None:
        """Add the objects of a row to the last post. A row that adds nothing stays a duplicate of it."""
        last = self._rows[self._last]
        more = [(last[at], row[at]) for at in _LISTS]
        if row[_TEXT] not in last[_TEXT] or all(item in have for have, new in more for item in new):
            self._keep(row)
            return
        for have, new in more:
            have.extend(item for item in new if item not in have)
        self._rows[self._last] = (*last[:-1], last[-1] + row[-1])

    def refuse(self, number: object, reason: str, raw: bytes = b"") -> None:
        """Reject one row."""
        self._read += 1
        beginning = raw[:RAW_LIMIT]
        self._kept += len(beginning)
        self._refused.append(RejectedRow(f"{self._origin.source} row {number}", reason, beginning))

    def take(self, ended: bool = True) -> tuple[pa.Table, tuple[RejectedRow, ...], int, Notes]:
        """Return the collected rows as the parts of a batch and start anew, keeping the last post where more may follow."""
        end = len(self._rows) if ended else self._last
        pending = self._rows[end:]
        columns = list(zip(*self._rows[:end], strict=True)) or [()] * len(SCHEMA)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
        read = self._read - sum(row[-1] for row in pending)
        parts = pa.table(arrays, schema=SCHEMA), tuple(self._refused), read, self._notes
        self._clear(pending)
        return parts

    def _row(self, fields: Fields) -> tuple[Any, ...]:
        get, reading, notes = fields.get, self._origin.reading, self._notes
        account, (time, stated) = _account(get("account_id")), self._time(get("time"))
        if account and not account.isalnum() and is_spoiled(account):
            raise Unreadable(f"account {account!r} was spoiled by a spreadsheet: name another column as account_id")
        text = _text(get("text"))
        if not account and not text:
            raise Unreadable("no account and no text")
        if "<" in text or "&" in text:
            text = without_paragraphs(text)
        removed = text[:1] == "[" and text in _REMOVED
        text = "" if removed else text
        if "\ufffd" in text:
            notes.undecodable += 1
        notes.no_text += not text
        deleted = self._maybe_time(get("deleted_at"))
        gone = removed or deleted is not None or _is_set(get("gone")) or _is_set(get("deleted_at"))
        notes.deletions_known += gone
        if not text and (gone or not fields.get("images")):
            self.unread.append(_GONE if gone else _WORDLESS)
        if account and (handle := get("handle")):
            self._note_handle(account, handle, _word(get("platform")) or reading.platform)
        post_id = self._id(_name(get("post_id")), account, time, text)
        if not stated:
            time = self._zoned(post_id, time)
        if deleted is not None and deleted // 1000 == time // 1000:
            time = self._made(post_id, time)
        return (
            post_id,
            _owner(account, post_id),
            time,
            text,
            _word(get("platform")) or reading.platform,
            _word(get("channel")) or reading.channel,
            _word(get("lang")),
            *self._shared(fields, text),
            self._share(fields, text),
            self._known(answered) if (answered := get("reply_to")) else "",
            _count(get("followers")),
            self._maybe_time(get("account_created")),
            deleted,
            gone,
        )

    def _note_handle(self, account: str, handle: object, platform: str) -> None:
        """Note the name of an account that is known by another name or a number, where it is new."""
        if self._handles.get(account) != handle and (name := _name(handle)) and name != account:
            self._handles[account] = str(handle)
            self._new_handles.append((platform, account, name))

    def new_handles(self) -> tuple[tuple[str, str, str], ...]:
        """Return the names of accounts that were met since this was last asked."""
        names, self._new_handles = tuple(self._new_handles), []
        return names

    def _id(self, post_id: str, account: str, time: int, text: str) -> str:
        if post_id and (post_id.isalnum() or not is_spoiled(post_id)):
            return post_id
        self._notes.ids_made += 1
        seed = f"{account}\x1f{time}\x1f{text}".encode("utf-8", "replace")
        return f"made:{blake2b(seed, digest_size=12).hexdigest()}"

    def _made(self, post_id: str, time: int) -> int:
        """Return the creation time encoded in the id, for a row whose only time is that of its deletion."""
        created = given_at(post_id)
        if created is None or not EARLIEST_MS <= created < time:
            return time
        self._notes.times_from_ids += 1
        return created

    def _known(self, value: object) -> str:
        """Return the id of another post. Empty when a spreadsheet spoiled it or when it names people."""
        name = _name(value)
        if name and is_spoiled(name):
            self._notes.ids_spoiled += 1
            return ""
        return "" if name[:1] in ("[", "{") or name == "root" else name

    def _time(self, value: object) -> tuple[int, bool]:
        if value is None or value == "":
            raise Unreadable("no time")
        ms, stated = self._clock.read(value)
        if not ms >= EARLIEST_MS:
            raise Unreadable(f"time {str(value)[:40]!r} is before 1990")
        if ms > self._latest:
            raise Unreadable(f"time {str(value)[:40]!r} lies in the future")
        return ms, stated

    def _zoned(self, post_id: str, time: int) -> int:
        """Convert a time without zone to UTC by its post's id, where the ids of this dump imply the zone."""
        offset = zone_offset(post_id, time) if self._clock.by_ids else None
        if offset is None:
            self._notes.zone_assumed += 1
            return time
        self._notes.zones_from_ids += 1
        return time + offset

    def _maybe_time(self, value: object) -> int | None:
        if value is None or value == "":
            return None
        try:
            ms = self._clock.read(value)[0]
        except (ValueError, OverflowError):
            return None
        return ms if ms >= EARLIEST_MS else None

    def _shared(self, fields: Fields, text: str) -> tuple[list[str], ...]:
        tags, links, names = fields.get("hashtags"), fields.get("links"), fields.get("mentions")
        return (
            shared_objects.hashtags_in(text) if tags is None or tags == "" else _each(tags, shared_objects.hashtag),
            shared_objects.links_in(text) if links is None or links == "" else _links(links, fields.get("post_id"), text),
            shared_objects.mentions_in(text) if names is None or names == "" else _each(names, _mention),
            _each(images, str) if (images := fields.get("images")) else [],
            _each(objects, str) if (objects := fields.get("objects")) else [],
        )

    def _share(self, fields: Fields, text: str) -> str:
        shared = fields.get("share_of")
        if shared and (original := self._known(shared)):
            return original
        if text.startswith("RT @") and (key := shared_objects.share_in(text)):
            return key
        return f"rt:{shared_objects.text_digest(text)}" if text and _is_set(fields.get("is_share")) else ""


def _links(listed: object, post_id: object, text: str) -> list[str]:
    """Return the links that a dump lists without the post's own address, or those of the text when that leaves none."""
    links, own = _each(listed, shared_objects.link, shared_objects.split_links), _name(post_id)
    if not own or not any(own in link for link in links):
        return links
    return [link for link in links if link.rpartition("/")[2] != own] or shared_objects.links_in(text)


def _is_set(value: object) -> bool:
    """Tell whether a flag is set, in the spellings that dumps use."""
    return value is not None and str(value).strip().lower() in _YES


def _mention(name: str) -> str:
    return name.strip().lstrip("@").lower()


def _name(value: object) -> str:
    """Return a name, an id or a short word. Empty for the placeholders that dumps write for a missing value."""
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.17e}"
    text = str(value).strip()
    if text[-2:] == ".0" and text[:-2].isdigit():
        text = text[:-2] if len(text) < 18 else f"{float(text):.17e}"  # a number that was kept as a fraction
    if "\ufffd" in text or "\x00" in text:
        raise Unreadable(f"{text[:40]!r} has bytes that are not text where a name is expected")
    if len(text) > 2048:
        raise Unreadable(f"{text[:40]!r}... is too long for a name")
    return "" if len(text) < 5 and text.lower() in _EMPTY else text


def _owner(account: str, post_id: str) -> str:
    """Return the account that a post counts as: one of its own where the account was deleted, or nobody is named."""
    if account in _REMOVED:
        return f"deleted:{post_id}"
    return f"guest:{post_id}" if _is_nobody(account) else account


@lru_cache(1 << 12)
def _is_nobody(account: str) -> bool:
    """Tell a blank account, and a word such as Anonymous: its posts may be by different people, so they are no one account."""
    return not account or (any(map(str.isalnum, account)) and is_placeholder(account))


def _account(value: object) -> str:
    """Return an account, of an object that a program wrote as text the name in it."""
    name = _name(value)
    if not name.startswith("{"):
        return name
    parts = dict(_PART.findall(name))
    return next((parts[part] for part in _OF_ACCOUNTS if part in parts), name)


def _word(value: object) -> str:
    """Return a name from a small set, cached."""
    return _known_word(value) if type(value) is str else _name(value)


_known_word = lru_cache(1 << 12)(_name)


def _text(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    if len(text) > TEXT_LIMIT:
        raise Unreadable(f"a text of {len(text)} characters is no post (limit {TEXT_LIMIT})")
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _count(value: object) -> int | None:
    try:
        return None if value is None or value == "" else int(float(str(value)))
    except (ValueError, OverflowError):
        return None


def _each(value: object, spell: Callable[[str], str], split: Callable[[str], list[str]] | None = None) -> list[str]:
    """Return the items of a list, however the dump writes it: a real one, one inside a string, or words between separators."""
    if value is None or value == "" or value == "[]":
        return []
    items = value if isinstance(value, (list, tuple)) else _listed(str(value), split or _words)
    texts = [str(item if type(item) is str else _stands_for(item)).strip() for item in items if item is not None]
    return list(dict.fromkeys([spell(text) for text in texts if len(text) > _LONGEST_EMPTY or text.lower() not in _EMPTY]))


_SINGLE_QUOTED = re.compile(r"\[\s{0,9}'[^'\"\\\n]*+'(?:\s{0,9},\s{0,9}'[^'\"\\\n]*+')*+\s{0,9}\]")
"""A list as Python prints it, of strings without quotes in them."""
_QUOTED = re.compile(r"'([^']*)'")
_NAMING_FIELDS = ("unwound_url", "expanded_url", "expandedUrl", "text", "tag", "username", "screen_name", "name", "url", "id")


def _stands_for(item: object) -> object:
    """Return the tag, address or account that an object in a list stands for."""
    if type(item) is not dict and not isinstance(item, Mapping):
        return item
    get = item.get
    for name in _NAMING_FIELDS:
        if value := get(name):
            return value
    return ""


def _listed(text: str, split: Callable[[str], list[str]]) -> list[Any]:
    text = text.strip()
    if _SINGLE_QUOTED.fullmatch(text):
        return list(_QUOTED.findall(text))
    if text.startswith(("[", "c(")) and text.endswith(("]", ")")):
        text = "[" + text.removeprefix("c(").removeprefix("[")[:-1] + "]"
        for read in (json.loads, ast.literal_eval):
            try:
                return list(read(text))
            except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
                continue
        text = text[1:-1]
    return [part.strip("'\" ") for part in split(text)]


def _words(text: str) -> list[str]:
    return re.split(r"[|;,\s]+", text)
