"""Conversion of a row of named values to a report. Nothing of a row is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple, NoReturn, TypeVar

from tocsin.domain.errors import Malformed
from tocsin.domain.report import BEFORE_RINGING, Attachment, Priority, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.limits import MEGA
from tocsin.ingest.reports.column_map import ColumnMap, signature
from tocsin.ingest.reports.columns import guess, labels_fact
from tocsin.ingest.reports.date_parts import clock_of, day_above, day_or_year_above
from tocsin.ingest.reports.document import NO_HOUR
from tocsin.ingest.reports.formats.html import without_markup
from tocsin.ingest.reports.keys import RowKeys
from tocsin.ingest.reports.one_column import labels_words
from tocsin.ingest.reports.row_times import ColumnTimes
from tocsin.ingest.sealing.contact_words import is_question
from tocsin.ingest.sealing.contacts import beside_contacts, find_contacts, holds_words, is_address, is_name
from tocsin.ingest.sealing.leading_names import names_somebody
from tocsin.ingest.sealing.reach import call_back_columns, is_answer_in_words, is_declined, open_answers, reach, unclear_columns
from tocsin.ingest.source import InputSource

Fact = tuple[str, str]
Row = TypeVar("Row")
SAMPLE = 2_000
SHOWN = 3
"""Rows of a table that people are shown to tell which column is which."""
_NAME = 200
_SPACES = 2
_LONGEST_WORD = 20
_ACCOUNTS = "user username userid screenname handle nick nickname account accountid authorid uid пользователь utilisateur usuario benutzer"
_ACCOUNT_HEADINGS = frozenset(_ACCOUNTS.split())
"""Headings of columns that name the account of a post."""
_FEW_PEOPLE = 40
_LEAST_HANDLE = 6
_LONGEST_DAY = 60
_SAMPLE_BYTES = 4 * MEGA

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_URGENT = {
    **{str(priority).lower(): priority for priority in Priority},
    **dict.fromkeys(("urgent", "critical", "immediate", "emergency", "high"), Priority.P1),
    **dict.fromkeys(("medium", "normal", "moderate"), Priority.P2),
    **dict.fromkeys(("low", "routine"), Priority.P3),
}


def choose(source: InputSource, header: Sequence[str], sample: Sequence[Mapping[str, str]]) -> ColumnMap:
    """Return the map for this table: the one stated, else the one remembered, else the likeliest. Notes it in the tally.

    Raises :class:`Malformed` when a stated map names a column that is absent, or when no column holds text.
    """
    mark = signature(header)
    stated = source.reading.columns
    columns = stated or source.reading.remembered.get(mark) or _guess(header, sample)
    if stated and (missing := stated.missing(header)):
        raise Malformed(f"has no column {missing[0]!r}: its columns are {listed(header)}")
    if not columns.text:
        raise Malformed(f"no column looks like the text of a report: name it with text=COLUMN; its columns are {listed(header)}")
    source.tally.maps[mark] = columns
    source.tally.headers[mark] = list(header)
    source.tally.samples[mark] = [dict(row) for row in sample[:SHOWN]]
    return columns


def _guess(header: Sequence[str], sample: Sequence[Mapping[str, str]]) -> ColumnMap:
    return ColumnMap(text=tuple(header)) if len(header) == 1 and labels_words(header[0]) else guess(header, sample)


def listed(header: Sequence[str], most: int = 40) -> str:
    """Return the names of a header for a message."""
    more = f" and {len(header) - most} more" if len(header) > most else ""
    return ", ".join(name[:60] for name in header[:most]) + more


class _RowText(NamedTuple):
    channel: str = ""
    language: str = ""
    priority: Priority | None = None


_EMPTY_ROW = _RowText()


def _few_people(rows: Sequence[Mapping[str, str]], contact: Sequence[str]) -> Iterator[str]:
    """Yield the names, and the handles, in columns of contacts, where they are few enough to be sealed wherever they stand in the file.

    As many names as rows are those of callers who ring once each, and may be the names of others in other rows.
    """
    values = _values(rows, contact)
    names, handles = set(filter(is_name, values)), set(filter(_is_handle, values))
    if len(names) <= _FEW_PEOPLE and 2 * len(names) <= len(rows):
        yield from names
    if len(handles) <= _FEW_PEOPLE:
        yield from handles


def _names_accounts(rows: Sequence[Mapping[str, str]], contact: Sequence[str]) -> bool:
    """Tell whether the only contacts of a table are accounts on a platform, by their heading, whose writers wrote to the public."""
    of_accounts = all(_plain_heading(name) in _ACCOUNT_HEADINGS for name in contact)
    return bool(contact) and of_accounts and not any(map(find_contacts, _values(rows, contact)))


def _values(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> set[str]:
    """Return the values that stand in these columns."""
    return {value for row in rows for name in names if (value := row.get(name, "").strip())}


def _plain_heading(name: str) -> str:
    return "".join(filter(str.isalnum, name.rpartition(".")[2].casefold()))


def _sealed_in_doubt(columns: ColumnMap) -> Iterator[str]:
    """Yield a line for each column that is sealed although nothing labels it as a source."""
    yield from (f"column {name}: sealed in doubt, since its values may name people or homes" for name in columns.sealed)
    questions = (name for name in columns.contact if is_question(name))
    yield from (f"column {name}: its answers were sealed in doubt, since they may tell of a source" for name in questions)


class RowReader:
    """Converter of the rows of one table to submissions."""

    def __init__(
        self, source: InputSource, keys: RowKeys, columns: ColumnMap, sample: Iterable[Mapping[str, str]], doubts: Sequence[str] = ()
    ) -> None:
        self._columns = columns
        self._limits = source.limits
        self._channel = source.reading.channel
        self._keys = keys
        self._zone = source.reading.zone or "UTC"
        zone = zone_named(self._zone)
        rows = list(sample)
        above = source.day or day_or_year_above((), source.stem, zone)
        self._received_times = ColumnTimes(columns.time, columns.order, rows, zone, above, source.zone)
        self._happened_times = ColumnTimes(columns.happened, columns.order, rows, zone, above, source.zone)
        source.tally.people.update(_few_people(rows, columns.contact))
        self._doubts = (*doubts, *_sealed_in_doubt(columns))
        self._is_of_accounts = _names_accounts(rows, columns.contact)
        self._call_back = call_back_columns(header := list(dict.fromkeys(name for row in rows for name in row)))
        unlabelled = [name for name in header if name not in columns.columns() and not labels_fact(name)]
        self._unclear = unclear_columns(rows, unlabelled) if columns.contact and not self._call_back else ()
        self._timed = [row.get(name, "").strip() for row in rows for name in (*columns.time, *columns.happened)]
        self._role_columns = columns.columns() - {*columns.id, *columns.time, *columns.happened}
        self._questions = [("question", name) for name in sorted(self._role_columns) if is_question(name)]

    @cached_property
    def _has_hours(self) -> bool:
        """Return whether a cell of the sample states an hour alone. It is asked of few tables: reading two thousand cells takes a while."""
        return any(map(clock_of, self._timed))

    def take_day(self, row: Mapping[str, str]) -> bool:
        """Tell whether a row states nothing but a day, which is that of the hours below it."""
        cells = [value for value in row.values() if value.strip()]
        day = day_above(cells, zone_named(self._zone)) if len(cells) == 1 and len(cells[0]) <= _LONGEST_DAY else ""
        if not day or not self._has_hours:
            return False
        for times in (self._received_times, self._happened_times):
            times.stand_below(day)
        return True

    def submission(self, row: Mapping[str, str], where: str, notes: Sequence[Fact] = ()) -> Submission:
        """Return the report in this row. Raises :class:`Malformed` when it has no text."""
        columns = self._columns
        text, facts = self._text(row, notes)
        received = self._time(self._received_times, row, facts) if columns.time else None
        happened = self._time(self._happened_times, row, facts) if columns.happened else None
        ident = joined(row, columns.id, " ")
        others = [item for item in row.items() if item[1] and self._is_told(*item)]
        if received is None and happened is None and columns.time:
            received = self._noted(*self._received_times.among(others), facts)
        if place := joined(row, columns.place, ", "):
            facts.append(("place", place))
        row_text = self._row_text(row, facts)
        doubts, self._doubts = self._doubts, ()
        contact, unreached = reach(row, columns.contact, self._call_back)
        unclear = tuple(self._unclear_answers(row)) if contact else ()
        declined = is_declined(row, self._call_back)
        answers = list(open_answers(row, self._call_back, refusals=bool(contact)))
        facts += ((BEFORE_RINGING, line) for line in (*unclear, *(f"column {name}: {answer}" for name, answer in answers)))
        naming = [answer for _, answer in answers if names_somebody(answer)]
        bounded, attachments = self._bounded_facts(facts, others)
        unread = (*doubts, *self._sealed_words(row), *unclear)
        return Submission(
            key=self._keys.key(row, ident, received is not None or happened is not None),
            channel=row_text.channel or self._channel or "file",
            text=text,
            where=where,
            heard=received,
            happened=happened,
            language=row_text.language,
            contact=contact,
            declined=declined,
            sealed=", ".join(filter(None, (unreached, *naming, joined(row, columns.sealed, ", ")))),
            labelled=row_text.priority,
            facts=bounded,
            attachments=attachments,
            unread=unread,
            quoted=bool(contact) and self._is_of_accounts,
        )

    def _text(self, row: Mapping[str, str], notes: Sequence[Fact]) -> tuple[str, list[Fact]]:
        raw_text = joined(row, self._columns.text, "\n") or self._other_words(row)
        if not raw_text:
            raise Malformed(f"has no text in {listed(self._columns.text)}")
        if len(raw_text) > self._limits.text:
            raise Malformed(f"has more than the {self._limits.text} characters that one report may have: split it")
        text = without_markup(raw_text)
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text, [*self._questions, *notes, *(() if text == raw_text else (("text as written", raw_text),))]

    def _is_told(self, name: str, value: str) -> bool:
        """Tell whether a cell stays as a fact: it has no role of its own, or answers whether to ring back."""
        return name not in self._role_columns or (name in self._columns.contact and is_answer_in_words(name, value))

    def _sealed_words(self, row: Mapping[str, str]) -> Iterator[str]:
        """Yield a line for each contact of a row that says more than a contact, since nobody but those who may see it reads its words."""
        for name in self._columns.contact:
            value = row.get(name, "").strip()
            beside = beside_contacts(value)
            is_label = beside is not None and " " not in beside and len(beside) <= _LONGEST_WORD
            if value.count(" ") >= _SPACES and not is_label and holds_words(beside or value) and name not in self._call_back:
                yield f"column {name}: holds words, which are sealed with the contact"

    def _unclear_answers(self, row: Mapping[str, str]) -> Iterator[str]:
        """Yield a line for each yes or no of a row that may be a wish not to be rung back."""
        for name in self._unclear:
            if answer := row.get(name, "").strip():
                yield f"column {name}: {answer!r} was not understood, and may be about ringing back"

    def _other_words(self, row: Mapping[str, str]) -> str:
        """Return the sentences in further cells of a row whose text is empty."""
        sealed = {*self._columns.contact, *self._columns.sealed}
        values = [value.strip() for name, value in row.items() if value.count(" ") >= _SPACES and name not in sealed]
        return "\n".join(value for value in values if may_hold_words(value) and not is_name(value) and not is_address(value))

    def _time(self, reader: ColumnTimes, row: Mapping[str, str], facts: list[Fact]) -> datetime | None:
        moment, assumed, remark = reader.read(row)
        if remark:
            facts.append(("day", remark))
        if moment and not reader.states_hour(row, moment):
            facts.append(NO_HOUR)
        if moment and reader.assumed_order:
            facts.append(("order of day and month", f"assumed {reader.assumed_order}"))
        return self._noted(moment, assumed, facts)

    def _noted(self, moment: datetime | None, assumed: bool, facts: list[Fact]) -> datetime | None:
        """Return a time, and note the zone that was assumed for it."""
        if moment and assumed and (fact := ("time_zone", f"assumed {self._zone}")) not in facts:
            facts.append(fact)
        return moment

    def _row_text(self, row: Mapping[str, str], facts: list[Fact]) -> _RowText:
        """Return channel, language and priority where their values are valid. Other values become facts."""
        columns = self._columns
        if not (columns.channel or columns.language or columns.priority):
            return _EMPTY_ROW
        channel, language, priority = (joined(row, names, " ") for names in (columns.channel, columns.language, columns.priority))
        sound = (len(channel) <= _NAME and "\n" not in channel, _LANGUAGE.fullmatch(language), False)
        facts += [
            (part, value)
            for part, value, is_sound in zip(("channel", "language", "priority"), (channel, language, priority), sound, strict=True)
            if value and not is_sound
        ]
        return _RowText(channel if sound[0] else "", language if sound[1] else "", _URGENT.get(priority.lower()))

    def _bounded_facts(self, facts: list[Fact], others: list[Fact]) -> tuple[tuple[Fact, ...], tuple[Attachment, ...]]:
        """Return the facts. When they exceed the limits, all of them go into an attached file too."""
        every = facts + others
        most = self._limits.fact
        longest = max(map(len, chain.from_iterable(every)), default=0)
        short = longest <= _NAME or all(len(name) <= _NAME and len(value) <= most for name, value in every)
        if len(every) <= self._limits.facts and short:
            return tuple(every), ()
        cut = tuple((name[:_NAME], value if len(value) <= most else value[:most] + " ...") for name, value in every[: self._limits.facts])
        return cut, (Attachment("row.json", "application/json", json.dumps(every, ensure_ascii=False).encode()),)


def ahead(rows: Iterator[Row], raw: Callable[[Row], bytes]) -> tuple[list[Row], Iterator[Row]]:
    """Return the first rows of a table, enough to judge its columns within bounded memory, and an iterator over all rows.

    A file that breaks off gives the rows before, and the iterator raises at the break.
    """
    first_rows: list[Row] = []
    size = 0
    try:
        for row in rows:
            first_rows.append(row)
            size += len(raw(row))
            if len(first_rows) >= SAMPLE or size > _SAMPLE_BYTES:
                break
    except Malformed as why:
        return first_rows, chain(first_rows, _BreaksOff(why))
    return first_rows, chain(first_rows, rows)


class _BreaksOff(Iterator[NoReturn]):
    """Iterator that raises at the point from which a file cannot be read."""

    def __init__(self, why: Malformed) -> None:
        self._why = why

    def __next__(self) -> NoReturn:
        raise self._why


def _is_handle(value: str) -> bool:
    """Tell the name of an account by its shape: one word with a sign or a number in it."""
    return (
        _LEAST_HANDLE <= len(value) <= _NAME and not any(map(str.isspace, value)) and not value.isalpha() and any(map(str.isalpha, value))
    )


def joined(row: Mapping[str, str], names: Sequence[str], by: str) -> str:
    """Return the values of a row in these columns, leaving out empty ones."""
    if not names:
        return ""
    if len(names) == 1:
        return row.get(names[0], "").strip()
    return by.join(value for name in names if (value := row.get(name, "").strip()))
