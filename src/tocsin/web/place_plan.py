"""The plan of places on the page of a subject: a dot for each pair of coordinates, numbered as in the table below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.desk.history import PlaceNamed
from tocsin.domain.coordinates import length, plan

WIDTH, HEIGHT, MARGIN = 400, 240, 30
"""Size of the picture and the room around its dots, in units of the picture."""
_SAME = 6
"""Distance below which dots share one number sign, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot at ``x`` and ``y`` in units of the picture, with the numbers of its places in the table."""

    x: float
    y: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacePlan:
    """The dots, and a scale: its width in units of the picture, and the length that it stands for."""

    dots: tuple[Dot, ...]
    scale_width: float
    scale: str


def plan_of(places: Sequence[PlaceNamed]) -> PlacePlan | None:
    """Return the plan of the places that have coordinates. None when fewer than two of them lie apart."""
    numbered = [(number, point) for number, place in enumerate(places, 1) for point in place.points]
    if len({point for _, point in numbered}) < 2:
        return None
    inner = WIDTH - 2 * MARGIN
    drawn = plan([point for _, point in numbered], (HEIGHT - 2 * MARGIN) / inner)
    dots: list[Dot] = []
    for (number, _), (left, top) in zip(numbered, drawn.places, strict=True):
        x, y = round(MARGIN + left * inner, 1), round(MARGIN + top * (HEIGHT - 2 * MARGIN), 1)
        near = next((at for at, dot in enumerate(dots) if abs(dot.x - x) < _SAME and abs(dot.y - y) < _SAME), None)
        if near is None:
            dots.append(Dot(x, y, (number,)))
        elif number not in dots[near].numbers:
            dots[near] = Dot(dots[near].x, dots[near].y, (*dots[near].numbers, number))
    return PlacePlan(tuple(dots), round(drawn.scale_share * inner, 1), length(drawn.scale))
