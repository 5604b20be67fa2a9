"""Language of a text, told by lingua among the few languages that a desk may meet.

Without the package nothing is told. Short texts, and texts that could be of two languages, have no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

USUAL = ("ar", "de", "en", "es", "fa", "fr", "nl", "ru", "tr", "uk")
"""Languages that are expected beside those of the desk. More of them make the answer worse, and take more memory."""

_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 12
_SURE = 0.5
_AHEAD = 0.25
_READ = 4_000


@dataclass(frozen=True, slots=True)
class Language:
    """Language of a text: its code of two letters, and how certain that is, from 0 to 1."""

    code: str
    certainty: float


def language_of(text: str, expected: Iterable[str]) -> Language | None:
    """Return the language of a text among those expected and the usual ones. None for a text that tells none, or without lingua."""
    part = text[:_READ]
    if len(_LETTER.findall(part[: 20 * _LEAST_LETTERS])) < _LEAST_LETTERS:
        return None
    detector = _detector(frozenset(code.lower()[:2] for code in expected) | frozenset(USUAL))
    if detector is None:
        return None
    first, second = detector.compute_language_confidence_values(part)[:2]
    if first.value < _SURE or first.value - second.value < _AHEAD:
        return None
    return Language(first.language.iso_code_639_1.name.lower(), round(first.value, 3))


@lru_cache(4)
def _detector(codes: frozenset[str]) -> LanguageDetector | None:
    if find_spec("lingua") is None:
        return None
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    names = {code.name: code for code in vars(IsoCode639_1).values() if isinstance(code, IsoCode639_1)}
    wanted = [names[code.upper()] for code in sorted(codes) if code.upper() in names]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*wanted).build()
