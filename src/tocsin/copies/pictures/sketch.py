"""A sketch of a picture: hashes, a reduced copy, and local features. All that a search for copies needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from tocsin.copies.pictures.agreement import Ground, ground_of
from tocsin.copies.pictures.features import Features, features_of, reduced
from tocsin.copies.pictures.prints import Gray, Prints, prints_of

_QUALITY = 80


@dataclass(frozen=True)
class Sketch:
    """Hashes and the reduced copy of a picture. Features are computed when they are first needed."""

    prints: Prints
    gray: Gray

    @cached_property
    def features(self) -> Features:
        """The local features of the reduced copy."""
        return features_of(self.gray)

    @cached_property
    def ground(self) -> Ground:
        """The reduced copy as other pictures are laid over it."""
        return ground_of(self.gray)


class _Stored(msgspec.Struct, array_like=True):
    """The bytes of a sketch: hashes of eight orientations twice, a flag, and the reduced copy as JPEG."""

    full: bytes
    trimmed: bytes
    plain: bool
    gray: bytes


_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Stored)


def sketch_of(gray: Gray) -> Sketch:
    """Return the sketch of a picture of at least 16 x 16 pixels."""
    return Sketch(prints_of(gray), reduced(gray))


def encode(sketch: Sketch) -> bytes:
    """Return the sketch as bytes, about 30 KB."""
    import cv2

    jpeg = cv2.imencode(".jpg", sketch.gray, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
    return _encoder.encode(_Stored(sketch.prints.full.tobytes(), sketch.prints.trimmed.tobytes(), sketch.prints.plain, jpeg))


class _StoredFeatures(msgspec.Struct, array_like=True):
    points: bytes
    descriptors: bytes
    size: tuple[int, int]


_features = msgspec.msgpack.Decoder(_StoredFeatures)


def encode_features(features: Features) -> bytes:
    """Return features as bytes, at most 82 KB. To read them takes a hundredth of the time that it takes to find them."""
    return _encoder.encode(_StoredFeatures(features.points.tobytes(), features.descriptors.tobytes(), features.size))


def with_features(sketch: Sketch, data: bytes) -> Sketch:
    """Return the sketch with its features, which were stored. Raises :class:`ValueError` when the bytes are none."""
    try:
        stored = _features.decode(data)
        points = np.frombuffer(stored.points, np.float32).reshape(-1, 2)
        features = Features(points, np.frombuffer(stored.descriptors, np.uint8).reshape(len(points), 128), stored.size)
    except (msgspec.MsgspecError, ValueError):
        raise ValueError("the bytes are no features of a picture") from None
    sketch.__dict__["features"] = features  # where the cached property keeps them
    return sketch


def decode(data: bytes) -> Sketch:
    """Return the sketch of these bytes. Raises :class:`ValueError` when they are none."""
    import cv2

    try:
        stored = _decoder.decode(data)
        full, trimmed = (np.frombuffer(part, np.uint64).reshape(8, 4) for part in (stored.full, stored.trimmed))
    except (msgspec.MsgspecError, ValueError):
        raise ValueError("the bytes are no sketch of a picture") from None
    gray = cv2.imdecode(np.frombuffer(stored.gray, np.uint8), cv2.IMREAD_GRAYSCALE)
    return Sketch(Prints(full, trimmed, stored.plain), np.asarray(gray, np.uint8))
