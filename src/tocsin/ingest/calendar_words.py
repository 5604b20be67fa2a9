"""Names of months, weekdays and halves of the day in many languages, and the words that stand around dates.

They are those of CLDR, in ``data/calendar_words.tsv``, which ``tools/calendar-words`` writes, and some more.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_LETTERS = frozenset("admpehs")
"""Letters that stand around dates in some language, and for a half of the day or an hour in others."""
_FIRST = """
7 lip lipca
8 srp srpna
11 listopad listopada lis
"""
"""Names that Croatian gives to another month than its neighbours: theirs first, since a Croatian year ends with a full stop."""
_MORE = """
1 كانون_الثاني ocak siječnja siječanj
2 شباط şubat veljače veljača
3 آذار اذار ožujka ožujak
4 نيسان nisan travnja travanj ابريل
5 ايار أيار svibnja svibanj
6 حزيران haziran lipnja lipanj
7 تموز srpnja srpanj temmuz
8 آب اب kolovoza kolovoz ağustos اغسطس
9 ايلول أيلول rujna rujan eylül sept
10 تشرين_الأول تشرين_الاول ekim اكتوبر
11 تشرين_الثاني studenoga studeni kasım
12 كانون_الأول كانون_الاول prosinca prosinac aralık
"""
_ISLAMIC = """
1 محرم المحرم محرّم muharram muharrem 2 صفر safar safer 3 ربيع_الأول ربيع_الاول rabi_al-awwal rabi_i rebiülevvel
4 ربيع_الآخر ربيع_الاخر ربيع_الثاني rabi_al-thani rabi_ii rebiülahir 5 جمادى_الأولى جمادى_الاولى jumada_al-awwal jumada_i cemaziyelevvel
6 جمادى_الآخرة جمادى_الاخرة جمادى_الثانية jumada_al-thani jumada_ii cemaziyelahir 7 رجب rajab recep 8 شعبان shaban sha'ban şaban
9 رمضان ramadan ramazan ramadhan 10 شوال shawwal şevval 11 ذو_القعدة ذي_القعدة dhu_al-qadah zilkade
12 ذو_الحجة ذي_الحجة dhu_al-hijjah zilhicce
"""
"""Months of the Islamic calendar. Names that are months of another calendar too mean that one."""
_MORNING = "πμ pd ق.ظ قبل_الظهر صباحا"
_EVENING = "μμ md ب.ظ بعد_الظهر مساء अपराह्न"
_AROUND = """
год г р den dne às alle ngày lúc बजे a_las month of the le les il el o uur nam dia ngay data tarih
"""
_ERAS = "هـ هجري ھ ah h พ.ศ. พ.ศ be ค.ศ. ค.ศ ad ce هـ.ش ه.ش میلادی ميلادي"
_BIDI = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SPACES = re.compile(r"[\s\u202f\xa0]+")
_SEPARATORS = str.maketrans("،؛、၊–—−：’ʼ׳॰", ",,,,---:'''.", "\u200c\u200d")
TOKEN = re.compile(r"[^\s\d,;:/()\[\].-]+")
_FIRST_MARK = 0xE000
MARKED = re.compile("[\ue001-\ue03f]+")
"""Marks that stand for the name of a month: a letter for each month that it may mean. Those above twenty are Persian, above forty Islamic."""


def fold(text: str) -> str:
    """Return a text in lower case without the accents of Latin, Greek and Cyrillic letters."""
    decomposed = unicodedata.normalize("NFD", text.casefold()).replace("ı", "i")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


@dataclass
class CalendarWords:
    """Words of dates by what they mean, and the phrases of several words or with signs in them."""

    months: dict[str, list[int]] = field(default_factory=dict)
    persian: dict[str, int] = field(default_factory=dict)
    islamic: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, set[int]] = field(default_factory=dict)
    halves: dict[str, str] = field(default_factory=dict)
    around: set[str] = field(default_factory=set)

    def add(self, kind: str, value: str, word: str) -> None:
        """Add a word of one kind."""
        word = fold(plain(word.replace("_", " ")))
        if kind == "around" and word in _LETTERS:
            return
        for form in {word, word.rstrip(".")} - {""}:
            if kind == "month":
                numbers = self.months.setdefault(form, [])
                numbers += [int(value)] if int(value) not in numbers else []
            elif kind == "persian":
                self.persian.setdefault(form, int(value))
            elif kind == "islamic":
                self.islamic.setdefault(form, int(value))
            elif kind == "weekday":
                self.weekdays.setdefault(form, set()).add(int(value))
            elif kind == "half":
                self.halves.setdefault(form, {"night": "nt"}.get(value, value))
            else:
                self.around.add(form)

    def holds(self, word: str) -> bool:
        """Tell whether a word is one of these."""
        return word in self.months or word in self.weekdays or word in self.around or word in self.persian or word in self.islamic

    def phrases(self) -> dict[str, list[tuple[str, str]]]:
        """Return the words that hold spaces, digits or signs, by their first letter, the longest first, each with its mark."""
        marks = {word: f" {half} " for word, half in self.halves.items()}
        marks |= {word: f" {month_mark([number + 40])} " for word, number in self.islamic.items()}
        marks |= {word: f" {month_mark(numbers)} " for word, numbers in self.months.items()}
        marks = dict.fromkeys((*self.weekdays, *self.around), " ") | marks
        phrases: dict[str, list[tuple[str, str]]] = {}
        for word in sorted(marks, key=len, reverse=True):
            if not TOKEN.fullmatch(word.rstrip(".")):
                phrases.setdefault(word[0], []).append((word, marks[word]))
        return phrases


def month_mark(numbers: list[int]) -> str:
    """Return the mark of a name that may mean these months: a letter for each, of those that no text holds."""
    return "".join(chr(_FIRST_MARK + number) for number in numbers)


def months_of(marked: str) -> list[int]:
    """Return the months that a mark stands for."""
    return [ord(letter) - _FIRST_MARK for letter in marked]


@cache
def calendar_words() -> CalendarWords:
    """Return the words of dates in all languages."""
    words = CalendarWords()
    _add_months(words, _FIRST)
    for line in files("tocsin.ingest").joinpath("data", "calendar_words.tsv").read_text("utf-8").splitlines():
        kind, value, *names = line.split("\t")
        for name in names:
            words.add(kind, value, name)
    _add_months(words, _MORE)
    _add_months(words, _ISLAMIC, "islamic")
    for kind, value, more in (("half", "am", _MORNING), ("half", "pm", _EVENING), ("around", "", _AROUND), ("around", "", _ERAS)):
        for name in more.split():
            words.add(kind, value, name)
    return words


def _add_months(words: CalendarWords, table: str, kind: str = "month") -> None:
    number = ""
    for word in table.split():
        number = word if word.isdigit() else number
        if not word.isdigit():
            words.add(kind, number, word)


@cache
def calendar_phrases() -> dict[str, list[tuple[str, str]]]:
    """Return :meth:`CalendarWords.phrases` of these words."""
    return calendar_words().phrases()


def plain(text: str) -> str:
    """Return a text with ASCII digits, plain spaces and separators, and without marks of direction."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    return SPACES.sub(" ", _BIDI.sub("", text.translate(_SEPARATORS))).strip()
