"""What names an object in a call: its value, and of a text also its hashtags and its own words."""

from __future__ import annotations

import pytest

from tocsin.analysis.names import names_of


@pytest.mark.parametrize(
    ("kind", "value", "names"),
    [
        ("hashtag", "TheDay", {"theday"}),
        ("text", "enough is enough #shut @council", {"enough is enough #shut @council", "shut", "enough is enough"}),
        ("text", "good day #shut!", {"good day #shut!", "shut"}),
        ("text", "nothing else to add", {"nothing else to add"}),
        ("text", "# @", {"# @"}),
        ("text", "", set()),
    ],
)
def test_a_text_is_named_by_its_words_and_by_its_hashtags(kind: str, value: str, names: set[str]) -> None:
    assert names_of(kind, value) == names
