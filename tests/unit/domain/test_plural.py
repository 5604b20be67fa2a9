from __future__ import annotations

import pytest

from tocsin.domain.plural import counted


@pytest.mark.parametrize(
    ("count", "one", "many", "words"),
    [(1, "report", "", "1 report"), (0, "report", "", "0 reports"), (2000, "row", "", "2,000 rows"), (2, "duty", "duties", "2 duties")],
)
def test_a_number_has_its_noun_in_its_number(count: int, one: str, many: str, words: str) -> None:
    assert counted(count, one, many) == words
