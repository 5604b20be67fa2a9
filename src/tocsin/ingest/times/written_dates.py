"""Dates and times written in many languages and calendars, rewritten into the form that :mod:`tocsin.ingest.times.dates` reads.

The names of months, weekdays and halves of the day are those of CLDR, in ``data/calendar_words.tsv`` (``tools/calendar-words``).
Nothing goes by language: a text is a time when each of its words is one of these, and its numbers are a day, a year and a clock.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta

from tocsin.ingest.times.calendar_words import (
    MARKED,
    SPACES,
    TOKEN,
    calendar_phrases,
    calendar_words,
    fold,
    month_mark,
    months_named,
    months_of,
    plain,
)
from tocsin.ingest.times.calendars import gregorian
from tocsin.ingest.times.day_words import with_day_numbers
from tocsin.ingest.times.spoken_clocks import numbered, spoken_clock
from tocsin.ingest.times.zone_names import ZONES, zone_of

_CJK_DATE = re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?(?:[日号號]|일에?)?")
_CJK_CLOCK = re.compile(r"(\d{1,2}) ?[時时点點시] ?(?:(\d{1,2}) ?[分분]?|([半반]))?(?: ?(\d{1,2}) ?[秒초])?")
_CJK_DAY = re.compile(
    r"\(?(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]\)?|[月火水木金土日]曜日?|\([月火水木金土日一二三四五六]\)|[월화수목금토일]요일|\([월화수목금토일]\)"
)
_CJK_HALF = re.compile(r"([早晚夜])(?=\d)")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "中華民國": 1911, "民國": 1911, "民国": 1911}
_ERA = re.compile(rf"({'|'.join(_ERAS)}) ?(\d{{1,3}}|元) ?年")
_LETTER_ERAS = {"R": 2018, "H": 1988, "S": 1925}
_LETTER_ERA = re.compile(r"\b(?:(\d{1,2})/(\d{1,2})/([RHS])(\d{1,2})|([RHS])(\d{1,2})[/.](\d{1,2})[/.](\d{1,2}))\b")
_CLOCK = (
    r"(?:(?<![^\s,])(?P<before>am|pm|nt) ?)?(?<![\d.:])(?P<hour>\d{1,2})%s"
    r"(?: ?(?P<after>am|pm|nt)(?![^\s,.)]))?"
)
_CLOCKS = tuple(
    re.compile(_CLOCK % form)
    for form in (
        r":(?P<minute>\d{2})(?!\d)(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?(?: ?h(?![^\s,.)]))?",
        r" ?h ?(?P<minute>\d{2})(?!\d)(?: ?(?:m|min|:) ?(?P<second>\d{2}) ?s?)?(?P<fraction>)",
        r"\.(?P<minute>\d{2})\.(?P<second>\d{2})(?![.\d])(?P<fraction>)",
        r"\.(?P<minute>\d{2})(?![.\d])(?P<second>)(?P<fraction>)",
    )
)
_BARE_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2}) ?(?P<after>am|pm|nt|h)(?![^\s,.)])|(?P<before>am|pm|nt) ?(?P<other>\d{1,2})(?![\d.:/-])"
)
_ZONE = re.compile(
    r"(?<=[\d\w.)]) ?\(?(Z|(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d{2})?|(?<!\d[-/.]\d)(?<!\d[-/.]\d\d)[+-]\d{2}:?\d{2}|[A-Z]{3,5})\)?(?: ?\([^()]{2,60}\))?$"
)
_ZONE_WORDS = {
    "мск": "+03:00",
    "по москве": "+03:00",
    "北京时间": "+08:00",
    "北京時間": "+08:00",
    "台北時間": "+08:00",
    "日本時間": "+09:00",
    "한국시간": "+09:00",
}
_TRIPLE = re.compile(r"(\d{1,4})\.? ?([-/. ]) ?(\d{1,2})\.? ?([-/. ]) ?(\d{1,4})")
_JOINED = re.compile(r"\d\.? ?[-/.] ?\d")
_KOREAN = re.compile(r"\d\d\. \d{1,2}\. \d{1,2}\.$")
_LITHUANIAN = re.compile(r"(?<=\d{4}) ?m\. |(?<=\d) ?d\.")
_YEAR_BEHIND_ZONE = re.compile(r"(\d{2}:\d{2}:\d{2}) ((?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Z]{3,4}) (\d{4})$")
_ZONE_BEFORE_DAY = re.compile(
    r"(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?) ((?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,4}),? (\D{0,20}\d.{4,50})$"
)
_OFFSET_AND_NAME = re.compile(r"(:\d{2}(?:[.,]\d{1,9})? ?[+-]\d{2}:?\d{2}) \(?[A-Z]{3,5}\)?$")
UNTIL = "to|until|till|bis|tot|t/m|al|au|do|до|по"
"""Words between the first and the last of several days, as alternatives of an expression."""
_UNTIL = rf" ?(?:-|{UNTIL}|a|ila) ?"
_SPAN = re.compile(rf"\d\.?{_UNTIL}\d{{1,2}}[^\d:]")
_DAYS_OF_MONTH = re.compile(rf"(?<![\d.:/-])(\d{{1,2}})\.?{_UNTIL}\d{{1,2}}(?=\.? ?(?:de )?([^\W\d_]+)|\.\d{{1,2}}\.\d{{2,4}}(?!\d))")
_DAYS_AFTER_MONTH = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)(\.? \d{{1,2}}){_UNTIL}\d{{1,2}}(?=,? \d{{4}}(?!\d))")
_SOLID_CLOCK = re.compile(r"^([01]\d|2[0-3])([0-5]\d)(?=[ ,])|(?<=[ ,])([01]\d|2[0-3])([0-5]\d)$")
_WHOLE_DAY = re.compile(
    r"(?<!\d)\d{4}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}(?:\d{4}|\d{2})(?!\d)"
)
_WEEK_DAY = re.compile(r"(?<![\d-])((?:19|20)\d\d)-?[wW](0[1-9]|[1-4]\d|5[0-3])-?([1-7])(?![\d-])")
_DAY_OF_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)-([0-3]\d\d)(?![\d-])")
_BEFORE_CLOCK = re.compile(r"(?<=[\s,])(?:[^\s\d,.:;()]{1,6}\.? ){1,2}(?=\d{1,2} ?(?:[:.h] ?\d{2}|h(?![^\s,.)])))")
_ORDINAL = re.compile(r"(?<=\d)(?:-?(?:er|ere|re|st|nd|rd|th|e|\.?o|a|го|е|ое|ye|gu|ος|:a|লা|রা|ঠা|ই|শে)|\((?:a|e)\)(?:ko)?|an)(?=[ ,.]|$)")
_CLOCK_NEXT = re.compile(r"\.? ?\d{1,2}[:.]\d{2}")
_DOTTED_YEAR = re.compile(r"\d{4}\.(?!\d)")
_LOOSE = " ,.;:/()-'\u2019"
_YEAR = 3
_LAST_DAY = 31
_PIVOT = 69
_SHORT = 2
_LONGEST = 80


def rewrite(text: str) -> str:
    """Return the time with ASCII digits, ISO dates and colons, in the Gregorian calendar. A text that is no time stays as it is."""
    text = plain(text)
    if len(text) > _LONGEST:
        return text
    text = _LETTER_ERA.sub(_of_era, text)
    body, zone = _without_zone(_OFFSET_AND_NAME.sub(r"\1", _YEAR_BEHIND_ZONE.sub(r"\3 \1 \2", _zone_last(text))))
    body = with_coded_days(with_day_numbers(fold(body)))
    body = spoken_clock(_ORDINAL.sub("", _LITHUANIAN.sub(" ", _cjk(numbered(_first_day(body))))))
    marked, weekdays = _marked(body)
    if marked is None:
        marked, weekdays = _marked(_BEFORE_CLOCK.sub(" ", body))
    if marked is None:
        return text
    clock, left = _clock(marked)
    day = _date(left, weekdays)
    if day is None:
        return text if left.strip(_LOOSE) or not clock else clock
    return " ".join(filter(None, [day, clock, zone]))


def _of_era(match: re.Match[str]) -> str:
    """Return a day of a Japanese era, which its first letter names: ``3/27/R4`` as phones write it in English, or ``R4/3/27``."""
    month, day, era, year = match.groups()[:4] if match[3] else (match[7], match[8], match[5], match[6])
    return f"{_LETTER_ERAS[era] + int(year)}-{int(month):02}-{int(day):02}"


def with_coded_days(text: str) -> str:
    """Return a text with ISO dates in the place of days of a week of the year, as ``2026-W31-4``, and of days of the year, as ``2026-213``."""
    return _DAY_OF_YEAR.sub(_on_day_of_year, _WEEK_DAY.sub(_in_week, text))


def _in_week(match: re.Match[str]) -> str:
    try:
        return date.fromisocalendar(*map(int, match.groups())).isoformat()
    except ValueError:
        return match[0]


def _on_day_of_year(match: re.Match[str]) -> str:
    year, number = int(match[1]), int(match[2])
    return (date(year, 1, 1) + timedelta(days=number - 1)).isoformat() if 0 < number <= 365 + isleap(year) else match[0]


def _zone_last(text: str) -> str:
    """Return a text in which the zone of a clock before the day, as in ``14:07 UTC, 5 March 2024``, stands at the end."""
    match = _ZONE_BEFORE_DAY.match(text)
    return f"{match[3]} {match[1]} {match[2]}" if match and zone_of(match[2]) else text


def _first_day(text: str) -> str:
    """Return a text in which a span of days within one month is its first day."""
    if not _SPAN.search(text):
        return text
    text = _DAYS_OF_MONTH.sub(lambda m: m[1] if m[2] is None or months_named(m[2]) else m[0], text)
    return _DAYS_AFTER_MONTH.sub(lambda m: m[1] + m[2] if months_named(m[1]) else m[0], text)


def _without_zone(text: str) -> tuple[str, str]:
    if not text[-1:].isascii() and (word := next((word for word in _ZONE_WORDS if text.casefold().endswith(word)), "")):
        return text[: -len(word)], _ZONE_WORDS[word]
    match = _ZONE.search(text)
    if match is None or (_known(fold(match[1])) and match[1] not in ZONES) or not re.search(r"\d[:.h]\d", text[: match.start()]):
        return text, ""
    zone = match[1].replace(" ", "").removeprefix("UTC").removeprefix("GMT") or "UTC"
    if zone[0] in "+-":
        hours, _, minutes = zone[1:].partition(":")
        zone = f"{zone[0]}{hours[:2]:0>2}:{minutes or hours[2:] or '00'}"
    return text[: match.start()], zone


def _known(word: str) -> bool:
    return calendar_words().holds(word) or word in calendar_words().halves


def _cjk(text: str) -> str:
    if text.isascii():
        return text
    text = _ERA.sub(lambda m: f"{_ERAS[m[1]] + (1 if m[2] == '元' else int(m[2]))}年", text)
    text = _CJK_DATE.sub(lambda m: f"{full_year(m[1])}-{m[2]}-{m[3]} ", text)
    text = _CJK_HALF.sub(lambda m: " am " if m[1] == "早" else " pm ", text)
    text = _CJK_CLOCK.sub(lambda m: f"{m[1]}:{'30' if m[3] else m[2] or '00':0>2}{':' + m[4].zfill(2) if m[4] else ''} ", text)
    return _CJK_DAY.sub(" ", text)


def _marked(text: str) -> tuple[str | None, set[int]]:
    """Return a text in which marks stand for its words, None when it holds others, and the weekdays that it names."""
    for phrase, meaning in _phrases_in(text):
        text = _replaced(text, phrase, meaning)
    weekdays: set[int] = set()
    pieces, at = [], 0
    for match in TOKEN.finditer(text):
        mark = _meaning(match[0], weekdays)
        if match[0] in calendar_words().around and calendar_words().halves.get(match[0]) and not _CLOCK_NEXT.match(text, match.end()):
            mark = " "
        if mark is None:
            return None, set()
        pieces += [text[at : match.start()], mark]
        at = match.end()
    return SPACES.sub(" ", "".join([*pieces, text[at:]])).strip(), weekdays


def _phrases_in(text: str) -> list[tuple[str, str]]:
    phrases = calendar_phrases()
    inside = [pair for letter in set(text) for pair in phrases.get(letter, ()) if pair[0] in text]
    return sorted(inside, key=lambda pair: -len(pair[0]))


def _replaced(text: str, phrase: str, mark: str) -> str:
    """Replace a phrase where letters neither stand before nor behind it."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        bound = (at == 0 or not _joins(text[at - 1], phrase[0])) and (end == len(text) or not _joins(text[end], phrase[-1]))
        text = text[:at] + mark + text[end:] if bound else text
        at = text.find(phrase, at + (len(mark) if bound else 1))
    return text


def _joins(one: str, other: str) -> bool:
    return (one.isalpha() and other.isalpha() and one < "\u0e00") or (one.isdigit() and other.isdigit())


def _meaning(word: str, weekdays: set[int]) -> str | None:
    """Return the mark of a word, a space for one that says nothing, None for one that no date holds."""
    words = calendar_words()
    if word in ("am", "pm", "nt", "h", "min", "t") or MARKED.fullmatch(word):
        return " " if word == "t" else word
    if months := months_named(word):
        weekdays |= words.weekdays.get(word, set())
        return f" {month_mark(months)} "
    if word in words.halves and word not in words.weekdays:
        return f" {words.halves[word]} "
    if word in words.weekdays:
        weekdays |= words.weekdays[word] if word not in words.around else set()
        return " "
    if word in words.around or word in words.units["hour"] or not any(map(str.isalpha, word)):
        return " "
    return _joined(word, weekdays)


def _joined(word: str, weekdays: set[int]) -> str | None:
    """Return the mark of a word that is two of these written as one, such as a weekday and its ending."""
    words = calendar_words()
    for at in range(1, len(word)):
        first, second = word[:at].rstrip("'"), word[at:].lstrip("'")
        if first in words.around and words.holds(second):
            return _meaning(second, weekdays)
        if second in words.around and (words.holds(first) or first in words.halves):
            return _meaning(first, weekdays)
    return None


def _clock(text: str) -> tuple[str, str]:
    """Return the time of day that a marked text states, and the text without it."""
    dated = MARKED.search(text) is not None
    for number, form in enumerate(_CLOCKS):
        matches = list(form.finditer(text))
        if number > 1 and not dated:
            matches = [match for match in matches if _TRIPLE.search(_cut(text, match))]
        if matches:
            match = matches[-1]
            half = match["before"] or match["after"] or ""
            return _of_day(match["hour"], match["minute"], match["second"], match["fraction"], half), _cut(text, match)
    match_bare = _BARE_CLOCK.search(text)
    if match_bare is None:
        return _solid_clock(text)
    half = match_bare["before"] or match_bare["after"].replace("h", "")
    return _of_day(match_bare["hour"] or match_bare["other"], "00", "", "", half), _cut(text, match_bare)


def _solid_clock(text: str) -> tuple[str, str]:
    """Return the four digits before or behind a whole day that are a time of day, such as ``0738``, and the text without them."""
    for match in _SOLID_CLOCK.finditer(text):
        day = _cut(text, match).strip()
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", day)
        if years and (MARKED.search(day) or _WHOLE_DAY.search(day)):
            return f"{match[1] or match[3]}:{match[2] or match[4]}", day
    return "", text


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _of_day(hour: str, minute: str, second: str | None, fraction: str | None, half: str) -> str:
    clock = f"{hour}:{minute}{':' + second if second else ''}{'.' + fraction if second and fraction else ''}"
    if half == "nt":
        half = "" if int(hour) > 12 else "am" if int(hour) == 12 or int(hour) < 6 else "pm"
    if half == "pm" and int(hour) == 0:
        return f"12{clock[len(hour) :]} pm"
    return f"{clock} {half}" if half and int(hour) else clock


def _date(text: str, weekdays: set[int]) -> str | None:
    """Return the date in a marked text without its clock, in the order of ISO 8601 where that is certain. None when it states none."""
    if MARKED.search(text):
        return _worded(text, weekdays)
    triple = _TRIPLE.fullmatch(text.strip(_LOOSE))
    if triple is None:
        return None
    first, sign, second, last = (triple[n].strip() for n in (1, 2, 3, 5))
    if sign and not triple[4].strip() and max(len(first), len(last)) <= _SHORT and "." not in text:
        return None  # a day without its year, and another number
    if _KOREAN.match(text.strip()):
        return gregorian(2000 + int(first), int(second), int(last)) or _numeric(first, second, last, sign)
    if len(first) >= _YEAR:
        return gregorian(int(first), int(second), int(last))
    if len(last) >= _YEAR:
        fits = {
            day
            for month, number in ((second, first), (first, second))
            if (day := gregorian(int(last), int(month), int(number))) and _weekday(day) in weekdays
        }
        return fits.pop() if len(fits) == 1 else _numeric(first, second, last, sign)
    return _numeric(first, second, last, sign)


def _numeric(first: str, second: str, last: str, sign: str) -> str | None:
    if len(last) in (1, _YEAR):
        return None
    if len(last) > _YEAR and int(last) > 2400:
        last = str(int(last) - 543)
    elif len(last) > _YEAR and int(last) < 1500:
        return gregorian(int(last), int(second), int(first))
    sign = sign or "."
    return f"{first}{sign}{second}{sign}{last}"


def _worded(text: str, weekdays: set[int]) -> str | None:
    """Return the date of a text that names a month. Of several names that fit, the weekday decides."""
    names = [months_of(match[0]) for match in MARKED.finditer(text)]
    numbers = re.findall(r"\d+", MARKED.sub(" ", text))
    if len(numbers) != 2 or MARKED.sub(" ", text).replace(numbers[0], "", 1).replace(numbers[1], "", 1).strip(_LOOSE):
        return None
    day, year = (int(number) for number in numbers)
    if len(numbers[0]) >= _YEAR or day > _LAST_DAY:
        day, year = year, day
    year = full_year(str(year))
    if max(map(len, numbers)) <= _SHORT and _JOINED.search(text):
        return None  # a day and a month as numbers, without a year
    if max(map(len, numbers)) <= _SHORT and text.index(MARKED.findall(text)[0]) > text.rindex(numbers[1]):
        return None  # a year of two digits stands behind its month
    if len(names) > 1 and MARKED.match(text.strip()):  # a day of the week such as ``mart.``, which is cut like a month
        names = names[1:]
    dates = [
        iso for months in names for month in (months[::-1] if _DOTTED_YEAR.search(text) else months) if (iso := gregorian(year, month, day))
    ]
    fitting = [iso for iso in dates if _weekday(iso) in weekdays]
    return next(iter(fitting or dates), None)


def full_year(year: str) -> int:
    """Return a year of two digits with its century, and any other as it is."""
    return int(year) if len(year) > _SHORT else int(year) + (2000 if int(year) < _PIVOT else 1900)


def _weekday(iso: str) -> int:
    return date.fromisoformat(iso).weekday()
