"""Grading of a source and its information: 3x5x2 and Admiralty.

3x5x2: College of Policing (UK), Authorised Professional Practice "Intelligence report" (2016): source 1-3,
intelligence A-E, handling P or C. Admiralty: NATO AJP-2.1: source A-F, information 1-6. The original grading is stored
and its nearest equivalent printed. The scales do not map one to one, so the original is never replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.domain.errors import Malformed

SOURCES = {"1": "reliable", "2": "untested", "3": "not reliable"}
INTELLIGENCE = {
    "A": "known directly",
    "B": "known indirectly, corroborated",
    "C": "known indirectly",
    "D": "not known",
    "E": "suspected to be false",
}
HANDLING = {"P": "lawful sharing permitted", "C": "lawful sharing permitted with conditions"}

_TO_ADMIRALTY = {"1": "B", "2": "F", "3": "E"}, {"A": "1", "B": "2", "C": "3", "D": "6", "E": "5"}
_FROM_ADMIRALTY = (
    {"A": "1", "B": "1", "C": "1", "D": "3", "E": "3", "F": "2"},
    {"1": "A", "2": "B", "3": "C", "4": "D", "5": "E", "6": "D"},
)


@dataclass(frozen=True, slots=True)
class Grading:
    """A grading on its original scale, ``3x5x2`` or ``admiralty``."""

    scale: str
    source: str
    information: str
    handling: str = ""

    def __str__(self) -> str:
        return f"{self.source}{self.information}{self.handling}"

    def other(self) -> Grading:
        """Return the nearest grading on the other scale."""
        if self.scale == "admiralty":
            source, information = _FROM_ADMIRALTY
            return Grading("3x5x2", source[self.source], information[self.information], "C")
        source, information = _TO_ADMIRALTY
        return Grading("admiralty", source[self.source], information[self.information])


def parse_grading(text: str) -> Grading:
    """Parse ``2BP`` (3x5x2) or ``B2`` (Admiralty). Raise :class:`Malformed` for anything else."""
    compact = re.sub(r"[\s/X-]", "", text.upper())
    if match := re.fullmatch(r"([1-3])([A-E])([PC])", compact):
        return Grading("3x5x2", *match.groups())
    if match := re.fullmatch(r"([A-F])([1-6])", compact):
        return Grading("admiralty", *match.groups())
    raise Malformed(f"grading {text!r} is neither 3x5x2 (such as 2BP) nor Admiralty (such as B2)")


def both_gradings(text: str) -> str:
    """Return a grading as entered, and the nearest one on the other scale."""
    if not text:
        return ""
    grading = parse_grading(text)
    return f"{grading} ({grading.scale}; nearest on the other scale: {grading.other()})"
