"""The weights of wording: readable, small, and without weight for a name, a faith or an origin."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest
from bench.join.material import data_folder, lists
from bench.recognise.fit import Barred

from tocsin.matching.engine.wording import COLUMNS, marks, meaning_key, spellings, weigh_wording
from tocsin.matching.tokens import plain_words

PACKED = files("tocsin.matching").joinpath("data/wording_weights.tsv.gz").read_bytes()
LINES = [line.split("\t") for line in gzip.decompress(PACKED).decode("utf-8").splitlines()]


def test_the_table_is_small_and_has_a_weight_for_each_question() -> None:
    assert len(PACKED) < 2_000_000
    assert all(len(line) == 1 + len(COLUMNS) for line in LINES)


def test_no_word_for_a_faith_or_an_origin_has_a_weight() -> None:
    barred = Barred(())

    assert not [feature for feature, *_ in LINES if feature[0] in "wv" and barred.bars(feature)]


@pytest.mark.skipif(data_folder() is None, reason="needs the real lists in TOCSIN_DATA")
def test_no_listed_name_has_a_weight() -> None:
    root = data_folder()
    assert root is not None
    barred = Barred(lists(root))

    assert not [feature for feature, *_ in LINES if feature[0] in "wv" and barred.bars(feature)]


def test_a_word_is_spelt_by_itself_its_beginning_its_end_and_its_neighbour() -> None:
    features = dict(spellings(plain_words("Gather everyone gather")))

    assert features["w gather"] == 0
    assert features["b everyo"] == 1
    assert features["e one"] == 1
    assert features["p gather everyone"] == 1
    assert features["f gather"] == 0


def test_marks_are_those_of_the_passage_alone() -> None:
    text = "Why? Well then, come at 20:00!"

    assert "m question" not in set(marks(text, plain_words(text)[2:]))
    assert {"m clock", "m exclaimed"} <= set(marks(text, plain_words(text)))
    assert list(marks("", [])) == []


def test_a_word_without_a_meaning_takes_that_of_its_longest_beginning() -> None:
    assert meaning_key("boycotting", {"boycott": 1, "boyc": 1}) == "boycott"
    assert meaning_key("boy", {"bo": 1}) == ""


def test_the_weights_of_the_words_and_the_marks_make_the_score() -> None:
    worded = weigh_wording("call", "Share this everywhere", plain_words("Share this everywhere"))

    assert len(worded.by_word) == 3
    assert worded.score == pytest.approx(sum(worded.by_word), abs=3)
    assert weigh_wording("call", "", []).by_word == ()
