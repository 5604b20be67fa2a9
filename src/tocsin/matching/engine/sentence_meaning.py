"""Weigh a passage by its meaning as a whole, alike in fifteen languages, where the encoder of the extra ``copies`` is installed.

The encoder is the multilingual Universal Sentence Encoder (Yang et al. 2020). Words for a faith or an origin, and names of people that are
no ordinary words, are taken out before it reads a passage, so they weigh nothing. The weights stand in ``data/sentence_weights.npz``: for
each question a weight for each dimension, and a layer of hidden units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def sentence_weights(question: str, passages: Sequence[tuple[str, Sequence[Token]]]) -> list[float | None]:
    """Return what the meaning of each passage, the tokens of a text, adds to its score. None without the encoder or words.

    The encoder reads all of them at once: one by one they would take several times as long.
    """
    if not is_encoder_installed():
        return [None] * len(passages)
    read = [without_names(text, tokens) if tokens else None for text, tokens in passages]
    weights = _weights_by_passage(passage for passage in read if passage is not None)
    place = QUESTIONS.index(question)
    return [None if passage is None else weights[passage][place] for passage in read]


def without_names(text: str, tokens: Sequence[Token]) -> str:
    """Return the passage as the encoder reads it: at most 2,000 letters, without names of people and words for a faith or an origin."""
    pieces, start = [], tokens[0].start
    for token in tokens:
        if is_identity(token.word) or (not token.raw[0].islower() and _is_name(token.word)):
            pieces.append(text[start : token.start])
            start = token.end
    end = tokens[-1].end + 1
    return " ".join("".join([*pieces, text[start:end]]).split())[:_MOST_LETTERS]


@lru_cache(maxsize=1 << 14)
def _is_name(word: str) -> bool:
    return is_attested_name(word) and word not in everyday() and word not in ordinary()


@lru_cache(maxsize=1)
def is_encoder_installed() -> bool:
    """Return whether the extra that brings the encoder is installed."""
    return is_installed("copies")


_read_last: dict[str, tuple[float, ...]] = {}
"""The weights of the passages read last. The questions are asked of one passage in turn, so it is read once."""

_MOST_KEPT = 1 << 9


def _weights_by_passage(passages: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """Return the weight of each passage under each question."""
    wanted = dict.fromkeys(passages)
    weights = {passage: weight for passage in wanted if (weight := _read_last.get(passage))}  # other threads may clear it
    if unread := [passage for passage in wanted if passage not in weights]:
        from tocsin.copies.texts.meaning import SentenceEncoder

        vectors = SentenceEncoder().encode(unread)
        weights |= {passage: tuple(question.of(vector) for question in _weights()) for passage, vector in zip(unread, vectors, strict=True)}
        if len(_read_last) + len(unread) > _MOST_KEPT:
            _read_last.clear()
        _read_last.update((passage, weights[passage]) for passage in unread[-_MOST_KEPT:])
    return weights


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
