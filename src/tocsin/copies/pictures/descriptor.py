"""A learned descriptor of pictures, through a port: it proposes candidates, and the overlay decides as before.

A desk may bring one as an ONNX file, such as that of SSCD (Pizzi and others 2022). No weights come with Tocsin.
"""

from __future__ import annotations

import importlib
import importlib.util
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from tocsin.copies.pictures.prints import Floats, Gray
from tocsin.domain.errors import Unavailable

_SIDE = 288
"""Pixels of a side where the model does not state them."""
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of the red, green and blue of ImageNet, from 0 to 1, by which such models expect their input to be normalised."""
_TAG = 8


class Descriptor(Protocol):
    """Port to a model that turns pictures into vectors, near each other for copies."""

    @property
    def model(self) -> str:
        """The model's name and checksum. Vectors of two models are not compared."""
        ...

    def describe(self, gray: Gray) -> Floats:
        """Return a vector of length 1."""
        ...


class OnnxDescriptor:
    """A model in a file, run by the package ``onnxruntime`` on one core."""

    def __init__(self, path: Path, model: str) -> None:
        """Load the model. Raise :class:`Unavailable` if the package is not installed or the file holds no such model."""
        if importlib.util.find_spec("onnxruntime") is None:
            raise Unavailable("the package onnxruntime, which runs ONNX files, is not installed")
        runtime = importlib.import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session: Any = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            (self._input,) = self._session.get_inputs()
            _, channels, height, width = self._input.shape
        except Exception as error:  # the package raises classes of its own
            raise Unavailable(f"{path}: holds no model that describes pictures: {type(error).__name__}") from None
        if channels != len(_MEAN):
            raise Unavailable(f"{path}: takes {channels} channels, and a model that describes pictures takes {len(_MEAN)}")
        self._size = tuple(side if isinstance(side, int) else _SIDE for side in (width, height))
        self.model = model

    def describe(self, gray: Gray) -> Floats:
        """Return the model's output for a picture, which is squeezed into the shape that it takes, as a vector of length 1."""
        import cv2

        small = cv2.resize(gray, self._size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        channels = np.stack([(small - mean) / deviation for mean, deviation in zip(_MEAN, _DEVIATION, strict=True)])
        output = self._session.run(None, {self._input.name: channels[None].astype(np.float32)})[0]
        vector = np.asarray(output, np.float32).ravel()
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def stored(descriptor: Descriptor | None, gray: Gray) -> bytes:
    """Return the description of a picture as bytes, with a tag of its model. Empty without a descriptor."""
    if descriptor is None:
        return b""
    return _tag(descriptor) + descriptor.describe(gray).astype(np.float16).tobytes()


def vector_of(descriptor: Descriptor | None, data: bytes) -> Floats | None:
    """Return the vector in these bytes, or None where it is of another model or of none."""
    if descriptor is None or data[:_TAG] != _tag(descriptor):
        return None
    return np.frombuffer(data, np.float16, offset=_TAG).astype(np.float32)


def _tag(descriptor: Descriptor) -> bytes:
    return sha256(descriptor.model.encode()).digest()[:_TAG]
