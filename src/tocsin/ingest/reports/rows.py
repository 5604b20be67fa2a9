"""A row of named values becomes a warning, or is refused; nothing of it is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple, NoReturn, TypeVar

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Priority, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import dates, encodings
from tocsin.ingest.limits import MEGA
from tocsin.ingest.reports.columns import ColumnMap, guess, signature
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.source import InputSource

Fact = tuple[str, str]
Row = TypeVar("Row")
SAMPLE = 2_000
_NAME = 200
_SAMPLE_BYTES = 4 * MEGA

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_URGENT = {
    **{str(priority).lower(): priority for priority in Priority},
    **dict.fromkeys(("urgent", "critical", "immediate", "emergency", "high"), Priority.P1),
    **dict.fromkeys(("medium", "normal", "moderate"), Priority.P2),
    **dict.fromkeys(("low", "routine"), Priority.P3),
}


def choose(source: InputSource, header: Sequence[str], sample: Sequence[Mapping[str, str]]) -> ColumnMap:
    """The map for this table: the one given, else the one remembered, else the likeliest; noted in the tally.

    Raises :class:`Malformed` when a given map names a column that is absent, or when no column holds words.
    """
    mark = signature(header)
    given = source.reading.columns
    columns = given or source.reading.remembered.get(mark) or guess(header, sample)
    if given and (missing := given.missing(header)):
        raise Malformed(f"has no column {missing[0]!r}: its columns are {listed(header)}")
    if not columns.text:
        raise Malformed(f"no column looks like the words of a report: name it with text=COLUMN; its columns are {listed(header)}")
    source.tally.maps[mark] = columns
    return columns


def listed(header: Sequence[str], most: int = 40) -> str:
    """The names of a header for a message."""
    more = f" and {len(header) - most} more" if len(header) > most else ""
    return ", ".join(name[:60] for name in header[:most]) + more


class _RowText(NamedTuple):
    channel: str = ""
    language: str = ""
    priority: Priority | None = None


_NOTHING_SAID = _RowText()


class RowReader:
    """Writes the rows of one table down as submissions."""

    def __init__(self, source: InputSource, form: str, columns: ColumnMap, sample: Iterable[Mapping[str, str]]) -> None:
        self._columns = columns
        self._limits = source.limits
        self._channel = source.reading.channel
        self._keys = RowKeys(form, source.stem)
        self._zone = source.reading.zone or "UTC"
        zone = zone_named(self._zone)
        rows = list(sample)
        self._heard = dates.Times(columns.order or dates.order_of(_column(rows, columns.time)), zone)
        self._happened = dates.Times(columns.order or dates.order_of(_column(rows, columns.happened)), zone)
        self._unsaid = columns.columns() - {*columns.id, *columns.time, *columns.happened}

    def submission(self, row: Mapping[str, str], where: str, notes: Sequence[Fact] = ()) -> Submission:
        """The warning in this row; raises :class:`Malformed` when it says nothing."""
        columns = self._columns
        text, facts = self._text(row, notes)
        heard = self._time(self._heard, joined(row, columns.time, " "), facts)
        happened = self._time(self._happened, joined(row, columns.happened, " "), facts)
        ident = joined(row, columns.id, " ")
        others = [item for item in row.items() if item[1] and item[0] not in self._unsaid]
        if place := joined(row, columns.place, ", "):
            facts.append(("place", place))
        said = self._said(row, facts)
        kept, attachments = self._kept(facts, others)
        return Submission(
            key=self._keys.key(row, ident, heard is not None or happened is not None),
            channel=said.channel or self._channel or "file",
            text=text,
            where=where,
            heard=heard,
            happened=happened,
            language=said.language,
            contact=joined(row, columns.contact, ", "),
            priority=said.priority,
            facts=kept,
            attachments=attachments,
        )

    def _text(self, row: Mapping[str, str], notes: Sequence[Fact]) -> tuple[str, list[Fact]]:
        said = joined(row, self._columns.text, "\n")
        if not said:
            raise Malformed(f"says nothing in {listed(self._columns.text)}")
        if len(said) > self._limits.text:
            raise Malformed(f"says more than the {self._limits.text} characters that one report may have: split it")
        text = encodings.unescape(said)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text, [*notes, *(() if text == said else (("text as written", said),))]

    def _time(self, reader: dates.Times, said: str, facts: list[Fact]) -> datetime | None:
        if not said:
            return None
        moment, assumed = reader.read(said)
        if assumed and (fact := ("time_zone", f"assumed {self._zone}")) not in facts:
            facts.append(fact)
        return moment

    def _said(self, row: Mapping[str, str], facts: list[Fact]) -> _RowText:
        """What the row says in so many words; what it says otherwise is kept among the facts."""
        columns = self._columns
        if not (columns.channel or columns.language or columns.priority):
            return _NOTHING_SAID
        channel, language, priority = (joined(row, names, " ") for names in (columns.channel, columns.language, columns.priority))
        sound = (len(channel) <= _NAME and "\n" not in channel, _LANGUAGE.fullmatch(language), False)
        facts += [
            (part, value)
            for part, value, kept in zip(("channel", "language", "priority"), (channel, language, priority), sound, strict=True)
            if value and not kept
        ]
        return _RowText(channel if sound[0] else "", language if sound[1] else "", _URGENT.get(priority.lower()))

    def _kept(self, facts: list[Fact], others: list[Fact]) -> tuple[tuple[Fact, ...], tuple[Attachment, ...]]:
        """The facts, and what is too much for facts whole, as a file of its own."""
        every = facts + others
        most = self._limits.fact
        longest = max(map(len, chain.from_iterable(every)), default=0)
        short = longest <= _NAME or all(len(name) <= _NAME and len(value) <= most for name, value in every)
        if len(every) <= self._limits.facts and short:
            return tuple(every), ()
        cut = tuple((name[:_NAME], value if len(value) <= most else value[:most] + " ...") for name, value in every[: self._limits.facts])
        return cut, (Attachment("row.json", "application/json", json.dumps(dict(every), ensure_ascii=False).encode()),)


def ahead(rows: Iterator[Row], raw: Callable[[Row], bytes]) -> tuple[list[Row], Iterator[Row]]:
    """The first rows of a table, as many as it takes to judge its columns and as few as memory likes, and all rows.

    A file that cannot be read on gives the rows before, and raises where it breaks off.
    """
    taken: list[Row] = []
    size = 0
    try:
        for row in rows:
            taken.append(row)
            size += len(raw(row))
            if len(taken) >= SAMPLE or size > _SAMPLE_BYTES:
                break
    except Malformed as why:
        return taken, chain(taken, _BreaksOff(why))
    return taken, chain(taken, rows)


class _BreaksOff(Iterator[NoReturn]):
    """Where a file cannot be read on."""

    def __init__(self, why: Malformed) -> None:
        self._why = why

    def __next__(self) -> NoReturn:
        raise self._why


def joined(row: Mapping[str, str], names: Sequence[str], by: str) -> str:
    """What the row says in these columns, the empty ones left out."""
    if not names:
        return ""
    if len(names) == 1:
        return row.get(names[0], "").strip()
    return by.join(value for name in names if (value := row.get(name, "").strip()))


def _column(rows: Iterable[Mapping[str, str]], names: Sequence[str]) -> list[str]:
    return [joined(row, names, " ") for row in rows] if names else []
