"""Gradings of sources and of what they say."""

from __future__ import annotations

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.grading import both_gradings, parse_grading


@pytest.mark.parametrize(("text", "shown"), [("2bp", "2BP"), ("B 2", "B2"), ("3-E-C", "3EC"), ("f6", "F6")])
def test_a_grading_of_either_scale_is_read_as_people_type_it(text: str, shown: str) -> None:
    assert str(parse_grading(text)) == shown


@pytest.mark.parametrize("text", ["", "4AP", "G1", "good"])
def test_anything_else_is_refused_with_an_example_of_each(text: str) -> None:
    with pytest.raises(Malformed, match="such as 2BP"):
        parse_grading(text)


@pytest.mark.parametrize("text", ["2BP", "B2"])
def test_a_grading_is_shown_on_both_scales(text: str) -> None:
    shown = both_gradings(text)

    assert shown.startswith(f"{text} (")
    assert str(parse_grading(text).other()) in shown


def test_no_grading_is_shown_as_none() -> None:
    assert both_gradings("") == ""
