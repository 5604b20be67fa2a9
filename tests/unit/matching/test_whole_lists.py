"""Gates over the whole lists of the UN and OFAC: groups of one word are found where the text is about them, and accuse nobody else."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from bench.join.material import known_names, lists
from bench.recognise.names import CASES, band_of, innocent_alerts
from bench.recognise.verbatim import verbatim

from tests.realdata import real_data
from tocsin.domain.mention import KnownName
from tocsin.matching.engine.group_words import is_ambiguous, is_unmistakable
from tocsin.matching.engine.rarity import ordinary
from tocsin.matching.index import NameIndex

LEAST = {"title": 1.0, "capitals": 1.0, "small": 0.95}
LEAST_VERBATIM = 0.995
EVERY = 9
"""Of so many listed names one is planted: about 3,000."""

MOST_ALERTS = 0.001

pytestmark = pytest.mark.data


@cache
def listed() -> tuple[list[KnownName], NameIndex]:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    names = [name for listed in lists(root) for name in known_names(listed)]
    return names, NameIndex.build(names)


@pytest.mark.parametrize("case", CASES)
def test_every_group_of_one_word_is_found_where_the_text_is_about_it(case: str) -> None:
    names, index = listed()
    groups = [name for name in names if name.kind == "group" and re.fullmatch(r"[A-Za-z0-9]{2,}", name.text)]
    missed = [
        name.text
        for name in groups
        if band_of(index, f"Two members of {CASES[case](name.text)} were arrested in the attack on Monday.", name.subject) is None
    ]

    assert len(groups) > 800
    assert len(missed) <= (1 - LEAST[case]) * len(groups), missed


@pytest.mark.parametrize("case", CASES)
def test_every_listed_name_that_tells_somebody_is_found_in_a_plain_sentence(case: str) -> None:
    names, index = listed()
    found = [hit for _, measure, _, hit in verbatim(index, names[::EVERY], (case,)) if measure == f"verbatim {case}"]

    assert len(found) > 0.8 * len(names) / EVERY
    assert sum(found) >= LEAST_VERBATIM * len(found)


def test_no_innocent_text_alerts_on_a_name_of_one_word() -> None:
    outcomes = [alert for *_, alert in innocent_alerts(listed()[1])]

    assert sum(outcomes) <= MOST_ALERTS * len(outcomes)


def test_no_topic_word_is_a_listed_name() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data")
    files = {"un": "UN_consolidated.xml.gz", "ofac": "ofac_bench_sdn.csv.gz"}
    tool = Path(__file__).parents[3] / "tools" / "names" / "lists"
    call = [sys.executable, str(tool), *(f"{source}={root / 'names' / name}" for source, name in files.items())]

    assert subprocess.run(call, capture_output=True, check=False).returncode == 0


def test_no_well_known_group_is_an_ordinary_word() -> None:
    assert not [word for word in ordinary() if is_unmistakable(word) or is_ambiguous(word)]
