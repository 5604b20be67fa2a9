"""A known name aligned with words of a text, and why each of them stands for a part of it."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.matching.engine.units import Unit

INITIAL = "an initial"
"""Why a single letter is taken for a name."""


class PartMatch(NamedTuple):
    """A part of a known name (by its place in the name) and the unit of the text that spells it."""

    place: int
    unit: Unit
    likeness: float
    why: str


class NameMatch(NamedTuple):
    """A known name aligned with some units of a text, in the order of the text."""

    name: int
    parts_matched: tuple[PartMatch, ...]
    verbatim: bool = False

    @property
    def start(self) -> int:
        """The offset of its first code point in the text."""
        return self.parts_matched[0].unit.start

    @property
    def end(self) -> int:
        """The offset after its last code point."""
        return max(part_match.unit.end for part_match in self.parts_matched)

    @property
    def first(self) -> int:
        """The place of its first word among the words of the text."""
        return self.parts_matched[0].unit.first

    @property
    def last(self) -> int:
        """The place of its last word among the words of the text."""
        return max(part_match.unit.last for part_match in self.parts_matched)

    @property
    def words(self) -> int:
        """The number of words of the text that it takes."""
        return sum(part_match.unit.last - part_match.unit.first + 1 for part_match in self.parts_matched)
