"""The fast paths of reading give what the plain expressions give."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tocsin.contact_forms import may_hold_digits
from tocsin.ingest import leftovers, packed_text
from tocsin.ingest.sealing import callers, contact_words

TEXTS = st.text(st.sampled_from("abIiz Z0-'_.,;:!?()\n\t\u2026\u060c\u0130\u0131\u00e9\u0915\u094d\u4e2d"), max_size=60)


@given(TEXTS)
def test_words_are_those_of_the_expression(text: str) -> None:
    """Texts in ASCII are divided by a table of characters, all others by the expression."""
    by_expression = contact_words._NO_WORD.split(text.replace("\u0130", "i").lower())
    assert contact_words.words_in(text) - {""} == frozenset(by_expression) - {""}
    assert leftovers.words_in_order(text) == re.findall(r"[^\W\d_]{2,}", text.casefold())


@given(TEXTS)
def test_sentences_end_where_the_plain_expression_ends_them(text: str) -> None:
    """The expression that begins with all its signs divides as the readable one."""
    plain = re.compile(r"[!?;,:\n\u2026\u060c\u3002]+|(?<!\b[^\W\d_a-z])\.(?:\s|$)")
    assert callers._PIECE.split(text) == plain.split(text)


@given(TEXTS)
def test_only_a_text_without_digits_is_passed_over(text: str) -> None:
    """A text without a digit is passed over, and one with a digit never."""
    assert may_hold_digits(text) or not any(map(str.isdecimal, text))


@given(TEXTS)
def test_the_longest_word_is_the_longest_run_without_space(text: str) -> None:
    """Codes are looked for where a run of signs is long."""
    assert packed_text.longest_word(text) == max(map(len, re.findall(r"\S+", text)), default=0)


@given(TEXTS, st.sampled_from(contact_words.FIRST_PERSON + contact_words.ASKED_FOR + contact_words.AT_THE_START))
def test_the_opening_of_a_sentence_is_the_longest_of_all(text: str, opening: str) -> None:
    """The index by first letters finds the opening that a search through all of them finds."""
    lower = f"{opening}{text}".lower()
    every = (*contact_words.FIRST_PERSON, *contact_words.ASKED_FOR, *contact_words.AT_THE_START)
    fitting = [start for start in every if lower.startswith(start) and not lower[len(start) : len(start) + 1].isalnum()]
    assert callers._AT_FIRST.longest_at(lower) == max(fitting, key=len, default="")
