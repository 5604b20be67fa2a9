"""Detection of old 8-bit and East Asian encodings by the plausibility of the letters they give."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise

_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґёўј"
_GREEK = "αοιετσνηυρπκμλςωόάίέήώδγχθφύβξζψ"
_HEBREW = "יוהלאתרבשמנכדעחקפגטצזסםןךףץ"
_ARABIC = "اليمونرتبةعدفهسكقحجشصطخىضذثزأغئءظإؤآپچگکی"
_THAI = "านรกงอเมสวลบทดตยคปะัี่้ิาไใแโ"
_LETTERS = {
    "cp1251": _CYRILLIC, "koi8_u": _CYRILLIC, "cp866": _CYRILLIC, "iso8859_5": _CYRILLIC, "mac_cyrillic": _CYRILLIC,
    "cp1253": _GREEK, "iso8859_7": _GREEK, "cp1255": _HEBREW, "iso8859_8": _HEBREW, "cp862": _HEBREW,
    "cp1256": _ARABIC, "iso8859_6": _ARABIC, "cp874": _THAI,
    "cp1250": "áéíóúýąćęłńśźżčďěňřšťůžőűăâîşţäöüđ", "iso8859_2": "áéíóúýąćęłńśźżčďěňřšťůžőűăâîşţäöüđ", "cp852": "áéíóúýąćęłńśźżčďěňřšťůžőűäöü",
    "cp1254": "çğıöşüİâî", "cp1257": "āčēģīķļņšūžąęėįųõäöü", "cp1252": "äöüßéèêàçñóíáúãõåøæëïîôùœ", "mac_roman": "äöüßéèêàçñóíáúãõåøæëïîôù", "cp850": "äöüßéèêàçñóíáúãõåøæëïîôù",
}  # fmt: skip
"""Common letters of the languages written in each encoding, the most frequent first for scripts of their own."""

_ALPHABETS = (
    "áčďéěíňóřšťúůýž",
    "ľĺŕôäáčďéíňóšťúýž",
    "ąćęłńóśźż",
    "áéíóöőúüű",
    "ăâîșțşţ",
    "áéíñóúü¡¿",
    "àèéìòùÈ",
    "àâçéèêëîïôùûœæÿ",
    "ãõáâàçéêíóôúü",
    "äöüß",
    "åäöé",
    "æøåé",
    "çğıöşüİâî",
    "āčēģīķļņšūž",
    "ąčęėįšųūž",
    "äöüõšž",
    "çë",
    "čćđšž",
    "ðþæöáéíóúý",
    "àèéíïòóúüç·",
    "ëïéèöüóáê",
    "ċġħż",
)
"""Letters beyond ASCII of the Latin languages. A text is written in one of them."""

_OWN_SCRIPT = frozenset(name for name, letters in _LETTERS.items() if ord(letters[0]) > 0x370)
_SAMPLE = 16_384
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_SYLLABLES = "이다는을가에하지서한고의도로기니은사리어자인시를으해아나"
_SYLLABLES_LEAST = 0.1
_COMMON_HAN = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe])")
_BIG5_HAN = re.compile(rb"(?:[\xa4-\xc6][\x40-\x7e\xa1-\xfe])")
_SHARE = 0.7
_SURE = 1.15
_FOREIGN = 2.0
_AMONG_ASCII = 0.3
_LEAST_WIDE = 6
_MANY_WIDE = 200
"""Bytes beyond ASCII from which on East Asian encodings are not mistaken for one another."""
_ASCII_LETTERS = re.compile(rb"[A-Za-z]")


def best_encoding(data: bytes) -> str:
    """Return the most plausible encoding of bytes that are not UTF-8, ``cp1252`` when nothing speaks for another."""
    sample = data[: 4 * _SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if not high:
        return "cp1252"
    return _east_asian(sample, high) or max(_LETTERS, key=lambda name: (_score(sample, name), name == "cp1252"))


def is_sure(data: bytes) -> bool:
    """Tell whether the most plausible encoding is far more plausible than any that gives other letters."""
    sample = data[: 4 * _SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if not high or (name := _east_asian(sample, high)):
        return not high or high >= _MANY_WIDE or _is_in_kana(sample.decode(name, "replace"))
    best = best_encoding(data)
    text = sample.decode(best, "replace")
    if any(unicodedata.category(letter) in ("Cc", "Cn", "Co") or letter == "\ufffd" for letter in text if ord(letter) > 127):
        return False
    others = [name for name in _LETTERS if sample.decode(name, "replace") != text]
    return _score(sample, best) >= _SURE * max(_score(sample, name) for name in others)


def _is_in_kana(text: str) -> bool:
    """Tell whether a text is Japanese by its own letters, which few other encodings give."""
    return len(_KANA.findall(text)) >= _LEAST_WIDE


def _east_asian(sample: bytes, high: int) -> str:
    """Return the multibyte encoding in which the bytes are common characters, empty when there is none."""
    ascii_letters = len(_ASCII_LETTERS.findall(sample))
    if high < _AMONG_ASCII * ascii_letters or (ascii_letters and high < _LEAST_WIDE):
        return ""
    for name, pattern, least in (("cp932", _KANA, 0.15), ("euc_jp", _KANA, 0.2), ("cp949", _HANGUL, 0.6)):
        text = _decoded(sample, name)
        wide = [letter for letter in text if ord(letter) > 0x2E80]
        if text and wide and len(pattern.findall(text)) >= least * len(wide) and 2 * len(wide) >= 0.8 * high:
            if name == "cp949" and not _is_korean(text):
                continue  # the bytes of Chinese are syllables of Korean, too, but rare ones
            return name
    if (
        (text := _decoded(sample, "gb18030"))
        and 2 * len(_COMMON_HAN.findall(sample)) >= _SHARE * high
        and len(_HAN.findall(text)) * 2 > 0.6 * high
    ):
        return "gb18030"
    text = _decoded(sample, "big5")
    return (
        "big5"
        if text and len(_HAN.findall(text)) >= _SHARE * len(_BIG5_HAN.findall(sample)) and len(_HAN.findall(text)) * 2.2 >= high
        else ""
    )


def _is_korean(text: str) -> bool:
    """Tell Korean by the syllables that stand in nearly every sentence of it."""
    return sum(map(text.count, _SYLLABLES)) >= _SYLLABLES_LEAST * len(_HANGUL.findall(text))


def _decoded(sample: bytes, name: str) -> str:
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(name)
        except UnicodeDecodeError:
            continue
    return ""


def _score(sample: bytes, name: str) -> float:
    """Rate a decoding: common letters count for it, signs within words, odd cases and letters of two scripts against it."""
    text = sample.decode(name, "replace")
    worth = _worth(name)
    letters = [letter for letter in text if ord(letter) > 127]
    score = sum(_rated(letter, worth, name) for letter in letters)
    if name not in _OWN_SCRIPT:
        latin = Counter(letter.lower() for letter in letters if letter.isalpha() or letter in "¡¿")
        score -= _FOREIGN * (latin.total() - max(sum(latin[letter] for letter in alphabet) for alphabet in _ALPHABETS))
    return score + sum(_word_score(word) for word in _WORD.findall(text) if not word.isascii()) - 3 * _signs_in_words(text)


@lru_cache(32)
def _worth(name: str) -> dict[str, float]:
    letters = _LETTERS[name]
    step = 1.0 / len(letters) if name in _OWN_SCRIPT else 0.0
    return {letter: 1.5 - step * rank for rank, letter in enumerate(letters)}


def _rated(letter: str, worth: dict[str, float], name: str) -> float:
    if letter.lower() in worth:
        return worth[letter.lower()]
    category = unicodedata.category(letter)
    if letter == "\ufffd" or category in ("Cc", "Co", "Cn"):
        return -6.0
    if category[0] == "L":
        return 0.2 if name not in _OWN_SCRIPT else -0.3
    return 0.0 if category in ("Mn", "Pd", "Pi", "Pf", "Zs") or letter in "…€№·°§«»،؟؛–—" else -1.0


def _word_score(word: str) -> float:
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in word}
    odd = sum(after.isupper() and before.islower() for before, after in pairwise(word))
    return -3.0 * (len(scripts) - 1) - 2.0 * odd


def _signs_in_words(text: str) -> int:
    inner = zip(text, text[1:], text[2:], strict=False)
    return sum(
        before.isalpha() and after.isalpha() and ord(sign) > 127 and unicodedata.category(sign)[0] in "SPN" and sign not in "’‘·-"
        for before, sign, after in inner
    )
