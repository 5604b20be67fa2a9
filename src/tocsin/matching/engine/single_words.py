"""Decide whether a name of one word reads as a name where it stands.

Words of everyday language, places and common first names are names of ships, companies and groups as well. They count only beside a
word that announces such a body (:mod:`tocsin.matching.engine.group_words`).
"""

from __future__ import annotations

from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.group_words import (
    REACH,
    is_ambiguous,
    is_articled,
    is_carrier_word,
    is_group_word,
    is_initials,
    is_two_letters,
    is_unmistakable,
)
from tocsin.matching.engine.name_match import PartMatch
from tocsin.matching.engine.names import NameEntity
from tocsin.matching.engine.other_meanings import is_told_by_a_rule
from tocsin.matching.engine.particles import ARTICLES, PARTICLES
from tocsin.matching.engine.parts import CJK, part
from tocsin.matching.engine.rarity import everyday, is_attested_name, is_borne, ordinary, person_bits, places
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import Unit
from tocsin.matching.engine.vocabulary import WRITTEN_OUT

OWN = "own"
"""Source of the names that a desk gave itself: it means them, even if they are everyday words."""

_SHORT = 5
_HYPHENS = ("-", "\u2010", "\u2011")
_INITIALS = 3
"""Initials of so few letters are those of many bodies: at the beginning of a sentence they need a text about the one."""

_ALONE_PERSON, _ALONE_GROUP = 0.95, 0.9
_NEARLY, _LONG_WORD, _LONG_GROUP = 0.9, 6, 7
_SHORTEST_OTHER_SCRIPT = 4
_SHORTEST_SMALL, _SHORTEST_TOPICAL, _SHORTEST_CAPITAL = 5, 4, 3


def stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    """Return whether a unit of the text, matched with the one `word` of a name of this `entity`, reads as that name."""
    kind, unit = entity.kind, part_match.unit
    if word in places() or unit.word in places():
        return kind != "person" and part_match.likeness == 1.0 and _announced_as_a_body(context, unit)
    if len(word) == 1 or word.isdigit() or (_is_piece(context, unit) and not _is_known_piece(context, unit, word)):
        return False
    if is_semitic(unit.word):
        return _semitic_stands_alone(context, part_match, word, entity)
    if kind == "person":
        surname = entity.source != OWN and context.given_name_before(unit.first)
        return not surname and _person_stands_alone(context, part_match, word, entity)
    return _group_stands_alone(context, part_match, word, entity)


def _group_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    unit, exact = part_match.unit, part_match.likeness == 1.0
    if is_unmistakable(word) and (exact or (_is_near_enough(part_match, word) and _is_no_slip(context, unit))):
        return True
    if is_ambiguous(word) and exact:
        return _ambiguous_stands_alone(context, unit, word)
    if _is_word(word) or _reads_as_word(context, unit):
        return _word_stands_alone(context, part_match, word, entity)
    return _coined_stands_alone(context, part_match, word, entity)


def _coined_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    """Return whether a word of no language, such as ``Jundallah``, is a body's name where it stands."""
    unit, exact = part_match.unit, part_match.likeness == 1.0
    announces = announced(context, unit)
    if not announces and (_is_opening_acronym(context, unit, word, entity) or _is_part_of_a_name(context, unit)):
        return False
    if exact and announces:
        return _is_no_common_name(word, part_match) or not _beside_a_name(context, unit)
    if context.tokens[unit.first].raw[0].islower():
        return exact and _is_no_common_name(word, part_match) and _reads_as_small_name(context, unit)
    return _reads_as_name(context, part_match, word, _ALONE_GROUP if announces else 1.0)


def _is_opening_acronym(context: TextContext, unit: Unit, word: str, entity: NameEntity) -> bool:
    """Return whether a few initials begin a sentence that is about no armed body: they are those of many bodies."""
    return entity.source != OWN and len(word) <= _INITIALS and context.opens(unit.first) and not _is_subject(context, unit)


def _is_part_of_a_name(context: TextContext, unit: Unit) -> bool:
    """Return whether a capital beside a word makes it part of another name, in a text about no violence."""
    return context.capital_beside(unit.first, unit.last) and not context.is_topical(unit.first, unit.last)


def _is_no_slip(context: TextContext, unit: Unit) -> bool:
    """Return whether a word that is nearly a well-known group is meant as one: by the text about it, or by a capital in a sentence."""
    capital = context.tokens[unit.first].raw[0].isupper() and not context.opens(unit.first)
    long = len(unit.word) >= _LONG_GROUP
    return capital or long or not context.tokens[unit.first].raw.isascii() or _is_subject(context, unit)


def _is_subject(context: TextContext, unit: Unit) -> bool:
    """Return whether the text announces a body here, or is about violence, crime, courts or war."""
    return announced_as_armed(context, unit) or context.is_topical(unit.first, unit.last)


def _ambiguous_stands_alone(context: TextContext, unit: Unit, word: str) -> bool:
    """Return whether the text is about the group, or has its initials in capitals, or another name of it with a capital in a sentence."""
    raw = context.tokens[unit.first].raw
    if is_two_letters(word):
        return raw.isupper() and context.cased and (_begins_compound(context, unit) or _is_subject(context, unit))
    if _is_subject(context, unit) or (raw.isupper() and not is_semitic(word)) or _has_article(context, unit):
        return True
    if raw[0].islower():
        return context.small and raw.isascii() and not (_is_word(word) or is_borne(word) or is_articled(word))
    return not (is_initials(word) or context.opens(unit.first))


def _begins_compound(context: TextContext, unit: Unit) -> bool:
    """Return whether a hyphen joins a word to another behind it: ``IS-Kämpfer``."""
    after = unit.last + 1
    return after < len(context.tokens) and context.between(unit.last, after) in _HYPHENS and not context.tokens[after].raw.isupper()


def _has_article(context: TextContext, unit: Unit) -> bool:
    """Return whether the Arabic article stands before a word in Latin letters, or is written on: ``al-shabab``, ``alshabab``."""
    token = context.tokens[unit.first]
    if unit.first == unit.last and token.word != unit.word and token.word.endswith(unit.word):
        return True
    return unit.first > 0 and context.tokens[unit.first - 1].word in ARTICLES and context.between(unit.first - 1, unit.first) in _HYPHENS


def _word_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    """Return whether a word of the language is a body's name: a capital, and a word beside it that announces a body."""
    unit = part_match.unit
    if part_match.likeness < 1.0:
        return False
    if context.tokens[unit.first].raw[0].islower():
        return _announced_as_a_body(context, unit) and context.is_topical(unit.first, unit.last)
    if announced(context, unit):
        return _is_no_common_name(word, part_match) or not _beside_a_name(context, unit)
    acronym = context.cased and context.tokens[unit.first].raw.isupper() and len(unit.word) <= _SHORT
    if acronym and not _is_word(word) and _is_no_common_name(word, part_match):
        return True
    if acronym and context.is_topical(unit.first, unit.last) and not context.capital_beside(unit.first, unit.last):
        return True
    return entity.source == OWN and _reads_as_no_word(context, part_match)


def _is_near_enough(part_match: PartMatch, word: str) -> bool:
    """Return whether a word is a well-known group spelt nearly so: it is long and no word of a language."""
    if word in everyday() or _is_word(part_match.unit.word) or is_semitic(word) != is_semitic(part_match.unit.word):
        return False
    return (
        part_match.likeness >= _NEARLY and min(len(word), len(part_match.unit.word)) >= _LONG_WORD and _is_no_common_name(word, part_match)
    )


def _is_word(word: str) -> bool:
    """Return whether a part of a name is a word of a language."""
    return word in everyday() or word in ordinary()


def _reads_as_word(context: TextContext, unit: Unit) -> bool:
    """Return whether a unit is a word of a language, the form of one, or two of them ("it got" is no ``itgot``)."""
    return _is_word(unit.word) or all(_is_word(part(token.word)) for token in context.tokens[unit.first : unit.last + 1])


def _is_piece(context: TextContext, unit: Unit) -> bool:
    """Return whether a unit is only a piece of a word, as ``castle`` of Newcastle. Scripts without spaces have no such pieces."""
    if CJK.match(context.tokens[unit.first].word):
        return False
    return unit.first == unit.last and unit.end - unit.start < context.tokens[unit.first].end - context.tokens[unit.first].start


def _is_known_piece(context: TextContext, unit: Unit, word: str) -> bool:
    """Return whether a piece of a word is a well-known group: one with other meanings only where the text is about it."""
    return is_unmistakable(word) or (is_ambiguous(word) and _is_subject(context, unit))


def _announced_as_a_body(context: TextContext, unit: Unit) -> bool:
    """Return whether a word right before a country or a city makes it a body's name: ``the tanker Kenya``, ``members of Asia``."""
    at = unit.first - 1
    while at >= 0 and context.tokens[at].word in PARTICLES:
        at -= 1
    return at >= 0 and is_group_word(context.tokens[at].word)


def _reads_as_small_name(context: TextContext, unit: Unit) -> bool:
    """Return whether a word in small letters, which is no word of a language, is a body's name: no mere syllable, no form of a word."""
    shortest = _SHORTEST_TOPICAL if context.is_topical(unit.first, unit.last) else _SHORTEST_SMALL
    return len(unit.word) >= shortest and context.tokens[unit.first].raw.isascii()


def announced(context: TextContext, unit: Unit) -> bool:
    """Return whether a word near by announces a body, a ship or a company."""
    return any(is_group_word(word) for word in _near(context, unit))


def announced_as_armed(context: TextContext, unit: Unit) -> bool:
    """Return whether a word near by announces a body of people, no ship and no company."""
    return any(is_group_word(word) and not is_carrier_word(word) for word in _near(context, unit))


def _near(context: TextContext, unit: Unit) -> list[str]:
    """Return the words within reach of a unit."""
    before, after = context.tokens[max(0, unit.first - REACH) : unit.first], context.tokens[unit.last + 1 : unit.last + 1 + REACH]
    return [token.word for token in (*before, *after)]


def _person_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    if _is_word(word) or _reads_as_word(context, part_match.unit):
        about = entity.source == OWN or context.is_topical(part_match.unit.first, part_match.unit.last)
        return about and _reads_as_no_word(context, part_match)
    if context.cased and context.tokens[part_match.unit.first].raw[0].islower():
        rare = part_match.likeness == 1.0 and _is_no_common_name(word, part_match)
        return rare and len(word) > _SHORT and _reads_as_small_name(context, part_match.unit)
    return _reads_as_name(context, part_match, word, _ALONE_PERSON if entity.source == OWN else 1.0)


def _semitic_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    """Return the same for an Arabic or Hebrew word.

    One that is named in Latin letters alone counts for the desk's own bodies, where a word announces it.
    """
    kind, unit = entity.kind, part_match.unit
    attached = _is_attached(context, unit)
    if is_ambiguous(word) and attached and not (announced(context, unit) or context.is_topical(unit.first, unit.last)):
        return False
    if _reads_as_word(context, unit) or not _is_no_common_name(word, part_match):
        return False
    if is_articled(word) and is_told_by_a_rule(context, unit) and not _is_subject(context, unit):
        return False
    if is_semitic(word):
        return kind == "person" or part_match.likeness == 1.0 or announced(context, unit)
    if entity.source != OWN or is_unmistakable(word) or is_ambiguous(word):  # known by its own spelling, or too like a word
        return False
    fits = part_match.likeness >= WRITTEN_OUT and len(unit.word) >= _SHORTEST_OTHER_SCRIPT
    return kind != "person" and fits and announced(context, unit)


def _is_attached(context: TextContext, unit: Unit) -> bool:
    """Return whether a short word or a single letter is written on. Those who belong to a group have a longer ending."""
    word = part(context.tokens[unit.first].word)
    return unit.first == unit.last and word != unit.word and (word.endswith(unit.word) or len(word) == len(unit.word) + 1)


def _reads_as_name(context: TextContext, part_match: PartMatch, word: str, least: float) -> bool:
    short = len(part_match.unit.word) <= _SHORT and not CJK.match(context.tokens[part_match.unit.first].word)
    if short and part_match.unit.word.isascii() and not _reads_as_short_name(context, part_match):
        return False
    acronym = short and context.tokens[part_match.unit.first].raw.isupper()
    return part_match.likeness >= least and (acronym or _is_no_common_name(word, part_match))


def _is_no_common_name(word: str, part_match: PartMatch) -> bool:
    """Return whether neither the known word nor the text's is a common name of people, in its spelling where it is short."""
    return not any(_is_common_name(spelling) for spelling in (word, part_match.unit.word))


def _is_common_name(word: str) -> bool:
    return is_borne(word) and (len(word) > _SHORT or is_attested_name(word))


def _reads_as_no_word(context: TextContext, part_match: PartMatch) -> bool:
    """Return whether an everyday word is a name: exact, with a capital that no sentence's beginning and no neighbour explains."""
    at = part_match.unit.first
    capital = context.cased and context.tokens[at].raw[0].isupper()
    return part_match.likeness == 1.0 and capital and not context.opens(at) and not _among_capitals(context, at)


def _reads_as_short_name(context: TextContext, part_match: PartMatch) -> bool:
    """Return whether a short word is a name: exact, and an acronym in capitals or a capital within a sentence."""
    token = context.tokens[part_match.unit.first]
    if part_match.likeness < 1.0 or not context.cased or not token.raw[0].isupper():
        return False
    if token.raw.isupper():
        return True
    return len(part_match.unit.word) >= _SHORTEST_CAPITAL and not context.opens(part_match.unit.first)


def _beside_a_name(context: TextContext, unit: Unit) -> bool:
    """Return whether a word in capitals stands right before or after, as of somebody's full name."""
    beside = [(unit.first - 1, unit.first, unit.first - 1), (unit.last, unit.last + 1, unit.last + 1)]
    inside = [(first, second, at) for first, second, at in beside if first >= 0 and second < len(context.tokens)]
    near = [at for first, second, at in inside if not context.between(first, second).strip()]
    return any(context.tokens[at].raw[0].isupper() and person_bits(part(context.tokens[at].word)) is not None for at in near)


def _among_capitals(context: TextContext, first: int) -> bool:
    """Return whether the neighbours are capitalised too, as in a title or another name."""
    near = [at for at in (first - 1, first + 1) if 0 <= at < len(context.tokens)]
    return any(context.tokens[at].raw[0].isupper() for at in near)
