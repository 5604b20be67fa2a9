"""Tell where the words of a listed name are something else: two people of a list, or words of the language."""

from __future__ import annotations

import re
from itertools import pairwise

from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.costs import strangers_between
from tocsin.matching.engine.name_match import NameMatch
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.engine.units import Unit
from tocsin.matching.tokens import words_of

_TWO, _NOBODY_ELSES = 2, 26.0
"""Parts of a name that a third one may make somebody else's, and bits of two that are nobody else's."""

_DEFINITE_ADJECTIVE = re.compile("ال.{2,}(?:يه|ي)")
_DEFINITE = re.compile("(?:[وفبك]|لل)?ال|لل")


def names_of_a_list(context: TextContext, match: NameMatch) -> bool:
    """Return whether a comma and other words stand between two parts of a person's name: ``Ann Lee, Mary Poe`` names no Ann Poe."""
    return any(
        "," in context.between(first.unit.last, second.unit.first) or "،" in context.between(first.unit.last, second.unit.first)
        for first, second in pairwise(match.parts_matched)
        if first.unit.last < second.unit.first and strangers_between(context, first, second)
    )


def begins_anothers(context: TextContext, match: NameMatch, evidence_bits: float) -> bool:
    """Return whether a third name follows two of a listed person, in a text about no violence, crime or war: ``Ann Lee Porter``.

    Not where the two are so rare that hardly anyone else can be meant.
    """
    if len(match.parts_matched) != _TWO or evidence_bits >= _NOBODY_ELSES:
        return False
    return context.goes_on_as_a_name(match.last) and not context.is_topical(match.first, match.last)


def lacks_its_article(context: TextContext, unit: Unit, name: str) -> bool:
    """Return whether a word in small letters is a listed name without its article: ``jardinero``, a gardener, for ``El Jardinero``."""
    article, before = words_of(name)[0], unit.first - 1
    small = unit.small and context.cased and article in PARTICLES
    return small and not (before >= 0 and context.tokens[before].word == article)


def is_told_by_a_rule(context: TextContext, unit: Unit) -> bool:
    """Return whether an Arabic word that is a group by its article is a word of the language here.

    It has no article (``نورانی قاعدہ``, a primer), or an adjective follows that has one, too (``القاعدة النحوية``, the rule of grammar).
    """
    if not is_semitic(unit.word):
        return False
    after = unit.last + 1
    adjective = after < len(context.tokens) and _DEFINITE_ADJECTIVE.fullmatch(context.tokens[after].word)
    close = bool(adjective) and not context.between(unit.last, after).strip()
    return close or not _DEFINITE.match(context.tokens[unit.first].word)
