"""The index in one file: columns as they lie in memory, read back without computing anything anew."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path
from typing import Any

import msgspec

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.durable import atomic_write
from tocsin.matching.engine.names import NameEntity, NameTable

_MAGIC = b"tocsin names 5\n"


class _Columns(msgspec.Struct, array_like=True):
    byteorder: str
    country: str
    words: list[str]
    bits: bytes
    keys: bytes
    joined: bytes
    verbatim: bytes
    entities: list[NameEntity]
    clusters: bytes
    texts: list[str]
    entity_of: bytes
    flags: bytes
    starts: bytes
    parts: bytes
    cores: bytes
    identifiers: dict[str, list[int]]


def save(names: NameTable, path: Path) -> None:
    """Write the names to ``path``, whole or not at all."""
    names.settle()
    words = names.vocabulary
    columns = _Columns(
        sys.byteorder, names.country, words.words, words.bits.tobytes(), words.keys.sorted.tobytes(), names.joined.sorted.tobytes(),
        names.verbatim.sorted.tobytes(),
        names.entities, names.clusters.tobytes(), names.texts, names.entity_of.tobytes(), bytes(names.flags),
        names.starts.tobytes(), names.parts.tobytes(), bytes(names.cores), dict(names.identifiers),
    )  # fmt: skip
    try:
        atomic_write(path, _MAGIC + msgspec.msgpack.encode(columns))
    except OSError as error:
        raise Unavailable(
            f"{path}: the index of names cannot be written ({error.strerror}); make room or mend the folder's rights"
        ) from error


def load(path: Path) -> NameTable:
    """Return the names that :func:`save` wrote."""
    try:
        data = path.read_bytes()
        if not data.startswith(_MAGIC):
            raise ValueError("another file")
        return _names(msgspec.msgpack.decode(memoryview(data)[len(_MAGIC) :], type=_Columns))
    except (OSError, ValueError, IndexError) as error:
        raise Malformed(f"{path}: not an index of names; build it again from the desk's lists") from error


def _names(columns: _Columns) -> NameTable:
    names = NameTable(columns.country)
    words = names.vocabulary
    words.words = columns.words
    words.ids = {word: id_ for id_, word in enumerate(columns.words)}
    _fill(columns, (words.bits, columns.bits), (words.keys.sorted, columns.keys), (names.joined.sorted, columns.joined))
    _fill(columns, (names.verbatim.sorted, columns.verbatim))
    names.entities = columns.entities
    names.texts = columns.texts
    del names.starts[:]
    pairs: list[tuple[array[Any], bytes]] = [
        (names.clusters, columns.clusters), (names.entity_of, columns.entity_of), (names.starts, columns.starts),
        (names.parts, columns.parts),
    ]  # fmt: skip
    _fill(columns, *pairs)
    names.flags, names.cores = bytearray(columns.flags), bytearray(columns.cores)
    names.identifiers.update(columns.identifiers)
    names.rebuild()
    return names


def _fill(columns: _Columns, *pairs: tuple[array[Any], bytes]) -> None:
    for target, data in pairs:
        target.frombytes(data)
        if columns.byteorder != sys.byteorder:
            target.byteswap()
