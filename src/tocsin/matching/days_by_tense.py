"""Find the days of Urdu that the verb decides: ``کل`` is yesterday in a clause of the past and tomorrow in any other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAYS = {1: "کل|kal(?= (?:raat|rat|subah|sham|shaam|dopahar|fajr|zohar|asar|isha|ko|se|tak)\\b)", 2: "پرسوں|parson|parso"}
_CLAUSE = re.compile(r"[^.!?؟۔،,;\n]{0,200}")
_PAST = (
    "تھا|تھی|تھے|تھیں|گیا|گئی|گئے|گئیں|ہوا|ہوئی|ہوئے|ہوئیں|نے|آیا|نکلا|نکلی|دیکھا|کہا|سنا|ملا|ملی|دیا|لگائی|لگایا|مارا|پھینکا|توڑا|"
    "tha|thi|thay|gaya|gayi|gaye|hua|hui|huay|ne|aaya|aya|kaha|suna|dekha|diya|mila"
)
_AHEAD = (
    "گا|گی|گے|پہنچو|پہنچیں|پہنچنا|آؤ|آئیں|آنا|جاؤ|جانا|چلو|چلیں|کرو|کریں|کرنا|ہوگا|ہوگی|نکلو|نکلیں|رکھو|رکھیں|لاؤ|لائیں|لانا|"
    "ga|gi|gay|pohancho|pohanchein|aao|aana|ana|jao|jana|chalo|karo|karein|karna|lao|lana|\\w+(?:unga|ungi|enge|ega|egi|oge)"
)
_TENSE = re.compile(rf"(?<!\w)(?:(?P<past>{_PAST})|{_AHEAD})(?!\w)")
_WORDS = {days: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for days, words in _DAYS.items()}


def days_by_tense(flat: str) -> Iterator[tuple[int, int, int]]:
    """Yield the start, the end and the days from the day of writing of each such word, in a text in small letters."""
    for days, pattern in _WORDS.items():
        for match in pattern.finditer(flat):
            rest = _CLAUSE.match(flat, match.end())
            tense = _TENSE.search(rest[0]) if rest else None
            yield *match.span(), -days if tense and tense["past"] else days
