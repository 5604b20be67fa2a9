"""Conversion of rows of any dump to columns. Every row is accepted or rejected with its reason, and the counts add up."""

from __future__ import annotations

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
from tocsin.ingest.posts.cell_values import Unreadable, account_in, count_in, each_of, is_set, links_of, mention, name_in, text_in, word_in
from tocsin.ingest.posts.dates import EARLIEST_MS, TimeFormat
from tocsin.ingest.posts.further_words import FurtherWords
from tocsin.ingest.posts.ids import given_at, is_spoiled, zone_offset
from tocsin.ingest.posts.options import SCHEMA, Notes, PostReadOptions
from tocsin.ingest.reports.formats.html import without_paragraphs
from tocsin.ingest.sealing.contact_words import is_placeholder

RAW_LIMIT = 1 << 16
_REMOVED = frozenset(("[deleted]", "[removed]"))
_BUDGET = 32 << 20
_NEVER = 1 << 62
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_ORDER = {name: at for at, name in enumerate(COLUMNS)}
_SAME = [_ORDER[name] for name in ("post_id", "account_id", "time", "channel")]
_TEXT = _ORDER["text"]
_LISTS = [_ORDER[name] for name, kind in COLUMNS.items() if kind == "texts"]

_GONE = "posts whose text was removed before the dump was made: not in it"
_WORDLESS = "posts without words: what else their rows hold was not read"

Fields = Mapping[str, Any]


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
        get, reading = fields.get, self._origin.reading
        account, (time, stated) = _account_of(get("account_id")), self._time(get("time"))
        text, removed = self._words(get("text"), account)
        deleted = self._maybe_time(get("deleted_at"))
        gone = removed or deleted is not None or is_set(get("gone")) or is_set(get("deleted_at"))
        self._note_lacks(text, gone, fields)
        platform = word_in(get("platform")) or reading.platform
        if account and (handle := get("handle")):
            self._note_handle(account, handle, platform)
        post_id = self._id(name_in(get("post_id")), account, time, text)
        if not stated:
            time = self._zoned(post_id, time)
        if deleted is not None and deleted // 1000 == time // 1000:
            time = self._made(post_id, time)
        return (
            post_id,
            _owner(account, post_id),
            time,
            text,
            platform,
            word_in(get("channel")) or reading.channel,
            word_in(get("lang")),
            *self._shared(fields, text),
            self._share(fields, text),
            self._known(answered) if (answered := get("reply_to")) else "",
            count_in(get("followers")),
            self._maybe_time(get("account_created")),
            deleted,
            gone,
        )

    def _words(self, value: object, account: str) -> tuple[str, bool]:
        """Return the text of a post, and whether it was removed before the dump was made."""
        text = text_in(value)
        if not account and not text:
            raise Unreadable("no account and no text")
        if "<" in text or "&" in text:
            text = without_paragraphs(text)
        if "\ufffd" in text:
            self._notes.undecodable += 1
        removed = text[:1] == "[" and text in _REMOVED
        return "" if removed else text, removed

    def _note_lacks(self, text: str, gone: bool, fields: Fields) -> None:
        """Count a post without words or one that is no longer there, and list what was not read of it."""
        self._notes.deletions_known += gone
        if not text:
            self._notes.no_text += 1
            if gone or not fields.get("images"):
                self.unread.append(_GONE if gone else _WORDLESS)

    def _note_handle(self, account: str, handle: object, platform: str) -> None:
        """Note the name of an account that is known by another name or a number, where it is new."""
        if self._handles.get(account) != handle and (name := name_in(handle)) and name != account:
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
        name = name_in(value)
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
            shared_objects.hashtags_in(text) if tags is None or tags == "" else each_of(tags, shared_objects.hashtag),
            shared_objects.links_in(text) if links is None or links == "" else links_of(links, fields.get("post_id"), text),
            shared_objects.mentions_in(text) if names is None or names == "" else each_of(names, mention),
            each_of(images, str) if (images := fields.get("images")) else [],
            each_of(objects, str) if (objects := fields.get("objects")) else [],
        )

    def _share(self, fields: Fields, text: str) -> str:
        shared = fields.get("share_of")
        if shared and (original := self._known(shared)):
            return original
        if text.startswith("RT @") and (key := shared_objects.share_in(text)):
            return key
        return f"rt:{shared_objects.text_digest(text)}" if text and is_set(fields.get("is_share")) else ""


def _account_of(value: object) -> str:
    account = account_in(value)
    if account and not account.isalnum() and is_spoiled(account):
        raise Unreadable(f"account {account!r} was spoiled by a spreadsheet: name another column as account_id")
    return account


def _owner(account: str, post_id: str) -> str:
    """Return the account that a post counts as: one of its own where the account was deleted, or nobody is named."""
    if account in _REMOVED:
        return f"deleted:{post_id}"
    return f"guest:{post_id}" if _is_nobody(account) else account


@lru_cache(1 << 12)
def _is_nobody(account: str) -> bool:
    """Tell a blank account, and a word such as Anonymous: its posts may be by different people, so they are no one account."""
    return not account or (any(map(str.isalnum, account)) and is_placeholder(account))
