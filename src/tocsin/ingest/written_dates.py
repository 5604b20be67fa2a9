"""Dates and times written in many languages and calendars, rewritten into the form that :mod:`tocsin.ingest.dates` reads."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTHS = """
1 january januar janvier enero janeiro gennaio januari tammikuu stycznia styczen ledna leden januara januar ianuarie sijecnja sijecanj ocak января январь січня січень януари
 ιανουαριου ιανουαριος يناير كانون_الثاني ינואר जनवरी জানুয়ারি januari thang_1 มกราคม januar janar sausio janvaris jaanuar gennaio januaari
2 february februar fevrier febrero fevereiro febbraio februari helmikuu lutego luty unora unor februara februarie veljace veljaca subat февраля февраль лютого лютий
 февруари φεβρουαριου فبراير شباط פברואר फरवरी ফেব্রুয়ারি thang_2 กุมภาพันธ์ shkurt vasario februaris veebruar februaari
3 march marz maerz mars marzo marco maart maaliskuu marca marzec brezna brezen marec marcius martie ozujka ozujak mart марта март березня березень μαρτιου مارس آذار اذار מרץ
 मार्च মার্চ thang_3 มีนาคม maret machi kovo marts marts
4 april avril abril aprile huhtikuu kwietnia kwiecien dubna duben aprila aprilis aprilie travnja travanj nisan апреля апрель квітня квітень април απριλιου أبريل ابريل نيسان
 אפריל अप्रैल এপ্রিল thang_4 เมษายน aprili prill balandzio aprill
5 may mai mayo maio maggio mei toukokuu maja kvetna kveten maja majus svibnja svibanj mayis мая май травня травень μαιου مايو أيار ايار מאי मई মে thang_5 พฤษภาคม geguzes maijs maj
6 june juni juin junio junho giugno kesakuu czerwca czerwiec cervna cerven juna junius iunie lipnja lipanj haziran июня июнь червня червень юни ιουνιου يونيو حزيران יוני जून
 জুন thang_6 มิถุนายน juni qershor birzelio junijs juuni
7 july juli juillet julio julho luglio heinakuu lipca lipiec cervence cervenec jula julius iulie srpnja srpanj temmuz июля июль липня липень юли ιουλιου يوليو تموز יולי जुलाई জুলাই
 thang_7 กรกฎาคม julai korrik liepos julijs juuli
8 august aout agosto elokuu sierpnia sierpien srpna srpen augusta augusztus kolovoza kolovoz agustos августа август серпня серпень αυγουστου أغسطس اغسطس آب اب אוגוסט अगस्त
 আগস্ট thang_8 สิงหาคม agustus agosti gusht rugpjucio augusts
9 september septembre septiembre setembro settembre syyskuu wrzesnia wrzesien zari septembra szeptember septembrie rujna rujan eylul сентября сентябрь вересня вересень септември
 σεπτεμβριου سبتمبر أيلول ايلول ספטמבר सितंबर সেপ্টেম্বর thang_9 กันยายน septemba shtator rugsejo septembris
10 october oktober octobre octubre outubro ottobre lokakuu pazdziernika pazdziernik rijna rijen oktobra oktober octombrie listopada_hr ekim октября октябрь жовтня жовтень октомври
 οκτωβριου أكتوبر اكتوبر تشرين_الأول تشرين_الاول אוקטובר अक्टूबर অক্টোবর thang_10 ตุลาคม oktoba tetor spalio oktobris oktoober
11 november novembre noviembre novembro marraskuu listopada listopad listopadu novembra noiembrie studenoga studeni kasim ноября ноябрь листопада листопад ноември νοεμβριου
 نوفمبر تشرين_الثاني נובמבר नवंबर নভেম্বর thang_11 พฤศจิกายน novemba nentor lapkricio novembris
12 december dezember decembre diciembre dezembro dicembre joulukuu grudnia grudzien prosince prosinec decembra decembrie prosinca prosinac aralik декабря декабрь грудня грудень
 декември δεκεμβριου ديسمبر كانون_الأول كانون_الاول דצמבר दिसंबर ডিসেম্বর thang_12 ธันวาคม desemba dhjetor gruodzio decembris detsember desember
"""
_MORNING = [
    "am",
    "a.m.",
    "ص",
    "ق.ظ",
    "오전",
    "上午",
    "午前",
    "π.μ.",
    "πμ",
    "सुबह",
    "পূর্বাহ্ন",
    "de.",
    "صباحا",
    "قبل_الظهر",
    "ông",
    "fm",
    "sa",
    "öö",
]
_EVENING = [
    "pm",
    "p.m.",
    "م",
    "ب.ظ",
    "오후",
    "下午",
    "午後",
    "μ.μ.",
    "μμ",
    "शाम",
    "अपराह्न",
    "অপরাহ্ন",
    "du.",
    "مساء",
    "بعد_الظهر",
    "ch",
    "em",
]
_NOISE = re.compile(
    r"(?<!\w)(?:uhr|de|del|do|kl|klo|godz|ora|ore|час|год|г|р|den|dne|um|at|a las|às|alle|ngày|lúc|klukkan|बजे|saat)(?!\w)\.?", re.IGNORECASE
)
_CJK_DATE = re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?")
_CJK_TIME = re.compile(r"(\d{1,2}) ?[時时点點시] ?(?:(\d{1,2}) ?[分분]?)?")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_ERA = re.compile(rf"({'|'.join(_ERAS)}) ?(\d{{1,3}}|元) ?年")
_HALF = re.compile(
    rf"(?:(?P<before>{'|'.join(map(re.escape, _MORNING + _EVENING))}) ?)?(?P<hour>\d{{1,2}})(?P<rest>[:.]\d{{2}}(?::\d{{2}})?)"
    rf"(?: ?(?P<after>{'|'.join(map(re.escape, [*_MORNING, *_EVENING]))})(?!\w))?",
    re.IGNORECASE,
)
_SPACED_HALF = re.compile(r"\b([ap])\. ?m\.?(?!\w)", re.IGNORECASE)
_DOT_TIME = re.compile(r"(?<=\s)(\d{1,2})[.](\d{2})\s*$")
_DATE_DOT = re.compile(r"(\d[.\-/]\d{1,2})[.,] +(?=\d{1,2}[:h])")
_HOUR_ONLY = re.compile(r"(?<=\s)(\d{1,2}) ?h\s*$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(1[34]\d{2}|2[45]\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](25\d{2})(?!\d)")
_THAI_WORD_YEAR = re.compile(r"(?<=\s)(25[4-9]\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0e4e\u064b-\u0652])*")


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold()).replace("ı", "i")
    return "".join(letter for letter in decomposed if not 0x300 <= ord(letter) <= 0x36F)


def _month_table() -> dict[str, str]:
    table: dict[str, str] = {}
    name = ""
    for word in _MONTHS.split():
        if word.isdigit():
            name = _ENGLISH[int(word) - 1]
            continue
        table.setdefault(_fold(word.replace("_", " ")), name)
    short = {word[:length]: month for word, month in table.items() if word.isascii() for length in (3, 4) if len(word) > length}
    russian = {word[:3]: month for word, month in table.items() if "\u0400" <= word[0] <= "\u04ff" and len(word) > 3}
    return {**russian, **short, **table}


_TABLE = _month_table()
_PHRASES = {phrase: month for phrase, month in _TABLE.items() if " " in phrase}


def rewrite(text: str) -> str:
    """Return the time with ASCII digits, English months and colons, in the Gregorian calendar. Unknown words stay as they are."""
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    text = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text).replace("\u202f", " ").replace("\xa0", " ").strip()
    text = _ERA.sub(lambda m: f"{_ERAS[m[1]] + (1 if m[2] == '元' else int(m[2]))}年", text)
    text = _CJK_DATE.sub(r"\1-\2-\3 ", text)
    text = _CJK_TIME.sub(lambda m: f"{m[1]}:{m[2] or '00':0>2} ", text)
    for phrase, month in _PHRASES.items():
        text = text.replace(phrase, month)
    text = _HALF.sub(_with_half, _SPACED_HALF.sub(r"\1m", text))
    text = _WORD.sub(lambda m: _TABLE.get(_fold(m[0]), m[0]), text)
    text = _NOISE.sub(" ", text)
    text = _HOUR_ONLY.sub(r"\1:00", _DOT_TIME.sub(r"\1:\2", text.strip(" .,")))
    text = _YEAR_FIRST.sub(_gregorian, _DATE_DOT.sub(r"\1 ", text))
    text = _YEAR_LAST.sub(lambda m: f"{int(m[3]) - 543}-{m[2]}-{m[1]}", text)
    text = _THAI_WORD_YEAR.sub(lambda m: str(int(m[1]) - 543), text)
    return " ".join(text.replace(" ,", ",").split())


def _with_half(match: re.Match[str]) -> str:
    half = (match["before"] or match["after"] or "").casefold()
    suffix = " am" if half in _MORNING else " pm" if half in _EVENING else ""
    if not suffix:
        return match[0]
    return f"{match['hour']}{match['rest'].replace('.', ':')}{suffix}"


def _gregorian(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    if year > 2400:
        return f"{year - 543}-{month}-{day}"
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{jalali(year, month, day):%Y-%m-%d}"


def jalali(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a Solar Hijri date, by the 33-year rule of leap years, valid for 1244 to 1472."""
    epoch_year = year - 1
    leaps = 8 * (epoch_year // 33) + sum(1 for leap in (1, 5, 9, 13, 17, 22, 26, 30) if leap <= epoch_year % 33)
    days = 365 * epoch_year + leaps + (31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)) + day - 1
    return date(622, 3, 21) + timedelta(days=days)
