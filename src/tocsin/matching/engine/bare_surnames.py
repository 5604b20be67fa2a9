"""Find surnames that stand alone: of a person whose full name the same text has, or so rare that few people have it.

A kunya (Abu and a name) is found likewise where it is rare.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import OSA

from tocsin.domain.mention import Band, Mention
from tocsin.matching.engine.candidates import Candidates
from tocsin.matching.engine.case_endings import nominatives
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.dropped_parts import sides
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.particles import ARTICLES, KUNYAS, PARTICLES, TITLES
from tocsin.matching.engine.parts import compound, part
from tocsin.matching.engine.rarity import MOST, everyday, ordinary, person_bits, places
from tocsin.matching.engine.sound import is_semitic, sound
from tocsin.matching.engine.vocabulary import OTHER_WORDS, WRITTEN_OUT
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import Token

_LEAST_FIT = 0.8
_SHORTEST = 3
_LEAST_WORDS = 2
_MOST = 20
"""Bare surnames of one person that are told of one text."""

_SHORTEST_RESPELT = 6
_LONGEST_ENDING = 3
_ENDINGS = frozenset(["a", "u", "y", "i", "e", "om", "ym", "em", "oi", "ogo", "omu", "ov", "ova", "ei", "owi", "s"])
_MOST_PEOPLE, _OFTEN = 50, 100
_LEAST_BITS = 9
"""Bits of a surname that alerts beside a full name that alerts."""

_RARE_BITS = 15.0
_SHORTEST_RARE, _SHORTEST_RESPELT_RARE = 6, 7
_MOST_BEARERS = 12
_RARE_KUNYA_BITS = 12.0
_TWO_SURNAMES = 2
_KUNYA = ("abu", "umu")


_ALONE = {"words": "the surname alone", "spelling": "the full name stands elsewhere in the text"}
"""Evidence of a surname alone, in place of that of the full name."""


class _FullName(NamedTuple):
    """A mention in full, its surname and its other words."""

    mention: Mention
    surname: str
    others: frozenset[str]

    @property
    def band(self) -> Band:
        """Return the band of the surname alone: as sure as the full name, where the surname is not common."""
        return self.mention.band if self.is_rare else Band.POSSIBLE

    @property
    def is_rare(self) -> bool:
        """Return whether the surname is not common."""
        return (person_bits(self.surname) or _RARE_BITS) >= _LEAST_BITS


def bare_surnames(context: TextContext, mentions: Sequence[Mention], persons: frozenset[str]) -> Iterator[Mention]:
    """Yield a mention for each place where the surname of a person stands alone elsewhere in the text.

    `persons` are the subjects that are persons. The surname of a name that alerts alerts too, unless it is a common one or the
    text has other bearers of it. A common surname behind another first name is somebody
    else's. Of the full names in a text the first of each person count, and of the persons the first fifty.
    """
    free = _places_by_word(context, _covered(context, mentions))
    fulls = {(full.mention.candidates[0].subject, full.surname): full for full in _full_names(context, mentions, persons)}
    for full in list(reversed(fulls.values()))[:_MOST_PEOPLE]:
        alone = [at for word in [word for word in free if _is_surname(word, full.surname)] for at in free.pop(word)]
        strangers = {at for at in alone if _has_other_first_name(context, at, full)}
        for at in [at for at in alone if full.is_rare or at not in strangers][:_MOST]:
            yield _mention_at(context, context.tokens[at], Band.POSSIBLE if strangers else full.band, full.mention)


def _mention_at(context: TextContext, token: Token, band: Band, full: Mention) -> Mention:
    surface = context.text[token.start : token.end]
    candidates = tuple(replace(candidate, parts={**candidate.parts, **_ALONE}) for candidate in full.candidates)
    return Mention(token.start, token.end, surface, sentence_at(context.text, token.start, token.end), band, candidates)


def _covered(context: TextContext, mentions: Sequence[Mention]) -> set[int]:
    """Return the places of the words that mentions cover."""
    starts = [token.start for token in context.tokens]
    covered: set[int] = set()
    for mention in mentions:
        first = max(bisect_right(starts, mention.start) - 1, 0)
        places = range(first, bisect_left(starts, mention.end))
        covered.update(at for at in places if context.tokens[at].end > mention.start)
    return covered


def _places_by_word(context: TextContext, covered: set[int]) -> dict[str, list[int]]:
    """Return the places of each word, by its part, that reads as a name and that no mention covers."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(context.tokens):
        if at not in covered and _reads_as_name(context, token):
            places[part(token.word)].append(at)
    return places


def _full_names(context: TextContext, mentions: Sequence[Mention], persons: frozenset[str]) -> Iterator[_FullName]:
    """Yield the full names from the last to the first, except of people whom the text names very often."""
    often = Counter(mention.candidates[0].subject for mention in mentions)
    for mention in reversed(mentions):
        best = mention.candidates[0]
        if best.subject not in persons or best.score < _LEAST_FIT or often[best.subject] > _OFTEN:
            continue
        words = [token.word for token in context.tokens if mention.start <= token.start and token.end <= mention.end]
        names = [part(word) for word in words if len(word) >= _SHORTEST and word not in PARTICLES and word not in TITLES]
        if len(names) >= _LEAST_WORDS:
            surname = names[0] if "," in mention.surface else names[-1]
            if surname not in everyday():
                yield _FullName(mention, surname, frozenset(names) - {surname})


def _is_surname(word: str, surname: str) -> bool:
    """Return whether a part is the surname, in another spelling or with an ending of Russian or Polish."""
    if word == surname:
        return True
    if min(len(word), len(surname)) < _SHORTEST_RESPELT - 1 or abs(len(word) - len(surname)) > _LONGEST_ENDING:
        return False
    if word.startswith(surname):
        return word[len(surname) :] in _ENDINGS
    if len(surname) < _SHORTEST_RESPELT or not (word.isascii() and surname.isascii()) or word in everyday():
        return False
    return sound(word) == sound(surname) or (person_bits(word) is None and OSA.distance(word, surname, score_cutoff=1) == 1)


def _has_other_first_name(context: TextContext, at: int, full: _FullName) -> bool:
    """Return whether another name stands right before a surname, which is then somebody else's."""
    if at == 0 or context.between(at - 1, at).strip(" -") or not context.cased or context.opens(at - 1):
        return False
    before = context.tokens[at - 1]
    reads_as_first_name = context.named(at - 1) or (before.raw[0].isupper() and person_bits(part(before.word)) is not None)
    return reads_as_first_name and part(before.word) not in full.others


def _reads_as_name(context: TextContext, token: Token) -> bool:
    return not context.cased or not token.raw[0].islower()


class RareSurnames:
    """Surnames so rare that a text that has one alone may mean a listed person who bears it."""

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self._candidates = Candidates(names)
        self._bearers: dict[str, tuple[int, ...]] | None = None

    def forget(self) -> None:
        """Drop the table, because names were added or removed."""
        self._bearers = None

    def alone(self, context: TextContext, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Yield a possible mention for each rare surname in capitals that stands alone, once each."""
        if self._bearers is None:
            self._bearers = self._rare()
        rare = list(self._places(context, self._bearers))
        covered = _covered(context, mentions) if rare else set()
        yielded: set[int] = set()
        for first, last, word in rare:
            bearers = self._bearers[word]
            if bearers[0] in yielded or first in covered or _stands_in_name(context, first, last):
                continue
            yielded.add(bearers[0])
            start, end = context.tokens[first].start, context.tokens[last].end
            candidates = tuple(candidate for number in bearers for candidate in self._candidates.of_surname(number, len(bearers)))
            yield Mention(start, end, context.text[start:end], sentence_at(context.text, start, end), Band.POSSIBLE, candidates)

    def _places(self, context: TextContext, bearers: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int, str]]:
        """Yield the first and the last word of each rare surname in capitals, and of each rare kunya in any case, with its part.

        A text without capitals has the surname letter for letter.
        """
        for at, token in enumerate(context.tokens):
            if token.word in KUNYAS:
                joined, words = compound([each.word for each in context.tokens[at : at + 3]], 0)
                if joined in bearers:
                    yield at, at + words - 1, joined
            elif len(token.word) >= _SHORTEST_RARE and (not context.cased or token.raw[0].isupper()):
                surname = next((form for form in (part(token.word), *nominatives(token.word)) if form in bearers), "")
                respellable = context.cased and not context.german and not context.opens(at)
                if surname or (respellable and (surname := self._respelt(token.word, bearers))):
                    yield at, at, surname

    def _respelt(self, word: str, bearers: Mapping[str, Sequence[int]]) -> str:
        """Return the rare surname that a word spells otherwise, or nothing where it is a word of a language or a name of people."""
        own = part(word)
        if is_semitic(word) or word in ordinary() or own in ordinary() or own in everyday() or word in places():
            return ""
        for form in (own, *nominatives(word)):
            if len(form) < _SHORTEST_RESPELT_RARE or (person_bits(form) or MOST) < MOST:
                continue
            for id_, (likeness, why) in self._names.vocabulary.near(form, exact=False).items():
                listed = self._names.vocabulary.words[id_]
                if likeness >= WRITTEN_OUT and why not in OTHER_WORDS and listed in bearers:
                    return listed
        return ""

    def _surnames(self, number: int) -> tuple[int, ...]:
        """Return the last part of a name, and the first of two surnames."""
        ids, (first_names, surnames) = self._names.parts_of(number), sides(self._names.texts[number])
        two = surnames == _TWO_SURNAMES and first_names + surnames == len(ids)
        return (ids[-1], ids[first_names]) if two else (ids[-1],)

    def _rare(self) -> dict[str, tuple[int, ...]]:
        """Return each rare surname with a name of each of its few bearers."""
        names, kunyas = self._names, self._rare_words(_RARE_KUNYA_BITS, _KUNYA)
        rare = self._rare_words(_RARE_BITS) | kunyas
        bearers: dict[int, dict[int, int]] = defaultdict(dict)
        for number in range(len(names.texts)):
            ids = names.parts_of(number)
            if rare.isdisjoint(ids) or len(ids) < _LEAST_WORDS or not names.alive(number) or names.entity(number).kind != "person":
                continue
            surnames = self._surnames(number)
            for id_ in ids:
                if id_ in kunyas or (id_ in surnames and id_ in rare):
                    bearers[id_].setdefault(names.cluster(number), number)
        return {names.vocabulary.words[id_]: tuple(few.values()) for id_, few in bearers.items() if len(few) <= _MOST_BEARERS}

    def _rare_words(self, bits: float, beginnings: tuple[str, ...] = ("",)) -> set[int]:
        """Return the ids of words of at least so many bits that begin so and are neither places nor words of a language."""
        words, no_names = self._names.vocabulary, places() | ordinary()
        return {
            id_
            for id_, word in enumerate(words.words)
            if words.bits[id_] >= bits
            and len(word) >= _SHORTEST_RARE
            and word.isascii()
            and word.startswith(beginnings)
            and word not in no_names
        }


def _stands_in_name(context: TextContext, first: int, last: int) -> bool:
    """Return whether a capital or an initial stands right before or after, particles apart, so that another may be meant."""
    tokens, before, after = context.tokens, first - 1, last + 1
    kunya = tokens[first].word in KUNYAS
    if first == last and tokens[first].word in everyday():
        return True
    while after < len(tokens) and tokens[after].word in ARTICLES and not context.between(after - 1, after).strip(" -"):
        after += 1
    while before >= 0 and tokens[before].word in PARTICLES and not context.between(before, before + 1).strip(" -"):
        before -= 1
    listing = "" if kunya else ","  # "Qatada, Abu" turns a name round, but "Abu Hamza, Abu Qatada" are two
    if before >= 0 and not context.between(before, before + 1).strip(f" -.{listing}") and _may_be_name(context, before):
        return True
    return after < len(tokens) and not context.between(after - 1, after).strip(f" -{listing}") and _may_be_name(context, after)


def _may_be_name(context: TextContext, at: int) -> bool:
    token = context.tokens[at]
    if not token.raw[0].isupper() or token.word in TITLES:
        return False
    if context.german and token.word in ordinary():  # a noun
        return False
    return not (context.opens(at) and token.word in everyday())
