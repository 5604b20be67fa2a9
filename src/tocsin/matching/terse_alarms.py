"""Tell alarms of few words that are no sentence, as they are called into a telephone: "bomb at the station", "okulda bomba"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from tocsin.matching.engine.fold import fold
from tocsin.matching.tokens import Token

_FEWEST, _MOST = 2, 9
"""Words of an alarm. A longer text has verbs, by which other rules judge it."""

_END = re.compile(r"[.!?؟۔…\n;:|]")
_MOST_BEHIND = 3
"""Words that may stand behind the place, such as its name."""


def terse_alarms(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each sentence that is such an alarm and nothing else."""
    for first, last in _sentences(text, words):
        if _FEWEST <= last - first <= _MOST and _is_alarm(" ".join(word.word for word in words[first:last])):
            yield first, last - 1


def _sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the number of the first word of each sentence or line, and of the one behind its last."""
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or _END.search(text, words[at - 1].end, words[at].start):
            yield first, at
            first = at


def _is_alarm(sentence: str) -> bool:
    return any(pattern.fullmatch(sentence) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(files("tocsin.matching").joinpath("data/terse_alarms.toml").read_text(encoding="utf-8"))
    return tuple(_pattern(language) for language in table.values())


def _pattern(language: Mapping[str, str | bool]) -> re.Pattern[str]:
    """Return the pattern of a language over folded words with single blanks between them."""
    lead, alarm, near, place = (_any_of(str(language[name])) for name in ("lead", "alarm", "near", "place"))
    if language.get("place_first"):
        return re.compile(rf"(?:{lead} ){{0,3}}{place}(?: {near}){{0,3}} {alarm}(?: {_any_of(str(language['behind']))}){{0,3}}")
    behind = rf"(?: \S{{1,40}}){{0,{_MOST_BEHIND}}}"
    return re.compile(rf"(?:{lead} ){{0,5}}{alarm}(?: {near}){{1,4}} {place}{behind}")


def _any_of(words: str) -> str:
    """Return the alternatives of a list, in which ``stem~`` is any word that begins so."""
    listed = (" ".join(fold(word.rstrip("~")).split()) + ("~" if word.endswith("~") else "") for word in words.split("|"))
    return "(?:" + "|".join(re.escape(word.rstrip("~")) + (r"\S{0,20}" if word.endswith("~") else "") for word in listed) + ")"
