"""Coordinates that the facts of a report state, and where they lie on a flat plan."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

METRES_A_DEGREE = 111_320.0
"""Length of a degree of latitude, in metres, on a sphere of the Earth's size."""
_LATITUDE, _LONGITUDE = ("lat", "latitude"), ("lon", "lng", "long", "longitude")
_NUMBER = r"([-+]?\d{1,3}\.\d{1,15})\s{0,3}°?\s{0,3}"
_PAIR = re.compile(rf"(?:geo:)?\s{{0,3}}{_NUMBER}([NS]?)\s{{0,3}}[,;\s]\s{{0,3}}{_NUMBER}([EW]?)", re.IGNORECASE)
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True, order=True)
class Coordinates:
    """A place on the Earth, in degrees north and east."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """Return the point with a precision of about a metre."""
        return f"{self.latitude:.5f}, {self.longitude:.5f}"


@dataclass(frozen=True, slots=True)
class Plan:
    """Points on a flat plan with north at the top, as shares of its width and height from the upper left, and a scale.

    ``scale`` is a round length in metres, and ``scale_share`` its share of the width. Both are 0 when all points are one.
    """

    places: tuple[tuple[float, float], ...]
    scale: float
    scale_share: float


def parse_point(text: str) -> Coordinates | None:
    """Parse a pair of decimal degrees, such as ``52.0912, 5.1214`` or ``geo:52.0912,5.1214``. None for any other text."""
    match = _PAIR.fullmatch(text.strip())
    if not match:
        return None
    latitude = float(match[1]) * (-1 if match[2].upper() == "S" else 1)
    longitude = float(match[3]) * (-1 if match[4].upper() == "W" else 1)
    return Coordinates(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def point_of(facts: Mapping[str, str]) -> Coordinates | None:
    """Return the point that a fact for each degree states, by names in small letters. None unless there are both."""
    north = next((facts[name] for name in _LATITUDE if name in facts), "")
    east = next((facts[name] for name in _LONGITUDE if name in facts), "")
    return parse_point(f"{_decimal(north)}, {_decimal(east)}")


def plan(points: Sequence[Coordinates], height_share: float) -> Plan:
    """Return a plan of these points, whose height is this share of its width.

    Degrees of longitude are as wide as in the middle of the points (equirectangular projection). Distances keep
    their proportions. Points on both sides of the date line stay together.
    """
    first = points[0].longitude
    east = [(point.longitude - first + 180) % 360 - 180 for point in points]
    north = [point.latitude for point in points]
    width = (max(east) - min(east)) * math.cos(math.radians((max(north) + min(north)) / 2))
    height = max(north) - min(north)
    side = max(width, height / height_share)
    if not side:
        return Plan(((0.5, 0.5),) * len(points), 0.0, 0.0)
    narrow = width / (max(east) - min(east)) if width else 0.0
    left, top = (1 - width / side) / 2, (1 - height / side / height_share) / 2
    places = (
        (left + (x - min(east)) * narrow / side, top + (max(north) - y) / side / height_share) for x, y in zip(east, north, strict=True)
    )
    scale = _round_below(side * METRES_A_DEGREE / 3)
    return Plan(tuple(places), scale, scale / (side * METRES_A_DEGREE))


def length(metres: float) -> str:
    """Format a round length: ``200 m``, ``5 km``."""
    return f"{metres:g} m" if metres < 1000 else f"{metres / 1000:g} km"


def _decimal(text: str) -> str:
    """Return a number with a decimal point, also a whole number."""
    number = text.strip().replace(",", ".")
    return f"{number}.0" if re.fullmatch(r"[-+]?\d{1,3}", number) else number


def _round_below(metres: float) -> float:
    """Return the largest of 1, 2 and 5 times a power of ten that is no longer than this length."""
    power = 10.0 ** math.floor(math.log10(metres))
    return max((power * step for step in _ROUND if power * step <= metres), default=power / 2)
