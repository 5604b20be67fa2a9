"""Read when and how a source wishes to be reached, in ten languages: not at all, after 7, only by text message, on their daughter's number.

A wish is told in words of its own kind, and never in those of the report, so that it can stand where nobody opened the report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from tocsin.matching.call_back import CallBackWish, call_back_wishes

_SENTENCE = re.compile(r"(?:[.!?؟۔]{1,9}(?=\s|$)|[;\n])\s{0,9}")
_BEHIND = {"later": "after", "earlier": "before"}
"""Words of ours for those that stand behind a time."""
_MOST_TERMS = 6
_READ = 20_000
"""Letters that are read at each end of a text: wishes stand where a letter begins or ends."""
_NEAR = 70
"""Letters between a wish to be rung and a time or a person that belongs to it."""

_DIGITS = {ord(digit): str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, digit in enumerate(digits)}


@dataclass(frozen=True, slots=True)
class ContactWish:
    """The words of a source on being reached: whether they refuse to be rung, whether they ask for it, and when and how."""

    refuses: bool = False
    asks: bool = False
    terms: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.refuses or self.asks or bool(self.terms)


class _Term(NamedTuple):
    """A condition in words of ours, by its place. A ``strict`` one says *only* or *not*, and needs no wish right beside it."""

    start: int
    phrase: str
    strict: bool


def contact_wish(text: str, *, answer: bool = False) -> ContactWish:
    """Return what a text says on how its source is to be reached. An ``answer`` was given to that question, and speaks of nothing else.

    A refusal right before a time, such as *do not ring before 9*, refuses nothing else.
    """
    text = (text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}").lower().translate(_DIGITS)
    wishes = call_back_wishes(text)
    near = (*wishes, *_told(text))
    terms = [term for sentence in _sentences(text, near, answer) for term in _terms(text, *sentence, near, answer)]
    not_then = [wish for wish in wishes for term in terms if term.strict and not wish.wanted and abs(term.start - wish.end) <= _NEAR // 2]
    phrases = tuple(dict.fromkeys(term.phrase for term in sorted(terms)))
    refuses = any(not wish.wanted and wish not in not_then for wish in wishes)
    return ContactWish(refuses, any(wish.wanted for wish in wishes), phrases[:_MOST_TERMS])


def _told(text: str) -> Iterator[CallBackWish]:
    """Yield the places at which one at the desk asks another to ring the source, as in *Ring her after 9*, at the begin of a sentence."""
    starts = (0, *(match.end() for match in _SENTENCE.finditer(text)))
    matches = (_patterns().told.match(text, start) for start in starts)
    yield from (CallBackWish(match.start(), match.end(), wanted=True) for match in matches if match)


def _sentences(text: str, wishes: Sequence[CallBackWish], answer: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences that speak of reaching the source: those with a wish, the one behind it, and those that name a way to write."""
    start, follows = 0, False
    for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
        has_wish = any(start <= wish.start < end for wish in wishes)
        if has_wish or follows or answer or _patterns().medium.search(text, start, end):
            yield start, end
        start, follows = end, has_wish


def _terms(text: str, start: int, end: int, wishes: Sequence[CallBackWish], answer: bool) -> Iterator[_Term]:
    """Yield the conditions of one sentence."""
    patterns = _patterns()
    refused = [wish.end for wish in wishes if not wish.wanted]
    for match in patterns.time.finditer(text, start, end):
        denied = bool(match["not"]) or any(0 <= match.start() - place <= len("on this phone ") for place in refused)
        term = _Term(match.start(), ("not " if denied else "") + _time_said(match), denied or bool(match["only"]))
        if term.strict or answer or _is_near(match.start(), wishes):
            yield term
    for match in patterns.part.finditer(text, start, end):
        if match["only"] or match["not"] or answer:
            yield _Term(match.start(), f"{'not' if match['not'] else 'only'} {_named(match, 'part')}", strict=True)
    for match in patterns.medium.finditer(text, start, end):
        yield _Term(match.start(), f"only by {_named(match, 'medium')}", strict=False)
    for match in patterns.person.finditer(text, start, end):
        if match["number"] or _is_near(match.start(), wishes, len("please ")):
            yield _Term(match.start(), f"on their {_named(match, 'person')}'s number", strict=False)


def _is_near(place: int, wishes: Sequence[CallBackWish], reach: int = _NEAR) -> bool:
    """Tell whether a wish to be rung stands over a place, or right beside it."""
    return any(wish.start - reach <= place <= wish.end + reach for wish in wishes if wish.wanted)


def _named(match: re.Match[str], group: str) -> str:
    """Return the word of ours of the alternative that matched: the groups ``medium0``, ``medium1`` and so on stand for them in order."""
    return next(word for number, word in enumerate(_words()[group]) if match[f"{group}{number}"])


def _time_said(match: re.Match[str]) -> str:
    """Return a time of day with what stands before it, such as ``after 7 pm`` or ``between 5 and 7``."""
    groups = match.groupdict()
    if groups["t2"]:
        return f"between {_clock(match, 't1')} and {_clock(match, 't2')}"
    word = next(word for word in ("after", "before", "until", "later", "earlier") if groups[word])
    which = "t4" if word in ("later", "earlier") else "t3"
    return f"{_BEHIND.get(word, word)} {_clock(match, which)}"


def _clock(match: re.Match[str], group: str) -> str:
    half = (match[f"{group}h"] or "").replace(".", "")
    return match[group].replace(".", ":").replace("h", ":") + (f" {half}" if half in ("am", "pm") else "")


class _Patterns(NamedTuple):
    time: re.Pattern[str]
    part: re.Pattern[str]
    medium: re.Pattern[str]
    person: re.Pattern[str]
    told: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    loaded = tomllib.loads(files("tocsin.matching").joinpath("data/contact_wishes.toml").read_text(encoding="utf-8"))
    sections = {name: value for name, value in loaded.items() if isinstance(value, dict)}
    return {"": {name: value for name, value in loaded.items() if isinstance(value, str)}, **sections}


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words, reach = _words()[""], _words()["reach"]
    strictly = rf"(?:(?P<only>(?<!\w)(?:{words['only']}))|(?P<not>(?<!\w)(?:{words['not']})))"
    loosely = rf"{strictly}?[\s,]{{0,3}}"

    def time(group: str) -> str:
        return rf"(?P<{group}>(?<!\d)\d{{1,2}}(?:[:.h]\d{{2}})?)(?![\d:/-]|\.\d)(?: ?(?P<{group}h>{words['hour']})(?!\w))?"

    before = "|".join(rf"(?P<{name}>{words[name]})" for name in ("after", "before", "until"))
    behind = "|".join(rf"(?P<{name}>{words[name]})" for name in ("later", "earlier"))
    between = rf"(?:{words['between']}) {time('t1')} ?(?:{words['and']}) ?{time('t2')}"
    at = rf"{loosely}(?<!\w)(?:{between}|(?:{before}) {time('t3')}|{time('t4')} ?(?:{behind}))(?!\w)"
    of = {name: _alternatives(_words()[name], name) for name in ("part", "medium", "person")}
    link = r"[\s,]{1,3}(?:\w{1,9}[\s.]){0,2}?"
    medium = rf"(?<!\w)(?:{words['only']}){link}(?:{of['medium']})(?!\w)"
    person = rf"(?<!\w)(?:{reach['my']}) (?:{of['person']})(?:['’]?s)?(?!\w)(?P<number>\W{{0,3}}(?:\w{{1,9}} )?(?:{reach['number']}))?"
    part = rf"{loosely}(?<!\w)(?:{of['part']})(?!\w)"
    told = rf"(?:{words['told']})(?!\w)"
    return _Patterns(*map(re.compile, (at, part, medium, person, told)))


def _alternatives(words: Mapping[str, str], group: str) -> str:
    return "|".join(rf"(?P<{group}{number}>{word})" for number, word in enumerate(words.values()))
