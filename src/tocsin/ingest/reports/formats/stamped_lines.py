"""Logs: lines that begin with a time in any of the forms of servers and devices. Each is a report, with the lines that go on with it.

Logs of chat rooms name who speaks behind the time, in pointed brackets or behind an asterisk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import unquote_plus

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.chat_lines import accounted, chat_lines
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import DAY_FIRST, Times, order_of

_END = r"(?=[\s,;:|-]|$)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"[\[(<]?(?P<stamp>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}[T ,_]{{1,3}}{_CLOCK}(?: ?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?)[\])>]?{_END}",
        rf"[\[(<]?(?P<stamp>\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}[T ,]{{1,3}}{_CLOCK}(?: ?[AaPp][Mm])?)[\])>]?{_END}",
        rf"(?:<\d{{1,3}}>)?(?P<stamp>(?:[A-Z][a-z]{{2}},? )?[A-Z][a-z]{{2}} {{1,2}}\d{{1,2}} {_CLOCK}"
        rf"(?: [A-Z]{{3,4}})?(?: (?P<year>\d{{4}}))?)[\])]?{_END}",
        rf"[\[(](?P<stamp>\d{{1,2}} [A-Z][a-z]{{2}} {_CLOCK}(?: (?P<year>\d{{4}}))?)[\])]{_END}",
        r"(?:\S{1,60} \S{1,40} \S{1,40} )?\[(?P<stamp>\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?)\]",
        r"[\[(]?(?P<stamp>1\d{9}(?:\d{3}|\.\d{1,6})?)[\])]?(?=[\s,;:|])",
    )
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CODED = re.compile(r"[^\s\"'&=]{0,400}%[0-9A-Fa-f]{2}[^\s\"'&]{0,2000}")
_SPOKEN = re.compile(
    r"\s{0,9}(?:<[@+~%& ]?(?P<nick>[^<>!\s][^<>!\n]{0,59})(?:!(?P<address>[^<>\s]{1,200}))?> ?"
    r"|\* {1,2}(?P<actor>[^\s<>:*]{2,40}) |-(?P<notice>[^\s<>():-]{1,40})(?:\([^()\n]{1,80}\))?- )(?P<text>.*)",
    re.DOTALL,
)
_SYSTEM = re.compile(r"\s{0,9}(?:-!-|\*\*\*|-->|<--|\u2192|\u2190)\s")
_BEFORE_STAMP, _BEHIND_STAMP = " \t[(<", " \t])>|,;:-"
_LOOKED_AT = 16_384
_FEWEST = 2
_PART = 0.5


def _stamped(line: str) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.match(line))), None)


def read_log(source: InputSource) -> list[Message]:
    """Return the entries of a log. A time without a year is of the year that the other lines, or the file's name, state."""
    lines = chat_lines(source)
    stamps = [match for line in lines if (match := _stamped(line))]
    times = Times(order_of(match["stamp"] for match in stamps) or DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    is_room = _is_room(stamps)
    to_message = _of_room if is_room else _message
    entries = _entries(lines, _year(stamps, source.stem), is_room)
    return [to_message(*_time(times, stamp), "\n".join(body).strip()) for stamp, body in entries]


def _year(stamps: Sequence[re.Match[str]], name: str) -> str:
    """Return the year that most times state, else the one in the name of the file. Empty without one."""
    years = Counter(year for match in stamps for year in _YEAR.findall(match["stamp"])) or Counter(_YEAR.findall(name))
    return years.most_common(1)[0][0] if years else ""


def _is_room(stamps: Sequence[re.Match[str]]) -> bool:
    """Tell the log of a chat room, in which half of the times stand before somebody who speaks or a line of the program."""
    spoken = sum(any(form.match(match.string, match.end()) for form in (_SPOKEN, _SYSTEM)) for match in stamps)
    return spoken >= _FEWEST and spoken >= _PART * len(stamps)


def _entries(lines: Iterable[str], year: str, is_room: bool) -> list[tuple[str, list[str]]]:
    """Return the time and the lines of each entry. The words before its time stand in it too, but for a chat room."""
    entries: list[tuple[str, list[str]]] = []
    for line in lines:
        if match := _stamped(line):
            is_yearless = "year" in match.re.groupindex and not match["year"]
            before, behind = line[: match.start("stamp")].strip(_BEFORE_STAMP), line[match.end() :]
            body = behind if is_room else f"{before} {behind.lstrip(_BEHIND_STAMP)}"
            entries.append((f"{match['stamp']} {year}" if is_yearless else match["stamp"], [body]))
        elif line.strip():
            entries = entries or [("", [])]
            entries[-1][1].append(line)
    return entries


def _time(times: Times, stamp: str) -> tuple[datetime | None, bool]:
    return times.read(stamp) if stamp else (None, False)


def _message(moment: datetime | None, assumed: bool, text: str) -> Message:
    text = _CODED.sub(lambda coded: unquote_plus(coded[0]), text)
    return Message("", text, moment, media=tuple(media_in(text)), assumed=assumed, left_out="" if text else "an empty line of a log")


def _of_room(moment: datetime | None, assumed: bool, line: str) -> Message:
    """Return a line of a chat room. One of the program, such as who came and went, is left out."""
    spoken = _SPOKEN.match(line)
    if spoken is None:
        left_out = "a line of the system" if _SYSTEM.match(line) else ""
        return Message("", line, moment, assumed=assumed, left_out=left_out)
    sender, text = spoken["nick"] or spoken["actor"] or spoken["notice"], spoken["text"].strip()
    contact = spoken["address"] or ""
    return Message(sender.strip(), text, moment, contact=contact, media=tuple(media_in(text)), assumed=assumed)


def _is_log(head: FileHead) -> bool:
    text = head.bare[:_LOOKED_AT].decode("utf-8", "ignore").replace("\r\n", "\n")
    lines = [line for line in text.split("\n") if line.strip()][:60]
    stamped = sum(_stamped(line) is not None for line in lines)
    return stamped >= _FEWEST and stamped >= _PART * len(lines) and _stamped(lines[0]) is not None


FORMATS = (chat_format("log", "log", accounted(read_log), _is_log),)
