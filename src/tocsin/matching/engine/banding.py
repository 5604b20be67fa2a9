"""The band of a match: alert where hardly anyone else can be meant, else possible."""

from __future__ import annotations

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.mention import Band
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.corroborate import LIFTS
from tocsin.matching.engine.group_words import is_ambiguous, is_unmistakable
from tocsin.matching.engine.name_match import PartMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.rarity import EVERYDAY, bits, everyday, is_borne, ordinary, person_bits
from tocsin.matching.engine.scorer import ScoredMatch, beside
from tocsin.matching.engine.single_words import announced
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import Unit, part
from tocsin.matching.engine.vocabulary import FURTHER_WORDS, OTHER_WORDS, WRITTEN_OUT

_SHORT_NAME = 2
_SLIGHT = 0.1
_RARE_BITS = 15.0
_LEAST_OTHER_BITS = 8.0
"""The least bits of the part as listed for a name of two parts whose other part has a changed letter, in a text about violence."""

_SHORTEST_ALONE = 5
"""The least letters of a group known to everybody that alerts in a text about anything: shorter ones are names and initials, too.

One less does in Arabic or Hebrew letters.
"""

_RARE_SURNAME, _RARE_SURNAME_NEAR_TOPIC = 15.0, 13.0
_MIDDLE_BITS = 4.0
"""Bits more for a name without its middle names."""


class Banding:
    """Decide bands by the thresholds of a desk."""

    def __init__(self, names: NameTable, bands: MatchThresholds) -> None:
        self._names = names
        self._bands = bands

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
        if names.cores[number] == 1:
            return not person and self._is_sure_word(context, top, ties)
        if ties != 1 or names.is_weak(number) or top.changed > 1 or _is_only_heard(context, top, person):
            return False
        if top.initials:
            return person and self._is_rare_surname(context, top)
        if person:
            return (
                not _is_one_name(context, top)
                and not _is_larger_name(context, top)
                and not _may_be_another(context, top)
                and self._is_rare(context, top)
            )
        return not _reads_as_words(context, top) and self._is_known_group(context, top)

    def _is_rare(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether hardly anyone else can be meant: rare words in all, and one rare word among them.

        Somewhat less rare ones do for a name spelt nearly as listed in a text about violence, crime, courts or war. A name without its
        middle names needs a rarer first and last one.
        """
        bands, evidence = self._bands, top.evidence_bits
        if evidence >= bands.alert_common_bits:
            return True
        if top.missing:
            return self._has_both_ends(top) and evidence >= bands.alert_bits + _MIDDLE_BITS and top.rarest >= _RARE_SURNAME_NEAR_TOPIC
        if evidence >= bands.alert_bits and top.rarest >= bands.alert_part_bits:
            return True
        if top.spelt_as_listed and evidence >= bands.alert_whole_bits and len(top.match.parts_matched) > _SHORT_NAME:
            return True
        topical = top.spelt_nearly_as_listed and context.is_topical(top.match.first, top.match.last)
        return topical and evidence >= bands.alert_topic_bits and top.rarest >= bands.alert_topic_part_bits

    def _has_both_ends(self, top: ScoredMatch) -> bool:
        """Return whether the first and the last part of the name are there, each as listed: only what stands between is missing."""
        places = {part_match.place for part_match in top.match.parts_matched if part_match.likeness == 1.0}
        return {0, len(self._names.parts_of(top.match.name)) - 1} <= places

    def _is_rare_surname(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether a surname beside one initial is so rare that hardly anyone else of that initial bears it."""
        if top.initials != 1 or top.missing or len(top.match.parts_matched) != _SHORT_NAME:
            return False
        topical = context.is_topical(top.match.first, top.match.last)
        return top.rarest >= (_RARE_SURNAME_NEAR_TOPIC if topical else _RARE_SURNAME) and not _is_larger_name(context, top)

    def _is_known_group(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether the words tell a body apart: rare ones, or everyday ones in a text about violence, crime, courts or war."""
        if top.evidence_bits >= self._bands.alert_group_bits and (top.rarest > EVERYDAY or _is_long(top)):
            return True
        words = self._names.vocabulary.words
        spelt = "".join(words[id_] for id_ in self._names.parts_of(top.match.name))
        return top.whole and is_unmistakable(spelt) and context.is_topical(top.match.first, top.match.last)

    def _is_sure_word(self, context: TextContext, top: ScoredMatch, ties: int) -> bool:
        """Return whether a body named by one word is meant: a word that means nothing else, or one that the text announces."""
        part_match = top.match.parts_matched[0]
        word = self._names.vocabulary.words[self._names.parts_of(top.match.name)[part_match.place]]
        small, topical = part_match.unit.small, context.is_topical(top.match.first, top.match.last)
        told = announced(context, part_match.unit)
        if is_unmistakable(word):
            if is_semitic(word) != is_semitic(part_match.unit.word) or context.given_name_before(top.match.first):
                return False
            return not top.changed and (topical or told or _means_nothing_else(context, part_match.unit, word))
        if small or top.changed or top.missing or ties != 1 or context.name_beside(top.match.first, top.match.last):
            return False
        if is_ambiguous(word):
            return told and context.tokens[part_match.unit.first].raw.isupper()
        if self._names.is_weak(top.match.name) or top.notes or word in everyday() or part_match.unit.word in everyday():
            return False
        return told and top.evidence_bits >= self._bands.alert_group_bits


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
    if any(person_bits(part_match.unit.word) is not None for part_match in parts):
        return by_consonants and not person
    return by_consonants or any(part_match.unit.word in ordinary() for part_match in parts)


def _reads_as_words(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether the name of a body may be everyday words here: words of a language, small, or in a longer name.

    Nothing that announces a body stands beside it, and the text is not about violence, crime, courts or war.
    It is small where neither its rarest word nor one within the sentence has a capital: people write "the Lindenhof mosque" and "du
    Groupe islamique". German gives a capital to every noun, so there the rarest word decides.
    """
    units = [part_match.unit for part_match in top.match.parts_matched]
    if announced(context, units[0]) or context.is_topical(top.match.first, top.match.last):
        return False
    if all(unit.word in ordinary() or unit.word in everyday() for unit in units):
        return True
    telling = [max(units, key=lambda unit: bits(unit.word))]
    if not context.german:
        telling += [unit for unit in units if not context.opens(unit.first)]
    small = context.cased and all(context.tokens[unit.first].raw[0].islower() for unit in telling)
    return small or context.capital_beside(top.match.first, top.match.last)


def _means_nothing_else(context: TextContext, unit: Unit, word: str) -> bool:
    """Return whether a group that everybody knows is meant in a text about anything: a capital, no short word, nobody's name."""
    raw = context.tokens[unit.first].raw
    if raw[0].islower() or word in ordinary() or is_borne(word) or context.name_beside(unit.first, unit.last):
        return False
    return len(word) >= _SHORTEST_ALONE - is_semitic(word)


def _is_long(top: ScoredMatch) -> bool:
    """Return whether the text gives a name of many words whole and as listed: nobody else is called so."""
    return len(top.match.parts_matched) > _SHORT_NAME and top.spelt_as_listed


def _is_one_name(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether one word of the text fills all parts, and people bear it as one name: ``Abdurrahman`` for Abdur Rahman."""
    first, last = top.match.first, top.match.last
    return first == last and person_bits(part(context.tokens[first].word)) is not None


def _is_larger_name(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether a name of two parts stands beside another name, as of somebody who bears both and more."""
    if len(top.match.parts_matched) > _SHORT_NAME:
        return False
    return any(cost > _SLIGHT for cost, _ in beside(context, top.match)) or context.name_beside(top.match.first, top.match.last)


def _may_be_another(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether a changed letter in a name of two parts may make another person's.

    Not where the other part is rare, or is no common one in a text about violence, crime, courts or war and a letter alone differs.
    """
    parts = top.match.parts_matched
    if len(parts) > _SHORT_NAME or not any(_is_other_word(part_match) for part_match in parts):
        return False
    far = any(part_match.why in FURTHER_WORDS for part_match in parts)
    near = context.is_topical(top.match.first, top.match.last) and not far
    same = [bits(part_match.unit.word) for part_match in parts if not _is_other_word(part_match)]
    return max(same, default=0.0) < (_LEAST_OTHER_BITS if near else _RARE_BITS)


def _is_other_word(part_match: PartMatch) -> bool:
    """Return whether a matched word may as well be another name: a letter differs, or it shares the consonants alone."""
    return part_match.why in OTHER_WORDS or (is_semitic(part_match.unit.word) and part_match.likeness < WRITTEN_OUT)
