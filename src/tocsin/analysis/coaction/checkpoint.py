"""A long run that was stopped goes on: the pieces found so far, and the account to go on with."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import numpy as np

from tocsin.analysis.coaction.kernel import Edges
from tocsin.analysis.coaction.request import CoactRequest
from tocsin.lake import Lake


def fingerprint(lake: Lake, request: CoactRequest) -> str:
    """Equal for the same question to the same lake."""
    asked = [request.on, request.windows, request.min_weight, repr(request.scope), lake.part_numbers()]
    return blake2b(json.dumps(asked, default=str).encode(), digest_size=8).hexdigest()


class Checkpoint:
    """Pieces of one family in a folder; nothing where no folder is given."""

    def __init__(self, folder: Path | None, name: str) -> None:
        self._folder = folder / name if folder else None

    def load(self) -> tuple[list[Edges], int]:
        """The pieces there are, in order, and the account to go on with."""
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
        """Keeps a piece, whole or not at all."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{before:010}-{after:010}.npy"
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            np.save(file, np.stack(piece.columns()))
        new.rename(path)
