"""Texts of one meaning are told by how far they are above what is near them by chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

np = pytest.importorskip("numpy")

from tocsin.copies.texts.meaning import DIMENSIONS, Background, Floats, MeaningIndex, needed  # noqa: E402


def drawn(count: int, seed: int = 1) -> Floats:
    """Return unit vectors that were drawn."""
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSIONS)).astype(np.float32)
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def at_cosine(vector: Floats, cosine: float) -> Floats:
    """Return unit vectors at this cosine to another, in directions that were drawn."""
    others = drawn(400, 2)
    others -= (others @ vector)[:, None] * vector
    others /= np.linalg.norm(others, axis=1, keepdims=True)
    placed: Floats = (cosine * vector + (1 - cosine**2) ** 0.5 * others).astype(np.float32)
    return placed


def test_few_posts_tell_no_crowding() -> None:
    background = Background.of(drawn(499))

    assert len(background.posts) == 0
    level = background.crowding(drawn(2))
    assert np.allclose(needed(level, level), 0.3, atol=0.001)


def test_a_text_in_a_crowd_needs_more_to_be_suggested() -> None:
    crowd, alone = drawn(2, 5)
    background = replace(Background.none(), posts=np.concatenate([drawn(1000), at_cosine(crowd, 0.5)]))

    crowded, free = background.crowding(background.without(np.stack([crowd, alone])))

    assert crowded == 255
    assert free == 0
    assert needed(crowded, free) > needed(free, free)
    assert needed(crowded, crowded) < 0.33, "a storm that is a large part of the posts is found nonetheless"


def test_a_post_is_no_neighbour_of_itself() -> None:
    background = Background.of(drawn(1000))

    assert background.crowding(background.posts[:50]).max() == 0


@pytest.mark.parametrize("crowding", [0, 100, 255])
def test_a_search_finds_what_is_near_enough(crowding: int) -> None:
    vector, others = drawn(1, 7)[0], drawn(3000)
    background = Background.none()
    least = float(needed(np.uint8(crowding), background.crowding(vector[None])[0]))
    known = np.concatenate([others, at_cosine(vector, least + 0.1)])

    places, cosines = MeaningIndex.build(known, background).nearest(vector, np.uint8(crowding))

    assert (places >= 3000).sum() >= 396, "signs may miss one in a hundred"
    assert (places < 3000).sum() < 3
    assert cosines.tolist() == sorted(cosines.tolist(), reverse=True)
    assert cosines.min() >= least
