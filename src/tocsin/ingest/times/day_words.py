"""Days of a month in words, such as ``the third of March`` or ``den dreizehnten März``, in the place of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest.times.calendar_words import fold, months_named

_ENGLISH = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
eighteenth nineteenth twentieth
"""
_GERMAN = """
erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte
achtzehnte neunzehnte zwanzigste
"""
_DUTCH = """
eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende
achttiende negentiende twintigste
"""
_FRENCH = """
premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt
"""
_SPANISH = """
primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte
veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta
"""
_ITALIAN = """
primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove
venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno
"""
_PORTUGUESE = """
primeiro dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte
"""
_RUSSIAN = """
первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого
четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого
"""
_RUSSIAN_STATED = re.sub(r"го\b", "е", _RUSSIAN)
_GERMAN_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_DUTCH_UNITS = "een twee drie vier vijf zes zeven acht negen"
_UNITS = 9


def _numbered() -> Iterator[tuple[str, int]]:
    """Yield each word for a day and its number."""
    for words in (_ENGLISH, _GERMAN, _DUTCH, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _RUSSIAN, _RUSSIAN_STATED):
        yield from ((word, number) for number, word in enumerate(words.split(), 1))
    tens = (
        (_ENGLISH, "twenty {}", "thirtieth", "thirty first"),
        (_GERMAN_UNITS, "{}undzwanzigste", "dreißigste", "einunddreißigste"),
        (_DUTCH_UNITS, "{}entwintigste", "dertigste", "eenendertigste"),
        (_FRENCH, "vingt {}", "trente", "trente et un"),
        (_PORTUGUESE, "vinte e {}", "trinta", "trinta e um"),
        (_RUSSIAN, "двадцать {}", "тридцатого", "тридцать первого"),
        (_RUSSIAN_STATED, "двадцать {}", "тридцатое", "тридцать первое"),
    )
    for units, form, thirtieth, last in tens:
        yield from ((form.format(unit), 20 + number) for number, unit in enumerate(units.split()[:_UNITS], 1))
        yield from ((thirtieth, 30), (last, 31))
    yield from (("vingt et un", 21), ("vinte e um", 21), ("treinta y uno", 31))


_DAYS = {fold(word).replace("-", " "): number for word, number in _numbered()}
_FIRST = frozenset(word.split()[0] for word in _DAYS)
_WORDS = "|".join(word.replace(" ", "[- ]") for word in sorted(_DAYS, key=len, reverse=True))
_BEFORE_MONTH = re.compile(rf"(?<!\w)({_WORDS})[nr]?(?= (?:of |de |di |van |del )?([^\W\d_]+))")
_AFTER_MONTH = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)( the )({_WORDS})(?!\w)")
_TOKEN = re.compile(r"[^\W\d_]+")


def with_day_numbers(text: str) -> str:
    """Return a text in lower case without accents with numbers in the place of words for the day of a month that stands beside them."""
    tokens = _TOKEN.findall(text)
    if _FIRST.isdisjoint(tokens) and _FIRST.isdisjoint(token[:-1] for token in tokens):
        return text
    text = _BEFORE_MONTH.sub(lambda m: str(_number(m[1])) if months_named(m[2]) else m[0], text)
    return _AFTER_MONTH.sub(lambda m: f"{m[1]} {_number(m[3])}" if months_named(m[1]) else m[0], text)


def _number(words: str) -> int:
    return _DAYS[words.replace("-", " ")]
