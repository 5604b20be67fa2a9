"""Words of the search: folding, phrases, snippets, and patterns that miss no spelling."""

from __future__ import annotations

import duckdb
import pytest

from tocsin.matching import search_words as search_words_module
from tocsin.matching.search_pattern import pattern_of
from tocsin.matching.search_words import matches, phrases, search_tokens, search_words, snippet

# A change here makes the words in every desk's search index unreachable: add a migration that empties its three tables (decision 32).
FOLDED = {
    "Sab’āwī's ŁÓDŹ": ["sabawi", "lodz"],
    "ＷＩＤＥ ﬁne Straße": ["wide", "fine", "strasse"],
    "al-Hashimi 2026-11-21": ["al", "hashimi", "2026", "11", "21"],
    "الهاشِمي أخبرنا": ["الهاشمي", "اخبرنا"],
    "Ёлка pаypal": ["елка", "paypal"],
    "हिन्दी में": ["हिनदी", "में"],
    "門の前": ["門", "の", "前"],
    "ที่": ["ที"],
    "x" * 130: ["x" * 64, "x" * 64, "xx"],
}


@pytest.mark.parametrize("text", FOLDED)
def test_words_are_folded_as_they_were_when_the_index_was_built(text: str) -> None:
    assert [token.word for token in search_tokens(text)] == FOLDED[text]


def test_a_phrase_stands_in_a_row() -> None:
    assert matches("The white van, a White  VAN; van white", phrases(["white van"])) == [(4, 13), (17, 27)]
    assert matches("white or van", phrases(["white van"])) is None
    assert matches("white or van", phrases(["van", "white"])) == [(0, 5), (9, 12)]
    assert phrases(["!?", ""]) == ()


@pytest.mark.parametrize("joined", ["", " ", " - ", "-", "-\n", "'", "_", ". ", "`s "])
def test_a_plain_text_is_refused_at_once_only_if_it_lacks_the_phrase(joined: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a" + joined + "b", "B" + joined + "a b", "ab" + joined + "a", "x" * 64 + joined + "a b", "a" + joined + "a" + joined + "B"]
    wanted = [phrases([text]) for text in ("a b", "b a", "ab", "a a b", "x", "xa", "x" * 64 + " a")]
    quick = [matches(text, phrase) for text in texts for phrase in wanted]
    monkeypatch.setattr(search_words_module, "_lacks", lambda *_: False)

    assert quick == [matches(text, phrase) for text in texts for phrase in wanted]
    assert None in quick


def test_a_snippet_marks_every_match_and_is_short() -> None:
    text = "Before. " * 40 + "The white van\nstood there. " + "After. " * 60

    parts = snippet(text, matches(text, phrases(["van"])) or [])

    joined = "".join(part.text for part in parts)
    assert [part.text for part in parts if part.match] == ["van"]
    assert joined.startswith("… ")
    assert joined.endswith(" …")
    assert "white van stood" in joined
    assert len(joined) < 300


SPELLED = "Straße Ærø ﬁne IĞDIR الهاشِمي Ёлка 경찰이 चेतावनी o’clock STREET Sab’āwī pаypal hello がくせい"


@pytest.mark.parametrize("word", SPELLED.split())
def test_a_pattern_matches_every_spelling(word: str) -> None:
    query = "SELECT regexp_matches(?, ?)"
    with duckdb.connect() as connection:
        for folded in search_words(word):
            for spelling in (word, word.upper(), word.lower(), "\u200d".join(word)):
                if folded in search_words(spelling):
                    assert connection.execute(query, [f"so {spelling}, said", pattern_of(folded)]).fetchone() == (True,)
        assert connection.execute(query, ["somebody else", pattern_of("canister")]).fetchone() == (False,)
