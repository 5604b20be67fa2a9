"""Times of day as people write them in a cell or at the beginning of a line: ``0905``, ``8 ruoi``, ``halb drei``, ``6.45 μμ``, ``午後3時``.

Nothing goes by language. Words for halves of the day are those of all languages, and forms in words those of ``data/hour_words.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tocsin.ingest.times.calendar_words import calendar_words, fold, plain
from tocsin.ingest.times.hour_words import minutes_alone, words_alone

_LONGEST = 40
_HALF_DAY = 12 * 60
_DAY = 24 * 60
_SIX = 6 * 60
_TRIMMED = " ,;.()[]<>~*_:|-\u2248?'\""
_AND = "et|und|and|y|e|og|och|ja|i|u|и|і|ve|en|dan|lewat|și|si|و|ו|da|na|eta|kaj"
_DIGITS = re.compile(
    rf"(?:[^\W\d_]{{1,3}}'\s?)?(?P<hour>[01]?\d|2[0-4])(?:\s?[:h.,\u066b\u00b7'-]\s?|\s?h\s?| (?:{_AND}) )(?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d))?\s?(?:min|m|h)?(?:\s?-\s?\d{1,2}[:.h]\d{2})?"
)
_SOLID = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>)")
_BARE = re.compile(r"(?P<hour>[01]?\d|2[0-4])(?:\s?h|-?[^\W\d_]{1,2})?(?P<minute>)(?P<second>)")
_SIGNS = re.compile(
    r"(?P<hour>[0-2]?\d|[一二三四五六七八九十]{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?[時时點点시]\s?"
    r"(?:(?P<half>半|반)|(?P<quarter>一刻|三刻)|(?P<minute>[0-5]?\d)\s?[分분]?)?(?:頃|ごろ|쯤|경|左右)?"
)
_KOREAN = dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split(), range(1, 13), strict=True))  # noqa: SIM905 - a list of words
_CHINESE = dict(zip("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), range(1, 13), strict=True))  # noqa: SIM905 - a list of words
_FRACTIONS = str.maketrans({"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 "})
_TOKEN = re.compile(r"[^\s\d,;:/()\[\]-]+")
_SPACES = re.compile(r"\s{2,}")
_HALVES = {"early": "am", "late": "pm", "night": "nt"}


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day: its minutes and seconds, whether nothing tells its half of the day, and whether it is a bare number."""

    minutes: int
    seconds: int = 0
    is_open: bool = False
    is_bare: bool = False
    is_solid: bool = False

    def __str__(self) -> str:
        seconds = f":{self.seconds:02}" if self.seconds else ""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}{seconds}"

    def after(self, latest: int | None) -> TimeOfDay:
        """Return this time in the likelier half of the day, where nothing tells it: the next one after the minutes of the latest time.

        Below no other time, hours before six are those of the afternoon.
        """
        if not self.is_open or self.minutes >= _HALF_DAY:
            return self
        later = self.minutes + _HALF_DAY
        is_late = self.minutes < latest <= later if latest is not None else self.minutes < _SIX
        return replace(self, minutes=later) if is_late else self

    def at_night(self) -> TimeOfDay:
        """Return this time in the half of the day that is at night, where nothing tells its half."""
        return replace(self, minutes=self.minutes + _HALF_DAY) if self.is_open and _SIX <= self.minutes < _HALF_DAY else self


@lru_cache(1 << 14)
def clock_in(value: str) -> TimeOfDay | None:
    """Return the time of day that a text is, alone or with a word for its half of the day. None for any other text."""
    if not value or len(value) > _LONGEST:
        return None
    text = fold(plain(value.translate(_FRACTIONS))).strip(_TRIMMED)
    text = re.sub(r"^[^\W\d_]{1,3}'(?=\w)", "", text)
    if not text:
        return None
    return _of_text(text, "") or _halved(text)


def is_sure_clock(value: str) -> bool:
    """Tell a time of day that is more than a number, such as ``8:30`` or ``halb neun``."""
    clock = clock_in(value)
    return clock is not None and not (clock.is_bare or clock.is_solid)


def _of_text(text: str, half: str) -> TimeOfDay | None:
    """Return the clock of a text with or without words such as ``kl.`` at its ends. A number beside one is no bare number."""
    if not text:
        return None
    bare = _without_units(text)
    phrase = minutes_alone(text) if bare != text else None
    if phrase and phrase[1] > 1:
        return _in_words(phrase, half)
    clock = _read(bare, half)
    return replace(clock, is_bare=False) if clock and bare != text else clock


def _halved(text: str) -> TimeOfDay | None:
    """Return the clock of a text with words for a half of the day."""
    for phrase, half in _phrases():
        if phrase in text and (clock := _of_text(_cut(text, phrase), half)):
            return clock
    return None


def _cut(text: str, phrase: str) -> str:
    """Return a text without a word for a half of the day that stands at an end of it, or beside signs."""
    at = text.find(phrase)
    end = at + len(phrase)
    joins = phrase.isascii() or phrase < "\u0e00"
    if joins and ((at and text[at - 1].isalpha()) or (end < len(text) and text[end].isalpha())):
        return ""
    return _SPACES.sub(" ", f"{text[:at]} {text[end:].lstrip('.')}").strip(_TRIMMED)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Return all words for halves of the day, the longest first, each with its half."""
    words = {word: half for word, half in calendar_words().halves.items() if not word.isdecimal()}
    words |= {word: half for key, half in _HALVES.items() for word in words_alone(key)}
    words |= {
        bare: half for word, half in words.items() for bare in (word.rstrip("."), word.replace(".", "")) if len(bare) > 1 or bare == word
    }
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def _without_units(text: str) -> str:
    """Return a text without words such as ``kl.``, ``о``, ``Uhr`` or ``цаг`` at its ends."""
    words = text.split(" ")
    for _ in range(2):
        if len(words) > 1 and _is_unit(words[0]):
            words = words[1:]
        if len(words) > 1 and _is_unit(words[-1]):
            words = words[:-1]
    return " ".join(words).strip(_TRIMMED)


def _is_unit(word: str) -> bool:
    bare = word.strip(".,:;()")
    return bool(bare) and (bare in calendar_words().around or bare in calendar_words().units["hour"] or bare in words_alone("around"))


def _read(text: str, half: str) -> TimeOfDay | None:
    """Return the clock that a text without words for a half of the day is."""
    if not text:
        return None
    if match := _DIGITS.fullmatch(text) or _SOLID.fullmatch(text):
        hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        is_solid = match.re is _SOLID
        return _of(hour * 60 + minute, half, second, is_open=False, is_solid=is_solid and not half)
    if match := _SIGNS.fullmatch(text):
        return _of(_in_signs(match), half)
    if match := _BARE.fullmatch(text):
        return _of(
            int(match["hour"]) * 60, half, is_bare=not half and not text.endswith("h"), is_open=not half and int(match["hour"]) <= 12
        )
    units = calendar_words().units
    if text in units["noon"] or text in words_alone("noon"):
        return TimeOfDay(_HALF_DAY)
    if text in units["midnight"] or text in words_alone("midnight"):
        return TimeOfDay(0)
    phrase = minutes_alone(text)
    clock = _in_words(phrase, half) if phrase else None
    return replace(clock, is_bare=True) if clock and text.isalpha() and not half else clock


def _in_words(phrase: tuple[int, int], half: str) -> TimeOfDay | None:
    minutes, first = phrase
    if first > 1 and minutes <= _HALF_DAY + 60:
        minutes = (minutes + (first - 1) * 60) % _HALF_DAY
    return _of(minutes, half, is_open=not half and minutes <= _HALF_DAY + 60)


def _in_signs(match: re.Match[str]) -> int:
    hour = int(match["hour"]) if match["hour"].isdecimal() else _KOREAN.get(match["hour"]) or _CHINESE.get(match["hour"], 0)
    added = 30 if match["half"] else {"一刻": 15, "三刻": 45}.get(match["quarter"] or "", int(match["minute"] or 0))
    return hour * 60 + added


def _of(
    minutes: int, half: str, seconds: int = 0, *, is_open: bool = False, is_bare: bool = False, is_solid: bool = False
) -> TimeOfDay | None:
    """Return a clock in a half of the day. None where it has no such time."""
    if minutes > _DAY:
        return None
    if half and minutes < _HALF_DAY + 60:
        minutes %= _HALF_DAY
        late = half == "pm" or (half == "nt" and minutes >= _SIX)
        minutes += _HALF_DAY if late else 0
    return TimeOfDay(minutes % _DAY, seconds, is_open, is_bare, is_solid)
