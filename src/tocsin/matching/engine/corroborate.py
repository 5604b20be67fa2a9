"""Corroborate a name by the text around it and the report: birth, age, place, role, another name, an associate, a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tocsin.matching.engine.fold import fold

NEAR = 400
"""Code points on each side of a name in which a birth, a place or a role counts for it."""

LIFTS = {
    "listing": 24.0,
    "birth date": 14.0,
    "another name": 9.0,
    "associate": 8.0,
    "birth year": 6.0,
    "age": 4.0,
    "place": 4.0,
    "role": 4.0,
    "listed": 3.0,
    "nationality": 2.0,
}
"""Bits that each kind of corroboration adds to what the words of the name tell."""

_LISTED = re.compile(
    r"\b(?:sanction|designated|blacklist|wanted by|interpol|terror(?:ist)? list|un list|ofac|sdn"
    r"|gesuchte|sancion|terreurlijst|yaptırım|санкци|(?:listed|named) (?:by|on|under) the (?:un|united nations|us|treasury))|العقوبات|مدرج",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[./ ](\d{1,2})[./ ](\d{4})\b"
    r"|\b(\d{1,2})(?:st|nd|rd|th)?\.? (\w{3,9})\.?,? (\d{4})\b|\b(\w{3,9}) (\d{1,2}),? (\d{4})\b"
)
_MONTH_STEMS = (
    "jan ene oca янв", "feb fev fév feb şub фев", "mar maa mär mrt мар", "apr abr avr nis апр", "may mai mei мая", "jun jui haz июн",
    "jul juil tem июл", "aug ago aou aoû ağu авг", "sep set eyl сен", "oct okt eki окт", "nov kas ноя", "dec dez dic déc ara дек",
)  # fmt: skip
_MONTHS = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems.split()}
_BORN = re.compile(r"\b(?:born|birth|dob|geboren|né|née|naci|doğum|рожд|род)\w*|مواليد|ولد", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:aged?|agé|âgé|edad|leeftijd|yaşında)\s{0,9}:?\s{0,9}(?:de\s{0,9})?(\d{2})\b"
    r"|\b(\d{2})[- ]?(?:years?[- ]old|yo\b|jaar|jarige|Jahre|jährige|ans\b|años|yaşında|лет)",
    re.IGNORECASE,
)
_AGE_NEAR = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORTEST_PLACE = 4
_LONGEST_ROLE = 60

Facts = Sequence[tuple[str, str]]


def corroboration(text: str, span: tuple[int, int], facts: Facts, entity_facts: Facts) -> dict[str, str]:
    """Return the kinds of corroboration and the words of each. `facts` belong to the report, `entity_facts` to the entity."""
    near = text[max(0, span[0] - NEAR) : span[0]] + " " + text[span[1] : span[1] + NEAR]
    stated = " ".join(value for kind, value in facts if kind != "told")
    close = text[max(0, span[0] - _AGE_NEAR) : span[0]] + " " + text[span[1] : span[1] + _AGE_NEAR]
    return dict([*_ages(close, facts, entity_facts), *_found(near, _flat(f"{near} {stated}"), facts, entity_facts)])


@lru_cache(maxsize=64)
def _flat(text: str) -> str:
    """The words of a text, folded, between single spaces."""
    return " " + " ".join(fold(word) for word in re.findall(r"[^\W_]+", text)) + " "


def _found(near: str, flat: str, facts: Facts, entity_facts: Facts) -> Iterator[tuple[str, str]]:
    yield from _births(near, facts, [value for kind, value in entity_facts if kind == "birth"])
    for kind, value in entity_facts:
        if kind == "place" and len(value) >= _SHORTEST_PLACE and _has(flat, value):
            yield "place", value
        if kind == "role" and len(value) < _LONGEST_ROLE and _has(flat, value):
            yield "role", value
        if kind == "associate" and len(value.split()) > 1 and _has_words(flat, value):
            yield "associate", value
        if kind == "nationality" and _has(flat, value):
            yield "nationality", value
        if kind in ("listing", "entry") and len(value) > _SHORTEST_PLACE and _has(flat, value):
            yield "listing", value
    if statement := _listed(near):
        yield "listed", statement


@lru_cache(maxsize=64)
def _listed(near: str) -> str:
    statement = _LISTED.search(near)
    return statement[0] if statement else ""


def _has(flat: str, value: str) -> bool:
    return _flat_value(value) in flat


def _has_words(flat: str, value: str) -> bool:
    return all(f" {word} " in flat for word in _flat_value(value).split())


@lru_cache(maxsize=4096)
def _flat_value(value: str) -> str:
    return _flat(value)


def _births(near: str, facts: Facts, births: Iterable[str]) -> Iterator[tuple[str, str]]:
    stated = [value for kind, value in facts if kind == "birth"]
    dates = _dates_in(" ".join([near, *stated]))
    years = {year for value in stated for year in _YEAR.findall(value)}
    years |= {year[0] for born in _BORN.finditer(near) if (year := _YEAR.search(near, born.end(), born.end() + 40))}
    for value in births:
        if len(value) == len("1971-03-04") and value in dates:
            yield "birth date", value
        elif any(_covers(value, int(year)) for year in years):
            yield "birth year", value


def _ages(close: str, facts: Facts, entity_facts: Facts) -> Iterator[tuple[str, str]]:
    """An age beside the name that a known birth allows, on the day of which the report tells (the fact ``told``)."""
    years = {int(value[:4]) for kind, value in facts if kind == "told" and value[:4].isdigit()}
    ages = (int(before_number or after_number) for before_number, after_number in _AGE.findall(close)) if years else ()
    for age in ages:
        if any(
            _covers(value, year - age - before) for kind, value in entity_facts if kind == "birth" for year in years for before in (0, 1)
        ):
            yield "age", str(age)


@lru_cache(maxsize=64)  # the candidates of one mention share what stands around it
def _dates_in(text: str) -> frozenset[str]:
    return frozenset(_dates(text))


def _dates(text: str) -> Iterator[str]:
    for date in _DATE.finditer(text):
        parts = [part for part in date.groups() if part]
        if date[1]:
            yield "-".join(parts)
        elif date[4]:
            yield f"{parts[2]}-{int(parts[1]):02}-{int(parts[0]):02}"
        elif month := _month(parts[1] if date[7] else parts[0]):
            yield f"{parts[2]}-{month:02}-{int(parts[0] if date[7] else parts[1]):02}"


def _month(word: str) -> int | None:
    low = word.lower()
    return _MONTHS.get(low[:4]) or _MONTHS.get(low[:3])


def _covers(value: str, year: int) -> bool:
    """Return whether a known birth, exact, approximate or a span, allows a year."""
    if "/" in value:
        first, last = value.split("/")
        return int(first) <= year <= int(last)
    birth_year = int(value[:4])
    return abs(birth_year - year) <= (2 if value.endswith("~") else 0)
