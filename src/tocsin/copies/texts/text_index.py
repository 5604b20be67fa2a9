"""Texts seen before, on disk: their MinHash signatures and their meaning, each text once. It can be made anew from the texts.

Columns are appended to files, and a small state file, written last, says how many rows count. A killed run leaves rows that the next one
writes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from tocsin.copies.texts.meaning import DIMENSIONS, WORDS, Background, Encoder, Floats, MeaningIndex
from tocsin.copies.texts.near import ALIKE_HASHES, HASHES, signature
from tocsin.durable import atomic_write, replacing

Ints = npt.NDArray[np.int64]
_BANDS = HASHES // 2
_COLUMNS: dict[str, tuple[np.dtype[Any], int]] = {
    "names": (np.dtype(np.int64), 1),
    "signatures": (np.dtype(np.uint32), HASHES),
    **{f"bands{number}": (np.dtype(np.uint16), 1) for number in range(_BANDS)},
    "raw": (np.dtype(np.int8), DIMENSIONS),
    "vectors": (np.dtype(np.int8), DIMENSIONS),
    **{f"signs{number}": (np.dtype(np.uint64), 1) for number in range(WORDS)},
    "crowding": (np.dtype(np.uint8), 1),
}
"""Kinds and widths of the columns. What a search reads of every text is a file for each number: in one file it takes twice as long."""
_OF_MEANING = ("vectors", *(name for name in _COLUMNS if name.startswith("signs")), "crowding")
"""Columns that another background changes."""
_SCALE = 400.0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_AT_ONCE = 4096
_BLOCK = 1 << 16
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
    """Texts by a number of the caller's, in a folder. One process adds at a time. Memory: 1,251 bytes a text on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state, self._background = _State(), Background.none()
        self._mapped: dict[str, npt.NDArray[Any]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take what another process has added since. An index of an earlier layout counts as empty, and is made anew."""
        path = self.folder / "state.json"
        whole = all((self.folder / f"{name}.column").exists() for name in _COLUMNS)
        state = msgspec.json.decode(path.read_bytes(), type=_State) if whole and path.exists() else _State()
        if state != self._state:
            self._state, self._mapped = state, {}
            self._background = self._stored_background()

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
        signatures = signature(texts)[0]
        rows = {
            "names": np.array(names, np.int64),
            "signatures": signatures,
            "raw": _whole(raw),
            **dict(_numbered("bands", _bands(signatures).T)),
            **self._meaning(raw),
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
        with ExitStack() as stack:
            files = {name: stack.enter_context(replacing(self.folder / f"{name}.column")) for name in _OF_MEANING}
            for start in range(0, len(raw), _AT_ONCE):
                for name, values in self._meaning(raw[start : start + _AT_ONCE].astype(np.float32) / _SCALE).items():
                    files[name].write(values.tobytes())
        with replacing(self.folder / "background.npz") as file:
            np.savez(file, **asdict(self._background))
        self._save(_State(self._state.rows, self._state.mark, self._state.rows))

    def _meaning(self, raw: Floats) -> dict[str, npt.NDArray[Any]]:
        """Return the columns of these vectors that the background changes."""
        index = MeaningIndex.build(self._background.without(raw), self._background)
        return {"vectors": index.vectors, "crowding": index.crowding, **dict(_numbered("signs", index.signs))}

    def like(self, text: str, encoder: Encoder) -> LikeTexts:
        """Return the texts that share most word pairs with this one, and those of like meaning, the likest first."""
        if not len(self):
            return LikeTexts((), ())
        names = self.names()
        signs = [self._column(f"signs{number}")[:, 0] for number in range(WORDS)]
        wanted, long_enough = signature([text])
        near = frozenset(names[self._near(wanted[0])].tolist()) if long_enough[0] else frozenset()
        vectors = self._background.without(encoder.encode([text]))
        meanings = MeaningIndex(self._column("vectors"), signs, self._column("crowding")[:, 0])
        places, cosines = meanings.nearest(vectors[0], self._background.crowding(vectors)[0])
        pairs = zip(names[places].tolist(), cosines.tolist(), strict=True)
        return LikeTexts(tuple(sorted(near)), tuple((name, cosine) for name, cosine in pairs if name not in near))

    def _near(self, wanted: npt.NDArray[np.uint32]) -> Ints:
        """Return the places of signatures that share a band of two hashes with this one, and half of all hashes."""
        signatures, wanted_bands = self._column("signatures"), _bands(wanted[None])[0]
        bands = [self._column(f"bands{number}")[:, 0] for number in range(_BANDS)]
        candidates = np.concatenate([*_any_alike(bands, wanted_bands)])
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
            return Background(**{field.name: stored[field.name] for field in fields(Background)})

    def _save(self, state: _State) -> None:
        atomic_write(self.folder / "state.json", msgspec.json.encode(state))
        self._state, self._mapped = state, {}


def _whole(vectors: Floats) -> npt.NDArray[np.int8]:
    return np.asarray(np.clip(np.rint(vectors * _SCALE), -127, 127), np.int8)


def _bands(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """Return sixteen bits for each band of two hashes, shape (n, 16): a quarter of the bytes that a search would read otherwise."""
    pairs = signatures.view(np.uint64).reshape(-1, _BANDS)
    return np.asarray((pairs * _MIX) >> np.uint64(48), np.uint16)


def _numbered(name: str, columns: Iterable[npt.NDArray[Any]]) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    return ((f"{name}{number}", np.ascontiguousarray(column)) for number, column in enumerate(columns))


def _any_alike(columns: Sequence[npt.NDArray[np.uint16]], wanted: npt.NDArray[np.uint16]) -> Iterator[Ints]:
    """Yield the places where any column has its wanted number, by blocks that fit a processor's cache."""
    for start in range(0, len(columns[0]), _BLOCK):
        alike = columns[0][start : start + _BLOCK] == wanted[0]
        for column, number in zip(columns[1:], wanted[1:], strict=True):
            alike |= column[start : start + _BLOCK] == number
        yield np.asarray(np.flatnonzero(alike) + start, np.int64)
