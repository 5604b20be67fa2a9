"""A picture that was added alone is found as well as one of many."""

from __future__ import annotations

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.posters import poster  # noqa: E402
from tocsin.copies.pictures.candidates import keys_of  # noqa: E402
from tocsin.copies.pictures.search import PictureIndex  # noqa: E402
from tocsin.copies.pictures.sketch import Sketch, sketch_of  # noqa: E402


def sketch(seed: int, template: int) -> Sketch:
    return sketch_of(cv2.cvtColor(poster(seed, template), cv2.COLOR_BGR2GRAY))


def test_a_picture_added_after_many_is_among_the_first_candidates() -> None:
    index = PictureIndex()
    for seed in range(24):
        drawn = sketch(seed, seed % 2)
        index.add(str(seed), np.stack([drawn.prints.full[0], drawn.prints.trimmed[0]]), keys_of(drawn.features))
        if seed == 22:
            list(index.candidates(drawn))  # indexes those before
    cropped = sketch_of(cv2.cvtColor(poster(23, 1)[150:], cv2.COLOR_BGR2GRAY))

    assert "23" in [candidate.name for candidate in index.candidates(cropped)][:3]
