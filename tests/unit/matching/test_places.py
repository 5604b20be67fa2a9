"""A watched place, found by its other names and descriptions."""

from __future__ import annotations

import pytest

from tocsin.domain.mention import KnownName
from tocsin.matching.index import NameIndex

PLACES = NameIndex.build(
    KnownName(subject, name, "place", source="own")
    for subject, name in [
        ("p1", "Al-Falah Centre"),
        ("p1", "the mosque in Seven Sisters Road"),
        ("p2", "Lindenhof"),
        ("p3", "مسجد النور"),
    ]
)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I'll burn the mosque in Seven Sisters Road", "p1"),
        ("meet at the mosque on Seven Sisters Road friday", "p1"),
        ("outside the Seven Sisters Road mosque at eight", "p1"),
        ("mosque, seven sisters road", "p1"),
        ("Falah centre tonight", "p1"),
        ("lindenhof um acht", "p2"),
        ("Lindenhof'ta buluşalım", "p2"),
        ("التقوا بمسجد النور أمس", "p3"),
    ],
)
def test_a_place_is_found_by_its_names_and_descriptions(text: str, subject: str) -> None:
    assert {mention.candidates[0].subject for mention in PLACES.mentions(text)} == {subject}


@pytest.mark.parametrize("text", ["a mosque opened in Luton", "The sisters went to the mosque on the road to Seven Oaks", "صلينا في مسجد"])
def test_another_place_of_the_kind_is_not_found(text: str) -> None:
    assert PLACES.mentions(text) == ()
