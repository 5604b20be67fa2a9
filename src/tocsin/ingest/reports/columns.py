"""Mapping of a table's columns to the parts of a report: its text, its time, the contact that must be sealed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Any

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
from tocsin.ingest.reports.date_parts import split_date
from tocsin.ingest.reports.headings import OTHER_TIMES, ROLES, is_exactly, is_of, labels_time, tokens
from tocsin.ingest.reports.row_times import is_ditto
from tocsin.ingest.reports.time_columns import (
    are_clocks,
    are_days,
    clock_beside,
    clocked,
    dated,
    is_named_clock,
    shows_clock,
    tells_of_times,
)
from tocsin.ingest.sealing.contact_words import EVENT_WORDS, LABEL_WORDS, contact_role, labels_other
from tocsin.ingest.sealing.contacts import find_contacts, fits_role, is_contact, is_name
from tocsin.ingest.sealing.reach import asks_to_ring_back
from tocsin.ingest.times import dates
from tocsin.ingest.times.clock_cells import clock_in

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
_SENTENCE = 14
_NOTE = 4
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
    text = [name for name in header if _is_text(name, values[name]) and not (labels_time(name) and tells_of_times(values[name]))]
    contact = [name for name in header if name not in text and is_contact_column(name, values[name])]
    contact += [name for name in next_to(header, _without(header, [*text, *contact]), contact) if _is_number_of_name(name, values[name])]
    contact += _beside_contacts(header, contact, text, values)
    roles = _roles(_without(header, contact), text, values)
    free = _without(header, [*contact, *chain(*roles.values())])
    texts = [name for name in free if name in text] or _wordiest(free, values)
    if not texts and (contact or roles["time"] or roles["happened"]):
        texts = _wordiest([name for name in free if not all(map(str.isupper, values[name]))], values, _NOTE)
    contact += [name for name in _without(free, texts) if _reaches_in_words(name, values[name])]
    free = _without(free, [*contact, *texts])
    doubtful = _in_doubt(header, free, contact, values)
    callers = _callers_among(doubtful, contact, values, is_rung_back=any(map(asks_to_ring_back, header)))
    contact, doubtful = [*contact, *callers], _without(doubtful, callers)
    paired = _paired(_without(free, doubtful), contact, sample)
    return ColumnMap(text=tuple(texts), contact=tuple(contact), sealed=(*doubtful, *paired), **roles)


def _roles(free: Sequence[str], text: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the columns of each role but text and contact. The time has several where a date is split over them, or a clock is apart."""
    names = [*free]
    split = split_date(free, values)
    roles = _by_role(_without(free, split), values)
    if split:
        return {**roles, "time": split}
    free = _without(free, [*chain(*roles.values())])
    timed = [*roles["time"], *roles["happened"]]
    if timed and all(are_clocks(values[name]) and not are_days(values[name]) for name in timed):  # whose day another column states
        free, roles["time"], roles["happened"] = [name for name in names if name in free or name in timed], (), ()
    if not roles["time"] and not roles["happened"]:
        roles["time"] = dated(free, text, values) or clocked(free, values)
    for role in ("time", "happened"):
        free = _without(free, roles[role])
        following = names[names.index(roles[role][0]) + 1 :] if roles[role] else []
        roles[role] += clock_beside(roles[role], free, following, values)
        free = _without(free, roles[role])
    return roles


def _without(names: Iterable[str], gone: Collection[str]) -> list[str]:
    return [name for name in names if name not in gone]


def _by_role(free: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the likeliest column of each role that its name tells. A column has one role."""
    chosen: dict[str, tuple[str, ...]] = {}
    for role, fits in _FITS.items():
        candidates = [name for name in free if is_of(role, name) and fits(values[name])]
        chosen[role] = tuple(sorted(candidates, key=partial(_unlikeliness, role, values))[:1])
        free = _without(free, chosen[role])
    return chosen


def _unlikeliness(role: str, values: Mapping[str, Sequence[str]], name: str) -> tuple[bool, ...]:
    """Return what speaks against a column of a role, the weightiest first.

    A time that another event has, such as an export, is not that of a report. Nor is one that is the same in all rows, or a bare day
    beside a time of day.
    """
    cells = values[name][:_JUDGED]
    if role not in ("time", "happened"):
        return (not is_exactly(role, name),)
    clocked = share(cells, shows_clock) > _MOST or any(share(other, dates.is_clock) > _MOST for other in values.values())
    is_constant = len(cells) > 1 and len(set(cells)) == 1
    return (
        not (share(cells, dates.looks_dated) > _MOST or are_days(cells)),
        not OTHER_TIMES.isdisjoint(tokens(name)),
        is_constant,
        not clocked,
        not is_exactly(role, name),
    )


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
    unlabelled = [name for name in free if not labels_other(name) and not any(is_of(role, name) for role in ROLES)]
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
    is_other = labels_other(name) or any(is_of(role, name) for role in ROLES)
    return not is_other and are_numbers(values) and not share(values, dates.looks_dated) > _SOME


def _reaches_in_words(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column says in a few words how a source is reached. One of more words may be the only text of its table."""
    is_labelled = labels_other(name) or asks_to_ring_back(name) or any(is_of(role, name) for role in ROLES)
    return not is_labelled and hold_contacts_in_words(values) and not tells_of_times(values)


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
        or is_named_clock(name, values)
        or are_clocks(values)
    ):
        return False
    if share(values, is_contact) >= _SOME or (hold_contacts(values) and not labels_time(name) and not tells_of_times(values)):
        return True
    role = contact_role(name.rpartition(".")[2]) or ("name" if is_of("contact", name) else "")
    if asks_to_ring_back(name):  # whose words are answers, and no contacts
        return bool(role) and share(values, _is_reachable) >= _SOME
    if not role or sum(map(len, values)) / len(values) > _LONGEST_CONTACT:
        return False
    if len(tokens(name)) > LABEL_WORDS:
        return share(values, partial(fits_role, role)) >= _SOME
    return role in ("name", "address") or share(values, _is_reachable) >= _SOME


def _is_reachable(value: str) -> bool:
    return "@" in value or sum(letter.isdecimal() for letter in value) >= _PHONE_DIGITS


def _wordiest(names: Sequence[str], values: Mapping[str, Sequence[str]], least: int = _SENTENCE) -> list[str]:
    """Return the column with the longest texts, for a table in which no column is named for its text. Codes are no texts.

    Where those are no sentences, columns that name what happened come first, such as the offence.
    """
    worded = [name for name in names if values[name] and _is_worded(values[name]) and share(values[name], _is_code) <= _MOST]
    lengths = {name: sum(map(_size, values[name])) / len(values[name]) for name in worded}
    best = max(lengths, key=lambda name: lengths[name], default="")
    events = [name for name in worded if EVENT_WORDS.intersection(tokens(name))]
    if events and not _is_prose(values[best]):
        return events
    return [best] if best and lengths[best] >= least else []


def _is_code(value: str) -> bool:
    """Tell an id or a number of a program: one word of letters, digits and signs that join them."""
    return value.isascii() and _CODE.fullmatch(value) is not None


def _size(value: str) -> int:
    """Return the length of a value, in which a sign of a script without spaces is as long as half a word."""
    return len(value) if value.isascii() else len(value) + 2 * len(_UNSPACED.findall(value))


def named_like_header(names: Sequence[str]) -> bool:
    """Tell whether any of these names is a word for a part of a report."""
    return any(is_of(role, name) for name in names for role in ROLES if role != "label")


def labels_fact(name: str) -> bool:
    """Tell whether a heading labels something that is told, or its handling, rather than a wish of the source."""
    return labels_other(name) or any(is_of(role, name) for role in ROLES)


def _is_text(name: str, values: Sequence[str]) -> bool:
    if is_exactly("text", name) or is_exactly("title", name) or name.rpartition(".")[2] in _INNER_TEXT:
        return _is_worded(values)
    if contact_role(name.rpartition(".")[2]) == "name" and share(values, is_name) > _MOST:
        return False
    spaced = sum(" " in value for value in values) > len(values) / 4
    if is_exactly("label", name) or not _is_worded(values) or not (spaced or _is_prose(values)):
        return False
    return is_of("text", name) or is_of("title", name) or (_is_prose(values) and not is_of("label", name))


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
    dated = sum(len(value) <= _LONGEST_DATE and (any(map(str.isdigit, value)) or clock_in(value) is not None) for value in some)
    return dated > len(some) / 2


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
