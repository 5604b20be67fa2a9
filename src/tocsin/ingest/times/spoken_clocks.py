"""Numbers and clocks in written times that are no plain digits: hours in words, Roman months, years of eras, Hebrew numerals.

Every function takes a text in lower case without accents, as :func:`tocsin.ingest.times.calendar_words.fold` returns it.
"""

from __future__ import annotations

import re

from tocsin.ingest.times.calendar_words import calendar_words, month_mark
from tocsin.ingest.times.calendars import STEP, Calendar
from tocsin.ingest.times.hour_words import in_digits

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905 - a list of words
_ROMAN_MONTH = re.compile(r"(?<=\d)(?:([./-]) ?|\.? )(x?i{1,3}|i[vx]|vi{0,3}|x)(?:\.? ?[./-] ?|\.? )(?=\d{4}|\d{2}(?!\d))")
_ERA_LETTER = re.compile(r"(?<![^\s(])([rhs令平昭]) ?(\d{1,2}|元)[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_ERA_YEARS = {"r": 2018, "令": 2018, "h": 1988, "平": 1988, "s": 1925, "昭": 1925}
_MINGUO = re.compile(r"(?<!\d)(8[1-9]|9\d|1[0-3]\d)(?= ?年 ?\d{1,2} ?月)|(?<!\d)(1[0-3]\d)(?=[./-]\d{1,2}[./-]\d{1,2}(?!\d))")
_MINGUO_FIRST = 1911
_MONGOLIAN = re.compile(r"(\d{4}) ?оны (\d{1,2})[- ]?р сар(?:ын)? (\d{1,2})(?: ?-?(?:ны|ний|нд))?")
_ETHIOPIAN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}) ?ዓ[./]? ?ም\.?")
_THAI_YEAR = re.compile(r"(?<=[\u0e00-\u0e7f.] )([67]\d)(?= |,|$)(?! ?[:.]\d)")
_GLUED = re.compile(r"(\d{1,2}) ?h ?(\d{2}) ?(?:m|mn|min)\.? ?(\d{2}) ?s?(?![^\s,.)])")
_BARE_HOURS = re.compile(r"(?<![\d.:/-])([01]\d|2[0-3])([0-5]\d) ?(?:h|hrs?\.?|hours?|uur|uhr|hs|horas|heures|ч)(?![^\s,.)])")
_COMPACT = re.compile(r"(?<![\d.:/-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[ ,t_-]|$)")
_DASHED_CLOCK = re.compile(r"(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\D{0,4}[ (]\(?)([01]\d|2[0-3])-([0-5]\d)-([0-5]\d)(?![\d-])")
_UNDERSCORES = re.compile(r"(\d{4})_(\d{2})_(\d{2})(?!\d)")
_HOURS = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2}) ?(?P<word>[^\W\d_][^\s\d,]{0,15})(?: (?:et|und|and|y|e|og|och|ja|i|і|ve|en|dan|lewat) | ?,? ?)"
    r"(?P<minute>\d{1,2})(?![\d.:/-])(?: ?(?P<unit>[^\W\d_][^\s\d,]{0,15}))?"
)
_HOUR_AND = re.compile(
    r"(?<!\w)(?P<word>[^\W\d_]{1,12})\.? (?P<hour>\d{1,2}) (?:et|und|and|y|e|og|och|ja|i|і|ve|en|dan|lewat) (?P<minute>\d{2})(?![\d.:/-])"
)
_CLOCK = re.compile(r"\d ?[:h] ?\d{2}")
_SWAHILI = re.compile(r"(?<!\w)saa \d{1,2}[:.]\d\d")
"""A clock in digits that counts from seven in the morning, where a word for the half of the day stands beside it."""
_ARABIC_MINUTES = re.compile(r"(\d{1,2}) و ?(\d{1,2}) ?دق[یي]ق[هة](?: و ?(\d{1,2}) ?ثانی?ي?[هة])?")
_CLOCK_WORDS = """
uhr uur heures? часов часа час годин[иа]? ora orakor ore hodin hod\\. gio hs horas hrs? hours? o'clock बजे ঘটিকা ঘটিকায় மணி
"""
_FULL_HOUR = re.compile(rf"(?<![\d.:/-])(\d{{1,2}}) ?(?:{'|'.join(_CLOCK_WORDS.split())})(?![^\s,.;)])")
_HOUR_BEHIND = re.compile(
    r"(?<!\w)(?:kl|klo|kell|ore|ora|saat|godz|um|gegen|gg)\.? (\d{1,2})(?![\d.:/-]\d| ?[^\W\d_]|\.? ?\d{1,2}\.\d)(?=$|[ ,;)])"
)
"""A full hour behind a word for an hour, with neither a month nor a day behind it."""
_HEBREW = re.compile("[\u05d0-\u05ea]")
HEBREW_YEAR = re.compile(
    "(?<![\u05d0-\u05ea])(?:\u05d4'? ?)?(\u05ea\u05e9[\u05d0-\u05ea]{0,2}[\"\u05f4'][\u05d0-\u05ea]?|\u05ea\u05e9[\u05d0-\u05ea]{1,2})"
    "(?![\u05d0-\u05ea])"
)
_HEBREW_DAY = re.compile(
    "^([^\\d]*?)(?<![\u05d0-\u05ea])([\u05d0-\u05d8\u05d9\u05db\u05dc]['\u05f3]|[\u05d8\u05d9\u05db\u05dc][\"\u05f4]?[\u05d0-\u05d8])(?= )"
)
_HEBREW_VALUES = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", [*range(1, 10), *range(10, 100, 10), 100, 200, 300, 400], strict=True))
_MILLENNIUM = 5000


def numbered(text: str) -> str:
    """Return a text with plain digits in the place of years of eras, Roman months, Hebrew numerals, and clocks without colons."""
    if ("年" in text or text[:3].isdigit()) and "民" not in text:
        text = _MINGUO.sub(lambda match: str(int(match[0]) + _MINGUO_FIRST), text)
    if "_" in text:
        text = _UNDERSCORES.sub(r"\1-\2-\3", text)
    text = _ROMAN_MONTH.sub(lambda match: f".{_ROMAN.index(match[2]) + 1}." if match[2] in _ROMAN else match[0], text)
    text = _ERA_LETTER.sub(_of_era, text)
    if not text.isascii():
        text = _of_scripts(text)
    return _COMPACT.sub(r"\1-\2-\3", _DASHED_CLOCK.sub(r"\1\2:\3:\4", text))


def _of_era(match: re.Match[str]) -> str:
    year = _ERA_YEARS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return f"{year}-{match[3]}-{match[4]}"


def _of_scripts(text: str) -> str:
    """Replace what only texts in one script hold."""
    if "оны" in text:
        text = _MONGOLIAN.sub(r"\1-\2-\3", text).replace("сарын", "сар").replace("оны", "")
    if "ዓ" in text:
        text = _ETHIOPIAN.sub(lambda match: f"{match[1]} {month_mark([STEP * Calendar.ETHIOPIAN + int(match[2])])} {match[3]}", text)
    if "\u0e00" <= max(text) <= "\u0e7f":
        text = _THAI_YEAR.sub(r"25\1", text)
    if _HEBREW.search(text) and (year := HEBREW_YEAR.search(text)):
        before, after = text[: year.start()], text[year.end() :]
        before = _HEBREW_DAY.sub(lambda match: f"{match[1]}{_value(match[2])}", before)
        return f"{before}{_MILLENNIUM + _value(year[1])}{after}"
    return text


def _value(letters: str) -> int:
    return sum(_HEBREW_VALUES.get(letter, 0) for letter in letters.translate(str.maketrans("ךםןףץ", "כמנפצ")))


def spoken_clock(text: str) -> str:
    """Return a text with colons in the place of the words of a clock, such as ``14 heures 05`` or ``1405 hrs``, and of noon."""
    text = _BARE_HOURS.sub(r"\1:\2", _GLUED.sub(r"\1:\2:\3", text))
    if not text.isascii():
        text = _ARABIC_MINUTES.sub(lambda m: f"{m[1]}:{m[2]:0>2}{f':{m[3]:0>2}' if m[3] else ''}", text)
    if _CLOCK.search(text) and not _SWAHILI.search(text):
        return text
    text = in_digits(text)
    if _CLOCK.search(text):
        return text
    text = _HOURS.sub(_joined, _HOUR_AND.sub(_after_word, text))
    if not _CLOCK.search(text):
        text = _FULL_HOUR.sub(lambda match: f"{match[1]}:00" if int(match[1]) < 25 else match[0], text)
    if not _CLOCK.search(text):
        text = _HOUR_BEHIND.sub(lambda match: f"{match[1]}:00" if int(match[1]) < 25 else match[0], text)
    for unit, clock in (("noon", " 12:00 "), ("midnight", " 0:00 ")):
        word = next((word for word in re.findall(r"[^\W\d_]+", text) if word in calendar_words().units[unit]), "")
        if word and not _CLOCK.search(text):
            return re.sub(rf" ?{word} ?", clock, text, count=1)
    return text


def _after_word(match: re.Match[str]) -> str:
    """Return an hour and minutes behind a word for an hour, such as ``ore 7 e 50``, with a colon."""
    if match["word"] not in calendar_words().units["hour"] or not int(match["hour"]) < 25 or not int(match["minute"]) < 60:
        return match[0]
    return f"{match['word']} {match['hour']}:{match['minute']}"


def _joined(match: re.Match[str]) -> str:
    units = calendar_words().units
    if match["word"] not in units["hour"] or not int(match["hour"]) < 25 or not int(match["minute"]) < 60:
        return match[0]
    unit = match["unit"]
    if unit and unit not in units["minute"]:
        if len(match["minute"]) < 2 or unit in calendar_words().months:
            return match[0]
        return f"{match['hour']}:{match['minute']} {unit}"
    ends = match.end() == len(match.string) and "," not in match[0]
    return f"{match['hour']}:{match['minute']:0>2}" if unit or len(match["minute"]) == 2 or ends else match[0]
