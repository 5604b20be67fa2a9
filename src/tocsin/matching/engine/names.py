"""The known names as columns: compact, appended to in place, written to one file and read back at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tocsin.domain.mention import KnownName, Quality
from tocsin.matching.engine.rarity import is_filler
from tocsin.matching.engine.units import parts_of_name
from tocsin.matching.engine.vocabulary import Keys, Vocabulary
from tocsin.matching.identifiers import keys_of
from tocsin.matching.tokens import tokens

MOST_PARTS = 16
"""Parts of one name that are compared; no person and few ships have more."""

_WEAK, _PRIMARY, _DEAD = 1, 2, 4
_NOT_IN_WORDS = frozenset(["hashtag", "link", "image"])
_BY_MARK = frozenset(["account", "channel"])


class NameEntity(NamedTuple):
    """A subject as one origin lists it."""

    subject: str
    kind: str
    source: str
    entry: str
    version: str
    facts: tuple[tuple[str, str], ...]


def _parts(name: KnownName) -> list[str]:
    """The parts of a name, a person's first names first however the origin writes it."""
    if name.kind in _NOT_IN_WORDS or (name.kind in _BY_MARK and not any(map(str.isspace, name.text.strip()))):
        return []
    last, comma, first = name.text.partition(",")
    if name.kind != "person" or not comma:
        return parts_of_name([token.word for token in tokens(name.text)])
    sides = [[token.word for token in tokens(side)] for side in (first, last)]
    return [word for side in sides if side for word in parts_of_name(side)]


class NameTable:
    """Every known name by number, the parts it is made of, and by which exact marks it goes."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.bearers: list[NameEntity] = []
        self.bodies = array("I")
        self.texts: list[str] = []
        self.bearer_of = array("I")
        self.flags = bytearray()
        self.starts = array("I", [0])
        self.parts = array("I")
        self.totals = array("f")
        self.cores = bytearray()
        self.postings: list[array[int]] = []
        self.joined = Keys()
        self.marks: dict[str, list[int]] = defaultdict(list)
        self._bearer_ids: dict[tuple[str, str, str, str], int] = {}
        self._by_subject: dict[str, list[int]] = defaultdict(list)
        self._members: dict[int, list[int]] = defaultdict(list)
        self._numbers: dict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, names: Iterable[KnownName]) -> list[int]:
        """Takes names in; gives their numbers."""
        added = [self._add(name) for name in names]
        self.vocabulary.keys.settle()
        self.joined.settle()
        return added

    def _add(self, name: KnownName) -> int:
        number = len(self.texts)
        self.texts.append(name.text)
        self.bearer_of.append(self._bearer(name))
        self._numbers[self.bearer_of[number]].append(number)
        self.flags.append(_WEAK * (name.quality is Quality.WEAK) | _PRIMARY * name.primary)
        for key in keys_of(name.text, name.kind):
            self.marks[key].append(number)
        self._add_parts(number, _parts(name)[:MOST_PARTS])
        return number

    def _add_parts(self, number: int, words: list[str]) -> None:
        ids = [self.vocabulary.add(word) for word in words]
        self.parts.extend(ids)
        self.starts.append(len(self.parts))
        self.totals.append(sum(self.vocabulary.bits[id_] for id_ in ids))
        core = [word for word in words if not is_filler(word)] or words
        self.cores.append(min(len(core), 255))
        while len(self.postings) < len(self.vocabulary.words):
            self.postings.append(array("I"))
        for id_ in set(ids):
            self.postings[id_].append(number)
        if len(core) > 1 and len("".join(core)) >= 7:
            self.joined.add("".join(core), number)
            self.joined.add("".join(reversed(core)), number)

    def _bearer(self, name: KnownName) -> int:
        key = (name.subject, name.source, name.entry, name.list_version)
        known = self._bearer_ids.get(key)
        if known is None:
            known = self._bearer_ids[key] = len(self.bearers)
            self.bearers.append(NameEntity(name.subject, name.kind, name.source, name.entry, name.list_version, tuple(name.facts)))
            self.bodies.append(known)
            self._members[known].append(known)
            self._by_subject[name.subject].append(known)
        elif name.facts and not self.bearers[known].facts:
            self.bearers[known] = self.bearers[known]._replace(facts=tuple(name.facts))
        return known

    def discard(self, subject: str) -> None:
        """Forgets every name of a subject; the numbers stay taken."""
        for bearer in self._by_subject.pop(subject, ()):
            gone = self.bearers[bearer]
            self._bearer_ids.pop((gone.subject, gone.source, gone.entry, gone.version), None)
            for number in self.of_bearer(bearer):
                self._bury(number)

    def of_bearer(self, bearer: int) -> list[int]:
        """The numbers of a bearer's names."""
        return [number for number in self._numbers[bearer] if self.alive(number)]

    def _bury(self, number: int) -> None:
        self.flags[number] |= _DEAD
        for id_ in set(self.parts_of(number)):
            self.postings[id_].remove(number)
        for key in keys_of(self.texts[number], self.bearers[self.bearer_of[number]].kind):
            self.marks[key].remove(number)

    def settle(self) -> None:
        """Sorts every key into its array."""
        self.vocabulary.keys.settle(0)
        self.joined.settle(0)

    def rebuild(self) -> None:
        """Works out the tables that no file holds."""
        self.postings = [array("I") for _ in self.vocabulary.words]
        for number in range(len(self.texts)):
            self._numbers[self.bearer_of[number]].append(number)
            if self.alive(number):
                for id_ in set(self.parts_of(number)):
                    self.postings[id_].append(number)
        for id_, bearer in enumerate(self.bearers):
            self._bearer_ids[(bearer.subject, bearer.source, bearer.entry, bearer.version)] = id_
            self._by_subject[bearer.subject].append(id_)
            self._members[self.bodies[id_]].append(id_)

    @property
    def count(self) -> int:
        """How many names stand."""
        return sum(not flag & _DEAD for flag in self.flags)

    def bearers_of_body(self, body: int) -> list[int]:
        """The bearers that are one body."""
        return list(self._members[body])

    def set_body(self, bearer: int, body: int) -> None:
        """Says that a bearer is this body."""
        self._members[self.bodies[bearer]].remove(bearer)
        self._members[body].append(bearer)
        self.bodies[bearer] = body

    def parts_of(self, number: int) -> array[int]:
        """The ids of the parts of a name, in their order."""
        return self.parts[self.starts[number] : self.starts[number + 1]]

    def alive(self, number: int) -> bool:
        """Whether the name still stands."""
        return not self.flags[number] & _DEAD

    def is_weak(self, number: int) -> bool:
        """Whether the name's origin says that it identifies poorly."""
        return bool(self.flags[number] & _WEAK)

    def is_primary(self, number: int) -> bool:
        """Whether this is the main name of its bearer."""
        return bool(self.flags[number] & _PRIMARY)

    def bearer(self, number: int) -> NameEntity:
        """Who bears the name."""
        return self.bearers[self.bearer_of[number]]

    def body(self, number: int) -> int:
        """The body behind the bearer: one for entries of several lists that are the same."""
        return self.bodies[self.bearer_of[number]]
