"""Decide whether a name surely means a body, a ship or a company: by the words beside it, its capitals and its rarity."""

from __future__ import annotations

from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.group_words import is_ambiguous, is_articled, is_group_word, is_two_letters, is_unmistakable
from tocsin.matching.engine.name_match import PartMatch
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.particles import ARTICLES
from tocsin.matching.engine.rarity import EVERYDAY, bits, everyday, is_borne, ordinary
from tocsin.matching.engine.scored_match import ScoredMatch
from tocsin.matching.engine.single_words import announced, announced_as_armed
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import Unit
from tocsin.matching.engine.vocabulary import OTHER_WORDS
from tocsin.matching.tokens import words_of

_SHORT_NAME = 2
_SHORTEST_ALONE = 5
"""The least letters of a group known to everybody that alerts in a text about anything: shorter ones are names, too.

One less does in Arabic or Hebrew letters, and of initials in capitals.
"""

_SHORTEST_SMALL = 6
"""The same for one in small letters, which may be a slip for a word where it is short: ``farc`` for farce, ``hamas`` for hummus."""

_LONG_INITIALS = 4
_LONG_BITS, _ANNOUNCED_ITSELF_BITS = 22.0, 20.0
_RARE_WORD = 15.0


class BodyBanding:
    """Decide, by the thresholds of a desk, whether a mention of a body is sure."""

    def __init__(self, names: NameTable, bands: MatchThresholds) -> None:
        self._names = names
        self._bands = bands

    def is_known(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether the words tell a body apart: rare ones, or everyday ones in a text about violence, crime, courts or war."""
        if top.evidence_bits >= self._bands.alert_group_bits and (top.rarest > EVERYDAY or _is_long(top)):
            return True
        words = self._names.vocabulary.words
        spelt = "".join(words[id_] for id_ in self._names.parts_of(top.match.name))
        return top.whole and is_unmistakable(spelt) and context.is_topical(top.match.first, top.match.last)

    def is_sure_word(self, context: TextContext, top: ScoredMatch, ties: int) -> bool:
        """Return whether a body named by one word is meant: a word that means nothing else, or one that the text announces."""
        part_match = top.match.parts_matched[0]
        unit = part_match.unit
        word = self._names.vocabulary.words[self._names.parts_of(top.match.name)[part_match.place]]
        about_it = announced_as_armed(context, unit) or context.is_topical(top.match.first, top.match.last)
        if is_unmistakable(word) or _is_behind_article(context, unit, word):
            surname = context.given_name_before(top.match.first) or context.named_with_article(top.match.first)
            if is_semitic(word) != is_semitic(unit.word) or surname:
                return False
            return not top.changed and (about_it or (_means_nothing_else(context, unit, word) and not _is_respelt(context, part_match)))
        if top.changed or top.missing or context.name_beside(top.match.first, top.match.last):
            return False
        if is_ambiguous(word):
            return _is_ambiguous_one_meant(context, unit)
        if unit.small or ties != 1 or self._names.is_weak(top.match.name) or word in everyday() or unit.word in everyday():
            return False
        return self._is_rare_word(context, top, unit)

    def _is_rare_word(self, context: TextContext, top: ScoredMatch, unit: Unit) -> bool:
        """Return whether a word that no language has is announced as a body, or the text is about one and nobody else is called so.

        Initials of four letters and two words as a list writes them are nobody else's.
        """
        if any(note != "in small letters" for note in top.notes) or (top.notes and unit.small):
            return False
        if announced(context, unit):
            return top.evidence_bits >= self._bands.alert_group_bits
        if not context.is_topical(top.match.first, top.match.last) or unit.word in ordinary() or is_borne(unit.word):
            return False
        return _is_initials(context, unit) or self._is_spelt_in_words(context, top)

    def _is_spelt_in_words(self, context: TextContext, top: ScoredMatch) -> bool:
        """Return whether the text has the name in two words or more, each with the letters of the list: ``Hurras al-Din``."""
        first, last = top.match.first, top.match.last
        here = [token.word for token in context.tokens[first : last + 1]]
        listed = "".join(words_of(self._names.texts[top.match.name]))
        return last > first and "".join(here) in listed


def _is_respelt(context: TextContext, part_match: PartMatch) -> bool:
    """Return whether a word is nearly a well-known group, and none itself: it may be a word, as ``Hoodies`` and ``Хамса`` are."""
    unit = part_match.unit
    changed = part_match.likeness < 1.0 and (context.tokens[unit.first].raw.isascii() or part_match.why in OTHER_WORDS)
    return unit.first == unit.last and changed and not is_unmistakable(unit.word)


def _is_behind_article(context: TextContext, unit: Unit, word: str) -> bool:
    """Return whether a word is a group that everybody knows by this word with its article: ``al-Qaida``, and not a lesson, ``qaida``."""
    before = unit.first - 1
    if not is_articled(word) or before < 0 or context.between(before, unit.first).strip(" -\u2010\u2011"):
        return False
    return context.tokens[before].word in ARTICLES


def _is_ambiguous_one_meant(context: TextContext, unit: Unit) -> bool:
    """Return whether a well-known group is meant by a word with other meanings, too.

    Four capitals need a text about it, three a word beside them that announces a body. A capital within a sentence and Arabic letters,
    which have no capitals, need both: "members of the Isis choir", ``حماس أعضاء الفريق`` (the zeal of the team's members).
    """
    raw = context.tokens[unit.first].raw
    armed, topical = announced_as_armed(context, unit), context.is_topical(unit.first, unit.last)
    if is_two_letters(unit.word):
        return armed and topical
    if raw.isupper() and not is_semitic(unit.word):
        return armed or (topical and len(raw) >= _LONG_INITIALS)
    written = is_semitic(unit.word) or (raw[0].isupper() and not context.opens(unit.first))
    return written and armed and topical


def reads_as_words(context: TextContext, top: ScoredMatch) -> bool:
    """Return whether the name of a body may be everyday words here: words of a language, small, or in a longer name.

    Nothing that announces a body stands beside it or begins it, and the text is not about violence, crime, courts or war.
    It is small where neither its rarest word nor one within the sentence has a capital: people write "the Lindenhof mosque" and "du
    Groupe islamique". German gives a capital to every noun, so there the rarest word decides.
    """
    units = [part_match.unit for part_match in top.match.parts_matched]
    if announced(context, units[0]) or context.is_topical(top.match.first, top.match.last):
        return False
    if all(unit.word in ordinary() or unit.word in everyday() for unit in units):
        return not (_is_written_as_name(context, top, units) or _announces_itself(context, top, units))
    telling = [max(units, key=lambda unit: bits(unit.word))]
    if not context.german:
        telling += [unit for unit in units if not context.opens(unit.first)]
    small = context.cased and all(context.tokens[unit.first].raw[0].islower() for unit in telling)
    return small or context.capital_beside(top.match.first, top.match.last)


def _is_written_as_name(context: TextContext, top: ScoredMatch, units: list[Unit]) -> bool:
    """Return whether three words or more, as listed, are a name by their capitals, or have none to tell."""
    if not _is_long(top) or top.evidence_bits < _LONG_BITS or context.german:
        return False
    raws = [context.tokens[unit.first].raw for unit in units]
    capitals = context.cased and all(raw[0].isupper() for raw in raws) and not context.capital_beside(top.match.first, top.match.last)
    return capitals or all(is_semitic(unit.word) for unit in units)


def _announces_itself(context: TextContext, top: ScoredMatch, units: list[Unit]) -> bool:
    """Return whether the name itself says that it is one of a body, beside a word that is rare: ``شبكة حقاني``."""
    kinds = [is_group_word(context.tokens[unit.first].word) for unit in units]
    others = [unit for unit, kind in zip(units, kinds, strict=True) if not kind]
    if not any(kinds) or not others or not all(is_semitic(unit.word) for unit in units):
        return False
    rare = all(bits(unit.word) >= _RARE_WORD and unit.word not in everyday() and not is_ambiguous(unit.word) for unit in others)
    return top.spelt_as_listed and top.evidence_bits >= _ANNOUNCED_ITSELF_BITS and rare


def _means_nothing_else(context: TextContext, unit: Unit, word: str) -> bool:
    """Return whether a group that everybody knows is meant in a text about anything: a capital, no short word, nobody's name."""
    raw = context.tokens[unit.first].raw
    if word in ordinary() or context.name_beside(unit.first, unit.last):
        return False
    if _is_initials(context, unit):
        return True
    shortest = _SHORTEST_SMALL if raw[0].islower() and not is_semitic(word) else _SHORTEST_ALONE - is_semitic(word)
    return not is_borne(word) and len(word) >= shortest


def _is_initials(context: TextContext, unit: Unit) -> bool:
    """Return whether a word is written in capitals among words that are not, and has at least four letters."""
    raw = context.tokens[unit.first].raw
    return context.cased and raw.isupper() and len(raw) >= _LONG_INITIALS


def _is_long(top: ScoredMatch) -> bool:
    """Return whether the text gives a name of many words whole and as listed: nobody else is called so."""
    return len(top.match.parts_matched) > _SHORT_NAME and top.spelt_as_listed
