"""Tell messages that say nothing by themselves: "lol", "ok", "thanks", a smile, or no words at all.

Such a message is kept and read like any other, together with others of its kind. What may be an answer to a question, a number, a name or
a sign of danger is never one: "no", "88" and a knife are read by themselves.
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    """
ok okay oki okey okej k kk kay oke okee okido okidoki alright roger lol lmao rofl lool xd xdd mdr ptdr kkk haha hahaha hehe hihi
thanks thx thanx ty cheers thank you so much very welcome np
danke dir euch ihnen vielen dank sehr lieben gern gerne bitteschön alles klar
dank je bedankt dankjewel dankuwel merci beaucoup bcp super cool nice
gracias muchas vale grazie mille obrigado obrigada
teşekkürler teşekkür ederim sağol sağ ol eyvallah tamam
спасибо большое ок окей хорошо ладно дякую
شكرا شكرًا جزيلا تمام حسنا اوكي أوكي هههه ههههه شکریہ ٹھیک مرسی ممنون
hi hey hello hallo moin servus hola ciao salut bonjour merhaba selam salam привет مرحبا سلام
good morning night guten morgen abend tag gute nacht goedemorgen goedenacht buenos días buenas noches bonne nuit günaydın iyi geceler
""".split()
)
_LAUGHTER = re.compile(r"(?:[ae]?h[aeiou]){2,20}h?|l[ou]{1,9}l|(?:j[aei]){2,20}|(?:ха|ах|хе){2,20}|ه{3,20}|x+d+|k{3,20}|ok{1,3}a?y?")
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
    return all(word in _WORDS or _LAUGHTER.fullmatch(word) for word in words)
