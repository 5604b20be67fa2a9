"""The candidates of a mention, as values: the name that fits, the other entries of the same body, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tocsin.domain.mention import Candidate, Quality
from tocsin.domain.plural import noun
from tocsin.domain.watchlist import publisher
from tocsin.matching.engine.names import NameTable

_ALONE_SCORE = 0.7


class Candidates:
    """Build candidates from the names of a table."""

    def __init__(self, names: NameTable) -> None:
        self._names = names

    def of_name(self, number: int, fit: float, parts: Mapping[str, object], shared_by: int) -> Candidate:
        """Return the candidate for a name with its fit (0..1) and the parts of its score."""
        names, entity = self._names, self._names.entity(number)
        quality = Quality.WEAK if names.is_weak(number) else Quality.GOOD
        return Candidate(
            entity.subject, names.texts[number], quality, publisher(entity.source), entity.entry, entity.version, fit, parts, shared_by
        )

    def elsewhere(self, number: int, fit: float, entities: frozenset[int]) -> Iterator[Candidate]:
        """Yield the entries of other lists that are the same body as this name's, except those in `entities`, under their first name."""
        names = self._names
        for entity in names.members_of(names.cluster(number)):
            numbers = names.names_of_entity(entity) if entity not in entities else []
            if numbers:
                yield self.of_name(numbers[0], fit, {"same_body_as": names.entity(number).subject}, 1)

    def of_surname(self, number: int, shared_by: int) -> tuple[Candidate, ...]:
        """Return the candidates for one bearer of a surname that stands alone and that `shared_by` listed people have."""
        parts = {"words": "the surname alone", "held_by": f"{shared_by} {noun(shared_by, 'entry', 'entries')}"}
        first = self.of_name(number, _ALONE_SCORE, parts, shared_by)
        return (first, *self.elsewhere(number, _ALONE_SCORE, frozenset([self._names.entity_of[number]])))

    def exact(self, numbers: Sequence[int], kind: str) -> tuple[Candidate, ...]:
        """Return the candidates for an identifier of this kind, one for each entity that has it."""
        names = self._names
        first = {names.entity_of[number]: number for number in reversed(numbers)}
        shared_by = len({names.clusters[entity] for entity in first})
        parts: dict[str, object] = {"exact": kind, "held_by": f"{shared_by} {noun(shared_by, 'entry', 'entries')}"}
        return tuple(self.of_name(number, 1.0, parts, shared_by) for number in first.values())
