"""No regular expression and no recogniser takes more than time in proportion to its text, whatever the text repeats.

Time is measured against a quarter of the text in the same process, so that a slow machine does not decide.
"""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tocsin
from tests.pumping import Expression, built_from_input, expressions, grows, pumped
from tocsin.domain.mention import KnownName
from tocsin.matching.calls_to_action import calls
from tocsin.matching.engine.corroborate import corroboration
from tocsin.matching.engine.phrases import phrases
from tocsin.matching.fairness import common_names, cultures
from tocsin.matching.identifiers import bare_handles, canonical_link, find_identifiers
from tocsin.matching.index import NameIndex
from tocsin.matching.new_names import find_names
from tocsin.matching.roles import roles
from tocsin.matching.threat_cues import cues

pytestmark = pytest.mark.slow

MOST_SECONDS = 4
WINDOW_WORDS = 28

FROM_THE_PROGRAMS_OWN_TABLES = {
    "interruptions.py",
    "terse_alarms.py",
    "beside_contacts.py",
    "chat_text.py",
    "latex.py",
    "near_homes.py",
    "contacts.py",
    "written_dates.py",
    "dates.py",
    "detect.py",
    "phrases.py",
    "word_patterns.py",
    "calls_to_action.py",
    "stated_times.py",
    "time_spans.py",
    "search_words.py",
    "spoken_numbers.py",
    "page_statements.py",
    "statement_of_reasons.py",
    "stamped_lines.py",
    "spoken_clocks.py",
    "whatsapp.py",
    "whatsapp_lines.py",
    "hour_words.py",
    "month_days.py",
    "days_by_tense.py",
}
"""Modules that put an expression together from constants or from the package's data files, never from input."""

LETTERS = "aAеЖאהעةهہاوي田あ가กकαΩıßﷺ\u0301\u200d\u0640"
FIXED = [
    *LETTERS, " ", "\n", "\t", "1", "٣", ".", "-", "'", '"', "(", "@", "#", "+", "/", "_", "\\", "=", "\r\n", "\n ", ". ", "a ", "A ",
    "ه ", "هع", "חה", "ха", "haha", "A. ", "1 ", "+1 ", "1/", "a@", "a.", "#a", "@a ", "http://a", "http://", "www.", "t.me/", "al ",
    "abd al ", "bin ", "Mr ", "born 1971 ", "1971-03-04 ", "3 March 1971 ", "aged ", "born ", "“a", "«", "kill ", "i will kill you ",
    "must die ", "tonight ", "said ", "سوف ", "اقتلوا ", "öldür ", "убить ", "Ali ", "ali ", "محمد ", "Anvik-\n", "AbC", "[.]", "hxxp://",
]  # fmt: skip


@lru_cache(maxsize=1)
def every_expression() -> dict[str, Expression]:
    return expressions()


@lru_cache(maxsize=1)
def index() -> NameIndex:
    names = [KnownName(f"s{culture}{at}", name) for culture in cultures() for at, name in enumerate(common_names(culture, 20))]
    listed = [KnownName("a", "Anvik Choudhary"), KnownName("b", "حبه هاني عوض"), KnownName("c", "Hiba Hahha"), KnownName("d", "田中山川")]
    return NameIndex.build([*names, *listed, KnownName("e", "Haha", "group"), KnownName("f", "@anvik", "account")])


READERS: dict[str, Callable[[str], object]] = {
    "names": lambda text: index().mentions(text, [("birth", "1971"), ("told", "2026-01-01")]),
    "cues": cues,
    "calls": lambda text: list(calls(text)),
    "new names": find_names,
    "identifiers": lambda text: [*find_identifiers(text), *bare_handles(text)],
    "links": canonical_link,
    "roles": lambda text: roles(text, len(text) // 2, len(text) // 2 + 1),
    "corroboration": lambda text: corroboration(
        text, (0, 1), [("told", "2026-01-01"), ("role", text)], [("birth", "1971"), ("place", text)]
    ),
}


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in the middle of a match that takes more time of the processor. A busy machine does not decide."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def growth(read: Callable[[int], object], shortest: int, longest: int, slow: float) -> str:
    try:
        with alarm(MOST_SECONDS):
            return grows(read, shortest, longest, slow)
    except TimeoutError:
        return f"no end within {MOST_SECONDS} seconds"


def faults(expression: Expression) -> Iterator[str]:
    pattern, as_bytes = expression.pattern, isinstance(expression.pattern.pattern, bytes)
    for before, body, after in pumped(pattern):

        def read(length: int, before: str = before, body: str = body, after: str = after) -> None:
            text: Any = before + body * (length // len(body)) + after
            expression.apply(text.encode("utf-8", "replace") if as_bytes else text)

        if fault := growth(read, 512, 16_384, 0.03):
            yield f"{before!r} + {body!r} * n + {after!r}: {fault}"


def test_every_regular_expression_takes_linear_time() -> None:
    assert len(every_expression()) > 90
    bad = {name: fault for name, expression in every_expression().items() if (fault := next(faults(expression), ""))}
    assert not bad, "\n".join(f"{name}\n    {fault}" for name, fault in bad.items())


def test_a_quadratic_expression_is_noticed() -> None:
    assert next(faults(Expression(re.compile(r"\s*,"), frozenset(["search"]))), "")
    assert next(faults(Expression(re.compile(r"(?:a?b?)*c"), frozenset(["fullmatch"]))), "")


def test_no_regular_expression_is_built_from_input() -> None:
    built = {path.name: lines for path in Path(tocsin.__path__[0]).rglob("*.py") if (lines := built_from_input(path))}

    assert built.keys() <= FROM_THE_PROGRAMS_OWN_TABLES


def seconds(pattern: re.Pattern[str], text: str) -> float:
    begin = time.thread_time()
    all(pattern.finditer(text))
    return time.thread_time() - begin


def test_every_phrase_is_matched_at_once_in_the_longest_window() -> None:
    rules = phrases()
    every = {phrase.pattern for table in (rules.words, rules.stems) for found in table.values() for phrase in found}
    slow = set()
    for pattern in every:
        words = {body for _, body, _ in pumped(pattern, generic=())}
        for word in [*sorted(words, key=len)[-3:], "a "]:
            window = " ".join((f"{word} " * WINDOW_WORDS).split()[:WINDOW_WORDS]) + " "
            if all(seconds(pattern, window) >= 0.1 for _ in range(3)):  # a busy machine may be slow once
                slow.add(pattern.pattern)

    assert not slow


@pytest.mark.parametrize("reader", READERS)
def test_every_recogniser_takes_linear_time_on_repeats(reader: str) -> None:
    read = READERS[reader]
    index()

    def fault(body: str) -> str:
        read(body)  # tables are read at first use
        return growth(lambda length: read(body * (length // len(body))), 1_000, 16_000, 0.4)

    assert not {body: found for body in FIXED if (found := fault(body))}


@pytest.fixture(scope="module")
def warm_readers() -> None:
    """Readers load their tables and models at first use, which is not what is timed."""
    for read in READERS.values():
        read("He will burn down the hall on Friday at 9.")


@pytest.mark.usefixtures("warm_readers")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.lists(st.sampled_from([*FIXED, *LETTERS]), min_size=1, max_size=5).map("".join), reader=st.sampled_from(sorted(READERS)))
def test_every_recogniser_takes_linear_time_on_mixtures(body: str, reader: str) -> None:
    assert not growth(lambda n: READERS[reader](body * (n // len(body))), 1_000, 16_000, 0.4)


@pytest.mark.parametrize("letters", ["هعاوي", "העחאוי", "haiuo", "хаеи", "محمدعلي", "a1_.@#", " \t\n", ".,;:!?", "0123456789+ ()"])
def test_many_different_words_of_few_letters_take_linear_time(letters: str) -> None:
    choice = random.Random(7)
    text = "".join(" " if choice.random() < 0.08 else choice.choice(letters) for _ in range(16_000))

    assert not growth(lambda n: [read(text[:n]) for read in READERS.values()], 1_000, 16_000, 0.4)
