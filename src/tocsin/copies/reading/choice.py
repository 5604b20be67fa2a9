"""The reading of a picture by every engine, and the one that measures best for the language it reads."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tocsin.copies.pictures.prints import Gray
from tocsin.copies.reading.engines import Engine, Tesseract
from tocsin.copies.reading.straighten import straightened
from tocsin.domain.reading import ReadLine

TESSERACT = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "so": "som",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
}
"""Tesseract's names of languages, by their code of two letters."""
_SCRIPTS = {"ARABIC": ("ara", "fas", "urd"), "HEBREW": ("heb",), "CYRILLIC": ("rus", "ukr", "bul", "srp")}
_OTHER_SCRIPTS = frozenset(name for names in _SCRIPTS.values() for name in names)
_LEAST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class EngineReading:
    """The lines that one engine read. ``turned`` is the angle in degrees by which the picture was straightened."""

    engine: str
    turned: float
    lines: tuple[ReadLine, ...]
    preferred: bool = False

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.text for line in self.lines)


def readings(gray: Gray, engines: Sequence[Engine], language: Callable[[str], str] = lambda _: "") -> tuple[EngineReading, ...]:
    """Return the reading of each engine, of the straightened picture. One of them is preferred, where any has words.

    ``language`` returns the code of a text's language, or an empty string. Tesseract reads again with that language alone.
    """
    straight, angle = straightened(gray)
    several = []
    for engine in engines:
        name, lines = _narrowed(engine, straight, language) if isinstance(engine, Tesseract) else (engine.name, engine.read(straight))
        several.append(EngineReading(name, angle, lines))
    best = _best(several)
    return tuple(replace(reading, preferred=reading is best) for reading in several)


def _narrowed(engine: Tesseract, gray: Gray, language: Callable[[str], str]) -> tuple[str, tuple[ReadLine, ...]]:
    """Return the name and the lines of Tesseract with all its languages, or with those of the script or the language that it read."""
    if len(engine.languages) < 2:
        return engine.name, engine.read(gray)
    lines = engine.glance(gray)
    text = "\n".join(line.text for line in lines)
    script = script_of(text)
    wanted = _SCRIPTS.get(script) or tuple(filter(None, (TESSERACT.get(language(text), ""),)))
    narrow = tuple(name for name in engine.languages if name in wanted)
    if not narrow and script == "LATIN":
        narrow = tuple(name for name in engine.languages if name not in _OTHER_SCRIPTS)
    again = engine.only(*narrow) if narrow else engine
    return again.name, again.read(gray)


def script_of(text: str) -> str:
    """Return the script of most letters of a text, such as ``LATIN`` or ``ARABIC``. Empty for a text of few letters."""
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    ((script, count),) = scripts.most_common(1) or (("", 0),)
    return script if count >= _LEAST_LETTERS else ""


def _best(several: Sequence[EngineReading]) -> EngineReading | None:
    """Return the reading to show first: that of Tesseract, which measures better in every language (``bench.copies reading``).

    RapidOCR's is first where Tesseract read under half as many letters.
    """
    ordered = sorted(several, key=lambda reading: not reading.engine.startswith("tesseract"))
    first = next(iter(ordered), None)
    longest = max(several, key=lambda reading: len(reading.text), default=None)
    return longest if first and longest and 2 * len(first.text) < len(longest.text) else first
