"""Names suggested from a part that somebody typed."""

from __future__ import annotations

import pytest

from tocsin.domain.mention import KnownName
from tocsin.matching.index import NameIndex


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(
        [
            KnownName("un:1", "Davrin Mokrane", "person", source="un", entry="1", primary=True),
            KnownName("S-1", "Davrin Ostholt", "person", source="own", entry="S-1", primary=True),
            KnownName("S-1", "Dav Ostholt", "person", source="own", entry="S-1"),
            KnownName("S-2", "Harbour Street Committee", "group", source="own", entry="S-2", primary=True),
            KnownName("S-3", "#greyfriday", "hashtag", source="own", entry="S-3", primary=True),
            KnownName("S-4", "منصور الحداد", "person", source="own", entry="S-4", primary=True),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("Ostholt", ["S-1"]),
        ("osth", ["S-1"]),
        ("Osthold", ["S-1"]),
        ("ostholt dav", ["S-1"]),
        ("davrin", ["S-1", "un:1"]),
        ("committee harb", ["S-2"]),
        ("greyfri", ["S-3"]),
        ("#GreyF", ["S-3"]),
        ("الحد", ["S-4"]),
        ("mansur", ["S-4"]),
        ("ostholt committee", []),
        ("d", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_part_of_a_name_brings_up_its_subjects_own_first(index: NameIndex, typed: str, subjects: list[str]) -> None:
    assert [name.subject for name in index.suggest(typed, 8)] == subjects


def test_no_more_are_suggested_than_asked_for_and_removed_ones_are_not(index: NameIndex) -> None:
    assert len(index.suggest("davrin", 1)) == 1
    fresh = NameIndex.build([KnownName("S-9", "Ilmar Quist", "person", source="own", entry="S-9", primary=True)])
    fresh.discard("S-9")
    assert fresh.suggest("ilmar", 8) == []
