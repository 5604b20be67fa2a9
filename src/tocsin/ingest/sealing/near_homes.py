"""Homes of sources told by what is near them or by a number alone, and the names of relations to ring instead of them.

``She lives above the bakery in Canal Walk``, ``the neighbour of no. 14``, ``ring her sister Ann on 020 7946 0991``. The words are in
``data/near_homes.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile

from tocsin.ingest.sealing.contact_words import ADDRESS_LINKS, GREETINGS, HOMES, LIVES, STREETS, contact_role, is_gathering_place
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.cues import LONGEST_TEXT, REACH, Cues, behind
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.homes import street_of
from tocsin.ingest.sealing.leading_names import describe
from tocsin.ingest.sealing.letter_case import is_small, is_uncased
from tocsin.ingest.sealing.source_words import OTHERS
from tocsin.ingest.sealing.sources_told import nearest_is_source

_CLAUSE = re.compile(r"[.!?;\n|()\"\u060c\u061b\u061f\u06d4\u0964,](?=\s|$)|[\n()\"\u201c\u201d\u00ab\u00bb]")
_NO_ABBREVIATION = (
    r"(?<!\bdr|\bmr|\bms|\bst|\bfr|\bsr|\bnr|\bno|\bhr|\bpl)(?<!\bmrs|\bdhr|\bmme|\bmvr|\bhrn|\bsra|\btel|\bmob|\bstr|\bapt|\bave)"
)
_SENTENCE = re.compile(
    rf"(?i)[!?;\n|()\"\u201c\u201d\u00ab\u00bb]|(?<=[^\W\d_]{{2}}){_NO_ABBREVIATION}\.(?=\s|$)|(?<=[^\W_]{{4}})\.(?=\s|$)"
)
_JOINS = frozenset("and und et y e och og și и і ve dan és kai και but aber mais pero heard saw hört hat".split())  # noqa: SIM905 - a list of words
_WORD = re.compile(r"[^\W\d_][^\s,;:!?()\[\]<>|/\"\u2013\u2014\u060c]*")
_OWNING = re.compile("['\u2019][a-z\u0131\u00fc\u00f6]{1,4}$")
_NOBODY = frozenset(
    """
    she he they sie er es ihr elle il ils elles ella él ellos ellas está lei lui loro ze zij hij ela ele eles ona on oni ono она он они
    вона він вони тя той hon han de hun hän ea el ei η ο kadın adam
    """.split()  # noqa: SIM905 - a list of words
)
"""Words that stand for people, though some of them are given names elsewhere."""
_FIRST_NUMBER = 7
_MOST_WORDS = 9
_MOST_LINKS = 2
_MOST_NAMES = 3
_OPENING = 240
"""Characters from the begin of a text within which somebody whom it does not name is its source."""
_BEFORE_CONTACT = 60


@cache
def _words(kind: str) -> tuple[str, ...]:
    tables = tomllib.loads(files("tocsin.ingest").joinpath("data/near_homes.toml").read_text("utf-8"))
    return tuple(dict.fromkeys(word for table in tables.values() for word in table[kind]))


@cache
def _living() -> Cues:
    return Cues((*HOMES, *LIVES, *_LIVES_SOMEWHERE))


@cache
def _at_home() -> Cues:
    return Cues(_words("at_home"))


@cache
def _near() -> re.Pattern[str]:
    longest_first = sorted(_words("near"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?=\s\D)", re.IGNORECASE)


_LIVES_SOMEWHERE = (
    *"lives habite vive vivo abita abito mora moro stă bor asuu tinggal تسكن يسكن اسكن أسكن גרה גר жив живе".split(),  # noqa: SIM905
    *("i live", "we live", "ich wohne"),
)
"""Words for living somewhere without the word that stands before an address."""
_FIRST_PERSON = frozenset(HOMES) | {"i live", "we live", "ich wohne", "vivo", "abito", "moro", "أسكن", "اسكن"}


def near_homes(text: str, names: Sequence[str] = ()) -> Iterator[str]:
    """Yield where sources live, told by what is near their homes or by the number of a house. ``names`` are those of sources."""
    if len(text) > LONGEST_TEXT:
        return
    for begin, end in _living().places(text):
        if (told := _beside_something(behind(text, end))) and (_is_own(text[begin:end]) or _speaks_of_source(text[:begin], names)):
            yield told
    for begin, end in _at_home().places(text):
        starts_line = not text[:begin].rpartition("\n")[2].strip()
        following = behind(text, end).lstrip(" :,\n" if starts_line else " :,")
        if (home := _numbered(following)) and _speaks_of_source(text[:begin], names):
            yield home


def relations_named(text: str, contacts: Iterable[str]) -> Iterator[str]:
    """Yield the names of relations and friends behind words like ``my sister``, where a contact follows."""
    for contact in contacts:
        at = text.find(contact)
        before = _SENTENCE.split(text[max(0, at - _BEFORE_CONTACT) : at])[-1] if at > 0 else ""
        if before:
            yield from _relation(before)


def _is_own(cue: str) -> bool:
    return cue.lower() in _FIRST_PERSON


def _speaks_of_source(before: str, names: Sequence[str]) -> bool:
    """Tell whether a sentence speaks of a source: who was named last is one, or the text begins with it and names nobody."""
    if any(word.lower().strip(",") in OTHERS for word in _SENTENCE.split(before)[-1].split()):
        return False
    if nearest_is_source(before[-REACH:], names):
        return True
    if len(before) > _OPENING:
        return False
    words = [word.strip(".,;:!?()\"'\u00ab\u00bb\u201e\u201c\u201d") for word in before.split()]
    words = [word for word in words if word.lower() not in _NOBODY]
    named = any(word.lower() in OTHERS or (word[:1].isupper() and is_given_name(word)) for word in words)
    return not named and not any(first[:1].isupper() and is_name(f"{first} {second}") for first, second in pairwise(words))


def _beside_something(following: str) -> str:
    """Return the words of a clause that begins with one like "above", but for a place that many use, of which the warning may tell."""
    following = following.lstrip(" :")
    if not (match := _near().match(following)):
        return ""
    words = _CLAUSE.split(following[match.end() :], maxsplit=1)[0].split()[:_MOST_WORDS]
    words = list(takewhile(lambda word: word.lower() not in _JOINS, words))
    if len(words) < 2 or any(map(is_gathering_place, words)):
        return ""
    return f"{match[0]} {' '.join(words)}" if f"{match[0]} {' '.join(words)}" in following else ""


def _numbered(following: str) -> str:
    """Return the address with which a sentence goes on: a street with its number, or a number with the street behind it."""
    words = _SENTENCE.split(following, maxsplit=1)[0].split()
    if place := street_of(words):
        return _joined(words[slice(*place)])
    number = next((at for at, word in enumerate(words[:_FIRST_NUMBER]) if word[0].isdecimal()), None)
    if number is None:
        return ""
    begins = bool(number) and (words[0].lower() in STREETS or words[0][0].isupper())
    if not begins and any(not is_small(word) for word in words[:number]):
        return ""
    return _joined(words[0 if begins else number : _end(words, number)])


def _end(words: Sequence[str], number: int) -> int:
    """Return the place after the last word of an address: words of places, numbers, and up to two short words before one of them."""
    end, links = number + 1, 0
    for at in range(number + 1, len(words)):
        word = words[at].strip("(,.;:")
        if words[at - 1].endswith(("!", "?")) or (words[at - 1].endswith(".") and len(words[at - 1]) > _MOST_NAMES + 1):
            break
        if word and (word[0].isdecimal() or word.lower() in STREETS or (word[0].isupper() and at <= number + _MOST_WORDS)):
            end, links = at + 1, 0
        elif word.lower() in ADDRESS_LINKS or word.lower() in _PLACE_LINKS:
            links += 1
            if links > _MOST_LINKS:
                break
        else:
            break
    return end


_PLACE_LINKS = frozenset("по bis te z ze przy na na в у op el los las dem".split())  # noqa: SIM905 - a list of words


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" .,;:!?)(\u060c")


@cache
def _relations() -> frozenset[str]:
    return frozenset(_words("kin"))


def _relation(before: str) -> Iterator[str]:
    """Yield the name behind the last word for a relation in the part of a sentence before a contact."""
    words = list(_WORD.finditer(before))
    lower = [match[0].lower().rstrip(".") for match in words]
    for at in range(len(words) - 2, -1, -1):
        size = next((size for size in (3, 2, 1) if " ".join(lower[at : at + size]) in _relations()), 0)
        if size:
            behind_it = words[at + size :]
            name = [match[0] for match in takewhile(lambda match: _may_call(match[0]), behind_it)][:_MOST_NAMES]
            divided = "," in before[words[at + size - 1].end() : behind_it[0].start()] or before.rstrip().endswith((",", "("))
            if name and not describe(name) and (not is_uncased(name[0]) or is_given_name(name[0]) or divided):
                yield _OWNING.sub("", " ".join(name).rstrip("."))
            return


def is_relation(words: str) -> bool:
    """Tell whether the last of these words is one for a relation or friend."""
    return words.lower().rpartition(" ")[2] in _relations()


def _may_call(word: str) -> bool:
    """Tell whether a word behind one for a relation may be a name: it has a capital, or is a given name, or its script has none."""
    if word.lower() in GREETINGS or contact_role(word):
        return False
    return word[0].isupper() or is_uncased(word) or is_given_name(word)
