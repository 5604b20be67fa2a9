"""What an entry changed, in words that people use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tocsin.audit.wording import Changed, act, changes, key
from tocsin.domain.ledger import GENESIS, Entry
from tocsin.domain.time_zone import UNIVERSAL, Zone

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def entry(kind: str, old: dict[str, Any], new: dict[str, Any], did: str = "done") -> Entry:
    return Entry(1, NOW, NOW, "Nora", did, kind, "D-1", "R-1", None, old, new, "", GENESIS)


def test_a_duty_that_is_done_reads_as_a_sentence_would() -> None:
    done = entry(
        "duty",
        {"state": "open", "outcome": "", "by": "", "closed": None},
        {"state": "done", "outcome": "no-further-action", "by": "Anne-Marie", "closed": "2026-11-21T03:04:05.000000Z"},
    )

    assert changes(done, Zone("Europe/Berlin")) == (
        Changed("state", "open", "done"),
        Changed("outcome", "–", "no further action"),
        Changed("by", "–", "Anne-Marie"),
        Changed("ended", "–", "2026-11-21 04:04 CET"),
    )


def test_ids_of_sealed_contents_and_keys_are_not_shown() -> None:
    received = entry("report", {}, {"id": "R-1", "key": "k", "text": "a" * 64, "likeness": "b" * 64, "channel": "mail"}, "received")

    assert changes(received, UNIVERSAL) == (Changed("came by", "–", "mail"),)


def test_yes_and_no_stand_for_ones_and_zeros() -> None:
    assert changes(entry("link", {"upheld": 1}, {"upheld": 0}), UNIVERSAL) == (Changed("holds", "yes", "no"),)


def test_what_was_done_is_said_in_words_where_the_act_is_a_term() -> None:
    assert act(entry("duty", {}, {}, "owes")) == "opened"
    assert act(entry("duty", {}, {}, "moved")) == "moved"


def test_a_mark_of_a_search_does_not_read_as_if_something_had_been_found() -> None:
    mark = replace(entry("screened", {}, {}, "screened"), key="seen again in reports")

    assert [key(mark), key(entry("duty", {}, {}))] == ["reports, for noticed content", "D-1"]
