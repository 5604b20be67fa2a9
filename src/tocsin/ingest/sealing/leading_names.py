"""The name of a person with which words of a sentence begin, such as ``Ann Lee`` in ``Ann Lee from Harrow``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.ingest.sealing.contact_words import GOES_ON, NO_NAMES
from tocsin.ingest.sealing.contacts import PARTICLES, is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.letter_case import is_small, is_uncased
from tocsin.ingest.times.calendar_words import calendar_words
from tocsin.ingest.times.calendar_words import fold as calendar_fold

_MOST_WORDS = 4
_SHORT_MONTH = 3
_FEW = 6
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_][^\s,;:.!?()\[\]<>|/&\"]*")
_NO_CALLER = frozenset(
    """
    fire smoke water noise news someone somebody nobody urgent police school church mosque feuer rauch wasser lärm jemand niemand
    schule kirche polizei brand rook iemand niemand politie kerk incendie fumée quelqu'un personne incendio humo fuoco fumo fogo
    fumaça ogień dym пожар дым rök eld yangın duman
    """.split()  # noqa: SIM905 - a list of words
)
"""Words that stand where a caller's first name would, and are none."""
_MOST_UNCASED = 3
_POSSESSIVE = re.compile("['\u2019]s\\b")
_FROM_JOINED = ("\u05de", "\u05d4", "\u05d1")
"""Letters of Hebrew that join the words from, the and in to what follows them."""


def leading_name(words: Sequence[str], own: bool = True) -> str:
    """Return the name that these words begin with. What follows it in a sentence must be able to follow a name.

    Where somebody says their ``own`` name, anything may follow one that begins with a given name.
    """
    for size in range(min(len(words), _MOST_WORDS), 1, -1):
        name = " ".join(words[:size])
        if name[0].isupper() and is_name(name):
            goes_on = size == len(words) or words[size].lower() in GOES_ON or (own and is_given_name(words[0]))
            return name if goes_on and not describe(words[:size]) and not _POSSESSIVE.search(name) else ""
    fits = words and words[0][0].isupper() and is_given_name(words[0]) and not describe(words[:1])
    return words[0] if fits and (own or len(words) == 1 or words[1].lower() in GOES_ON) else ""


def describe(words: Sequence[str]) -> bool:
    """Tell whether one of these words describes people or is a place or thing, though it stands where a name does."""
    if len(words) == 1 and len(words[0]) > _SHORT_MONTH and calendar_words().holds(calendar_fold(words[0])):
        return True
    return any(word.lower() in NO_NAMES or word.lower() in _NO_CALLER for word in words)


def words_of_name(words: Sequence[str], most: int) -> int:
    """Return how many of these words, at most ``most``, begin with a capital or are particles between those that do."""
    size = next((at for at, word in enumerate(words) if not (word[0].isupper() or word.lower() in PARTICLES)), len(words))
    size = min(size, most)
    while size and words[size - 1].lower() in PARTICLES:
        size -= 1
    return size


def uncased_name(words: Sequence[str]) -> str:
    """Return the name that these words of a script without capitals begin with: a given name, with what can only be its surname."""
    if not words or not is_given_name(words[0]) or not is_uncased(words[0]):
        return ""
    size = 1
    while size < min(len(words), _MOST_UNCASED) and _goes_with_name(words, size):
        size += 1
    return " ".join(words[:size])


def _goes_with_name(words: Sequence[str], at: int) -> bool:
    """Tell whether a word behind a given name belongs to it: a name, one with an article, or the last before a word like "from"."""
    word = words[at]
    if word in GOES_ON or word.startswith(_FROM_JOINED):
        return False
    ends = at + 1 == len(words) or words[at + 1] in GOES_ON or words[at + 1].startswith(_FROM_JOINED)
    is_joined = word.startswith("\u0648") and not is_given_name(word)  # "and" with what follows it
    return not is_joined and (is_given_name(word) or word.startswith("\u0627\u0644") or ends)


def small_name(words: Sequence[str]) -> str:
    """Return the name in small letters that these words are, or that stands before a word like "from". Its first word is a given name."""
    size = next((at for at, word in enumerate(words[: _MOST_UNCASED + 1]) if word.lower() in GOES_ON), len(words))
    fits = 0 < size <= _MOST_UNCASED and is_given_name(words[0]) and not describe(words[:size])
    return " ".join(words[:size]) if fits else ""


def names_somebody(value: str) -> bool:
    """Tell whether a value of a few words names a person: it holds a given name with a capital, or one in a script without capitals."""
    words = [word for word in _WORD.findall(value) if not is_small(word)]
    return 0 < len(value.split()) <= _FEW and len(value) <= _LONGEST and any(is_given_name(word) and not describe([word]) for word in words)
