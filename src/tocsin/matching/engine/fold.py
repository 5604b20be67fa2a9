"""Letters brought to one form: case, width, diacritics, Arabic letter variants. Word by word, remembered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a", "ĸ": "k",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ے": "ي", "ؤ": "و", "ۆ": "و", "ة": "ه",
        "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ک": "ك", "ڪ": "ك", "ٹ": "ت", "ڈ": "د", "ړ": "ر", "ڑ": "ر", "ښ": "ش", "ځ": "ز", "څ": "س",
        "ں": "ن", "ڼ": "ن", "ء": "",
        "ё": "е", "ѓ": "г", "ґ": "г", "ќ": "к", "ў": "у",
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
        "ς": "σ",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "′": "", "＇": "",
    }
)  # fmt: skip


LOOK_ALIKE = str.maketrans("асеорхуіѕјԁһкмтвнӏԛԝαορντυικε", "aceopxyisjdhkmtbhlqwaopvtuike")
_LATIN = re.compile("[a-z]")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u03ff\u0400-\u052f]")


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """One word without case, width, diacritics or apostrophes. Other scripts keep their letters, in one form each.

    >>> fold("Sab’āwī"), fold("ŁÓDŹ"), fold("Straße")
    ('sabawi', 'lodz', 'strasse')
    """
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    flat = unicodedata.normalize("NFKC", word).casefold()
    if _LATIN.search(flat) and _GREEK_OR_CYRILLIC.search(flat):  # letters of two alphabets in one word: what looks Latin was meant to
        flat = flat.translate(LOOK_ALIKE)
    flat = flat.translate(_LETTERS)
    flat = "".join(letter for letter in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(letter))
    return flat.translate(_LETTERS)
