"""Texts that are compared, stored and printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import AlreadyKnown, Malformed
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.text import normalise, printable, storable
from tocsin.domain.watchlist import list_name, publisher


@pytest.mark.parametrize(("text", "normal"), [("  MAREK\tDolny ", "marek dolny"), ("ﬁre", "fire"), ("Straße", "strasse")])
def test_texts_that_differ_in_form_alone_are_equal(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text(min_size=1))
def test_a_stored_key_is_printable_and_a_printable_key_stays(key: str) -> None:
    assert storable(key).isprintable()
    assert not key.isprintable() or storable(key) == key


def test_keys_that_cannot_be_printed_do_not_collide() -> None:
    assert len({storable("a\nb"), storable("a\tb"), storable("\udc80"), storable("\udc81")}) == 4


def test_a_report_without_a_key_is_refused() -> None:
    with pytest.raises(Malformed, match="key"):
        storable("")


def test_control_characters_are_printed_as_spaces() -> None:
    assert printable("a\x1b[2Jb\udc80") == "a [2Jb "


@given(st.sampled_from(["un", "ofac", "harbour"]), st.text("abc-", min_size=1))
def test_a_further_list_belongs_to_its_publisher(of: str, name: str) -> None:
    assert publisher(list_name(of, name)) == of
    assert publisher(of) == of


@pytest.mark.parametrize(
    "values", [{"possible_fit": 0.9, "alert_fit": 0.8}, {"alert_fit": 1.1}, {"possible_fit": 0.0}, {"partial_bits": -1.0}]
)
def test_thresholds_that_contradict_each_other_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(Malformed, match="bands"):
        MatchThresholds(**values)


def test_the_default_thresholds_are_valid() -> None:
    assert 0 < MatchThresholds().possible_fit < MatchThresholds().alert_fit < 1


@pytest.mark.parametrize(("count", "words"), [(1, "S-0 bears"), (2, "S-0, S-1 bear"), (9, "and ")])
def test_a_name_that_is_known_names_the_subjects_that_bear_it(count: int, words: str) -> None:
    error = AlreadyKnown([f"S-{number}" for number in range(count)])

    assert words in str(error)
    assert len(error.subjects) == count
