"""Save pieces of a long run, so that a stopped run continues where it was."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import numpy as np

from tocsin.analysis.coaction.kernel import Edges
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.durable import replacing
from tocsin.lake import Lake


def fingerprint(lake: Lake, request: CoactRequest) -> str:
    """Return a digest that is equal for the same request on the same lake."""
    question = [request.on, request.windows, request.min_weight, repr(request.scope), lake.counted_parts()]
    return blake2b(json.dumps(question, default=str).encode(), digest_size=8).hexdigest()


class Checkpoint:
    """The saved pieces of one kind and window in a folder. Without a folder nothing is saved."""

    def __init__(self, folder: Path | None, name: str) -> None:
        self._folder = folder / name if folder else None

    def load(self) -> tuple[list[Edges], int]:
        """Return the saved pieces in order, and the account to continue with."""
        if self._folder is None or not self._folder.is_dir():
            return [], 0
        parts: list[Edges] = []
        at = 0
        for path in sorted(self._folder.glob("*.npy")):
            before, after = map(int, path.stem.split("-"))
            if before != at:
                break
            parts.append(Edges(*np.load(path)))
            at = after
        return parts, at

    def save(self, piece: Edges, before: int, after: int) -> None:
        """Save a piece atomically."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with replacing(self._folder / f"{before:010}-{after:010}.npy") as file:
            np.save(file, np.stack(piece.columns()))
