"""Find names in Arabic, Hebrew and Urdu letters behind a title or a verb of saying, also such as no table of names has.

``المخرج سبايك`` (the director Spike), ``وأوضح شوغاي`` (Shoghai explained), ``جسٹس اسجد جاوید`` (Justice Asjad Javed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.matching.engine.caseless_names import is_close, is_form_of_a_word, name_bits
from tocsin.matching.engine.group_words import is_group_word
from tocsin.matching.engine.name_words import is_place, name_words
from tocsin.matching.engine.particles import KUNYAS, PARTICLES, TITLES
from tocsin.matching.engine.sound import is_semitic
from tocsin.matching.tokens import Token

_LONGEST = 4
_MOST_BETWEEN = 3
"""Words with an article that may stand between a title and the name: ``رئيسة الوزراء``, the head of the ministers."""

_SHORTEST = 4
_ARTICLE = re.compile("[وفبلك]?ال|لل|ה")
_WRITTEN_ON = re.compile("[وفبلك]?ال|لل|[وفبلك]|ו?[הבלמש]")
_VERB_FORM = re.compile("(?:س?[يت]|ن)")
"""How an Arabic verb of the present begins, and few names do that no table has."""


def announced_names(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each name behind a title or a verb of saying, in order and apart."""
    done = 0
    for at, token in enumerate(words):
        if at < done or not is_semitic(token.word):
            continue
        first = _behind(text, words, at)
        last = _last(text, words, first) if first else -1
        if first and last >= first:
            done = last + 1
            yield first, last


def _behind(text: str, words: Sequence[Token], at: int) -> int:
    """Return where a name may begin behind the title or the verb at a place, or 0 where none stands there."""
    after = at + 1
    if _is_one_of("caseless_verbs", words[at].word):
        return after
    if not _is_one_of("caseless_titles", words[at].word):
        return 0
    while after < len(words) and after - at <= _MOST_BETWEEN and _ARTICLE.match(words[after].word) and is_close(text, words, after):
        after += 1
    return after


def _is_one_of(kind: str, word: str) -> bool:
    """Return whether a word is of a kind, as it is or without what is written on to it."""
    listed = name_words()[kind]
    attached = _WRITTEN_ON.match(word)
    return word in listed or (attached is not None and word[attached.end() :] in listed)


def _last(text: str, words: Sequence[Token], first: int) -> int:
    """Return the last word of the name that begins at a place, or the word before where none does."""
    last = first - 1
    while last + 1 < len(words) and last + 1 - first < _LONGEST and is_close(text, words, last + 1):
        word = words[last + 1].word
        if not (_may_be_name(word) or (last >= first and name_bits(word) is not None)):
            break
        last += 1
    return _before_postposition(text, words, first, last) if last >= first else last


def _before_postposition(text: str, words: Sequence[Token], first: int, last: int) -> int:
    """Return the word before the Urdu postposition that ends the name, or `last` where none stands near: ``اسجد جاوید گھرال نے``."""
    for at in range(last + 1, min(first + _LONGEST + 1, len(words))):
        if not is_close(text, words, at):
            return last
        if words[at].word in name_words()["postpositions"]:
            return at - 1
    return last


def _may_be_name(word: str) -> bool:
    """Return whether a word behind a title is a name: people bear it, or no language has it in any form."""
    if not is_semitic(word) or word in TITLES or word in PARTICLES or word in KUNYAS or is_place(word) or is_group_word(word):
        return False
    if name_bits(word) is not None:
        return True
    return len(word) >= _SHORTEST and not _VERB_FORM.match(word) and not is_form_of_a_word(word)
