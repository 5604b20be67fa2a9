from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tocsin.domain.publication import Publication


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last", "crosses"),
    [(1, 10, False), (20, 30, False), (10, 20, False), (10, 21, True), (9, 20, True), (12, 15, True), (5, 11, True), (19, 25, True)],
)
def test_a_span_may_be_published_again_or_beside_another_one_but_not_across_it(first: int, last: int, crosses: bool) -> None:
    publication = Publication("G-1", "Dora", day(31), day(10), day(20))

    assert publication.crosses(day(first), day(last)) is crosses
