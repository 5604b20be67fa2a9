"""Doubt about what was cut out of the words of a report: a name, a number or a home by its place alone, which may be none.

What a report says is read by everybody, and what is sealed by few. So words that may be part of what it says are never cut in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tocsin.domain.plural import counted
from tocsin.ingest.sealing.contacts import is_address
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import Hider
from tocsin.ingest.times.joined_dates import plain_digits

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_DATE = re.compile(r"\s{0,3}\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?:[\s,T]+\d{1,2}[:.h]?\d{2}\b.{0,12})?\s{0,3}")
_STREET = re.compile(r"[^\W\d_]{7,30}\.? \d{1,4}(?:[ -]?\w{1,3})?")
"""A long word and a number, as a street whose name is one word, and its house."""
_OF_PROGRAM = "@:/_#"
"""Signs of addresses and handles, which no words have."""
_FEWEST_DIGITS = 6
_MOST_WORDS = 4


def doubts_of(text: str, secrets: Iterable[str], spoken: Iterable[str]) -> list[str]:
    """Return a line where parts of a text are sealed that may be no name, number or home. ``spoken`` are numbers in words."""
    told = frozenset(spoken)
    parts = [secret for secret in dict.fromkeys(secrets) if secret not in told and may_be_words(secret)]
    cut = sum(Hider([part])(text) != text for part in parts) if parts else 0
    return [f"{counted(cut, 'part')} of its words that may be no name, number or home: sealed in doubt"] if cut else []


@lru_cache(1 << 12)
def may_be_words(secret: str) -> bool:
    """Tell whether nothing in a secret itself makes it a name, a number, an address or a home.

    >>> may_be_words("Ann Lee"), may_be_words("020 7946 0412"), may_be_words("Threat pins"), may_be_words("10. 4. 2024")
    (False, False, True, True)
    """
    words = _WORD.findall(secret)
    if words and any(sign in secret for sign in _OF_PROGRAM):
        return False
    if any(map(str.isdecimal, secret)):
        digits = sum(map(str.isdecimal, secret))
        is_number = not words and digits >= _FEWEST_DIGITS and not _DATE.fullmatch(plain_digits(secret))
        return not is_number and not is_address(secret) and not _STREET.fullmatch(secret)
    return len(words) > _MOST_WORDS or not any(map(is_given_name, words))
