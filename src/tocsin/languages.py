"""Language of a text, told by lingua among the few languages that a desk may meet.

Without the package nothing is told. Short texts, and texts that could be of two languages, have no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import ConfidenceValue, LanguageDetector

USUAL = ("ar", "de", "en", "es", "fa", "fr", "nl", "ru", "tr", "uk")
"""Languages that are expected beside those of the desk. More of them make the answer worse, and take more memory."""

_OFTEN_MET = "bg bn cs da el fi he hi hr hu id it pl pt ro so sq sr sv sw ur".split()  # noqa: SIM905 - a list of codes
"""Further languages among which a text is told for certain, by a detector that takes little memory and errs in short texts."""
_FOR_CERTAIN = 0.95
_FEW_WORDS = 4
_WRITTEN_IN = {
    "ARABIC": "ar fa ur ku ckb ps sd ug",
    "ARMENIAN": "hy",
    "BENGALI": "bn as",
    "CYRILLIC": "ru uk be bg sr mk kk ky mn tg uz bs",
    "DEVANAGARI": "hi mr ne sa",
    "ETHIOPIC": "am ti",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he yi",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh ja",
    "KHMER": "km",
    "MYANMAR": "my",
    "SINHALA": "si",
    "SYRIAC": "syr",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""Languages of each script other than Latin, by the first word of the names of its letters in Unicode."""

_LESS_USUAL = frozenset("as sa yi ti ckb".split())  # noqa: SIM905 - a list of codes
"""Languages that a text in a script is taken for only where they are expected."""

_OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u2c00-\ua71f\uaa00-\ufaff\ufb1d-\ufefc]")
"""Letters of other scripts than Latin, and a few signs."""

_NO_WORDS = re.compile(r"https?://\S+|[@#]\w+")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 12
_SURE = 0.5
_AHEAD = 0.25
_READ = 4_000
_FEW_LETTERS = 3
_PASSAGE = 60
_CODE = 2
_CONTRADICTS = 0.9
_OVERRULES = 0.7


@dataclass(frozen=True, slots=True)
class Language:
    """Language of a text: its code of two letters, and how certain that is, from 0 to 1."""

    code: str
    certainty: float


def language_of(text: str, expected: Iterable[str]) -> Language | None:
    """Return the language of a text among those expected and the usual ones. None for a text that tells none, or without lingua."""
    return languages_of([text], expected)[0]


def languages_of(texts: Sequence[str], expected: Iterable[str] = ()) -> list[Language | None]:
    """Return :func:`language_of` each text. Equal texts are read once, on all cores. Links, handles and hashtags tell nothing."""
    known = frozenset(map(two_letters, expected)) | frozenset(USUAL)
    words = [_NO_WORDS.sub(" ", text[:_READ]) for text in texts]
    telling = [text for text in dict.fromkeys(words) if len(_LETTER.findall(text[: 20 * _LEAST_LETTERS])) >= _LEAST_LETTERS]
    detector = _detector(known) if telling else None
    if detector is None:
        return [None] * len(texts)
    certain = map(_surely, detector.compute_language_confidence_values_in_parallel(telling))
    languages = {text: _in_its_script(text, language, known) for text, language in zip(telling, certain, strict=True)}
    return [languages.get(text) for text in words]


def _surely(values: Sequence[ConfidenceValue]) -> Language | None:
    """Return the first of these languages where it is certain and ahead of the second."""
    first, second = values[:2]
    if first.value < _SURE or first.value - second.value < _AHEAD:
        return None
    return Language(first.language.iso_code_639_1.name.lower(), round(first.value, 3))


def _in_its_script(text: str, language: Language | None, known: frozenset[str]) -> Language | None:
    """Return the language of a text, corrected by the script of most of its letters.

    Names in Latin letters are all that the detector reads of a text in a script that it was not given. Such a text is in the only
    language of its script that is known, or usual. Where there are several, it is in none.
    """
    if text.isascii() or 2 * len(_OTHER_SCRIPT.findall(text)) <= len(_LETTER.findall(text)):
        return language
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in _LETTER.findall(text))
    codes = _WRITTEN_IN.get(scripts.most_common(1)[0][0], "").split()
    if language and language.code in codes:
        return language
    possible = [code for code in codes if code in known] or [code for code in codes if code not in _LESS_USUAL]
    return Language(possible[0], 1.0) if len(possible) == 1 else None


def is_certainly_outside(text: str, codes: Iterable[str]) -> bool:
    """Tell whether a text is certainly in none of these languages, of thirty. Without lingua nothing is told.

    Only words without a capital count, at least four: names of people look like the language of their bearers.
    """
    words = [word for word in _NO_WORDS.sub(" ", text[:_READ]).split() if word == word.lower()]
    detector = _detector(frozenset(USUAL) | frozenset(_OFTEN_MET), sparing=True) if len(words) >= _FEW_WORDS else None
    if detector is None:
        return False
    known = frozenset(codes)
    confidences = detector.compute_language_confidence_values(" ".join(words))
    return sum(guess.value for guess in confidences if guess.language.iso_code_639_1.name.lower() not in known) >= _FOR_CERTAIN


def language_by_hint(text: str, hint: str, expected: Iterable[str]) -> Language:
    """Return the language of a text that was typed into a form in the language ``hint``, and how certain that is.

    The text decides where it tells a language with certainty. One in a script that the hint is not written in has an empty code. Any
    other is in the language of the form, with certainty 0.
    """
    language = language_of(text, {*expected, hint} - {""})
    if language and language.certainty >= _OVERRULES:
        return language
    if hint and _is_in_foreign_script(text[:_READ], frozenset([two_letters(hint)])):
        return Language("", 0.0)
    return Language(hint, 0.0)


@lru_cache(256)
def two_letters(language: str) -> str:
    """Return the code of two letters of a language that is stated as ``en-US``, ``eng`` or ``English``. Others in small letters.

    Longer codes and names need lingua.
    """
    base = re.split("[-_]", language.strip().lower())[0]
    if len(base) > _CODE and find_spec("lingua") is not None:
        from lingua import Language as Known

        for language_known in Known.all():
            if base in (language_known.iso_code_639_3.name.lower(), language_known.name.lower()):
                return language_known.iso_code_639_1.name.lower()
    return base


def is_readable(text: str, stated: str, detected: Language | None, reads: Iterable[str]) -> bool:
    """Return whether a desk that reads these languages can read a text. One that states no languages reads all.

    A text in a foreign script, or told with certainty to be in another language, is not readable whatever was stated, since programs of
    mail state the language of their menus.
    """
    codes = frozenset(map(two_letters, reads))
    if not codes:
        return True
    if stated and two_letters(stated) not in codes:
        return False
    if detected and detected.code not in codes and (not stated or detected.certainty >= _CONTRADICTS):
        return False
    return not _is_in_foreign_script(text[:_READ], codes)


def _is_in_foreign_script(text: str, codes: frozenset[str]) -> bool:
    """Tell whether most of a text, or a passage of it, is in a script that none of these languages is written in."""
    letters = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in _LETTER.findall(text))
    foreign = sum(letters[script] for script, languages in _WRITTEN_IN.items() if codes.isdisjoint(languages.split()))
    return foreign >= _PASSAGE or (foreign >= _FEW_LETTERS and 2 * foreign > letters.total())


@lru_cache(4)
def _detector(codes: frozenset[str], *, sparing: bool = False) -> LanguageDetector | None:
    if find_spec("lingua") is None:
        return None
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    names = {code.name: code for code in vars(IsoCode639_1).values() if isinstance(code, IsoCode639_1)}
    wanted = [names[code.upper()] for code in sorted(codes) if code.upper() in names]
    builder = LanguageDetectorBuilder.from_iso_codes_639_1(*wanted)
    return (builder.with_low_accuracy_mode() if sparing else builder).build()
