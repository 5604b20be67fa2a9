"""Names and numbers in the fields of lines: behind gaps, dots and equals signs, and in a field beside one with a contact.

Such as ``Name .....Ann Lee.....``, ``NAME   Ann Lee   TEL``, ``Witness=A. Lee`` and ``from="Ann" nr="020 7946 0991"``, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tocsin.domain.name_words import NAME
from tocsin.ingest.sealing.contact_words import TITLES, contact_role, fold, is_gathering_place, is_placeholder, labels_other, names_accused
from tocsin.ingest.sealing.contacts import find_contacts, is_name
from tocsin.ingest.sealing.cues import LONGEST_TEXT
from tocsin.ingest.sealing.leading_names import describe, words_of_name
from tocsin.ingest.sealing.letter_case import is_small, is_uncased

_EQUALS = re.compile(
    r"(?<![\w&?/.])([^\W\d]\w{0,30})=(?:\"([^\"\n]{1,60})\"|'([^'\n]{1,60})'"
    r"|([^\s\"'&;,|<>][^\n\"'&=;|<>]{0,60}?)(?=\s{2}|\n|$|[;|<>]|,|\s\w{1,30}=))"
)
_QUOTED_PAIR = re.compile(r"[{,\[]\s{0,9}[\"']?([^\W\d]\w{0,30})[\"']?\s?:\s{0,5}[\"']?([^\"',{}\[\]\n]{1,60})[\"']?")
_GAPPED = re.compile(
    r"(?m)(?:^|(?<=  )|(?<=\t)|(?<=\.\.))[ \t>*]{0,9}([^\W\d_][^\n:=.\d]{1,24}?)\.?"
    r"(?:[ ]?\.{3,60}|[ ]?_{3,60}|[ ]{2,40}|\t|[:\uff1a][ ]{0,4})"
    r"([^\s.:_][^\n]{0,50}?)(?=\.{3}|_{3}|\s{2}|\t|$)"
)
_TITLE = re.compile(rf"(?:{TITLES}|г-жа|г-н|pí|čika|teta|п|p|пані|fr|dhr|mevr)\.?", re.IGNORECASE)
_GAP = re.compile(r"\s{2,}|\t")
_NAME_LABELS = frozenset(map(fold, NAME.split()))
_MOST_WORDS = 4
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s|[;:!?\u0964\u3002]")
_DIGITS = range(6, 15)
_LEAST = 2


def in_fields(text: str) -> Iterator[str]:
    """Yield the names and numbers that the label of their field, or the field beside theirs, makes those of a source."""
    if len(text) > LONGEST_TEXT:
        return
    for line in text.split("\n"):
        pairs = [(match[1], next(filter(None, match.groups()[1:]))) for match in _EQUALS.finditer(line)] if "=" in line else []
        pairs += _QUOTED_PAIR.findall(line) if "{" in line or "[" in line else []
        yield from _labelled([*pairs, *_GAPPED.findall(line)])
        yield from _beside(pairs)
        yield from _beside([(label, value) for label, value in map(_split, _GAP.split(line))])
        yield from _behind_word(line)


def _split(field: str) -> tuple[str, str]:
    """Return the label of a field and what follows it, the whole as a label where it has none but holds a contact."""
    label, sign, value = field.partition(":")
    return (label, value) if sign and value else ("", field if find_contacts(field) else "")


def _behind_word(line: str) -> Iterator[str]:
    """Yield the name that is all of a line but the word for names before it."""
    first, _, rest = line.strip().partition(" ")
    if fold(first) in _NAME_LABELS and (name := person(rest)) and rest.endswith(name):
        yield name


def _labelled(pairs: list[tuple[str, str]]) -> Iterator[str]:
    for label, value in pairs:
        role = contact_role(label)
        if role == "name" and (name := person(value)):
            yield name
        elif role == "phone" and sum(map(str.isdecimal, value)) in _DIGITS and not any(map(str.isalpha, value)):
            yield value.strip()


def _beside(pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the names in fields directly before one that holds a contact."""
    for (label, value), (_, following) in pairwise(pairs):
        if find_contacts(following) and not find_contacts(value) and not labels_other(label) and (name := person(value)):
            yield name


def person(value: str) -> str:
    """Return the name that a value is, or begins with behind a title. Empty for a place, a sentence or somebody unknown.

    >>> person("Mrs Ann Lee for her son"), person("Gun-Marie"), person("burst pipe")
    ('Ann Lee', 'Gun-Marie', '')
    """
    words = _SENTENCE_END.split(value, maxsplit=1)[0].strip(" \"'.,").split()
    titled = 0
    while titled < len(words) - 1 and _TITLE.fullmatch(words[titled]):
        titled += 1
    words = words[titled:]
    if not words or is_placeholder(value) or is_small(words[0]):
        return ""
    size = len(words) if is_uncased(words[0]) else words_of_name(words, len(words))
    if not 0 < size <= _MOST_WORDS or (size < len(words) and not titled and not is_name(" ".join(words[:size]))):
        return ""
    name = " ".join(words[:size])
    fits = len(name) >= _LEAST and not any(map(_is_no_part, words[:size])) and not describe(words[:size])
    return name if fits and not contact_role(name) else ""


def titled_person(value: str) -> str:
    """Return the name of a value that is nothing but a title and a name, as ``Mrs Lee``."""
    first, _, rest = value.strip().partition(" ")
    name = person(value) if rest and _TITLE.fullmatch(first) else ""
    return name if name and value.strip().endswith(name) else ""


def _is_no_part(word: str) -> bool:
    has_sign = any(not (sign.isalpha() or sign in ".-'\u2019") for sign in word) and not is_uncased(word)
    return has_sign or is_gathering_place(word) or labels_other(word) or names_accused(word)
