"""Propose pairs of appearances in several documents or lists that may be one person, group, place or event.

Nothing is merged here, and a merge that a person makes can be undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Candidate, KnownName
from tocsin.domain.watchlist import ListFile
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.rarity import in_words
from tocsin.matching.index import NameIndex

_LOOSE = MatchThresholds(possible_fit=0.6, possible_bits=9.0, partial_bits=12.0)
_LIKELY = 2


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one document or list has it.

    `companions` are other names beside it, `facts` are as in a list.
    """

    id: str
    document: str
    names: tuple[str, ...]
    kind: str = "person"
    facts: tuple[tuple[str, str], ...] = ()
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameProposal:
    """Two appearances that may be one, with the evidence for and against it.

    `likely` when at least two points speak for it and none against.
    """

    one: str
    two: str
    score: float
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...] = field(default=())

    @property
    def likely(self) -> bool:
        """Worth asking about first."""
        return len(self.evidence_for) >= _LIKELY and not self.evidence_against


def propose(appearances: Sequence[Appearance], only: Collection[str] | None = None) -> tuple[SameProposal, ...]:
    """Pairs from different documents that may be the same, the best supported first. Only those with one ``asked`` for, if given."""
    by_id = {appearance.id: appearance for appearance in appearances}
    index = NameIndex.build(_known(appearances), bands=_LOOSE)
    proposals: dict[tuple[str, str], SameProposal] = {}
    largest = _largest(appearances)
    for appearance in (
        appearance for appearance in appearances if (appearance.document != largest if only is None else appearance.id in only)
    ):
        for candidate in _candidates(index, appearance):
            other = by_id[candidate.subject]
            pair = (min(appearance.id, other.id), max(appearance.id, other.id))
            if other.document != appearance.document and other.kind == appearance.kind:
                proposal = _proposal(pair, (appearance, other), candidate)
                proposals[pair] = max(proposals.get(pair, proposal), proposal, key=lambda proposal: proposal.score)
    return tuple(
        sorted(proposals.values(), key=lambda proposal: (-len(proposal.evidence_for), len(proposal.evidence_against), -proposal.score))
    )


def _largest(appearances: Sequence[Appearance]) -> str:
    """The document with the most appearances: the others are looked up in it, not it in them."""
    counted = Counter(appearance.document for appearance in appearances)
    return max(counted, key=lambda document: counted[document], default="")


def _known(appearances: Sequence[Appearance]) -> Iterator[KnownName]:
    for appearance in appearances:
        for name in appearance.names:
            yield KnownName(appearance.id, name, appearance.kind, source=appearance.document, facts=appearance.facts)


def _candidates(index: NameIndex, appearance: Appearance) -> Iterator[Candidate]:
    for name in appearance.names:
        for mention in index.mentions(f"about {name}"):
            yield from (candidate for candidate in mention.candidates if candidate.subject != appearance.id and "words" in candidate.parts)


def _proposal(pair: tuple[str, str], both: tuple[Appearance, Appearance], candidate: Candidate) -> SameProposal:
    good = [f"name: {candidate.name} ({candidate.parts['words']} words, {candidate.parts['spelling']})"]
    bad: list[str] = []
    bits = float(str(candidate.parts["told_bits"]))
    (good if bits >= 24 else bad).append(f"the name is {in_words(bits)}") if bits >= 24 or bits < 16 else None
    for kind in ("birth", "place", "role", "associate", "nationality"):
        values = [{fold(value) for fact, value in appearance.facts if fact == kind} for appearance in both]
        if values[0] and values[1]:
            shared = values[0] & values[1]
            _note(good, bad, kind, shared)
    shared = {fold(name) for name in both[0].companions} & {fold(name) for name in both[1].companions}
    good += [f"named beside {', '.join(sorted(shared))} in both"] if shared else []
    return SameProposal(*pair, candidate.score, tuple(good), tuple(bad))


def _note(good: list[str], bad: list[str], kind: str, shared: set[str]) -> None:
    if shared:
        good.append(f"same {kind}: {', '.join(sorted(shared))}")
    elif kind in ("birth", "nationality"):
        bad.append(f"different {kind}")


def same_bodies(lists: Sequence[ListFile]) -> tuple[SameProposal, ...]:
    """Entries of different lists that may be the same body: by their names, births, places and links."""
    appearances = [
        Appearance(f"{listed.source}:{entry.ref}", listed.source, tuple(name.text for name in entry.names), entry.kind.value, entry.facts)
        for listed in lists
        for entry in listed.entries
    ]
    return propose(appearances)
