"""Texts made to hurt: time is measured against a text of half the length, so that a slow machine does not decide."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache

import pytest

from tocsin.domain.mention import KnownName
from tocsin.matching.fairness import common_names, cultures
from tocsin.matching.identifiers import find_identifiers
from tocsin.matching.index import MOST_OF_ONE, NameIndex
from tocsin.matching.new_names import find_names
from tocsin.matching.threat_cues import cues

COMMON = "mohammed ahmed ali hassan omar khan abu bin al said"
HOSTILE: dict[str, Callable[[int], str]] = {
    "one line without spaces": lambda n: "a" * n,
    "copies of a name": lambda n: "Anvik Choudhary " * (n // 16),
    "common names": lambda n: (COMMON + " ") * (n // len(COMMON)),
    "initials": lambda n: "A. M. Khan B. " * (n // 14),
    "mixed directions": lambda n: "\u202eمحمد\u202c علي \u200f" * (n // 13),
    "NULs": lambda n: "\0 a\0b Anvik \0" * (n // 13),
    "marks": lambda n: "@#+0( " * (n // 6),
    "phone-like": lambda n: "+1 2-3 (4) 5 " * (n // 13),
    "links": lambda n: "http://" + "a." * (n // 2),
    "addresses": lambda n: "a@" * (n // 2),
    "zero-width": lambda n: "\u200b" * n,
    "combining": lambda n: "a\u0301" * (n // 2),
    "humps": lambda n: "AbCdEfGhIjKl" * (n // 12),
    "broken lines": lambda n: "Anvik-\nchoudhary " * (n // 17),
    "Chinese": lambda n: "田中山川東" * (n // 5),
    "quotes and dots": lambda n: '"." ' * (n // 4),
}


@lru_cache(maxsize=1)
def index() -> NameIndex:
    names = [KnownName(f"s{culture}{at}", name) for culture in cultures() for at, name in enumerate(common_names(culture, 20))]
    return NameIndex.build([*names, KnownName("s", "Anvik Choudhary"), KnownName("c", "田中山川")])


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the processor time of the quickest of three readings: anything else in the process only makes one slower."""
    times = []
    for _ in range(3):
        begin = time.thread_time()
        read(text)
        times.append(time.thread_time() - begin)
    return min(times)


@pytest.mark.parametrize("sort", HOSTILE)
@pytest.mark.parametrize("reader", ["mentions", "cues", "names", "marks"])
def test_time_grows_no_faster_than_the_text(sort: str, reader: str) -> None:
    readers: dict[str, Callable[[str], object]] = {
        "mentions": index().mentions,
        "cues": cues,
        "names": find_names,
        "marks": lambda text: list(find_identifiers(text)),
    }
    read = readers[reader]
    short, long = HOSTILE[sort](2_000), HOSTILE[sort](8_000)
    seconds(read, short)
    assert seconds(read, long) < 10 * seconds(read, short) + 0.25


def test_ten_megabytes_on_one_line_are_read() -> None:
    assert index().mentions("x" * 10_000_000) == ()


def test_a_text_made_to_be_slow_is_read_to_its_end_for_names_given_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.matching.engine.work_budget._MOST_MATCHES", 50)
    monkeypatch.setattr("tocsin.matching.engine.matcher._PAGE", 100)
    text = (COMMON + " ") * 200 + "and then Anvik Choudhary came"

    last = index().mentions(text)[-1]

    assert (last.surface, last.candidates[0].subject) == ("Anvik Choudhary", "s")


def test_a_name_over_the_edge_of_a_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.matching.engine.matcher._PAGE", 7)

    for words in range(5, 10):
        assert [mention.surface for mention in index().mentions("lamp " * words + "Anvik Choudhary came")] == ["Anvik Choudhary"]


def test_a_name_repeated_without_end_is_told_a_bounded_number_of_times() -> None:
    assert 0 < len(index().mentions("Anvik Choudhary. " * 20_000)) <= MOST_OF_ONE


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\uffff" * 50, "\x1b[31m", bytes(range(256)).decode("latin-1") * 20])
def test_what_is_no_text_has_no_names(text: str) -> None:
    assert index().mentions(text) == ()
    assert find_names(text) == () or all(found.surface for found in find_names(text))
    assert cues(text) == ()


@pytest.mark.parametrize("letter", "هہעةءוי")
@pytest.mark.parametrize("length", [28, 52, 64, 5_000])
def test_a_long_laugh_is_screened_at_once(letter: str, length: int) -> None:
    read = NameIndex.build([KnownName("s", "Hiba Hahha"), KnownName("t", "Ihab Aoaiu")]).screen

    assert seconds(read, letter * length + " said Hiba Hahha") < 1


def test_a_text_beyond_the_budget_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert index().screen("Anvik Choudhary came").complete
    monkeypatch.setattr("tocsin.matching.engine.work_budget._MOST_MATCHES", 50)

    assert not index().screen((COMMON + " ") * 200).complete
    assert not index().screen("x" * 2_000_001).complete


def test_words_that_resemble_many_known_ones_use_up_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.matching.engine.work_budget._MOST_COMPARED", 100)

    screening = index().screen(f"{' '.join(f'moham{letter}d' for letter in 'abcdefghijklmnop')} and then Anvik Choudhary came")

    assert not screening.complete
    assert [mention.surface for mention in screening.mentions][-1] == "Anvik Choudhary"


@pytest.mark.parametrize("text", ["ه11", "محمد 2222", "שלום__aa", "ه\u0967\u0967", "ععaa"])
def test_doubled_signs_of_no_sound_beside_semitic_letters_are_read(text: str) -> None:
    NameIndex.build([KnownName("s", "Haa Ali"), KnownName("t", "Aaa Mahmud"), KnownName("u", text)]).mentions(f"{text} محمد علي")
