"""Find the surname alone of a person whose full name the same text has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.domain.mention import Band, Mention
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.rarity import everyday
from tocsin.matching.engine.units import PARTICLES, TITLES, part
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import Token

_LEAST_FIT = 0.8
_SHORTEST = 3
_LEAST_WORDS = 2
_MOST = 20
"""Bare surnames of one person that are told of one text."""


def bare_surnames(context: TextContext, mentions: Sequence[Mention], persons: frozenset[str]) -> Iterator[Mention]:
    """Yield a possible mention for each place where the surname of a person stands alone elsewhere in the text.

    `persons` are the subjects that are persons. A surname alone never alerts.
    """
    taken = [(mention.start, mention.end) for mention in mentions]
    for mention in mentions:
        best = mention.candidates[0]
        if best.subject in persons and best.score >= _LEAST_FIT and (surname := _surname(context, mention)):
            alone = [token for token in context.tokens if part(token.word) == surname and _reads_as_name(context, token)]
            for token in alone[:_MOST]:
                if not any(start < token.end and token.start < end for start, end in taken):
                    taken.append((token.start, token.end))
                    sentence = sentence_at(context.text, token.start, token.end)
                    surface = context.text[token.start : token.end]
                    yield Mention(token.start, token.end, surface, sentence, Band.POSSIBLE, mention.candidates)


def _surname(context: TextContext, mention: Mention) -> str:
    """Return the last part of a full name, or the first before a comma. Nothing where the mention is of one word."""
    words = [token.word for token in context.tokens if mention.start <= token.start and token.end <= mention.end]
    names = [part(word) for word in words if len(word) >= _SHORTEST and word not in PARTICLES and word not in TITLES]
    if len(names) < _LEAST_WORDS:
        return ""
    surname = names[0] if "," in mention.surface else names[-1]
    return "" if surname in everyday() else surname


def _reads_as_name(context: TextContext, token: Token) -> bool:
    return not context.cased or not token.raw[0].islower()
