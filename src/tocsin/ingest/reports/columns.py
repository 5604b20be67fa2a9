"""Mapping of a table's columns to the parts of a report: its text, its time, the contact that must be sealed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Any

from tocsin.ingest import dates
from tocsin.ingest.contact_words import EVENT_WORDS, LABEL_WORDS, contact_role, labels_other
from tocsin.ingest.contacts import find_contacts, fits_role, is_contact, is_name
from tocsin.ingest.mail_headers import labels_sending
from tocsin.ingest.reports.column_map import ColumnMap
from tocsin.ingest.reports.column_people import (
    are_numbers,
    call_people,
    hold_contacts,
    hold_contacts_in_words,
    look_like_homes,
    look_like_people,
    may_call,
    name_people,
    name_people_beside,
    next_to,
    share,
)
from tocsin.ingest.reports.date_parts import clock_of, date_part, holds_part, split_date
from tocsin.ingest.reports.headings import EXACT, OTHER_TIMES, ROLES
from tocsin.ingest.reports.reach import asks_to_ring_back
from tocsin.ingest.reports.row_times import is_ditto, is_part_of_day, is_serial_day
from tocsin.ingest.written_dates import rewrite

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+|#")
_LETTERS = re.compile(r"[^\W\d_]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u2e80-\ud7ff]")
_JUDGED = 60
_MOST = 0.5
_SOME = 0.25
_NEARLY_ALL = 0.95
_NAMED = 0.6
_LONGEST_CONTACT = 60
_LONGEST_DATE = 64
_PHONE_DIGITS = 1
_COMPACT_DAY = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_SENTENCE = 14
_CODE = re.compile(r"(?=.{0,200}\d)[\w+/=:.-]{8,200}")
_INNER_TEXT = ("text", "body")
"""Names of fields within an object of JSON that hold its words, whatever the object is called."""
_FLAGS = frozenset(["0", "1", "true", "false"])
"""Values of columns such as ``isSender``, which only say that something is so."""
_NUMBERED = re.compile(r"column \d+")
_LINK = re.compile(r"(?i)\s{0,99}(?:https?://|www\.)\S+\s*")


def guess(header: Sequence[str], sample: Sequence[Mapping[str, str]]) -> ColumnMap:
    """Return the likeliest map for a table with this header, judged by its names and a sample of its rows.

    A text column is named so or holds sentences. ``text`` is empty when no column does.
    """
    sample = [row for row in sample if sum(map(bool, row.values())) > 1] or sample  # a row of one cell is a title between others
    values = {name: [value for row in sample if (value := row.get(name, "").strip()) and _says(value)] for name in header}
    text = [name for name in header if _is_text(name, values[name]) and not (labels_time(name) and _tells_of_times(values[name]))]
    contact = [name for name in header if name not in text and is_contact_column(name, values[name])]
    contact += [name for name in next_to(header, _without(header, [*text, *contact]), contact) if _is_number_of_name(name, values[name])]
    contact += _beside_contacts(header, contact, text, values)
    roles = _roles(_without(header, contact), text, values)
    free = _without(header, [*contact, *chain(*roles.values())])
    texts = [name for name in free if name in text] or _wordiest(free, values)
    contact += [name for name in _without(free, texts) if _reaches_in_words(name, values[name])]
    free = _without(free, [*contact, *texts])
    doubtful = _in_doubt(header, free, contact, values)
    callers = _callers_among(doubtful, contact, values, is_rung_back=any(map(asks_to_ring_back, header)))
    contact, doubtful = [*contact, *callers], _without(doubtful, callers)
    paired = _paired(_without(free, doubtful), contact, sample)
    return ColumnMap(text=tuple(texts), contact=tuple(contact), sealed=(*doubtful, *paired), **roles)


def _roles(free: Sequence[str], text: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the columns of each role but text and contact. The time has several where a date is split over them, or a clock is apart."""
    split = split_date(free, values)
    roles = _by_role(_without(free, split), values)
    if split:
        return {**roles, "time": split}
    free = _without(free, [*chain(*roles.values())])
    if not roles["time"] and not roles["happened"]:
        roles["time"] = _dated(free, text, values) or _clocked(free, values)
    for role in ("time", "happened"):
        free = _without(free, roles[role])
        roles[role] += _clock_beside(roles[role], free, values)
        free = _without(free, roles[role])
    return roles


def _without(names: Iterable[str], gone: Collection[str]) -> list[str]:
    return [name for name in names if name not in gone]


def _by_role(free: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the likeliest column of each role that its name tells. A column has one role."""
    chosen: dict[str, tuple[str, ...]] = {}
    for role, fits in _FITS.items():
        candidates = [name for name in free if _is(role, name) and fits(values[name])]
        chosen[role] = tuple(sorted(candidates, key=partial(_unlikeliness, role, values))[:1])
        free = _without(free, chosen[role])
    return chosen


def _dated(free: Sequence[str], text: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the first column of dates, else the first that tells of days among a few words."""
    dated = [name for name in free if share(values[name], dates.looks_dated) > _MOST]
    return tuple((dated or [name for name in free if name not in text and _tells_of_times(values[name])])[:1])


def _clocked(free: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the column of numbers of days, or of times of day, in a table whose days stand elsewhere."""
    days = [name for name in free if date_part(name) == "day" and holds_part("day", values[name])]
    clocks = [name for name in free if share(values[name], dates.is_clock) > _NEARLY_ALL or _is_named_clock(name, values[name])]
    return tuple((days or clocks)[:1])


def _is_named_clock(name: str, values: Sequence[str]) -> bool:
    return (labels_time(name) or date_part(name) == "hour") and share(values, _is_clock_cell) >= _MOST


def _clock_beside(days: Sequence[str], free: Sequence[str], values: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the column of times of day beside one of bare days, if there is any."""
    is_number = bool(days) and (holds_part("day", values[days[0]]) or all(map(is_serial_day, values[days[0]])))
    if not days or (not is_number and share(values[days[0]], _has_clock) > _NEARLY_ALL):
        return ()
    clocks = [name for name in free if share(values[name], dates.is_clock) > _MOST]
    bare = is_number or share(values[days[0]], _is_bare_day) > _NEARLY_ALL
    others = [
        name for name in free if bare and (_is_named_clock(name, values[name]) or share(values[name], _is_signed_clock) > _NEARLY_ALL)
    ]
    return tuple((clocks or others)[:1])


def _is_bare_day(value: str) -> bool:
    return (dates.looks_dated(value) and not _has_clock(value)) or is_serial_day(value)


def _is_clock_cell(value: str) -> bool:
    return bool(clock_of(value)) or is_part_of_day(value)


def _is_signed_clock(value: str) -> bool:
    return not value.isdecimal() and bool(clock_of(value))


def _unlikeliness(role: str, values: Mapping[str, Sequence[str]], name: str) -> tuple[bool, ...]:
    """Return what speaks against a column of a role, the weightiest first.

    A time that another event has, such as an export, is not that of a report. Nor is one that is the same in all rows, or a bare day
    beside a time of day.
    """
    cells = values[name][:_JUDGED]
    if role not in ("time", "happened"):
        return (not _is_exactly(role, name),)
    clocked = share(cells, _has_clock) > _MOST or any(share(other, dates.is_clock) > _MOST for other in values.values())
    is_constant = len(cells) > 1 and len(set(cells)) == 1
    return (
        not share(cells, dates.looks_dated) > _MOST,
        not OTHER_TIMES.isdisjoint(tokens(name)),
        is_constant,
        not clocked,
        not _is_exactly(role, name),
    )


def _tells_of_times(values: Sequence[str]) -> bool:
    """Tell whether most values hold a date among a few other words, such as ``in the night to 15.03.2026``."""
    some = values[:_JUDGED]
    return all(len(value) <= _LONGEST_CONTACT for value in some) and share(some, _holds_date) > _MOST


def _holds_date(value: str) -> bool:
    return dates.Times(dates.DAY_FIRST).within(value)[0] is not None


def _beside_contacts(header: Sequence[str], contact: Sequence[str], text: Sequence[str], values: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the columns next to one of contacts in a table without headings whose values hold names, however often they come again."""
    near = [name for one, other in pairwise(header) for name, beside in ((one, other), (other, one)) if beside in contact]
    return [
        name
        for name in dict.fromkeys(near)
        if name not in (*contact, *text) and _NUMBERED.fullmatch(name) and share(values[name], is_name) >= _SOME
    ]


def _in_doubt(header: Sequence[str], free: Sequence[str], contact: Sequence[str], values: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the columns whose headings say nothing and whose values look like names of people, or like homes.

    Where a heading labels the source's name already, other names may be anybody's, and stay. Of several columns of names those next to
    a column of contacts name the source.
    """
    unlabelled = [name for name in free if not labels_other(name) and not any(_is(role, name) for role in ROLES)]
    answers = [name for name in unlabelled if asks_to_ring_back(name)]
    named = any(contact_role(name) == "name" for name in contact)
    people = [] if named else [name for name in unlabelled if _may_name_source(name in answers, bool(contact), values[name])]
    before = [] if named else [name for name, other in pairwise(header) if other in contact and not _NUMBERED.match(name)]
    before = [name for name in before if name in unlabelled and name not in answers and call_people(values[name])]
    people = next_to(header, people, contact) or before or people
    return [name for name in unlabelled if name in people or (name not in answers and look_like_homes(values[name]))]


def _callers_among(
    doubtful: Sequence[str], contact: Sequence[str], values: Mapping[str, Sequence[str]], *, is_rung_back: bool
) -> list[str]:
    """Return the columns of names that are the source's: those that also hold a number, or all of a table that asks whom to ring back."""
    people = [name for name in doubtful if not look_like_homes(values[name])]
    return [name for name in people if (is_rung_back and not contact) or any(map(find_contacts, values[name][:_JUDGED]))]


def _is_number_of_name(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column beside one of contacts holds what may be their numbers, and is not that of ids."""
    is_other = labels_other(name) or any(_is(role, name) for role in ROLES)
    return not is_other and are_numbers(values) and not share(values, dates.looks_dated) > _SOME


def _reaches_in_words(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column says in a few words how a source is reached. One of more words may be the only text of its table."""
    is_labelled = labels_other(name) or asks_to_ring_back(name) or any(_is(role, name) for role in ROLES)
    return not is_labelled and hold_contacts_in_words(values) and not _tells_of_times(values)


def _may_name_source(answers: bool, beside_contacts: bool, values: Sequence[str]) -> bool:
    """Tell whether the values of a column may name the source, where it is answers to a question, or its table has contacts."""
    if answers:
        return name_people(values)
    return look_like_people(values) or (beside_contacts and name_people_beside(values))


def _says(value: str) -> bool:
    """Tell a value from a sign that stands for none, such as ``--``."""
    return value[0].isalnum() or any(map(str.isalnum, value))


def _paired(free: Sequence[str], contact: Sequence[str], sample: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the columns whose names come again with the same contact each time, as the nicknames in a table of messages do."""
    columns = []
    for name in free:
        for beside in contact:
            rows = [(row.get(name, "").strip(), row.get(beside, "").strip()) for row in sample[:_JUDGED]]
            both = [pair for pair in rows if all(pair)]
            pairs, values = set(both), {value for value, _ in both}
            if (
                1 < len(pairs) < len(both)
                and len(pairs) == len(values) == len({other for _, other in pairs})
                and share([*values], may_call) > _NAMED
            ):
                columns.append(name)
                break
    return columns


def is_contact_column(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column holds how a source is called or reached, by its values in any language and by its name."""
    if (
        not values
        or _FLAGS.issuperset(map(str.lower, values))
        or share(values, dates.looks_dated) > _MOST
        or share(values, dates.is_clock) > _MOST
        or _is_named_clock(name, values)
    ):
        return False
    if share(values, is_contact) >= _SOME or (hold_contacts(values) and not labels_time(name) and not _tells_of_times(values)):
        return True
    role = contact_role(name.rpartition(".")[2]) or ("name" if _is("contact", name) else "")
    if asks_to_ring_back(name):  # whose words are answers, and no contacts
        return bool(role) and share(values, _is_reachable) >= _SOME
    if not role or sum(map(len, values)) / len(values) > _LONGEST_CONTACT:
        return False
    if len(tokens(name)) > LABEL_WORDS:
        return share(values, partial(fits_role, role)) >= _SOME
    return role in ("name", "address") or share(values, _is_reachable) >= _SOME


def _is_reachable(value: str) -> bool:
    return "@" in value or sum(letter.isdecimal() for letter in value) >= _PHONE_DIGITS


def _has_clock(value: str) -> bool:
    return re.search(r"\d[:h時时시]\d|\d ?[ap]\.?m", rewrite(value)) is not None or (value.isdigit() and not _COMPACT_DAY.fullmatch(value))


def _wordiest(names: Sequence[str], values: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the column with the longest texts, for a table in which no column is named for its text. Codes are no texts.

    Where those are no sentences, columns that name what happened come first, such as the offence.
    """
    worded = [name for name in names if values[name] and _is_worded(values[name]) and share(values[name], _is_code) <= _MOST]
    lengths = {name: sum(map(_size, values[name])) / len(values[name]) for name in worded}
    best = max(lengths, key=lambda name: lengths[name], default="")
    events = [name for name in worded if EVENT_WORDS.intersection(tokens(name))]
    if events and not _is_prose(values[best]):
        return events
    return [best] if best and lengths[best] >= _SENTENCE else []


def _is_code(value: str) -> bool:
    """Tell an id or a number of a program: one word of letters, digits and signs that join them."""
    return value.isascii() and _CODE.fullmatch(value) is not None


def _size(value: str) -> int:
    """Return the length of a value, in which a sign of a script without spaces is as long as half a word."""
    return len(value) if value.isascii() else len(value) + 2 * len(_UNSPACED.findall(value))


def named_like_header(names: Sequence[str]) -> bool:
    """Tell whether any of these names is a word for a part of a report."""
    return any(_is(role, name) for name in names for role in ROLES if role != "label")


def labels_fact(name: str) -> bool:
    """Tell whether a heading labels something that is told, or its handling, rather than a wish of the source."""
    return labels_other(name) or any(_is(role, name) for role in ROLES)


def labels_time(name: str) -> bool:
    """Tell whether a label stands before the time of what is told, in any of the languages of headings."""
    return _is("time", name) or _is("happened", name) or labels_sending(name)


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a column's name in lower case, two for ``sourceUrl``."""
    return tuple(word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", name)))


def _is(role: str, name: str) -> bool:
    words = tokens(name)
    return _is_exactly(role, name) or any(word in ROLES[role] for word in words)


def _is_exactly(role: str, name: str) -> bool:
    return " ".join(tokens(name)) in EXACT[role] or name.strip().casefold() in EXACT[role]


def _is_text(name: str, values: Sequence[str]) -> bool:
    if _is_exactly("text", name) or _is_exactly("title", name) or name.rpartition(".")[2] in _INNER_TEXT:
        return _is_worded(values)
    if contact_role(name.rpartition(".")[2]) == "name" and share(values, is_name) > _MOST:
        return False
    spaced = sum(" " in value for value in values) > len(values) / 4
    if _is_exactly("label", name) or not _is_worded(values) or not (spaced or _is_prose(values)):
        return False
    return _is("text", name) or _is("title", name) or (_is_prose(values) and not _is("label", name))


def _is_worded(values: Sequence[str]) -> bool:
    return sum(1 for value in values if _LETTERS.search(value) and not _LINK.fullmatch(value)) > len(values) / 2


def _is_prose(values: Sequence[str]) -> bool:
    words = sum(value.count(" ") + 1 for value in values) / len(values)
    unspaced = sum(len(_UNSPACED.findall(value)) for value in values) / len(values)
    return (words >= 6 or unspaced >= 12) and len(set(values)) > len(values) / 2


def _always(values: Sequence[str]) -> bool:
    return bool(values)


def _is_short(values: Sequence[str]) -> bool:
    return bool(values) and sum(map(len, values)) / len(values) <= 48


def _is_dated(values: Sequence[str]) -> bool:
    some = [value for value in values[:200] if not is_ditto(value)]
    return bool(some) and sum(len(value) <= _LONGEST_DATE and any(map(str.isdigit, value)) for value in some) > len(some) / 2


def _is_language(values: Sequence[str]) -> bool:
    return bool(values) and all(len(value) <= 24 and " " not in value for value in values)


_FITS = {
    "happened": _is_dated,
    "time": _is_dated,
    "language": _is_language,
    "id": _is_short,
    "priority": _is_short,
    "channel": _is_short,
    "place": _always,
}
