"""Find spans from the day of writing that a text states, such as ``in two weeks``, in nine languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from tocsin.matching.engine.word_patterns import any_of

_UNITS = {"day": 1, "week": 7}
_DUAL = 2
_MOST_DAYS = 62
"""The longest span that counts, in days: two months ahead."""


def spans_ahead(flat: str) -> Iterator[tuple[int, int, int]]:
    """Yield the start, the end and the number of days of each span of a text in small letters."""
    for pattern, numbers in _patterns():
        for match in pattern.finditer(flat):
            if days := _days_of(match, numbers):
                yield *match.span(), days


def _days_of(match: re.Match[str], numbers: dict[str, int]) -> int:
    """Return the days of a span, 0 for one that is too long."""
    parts = match.groupdict()
    for unit, size in _UNITS.items():
        if parts.get(f"dual_{unit}"):
            return _DUAL * size
        if parts.get(unit):
            number = parts["number"]
            count = 1 if number is None else numbers.get(number) or int(number)
            return count * size if count * size <= _MOST_DAYS else 0
    return 0


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    table = tomllib.loads(files("tocsin.matching").joinpath("data/time_spans.toml").read_text(encoding="utf-8"))["span"]
    return tuple(pattern for span in table for pattern in _patterns_of(span))


def _patterns_of(span: dict[str, str]) -> Iterator[tuple[re.Pattern[str], dict[str, int]]]:
    """Yield a pattern for what stands before a span, and one for what stands after it."""
    numbers = {word: value for value, words in enumerate(span["numbers"].split("|"), 1) for word in words.split()}
    number = rf"(?P<number>\d{{1,2}}|{any_of(' '.join(numbers))})"
    units = "|".join(f"(?P<{unit}>{any_of(span[unit])})" for unit in _UNITS)
    duals = "".join(f"|(?P<dual_{unit}>{any_of(span[f'dual_{unit}'])})" for unit in _UNITS if f"dual_{unit}" in span)
    span_shape = rf"(?:(?:{number} )?(?:{units}){duals})"
    if "before" in span:
        yield re.compile(rf"(?<!\w)(?:{any_of(span['before'])}) {span_shape}(?!\w)"), numbers
    if "after" in span:
        yield re.compile(rf"(?<!\w){span_shape} (?:{any_of(span['after'])})(?!\w)"), numbers
