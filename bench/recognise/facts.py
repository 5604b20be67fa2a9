"""Days, hours and wishes to be rung back in texts by writer D, and the times and hashtags of calls by writer E."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from bench.recognise.halves import FRESH, UNSEEN, half_of, rows
from bench.recognise.tables import Outcome
from tocsin.matching.call_back import call_back_wishes
from tocsin.matching.calls_to_action import call_in
from tocsin.matching.contacts import EMAIL, HANDLE, PHONE, stated_contacts
from tocsin.matching.stated_places import stated_places
from tocsin.matching.stated_times import first_moment, stated_times

_TIMES = ("date", "time", "datetime")
_WISHES = {"callback": True, "no_callback": False}
_CONTACTS = (PHONE, EMAIL, HANDLE)
_ANY_DAY = date(2026, 11, 25)


def facts() -> Iterator[Outcome]:
    """Yield, for each fact, whether it is found, and for days, hours and wishes whether it is right."""
    for row in rows("facts"):
        for gold in row["gold"]:
            yield from _fact(row, gold)
        wishes = call_back_wishes(row["text"])
        said = any(gold["kind"] in _WISHES for gold in row["gold"])
        if not said:
            yield half_of(row), "no wish, told as one", row["lang"], bool(wishes)


def _fact(row: dict[str, Any], gold: dict[str, Any]) -> Iterator[Outcome]:
    kind, half, language = gold["kind"], half_of(row), row["lang"]
    if kind in _TIMES and gold["normal"]:
        over = [stated for stated in stated_times(row["text"], _written(row)) if _meet(stated.start, stated.end, gold)]
        yield half, f"{kind} found", language, bool(over)
        yield half, f"{kind} right", language, any(_is_right(stated.iso, gold) for stated in over)
    if kind in _WISHES:
        over_wishes = [wish for wish in call_back_wishes(row["text"]) if _meet(wish.start, wish.end, gold)]
        yield half, f"{kind} found", language, any(wish.wanted is _WISHES[kind] for wish in over_wishes)
        yield half, f"{kind} taken for the opposite", language, any(wish.wanted is not _WISHES[kind] for wish in over_wishes)
    if kind in _CONTACTS:
        contacts = [each for each in stated_contacts(row["text"], _countries(row)) if each.kind == kind]
        spotted = [each for each in contacts if _meet(each.start, each.end, gold)]
        yield half, f"{kind} found", language, bool(spotted)
        yield half, f"{kind} right", language, any(each.normal == gold["normal"].lstrip("@").casefold() for each in spotted)
    if kind == "place":
        yield half, "place found", language, any(_meet(each.start, each.end, gold) for each in stated_places(row["text"]))


def moments() -> Iterator[Outcome]:
    """Yield whether the moment of each call that has one is right, to the minute where it has an hour, and whether its place is found."""
    for row in rows("calls", writers=FRESH):
        if row["is_call"]:
            yield from _moment_of_call(row)
            yield from _place_of_call(row)


def _moment_of_call(row: dict[str, Any]) -> Iterator[Outcome]:
    """Yield whether the moment of a call that states one is right, where it is known when the call was written."""
    if (right := row.get("when_iso")) and row.get("written_at"):
        yield half_of(row), "call, moment right", row["lang"], first_moment(row["text"], _written(row))[: len(right)] == right


def _place_of_call(row: dict[str, Any]) -> Iterator[Outcome]:
    """Yield whether the place of a call is found, by any overlap, and whether a call without one has none."""
    where, places = row["where_text"], stated_places(row["text"])
    if not where:
        yield half_of(row), "call without a place, told one", row["lang"], bool(places)
    elif where in row["text"]:
        span = {"start": row["text"].index(where), "end": row["text"].index(where) + len(where)}
        yield half_of(row), "call, place found", row["lang"], any(_meet(each.start, each.end, span) for each in places)


def details() -> Iterator[Outcome]:
    """Yield whether the words of time in calls of unread writers are found (any overlap), and whether moment and hashtag are right."""
    for row in rows("calls", writers=UNSEEN):
        when = str(row.get("when_text") or "")
        if start := row["text"].find(when) + 1 if when else 0:
            span = {"start": start - 1, "end": start - 1 + len(when)}
            stated = stated_times(row["text"], _ANY_DAY)
            yield half_of(row), "call, time found", row["lang"], any(_meet(each.start, each.end, span) for each in stated)
        if row.get("hashtag") and (call := call_in(row["text"])):
            yield half_of(row), "call, hashtag right", row["lang"], call.hashtag == row["hashtag"]
        if row["is_call"]:
            yield from _moment_of_call(row)
        if row["is_call"] and row["where_text"]:
            yield from _place_of_call(row)


def _countries(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the country of the writer, as a desk states its own."""
    return (row["country"],) if row.get("country") else ()


def _written(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["written_at"][:10])


def _meet(start: int, end: int, gold: dict[str, Any]) -> bool:
    return bool(start < gold["end"] and gold["start"] < end)


def _is_right(iso: str, gold: dict[str, Any]) -> bool:
    """Return whether the part of the ISO form that the fact has is one of its forms."""
    part = {"date": iso[:10], "time": iso[-5:], "datetime": iso}[gold["kind"]]
    return part in (gold["normal"], *gold["normal_also"])
