"""Names of months, weekdays and halves of the day in many languages, and the words that stand around dates.

They are those of CLDR, in ``data/calendar_words.tsv``, which ``tools/calendar-words`` writes, and some more.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from tocsin.ingest.times.calendars import STEP, Calendar

_LETTERS = frozenset("admpehs")
"""Letters that stand around dates in some language, and for a half of the day or an hour in others."""
_UNITS = ("hour", "minute", "second", "noon", "midnight")
_FIRST = """
7 lip lipca
8 srp srpna
11 listopad listopada lis
"""
"""Names that Croatian gives to another month than its neighbours: theirs first, since a Croatian year ends with a full stop."""
_MORE = """
1 كانون_الثاني كانون_2 djan djanuari ocak siječnja siječanj জানুয়ারী জানুয়ারী tháng_một
2 شباط pebruari şubat veljače veljača ফেব্রুয়ারী ফেব্রুয়ারী फरवरी tháng_hai
3 آذار اذار mrz ožujka ožujak tháng_ba
4 نيسان nisan travnja travanj ابريل tháng_tư
5 ايار أيار svibnja svibanj tháng_năm
6 حزيران يونية djuni haziran lipnja lipanj tháng_sáu
7 تموز يولية یولیو djuli srpnja srpanj temmuz tháng_bảy
8 آب اب kolovoza kolovoz ağustos اغسطس tháng_tám
9 ايلول أيلول rujna rujan eylül sept सितम्बर tháng_chín
10 تشرين_الأول تشرين_1 تشرين_الاول ekim اكتوبر अक्टूबर अक्तूबर tháng_mười
11 تشرين_الثاني تشرين_2 nop nopember studenoga studeni kasım studenog नवम्बर tháng_mười_một
12 كانون_الأول كانون_1 كانون_الاول prosinca prosinac aralık दिसम्बर tháng_mười_hai
"""
_PERSIAN = """
1 فروردین حمل farvardin 2 اردیبهشت ثور ordibehesht 3 خرداد جوزا khordad 4 تیر سرطان tir 5 مرداد اسد mordad 6 شهریور سنبله shahrivar
7 مهر میزان mehr 8 آبان عقرب aban 9 آذر قوس azar 10 دی جدی dey 11 بهمن دلو bahman 12 اسفند حوت esfand
"""
_ISLAMIC = """
1 محرم المحرم محرّم muharram muharrem 2 صفر safar safer 3 ربيع_الأول ربيع_الاول ربیع_الاول rabi_al-awwal rabi_i rebiülevvel rabiul_awal
4 ربيع_الآخر ربيع_الآخرة ربيع_الاخر ربيع_الثاني ربیع_الثانی rabi_al-thani rabi_ii rebiülahir rabiul_akhir
5 جمادى_الأولى جمادى_الاولى جمادی_الاول jumada_al-awwal jumada_al-ula jumada_i cemaziyelevvel jumadil_awal
6 جمادى_الآخرة جمادى_الاخرة جمادى_الثانية جمادى_ثانية جمادی_الثانی jumada_al-thani jumada_al-akhira jumada_ii cemaziyelahir jumadil_akhir
7 رجب rajab recep 8 شعبان shaban sha'ban şaban syaban
9 رمضان ramadan ramazan ramadhan 10 شوال shawwal şevval syawal 11 ذو_القعدة ذي_القعدة ذوالقعدة ذوالقعدہ dhu_al-qadah dhul_qadah zilkade zulkaidah
12 ذو_الحجة ذي_الحجة ذوالحجة ذوالحجہ dhu_al-hijjah dhul_hijjah zilhicce zulhijah
"""
_HEBREW = """
1 תשרי בתשרי tishri tishrei 2 חשוון בחשוון חשון בחשון heshvan cheshvan marcheshvan 3 כסלו בכסלו כסליו בכסליו kislev 4 טבת בטבת tevet tebet
5 שבט בשבט shevat shvat 6 אדר באדר אדר_א באדר_א אדר_א' באדר_א' adar adar_i 7 אדר_ב באדר_ב אדר_ב' באדר_ב' adar_ii adar_b
8 ניסן בניסן nisan 9 אייר באייר אִיָּר iyar iyyar 10 סיוון בסיוון סיון בסיון sivan 11 תמוז בתמוז tammuz tamuz 12 אב באב av menachem_av 13 אלול באלול elul
"""
_ETHIOPIAN = """
1 መስከረም meskerem 2 ጥቅምት ጥቅምቲ tikimt tekemt 3 ኅዳር ህዳር ሕዳር hidar hedar 4 ታኅሣሥ ታህሳስ ታኅሳስ ታሕሳስ tahsas tahisas 5 ጥር ጥሪ tir ter
6 የካቲት ለካቲት yekatit 7 መጋቢት megabit 8 ሚያዝያ miyazya 9 ግንቦት ginbot genbot 10 ሰኔ ሰነ sene 11 ሐምሌ ሓምለ hamle 12 ነሐሴ ነሓሰ nehase 13 ጳጉሜን ጳጉሜ ጳጉሜን pagume
"""
_NEPALI = """
1 बैशाख वैशाख baisakh baishakh 2 जेठ जेष्ठ jestha jeth 3 असार आषाढ asar ashadh 4 साउन श्रावण saun shrawan 5 भदौ भाद्र bhadau bhadra
6 असोज आश्विन asoj ashwin 7 कात्तिक कार्तिक kartik 8 मंसिर मङ्सिर mangsir 9 पुस पुष पौष poush push 10 माघ magh 11 फागुन फाल्गुन falgun phalgun 12 चैत चैत्र chait chaitra
"""
_BANGLA = """
1 বৈশাখ boishakh 2 জ্যৈষ্ঠ জৈষ্ঠ joishtho 3 আষাঢ় আষাঢ় asharh 4 শ্রাবণ srabon 5 ভাদ্র bhadro 6 আশ্বিন ashwin 7 কার্তিক kartik 8 অগ্রহায়ণ অগ্রহায়ণ ogrohayon
9 পৌষ poush 10 মাঘ magh 11 ফাল্গুন falgun 12 চৈত্র choitro
"""
_OTHER_CALENDARS = {
    Calendar.PERSIAN: _PERSIAN,
    Calendar.ISLAMIC: _ISLAMIC,
    Calendar.HEBREW: _HEBREW,
    Calendar.NEPALI: _NEPALI,
    Calendar.BANGLA: _BANGLA,
}
"""Months of calendars that are not Gregorian. A name that several calendars have means the one whose years fit."""
_MORNING = "πμ pd ق.ظ قبل_الظهر صباحا"
_EVENING = "μμ md ب.ظ بعد_الظهر مساء अपराह्न"
_NOON = "mittag mittags полдня ظهرا الظهر ظهراً"
_HOUR = "giờ hod godz uhr uur hs uren tund uhrzeit बजे वाजता மணி గంటలకు ঘটিকা টায় ሰዓት"
_AROUND = """
жылғы жылы жылдың күні hb haribulan kell ngjarje në orën saa jam pukul сағат вв ਨੂੰ ਦੇ ਵਜੇ को पर அன்று மணிக்கு
год г р den dne às alle ngày lúc बजे a_las month of the le les il el o uur nam dia ngay data tarih vers gegen circa ca approx about around um_ca kor körül около ok. c.a hodně v_čase время year mes ngay_ ta' dnia den_ giờ tháng thg năm phút day ל ה เดือน সাল সন सन् წლის წ
"""
_ERAS = "هـ هجري ھ هجری ah h พ.ศ. พ.ศ be ค.ศ. ค.ศ ad ce هـ.ش ه.ش میلادی ميلادي شمسی قمری ዓ.ም ዓ.ም. እ.ኤ.አ እ.ኤ.አ. ቀን বঙ্গাব্দ খ্রিস্টাব্দ বাংলা বিক্রম वि.सं. वि_सं बि.सं. bs ad গতে गते ta' לסה\"נ"
_BIDI = re.compile(r"[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SPACES = re.compile(r"[\s\u202f\xa0]+")
_SEPARATORS = str.maketrans("،؛、၊–—−：’ʼ׳॰", ",,,,---:'''.", "\u200c\u200d")
TOKEN = re.compile(r"[^\s\d,;:/()\[\].-]+")
_MONTHS_OF_YEAR = 12
_FIRST_MARK = 0xE000
MARKED = re.compile("[\ue001-\ue0ff]+")
"""Marks that stand for the name of a month: a letter for each month of :mod:`tocsin.ingest.times.calendars` that it may mean."""


_ARABIC = str.maketrans("أإآىیةک", "اااييهك")


def fold(text: str) -> str:
    """Return a text in lower case, without the accents of Latin, Greek and Cyrillic letters, and with one form of each Arabic letter."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_ARABIC)).replace("ı", "i")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


@dataclass
class CalendarWords:
    """Words of dates by what they mean, and the phrases of several words or with signs in them."""

    months: dict[str, list[int]] = field(default_factory=dict)
    weekdays: dict[str, set[int]] = field(default_factory=dict)
    halves: dict[str, str] = field(default_factory=dict)
    around: set[str] = field(default_factory=set)
    days: dict[str, int] = field(default_factory=dict)
    units: dict[str, set[str]] = field(default_factory=lambda: {unit: set() for unit in _UNITS})

    def add(self, kind: str, value: str, word: str) -> None:
        """Add a word of one kind."""
        word = fold(plain(word.replace("_", " ")))
        if kind == "around" and word in _LETTERS:
            return
        for form in {word, word.rstrip(".")} - {""}:
            if kind == "month":
                numbers = self.months.setdefault(form, [])
                numbers += [int(value)] if int(value) not in numbers else []
            elif kind == "weekday":
                self.weekdays.setdefault(form, set()).add(int(value))
            elif kind == "half":
                self.halves.setdefault(form, {"night": "nt"}.get(value, value))
            elif kind == "day":
                self.days.setdefault(form, int(value))
            elif kind in _UNITS:
                self.units[kind].add(form)
            else:
                self.around.add(form)

    def holds(self, word: str) -> bool:
        """Tell whether a word is one of these."""
        return word in self.months or word in self.weekdays or word in self.around

    def phrases(self) -> dict[str, list[tuple[str, str]]]:
        """Return the words that hold spaces, digits or signs, by their first letter, the longest first, each with its mark."""
        marks = {word: f" {half} " for word, half in self.halves.items()}
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
    _add_months(words, _ETHIOPIAN, STEP * Calendar.ETHIOPIAN)
    for line in files("tocsin.ingest").joinpath("data", "calendar_words.tsv").read_text("utf-8").splitlines():
        kind, value, *names = line.split("\t")
        for name in names:
            words.add(kind, value, name)
    _add_months(words, _MORE)
    for calendar, table in _OTHER_CALENDARS.items():
        _add_months(words, table, STEP * calendar)
    for kind, value, more in (
        ("half", "am", _MORNING),
        ("half", "pm", _EVENING),
        ("around", "", _AROUND),
        ("hour", "", _HOUR),
        ("noon", "", _NOON),
        ("around", "", _ERAS),
    ):
        for name in more.split():
            words.add(kind, value, name)
    for word in ("del", "de"):  # Spanish for "of the", Hungarian for "noon"
        words.halves.pop(word, None)
        words.units["noon"].discard(word)
    return words


@lru_cache(1 << 14)
def is_calendar_word(word: str) -> bool:
    """Tell a word of dates or clocks in any language: a month, a weekday, a half of the day, or a word around them."""
    return calendar_words().holds(fold(word)) or is_half_of_day(word)


@lru_cache(1 << 14)
def is_half_of_day(word: str) -> bool:
    """Tell a word such as ``pm`` or ``오전`` that stands beside a clock."""
    return fold(word) in calendar_words().halves


@cache
def _cut_months() -> dict[str, set[int]]:
    """Return the beginnings of names of Gregorian months, each with the months that so begin. Shorter ones in Latin letters are chance."""
    cut: dict[str, set[int]] = {}
    for name, numbers in calendar_words().months.items():
        shortest = 4 if name < "\u0370" else 3
        for size in range(shortest, len(name)):
            cut.setdefault(name[:size], set()).update(numbers)
    return cut


def months_named(word: str) -> list[int]:
    """Return the months that a word may mean: a name of a month, or the beginning of names of one month alone. Empty for others."""
    words = calendar_words()
    if word in words.months:
        return words.months[word]
    if word in words.around or word in words.weekdays or word in words.halves:
        return []
    numbers = _cut_months().get(word, set())
    return list(numbers) if len(numbers) == 1 and max(numbers) <= _MONTHS_OF_YEAR else []


def _add_months(words: CalendarWords, table: str, more: int = 0) -> None:
    number = 0
    for word in table.split():
        number = int(word) + more if word.isdigit() else number
        if not word.isdigit():
            words.add("month", str(number), word)


@cache
def calendar_phrases() -> dict[str, list[tuple[str, str]]]:
    """Return :meth:`CalendarWords.phrases` of these words."""
    return calendar_words().phrases()


def plain(text: str) -> str:
    """Return a text with ASCII digits, plain spaces and separators, and without marks of direction."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    return SPACES.sub(" ", _BIDI.sub("", text.translate(_SEPARATORS))).strip()
