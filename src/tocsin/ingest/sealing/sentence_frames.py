"""Names and homes of which a sentence tells between a first word and its last, as in languages whose verbs stand at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest.sealing.given_names import is_given_name

_LONGEST_TEXT = 20_000
_I = "من|मैं|मै|میں|আমি|நான்|ben|ես|እኔ|ez|ئەز|min|мен|мән|მე|म|ਮੈਂ|મને|હું"
_AM = "هستم|ام|हूँ|हूं|ہوں|বলছি|பேசுகிறேன்|եմ|ნ ვარ|ვარ|ነኝ|im|me"
_SPEAK = "बोल रह|बोल्द|ਬੋਲ|બોલ|बात कर रह|بول رہ|بات کر رہ|صحبت می|حرف می|বলছি|பேசு|konuşuyorum|arıyorum"
_WORD = r"[^\s,،.;:!?]{2,20}"
_NAMED = re.compile(rf"(?i)(?<!\w)(?:{_I})\s({_WORD}(?:\s{_WORD}){{0,2}}?)\s(?:({_SPEAK})|(?:{_AM})(?!\w))")
"""I, one to three words, am or speak."""
_IS_MY_NAME = re.compile(rf"(?:اسم|نام) من ({_WORD}(?:\s{_WORD}){{0,2}}?) (?:است|هست)(?!\w)")
"""My name, one to three words, is: in Arabic the first words alone say "name from"."""
_AT_HOME = re.compile(
    rf"(?i)(?<!\w)(?:{_I})\s(?:यहाँ\s)?([^\n।۔.!?]{{4,90}}?)[\s,،]+(?:में|मे|पर|میں|میں\u200c|তে|এ|'?[dt][ea]|adresinde|இல்|ში)?\s?"
    r"(?:रहत|रह रह|رہت|থাকি|থাকি|வசிக்|oturuyor|yaşıyor|kalıyor|ikamet|زندگی می|ساکن)"
)
"""I, some words with a number in them, live."""
_JOINED_HOME = re.compile(
    r"(?:我?住在?|住址是?|地址是?|家在|家住)[\s:：]?([\u3400-\u9fff\d０-９A-Za-z\-－之\s]{3,40}?[號号樓楼室弄棟栋座](?:\d{1,4}[樓楼室])?(?:之\d{1,3})?)(?=[\s，。,；;、（(]|$)"
    r"|((?:[\u3400-\u9fff\u30a0-\u30ff]{2,20})[\d０-９一二三四五六七八九十]{1,4}(?:丁目|番地|番|[-－−])[\d０-９丁目番地号の\-－−]{0,14}(?:\s?[^\s、。]{1,14}?\d{2,4}号室?)?)(?=[にの]住)"
    r"|([\uac00-\ud7a3\d\s-]{4,40}\d[\uac00-\ud7a3\d\s-]{0,20}?)(?=에\s?(?:살|거주))"
)
"""Homes of languages without spaces: behind or before the word for living."""


def framed_names(text: str) -> Iterator[str]:
    """Yield the names between words like "I" and "am": those with a given name among their words, or any before "speaking"."""
    if text.isascii() or len(text) > _LONGEST_TEXT:
        return
    for match in _NAMED.finditer(text):
        if match[2] or any(map(is_given_name, match[1].split())):
            yield match[1]
    yield from (match[1] for match in _IS_MY_NAME.finditer(text))


def framed_homes(text: str) -> Iterator[str]:
    """Yield the homes, each with a number in it, between words like "I" and "live"."""
    if text.isascii() or len(text) > _LONGEST_TEXT:
        return
    for match in (*_AT_HOME.finditer(text), *_JOINED_HOME.finditer(text)):
        home = next(filter(None, match.groups()), "").strip(" ,،")
        if any(map(str.isdecimal, home)) or match.re is _JOINED_HOME:
            yield home
