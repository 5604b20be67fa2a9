"""A learned descriptor adds candidates, and only vectors of its own model are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.posters import poster  # noqa: E402
from tocsin.copies.pictures.catalogue import Catalogue  # noqa: E402
from tocsin.copies.pictures.descriptor import OnnxDescriptor, stored, vector_of  # noqa: E402
from tocsin.copies.pictures.search import PictureIndex  # noqa: E402
from tocsin.copies.pictures.sketch import sketch_of  # noqa: E402
from tocsin.copies.pictures.verify import Pose  # noqa: E402
from tocsin.domain.errors import Unavailable  # noqa: E402

NO_KEYS = np.empty((0, 4), np.uint16)
FAR = np.zeros((2, 4), np.uint64)


class Halves:
    """A descriptor that compares the brightness of the four quarters, whatever else a picture shows."""

    def __init__(self, model: str = "halves") -> None:
        self.model = model

    def describe(self, gray: Any) -> Any:
        quarters = cv2.resize(gray, (2, 2), interpolation=cv2.INTER_AREA).astype(np.float32).ravel() - 127.5
        return quarters / max(float(np.linalg.norm(quarters)), 1e-9)


def shaded(dark: str) -> Any:
    picture = np.full((64, 64), 230, np.uint8)
    picture[:, :32] = 20 if dark == "left" else 230
    picture[:, 32:] = 20 if dark == "right" else 230
    return picture


def test_a_picture_of_a_near_vector_is_a_candidate_also_mirrored() -> None:
    descriptor = Halves()
    index = PictureIndex(descriptor)
    index.add("left", FAR, NO_KEYS, descriptor.describe(shaded("left")))
    index.add("undescribed", FAR, NO_KEYS)

    assert [(like.name, like.poses) for like in index.candidates(sketch_of(shaded("left")))] == [("left", (Pose.PLAIN,))]
    assert [(like.name, like.poses) for like in index.candidates(sketch_of(shaded("right")))] == [("left", (Pose.MIRRORED,))]
    assert list(PictureIndex().candidates(sketch_of(shaded("left")))) == []


def test_vectors_of_another_model_are_not_compared() -> None:
    data = stored(Halves(), shaded("left"))
    vector = vector_of(Halves(), data)

    assert vector is not None
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-2
    assert vector_of(Halves("other"), data) is None
    assert vector_of(None, data) is None
    assert stored(None, shaded("left")) == b""


def test_a_catalogue_keeps_the_vectors_of_its_pictures(tmp_path: Path) -> None:
    first = Catalogue(tmp_path, Halves())
    first.add("p1", sketch_of(cv2.cvtColor(poster(1), cv2.COLOR_BGR2GRAY)))
    first.save()

    again = Catalogue(tmp_path, Halves())

    entry = again.entry("p1")
    assert entry is not None
    assert vector_of(Halves(), entry.descriptor) is not None
    assert [hit.name for hit in again.search(sketch_of(cv2.cvtColor(poster(1), cv2.COLOR_BGR2GRAY)))] == ["p1"]


def test_a_model_in_a_file_describes_pictures(tmp_path: Path) -> None:
    ocr = pytest.importorskip("rapidocr_onnxruntime")
    path = next((Path(ocr.__file__).parent / "models").glob("*cls*.onnx"))  # any model of pictures does
    descriptor = OnnxDescriptor(path, "cls")

    vector = descriptor.describe(shaded("left"))

    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-3
    assert np.array_equal(vector, descriptor.describe(shaded("left")))
    (tmp_path / "broken.onnx").write_bytes(b"no model")
    with pytest.raises(Unavailable, match=r"broken\.onnx: holds no model that describes pictures"):
        OnnxDescriptor(tmp_path / "broken.onnx", "broken")
