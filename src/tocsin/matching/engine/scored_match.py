"""A match with its score."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.matching.engine.name_match import NameMatch
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.vocabulary import WRITTEN_OUT

_WHOLE = 0.95


@dataclass(frozen=True, slots=True)
class ScoredMatch:
    """A fit with its score: ``fit`` in 0..1, ``told`` in bits (``rarest`` of one part), and what was held against it.

    ``missing`` counts parts of the name that the text has not, ``initials`` those it has as a letter, ``changed`` those it
    writes quite differently.
    """

    match: NameMatch
    fit: float
    evidence_bits: float
    rarest: float
    missing: int
    initials: int
    changed: int
    notes: tuple[str, ...] = ()
    corroboration: tuple[str, ...] = ()
    lift: float = 0.0

    @property
    def whole(self) -> bool:
        """Return whether the text gives the name in whole, letter for letter, as a name is written."""
        return self.complete and self.fit >= _WHOLE and all(part_match.likeness == 1.0 for part_match in self.match.parts_matched)

    @property
    def spelt_as_listed(self) -> bool:
        """Return whether the text gives the name in whole, letter for letter or written out in Arabic or Hebrew letters."""
        return self.complete and all(
            part_match.likeness == 1.0 or (part_match.likeness >= WRITTEN_OUT and is_semitic(part_match.unit.word))
            for part_match in self.match.parts_matched
        )

    @property
    def spelt_nearly_as_listed(self) -> bool:
        """Return whether the text gives the name in whole and no part is another word: a respelling is none."""
        return self.complete and all(part_match.likeness >= WRITTEN_OUT for part_match in self.match.parts_matched)

    @property
    def complete(self) -> bool:
        """Return whether every part of the name is there, though it may be misspelt."""
        return not self.missing and not self.initials

    def corroborated(self, evidence: tuple[str, ...], lift: float) -> ScoredMatch:
        """Return the same match with its corroboration."""
        return replace(self, corroboration=evidence, lift=lift)
