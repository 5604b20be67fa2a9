"""Choose, of the units of a text that may stand for the parts of one name, those that do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    ranked = sorted(options, key=_rank)
    places = len({option.place for option in options})
    best = _best_parts(ranked, places)
    if places == len(options):
        return best
    best_worth = _worth(best, weights)
    for first in sorted({option.unit.first for option in options})[1:_MOST_OCCURRENCES]:
        parts = _best_parts((option for option in ranked if option.unit.first >= first), places)
        if (worth := _worth(parts, weights)) > best_worth:
            best, best_worth = parts, worth
    return best


def _rank(option: PartMatch) -> tuple[float, int, int]:
    """Return the order in which parts are tried: the likest first, then the longest, then the first in the text."""
    unit = option.unit
    return -option.likeness, unit.first - unit.last, unit.first


def _worth(parts: list[PartMatch], weights: Sequence[float]) -> float:
    """Return the evidence of the parts, less for each word between them."""
    gaps = sum(max(0, after.unit.first - before.unit.last - 1) for before, after in pairwise(parts))
    return sum(weights[part.place] * part.likeness for part in parts) - _GAP_BITS * gaps


def _best_parts(ranked: Iterable[PartMatch], places: int) -> list[PartMatch]:
    """Return the most alike parts that do not collide, one for each of the `places`, in the order of the text, cut where the reach ends."""
    positions: set[int] = set()
    parts_matched: list[PartMatch] = []
    for part_match in ranked:
        unit = part_match.unit
        if part_match.place not in positions and not any(
            unit.start < other.unit.end and other.unit.start < unit.end for other in parts_matched
        ):
            positions.add(part_match.place)
            parts_matched.append(part_match)
            if len(positions) == places:
                break
    parts_matched.sort(key=lambda part_match: part_match.unit.start)
    for at in range(1, len(parts_matched)):
        if parts_matched[at].unit.first - parts_matched[at - 1].unit.last > REACH:
            return parts_matched[:at]
    return parts_matched
