"""Choose, of the units of a text that may stand for the parts of one name, those that do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tocsin.matching.engine.name_match import PartMatch

REACH = 5
"""Words from one part of a name to the next."""

_GAP_BITS = 1.0
_MOST_OCCURRENCES = 6


def best_occurrence(options: list[PartMatch], weights: Sequence[float]) -> list[PartMatch]:
    """Return the best parts, tried from each place where one begins: a surname may stand alone before the full name.

    `weights` are the bits of the parts of the name, in its order.
    """
    best = _best_parts(options)
    if len({option.place for option in options}) == len(options):
        return best
    best_worth = _worth(best, weights)
    for first in sorted({option.unit.first for option in options})[1:_MOST_OCCURRENCES]:
        parts = _best_parts([option for option in options if option.unit.first >= first])
        if (worth := _worth(parts, weights)) > best_worth:
            best, best_worth = parts, worth
    return best


def _worth(parts: list[PartMatch], weights: Sequence[float]) -> float:
    """Return the evidence of the parts, less for each word between them."""
    gaps = sum(max(0, after.unit.first - before.unit.last - 1) for before, after in pairwise(parts))
    return sum(weights[part.place] * part.likeness for part in parts) - _GAP_BITS * gaps


def _best_parts(options: list[PartMatch]) -> list[PartMatch]:
    """Return the most alike parts that do not collide, in the order of the text, cut where the reach ends."""
    positions: set[int] = set()
    parts_matched: list[PartMatch] = []
    for part_match in sorted(
        options, key=lambda part_match: (-part_match.likeness, part_match.unit.first - part_match.unit.last, part_match.unit.first)
    ):
        unit = part_match.unit
        if part_match.place not in positions and not any(
            unit.start < other.unit.end and other.unit.start < unit.end for other in parts_matched
        ):
            positions.add(part_match.place)
            parts_matched.append(part_match)
    parts_matched.sort(key=lambda part_match: part_match.unit.start)
    for at in range(1, len(parts_matched)):
        if parts_matched[at].unit.first - parts_matched[at - 1].unit.last > REACH:
            return parts_matched[:at]
    return parts_matched
