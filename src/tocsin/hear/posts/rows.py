"""Rows of any dump become columns: each is accepted or refused with its reason, and the figures add up."""

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
from tocsin.domain.report import RefusedRow
from tocsin.hear.posts import objects
from tocsin.hear.posts.reading import SCHEMA, Notes, PostReading
from tocsin.hear.posts.times import EARLIEST_MS, Clock

RAW_LIMIT = 1 << 16
TEXT_LIMIT = 1 << 17
_SPOILED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_EMPTY = frozenset(("", "nan", "none", "null", "na", "n/a", "<na>"))
_YES = frozenset(("1", "1.0", "true", "t", "yes", "y", "deleted", "removed", "gone"))
_BUDGET = 32 << 20
_NEVER = 1 << 62
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_ORDER = {name: at for at, name in enumerate(COLUMNS)}
_SAME = [_ORDER[name] for name in ("post_id", "account_id", "time", "channel")]
_LISTS = [_ORDER[name] for name, kind in COLUMNS.items() if kind == "texts"]

Fields = Mapping[str, Any]


class Unreadable(Exception):
    """Why a row is refused."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows come from: the file, and what a person said about it."""

    source: str
    format: str
    reading: PostReading
    clock: Clock


class Rows:
    """Collects rows until there are enough for a batch."""

    def __init__(self, place: Place) -> None:
        self._place = place
        limit = place.reading.not_after
        self._latest = _NEVER if limit is None else (limit - _EPOCH) // timedelta(milliseconds=1)
        self._clock = place.clock
        self._clear()

    def use(self, clock: Clock) -> None:
        """Reads times by this clock from here on."""
        self._clock = clock

    def _clear(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        self._refused: list[RefusedRow] = []
        self._notes = Notes()
        self._read = 0
        self._kept = 0

    @property
    def full(self) -> bool:
        """Whether a batch is due, by rows or by bytes."""
        return self._read >= self._place.reading.batch_rows or self._kept > _BUDGET

    @property
    def empty(self) -> bool:
        """Whether nothing has been read since the last batch."""
        return self._read == 0

    def add(self, number: object, fields: Fields, raw: Callable[[], bytes], count: int = 1) -> None:
        """One post, of ``count`` rows of the dump: accepted into the columns, or refused with its reason and raw bytes."""
        try:
            row = (*self._row(fields), count)
        except (Unreadable, ValueError, OverflowError) as why:
            for _ in range(count):
                self.refuse(number, str(why), raw())
        else:
            self._read += count
            if not (self._rows and row[0] == self._rows[-1][0] and self._merged(row)):
                self._rows.append(row)
                self._kept += 200 + 2 * len(row[3])

    def _merged(self, row: tuple[Any, ...]) -> bool:
        """Whether this row is the last post again (dumps in long form); its objects are then added to that post."""
        last = self._rows[-1]
        if any(last[at] != row[at] for at in _SAME) or row[0].startswith("made:"):
            return False
        more = [(last[at], row[at]) for at in _LISTS]
        if all(item in have for have, new in more for item in new):
            return False
        for have, new in more:
            have.extend(item for item in new if item not in have)
        self._rows[-1] = (*last[:-1], last[-1] + row[-1])
        return True

    def refuse(self, number: object, reason: str, raw: bytes = b"") -> None:
        """One row that cannot be read."""
        self._read += 1
        kept = raw[:RAW_LIMIT]
        self._kept += len(kept)
        self._refused.append(RefusedRow(f"{self._place.source} row {number}", reason, kept))

    def take(self) -> tuple[pa.Table, tuple[RefusedRow, ...], int, Notes]:
        """What has been collected, as the parts of a batch; the rows start anew."""
        columns = list(zip(*self._rows, strict=True)) or [()] * len(SCHEMA)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
        taken = pa.table(arrays, schema=SCHEMA), tuple(self._refused), self._read, self._notes
        self._clear()
        return taken

    def _row(self, fields: Fields) -> tuple[Any, ...]:
        get, reading, notes = fields.get, self._place.reading, self._notes
        account, time = _name(get("account_id")), self._time(get("time"))
        if not account:
            raise Unreadable("no account")
        text = _text(get("text"))
        if "\ufffd" in text:
            notes.undecodable += 1
        notes.no_text += not text
        deleted = self._maybe_time(get("deleted_at"))
        gone = deleted is not None or _says_yes(get("gone")) or _says_yes(get("deleted_at"))
        notes.deletions_known += gone
        return (
            self._id(_name(get("post_id")), account, time, text),
            account,
            time,
            text,
            _word(get("platform")) or reading.platform,
            _word(get("channel")) or reading.channel,
            _word(get("lang")),
            *self._shared(fields, text),
            self._share(fields, text),
            _name(get("reply_to")),
            _count(get("followers")),
            self._maybe_time(get("account_created")),
            deleted,
            gone,
        )

    def _id(self, post_id: str, account: str, time: int, text: str) -> str:
        if post_id and not _SPOILED.fullmatch(post_id):
            return post_id
        self._notes.ids_made += 1
        seed = f"{account}\x1f{time}\x1f{text}".encode("utf-8", "replace")
        return f"made:{blake2b(seed, digest_size=12).hexdigest()}"

    def _time(self, value: object) -> int:
        if value is None or value == "":
            raise Unreadable("no time")
        ms, stated = self._clock.read(value)
        if not ms >= EARLIEST_MS:
            raise Unreadable(f"time {str(value)[:40]!r} is before 1990")
        if ms > self._latest:
            raise Unreadable(f"time {str(value)[:40]!r} lies in the future")
        self._notes.zone_assumed += not stated
        return ms

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
        if links is not None and (own := fields.get("post_id")) and str(own) in str(links):
            links = None  # the post's own address
        return (
            objects.hashtags_in(text) if tags is None else _each(tags, objects.hashtag),
            objects.links_in(text) if links is None else _each(links, objects.link),
            objects.mentions_in(text) if names is None else _each(names, _mention),
            _each(shown, str) if (shown := fields.get("images")) else [],
            _each(named, str) if (named := fields.get("objects")) else [],
        )

    def _share(self, fields: Fields, text: str) -> str:
        named = _name(fields.get("share_of"))
        if named:
            return named
        if text.startswith("RT @") and (said := objects.share_in(text)):
            return said
        return f"rt:{objects.text_digest(text)}" if text and _says_yes(fields.get("is_share")) else ""


def _says_yes(value: object) -> bool:
    """Whether a flag is set, as dumps write one."""
    return value is not None and str(value).strip().lower() in _YES


def _mention(name: str) -> str:
    return name.strip().lstrip("@").lower()


def _name(value: object) -> str:
    """A name, an id, a short word; empty for what dumps write where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    text = str(value).strip()
    if "\ufffd" in text or "\x00" in text:
        raise Unreadable(f"{text[:40]!r} has bytes that are not text where a name is expected")
    if len(text) > 2048:
        raise Unreadable(f"{text[:40]!r}... is too long for a name")
    return "" if len(text) < 5 and text.lower() in _EMPTY else text


def _word(value: object) -> str:
    """A name of which there are few."""
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


def _each(value: object, spell: Callable[[str], str]) -> list[str]:
    """A list, however the dump writes one: a real one, one inside a string, words between separators."""
    if value is None or value == "" or value == "[]":
        return []
    items = value if isinstance(value, (list, tuple)) else _listed(str(value))
    texts = (str(item).strip() for item in items if item is not None)
    return list(dict.fromkeys(spell(text) for text in texts if text.lower() not in _EMPTY))


def _listed(text: str) -> list[Any]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        for read in (json.loads, ast.literal_eval):
            try:
                return list(read(text))
            except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
                continue
        text = text[1:-1]
    return [part for part in re.split(r"[|;,\s]+", text) if part.strip("'\"")]
