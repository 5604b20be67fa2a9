"""Hashes are those of PDQ, in eight orientations, and are searched exactly."""

from __future__ import annotations

from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.posters import poster  # noqa: E402
from tests.realdata import real_data  # noqa: E402
from tocsin.copies.pictures.hash_index import HashIndex  # noqa: E402
from tocsin.copies.pictures.prints import SAME, distance, prints_of, trimmed  # noqa: E402


def gray(seed: int) -> Any:
    return cv2.cvtColor(poster(seed), cv2.COLOR_BGR2GRAY)


BRIDGE = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
"""The hash that PDQ's reference implementation gives a picture in the real data."""


@pytest.mark.data
@pytest.mark.skipif(real_data() is None, reason="no real data")
def test_a_hash_is_that_of_the_reference_implementation() -> None:
    folder = real_data()
    assert folder
    picture = cv2.imread(str(folder / "images/pdq/reg-test-input/dih/bridge-1-original.jpg"), cv2.IMREAD_GRAYSCALE)

    assert prints_of(picture).full[0].tobytes().hex() == BRIDGE


@pytest.mark.parametrize("turns", range(8))
def test_a_turned_or_mirrored_picture_has_one_of_the_eight_hashes(turns: int) -> None:
    picture = gray(1)
    turned = np.rot90(picture if turns < 4 else picture[:, ::-1], turns % 4)

    apart = distance(prints_of(np.ascontiguousarray(turned)).full[0], prints_of(picture).full)

    assert apart.min() <= SAME


def test_a_border_is_left_out_of_the_second_hash() -> None:
    picture = gray(2)
    framed = cv2.copyMakeBorder(picture, 90, 60, 40, 70, cv2.BORDER_CONSTANT, value=255)

    assert abs(trimmed(framed).shape[0] - picture.shape[0]) <= 2
    assert distance(prints_of(framed).trimmed[0], prints_of(picture).full[:1])[0] <= SAME
    assert distance(prints_of(framed).full[0], prints_of(picture).full[:1])[0] > SAME


def test_a_picture_of_one_colour_is_plain() -> None:
    assert prints_of(np.full((300, 200), 128, np.uint8)).plain
    assert not prints_of(gray(3)).plain


def test_the_index_finds_what_comparing_one_by_one_finds() -> None:
    rng = np.random.default_rng(1)
    hashes = rng.integers(0, 1 << 63, (5000, 4), dtype=np.uint64)
    index = HashIndex.build(hashes)
    for place in range(60):
        bits = np.unpackbits(hashes[place].view(np.uint8))
        bits[rng.choice(256, place, replace=False)] ^= 1
        asked = np.packbits(bits).view(np.uint64)

        places, apart = index.within(asked)

        assert set(places) == set(np.flatnonzero(distance(asked, hashes) <= SAME))
        assert (place in places) == (place <= SAME)
        assert list(apart) == sorted(apart)


def test_a_bank_of_one_hash_matches() -> None:
    prints = prints_of(gray(4))

    assert list(HashIndex.build(prints.full[:1]).within(prints.full[0])[0]) == [0]


def test_an_empty_index_finds_nothing() -> None:
    assert len(HashIndex.build(np.empty((0, 4), np.uint64)).within(prints_of(gray(4)).full[0])[0]) == 0
