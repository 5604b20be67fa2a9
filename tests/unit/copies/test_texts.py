"""Near-equal texts are one cluster, and others are not."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("rensa")

from tocsin.copies.texts.components import roots
from tocsin.copies.texts.near import clusters

CALL = "everyone comes to the harbour square tonight at eight and brings a lantern with them"


def test_a_text_with_a_word_changed_is_in_the_cluster_of_the_first() -> None:
    changed = CALL.replace("lantern", "candle")

    assert list(clusters(["the tram to the park is late again", CALL, changed, CALL])) == [0, 1, 1, 1]


def test_texts_of_fewer_than_four_words_have_no_cluster() -> None:
    assert list(clusters(["", "one", "one two three", "one two three four", "one two three four"])) == [-1, -1, -1, 3, 3]


@pytest.mark.parametrize(
    "written",
    [
        CALL.replace("a", "а").replace("o", "о"),
        CALL.upper(),
        "\u200b".join(CALL),
        CALL.replace("e", "3").replace("o", "0"),
        CALL.replace(" ", ", "),
    ],
    ids=["look-alike letters", "capitals", "invisible letters", "digits", "commas"],
)
def test_a_text_written_around_a_filter_is_in_the_cluster(written: str) -> None:
    assert list(clusters([CALL, written])) == [0, 0]


def test_no_texts_have_no_clusters() -> None:
    assert list(clusters([])) == []


def test_other_texts_of_the_same_words_stay_apart() -> None:
    rng = random.Random(1)
    words = CALL.split()

    lines = [" ".join(rng.sample(words, len(words))) for _ in range(50)]

    assert len(set(clusters(lines))) > 40


def test_components_take_the_smallest_member() -> None:
    import numpy as np

    assert list(roots(6, np.array([4, 2, 5]), np.array([2, 1, 0]))) == [0, 1, 1, 3, 1, 0]
