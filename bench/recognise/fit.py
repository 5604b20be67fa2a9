"""``python -m bench.recognise.fit threat|call``: fit the weights of the concepts to half A and write them, printing the error expected.

The error is that of texts left out: each meaning (or each text) is weighed by weights fitted without it. Half B is never read.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.recognise.halves import Row, rows
from tocsin.matching.engine.concepts import features
from tocsin.matching.tokens import plain_words

RIDGE = {"threat": 4.0, "call": 4.0}
TABLES = {"threat": "threat_concepts", "call": "call_concepts"}
FOLDS = 10
LEAST_TEXTS = 6
LEAST_WEIGHT = 0.05
THRESHOLDS = {"threat": -1.0, "call": -0.3}
"""The least sum that counts: lower for threats, where a miss costs more than a false alarm."""
WEIGHTS = Path(str(files("tocsin.matching"))) / "data" / "concept_weights.toml"
Floats = npt.NDArray[np.float64]


def material(name: str) -> tuple[list[Row], list[bool]]:
    """Return the rows of half A and the right answers."""
    innocent = list(rows("innocent", "A"))
    if name == "call":
        texts = list(rows("calls", "A"))
        return texts + innocent, [row["is_call"] for row in texts] + [False] * len(innocent)
    texts = list(rows("threats", "A"))
    others = innocent + [row for row in rows("calls", "A") if not row["is_call"]]
    return texts + others, [row["priority"] == "P1" for row in texts] + [False] * len(others)


def fitted(values: Floats, answers: Floats, ridge: float) -> Floats:
    """Return the weights of a logistic regression with a ridge penalty (Newton's method), the intercept last."""
    design = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.full(design.shape[1], ridge)
    penalty[-1] = 0.01
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ weights))
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curve, design.T @ (answers - chance) - penalty * weights)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def fold_of(row: dict[str, Any]) -> int:
    """Return the fold of a row: the same for every translation of a meaning."""
    return hashlib.sha256(f"fold {row.get('parallel_id') or row['id']}".encode()).digest()[0] % FOLDS


def scores_left_out(values: Floats, answers: Floats, folds: Sequence[int], ridge: float) -> Floats:
    """Return the score of each text under weights fitted without its fold."""
    scores = np.zeros(len(values))
    for fold in range(FOLDS):
        out = np.array([each == fold for each in folds])
        if out.any():
            weights = fitted(values[~out], answers[~out], ridge)
            scores[out] = values[out] @ weights[:-1] + weights[-1]
    return scores


def main(name: str) -> None:
    """Fit, print the error expected, and write the weights into ``data/concept_weights.toml``."""
    texts, right = material(name)
    found = [features(TABLES[name], row["text"], plain_words(row["text"])) for row in texts]
    counts = Counter(feature for each in found for feature in each)
    used = sorted(feature for feature, count in counts.items() if count >= (LEAST_TEXTS if " + " not in feature else 5 * LEAST_TEXTS))
    values = np.array([[each.get(feature, 0.0) for feature in used] for each in found])
    answers = np.array(right, dtype=float)
    left_out = scores_left_out(values, answers, [fold_of(row) for row in texts], RIDGE[name])
    for threshold in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
        told = left_out >= threshold
        recall = told[answers == 1].mean()
        precision = answers[told].mean()
        print(f"left out, threshold {threshold}: recall {recall:.3f}, precision {precision:.3f}, false {told[answers == 0].mean():.3f}")
    weights = fitted(values, answers, RIDGE[name])
    lines = [f'"{feature}" = {weight:.2f}' for feature, weight in zip(used, weights[:-1], strict=True) if abs(weight) >= LEAST_WEIGHT]
    table = f"[{name}]\nintercept = {weights[-1]:.2f}\nthreshold = {THRESHOLDS[name]}\n\n[{name}.weights]\n" + "\n".join(lines) + "\n"
    before, _, after = WEIGHTS.read_text(encoding="utf-8").partition(f"[{name}]\n")
    following = after[after.index("\n[", after.index(f"[{name}.weights]")) :] if after.count("\n[") > 1 else ""
    WEIGHTS.write_text(before + table + following, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
