"""Read when and how a source wishes to be reached, in ten languages: not at all, after 7, only by text message, on their daughter's number.

A wish is told in words of its own kind, and never in those of the report, so that it can stand where nobody opened the report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from tocsin.matching.call_back import CallBackWish, call_back_wishes

_SENTENCE = re.compile(r"(?:[.!?؟۔]{1,9}(?=\s|$)|[;\n])\s{0,9}")
_CLAUSE = re.compile(r"[.!?;:,\n؟،۔]")
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
    wishes = [*map(partial(_elsewhere, text), call_back_wishes(text))]
    near = (*wishes, *_told(text))
    terms = [term for sentence in _sentences(text, near, answer) for term in _terms(text, *sentence, near, answer)]
    not_then = [wish for wish in wishes for term in terms if term.strict and not wish.wanted and abs(term.start - wish.end) <= _NEAR // 2]
    phrases = tuple(dict.fromkeys(term.phrase for term in sorted(terms)))
    refuses = any(not wish.wanted and wish not in not_then for wish in wishes)
    return ContactWish(refuses, any(wish.wanted for wish in wishes), phrases[:_MOST_TERMS])


def _elsewhere(text: str, wish: CallBackWish) -> CallBackWish:
    """Return a refusal right before a place, as in *do not ring me at work*, as the wish to be rung elsewhere."""
    return replace(wish, wanted=True) if _refused_place(text, wish) else wish


def _refused_place(text: str, wish: CallBackWish) -> re.Match[str] | None:
    """Return the place that a refusal names in its clause."""
    begin = max((sign.end() for sign in _CLAUSE.finditer(text, 0, wish.start)), default=0)
    after = _CLAUSE.search(text, wish.end)
    return None if wish.wanted else _patterns().place.search(text, begin, after.start() if after else len(text))


def _told(text: str) -> Iterator[CallBackWish]:
    """Yield the places at which one at the desk asks another to ring the source, as in *Ring her after 9*, at the begin of a sentence."""
    patterns = _patterns()
    starts = (0, *(match.end() for match in _SENTENCE.finditer(text)))
    matches = (patterns.told.match(text, start) or patterns.rung.match(text, start) for start in starts)
    yield from (CallBackWish(match.start(), match.end(), wanted=True) for match in matches if match)


def _sentences(text: str, wishes: Sequence[CallBackWish], answer: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences that speak of reaching the source: those with a wish, the one behind it, and those that name a way to write."""
    start, follows = 0, False
    for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
        has_wish = any(start <= wish.start < end for wish in wishes)
        if (
            has_wish
            or follows
            or answer
            or any(pattern.search(text, start, end) for pattern in (_patterns().medium, _patterns().medium_only))
        ):
            yield start, end
        start, follows = end, has_wish


def _terms(text: str, start: int, end: int, wishes: Sequence[CallBackWish], answer: bool) -> Iterator[_Term]:
    """Yield the conditions of one sentence."""
    patterns = _patterns()
    refused = [wish.end for wish in wishes if not wish.wanted]
    for match in patterns.time.finditer(text, start, end):
        denied = bool(match["not"]) or any(_is_right_behind(text, place, match.start()) for place in refused)
        term = _Term(match.start(), ("not " if denied else "") + _time_said(match), denied or bool(match["only"]))
        if term.strict or answer or _is_near(match.start(), wishes):
            yield term
    for match in patterns.part.finditer(text, start, end):
        if match["only"] or match["not"] or answer:
            yield _Term(match.start(), f"{'not' if match['not'] else 'only'} {_named(match, 'part')}", strict=True)
    yield from _hours(text, start, end, answer)
    yield from _places(text, start, end)
    for match in chain(patterns.medium.finditer(text, start, end), patterns.medium_only.finditer(text, start, end)):
        yield _Term(match.start(), f"only by {_named(match, 'medium')}", strict=False)
    for match in patterns.person.finditer(text, start, end):
        if match["number"] or _is_near(match.start(), wishes, len("please ")):
            yield _Term(match.start(), f"on their {_named(match, 'person')}'s number", strict=False)


def _hours(text: str, start: int, end: int, answer: bool) -> Iterator[_Term]:
    """Yield the hours of one sentence to which the source is bound, such as *9-5 only*."""
    for match in _patterns().hours.finditer(text, start, end):
        if match["only"] or match["only2"] or answer:
            yield _Term(match.start(), f"only between {_clock(match, 't5')} and {_clock(match, 't6')}", strict=True)


def _places(text: str, start: int, end: int) -> Iterator[_Term]:
    """Yield the places of one sentence at which the source refuses to be rung."""
    for wish in call_back_wishes(text):
        if start <= wish.start < end and (place := _refused_place(text, wish)):
            yield _Term(place.start(), f"not {_named(place, 'place')}", strict=False)


def _is_right_behind(text: str, place: int, start: int) -> bool:
    """Tell whether what starts here belongs to the refusal that ends at a place, in one clause, as in *do not ring before 9*."""
    return 0 <= start - place <= len("on this phone ") and not _CLAUSE.search(text, place, start)


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
    rung: re.Pattern[str]
    place: re.Pattern[str]
    medium_only: re.Pattern[str]
    hours: re.Pattern[str]


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
    of = {name: _alternatives(_words()[name], name) for name in ("part", "medium", "person", "place")}
    link = r"[\s,]{1,3}(?:\w{1,9}[\s.]){0,2}?"
    medium = rf"(?<!\w)(?:{words['only']}){link}(?:{of['medium']})(?!\w)"
    person = rf"(?<!\w)(?:{reach['my']}) (?:{of['person']})(?:['’]?s)?(?!\w)(?P<number>\W{{0,3}}(?:\w{{1,9}} )?(?:{reach['number']}))?"
    part = rf"{loosely}(?<!\w)(?:{of['part']})(?!\w)"
    told = rf"(?:{words['told']})(?!\w)"
    said = rf"(?:(?:{words['only']}|{words['after']}|{words['before']}|{words['until']}|{words['between']}) ){{0,2}}"
    rung = rf"(?:{words['ring']})[.:]?[\s,]{{1,2}}{said}(?<!\w)\d{{1,2}}(?![\d ]{{0,9}}\d{{3}})"
    place = rf"(?<!\w)(?:{of['place']})(?!\w)"
    medium_only = rf"(?<!\w)(?:{of['medium']})[\s,]{{1,3}}(?:{words['only']})(?!\w)"
    only = rf"(?:{words['only']})"
    clocks = [time(group).replace(r"[\d:/-]", r"[\d:/]") for group in ("t5", "t6")]
    hours = rf"(?:(?<!\w)(?P<only>{only}) )?(?<![-/.]){clocks[0]} ?[-–] ?{clocks[1]}(?!-)(?: ?(?P<only2>{only})(?!\w))?"
    return _Patterns(*map(re.compile, (at, part, medium, person, told, rung, place, medium_only, hours)))


def _alternatives(words: Mapping[str, str], group: str) -> str:
    return "|".join(rf"(?P<{group}{number}>{word})" for number, word in enumerate(words.values()))
