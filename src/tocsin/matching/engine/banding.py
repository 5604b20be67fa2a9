"""The band of a match: alert where hardly anyone else can be meant, else possible."""

from __future__ import annotations

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band
from tocsin.matching.engine.body_banding import BodyBanding, reads_as_words
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.corroborate import LIFTS
from tocsin.matching.engine.costs import beside
from tocsin.matching.engine.dropped_parts import has_first_surname
from tocsin.matching.engine.name_match import PartMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import bits, is_attested_name, ordinary, person_bits
from tocsin.matching.engine.scored_match import ScoredMatch
from tocsin.matching.engine.single_words import announced, announced_as_armed
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.vocabulary import FURTHER_WORDS, OTHER_WORDS, RESPELT, WRITTEN_OUT

_SHORT_NAME = 2
_SLIGHT = 0.1
_LEAST_OTHER_BITS = 8.0
"""The least bits of the part as listed for a name of two parts whose other part has a changed letter, in a text about violence."""

_RARE_SURNAME, _RARE_SURNAME_NEAR_TOPIC = 15.0, 13.0
_RARE_ALIAS = 20.0
"""Bits from which an alias that a list calls weak is nobody else's."""

_VOWEL_BITS = 1.5
"""Bits more for a name in Arabic or Hebrew letters that is listed in Latin ones, in a text about anything else."""

_VOWELS = frozenset("aeiou")
_MIDDLE_BITS = 4.0
"""Bits more for a name without its middle names."""


class Banding:
    """Decide bands by the thresholds of a desk."""

    def __init__(self, names: NameTable, bands: MatchThresholds) -> None:
        self._names = names
        self._bands = bands
        self._bodies = BodyBanding(names, bands)

    def band(self, context: TextContext, top: ScoredMatch, ties: int) -> Band:
        """Return the band of the best candidate of a mention, which `ties` entries fit as well.

        Alert needs a good fit of a good name with one bearer and rare words. Corroboration may replace rarity.
        """
        if top.fit < self._bands.alert_fit:
            return Band.POSSIBLE
        if self._is_sure(context, top, ties):
            return Band.ALERT
        strong = top.lift >= 2 * LIFTS["nationality"] and ties == 1
        return Band.ALERT if strong and top.evidence_bits + top.lift >= self._bands.corroborated_bits else Band.POSSIBLE

    def _is_sure(self, context: TextContext, top: ScoredMatch, ties: int) -> bool:
        names, number = self._names, top.match.name
        person = names.entity(number).kind == "person"
        if _is_of_daily_life(context, top, person):
            return False
        if names.cores[number] == 1:
            return not person and self._bodies.is_sure_word(context, top, ties)
        if ties != 1 or self._is_too_weak(context, top) or top.changed > 1 or _is_only_heard(context, top, person):
            return False
        if top.initials:
            return person and self._is_rare_surname(context, top)
        if person:
            return (
                not _is_one_name(context, top)
                and not _is_double_surname(context, top)
                and not _is_larger_name(context, top)
                and not _may_be_another(context, top)
                and not self._is_lengthened(top)
                and self._is_rare(context, top)
            )
        return not reads_as_words(context, top) and self._bodies.is_known(context, top)

    def _is_too_weak(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether the list calls the alias a weak one, and rightly.

        A person's rare name identifies all the same in a text about violence, crime, courts or war.
        """
        if not self._names.is_weak(top.match.name):
            return False
        rare = top.spelt_nearly_as_listed and top.evidence_bits >= _RARE_ALIAS
        person = self._names.entity(top.match.name).kind == "person"
        return not (person and rare and context.is_topical(top.match.first, top.match.last))

    def _is_rare(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether hardly anyone else can be meant: rare words in all, and one rare word among them.

        Somewhat less rare ones do for a name spelt nearly as listed in a text about violence, crime, courts or war. A name without its
        middle names needs a rarer first and last one.
        """
        bands, evidence = self._bands, top.evidence_bits
        topical = context.is_topical(top.match.first, top.match.last)
        if not topical and evidence < bands.alert_bits + _VOWEL_BITS and _is_in_other_letters(top):
            return False
        if evidence >= bands.alert_common_bits:
            return True
        if top.missing:
            return self._has_both_ends(top) and evidence >= bands.alert_bits + _MIDDLE_BITS and top.rarest >= _RARE_SURNAME_NEAR_TOPIC
        if evidence >= bands.alert_bits and top.rarest >= bands.alert_part_bits:
            return True
        if top.spelt_as_listed and evidence >= bands.alert_whole_bits and len(top.match.parts_matched) > _SHORT_NAME:
            return True
        return topical and top.spelt_nearly_as_listed and evidence >= bands.alert_topic_bits and top.rarest >= bands.alert_topic_part_bits

    def _is_lengthened(self, top: ScoredMatch) -> bool:
        """Return whether a part of the name has a syllable more in the text: ``Remziye`` for Remzi, ``Kartallı`` for Kartal."""
        words, ids = self._names.vocabulary.words, self._names.parts_of(top.match.name)
        changed = [part_match for part_match in top.match.parts_matched if part_match.why == RESPELT]
        return any(_is_syllable_longer(part_match.unit.word, words[ids[part_match.place]]) for part_match in changed)

    def _has_both_ends(self, top: ScoredMatch) -> bool:
        """Return whether the first and the last part of the name are there, each as listed: a second surname may be missing."""
        places = {part_match.place for part_match in top.match.parts_matched if part_match.likeness == 1.0}
        text, last = self._names.texts[top.match.name], len(self._names.parts_of(top.match.name)) - 1
        return {0, last} <= places or (0 in places and has_first_surname(text, places))

    def _is_rare_surname(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether a surname beside one initial is so rare that hardly anyone else of that initial bears it."""
        if top.initials != 1 or top.missing or len(top.match.parts_matched) != _SHORT_NAME:
            return False
        topical = context.is_topical(top.match.first, top.match.last)
        return top.rarest >= (_RARE_SURNAME_NEAR_TOPIC if topical else _RARE_SURNAME) and not _is_larger_name(context, top)


def _is_of_daily_life(context: TextContext, top: ScoredMatch, person: bool) -> bool:
    """Return whether a trade, a shop or kin beside a name says that somebody is only called so. Nobody joins a shop called so."""
    if not person and announced_as_armed(context, top.match.parts_matched[0].unit):
        return False
    return context.is_of_daily_life(top.match.first, top.match.last)


def _is_in_other_letters(top: ScoredMatch) -> bool:
    """Return whether Arabic or Hebrew words, which have no vowels, stand for a name that is listed in Latin letters."""
    return all(is_semitic(part_match.unit.word) and part_match.likeness < 1.0 for part_match in top.match.parts_matched)


def _is_only_heard(context: TextContext, top: ScoredMatch, person: bool) -> bool:
    """Return whether Arabic or Hebrew words sound like a name in Latin letters by chance: they are words, or share its consonants alone.

    Not where people bear one of the words as a name. For a body not where it is announced, or the text is about violence, crime, courts
    or war.
    """
    parts = top.match.parts_matched
    if any(not is_semitic(part_match.unit.word) or part_match.likeness == 1.0 for part_match in parts):
        return False
    by_consonants = any(part_match.likeness < WRITTEN_OUT for part_match in parts)
    if not person and (announced(context, parts[0].unit) or context.is_topical(top.match.first, top.match.last)):
        return False
    if person and all(part_match.unit.word in ordinary() for part_match in parts):
        return True
    if any(person_bits(part_match.unit.word) is not None for part_match in parts):
        return by_consonants and not person
    return by_consonants or any(part_match.unit.word in ordinary() for part_match in parts)


def _is_syllable_longer(word: str, listed: str) -> bool:
    """Return whether a word is a listed one with two letters more or so, one of them a vowel.

    >>> _is_syllable_longer("remziye", "remzi"), _is_syllable_longer("binalshibh", "binalshib")
    (True, False)
    """
    ending = word[len(listed) :]
    return word.startswith(listed) and len(ending) > 1 and not _VOWELS.isdisjoint(ending)


def _is_one_name(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether one word of the text fills all parts, and people bear it as one name: ``Abdurrahman`` for Abdur Rahman."""
    first, last = top.match.first, top.match.last
    return first == last and person_bits(part(context.tokens[first].word)) is not None


def _is_double_surname(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether the text has no more of the name than words that hyphens join, as a family's double surname."""
    first, last = top.match.first, top.match.last
    behind_name = first > 0 and not context.between(first - 1, first).strip() and context.named(first - 1)
    return (bool(top.missing) or behind_name) and all("-" in context.between(at, at + 1) for at in range(first, last))


def _is_larger_name(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether a name of two parts stands beside another name, as of somebody who bears both and more."""
    if len(top.match.parts_matched) > _SHORT_NAME:
        return False
    return any(cost > _SLIGHT for cost, _ in beside(context, top.match)) or context.name_beside(top.match.first, top.match.last)


def _may_be_another(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether a changed letter in a name of two parts may make another person's.

    It does where the changed word is a name of people itself. Else not where the other part is rare, or is no common one in a text
    about violence, crime, courts or war and a letter alone differs.
    """
    parts = top.match.parts_matched
    if len(parts) > _SHORT_NAME or not any(_is_other_word(part_match) for part_match in parts):
        return False
    if any(_is_other_name(part_match) for part_match in parts):
        return True
    if not context.is_topical(top.match.first, top.match.last) or any(part_match.why in FURTHER_WORDS for part_match in parts):
        return True
    same = [bits(part_match.unit.word) for part_match in parts if not _is_other_word(part_match)]
    return max(same, default=0.0) < _LEAST_OTHER_BITS


def _is_other_name(part_match: PartMatch) -> bool:
    """Return whether a matched word differs by a letter and people bear it as a name in this very spelling: ``Amir`` for Samir."""
    return part_match.why in OTHER_WORDS and is_attested_name(part_match.unit.word)


def _is_other_word(part_match: PartMatch) -> bool:
    """Return whether a matched word may as well be another name: a letter differs, or it shares the consonants alone."""
    return part_match.why in OTHER_WORDS or (is_semitic(part_match.unit.word) and part_match.likeness < WRITTEN_OUT)
