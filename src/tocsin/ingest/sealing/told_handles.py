"""Names of accounts by which people say that they can be reached, as in ``I am on Telegram: ann_lee`` beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest.sealing.contact_words import labels_other, words_in
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.ingest.sealing.reach import speaks_of_reaching

_PLATFORMS = (
    "telegram|telega|tg|instagram|insta|ig|signal|whats ?app|viber|zalo|line|wechat|weixin|threema|"
    "session|discord|skype|messenger|facebook|fb|snapchat|snap|kakaotalk|kakao|imo|matrix|wire|"
    "element|twitter|bluesky|mastodon|тг|телеграмм?|телега|инстаграм|инста|вайбер|ватсап|вотсап|"
    "сигнал|скайп|дискорд|вк|تلغرام|تليغرام|تيليغرام|تليجرام|تلجرام|تلگرام|انستغرام|إنستغرام|انستا|"
    "اینستاگرام|سيغنال|سیگنال|واتساب|واتس|واتس‌اپ|واٹس ایپ|فايبر|טלגרם|אינסטגרם|אינסטה|סיגנל|ווטסאפ|"
    "וואטסאפ|टेलीग्राम|टेलिग्राम|इंस्टाग्राम|सिग्नल|व्हाट्सएप|টেলিগ্রাম|ইনস্টাগ্রাম|சிக்னல்|"
    "டெலிகிராம்|τηλεγκραμ|微信|微博|电报|電報|推特|脸书|臉書|ライン|インスタ|テレグラム|シグナル|카톡|카카오톡|텔레그램|인스타|라인|เทเลแกรม|ไลน์|"
    "เฟซบุ๊ก|ტელეგრამი|տելեգրամ|ቴሌግራም"
)
_NAMES = frozenset(_PLATFORMS.split("|")) | {"whats", "app"}
_NEAR_WORDS = r"(?:[ \t]?[^\s:：=@.,;]{1,8}){0,2}"
_AFTER = re.compile(
    rf"(?i)(?:(?<![^\W_])|(?<=[وفבל])|(?<=[\u3400-\u9fff]))(?:{_PLATFORMS}){_NEAR_WORDS}"
    r"[ \t]?(?:[:：=][ \t]{0,3}|(?=@)|[ \t](?=[\w]+[._\d]))(@?[A-Za-z0-9_][\w.-]{2,40}\w)"
)
_BEFORE = re.compile(rf"(?i)(@[A-Za-z0-9_][\w.]{{2,40}}\w)[ \t]{{0,2}}(?:\(?[^\s@.,;]{{0,6}}[ \t]?)?(?:{_PLATFORMS})(?![^\W_])")
_LONGEST_TEXT = 20_000
_LINE = re.compile(r"[^\n]+")
_AROUND = 60
_NEAR = 4


def told_handles(text: str) -> Iterator[str]:
    """Yield the accounts beside the name of a service, on a line that holds another contact or words for ringing and reaching.

    A channel or group, of which warnings tell, is no way to reach a source.
    """
    if len(text) > _LONGEST_TEXT or (text.isascii() and _NAMES.isdisjoint(words_in(text))):
        return
    for line in _LINE.findall(text):
        for match in (*_AFTER.finditer(line), *_BEFORE.finditer(line)):
            before = line[max(0, match.start() - _AROUND) : match.start()].split()
            is_own = speaks_of_reaching(before[-_NEAR:]) or find_contacts(line)
            if is_own and not any(map(labels_other, before[-_NEAR:])) and _is_account(match):
                yield match[1]


def _is_account(match: re.Match[str]) -> bool:
    """Tell an account from the word of a sentence: by a sign or number in it, or a colon before it and an end behind it."""
    follows = match.string[match.end() : match.end() + 1]
    has_colon = ":" in match[0] or "\uff1a" in match[0]
    ends = not follows or not (follows.isspace() or follows.isalnum())
    return any(sign in match[1] for sign in "@._0123456789") or (has_colon and ends)
