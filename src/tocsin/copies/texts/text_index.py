"""Texts seen before, on disk: their MinHash signatures and their meaning, each text once. It can be made anew from the texts.

Columns are appended to files, and a small state file, written last, says how many rows count. A killed run leaves rows that the next one
writes over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from tocsin.copies.texts.meaning import ALIKE, DIMENSIONS, Background, Encoder, Floats, MeaningIndex
from tocsin.copies.texts.near import ALIKE_HASHES, HASHES, signature
from tocsin.durable import atomic_write, replacing

Ints = npt.NDArray[np.int64]
_BANDS = HASHES // 2
_COLUMNS: dict[str, tuple[np.dtype[Any], int]] = {
    "names": (np.dtype(np.int64), 1),
    "signatures": (np.dtype(np.uint32), HASHES),
    "bands": (np.dtype(np.uint16), _BANDS),
    "raw": (np.dtype(np.int8), DIMENSIONS),
    "vectors": (np.dtype(np.int8), DIMENSIONS),
    "signs": (np.dtype(np.uint64), 8),
}
_SCALE = 400.0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_AT_ONCE = 4096
_BLOCK = 1 << 14
_SAMPLE = 2000


class _State(msgspec.Struct, frozen=True):
    """Rows that count, a mark of the caller, and the number of rows of which the background was taken."""

    rows: int = 0
    mark: int = 0
    background: int = 0


@dataclass(frozen=True, slots=True)
class LikeTexts:
    """Texts that may say what another says, by name: nearly the same words, and those of like meaning with their cosines."""

    near: tuple[int, ...]
    like: tuple[tuple[int, float], ...]


class TextIndex:
    """Texts by a number of the caller's, in a folder. One process adds at a time. Memory: 1,250 bytes a text on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state, self._background = _State(), Background.none()
        self._mapped: dict[str, npt.NDArray[Any]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take what another process has added since."""
        path = self.folder / "state.json"
        state = msgspec.json.decode(path.read_bytes(), type=_State) if path.exists() else _State()
        if state != self._state:
            self._state, self._mapped = state, {}
            self._background = self._stored_background()
            self._complete()

    def _complete(self) -> None:
        """Derive the bands of an index that was made without them."""
        path = self.folder / "bands.column"
        if self._state.rows and not path.exists():
            with replacing(path) as file:
                file.write(_bands(self._column("signatures")).tobytes())

    def __len__(self) -> int:
        return self._state.rows

    @property
    def mark(self) -> int:
        """Return the mark that was given with the last texts."""
        return self._state.mark

    def names(self) -> Ints:
        """Return the number of each text."""
        return np.asarray(self._column("names")[:, 0], np.int64)

    def add(self, names: Sequence[int], texts: Sequence[str], encoder: Encoder, mark: int) -> None:
        """Add texts under their numbers. ``mark`` is kept with them, so that a caller knows how far it came."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(texts), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            last = start + _AT_ONCE >= len(texts)
            self._append(names[part], texts[part], encoder, mark if last else self._state.mark)
        if not texts:
            self._save(_State(self._state.rows, mark, self._state.background))
        if self._state.rows >= 2 * max(self._state.background, 100):
            self._renew()

    def _append(self, names: Sequence[int], texts: Sequence[str], encoder: Encoder, mark: int) -> None:
        raw = encoder.encode(texts)
        meaning = MeaningIndex.build(self._background.without(raw))
        signatures = signature(texts)[0]
        rows = {
            "names": np.array(names, np.int64)[:, None],
            "signatures": signatures,
            "bands": _bands(signatures),
            "raw": _whole(raw),
            "vectors": meaning.vectors,
            "signs": meaning.signs,
        }
        for name, values in rows.items():
            kind, width = _COLUMNS[name]
            path = self.folder / f"{name}.column"
            with path.open("r+b" if path.exists() else "w+b") as file:
                file.seek(self._state.rows * width * kind.itemsize)
                file.write(np.ascontiguousarray(values, kind).tobytes())
                file.truncate()
        self._save(_State(self._state.rows + len(names), mark, self._state.background))

    def _renew(self) -> None:
        """Take the background of all texts anew, and every vector without it. Twice as many texts give another background."""
        raw = self._column("raw")
        sample = np.random.default_rng(1).choice(len(raw), min(_SAMPLE, len(raw)), replace=False)
        self._background = Background.of(raw[np.sort(sample)].astype(np.float32) / _SCALE)
        paths = {name: self.folder / f"{name}.column" for name in ("vectors", "signs")}
        with replacing(paths["vectors"]) as vectors, replacing(paths["signs"]) as signs:
            for start in range(0, len(raw), _AT_ONCE):
                part = self._background.without(raw[start : start + _AT_ONCE].astype(np.float32) / _SCALE)
                meaning = MeaningIndex.build(part)
                vectors.write(meaning.vectors.tobytes())
                signs.write(meaning.signs.tobytes())
        with replacing(self.folder / "background.npz") as file:
            np.savez(file, mean=self._background.mean, components=self._background.components)
        self._save(_State(self._state.rows, self._state.mark, self._state.rows))

    def like(self, text: str, encoder: Encoder, least: float = ALIKE) -> LikeTexts:
        """Return the texts that share most word pairs with this one, and those of like meaning, the likest first."""
        if not len(self):
            return LikeTexts((), ())
        names = self.names()
        wanted, long_enough = signature([text])
        near = frozenset(names[self._near(wanted[0])].tolist()) if long_enough[0] else frozenset()
        vector = self._background.without(encoder.encode([text]))[0]
        places, cosines = MeaningIndex(self._column("vectors"), self._column("signs")).nearest(vector, least)
        pairs = zip(names[places].tolist(), cosines.tolist(), strict=True)
        return LikeTexts(tuple(sorted(near)), tuple((name, cosine) for name, cosine in pairs if name not in near))

    def _near(self, wanted: npt.NDArray[np.uint32]) -> Ints:
        """Return the places of signatures that share a band of two hashes with this one, and half of all hashes."""
        signatures, bands, wanted_bands = self._column("signatures"), self._column("bands"), _bands(wanted[None])
        places = [
            np.flatnonzero(_any_of_sixteen(bands[start : start + _BLOCK] == wanted_bands)) + start for start in range(0, len(bands), _BLOCK)
        ]
        candidates = np.concatenate(places)
        same = signatures[candidates] == wanted
        alike = (same.mean(axis=1) >= ALIKE_HASHES) & (same[:, ::2] & same[:, 1::2]).any(axis=1)
        return np.asarray(candidates[alike], np.int64)

    def _column(self, name: str) -> npt.NDArray[Any]:
        kind, width = _COLUMNS[name]
        if not self._state.rows:
            return np.empty((0, width), kind)
        if name not in self._mapped:  # kept, since the pages of a new map are looked up one by one
            self._mapped[name] = np.memmap(self.folder / f"{name}.column", kind, "r", shape=(self._state.rows, width))
        return self._mapped[name]

    def _stored_background(self) -> Background:
        path = self.folder / "background.npz"
        if not self._state.background or not path.exists():
            return Background.none()
        with np.load(path) as stored:
            return Background(stored["mean"], stored["components"])

    def _save(self, state: _State) -> None:
        atomic_write(self.folder / "state.json", msgspec.json.encode(state))
        self._state, self._mapped = state, {}


def _whole(vectors: Floats) -> npt.NDArray[np.int8]:
    return np.asarray(np.clip(np.rint(vectors * _SCALE), -127, 127), np.int8)


def _bands(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """Return sixteen bits for each band of two hashes, shape (n, 16): a quarter of the bytes that a search would read otherwise."""
    pairs = signatures.view(np.uint64).reshape(-1, _BANDS)
    return np.asarray((pairs * _MIX) >> np.uint64(48), np.uint16)


def _any_of_sixteen(flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint64]:
    """Return a number for each row of sixteen flags, 0 where none is set: as two words, which is faster than flag by flag."""
    words = flags.view(np.uint64)
    return np.asarray(words[:, 0] | words[:, 1])
