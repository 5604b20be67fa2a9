"""Weigh a passage by its meaning as a whole, alike in fifteen languages, where the encoder of the extra ``copies`` is installed.

The encoder is the multilingual Universal Sentence Encoder (Yang et al. 2020). Words for a faith or an origin, and names of people that are
no ordinary words, are taken out before it reads a passage, so they weigh nothing. The weights stand in ``data/sentence_weights.npz``: for
each question a weight for each dimension, and a layer of hidden units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tocsin.extras import is_installed
from tocsin.matching.engine.identity_words import is_identity
from tocsin.matching.engine.rarity import everyday, is_attested_name, ordinary
from tocsin.matching.tokens import Token

QUESTIONS = ("call", "threat")
FILE = "data/sentence_weights.npz"
_MOST_LETTERS = 2_000


def sentence_weight(question: str, text: str, tokens: Sequence[Token]) -> float | None:
    """Return what the meaning of a passage, which is the `tokens` of `text`, adds to its score. None without the encoder or words."""
    if not tokens or not is_encoder_installed():
        return None
    return _weights_of(without_names(text, tokens))[QUESTIONS.index(question)]


def without_names(text: str, tokens: Sequence[Token]) -> str:
    """Return the passage as the encoder reads it: at most 2,000 letters, without names of people and words for a faith or an origin."""
    pieces, start = [], tokens[0].start
    for token in tokens:
        if is_identity(token.word) or (not token.raw[0].islower() and _is_name(token.word)):
            pieces.append(text[start : token.start])
            start = token.end
    end = tokens[-1].end + 1
    return "".join([*pieces, text[start:end]])[:_MOST_LETTERS]


@lru_cache(maxsize=1 << 14)
def _is_name(word: str) -> bool:
    return is_attested_name(word) and word not in everyday() and word not in ordinary()


@lru_cache(maxsize=1)
def is_encoder_installed() -> bool:
    """Return whether the extra that brings the encoder is installed."""
    return is_installed("copies")


@lru_cache(maxsize=1 << 8)
def _weights_of(passage: str) -> tuple[float, ...]:
    """Return the weight of a passage under each question. The questions are asked of one passage in turn, so it is read once."""
    from tocsin.copies.texts.meaning import SentenceEncoder

    (vector,) = SentenceEncoder().encode([passage])
    return tuple(weights.of(vector) for weights in _weights())


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weights of a question: of each dimension, shape (512,), and of a layer of n units, (512, n), (n,) and (n,), with its constant."""

    linear: Any
    inward: Any
    bias: Any
    outward: Any
    constant: Any

    def of(self, vector: Any) -> float:
        """Return what a vector of shape (512,) weighs."""
        units = (vector @ self.inward + self.bias).clip(0)
        return float(vector @ self.linear + units @ self.outward + self.constant)


@lru_cache(maxsize=1)
def _weights() -> tuple[_Weights, ...]:
    import numpy as np

    with files("tocsin.matching").joinpath(FILE).open("rb") as file, np.load(file) as arrays:
        parts = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return tuple(_Weights(**{field.name: parts[f"{question}_{field.name}"] for field in fields(_Weights)}) for question in QUESTIONS)
