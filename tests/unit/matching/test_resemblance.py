"""A word that is not looked up resembles no known word: whatever is added, left out, respelt or written in another script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.mention import KnownName
from tocsin.matching.engine.matcher import Matcher
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.resemblance import Resemblance
from tocsin.matching.engine.vocabulary import Vocabulary
from tocsin.matching.engine.work_budget import WorkBudget
from tocsin.matching.index import NameIndex

KNOWN = ["sadiq", "khan", "ali", "qutayba", "abdurahman", "houthi", "robinson", "westminster", "yusuf", "جولاني", "محمد", "shamsdin"]
LETTERS = "abcdefghijklmnopqrstuvwxyz01جولانيمحد"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    vocabulary = Vocabulary()
    for word in KNOWN:
        vocabulary.add(word)
    vocabulary.keys.settle()
    return vocabulary


def respelt(word: str, at: int, letters: str, left_out: int) -> str:
    """Return a word with some letters left out at a place, and others put there."""
    at %= len(word) + 1
    return word[:at] + letters + word[at + left_out :]


respellings = st.builds(respelt, st.sampled_from(KNOWN), st.integers(0, 11), st.text(LETTERS, max_size=3), st.integers(0, 3))


@given(respellings | st.builds(respelt, respellings.filter(bool), st.integers(0, 11), st.text(LETTERS, max_size=2), st.integers(0, 2)))
def test_a_word_that_resembles_no_known_one_is_near_none(vocabulary: Vocabulary, word: str) -> None:
    if word not in vocabulary.ids and not Resemblance(vocabulary.words).may_be_near(word):
        assert not vocabulary.near(word, exact=False)


@pytest.mark.parametrize("word", ["kahn", "hoessein", "sadik", "utiba", "husi", "rabinson", "mohamad", "golani", "shams"])
def test_what_is_near_a_known_word_resembles_it(vocabulary: Vocabulary, word: str) -> None:
    assert Resemblance(vocabulary.words).may_be_near(word) or not vocabulary.near(word, exact=False)


def test_words_that_resemble_no_watched_name_are_not_looked_up() -> None:
    names = NameTable()
    names.add([KnownName("S-1", "Sadiq Khan", kind="person")])
    looked_up = names.vocabulary.compared
    assert not Matcher(names).may_name("Magnolias blossomed beautifully everywhere, беспорядки продолжались", WorkBudget(5))
    assert not looked_up
    assert Matcher(names).may_name("Sadik blossomed", WorkBudget(2))
    assert set(looked_up) == {"sadik"}


def test_the_code_of_a_shortened_link_names_nobody() -> None:
    index = NameIndex.build([KnownName("S-1", "Sadiq Khan", kind="person")])
    assert not index.mentions("Read this: https://t.co/KhanSadiq0")
    assert [mention.surface for mention in index.mentions("Of Sadiq Khan: https://t.co/KhanSadiq0")] == ["Sadiq Khan"]
    assert index.mentions("Read this: https://news.example.org/Khan-Sadiq")
