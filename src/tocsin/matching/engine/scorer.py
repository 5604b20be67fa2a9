"""How well some words of a text fit a known name: in 0..1, in bits, and in words a person can read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.matching.engine.matcher import INITIAL, NameMatch, PartMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.rarity import bits, everyday, in_words, is_filler, person_bits, places
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import ANDS, PARTICLES, TITLES
from tocsin.matching.engine.vocabulary import OTHER_WORDS
from tocsin.matching.tokens import Token

_WORD = re.compile(r"\w+")
_BETWEEN = 0.07
_BREAK = 0.3
_COMMA = 0.1
_SCRAMBLED, _SCRAMBLED_GROUP = 0.04, 0.2
_BESIDE = 0.05
_SMALL = 0.03
_SMALL_EVERYDAY = 0.2
_SHORT_NAME = 5
_ACRONYM = 3
_FORGIVEN = 0.5
_WHOLE = 0.95
_INITIAL_FIT = 0.28
_ALONE_PERSON, _ALONE_GROUP, _OTHER_SCRIPT = 0.95, 0.9, 0.93
_RARE_NAME = 13
_OTHER_NAME = 0.1
_COMMON = 9
_DOUBT = 1.5
_AS_GOOD = 0.9


@dataclass(frozen=True)
class TextContext:
    """A text as it is judged: its words, and whether it tells names from words by capitals."""

    text: str
    tokens: Sequence[Token]

    @cached_property
    def cased(self) -> bool:
        """Whether small and capital letters are both used, as in running text."""
        starts = [token.raw[0] for token in self.tokens[:400]]
        capitals = sum(start.isupper() for start in starts)
        return 0 < capitals < 0.6 * max(len(starts), 1) and any(token.raw.islower() for token in self.tokens[:400])

    def between(self, one: int, two: int) -> str:
        """What stands between two words."""
        return self.text[self.tokens[one].end : self.tokens[two].start]

    def opens(self, at: int) -> bool:
        """Whether a word begins a sentence, so that its capital says nothing."""
        if at == 0:
            return True
        return any(mark in '.!?؟:\n"“«•*' for mark in self.between(at - 1, at))

    def named(self, at: int) -> bool:
        """Whether a word reads as part of a name: a capital, and no everyday word."""
        token = self.tokens[at]
        return token.raw[0].isupper() and len(token.word) > 1 and token.word not in everyday() and token.word not in TITLES


@dataclass(frozen=True, slots=True)
class ScoredMatch:
    """A fit with its score: ``fit`` in 0..1, ``told`` in bits (``rarest`` of one part), and what was held against it.

    ``missing`` counts parts of the name that the text has not, ``initials`` those it has as a letter, ``changed`` those it
    writes quite differently.
    """

    at: NameMatch
    fit: float
    told: float
    rarest: float
    missing: int
    initials: int
    changed: int
    notes: tuple[str, ...] = ()
    corroboration: tuple[str, ...] = ()
    lift: float = 0.0

    @property
    def whole(self) -> bool:
        """Whether the text gives the name in whole, letter for letter, as a name is written."""
        return self.complete and self.fit >= _WHOLE and all(pick.likeness == 1.0 for pick in self.at.picks)

    @property
    def complete(self) -> bool:
        """Whether every part of the name is there, though it may be misspelt."""
        return not self.missing and not self.initials

    def lifted(self, said: tuple[str, ...], lift: float) -> ScoredMatch:
        """The same, with what else the text or the report says for it."""
        return replace(self, corroboration=said, lift=lift)


class Scorer:
    """Scores fits against the names they are fits of."""

    def __init__(self, names: NameTable) -> None:
        self._names = names

    def judged(self, reading: TextContext, fit: NameMatch, bands: MatchThresholds) -> ScoredMatch | None:
        """The score of a fit in its text; None where it cannot reach the lowest band."""
        bare = self._bare(fit)
        if bare.fit < bands.possible_fit or not (bare.whole or self._tells(bare, bands)):
            return None
        notes = [
            *self._gaps(reading, fit),
            *self._order(reading, fit),
            *_beside(reading, fit),
            *_small(reading, fit),
            *_scripts(fit),
            *_other_names(fit),
        ]
        scored = bare.fit * (1 - min(sum(cost for cost, _ in notes), 0.9))
        if scored < bands.possible_fit:
            return None
        judged = replace(bare, fit=round(scored, 4), notes=tuple(note for _, note in notes))
        return judged if self._is_heard(reading, judged, bands) else None

    def _is_heard(self, reading: TextContext, judged: ScoredMatch, bands: MatchThresholds) -> bool:
        """Whether it is worth a person's look: a name of several words given whole always is."""
        if judged.whole and self._names.cores[judged.at.name] > 1:
            return True
        if self._is_single(judged.at):
            return self.may_stand_alone(reading, judged)
        return self._tells(judged, bands)

    def _bare(self, fit: NameMatch) -> ScoredMatch:
        """The score by the words alone, before what stands around them is held against it."""
        names = self._names
        parts = names.parts_of(fit.name)
        weights = [names.vocabulary.bits[id_] for id_ in parts]
        covered = sum(weights[pick.place] * pick.likeness for pick in fit.picks)
        told = [_told(weights[pick.place], pick) for pick in fit.picks]
        picked = {pick.place for pick in fit.picks}
        gone = [place for place, id_ in enumerate(parts) if place not in picked and not is_filler(names.vocabulary.words[id_])]
        initials = sum(pick.why == INITIAL for pick in fit.picks)
        cover = min(1.0, covered / (sum(weights) - _middle(gone, weights) or 1.0) + _INITIAL_FIT * initials)
        changed = sum(pick.likeness < _AS_GOOD for pick in fit.picks)
        return ScoredMatch(fit, round(cover, 4), round(sum(told), 2), max(told), len(gone), initials, changed)

    @staticmethod
    def _is_single(fit: NameMatch) -> bool:
        return len(fit.picks) == 1

    def _tells(self, judged: ScoredMatch, bands: MatchThresholds) -> bool:
        """Whether the words tell enough to be worth a look; of one word alone the place it stands in decides."""
        needed = bands.possible_bits if judged.complete else bands.partial_bits
        return self._is_single(judged.at) or judged.told >= needed

    def _gaps(self, reading: TextContext, fit: NameMatch) -> list[tuple[float, str]]:
        person = self._names.bearer(fit.name).kind == "person"
        return [cost for one, two in pairwise(fit.picks) for cost in _gap(reading, one, two, person)]

    def _order(self, reading: TextContext, fit: NameMatch) -> list[tuple[float, str]]:
        """Any turn of a person's name is as good as its order, a scramble a little worse; other names keep their order."""
        places = [pick.place for pick in fit.picks]
        turns = sum(one > two for one, two in pairwise(places))
        comma = any(
            "," in reading.between(one.unit.last, two.unit.first) for one, two in pairwise(fit.picks) if one.unit.last < two.unit.first
        )
        person = self._names.bearer(fit.name).kind == "person"
        if turns > person:
            return [(_SCRAMBLED if person else _SCRAMBLED_GROUP, "in another order")]
        straight = turns == 0
        if comma and straight and len(places) > 1:
            return [(_COMMA, "with a comma")]
        return []

    def may_stand_alone(self, reading: TextContext, judged: ScoredMatch) -> bool:
        """Whether a name of one word reads as a name where it stands, and is not just somebody's name."""
        pick = judged.at.picks[0]
        if self._as_written(reading, judged):
            return True
        word = self._names.vocabulary.words[self._names.parts_of(judged.at.name)[pick.place]]
        if word in places() or pick.unit.word in places():
            return False
        if word in everyday() or pick.unit.word in everyday():
            return _reads_as_no_word(reading, pick)
        if is_semitic(pick.unit.word):
            return _is_nobodys(word, pick) and (is_semitic(word) or (pick.likeness >= _OTHER_SCRIPT and len(pick.unit.word) >= _SHORT_NAME))
        if len(pick.unit.word) <= _SHORT_NAME and pick.unit.word.isascii() and not _reads_as_short_name(reading, pick):
            return False
        least = _ALONE_PERSON if self._names.bearer(judged.at.name).kind == "person" else _ALONE_GROUP
        small = reading.cased and reading.tokens[pick.unit.first].raw[0].islower()
        acronym = len(pick.unit.word) <= _SHORT_NAME and reading.tokens[pick.unit.first].raw.isupper()
        return pick.likeness >= least and not small and (acronym or _is_nobodys(word, pick))

    def _as_written(self, reading: TextContext, judged: ScoredMatch) -> bool:
        """Whether the text has the name as it was written down, word for word ("The Miller"), and not inside a longer one."""
        said = _WORD.findall(self._names.texts[judged.at.name].casefold())
        at = judged.at.picks[0].unit.first
        here = reading.tokens[at].raw
        if sum(word not in TITLES for word in said) < 2 or here.casefold() not in said or (reading.cased and here.islower()):
            return False
        first = at - said.index(here.casefold())
        last = first + len(said)
        if first < 0 or [token.raw.casefold() for token in reading.tokens[first:last]] != said:
            return False
        return last >= len(reading.tokens) or reading.opens(last) or not reading.named(last)

    def parts(self, judged: ScoredMatch, held_by: int) -> dict[str, object]:
        """The score in words and numbers."""
        names = self._names
        ids = names.parts_of(judged.at.name)
        spelt = [f"{pick.unit.word} ~ {names.vocabulary.words[ids[pick.place]]}: {pick.why}" for pick in judged.at.picks if pick.why]
        picked = {pick.place for pick in judged.at.picks}
        missing = [names.vocabulary.words[id_] for place, id_ in enumerate(ids) if place not in picked]
        said: dict[str, object] = {
            "words": f"{len(picked)} of {len(ids)}",
            "spelling": "; ".join(spelt) or "exact",
            "told_bits": round(judged.told, 1),
            "rarity": in_words(judged.told),
            "held_by": f"{held_by} {'entry' if held_by == 1 else 'entries'}",
        }
        optional = {"missing": " ".join(missing), "against": "; ".join(judged.notes), "corroborated": "; ".join(judged.corroboration)}
        return said | {key: value for key, value in optional.items() if value}


def _is_nobodys(word: str, pick: PartMatch) -> bool:
    """Whether neither the known word nor the text's is a common name of people."""
    return all(held is None or held >= _RARE_NAME for held in (person_bits(word), person_bits(pick.unit.word)))


def _reads_as_no_word(reading: TextContext, pick: PartMatch) -> bool:
    """An everyday word is a name only exactly so, with a capital that neither a sentence's beginning nor its neighbours explain."""
    at = pick.unit.first
    capital = reading.cased and reading.tokens[at].raw[0].isupper()
    return pick.likeness == 1.0 and capital and not reading.opens(at) and not _among_capitals(reading, pick)


def _reads_as_short_name(reading: TextContext, pick: PartMatch) -> bool:
    """A short word is a name only exactly so: an acronym in capitals, or a capital within a sentence."""
    token = reading.tokens[pick.unit.first]
    if pick.likeness < 1.0 or not reading.cased or not token.raw[0].isupper():
        return False
    return token.raw.isupper() or (len(pick.unit.word) > _ACRONYM and not reading.opens(pick.unit.first))


def _told(listed: float, pick: PartMatch) -> float:
    """Bits that a part tells. A changed word that is itself a common name most likely is that name, and tells no more than it."""
    if pick.why and pick.why != INITIAL:
        doubt = _DOUBT if pick.why in OTHER_WORDS else 0.0
        return max(min(listed, bits(pick.unit.word) + 1.0) * pick.likeness - doubt, 0.0)
    return listed * pick.likeness


def _other_names(fit: NameMatch) -> list[tuple[float, str]]:
    """A word that is a common name of its own, and not just another spelling of the known one, is more likely that name."""
    changed = [pick.unit.word for pick in fit.picks if pick.why in OTHER_WORDS and (person_bits(pick.unit.word) or 99) <= _COMMON]
    return [(_OTHER_NAME, f"{word} is a common name itself") for word in changed]


def _scripts(fit: NameMatch) -> list[tuple[float, str]]:
    """Names are not written half in one script and half in another."""
    kinds = {is_semitic(pick.unit.word) for pick in fit.picks}
    return [(_BREAK, "in two scripts")] if len(kinds) > 1 else []


def _middle(gone: list[int], weights: list[float]) -> float:
    """What a missing middle name is forgiven: half, where the first and the last part are there."""
    if len(gone) != 1 or not 0 < gone[0] < len(weights) - 1:
        return 0.0
    return _FORGIVEN * weights[gone[0]]


def _gap(reading: TextContext, one: PartMatch, two: PartMatch, person: bool) -> list[tuple[float, str]]:
    first, last = one.unit.last, two.unit.first
    if last <= first:
        return []
    words = [reading.tokens[at].word for at in range(first + 1, last)]
    found: list[tuple[float, str]] = []
    strange = [word for word in words if word not in PARTICLES and word not in TITLES and len(word) > 1]
    if strange:
        found.append((_BETWEEN * len(strange), f"{' '.join(strange)} between"))
    if person and any(word in ANDS for word in words):
        found.append((_BREAK, "joined by a word like and"))
    if _broken(reading, first, last):
        found.append((_BREAK, "over the end of a sentence"))
    return found


def _broken(reading: TextContext, first: int, last: int) -> bool:
    for at in range(first, last):
        marks = reading.between(at, at + 1)
        if any(mark in "!?;:؟؛|•(" for mark in marks) or "\n\n" in marks:
            return True
        if "." in marks and len(reading.tokens[at].word) > 3:
            return True
    return False


def _beside(reading: TextContext, fit: NameMatch) -> list[tuple[float, str]]:
    """Words right before and after that read as more of a name."""
    first, last = fit.picks[0].unit.first, max(pick.unit.last for pick in fit.picks)
    found = []
    if first > 0 and not reading.between(first - 1, first).strip(" -") and reading.named(first - 1) and not reading.opens(first - 1):
        found.append(reading.tokens[first - 1].raw)
    if last + 1 < len(reading.tokens) and not reading.between(last, last + 1).strip(" -") and reading.named(last + 1):
        found.append(reading.tokens[last + 1].raw)
    return [(_BESIDE, f"{raw} beside it") for raw in found] if reading.cased else []


def _small(reading: TextContext, fit: NameMatch) -> list[tuple[float, str]]:
    """Small letters where the text has capitals, and everyday words in small letters anywhere."""
    small = [pick for pick in fit.picks if reading.tokens[pick.unit.first].raw[0].islower()]
    if not small:
        return []
    plain = [pick for pick in small if pick.unit.word in everyday()]
    cost = _SMALL_EVERYDAY * len(plain) / len(fit.picks) + (_SMALL if reading.cased else 0.0)
    return [(cost, "in small letters")] if cost else []


def _among_capitals(reading: TextContext, pick: PartMatch) -> bool:
    """Whether the neighbours are capitalised too, as in a title or another name."""
    first = pick.unit.first
    near = [at for at in (first - 1, first + 1) if 0 <= at < len(reading.tokens)]
    return any(reading.tokens[at].raw[0].isupper() for at in near)
