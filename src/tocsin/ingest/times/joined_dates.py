"""Dates that are written without spaces within a sentence of Chinese, Japanese or Korean, spelt as ISO 8601 with spaces around them."""

from __future__ import annotations

import re
import unicodedata

_FIRST_YEARS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
_DATE = re.compile(
    r"(?P<era>民國|民国|令和|平成|昭和)?\s?(?P<year>\d{1,4}|元)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]?"
    r"(?:\s?[(（][^()（）]{1,4}[)）])?(?:[ ,、，]{0,2}(?P<half>[^\W\d_]{1,3})?\s?(?P<hour>\d{1,2})\s?(?:[时時點点시]|:)\s?"
    r"(?:(?P<minute>\d{1,2})[分분]?|(?P<part>半|반))?)?"
)
_AFTERNOON = frozenset(["午後", "下午", "晚上", "晚間", "晚", "夜", "夜間", "傍晚", "夕方", "오후", "저녁", "밤", "深夜"])
_NUMERALS = "〇一二三四五六七八九零"
_UNITS = {"十": 10, "百": 100}
_NUMERAL = re.compile(rf"[{_NUMERALS}十百]{{1,5}}(?=\s?[年月日號号點点時时分])")
_NOON = 12
_NIGHT_BEGINS = 5


def plain_digits(text: str) -> str:
    """Return a text with ASCII digits in the place of those of any script."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def divided(text: str) -> str:
    """Return a text with ``2024-03-05 21:30`` in the place of ``民國113年3月5日晚上9點半``."""
    if "年" not in text and "년" not in text:
        return text
    return _DATE.sub(_iso, _NUMERAL.sub(lambda match: str(_number(match[0])), text))


def _number(numeral: str) -> int:
    """Return the number of a Chinese numeral: digits one after another, as in 一一三, or with tens and hundreds, as in 二十三."""
    if not any(sign in _UNITS for sign in numeral):
        return int("".join(str(_NUMERALS.index(sign) % 10) for sign in numeral))
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _NUMERALS.index(sign) % 10
    return total + digit


def _iso(match: re.Match[str]) -> str:
    year = 1 if match["year"] == "元" else int(match["year"])
    day = f" {year + _FIRST_YEARS.get(match['era'] or '', 0):04}-{int(match['month']):02}-{int(match['day']):02} "
    if not match["hour"]:
        return day
    hour, minute = int(match["hour"]), 30 if match["part"] else int(match["minute"] or 0)
    is_late = match["half"] in _AFTERNOON and hour < _NOON and not (match["half"] == "深夜" and hour < _NIGHT_BEGINS)
    return f"{day}{hour + _NOON * is_late:02}:{minute:02} "
