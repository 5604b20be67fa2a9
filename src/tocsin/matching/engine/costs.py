"""Costs of a match in its text, 0 to 1, each with a note for the reader."""

from __future__ import annotations

from tocsin.matching.engine.caseless_names import is_neighbours_name
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.name_match import NameMatch, PartMatch
from tocsin.matching.engine.particles import CONJUNCTIONS, PARTICLES, TITLES
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.rarity import everyday, person_bits
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.vocabulary import OTHER_WORDS

_BETWEEN = 0.07
_BREAK = 0.3
_BESIDE, _BESIDE_NAME = 0.05, 0.12
_SMALL = 0.03
_SMALL_EVERYDAY = 0.2
_OTHER_NAME = 0.1
_COMMON = 9


def strangers_between(context: TextContext, before: PartMatch, after: PartMatch) -> list[str]:
    """Return the words between two parts that are neither particles nor titles nor initials."""
    words = [context.tokens[at].word for at in range(before.unit.last + 1, after.unit.first)]
    return [word for word in words if word not in PARTICLES and word not in TITLES and len(word) > 1]


def gap(context: TextContext, before: PartMatch, after: PartMatch, person: bool) -> list[tuple[float, str]]:
    """Return the cost of the words and marks between two parts."""
    first, last = before.unit.last, after.unit.first
    if last <= first:
        return []
    words = [context.tokens[at].word for at in range(first + 1, last)]
    costs: list[tuple[float, str]] = []
    strange = [word for word in words if word not in PARTICLES and word not in TITLES and len(word) > 1]
    if strange:
        costs.append((_BETWEEN * len(strange), f"{' '.join(strange)} between"))
    if person and any(word in CONJUNCTIONS for word in words):
        costs.append((_BREAK, "joined by a word like and"))
    if broken(context, first, last):
        costs.append((_BREAK, "over the end of a sentence"))
    return costs


def broken(context: TextContext, first: int, last: int) -> bool:
    """Return whether a sentence or a bracket ends between the words from `first` to `last`."""
    for at in range(first, last):
        marks = context.between(at, at + 1)
        if any(mark in "!?;:؟؛|•(" for mark in marks) or "\n\n" in marks:
            return True
        if "." in marks and len(context.tokens[at].word) > 3:
            return True
    return False


def beside(context: TextContext, match: NameMatch) -> list[tuple[float, str]]:
    """Return the cost of words right before and after that read as more of a name."""
    first, last = match.parts_matched[0].unit.first, max(part_match.unit.last for part_match in match.parts_matched)
    if is_semitic(context.tokens[first].word):
        return [(_BESIDE_NAME, f"{raw} beside it") for raw in _names_beside(context, first, last)]
    neighbours = []
    if first > 0 and not context.between(first - 1, first).strip(" -") and context.named(first - 1) and not context.opens(first - 1):
        neighbours.append(context.tokens[first - 1].raw)
    if last + 1 < len(context.tokens) and not context.between(last, last + 1).strip(" -") and context.named(last + 1):
        neighbours.append(context.tokens[last + 1].raw)
    return [(_BESIDE_NAME if _is_persons_name(raw) else _BESIDE, f"{raw} beside it") for raw in neighbours] if context.cased else []


def beside_a_name(context: TextContext, match: NameMatch) -> bool:
    """Return whether a name of people stands right before or after."""
    return any(cost == _BESIDE_NAME for cost, _ in beside(context, match))


def _names_beside(context: TextContext, first: int, last: int) -> list[str]:
    """Return the words right before and after, in letters without capitals, that people bear as names."""
    before, after = first - 1, last + 1
    names = []
    if before >= 0 and not context.between(before, first).strip() and is_neighbours_name(context.tokens[before].word, further=False):
        names.append(context.tokens[before].raw)
    if (
        after < len(context.tokens)
        and not context.between(last, after).strip()
        and is_neighbours_name(context.tokens[after].word, further=True)
    ):
        names.append(context.tokens[after].raw)
    return names


def _is_persons_name(raw: str) -> bool:
    return person_bits(part(fold(raw))) is not None


def in_small_letters(context: TextContext, match: NameMatch) -> list[tuple[float, str]]:
    """Return the cost of small letters where the text has capitals, and of everyday words in small letters anywhere."""
    small = [part_match for part_match in match.parts_matched if context.tokens[part_match.unit.first].raw[0].islower()]
    if not small:
        return []
    plain = [part_match for part_match in small if part_match.unit.word in everyday()]
    cost = _SMALL_EVERYDAY * len(plain) / len(match.parts_matched) + (_SMALL if context.cased else 0.0)
    return [(cost, "in small letters")] if cost else []


def changed_to_names(match: NameMatch) -> list[tuple[float, str]]:
    """Return the cost of changed words that are common names of their own."""
    changed = [
        part_match.unit.word
        for part_match in match.parts_matched
        if part_match.why in OTHER_WORDS and (person_bits(part_match.unit.word) or 99) <= _COMMON
    ]
    return [(_OTHER_NAME, f"{word} is a common name itself") for word in changed]


def in_two_scripts(match: NameMatch) -> list[tuple[float, str]]:
    """Return the cost of a name that is half in one script and half in another."""
    kinds = {is_semitic(part_match.unit.word) for part_match in match.parts_matched}
    return [(_BREAK, "in two scripts")] if len(kinds) > 1 else []
