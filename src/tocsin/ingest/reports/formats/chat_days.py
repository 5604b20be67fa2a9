"""Chats as text in which a line is a day or a time: LINE, KakaoTalk, iMessage, IRC and others, known by the values of their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import media_in
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.chat_lines import OWN, accounted, chat_lines
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.contacts import is_contact, is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.log_callers import rings
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.calendar_words import calendar_words, fold, is_calendar_word
from tocsin.ingest.times.dates import DAY_FIRST, Times, has_clock, order_of

_CLOCK = r"(?:[^\W\d_]{1,5}\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[^\W\d_]\.?[^\W\d_]?\.?)?"
_BRACKETED = re.compile(rf"^\[(?P<name>[^\[\]\n]{{1,60}})\] \[(?P<clock>{_CLOCK})\] (?P<text>.*)$")
_CLOCK_FIRST = re.compile(
    rf"^[\[(]?(?P<clock>{_CLOCK})[\])]?[ \t,]+(?:<[@+~%& ]?(?P<nick>[^<>\n]{{1,60}})> |\* {{1,2}}(?P<actor>[^\s<>:*]{{2,40}}) "
    rf"|-(?P<notice>[^\s<>():!-]{{1,40}})(?:\([^()\n]{{1,80}}\))?- |(?P<name>[^\t:\n]{{1,60}}?)(?:\t|: ))(?P<text>.*)$"
)
_BEGUN = re.compile(rf"^[\[(]?{_CLOCK}[\])]?[ \t,]+\S")
_FRAMED = re.compile(r"^(?:-{2,}|\*{2,}|={2,}|#{2,}|\u2014+|Session |Log |Conversation |Started |Begin )", re.IGNORECASE)
_SYSTEM = re.compile(rf"^[\[(]?(?P<clock>{_CLOCK})[\])]?[ \t,]+(?:-!-|\*\*\*|-->|<--|\u2192|\u2190|\*(?= ?[A-Z][a-z]+ ))\s(?P<text>.*)$")
_DATED = re.compile(r"(?<!\d)(?:19|20|25|1[34])\d\d(?!\d)|\d\u5e74")
_FRAME = " \t-=*#~_[]()\u2013\u2014"
_TRAILING = re.compile(r"\s{0,9}\([^()]{3,80}\)$")
_LONGEST_DAY = 60
_LONGEST_NAME = 60
_LONGEST_FRAME = 200
_TOP = 4
_HEAD_LINES = 60
_LONGEST_QUOTE = 1_000
_FEWEST_SPOKEN = 2
_FEWEST_DIGITS = 6
_MOST_STRANGERS = 3
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass
class _Entry:
    """A message as it is collected: when, who, and its lines."""

    time: datetime | None
    sender: str
    lines: list[str] = field(default_factory=list)
    left_out: str = ""

    def message(self) -> Message:
        """Return the entry as a message."""
        text = "\n".join(self.lines).strip()
        media = () if self.left_out else tuple(media_in(text))
        own = self.sender.lower() in OWN
        return Message(self.sender, text, self.time, media=media, own=own, assumed=True, left_out=self.left_out)


def read_days(source: InputSource) -> list[Message]:
    """Return the messages under lines that are days, each with a clock and a sender."""
    return messages_of(chat_lines(source), source)


def messages_of(lines: Sequence[str], source: InputSource) -> list[Message]:
    """Return the messages in lines with a clock and a sender each, under lines that are or state a day."""
    days = [day for line in lines if (day := day_of(line))]
    times = Times(order_of(days) or DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    day, entries, quoted_to = "", list[_Entry](), -1
    for number, line in enumerate(lines):
        if number <= quoted_to:
            entries[-1].lines.append(line)
            continue
        match = _said(line) if day else None
        if match:
            entries.append(_Entry(times.read(f"{day} {match['clock'].replace('.', ':', 1)}")[0], _sender(match), [match["text"]]))
            quoted_to = _end_of_quotes(lines, number) if "\t" in line else -1
        elif next_day := day_of(line) or _framed_day(line, times, number >= _TOP):
            day = next_day
        elif day and (system := _SYSTEM.match(line)):
            entries.append(_Entry(times.read(f"{day} {system['clock']}")[0], "", [system["text"]], "a line of the system"))
        elif entries and line.strip():
            entries[-1].lines.append(line)
    return [entry.message() for entry in entries]


def _end_of_quotes(lines: Sequence[str], number: int) -> int:
    """Return the place of the line that ends the quotes in which LINE puts a message of several lines, -1 for one without."""
    begins = lines[number].rpartition("\t")[2]
    if not begins.startswith('"') or begins.count('"') % 2 == 0:
        return -1
    for place in range(number + 1, min(len(lines), number + _LONGEST_QUOTE)):
        if lines[place].count('"') % 2:
            return place if lines[place].endswith('"') else -1
    return -1


def _sender(match: re.Match[str]) -> str:
    names = match.groupdict()
    return next(str(names[part]) for part in ("name", "nick", "actor", "notice") if names.get(part)).strip()


def _framed_day(line: str, times: Times, begun: bool) -> str:
    """Return the date that a line of the program states, such as ``--- Log opened Sat Mar 14 23:57:12 2020``.

    Once the chat has begun, such a line is told by the signs or the word that it begins with.
    """
    if len(line) > _LONGEST_FRAME or not _DATED.search(line) or (begun and not _FRAMED.match(line)) or _said(line):
        return ""
    moment = times.within(line.strip(_FRAME))[0]
    return moment.astimezone(times.zone).date().isoformat() if moment else ""


def day_of(line: str) -> str:
    """Return the date that a whole line is, empty for any other line."""
    bare = line.strip(_FRAME)
    if not 6 <= len(bare) <= _LONGEST_DAY or not any(map(str.isdecimal, bare)) or has_clock(bare):
        return ""
    return bare if Times(DAY_FIRST).read(bare)[0] or Times("mdy").read(bare)[0] else ""


def _said(line: str) -> re.Match[str] | None:
    """Return the parts of a line with a clock and a sender. A word for hours is no sender."""
    match = _BRACKETED.match(line) or _CLOCK_FIRST.match(line)
    return None if match and fold(_sender(match)) in calendar_words().units["hour"] else match


def _is_log(lines: Sequence[str]) -> bool:
    """Tell a log by the hour from a chat, in which who speaks stands before a colon on each line, and comes again."""
    begun = [line for line in lines if _BEGUN.match(line)]
    spoken = [match for line in begun if (match := _said(line))]
    if not all(match.re is _CLOCK_FIRST and match["name"] and "\t" not in match[0] for match in spoken):
        return False
    senders = Counter(map(_sender, spoken))
    once = [sender for sender, count in senders.items() if count == 1]
    return len(spoken) < len(begun) or any(map(_is_call, once)) or len(once) == len(spoken) > _MOST_STRANGERS


def _is_call(sender: str) -> bool:
    """Tell the words of a log before a colon, such as ``Ann Lee rang`` and ``Ann Lee, 01632 960455``, from the name of a sender."""
    words = sender.split()
    has_number = sum(map(str.isdecimal, sender)) >= _FEWEST_DIGITS and any(map(str.isalpha, sender))
    return len(words) > 1 and (has_number or any(map(rings, words)))


def read_clocks(source: InputSource) -> list[Message]:
    """Return the messages of lines with a clock in brackets and a speaker, such as a transcript. The day is that in the file's name."""
    times = Times(DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    in_name = _DAY_IN_NAME.search(source.stem)
    day = "-".join(in_name.groups()) if in_name else ""
    entries: list[tuple[str, _Entry]] = []
    for line in chat_lines(source):
        if match := _SYSTEM.match(line) or _said(line):
            time = times.read(f"{day} {match['clock']}")[0] if day else None
            is_system = match.re is _SYSTEM
            entry = _Entry(time, "" if is_system else _sender(match), [match["text"]], "a line of the system" if is_system else "")
            entries.append((match["clock"], entry))
        elif entries and line.strip():
            entries[-1][1].lines.append(line)
    return [replace(entry.message(), facts=() if day else (("clock", clock),)) for clock, entry in entries]


def read_below_times(source: InputSource) -> list[Message]:
    """Return the messages of blocks that begin with a line that is a time and a line that is a sender."""
    lines = chat_lines(source)
    stamps = [stamp for line in lines if (stamp := _stamp(line))]
    times = Times(order_of(stamps) or DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    return [_Entry(times.read(stamp)[0], sender, body).message() for stamp, sender, body in _blocks(lines)]


def _blocks(lines: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    stamp, body = "", list[str]()
    for line in [*lines, None]:
        following = _stamp(line) if line is not None else ""
        if line is not None and not following:
            body += [line] if stamp else []
            continue
        filled = [n for n, text in enumerate(body) if text.strip()]
        if stamp and filled:
            yield stamp, body[filled[0]].strip(), body[filled[0] + 1 :]
        stamp, body = following, []


def _stamp(line: str) -> str:
    """Return the date with a clock that a whole line is, without remarks in brackets behind it. Empty for any other line."""
    bare = _TRAILING.sub("", line.strip(_FRAME.replace(")", "").replace("(", "")))
    if not 10 <= len(bare) <= _LONGEST_DAY or sum(map(str.isdecimal, bare)) < 7 or not has_clock(bare):
        return ""
    first = bare.split()[0].strip(".,")
    if first.isalpha() and not is_calendar_word(first):
        return ""  # whoever sent the message
    return bare if Times(DAY_FIRST).read(bare)[0] or Times("mdy").read(bare)[0] else ""


def head_lines(head: FileHead) -> list[str]:
    """Return the first lines of a file that are not blank."""
    text = head.bare[:16_384].decode("utf-8", "ignore").replace("\r\n", "\n")
    return [line for line in text.split("\n")[: 2 * _HEAD_LINES] if line.strip()][:_HEAD_LINES]


def _has_days(head: FileHead) -> bool:
    return has_days(head_lines(head))


def has_days(lines: Sequence[str]) -> bool:
    """Tell a chat by its first lines: one is or states a day, and messages with a clock follow."""
    times = Times(DAY_FIRST)
    first = next((n for n, line in enumerate(lines) if day_of(line) or _framed_day(line, times, n >= _TOP)), len(lines))
    if _is_log(lines):
        return False
    return first < len(lines) - 1 and any(_said(line) for line in lines[first + 1 : first + 4])


def has_clocks(head: FileHead) -> bool:
    """Tell lines that all begin with a clock in brackets and a speaker: a name or a nick."""
    lines = [line for line in head_lines(head) if not _SYSTEM.match(line)]
    spoken = [match for line in lines if line[0] in "[(" and (match := _CLOCK_FIRST.match(line))]
    if len(spoken) < _FEWEST_SPOKEN or 2 * len(spoken) < len(lines) or not _said(lines[0]):
        return False
    return all(match["nick"] or match["actor"] or is_name(_sender(match)) or is_given_name(_sender(match)) for match in spoken)


def _has_times(head: FileHead) -> bool:
    """Tell blocks of a time, a sender and words: the file begins with one, and its senders are names, contacts or come again."""
    lines = head_lines(head)
    if not lines or not _stamp(lines[0]):
        return False
    senders = [below.strip() for above, below in pairwise(lines) if _stamp(above)]
    people = [name for name in senders if is_name(name) or is_contact(name) or name.lower() in OWN or senders.count(name) > 1]
    return len(people) > 0 and 2 * len(people) > len(senders) and max(map(len, senders)) <= _LONGEST_NAME


FORMATS = (
    chat_format("chat-days", "chat", accounted(read_days), _has_days),
    chat_format("chat-clocks", "chat", accounted(read_clocks), has_clocks),
    chat_format("chat-times", "chat", accounted(read_below_times), _has_times),
)
