"""Places of a survival curve in a chart: hours on a logarithmic axis, and the share that still waits."""

from __future__ import annotations

from dataclasses import dataclass
from math import log1p

from tocsin.audit.figure_tables import AFTER_HOURS
from tocsin.audit.survival import Curve

WIDEST, HIGHEST = 320, 90
"""Width and height of a chart in its own units."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the ``path`` of the curve as SVG writes it, the marks of the axis with their hours, and what it shows in words."""

    path: str
    marks: tuple[tuple[int, int], ...]
    words: str


def chart(curve: Curve) -> Chart:
    """Return the chart of a curve, as far as it is known and at most a week."""
    heights = {_place(hours): round((1 - waiting) * HIGHEST) for hours, waiting in zip(curve.hours, curve.waiting, strict=True)}
    steps = (f"H{place}V{height}" for place, height in heights.items() if place <= WIDEST)
    end = WIDEST if curve.waiting and curve.waiting[-1] == 0 else min(WIDEST, _place(curve.until))
    marks = tuple((_place(hours), hours) for hours in AFTER_HOURS)
    shares = ((hours, curve.after(hours)) for hours in AFTER_HOURS)
    words = ", ".join(f"after {hours} hours {'not known' if share is None else f'{share:.0%}'}" for hours, share in shares)
    return Chart("".join(("M0 0", *steps, f"H{end}")), marks, f"Share that still waits: {words}")


def _place(hours: float) -> int:
    return round(log1p(hours) / log1p(AFTER_HOURS[-1]) * WIDEST)
