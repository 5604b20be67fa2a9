"""Ways in which one name is written differently: of its words, by a seeded source of chance; None where one does not apply."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Words = list[str]
Variation = Callable[[Words, random.Random], str | None]

_RESPELL = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("q", "k"), ("k", "q"), ("y", "i"), ("i", "y"), ("o",
    "u"),
    ("u", "o"), ("e", "i"), ("ph", "f"), ("v", "w"), ("w", "v"), ("j", "dj"), ("sh", "ch"), ("ch", "tch"), ("mm", "m"), ("ss", "s"),
    ("z", "s"),
    ("c", "k"), ("ai", "ay"), ("ei", "ai"), ("ie", "y"), ("th", "t"), ("a", "e"), ("dd", "d"), ("ll", "l"), ("x", "ks"), ("ny", "ni"),
)  # fmt: skip
_HOMOGLYPHS = dict(zip("aceopxyABCEHKMOPTXis", "асеорхуАВСЕНКМОРТХіѕ", strict=True))
_SCAN = (
    ("m", "rn"),
    ("l", "1"),
    ("i", "l"),
    ("o", "0"),
    ("s", "5"),
    ("d", "cl"),
    ("w", "vv"),
    ("b", "8"),
    ("e", "c"),
    ("g", "q"),
    ("I", "l"),
    ("O", "0"),
    ("u", "ii"),
)
_MARKS = {"a": "ā", "e": "é", "i": "ī", "o": "ö", "u": "ū", "s": "ş", "c": "ç", "n": "ñ", "h": "ḥ", "t": "ṭ", "z": "ž"}
_CYRILLIC = (
    ("shch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("yo", "ё"), ("th", "т"),
    ("ph", "ф"),
    *zip("abvgdezijklmnoprstufhcyqwx", ("а", "б", "в", "г", "д", "е", "з", "и", "дж", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у",
    "ф", "х", "к", "й", "к", "в", "кс"), strict=True),
)  # fmt: skip
_GREEK = (
    ("th", "θ"),
    ("ph", "φ"),
    ("ch", "χ"),
    ("ps", "ψ"),
    ("ou", "ου"),
    *zip(
        "abgdezhiklmnxoprstufvyjqwc",
        (
            "α",
            "μπ",
            "γκ",
            "ντ",
            "ε",
            "ζ",
            "χ",
            "ι",
            "κ",
            "λ",
            "μ",
            "ν",
            "ξ",
            "ο",
            "π",
            "ρ",
            "σ",
            "τ",
            "ου",
            "φ",
            "β",
            "ι",
            "τζ",
            "κ",
            "γου",
            "κ",
        ),
        strict=True,
    ),
)
_HEBREW = (
    ("sh", "ש"),
    ("ch", "ח"),
    ("kh", "ח"),
    ("tz", "צ"),
    ("th", "ת"),
    ("ph", "פ"),
    *zip(
        "bgdhvzytklmnsfpqrjwcx",
        ("ב", "ג", "ד", "ה", "ו", "ז", "י", "ט", "כ", "ל", "מ", "נ", "ס", "פ", "פ", "ק", "ר", "ג", "ו", "ק", "קס"),
        strict=True,
    ),
    ("a", ""),
    ("e", ""),
    ("i", "י"),
    ("o", "ו"),
    ("u", "ו"),
)
_LEET = str.maketrans("aeiostbg", "43105789")
_PARTICLES = re.compile(r"^(?:al|el|bin|ben|ibn|de|la|van|der|von|del)$", re.IGNORECASE)
_VOWELS = "aeiou"


def _name(words: Words) -> str:
    return " ".join(words)


def _longest(words: Words) -> int:
    return max(range(len(words)), key=lambda at: len(words[at]))


def _one_word(change: Callable[[str, random.Random], str | None], least: int = 4) -> Variation:
    def varied(words: Words, chance: random.Random) -> str | None:
        places = [at for at, word in enumerate(words) if len(word) >= least and word.isascii()]
        chance.shuffle(places)
        for at in places:
            new = change(words[at], chance)
            if new is not None and new.casefold() != words[at].casefold():
                return _name([*words[:at], new, *words[at + 1 :]])
        return None

    return varied


def _each_word(change: Callable[[str], str]) -> Variation:
    def varied(words: Words, _: random.Random) -> str | None:
        new = [change(word) for word in words]
        return _name(new) if new != words else None

    return varied


def _typo(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    letter = chance.choice("abcdefghijklmnoprstuvwyz")
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + letter + word[at + 1 :]


def _two_typos(words: Words, chance: random.Random) -> str | None:
    first = _one_word(_typo, 5)(words, chance)
    return _one_word(_typo, 5)(first.split(), chance) if first else None


def _swap(word: str, chance: random.Random) -> str | None:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _respelt(word: str, chance: random.Random) -> str | None:
    low = word.lower()
    ways = [(old, new) for old, new in _RESPELL if old in low]
    if not ways:
        return None
    old, new = chance.choice(ways)
    return low.replace(old, new, 1).capitalize()


def _two_respelt(words: Words, chance: random.Random) -> str | None:
    first = _one_word(_respelt)(words, chance)
    return _one_word(_respelt)(first.split(), chance) if first else None


def _scanned(word: str, chance: random.Random) -> str | None:
    ways = [(old, new) for old, new in _SCAN if old in word]
    if not ways:
        return None
    old, new = chance.choice(ways)
    return word.replace(old, new, 1)


def _looks_alike(words: Words, chance: random.Random) -> str | None:
    text = _name(words)
    places = [at for at, letter in enumerate(text) if letter in _HOMOGLYPHS]
    if not places:
        return None
    picked = set(chance.sample(places, min(len(places), 2)))
    return "".join(_HOMOGLYPHS[letter] if at in picked else letter for at, letter in enumerate(text))


def _hidden(words: Words, chance: random.Random) -> str:
    at = _longest(words)
    cut = chance.randrange(1, len(words[at])) if len(words[at]) > 1 else 0
    mark = chance.choice(["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060"])
    return _name([*words[:at], words[at][:cut] + mark + words[at][cut:], *words[at + 1 :]])


def _double(word: str, chance: random.Random) -> str:
    for at in range(len(word) - 1):
        if word[at] == word[at + 1]:
            return word[:at] + word[at + 1 :]
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def _no_vowel(word: str, chance: random.Random) -> str | None:
    places = [at for at in range(1, len(word)) if word[at].lower() in _VOWELS]
    if not places:
        return None
    at = chance.choice(places)
    return word[:at] + word[at + 1 :]


def _no_vowels(word: str, _: random.Random) -> str | None:
    new = word[0] + "".join(letter for letter in word[1:] if letter.lower() not in _VOWELS)
    return new if len(new) > 2 else None


def _surname_first(words: Words, _: random.Random) -> str | None:
    return f"{words[-1]}, {_name(words[:-1])}" if len(words) > 1 else None


def _turned(words: Words, _: random.Random) -> str | None:
    return _name([words[-1], *words[:-1]]) if len(words) > 1 else None


def _no_middle(words: Words, chance: random.Random) -> str | None:
    core = [word for word in words if not _PARTICLES.match(word.strip("-"))]
    if len(core) < 3:
        return None
    at = chance.randrange(1, len(core) - 1)
    return _name([*core[:at], *core[at + 1 :]])


def _initials(words: Words, _: random.Random) -> str | None:
    core = [word for word in words if not _PARTICLES.match(word.strip("-"))]
    if len(core) < 2 or len(core) > 3 or not core[-1].isascii():
        return None
    return " ".join([*(f"{word[0]}." for word in core[:-1]), core[-1]])


def _no_particles(words: Words, _: random.Random) -> str | None:
    bare = re.sub(r"\b(?:al|el|ul|ad|as|bin|ben|ibn|de|la)[- ]", "", _name(words), flags=re.IGNORECASE)
    return bare if bare != _name(words) and len(bare.split()) > 1 else None


def _compound(words: Words, _: random.Random) -> str | None:
    text = _name(words)
    new = re.sub(r"\b(Abd)(?:[- ]?(?:al|el|ul)[- ])(\w+)", lambda found: f"Abdul{found[2].lower()}", text, flags=re.IGNORECASE)
    new = re.sub(r"\bAbdul[- ](\w+)", lambda found: f"Abd el-{found[1]}", new, flags=re.IGNORECASE) if new == text else new
    new = re.sub(r"\bAbu (\w+)", lambda found: f"Abu{found[1].lower()}", new, flags=re.IGNORECASE)
    new = re.sub(r"(\w{3,})[- ]?(?:al-|ud-|ud |al |ed-|)[Dd](?:in|een)\b", lambda found: f"{found[1]}eddine", new) if new == text else new
    return new if new != text else None


def _run_together(words: Words, _: random.Random) -> str | None:
    return _name([*words[:-2], words[-2] + words[-1].lower()]) if len(words) > 1 else None


def _handle(words: Words, _: random.Random) -> str | None:
    return (
        "@" + "_".join(words).translate(_LEET).lower()
        if len(words) == 2 and all(word.isascii() and word.isalpha() for word in words)
        else None
    )


def _tag(words: Words, _: random.Random) -> str | None:
    return (
        "#" + "".join(word.capitalize() for word in words)
        if len(words) in (2, 3) and all(word.isascii() and word.isalpha() for word in words)
        else None
    )


def _broken_word(words: Words, chance: random.Random) -> str | None:
    at = _longest(words)
    word = words[at]
    if len(word) < 6 or not word.isalpha():
        return None
    cut = chance.randrange(3, len(word) - 2)
    return _name([*words[:at], f"{word[:cut]}-\n{word[cut:].lower()}", *words[at + 1 :]])


def _script(table: tuple[tuple[str, str], ...]) -> Variation:
    def varied(words: Words, _: random.Random) -> str | None:
        text = re.sub(r"[-'’]", " ", _name(words).lower())
        if not text.isascii():
            return None
        text = re.sub(r"\b[aeiou]", "א", text) if table is _HEBREW else text
        for plain, letter in table:
            text = text.replace(plain, letter)
        return " ".join(word.capitalize() for word in text.split()) if not re.search("[a-z]", text) else None

    return varied


VARIATIONS: dict[str, Variation] = {
    "exact": lambda words, _: _name(words),
    "surname first": _surname_first,
    "last word first": _turned,
    "small letters": lambda words, _: _name(words).lower(),
    "capitals": lambda words, _: _name(words).upper(),
    "diacritics added": _each_word(lambda word: "".join(_MARKS.get(letter, letter) for letter in word)),
    "decomposed": lambda words, _: unicodedata.normalize("NFD", "".join(_MARKS.get(letter, letter) for letter in _name(words))),
    "full width": _each_word(lambda word: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in word)),
    "one respelling": _one_word(_respelt),
    "two respellings": _two_respelt,
    "one typing error": _one_word(_typo),
    "two typing errors": _two_typos,
    "letters swapped": _one_word(_swap),
    "double letters": _one_word(_double),
    "homoglyphs": _looks_alike,
    "zero-width": _hidden,
    "no-break space": lambda words, _: "\u00a0".join(words),
    "over a line": lambda words, _: "\n".join([words[0], _name(words[1:])]),
    "word broken over a line": _broken_word,
    "bad scan": _one_word(_scanned),
    "one vowel dropped": _one_word(_no_vowel),
    "vowels dropped": _one_word(_no_vowels, 5),
    "middle name dropped": _no_middle,
    "initials": _initials,
    "particles dropped": _no_particles,
    "compound written otherwise": _compound,
    "two words run together": _run_together,
    "hyphens": lambda words, _: "-".join(words[:2]) + (" " + _name(words[2:]) if len(words) > 2 else ""),
    "possessive": lambda words, _: _name(words) + "'s",
    "leetspeak handle": _handle,
    "hashtag of the name": _tag,
    "Cyrillic": _script(_CYRILLIC),
    "Greek": _script(_GREEK),
    "Hebrew": _script(_HEBREW),
}
"""Every class by its name."""
