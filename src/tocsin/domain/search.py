"""Queries over texts, and the record of each search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from tocsin.domain.errors import Malformed

LONGEST_QUERY = 500
"""Characters of a query."""

FIELDS = ("kind", "team", "subject", "channel", "from", "to", "outcome", "lang")
_PART = re.compile(r'(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SearchEvent:
    """Record that a person searched the texts. ``query`` is the id of the sealed query."""

    KIND: ClassVar[str] = "search"

    id: str
    by: str
    at: datetime
    query: str


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A parsed query: phrases that a text must hold, and the accepted values of each field.

    A phrase is a word or several words in a row. ``first_day`` and ``last_day`` bound the day on which the report came.
    """

    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


def parse_query(text: str) -> TextQuery:
    """Parse a query such as ``"white van" team:north from:2026-03-01``. Raises :class:`Malformed`.

    Words with a colon whose first part is no field, such as a web address, are words.
    """
    if len(text) > LONGEST_QUERY:
        raise Malformed(f"the query has {len(text)} characters: search for fewer words, at most {LONGEST_QUERY} characters")
    phrases: list[str] = []
    values: dict[str, list[str]] = {name: [] for name in FIELDS}
    for part in _PART.finditer(text):
        field, value = (part["field"] or "").lower(), part["quoted"] if part["quoted"] is not None else part["plain"]
        if not field and value.lower().removesuffix(":") in FIELDS and value.endswith(":"):
            _value(value.lower()[:-1], "")
        if field in values:
            values[field].append(_value(field, value))
        else:
            phrases.append(f"{part['field']}:{value}" if field else value)
    return TextQuery(
        phrases=tuple(phrases),
        kinds=tuple(values["kind"]),
        teams=tuple(values["team"]),
        subjects=tuple(values["subject"]),
        channels=tuple(values["channel"]),
        outcomes=tuple(values["outcome"]),
        languages=tuple(values["lang"]),
        first_day=max(map(_day, values["from"]), default=None),
        last_day=min(map(_day, values["to"]), default=None),
    )


def _value(field: str, value: str) -> str:
    if not value.strip():
        raise Malformed(f"{field}: needs a value, such as {field}:{_EXAMPLES[field]}")
    return value.strip()


_EXAMPLES = {
    "kind": "note",
    "team": "north",
    "subject": "S-3",
    "channel": "call",
    "from": "2026-03-01",
    "to": "2026-03-31",
    "outcome": "no-further-action",
    "lang": "nl",
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"{text!r} is not a day: write it like 2026-11-21") from None
