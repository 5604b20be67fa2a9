from __future__ import annotations

from functools import lru_cache

import pytest

from tests.realdata import real_data
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import KnownName
from tocsin.domain.watchlist import ListFile
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import person_bits
from tocsin.matching.engine.sound import sound
from tocsin.matching.fairness import breaches, common_names, cultures, fairness
from tocsin.matching.index import NameIndex
from tocsin.matching.watchlists import read_list


def known(listed: ListFile) -> list[KnownName]:
    return [
        KnownName(f"{listed.source}:{entry.ref}", name.text, entry.kind.value, name.quality, listed.source, entry.ref, facts=entry.facts)
        for entry in listed.entries
        for name in entry.names
    ]


@lru_cache(maxsize=1)
def listed_people() -> NameIndex:
    """A list made of people whose names are as common as the innocents': the hardest case there is."""
    names = [name for culture in cultures() for name in common_names(culture, 60)]
    return NameIndex.build([KnownName(f"s{at}", name, source="list") for at, name in enumerate(names)])


def test_at_least_eight_name_cultures_are_tried() -> None:
    assert len(cultures()) >= 8
    assert all(len(set(common_names(culture, 50))) == 50 for culture in cultures())


def test_common_names_do_not_alert_even_where_the_very_names_are_listed() -> None:
    rows = fairness(listed_people(), count=40)
    assert breaches(rows) == ()
    assert max(row.possible for row in rows) > 0.5


def test_bands_that_alert_on_common_names_are_called_a_breach() -> None:
    rows = fairness(listed_people(), MatchThresholds(alert_bits=0, alert_part_bits=0, alert_common_bits=0), count=20)
    assert breaches(rows)


@pytest.mark.data
def test_the_real_lists_keep_the_rule_of_fairness() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    files = [("UN_consolidated.xml.gz", "un"), ("ofac_bench_sdn.csv.gz", "ofac")]
    index = NameIndex.build(name for file, source in files for name in known(read_list([root / "names" / file], source)))
    assert breaches(fairness(index, count=60)) == ()


def test_the_table_of_names_was_made_with_the_sounds_of_today() -> None:
    names = [name for held in cultures().values() for name in held if len(sound(part(fold(name)))) > 1 and name not in PARTICLES]
    unknown = [name for name in names if person_bits(part(fold(name))) is None]
    assert unknown == [], "run tools/names/build"
