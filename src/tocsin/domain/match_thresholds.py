"""Limits of the match bands. A desk may set its own, after which the fairness table must be computed again."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.errors import Malformed


@dataclass(frozen=True, slots=True)
class MatchThresholds:
    """Thresholds of both bands. ``fit`` (0..1) is how well the words match the name, bits are the evidence they give.

    ``alert`` needs a good fit, a good alias, a single bearer and rare words: ``alert_bits`` in all with one part of
    ``alert_part_bits``, or ``alert_common_bits`` of common words alone (``alert_whole_bits`` where the whole name is spelt as listed).
    Corroboration may replace what is missing.
    ``possible`` needs a fair fit, ``possible_bits`` for a whole name and ``partial_bits`` if part of it is missing. Common words
    that are not spelt as listed need ``common_bits`` more, except in a text about violence, crime, courts or war.
    """

    alert_fit: float = 0.84
    alert_bits: float = 16.0
    alert_part_bits: float = 10.0
    alert_common_bits: float = 26.0
    alert_whole_bits: float = 22.0
    alert_topic_bits: float = 15.0
    alert_topic_part_bits: float = 8.0
    alert_group_bits: float = 15.0
    corroborated_bits: float = 24.0
    possible_fit: float = 0.62
    possible_bits: float = 9.5
    partial_bits: float = 14.0
    common_bits: float = 4.0

    def __post_init__(self) -> None:
        if not 0 < self.possible_fit <= self.alert_fit <= 1:
            raise Malformed(f"bands: write possible_fit ({self.possible_fit}) below alert_fit ({self.alert_fit}), both from 0 to 1")
        if min(self.alert_bits, self.possible_bits, self.partial_bits, self.alert_group_bits) < 0:
            raise Malformed("bands: bits cannot be below zero")
