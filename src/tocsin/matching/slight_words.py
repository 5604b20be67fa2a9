"""Tell messages that say nothing by themselves: "lol", "ok", "thanks", a smile, or no words at all.

Such a message is kept and read like any other, together with others of its kind. What may be an answer to a question, a number, a name or
a sign of danger is never one: "no", "88", "KKK" and a knife are read by themselves.
"""

from __future__ import annotations

import re

_PHRASES = """
ok, okay, oki, okey, okej, k, kk, oke, okee, okido, okidoki, alright, roger, lol, lmao, rofl, xd, mdr, ptdr, thanks, thx, thanx, ty, cheers
thank you, thank you so much, thank you very much, thanks a lot, thanks so much, many thanks, you re welcome, np
danke, danke dir, danke euch, danke ihnen, danke schön, dankeschön, vielen dank, vielen lieben dank, danke sehr, lieben dank, alles klar
gerne, bitteschön, dank je, dank je wel, bedankt, dankjewel, dankuwel, dank u wel, merci, merci beaucoup, merci bcp, de rien, super, cool
gracias, muchas gracias, vale, grazie, grazie mille, obrigado, obrigada, teşekkürler, teşekkür ederim, çok teşekkürler, sağol, sağ ol
eyvallah, tamam, спасибо, спасибо большое, большое спасибо, ок, окей, хорошо, ладно, дякую
شكرا, شكرا جزيلا, تمام, حسنا, اوكي, أوكي, شکریہ, ٹھیک, مرسی, ممنون
hi, hey, hello, hallo, moin, servus, hola, ciao, salut, bonjour, merhaba, selam, salam, привет, مرحبا, سلام
good morning, good night, guten morgen, guten abend, guten tag, gute nacht, goedemorgen, buenos días, buenas noches, bonne nuit, günaydın
iyi geceler
"""
_LAUGHTER = r"(?:[ae]?h[aeiou]){2,20}h?|l[ou]{1,9}l|(?:j[aei]){2,20}|(?:ха|ах|хе){2,20}|ه{3,20}|x+d+|k{4,20}"
_THANKS = "|".join(re.escape(phrase) for line in _PHRASES.strip().splitlines() for phrase in line.split(", "))
_SLIGHT = re.compile(rf"(?:(?:{_THANKS}|{_LAUGHTER}) )*")
_SIGNS = re.compile(
    r"[\s.,!?…:;()\-'\"*~^_\u200d\ufe0f\u2764\u263a\u2600\u2705\u2b50\U0001f3fb-\U0001f3ff"
    r"\U0001f600-\U0001f607\U0001f609-\U0001f61f\U0001f622-\U0001f64f\U0001f90d\U0001f910-\U0001f91f\U0001f923-\U0001f92f"
    r"\U0001f970-\U0001f97a\U0001f44b-\U0001f44f\U0001f48b-\U0001f49f\U0001f389\U0001f38a\U0001f31e\U0001f4af]+"
)
_LONGEST = 80


def says_nothing(text: str) -> bool:
    """Return whether a text has no words, or only those that thank, greet, agree or laugh."""
    if len(text) > _LONGEST:
        return not text.strip()
    words = _SIGNS.sub(" ", text.casefold()).split()
    return _SLIGHT.fullmatch("".join(f"{word} " for word in words)) is not None
