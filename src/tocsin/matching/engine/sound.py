"""Keys of a word under which the spellings of one name meet, in Latin, Arabic, Hebrew, Cyrillic and Greek letters.

``latin``   the word in plain Latin letters (Cyrillic, Greek and others written out; Arabic and Hebrew, which omit vowels, stay)
``sound``   respellings that people make of one name, made equal: Hussein, Husain, Hossain -> husin
``bones``   the consonants alone, in few classes, the same for Latin, Arabic and Hebrew: Qadhafi, قذافي -> ktf
``shape``   what a bad scan confuses, made equal: rn and m, l and 1 and I
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from operator import itemgetter

from anyascii import anyascii

from tocsin.matching.engine.fold import fold

_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_CYRILLIC_SOUNDS = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh sh  y  e yu ya i i e g"
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        _CYRILLIC_SOUNDS.split(" "),
        strict=True,
    )
)
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)
_GREEK = (
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("ου", "u"),
    ("αυ", "av"),
    ("ευ", "ev"),
    ("ει", "i"),
    ("οι", "i"),
    ("αι", "e"),
    ("χ", "h"),
    ("τζ", "j"),
)
_DIGITS = str.maketrans("0135846789$", "oiesbaptbgs")

_SPELLINGS = (
    ("x", "ks"), ("tsch", "x"), ("dsch", "j"), ("sch", "x"), ("tch", "x"), ("dzh", "j"), ("ch", "x"), ("sh", "x"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("bh", "b"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("dz", "z"),
    ("cz", "x"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("ou", "u"), ("ow", "u"),
)  # fmt: skip
_LOCAL_SPELLINGS = {
    "tr": (("sh", "s"), ("ch", "c"), ("kh", "h"), ("th", "s"), ("dh", "z"), ("j", "c"), ("w", "v")),
    "de": (("iy", "i"), ("ch", "tsch"), ("kh", "ch"), ("z", "s"), ("v", "w"), ("y", "j")),
    "nl": (("sh", "sj"), ("ch", "tsj"), ("j", "dzj"), ("kh", "ch"), ("ai", "aj"), ("ou", "u"), ("oo", "u"), ("u", "oe"),
        ("iy", "i"), ("y", "j")),
    "fr": (("w", "ou"),),
    "es": (("sh", "ch"), ("j", "y"), ("kh", "j")),
    "pl": (("y", "j"), ("ai", "aj"), ("sh", "sz"), ("ch", "cz"), ("kh", "ch"), ("v", "w")),
    "hr": (("iy", "i"), ("y", "j"), ("ai", "aj"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c")),
    "hsb": (("iy", "i"), ("y", "j"), ("ai", "aj"), ("kh", "h"), ("v", "w")),
}  # fmt: skip
"""Letters that a language writes for those of the usual English spelling of a foreign name, in the order of replacement."""

_SHORTEST_LOCAL = 5
_MAY_PART = re.compile("(?<=.)[szktdg]h[aeiou]")
_SPELLINGS_APART = tuple(rule for rule in _SPELLINGS if rule[0] not in ("sh", "zh", "kh", "th", "dh", "gh", "sch", "tch", "dzh"))
_VOWELS = re.compile(r"[aeiouy]{2,}")
_VOWEL_TABLE = str.maketrans({"e": "i", "y": "i", "o": "u"})
_DOUBLE = re.compile(r"(.)\1+")
_FIRST_OF_TWO = itemgetter(1)
_BONES = str.maketrans({"d": "t", "z": "s", "g": "k", "j": "k", "p": "b", "v": "f", "a": None, "i": None, "u": None, "w": None})
_SHAPES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("nn", "m"))
_SHAPE_TABLE = str.maketrans("l1jt0q5z2869ce", "iiiioosssbgqcc".replace("q", "g"))


@lru_cache(maxsize=1 << 14)
def latin(word: str) -> str:
    """Return a folded word in Latin letters. Arabic and Hebrew stay as they are.

    >>> latin("хусейн"), latin("μπαμπασ")
    ('khusein', 'babas')
    """
    if word.isascii():
        return word.translate(_DIGITS) if not word.isalpha() and not word.isdigit() else word
    if (spelt := word.translate(_CYRILLIC_TABLE)).isascii() and spelt.isalnum():
        return spelt
    if _ARABIC.search(word) or _HEBREW.search(word):
        return word
    for greek, plain in _GREEK:
        word = word.replace(greek, plain)
    plain = anyascii(word.translate(_CYRILLIC_TABLE)).lower()
    return "".join(letter for letter in plain if letter.isalnum())


def is_semitic(word: str) -> bool:
    """Return whether the word is in Arabic or Hebrew letters, which omit short vowels."""
    return not word.isascii() and bool(_ARABIC.search(word) or _HEBREW.search(word))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Return a Latin word with its usual respellings made equal.

    >>> sound("hussein"), sound("hossain"), sound("akhmed"), sound("ahmed")
    ('husin', 'husin', 'ahmid', 'ahmid')
    """
    return _respelt(word, _SPELLINGS)


@lru_cache(maxsize=1 << 16)
def sound_apart(word: str) -> str:
    """Return the sound where ``sh``, ``zh``, ``kh`` and the like are two sounds, as in some Arabic names.

    >>> sound_apart("ishaq"), sound_apart("azhar"), sound_apart("lakhal")
    ('ishak', 'azhar', 'lakhal')
    """
    return _respelt(word, _SPELLINGS_APART) if _MAY_PART.search(word) else sound(word)


@lru_cache(maxsize=1 << 16)
def local_sounds(word: str) -> frozenset[str]:
    """Return the sounds of a word as the press of other languages writes it, where they differ from its own.

    >>> sorted(local_sounds("houthi")), sound("husi") in local_sounds("houthi"), sound("aboe") in local_sounds("abu")
    (['husi', 'hati'], True, False)
    """
    if len(word) < _SHORTEST_LOCAL:
        return frozenset()
    forms = {_replaced(word, rules) for rules in _LOCAL_SPELLINGS.values()}
    return frozenset(map(sound, forms - {word})) - {sound(word)}


def _replaced(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for written, local in rules:
        if written in word:
            word = word.replace(written, local)
    return word


def _respelt(word: str, spellings: tuple[tuple[str, str], ...]) -> str:
    for spelling, plain in spellings:
        if spelling in word:
            word = word.replace(spelling, plain)
    word = word[0] + _VOWELS.sub(_run, word[1:]) if word and word[0] in "yj" else _VOWELS.sub(_run, word)
    word = _DOUBLE.sub(_FIRST_OF_TWO, word.translate(_VOWEL_TABLE))
    return word[:-1] if len(word) > 3 and word[-1] == "h" else word


def _run(vowels: re.Match[str]) -> str:
    """Return a run of vowels as one vowel: ``ai``, ``ei``, ``ay`` as i, ``ou``, ``au`` as u. ``ia`` keeps its last."""
    run = vowels[0]
    if run[-1] in "iy" or run in ("ee", "ie", "ea", "ae"):
        return "i"
    return "u" if run[-1] in "ou" else ("ia" if run[0] in "iye" else "a")


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """Return the consonant classes of a Latin word's sound. A first vowel does not count.

    >>> bones(sound("mohammed")), bones(sound("mehmet"))
    ('mhmt', 'mhmt')
    """
    short = _merged(word.translate(_BONES))
    return short[:-1] if len(short) > 1 and short[-1] == "h" else short


def _merged(consonants: str) -> str:
    """Return the consonants without doubles, ``tch`` and ``ts`` as the sound they make."""
    return _DOUBLE.sub(_FIRST_OF_TWO, consonants.replace("tx", "x").replace("ts", "s"))


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> str:
    """Return the word with letters that a bad scan confuses made equal."""
    for read, written in _SHAPES:
        word = word.replace(read, written)
    return word.translate(_SHAPE_TABLE)


_SEMITIC_BONES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("اعويء", ("",)),
    "پ": ("b",), "ب": ("b",), "ت": ("t",), "ث": ("t", "s"), "ج": ("k",), "چ": ("x",), "ح": ("h",), "خ": ("h",), "د": ("t",), "ذ": ("t",
    "s"),
    "ر": ("r",), "ز": ("s",), "ژ": ("k",), "س": ("s",), "ش": ("x",), "ص": ("s",), "ض": ("t", "s"), "ط": ("t",), "ظ": ("s", "t"),
    "غ": ("k",),
    "ف": ("f",), "ق": ("k",), "ك": ("k",), "گ": ("k",), "ل": ("l",), "م": ("m",), "ن": ("n",), "ه": ("h", ""), "ڤ": ("f", ""),
    **dict.fromkeys("אעי", ("",)), "ו": ("", "f"),
    "ב": ("b", "f"), "ג": ("k",), "ד": ("t",), "ה": ("h", ""), "ז": ("s",),
    "ח": ("h", "x"), "ט": ("t",), "כ": ("k", "h"), "ל": ("l",), "מ": ("m",),
    "נ": ("n",), "ס": ("s",), "פ": ("f", "b"), "צ": ("s",), "ק": ("k",), "ר": ("r",), "ש": ("x", "s"), "ת": ("t",),
}  # fmt: skip
_WRITTEN_VOWELS = "اويאוי"
_PARTS = re.compile(r"(?:ع{0,3}[اوي]){2,}|(?:ע{0,3}[אוי]){2,}|\A[عע][اويאוי]|ت[شسزص]|([^اوياويع])\1|.")
"""Letters that are written for one sound: runs of vowels, a throat sound with the vowel that begins a word (``عادل`` is Adil)."""

_BRIEF = 2
_SILENT = "عهאעה"
_VOWEL_BEARERS = "اعאע"
_FINAL_H, _FINAL_THROAT = "هה", "حخח"
_FINAL_SOUNDS = "aiuht"
_LETTER_SOUNDS = {
    "ا": "aiu", "ع": "aiu", "و": "wvuf", "ي": "iyja", "پ": "pb", "ب": "bp", "ت": "td", "ث": "ts", "ج": "jgk", "چ": "x", "ح": "h",
    "خ": "hk", "د": "dt", "ذ": "dzs", "ر": "r", "ز": "zs", "ژ": "jz", "س": "sz", "ش": "xs", "ص": "sz", "ض": "dz", "ط": "td",
    "ظ": "zd", "غ": "gk", "ف": "fv", "ق": "kg", "ك": "kg", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ڤ": "vf", "א": "aiu",
    "ע": "aiu", "ו": "wvu", "י": "iyja", "ב": "bv", "ג": "gj", "ד": "d", "ה": "h", "ז": "zj", "ח": "hx", "ט": "t", "כ": "khx",
    "ל": "l", "מ": "m", "נ": "n", "ס": "s", "פ": "pf", "צ": "zsx", "ק": "k", "ר": "r", "ש": "xs", "ת": "t",
}  # fmt: skip
_SEMITIC_SOUNDS = {letter: (sounds, letter in _SILENT) for letter, sounds in _LETTER_SOUNDS.items()}


@lru_cache(maxsize=1 << 14)
def semitic_bones(word: str) -> tuple[str, ...]:
    """Return the keys that an Arabic or Hebrew word may share with its Latin spellings, at most two dozen.

    >>> semitic_bones("محمد")
    ('mhmt',)
    """
    choices = (_SEMITIC_BONES.get(letter, ("",)) for letter in word)
    keys = dict.fromkeys(_merged("".join(letters)) for letters in islice(product(*choices), 64))
    ends = dict.fromkeys(key[:-1] if len(key) > 1 and key[-1] == "h" else key for key in keys)
    return tuple(islice(ends, 24))


_Place = tuple[str, bool]
_SHORT_VOWEL: _Place = ("aiu", True)


class SemiticSounds:
    """The Latin sounds that an Arabic or Hebrew word may be written as, matched in one pass.

    The word is a row of places. A place takes one of a few Latin letters; some may be passed over (short vowels, a silent h).
    The places reached are the bits of one integer, so that matching takes one step for each letter, whatever the word repeats
    (Navarro and Raffinot, Flexible Pattern Matching in Strings, 2002, section 4.4.1, optional characters).
    """

    __slots__ = ("_after_optional", "_block_ends", "_block_starts", "_final", "_takes")

    def __init__(self, places: Sequence[_Place]) -> None:
        self._takes: dict[str, int] = {}
        self._final = 1 << len(places)
        optional = 0
        for at, (letters, may_be_absent) in enumerate(places):
            optional |= may_be_absent << at
            for letter in letters:
                self._takes[letter] = self._takes.get(letter, 0) | 1 << at
        self._after_optional = optional << 1
        self._block_starts = optional & ~self._after_optional
        self._block_ends = self._after_optional & ~optional

    def matches(self, sounds: str) -> bool:
        """Return whether the whole of `sounds` is read along the whole row."""
        reached = self._with_passed(1)
        for letter in sounds:
            reached = self._with_passed((reached & self._takes.get(letter, 0)) << 1)
            if not reached:
                return False
        return bool(reached & self._final)

    def _with_passed(self, reached: int) -> int:
        """Add every place that is reached by passing over optional ones.

        Taking the start of a block of optional places away borrows from the first place reached in it: the bits above that
        place do not change, and these are the places to add.
        """
        ends = reached | self._block_ends
        unchanged = ~((ends - self._block_starts) ^ ends)
        return reached | (self._after_optional & unchanged)


@lru_cache(maxsize=1 << 14)
def semitic_sounds(word: str) -> SemiticSounds:
    """Return the Latin sounds of an Arabic or Hebrew word: its written letters, with short vowels between them.

    A vowel at the beginning or at the end is always written, so a Latin spelling has none there that the word has not.
    """
    parts = [_places_of(part[0]) for part in _PARTS.finditer(word)]
    if word[0] in _VOWEL_BEARERS and len(parts[0]) == 1:
        parts[0] = [(letters, False) for letters, _ in parts[0]]
    row = [place for part in parts[:-1] for place in (*part, _SHORT_VOWEL)]
    return SemiticSounds([*row, *_last_places(word, parts[-1])])


def _last_places(word: str, last: list[_Place]) -> list[_Place]:
    """Return the places of the last letter. After a consonant a final ``h`` is a vowel: ``سيدة`` is Sayyida and not Said."""
    if word[-1] in _FINAL_H and len(word) > 1:
        return [(_FINAL_SOUNDS, word[-2] in _WRITTEN_VOWELS), ("ht", True)]
    if word[-1] in _FINAL_THROAT and len(word) > _BRIEF:
        return [(letters, True) for letters, _ in last]
    return last


def _places_of(part: str) -> list[_Place]:
    """Return the places of one letter, or of letters that are written together for one sound."""
    place = _SEMITIC_SOUNDS.get(part[-1])
    if place and part[0] == part[1:] and part[0] not in _WRITTEN_VOWELS:  # one sound, or two with a vowel between
        return [place, _SHORT_VOWEL, (place[0], True)]
    if len(part) > 1 and part[-1] in _WRITTEN_VOWELS:
        return [("aiuywvj", False), ("aiuywvj", True), ("aiuywvj", True)]
    return [*([("td", True)] if len(part) > 1 else []), *([place] if place else [])]


__all__ = ["bones", "fold", "is_semitic", "latin", "semitic_bones", "semitic_sounds", "shape", "sound"]
