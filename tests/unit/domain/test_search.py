"""Parsing of queries."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.search import LONGEST_QUERY, TextQuery, parse_query


def test_words_phrases_and_fields_are_told_apart() -> None:
    parsed = parse_query('gate "white van" TEAM:north team:south subject:"Marek Dolny" lang:nl kind:note channel:call outcome:referred')

    assert parsed == TextQuery(
        phrases=("gate", "white van"),
        kinds=("note",),
        teams=("north", "south"),
        subjects=("Marek Dolny",),
        channels=("call",),
        outcomes=("referred",),
        languages=("nl",),
    )


def test_the_narrowest_days_count() -> None:
    parsed = parse_query("from:2026-03-01 from:2026-03-05 to:2026-04-01 to:2026-03-31")

    assert (parsed.first_day, parsed.last_day) == (date(2026, 3, 5), date(2026, 3, 31))


def test_a_web_address_and_a_time_are_words() -> None:
    assert parse_query("https://example.org/a 12:30 note:x").phrases == ("https://example.org/a", "12:30", "note:x")


def test_nothing_asks_for_nothing() -> None:
    assert parse_query("  ") == TextQuery()


@pytest.mark.parametrize("query", ["team:", 'kind:""', "to:tomorrow", "from:2026-13-01", "x" * (LONGEST_QUERY + 1)])
def test_a_query_that_cannot_be_read_is_refused(query: str) -> None:
    with pytest.raises(Malformed):
        parse_query(query)
