"""A whole file as one report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from itertools import pairwise
from pathlib import PurePosixPath

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.reports.date_parts import lone_year
from tocsin.ingest.reports.dated_entries import are_entries, entries, first_moment, times_of
from tocsin.ingest.reports.headings import labels_time
from tocsin.ingest.reports.keys import EntryKeys, digest, file_key
from tocsin.ingest.reports.lone_times import IN_NAME, open_order, time_in_name, with_only_clock
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.introductions import introduced
from tocsin.ingest.sealing.log_callers import callers_of_entries
from tocsin.ingest.sealing.seal import seal
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import Times, has_clock, is_clock
from tocsin.ingest.times.short_days import YEAR_ELSEWHERE

_LABELLED = re.compile(r"(?m)^[ \t>*#-]{0,20}([^\n:：\d]{2,40})[:：][ \t*]{0,9}(\S[^\n]{3,60})$")
_LOOKED_AT = 20_000
_LONGEST = 64
_LEAST_NAME = 4
NO_HOUR = ("hour", "not stated")
"""Fact of a report whose time is a bare day. It is kept as the beginning of that day."""

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileContent:
    """One whole file: its format, its bytes, its text, its facts and attachments."""

    form: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    facts: Facts = ()
    attachments: tuple[Attachment, ...] = ()
    language: str = ""
    contact: str = ""
    unread: tuple[str, ...] = ()
    heard: datetime | None = None
    sealed: str = ""
    unsealed: str = ""
    quoted: bool = False


def stated_time(text: str, facts: Facts, zone: str) -> tuple[datetime | None, bool]:
    """Return the time that a document states, and whether its zone was assumed.

    It stands behind a label, such as ``Date: 13.03.2026``, in the text or in a form, or in a sentence. Else it is that of the file.
    """
    times = times_of(text, Times("", zone_named(zone or "UTC")))
    lines = [(match[1], match[2].strip()) for match in _LABELLED.finditer(text[:_LOOKED_AT])]
    stated = _labelled_time(lines, times)
    if not stated[0] or stated[0].astimezone(times.zone).time() == time():
        in_words = first_moment(text, times)
        stated = in_words if in_words[0] and (not stated[0] or in_words[0].date() == stated[0].date()) else stated
    stated = stated if stated[0] else _labelled_time(facts, times)
    return with_only_clock(text, stated, times)


def _labelled_time(values: Sequence[tuple[str, str]], times: Times) -> tuple[datetime | None, bool]:
    """Return the time behind the first label of a time. A day is joined with a time of day that stands behind another label."""
    for label, value in values:
        if len(value) <= _LONGEST and labels_time(label) and (moment := times.within(value))[0]:
            clocks = [clock for _, clock in values if len(clock) <= _LONGEST and is_clock(clock)]
            if clocks and not has_clock(value) and (joined := times.read(f"{value} {clocks[0]}"))[0]:
                return joined
            return moment
    return None, False


def submissions(source: InputSource, content: FileContent) -> Iterator[Submission]:
    """Return the reports in a file: one for each entry of a text that is kept by day, else one. Raises as :func:`submission` does.

    The hours of a log that names sources are those at which the desk was told. Those of any other are those of what happened.
    A log that has grown keeps the keys of its old entries, but for one with attachments: they may be others now.
    """
    text = encodings.clean(content.text).strip()
    year = int(lone_year(text, source.stem) or 0)
    parts = entries(text, Times("", zone_named(source.reading.zone or "UTC")), _day_of_file(source, content), year)
    callers = list(callers_of_entries(part.text for part in parts if part.timed))
    if not are_entries(parts):
        source.tally.people.update(callers)
        yield submission(source, content)
        return
    sources, doubts = _people(source, text, callers)
    source.tally.people.update(sources)
    content = replace(content, unread=(*content.unread, *doubts))
    are_calls = bool(sources) and content.heard is None
    keys = EntryKeys(content.form, text)
    for number, part in enumerate(parts, 1):
        bare = replace(content, facts=(), attachments=(), unread=(), unsealed="") if number > 1 else content
        called = dict.fromkeys(callers_of_entries([part.text], callers) if are_calls and part.timed else ())
        report = submission(source, replace(bare, text=part.text, contact=content.contact or ", ".join(called)))
        key = report.key if number == 1 else f"{report.key}:{digest([number, part.text])[:16]}"
        if part.timed and part.time and not (report.attachments or report.unread):
            key = keys.key(part.time, part.text)
        facts = report.facts if part.timed or not part.time else (*(fact for fact in report.facts if fact != NO_HOUR), NO_HOUR)
        facts = (*facts, ("day", YEAR_ELSEWHERE)) if part.is_completed else facts
        heard, happened = (part.time, None) if are_calls and part.timed else (report.heard, part.time)
        yield replace(report, key=key, where=f"{source.name} entry {number}", heard=heard, happened=happened, facts=facts)


def _day_of_file(source: InputSource, content: FileContent) -> str:
    """Return the day in ISO 8601 that the facts of a file state, else its name. Empty for none."""
    zone = zone_named(source.reading.zone or "UTC")
    if stated := stated_time("", content.facts, source.reading.zone)[0]:
        return f"{stated.astimezone(zone):%Y-%m-%d}"
    in_name = time_in_name(PurePosixPath(source.stem).stem, zone)[0]
    return f"{in_name.astimezone(zone):%Y-%m-%d}" if in_name else ""


def _people(source: InputSource, text: str, callers: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the names of people that are sealed anywhere in a text, and what of it is sealed in doubt.

    Among the names are the words of theirs behind another word in capitals.
    """
    whole = seal(Submission(key="", channel="", text=text, where=source.name))
    called = list(callers)
    names = called + [name for name in f"{whole.contact}, {whole.sealed}".split(", ") if is_name(name)]
    last_names = {words[-1] for name in names if len(words := name.split()) > 1 and len(words[-1]) >= _LEAST_NAME}
    words = text.replace(",", " ,").split()
    beside = [f"{first} {last}" for first, last in pairwise(words) if last in last_names and is_name(f"{first} {last}")]
    return list(dict.fromkeys([*introduced(text), *names, *beside, *last_names])), whole.unread


def submission(source: InputSource, content: FileContent) -> Submission:
    """Return the report that a whole file is. Raises :class:`Malformed` when it has no text and no attachment, or too much text."""
    text = encodings.clean(content.text).strip()
    if not text and not content.attachments:
        raise Malformed("has no text")
    if len(text) > source.limits.text:
        raise Malformed(f"has more than the {source.limits.text} characters that one report may have: split it")
    happened, facts = _time_and_facts(source, content, text)
    unread = content.unread if text or content.unread else (f"{source.stem}: no text found, not looked at",)
    return Submission(
        key=file_key(content.form, content.data, source.origin or source.name),
        channel=source.reading.channel or "file",
        text=text,
        where=source.name,
        heard=content.heard,
        happened=happened,
        language=content.language,
        facts=tuple((encodings.clean(name), encodings.clean(value)[: source.limits.fact]) for name, value in facts),
        attachments=content.attachments,
        contact=encodings.clean(content.contact),
        sealed=encodings.clean(content.sealed),
        unsealed=content.unsealed,
        unread=tuple(dict.fromkeys(map(encodings.clean, unread))),
        quoted=content.quoted,
    )


def _time_and_facts(source: InputSource, content: FileContent, text: str) -> tuple[datetime | None, tuple[tuple[str, str], ...]]:
    """Return when what a file tells of happened, and its facts with everything that was assumed for this time."""
    facts = content.facts if text else (*content.facts, ("text", "none found: to be looked at"))
    happened, assumed = stated_time(text, facts, source.reading.zone)
    zone = zone_named(source.reading.zone or "UTC")
    if text and happened is None and content.heard is None:
        happened, assumed = time_in_name(PurePosixPath(source.stem).stem, zone)
        facts = (*facts, *((IN_NAME,) if happened else open_order(text, Times("", zone))))
    if assumed:
        facts = (*facts, ("time_zone", f"assumed {source.reading.zone or 'UTC'}"))
    if happened and assumed and happened.astimezone(zone).time() == time() and not has_clock(text):
        facts = (*facts, NO_HOUR)
    return happened, facts
