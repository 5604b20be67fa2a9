"""Decide whether a name of one word reads as a name where it stands.

Words of everyday language, places and common first names are names of ships, companies and groups as well. They count only beside a
word that announces such a body (:mod:`tocsin.matching.engine.group_words`).
"""

from __future__ import annotations

from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.group_words import REACH, is_ambiguous, is_group_word, is_unmistakable
from tocsin.matching.engine.matcher import PartMatch
from tocsin.matching.engine.names import NameEntity
from tocsin.matching.engine.rarity import everyday, person_bits, places
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import Unit, part

OWN = "own"
"""Source of the names that a desk gave itself: it means them, even if they are everyday words."""

_SHORT = 5
_ACRONYM = 3
_ALONE_PERSON, _ALONE_GROUP, _OTHER_SCRIPT = 0.95, 0.9, 0.93
_RARE_NAME = 13
_NEARLY, _LONG_WORD = 0.9, 6
_SHORTEST_OTHER_SCRIPT = 4


def stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    """Return whether a unit of the text, matched with the one `word` of a name of this `entity`, reads as that name."""
    kind = entity.kind
    if word in places() or part_match.unit.word in places():
        return False
    if is_semitic(part_match.unit.word):
        return _semitic_stands_alone(context, part_match, word, kind)
    if kind == "person":
        return _person_stands_alone(context, part_match, word)
    return _group_stands_alone(context, part_match, word, entity)


def _group_stands_alone(context: TextContext, part_match: PartMatch, word: str, entity: NameEntity) -> bool:
    unit, exact = part_match.unit, part_match.likeness == 1.0
    small = context.tokens[unit.first].raw[0].islower()
    told = announced(context, unit)
    near_enough = exact or (part_match.likeness >= _NEARLY and len(word) >= _LONG_WORD and _is_no_common_name(word, part_match))
    everyday_word = word in everyday() or unit.word in everyday()
    if is_unmistakable(word) and near_enough and not (everyday_word and not exact):
        return True
    if is_ambiguous(word) and exact:
        return (
            told
            or context.is_topical(unit.first, unit.last)
            or context.tokens[unit.first].raw.isupper()
            or not (small or context.opens(unit.first))
        )
    if exact and told and not (everyday_word and small):
        return _is_no_common_name(word, part_match) or not _beside_a_name(context, unit)
    if not told and context.capital_beside(unit.first, unit.last) and not context.is_topical(unit.first, unit.last):
        return False
    if everyday_word:
        return entity.source == OWN and _reads_as_no_word(context, part_match)
    return not small and _reads_as_name(context, part_match, word, _ALONE_GROUP if told else 1.0)


def announced(context: TextContext, unit: Unit) -> bool:
    """Return whether a word near by announces a body, a ship or a company."""
    tokens = context.tokens
    near = [*range(max(0, unit.first - REACH), unit.first), *range(unit.last + 1, min(len(tokens), unit.last + 1 + REACH))]
    return any(is_group_word(tokens[at].word) for at in near)


def _person_stands_alone(context: TextContext, part_match: PartMatch, word: str) -> bool:
    if word in everyday() or part_match.unit.word in everyday():
        return _reads_as_no_word(context, part_match)
    small = context.cased and context.tokens[part_match.unit.first].raw[0].islower()
    return not small and _reads_as_name(context, part_match, word, _ALONE_PERSON)


def _semitic_stands_alone(context: TextContext, part_match: PartMatch, word: str, kind: str) -> bool:
    """Return the same for an Arabic or Hebrew word. One that is listed in Latin letters alone needs a word that announces it."""
    unit = part_match.unit
    attached = part(context.tokens[unit.first].word) != unit.word and unit.first == unit.last
    if is_ambiguous(word) and attached and not (announced(context, unit) or context.is_topical(unit.first, unit.last)):
        return False
    if unit.word in everyday() or not _is_no_common_name(word, part_match):
        return False
    if is_semitic(word):
        return kind == "person" or part_match.likeness == 1.0 or announced(context, unit)
    fits = part_match.likeness >= _OTHER_SCRIPT and len(unit.word) >= _SHORTEST_OTHER_SCRIPT
    return kind != "person" and fits and announced(context, unit)


def _reads_as_name(context: TextContext, part_match: PartMatch, word: str, least: float) -> bool:
    short = len(part_match.unit.word) <= _SHORT
    if short and part_match.unit.word.isascii() and not _reads_as_short_name(context, part_match):
        return False
    acronym = short and context.tokens[part_match.unit.first].raw.isupper()
    return part_match.likeness >= least and (acronym or _is_no_common_name(word, part_match))


def _is_no_common_name(word: str, part_match: PartMatch) -> bool:
    """Return whether neither the known word nor the text's is a common name of people."""
    return all((person_bits(spelling) or _RARE_NAME) >= _RARE_NAME for spelling in (word, part_match.unit.word))


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
    return token.raw.isupper() or (len(part_match.unit.word) > _ACRONYM and not context.opens(part_match.unit.first))


def _beside_a_name(context: TextContext, unit: Unit) -> bool:
    """Return whether a word in capitals stands right before or after, as of somebody's full name."""
    beside = [(unit.first - 1, unit.first, unit.first - 1), (unit.last, unit.last + 1, unit.last + 1)]
    inside = [(first, second, at) for first, second, at in beside if first >= 0 and second < len(context.tokens)]
    near = [at for first, second, at in inside if not context.between(first, second).strip()]
    return any(context.named(at) and person_bits(part(context.tokens[at].word)) is not None for at in near)


def _among_capitals(context: TextContext, first: int) -> bool:
    """Return whether the neighbours are capitalised too, as in a title or another name."""
    near = [at for at in (first - 1, first + 1) if 0 <= at < len(context.tokens)]
    return any(context.tokens[at].raw[0].isupper() for at in near)
