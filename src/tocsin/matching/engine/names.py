"""Known names as columns: compact, appended to in place, written to one file and read back at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tocsin.domain.mention import KnownName, Quality
from tocsin.matching.engine.dropped_parts import least_weight
from tocsin.matching.engine.group_words import is_generic
from tocsin.matching.engine.parts import parts_of_side
from tocsin.matching.engine.rarity import is_filler
from tocsin.matching.engine.vocabulary import Keys, Vocabulary
from tocsin.matching.identifiers import Needles, keys_of
from tocsin.matching.tokens import words_of

MOST_PARTS = 16
"""Parts of one name that are compared; no person and few ships have more."""

OWN = "own"
"""Source of the names of the desk's own subjects."""
_BODY = "group"
_RARE_WORD = 13
_WEAK, _PRIMARY, _DEAD = 1, 2, 4
_NOT_IN_WORDS = frozenset(["hashtag", "link", "image"])
_BY_IDENTIFIER = frozenset(["account", "channel"])


class NameEntity(NamedTuple):
    """A subject as one origin lists it."""

    subject: str
    kind: str
    source: str
    entry: str
    version: str
    facts: tuple[tuple[str, str], ...]


def _parts(name: KnownName) -> Sequence[str]:
    """Return the parts of a name, a person's first names first whatever the order of the list."""
    if name.kind in _NOT_IN_WORDS or (name.kind in _BY_IDENTIFIER and not any(map(str.isspace, name.text.strip()))):
        return []
    last, comma, first = name.text.partition(",")
    if name.kind != "person" or not comma:
        return parts_of_side(name.text)
    return [*parts_of_side(first), *parts_of_side(last)]


class NameTable:
    """Every known name by number, its parts, and the identifiers that name exactly."""

    def __init__(self, country: str = "") -> None:
        self.country = country
        self.vocabulary = Vocabulary()
        self.entities: list[NameEntity] = []
        self.clusters = array("I")
        self.texts: list[str] = []
        self.entity_of = array("I")
        self.flags = bytearray()
        self.starts = array("I", [0])
        self.parts = array("I")
        self.totals = array("f")
        self.least_totals = array("f")
        self.cores = bytearray()
        self.postings: list[array[int]] = []
        self.joined = Keys()
        self.verbatim = Keys()
        self.identifiers: dict[str, list[int]] = defaultdict(list)
        self.needles: Needles | None = None
        self._entity_ids: dict[tuple[str, str, str, str], int] = {}
        self._by_subject: dict[str, list[int]] = defaultdict(list)
        self._members: dict[int, list[int]] = defaultdict(list)
        self._numbers: dict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, names: Iterable[KnownName]) -> list[int]:
        """Add names and return their numbers."""
        added = [self._add(name) for name in names]
        self.vocabulary.keys.settle()
        self.joined.settle()
        self.verbatim.settle()
        self.needles = Needles.of(self.identifiers)
        return added

    def _add(self, name: KnownName) -> int:
        number = len(self.texts)
        self.texts.append(name.text)
        self.entity_of.append(self._entity_id(name))
        self._numbers[self.entity_of[number]].append(number)
        self.flags.append(_WEAK * (name.quality is Quality.WEAK) | _PRIMARY * name.primary)
        for key in keys_of(name.text, name.kind, self.country):
            self.identifiers[key].append(number)
        self._add_parts(number, _parts(name)[:MOST_PARTS])
        words = words_of(name.text)
        if len(words) > 1 and name.kind not in _NOT_IN_WORDS:
            self.verbatim.add(f"{words[0]} {words[1]}", number)
        return number

    def _add_parts(self, number: int, words: Sequence[str]) -> None:
        ids = [self.vocabulary.add(word) for word in words]
        self.parts.extend(ids)
        self.starts.append(len(self.parts))
        self._add_totals(number, ids)
        core = [word for word in words if not is_filler(word)] or words
        if self.entity(number).kind == _BODY:
            rare = [word for word in core if not is_generic(word)]
            core = rare if any(self.vocabulary.bits[self.vocabulary.ids[word]] >= _RARE_WORD for word in rare) else core
        self.cores.append(min(len(core), 255))
        while len(self.postings) < len(self.vocabulary.words):
            self.postings.append(array("I"))
        for id_ in set(ids):
            self.postings[id_].append(number)
        if len(core) > 1 and len("".join(core)) >= 7:
            self.joined.add("".join(core), number)
            self.joined.add("".join(reversed(core)), number)

    def _add_totals(self, number: int, ids: Sequence[int]) -> None:
        """Add the bits of a name, and the same without what writers leave out of a person's."""
        weights = [self.vocabulary.bits[id_] for id_ in ids]
        self.totals.append(sum(weights))
        person = self.entity(number).kind == "person"
        words = [self.vocabulary.words[id_] for id_ in ids]
        self.least_totals.append(least_weight(self.texts[number], words, weights) if person else self.totals[-1])

    def _entity_id(self, name: KnownName) -> int:
        key = (name.subject, name.source, name.entry, name.list_version)
        entity_id = self._entity_ids.get(key)
        if entity_id is None:
            entity_id = self._entity_ids[key] = len(self.entities)
            self.entities.append(NameEntity(name.subject, name.kind, name.source, name.entry, name.list_version, tuple(name.facts)))
            self.clusters.append(entity_id)
            self._members[entity_id].append(entity_id)
            self._by_subject[name.subject].append(entity_id)
        elif name.facts and not self.entities[entity_id].facts:
            self.entities[entity_id] = self.entities[entity_id]._replace(facts=tuple(name.facts))
        return entity_id

    def discard(self, subject: str) -> None:
        """Remove every name of a subject. The numbers stay taken."""
        for entity in self._by_subject.pop(subject, ()):
            gone = self.entities[entity]
            self._entity_ids.pop((gone.subject, gone.source, gone.entry, gone.version), None)
            for number in self.names_of_entity(entity):
                self._bury(number)

    def kind_of(self, subject: str) -> str:
        """Return the kind of a subject, or nothing where it has no name here."""
        return next((self.entities[entity].kind for entity in self._by_subject.get(subject, ())), "")

    def names_of_entity(self, entity: int) -> list[int]:
        """Return the numbers of the names of an entity."""
        return [number for number in self._numbers[entity] if self.alive(number)]

    def _bury(self, number: int) -> None:
        self.flags[number] |= _DEAD
        for id_ in set(self.parts_of(number)):
            self.postings[id_].remove(number)
        for key in keys_of(self.texts[number], self.entities[self.entity_of[number]].kind, self.country):
            self.identifiers[key].remove(number)

    def settle(self) -> None:
        """Sort every key into its array."""
        self.vocabulary.keys.settle(0)
        self.joined.settle(0)
        self.verbatim.settle(0)

    def rebuild(self) -> None:
        """Compute the tables that the file does not hold."""
        self.needles = Needles.of(self.identifiers)
        del self.totals[:]
        for number in range(len(self.texts)):
            self._add_totals(number, self.parts_of(number))
        self.postings = [array("I") for _ in self.vocabulary.words]
        for number in range(len(self.texts)):
            self._numbers[self.entity_of[number]].append(number)
            if self.alive(number):
                for id_ in set(self.parts_of(number)):
                    self.postings[id_].append(number)
        for id_, entity in enumerate(self.entities):
            self._entity_ids[(entity.subject, entity.source, entity.entry, entity.version)] = id_
            self._by_subject[entity.subject].append(id_)
            self._members[self.clusters[id_]].append(id_)

    @property
    def count(self) -> int:
        """The number of names in force."""
        return sum(not flag & _DEAD for flag in self.flags)

    def members_of(self, cluster: int) -> list[int]:
        """Return the entities of a cluster."""
        return list(self._members[cluster])

    def set_cluster(self, entity: int, cluster: int) -> None:
        """Move an entity into a cluster."""
        self._members[self.clusters[entity]].remove(entity)
        self._members[cluster].append(entity)
        self.clusters[entity] = cluster

    def parts_of(self, number: int) -> array[int]:
        """The ids of the parts of a name, in their order."""
        return self.parts[self.starts[number] : self.starts[number + 1]]

    def alive(self, number: int) -> bool:
        """Return whether the name is in force."""
        return not self.flags[number] & _DEAD

    def is_weak(self, number: int) -> bool:
        """Return whether the name's origin says that it identifies poorly."""
        return bool(self.flags[number] & _WEAK)

    def is_primary(self, number: int) -> bool:
        """Return whether this is the main name of its entity."""
        return bool(self.flags[number] & _PRIMARY)

    def entity(self, number: int) -> NameEntity:
        """Return the entity that bears the name."""
        return self.entities[self.entity_of[number]]

    def cluster(self, number: int) -> int:
        """Return the cluster of the entity: one for entries of several lists that are the same."""
        return self.clusters[self.entity_of[number]]
