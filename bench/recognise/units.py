"""A layer of hidden units over the vectors of texts, fitted beside the linear weights by :mod:`bench.recognise.fit`.

The meaning of a scene is not a sum of dimensions: "knife" speaks for a threat beside one thing and against it beside another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

UNITS, NETWORKS = 64, 4
"""Hidden units of a network, and networks whose mean counts. One alone varies with its seed."""

SHARE = 0.4
"""What the networks weigh in the mean with the linear fit: alone they are worse on writers left out, together both are better."""

_ROUNDS, _BATCH = 40, 256
_STEP, _DECAY = 2e-3, 1e-2
_INPUTS_KEPT, _UNITS_KEPT = 0.8, 0.7
_FIRST, _SECOND = 0.9, 0.999


@dataclass(frozen=True, slots=True)
class Units:
    """Weights of the vectors to the units, shape (512, n), their biases and their weights in the sum, each (n,), and a constant."""

    inward: Floats
    bias: Floats
    outward: Floats
    constant: float

    def of(self, vectors: Floats) -> Floats:
        """Return the sum for each vector, shape (n,)."""
        return np.asarray(np.maximum(vectors @ self.inward + self.bias, 0) @ self.outward + self.constant)


def fitted_units(vectors: Floats, answers: npt.NDArray[np.bool_], counts: Floats) -> Units:
    """Return the units that tell the answers, the mean of several networks as one with all their units."""
    centre = vectors.mean(axis=0)
    spread = np.maximum(vectors.std(axis=0), 1e-9) * np.sqrt(vectors.shape[1])
    columns = ((vectors - centre) / spread).astype(np.float32)
    fits = [_network(columns, answers.astype(np.float32), counts.astype(np.float32), seed) for seed in range(NETWORKS)]
    inward = np.hstack([first for first, *_ in fits]).astype(np.float64) / spread[:, None]
    bias = np.concatenate([second for _, second, *_ in fits]) - centre @ inward
    outward = np.concatenate([third for _, _, third, _ in fits]) * SHARE / NETWORKS
    return Units(inward, bias, outward, SHARE * float(np.mean([last for *_, last in fits])))


def _network(columns: npt.NDArray[np.float32], answers: npt.NDArray[np.float32], counts: npt.NDArray[np.float32], seed: int) -> list[Any]:
    """Return the weights of one network, fitted by Adam (Kingma & Ba 2015) with dropout and decay of weights."""
    random = np.random.default_rng(seed)
    size = columns.shape[1]
    weights: list[Any] = [
        random.normal(0, 1 / np.sqrt(size), (size, UNITS)).astype(np.float32),
        np.zeros(UNITS, np.float32),
        random.normal(0, 0.1, UNITS).astype(np.float32),
        np.zeros((), np.float32),
    ]
    means, squares = ([np.zeros_like(each) for each in weights] for _ in range(2))
    step = 0
    for _ in range(_ROUNDS):
        order = random.permutation(len(columns))
        for start in range(0, len(order), _BATCH):
            step += 1
            batch = order[start : start + _BATCH]
            slopes = _slopes(weights, columns[batch], answers[batch], counts[batch], random)
            for at, slope in enumerate(slopes):
                means[at] = _FIRST * means[at] + (1 - _FIRST) * slope
                squares[at] = _SECOND * squares[at] + (1 - _SECOND) * slope**2
                change = means[at] / (1 - _FIRST**step) / (np.sqrt(squares[at] / (1 - _SECOND**step)) + 1e-8)
                weights[at] = (weights[at] - _STEP * (change + _DECAY * weights[at] * (at in (0, 2)))).astype(np.float32)
    return weights


def _slopes(weights: list[Any], columns: Any, answers: Any, counts: Any, random: np.random.Generator) -> tuple[Any, ...]:
    """Return the slope of the loss along each weight, with a random part of the inputs and of the units left out."""
    kept = columns * ((random.random(columns.shape) < _INPUTS_KEPT) / _INPUTS_KEPT).astype(np.float32)
    mask = ((random.random((len(columns), UNITS)) < _UNITS_KEPT) / _UNITS_KEPT).astype(np.float32)
    units = np.maximum(kept @ weights[0] + weights[1], 0) * mask
    error = (1 / (1 + np.exp(-np.clip(units @ weights[2] + weights[3], -50, 50))) - answers) * counts / len(columns)
    back = np.outer(error, weights[2]) * (units > 0) * mask
    return kept.T @ back, back.sum(axis=0), units.T @ error, error.sum()
