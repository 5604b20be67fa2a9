"""Times of day in words, such as ``ten to seven in the evening`` or ``saa tatu usiku``, in the place of which digits are put.

The words are in ``data/hour_words.toml``. An hour up to twelve in words counts only beside a word for its half of the day, since nothing
else tells seven in the morning from seven in the evening.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tocsin.ingest.times.calendar_words import calendar_words, fold

_HALF_DAY, _SIX = 12 * 60, 6 * 60
_HOURS = 24
_BESIDE = 24
"""Characters on either side of an hour in which the word for its half of the day stands."""
_PLACE = re.compile(r"([HWMD])")
_STOP = re.compile(r"[.!?;|\n\u06d4\u0964]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 20_000
_LONGEST_HOUR = 20
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to say an hour in one language: its expression, and how many minutes it adds to the hour."""

    expression: re.Pattern[str]
    added: int
    minutes: int
    hours: Mapping[str, int]
    numbers: Mapping[str, int]
    first: int
    in_words: bool


def with_clocks(text: str) -> str:
    """Return a text in which times of day in words are written in digits, as ``18:50``. All else stays as it is."""
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return text
    folded, places = _folded(text)
    for start, end, clock in sorted(_clocks(folded), reverse=True):
        text = f"{text[: places[start]]}{clock}{text[places[end] :]}"
    return text


def half_named(word: str) -> str:
    """Return the half of the day that a word alone names: ``early``, ``late`` or ``night``. Empty for any other word."""
    match = _halves().fullmatch(fold(word))
    return str(match.lastgroup) if match else ""


def half_within(text: str) -> str:
    """Return the half of the day that the first word for one in a text says. Empty without one."""
    match = _halves().search(fold(text))
    return str(match.lastgroup) if match else ""


def in_half(clock: str, half: str) -> str:
    """Return a time of day of up to twelve hours, as ``11:05``, in a half of the day. Any other as it stands."""
    hour, sign, minutes = clock.strip().partition(":")
    if not (sign and hour.isdecimal() and minutes.isdecimal() and 0 < int(hour) <= _HALF_DAY // 60):
        return clock
    at = _of_day((int(hour) * 60 + int(minutes)) % _HALF_DAY, half)
    return f"{at // 60:02}:{at % 60:02}"


def in_digits(folded: str) -> str:
    """Return what :func:`with_clocks` returns for a text as :func:`fold` leaves it, without words for halves of the day."""
    clocks = sorted(_clocks(folded), reverse=True)
    for start, end, clock in clocks:
        folded = f"{_halves().sub(' ', folded[:start])}{clock}{_halves().sub(' ', folded[end:])}"
    return folded


def _clocks(folded: str) -> list[tuple[int, int, str]]:
    """Return where clocks in words stand in a text, and each in digits. Of two at one place the one with minutes counts, else the longer."""
    matches = [(form, match) for form in _forms_for(folded) for match in form.expression.finditer(folded)]
    matches.sort(key=lambda pair: (not (pair[0].added or pair[0].minutes), pair[1].start() - pair[1].end(), pair[1].start()))
    apart: list[tuple[int, int, str]] = []
    for form, match in matches:
        start, end = match.span()
        if all(end <= other[0] or start >= other[1] for other in apart) and (clock := _in_digits(folded, match, form)):
            apart.append((start, end, clock))
    return apart


def _in_digits(folded: str, match: re.Match[str], form: _Form) -> str:
    """Return a clock in digits, empty for one whose half of the day nothing tells."""
    written = " ".join(match["hour"].split())
    hour = int(written) if written.isdecimal() else form.hours[written]
    added = form.added + (form.minutes * form.numbers[" ".join(match["minute"].split())] if form.minutes else 0)
    minutes = hour * 60 + added + int(match.groupdict().get("exact") or 0)
    if hour * 60 <= _HALF_DAY:
        half = _half_of_twelve(written) or _half_beside(folded, match)
        if not half and not written.isdecimal():
            return ""
        minutes = _of_day((minutes + (form.first - 1) * 60) % _HALF_DAY, half) if half else minutes
    minutes %= _HOURS * 60
    return f"{minutes // 60:02}:{minutes % 60:02}" if hour <= _HOURS else ""


def _of_day(minutes: int, half: str) -> int:
    """Return the minutes since midnight of a clock in a half of the day. At night those from six on are before midnight, at noon before noon."""
    is_late = half == "late" or (half == "night" and minutes >= _SIX) or (half == "noon" and minutes < _SIX)
    return minutes + _HALF_DAY if is_late else minutes


def _half_of_twelve(word: str) -> str:
    """Return ``noon`` or ``night`` for a word for one of the two, which is twelve o'clock. Empty for any other."""
    units = calendar_words().units
    return "noon" if word in units["noon"] else "night" if word in units["midnight"] else ""


def _half_beside(folded: str, match: re.Match[str]) -> str:
    """Return the half of the day that a word behind a clock, or else before it, says. Empty for none."""
    behind = _STOP.split(folded[match.end() : match.end() + _BESIDE], maxsplit=1)[0]
    if first := _halves().search(behind):
        return str(first.lastgroup)
    before = _STOP.split(folded[max(0, match.start() - _BESIDE) : match.start()])[-1]
    return next((str(found.lastgroup) for found in reversed(list(_halves().finditer(before)))), "")


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text as :func:`fold` returns each of its letters, and for each place in it the place in the text."""
    pieces: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        piece = letter if "a" <= letter <= "z" or letter == " " else _fold_letter(letter)
        pieces.append(piece)
        places += [place] * len(piece)
    return "".join(pieces), [*places, len(text)]


_fold_letter = lru_cache(1 << 12)(fold)


def _forms_for(folded: str) -> Iterator[_Form]:
    """Yield the forms of the languages of which a word for an hour stands in a text, or its digits."""
    words = set(_WORD.findall(folded))
    is_halved = _halves().search(folded) is not None
    for language in _languages():
        if not words.isdisjoint(language.words):
            yield from (form for form in language.forms if is_halved or not form.in_words or len(form.hours) > _HALF_DAY // 60)


@dataclass(frozen=True, slots=True)
class _Language:
    """The forms of one language, and the words of which one stands in each of them."""

    words: frozenset[str]
    forms: tuple[_Form, ...]


@cache
def _table() -> dict[str, object]:
    return tomllib.loads(files("tocsin.ingest").joinpath("data", "hour_words.toml").read_text("utf-8"))


@cache
def words_alone(key: str) -> frozenset[str]:
    """Return the words of one kind in texts that are nothing but a clock: for ``early``, ``late``, ``night``, ``noon`` or ``around``."""
    written = f"{_table().get(key, '')} {_table()[f'{key}_alone']}"
    return frozenset(map(_spaced, written.split()))


@cache
def _halves() -> re.Pattern[str]:
    groups = (f"(?P<{half}>{_alternatives(str(_table()[half]).split())})" for half in ("night", "early", "late"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(_language(table) for table in _tables())


def _tables() -> list[Mapping[str, object]]:
    return [table for table in _table().values() if isinstance(table, dict)]


def _language(table: Mapping[str, object]) -> _Language:
    hours = _hours(table)
    marks = (word for line in (*hours, *_lines(table, "forms")) for word in _WORD.findall(fold(line)))
    return _Language(frozenset(word for word in marks if len(word) > 1 or word > "\u0370"), tuple(_forms(table, ("forms",))))


def _hours(table: Mapping[str, object]) -> dict[str, int]:
    return {_spaced(word): number for number, group in enumerate(str(table["hours"]).split("|"), 1) for word in group.split()}


def _lines(table: Mapping[str, object], key: str) -> list[str]:
    written = table.get(key)
    return [*map(str, written)] if isinstance(written, list) else []


def _forms(table: Mapping[str, object], keys: Iterable[str], loose: bool = False) -> Iterator[_Form]:
    hours, pairs = _hours(table), str(table.get("minutes", "")).split()
    numbers = {_spaced(word): int(number) for number, word in zip(pairs[::2], pairs[1::2], strict=True)}
    for key in keys:
        for line in _lines(table, key):
            yield _form(line, hours, numbers, int(str(table.get("first", 1))), loose)


@cache
def _forms_alone(loose: bool) -> tuple[_Form, ...]:
    """Return the forms of all languages for a text that is nothing but a clock. ``loose`` lets digits stand for any word for a number."""
    return tuple(form for table in _tables() for form in _forms(table, ("forms", "alone"), loose))


def minutes_alone(folded: str) -> tuple[int, int] | None:
    """Return the minutes that a text which is nothing but a clock in words says, and the hour it counts as the first. None for any other.

    The half of the day is not told: ``half eight`` is 450.
    """
    for loose in (False, True):
        for form in _forms_alone(loose):
            if match := form.expression.fullmatch(folded):
                written = " ".join(match["hour"].split())
                hour = form.hours.get(written) or int(_DIGITS.findall(written)[-1])
                minutes = hour * 60 + form.added + int(match.groupdict().get("exact") or 0)
                if form.minutes:
                    said = " ".join(match["minute"].split())
                    minutes += form.minutes * (int(said) if said.isdecimal() else form.numbers[said])
                return (minutes, form.first) if hour <= _HOURS else None
    hour_alone = _hours_of_all().get(folded) if len(folded) <= _LONGEST_HOUR else None
    return (hour_alone * 60, 1) if hour_alone else None


@cache
def _hours_of_all() -> dict[str, int]:
    return {word: number for table in _tables() for word, number in _hours(table).items()}


def _form(line: str, hours: Mapping[str, int], numbers: Mapping[str, int], first: int, loose: bool = False) -> _Form:
    pattern, _, added = line.partition(" = ")
    in_words, minutes = _alternatives(hours), _alternatives(numbers)
    places = {"H": rf"(?P<hour>{in_words}|[0-2]?\d)", "W": rf"(?P<hour>{in_words})", "M": rf"(?P<minute>{minutes})"}
    if loose:
        places["H"] = places["W"] = rf"(?P<hour>{in_words}|[0-2]?\d(?:[-']?[^\W\d_]{{1,3}})?)"
        places["M"] = rf"(?P<minute>{minutes}|[0-5]?\d)"
    places["D"] = r"(?P<hour>1?\d)[:.](?P<exact>[0-5]\d)"
    literals = [piece if piece in places else fold(piece).replace(" ?", r"\s?").replace(" ", r"\s{1,3}") for piece in _PLACE.split(pattern)]
    sign = 0 if "M" not in added else -1 if "-M" in added else 1
    constant = re.sub(r"[+-]?M", "", added)
    expression = "".join(places.get(piece, piece) for piece in literals)
    return _Form(re.compile(rf"(?<!\w){expression}(?!\w)"), int(constant or 0), sign, hours, numbers, first, "W" in pattern)


def _alternatives(words: Iterable[str]) -> str:
    """Return words as alternatives of an expression, the longest first."""
    return "|".join(re.escape(_spaced(word)).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _spaced(word: str) -> str:
    return fold(word.replace("_", " "))
