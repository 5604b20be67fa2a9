"""TOML files of tables that a desk may edit: those that come with Tocsin, and the desk's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from tocsin.domain.errors import Malformed
from tocsin.toml_values import from_toml

LARGEST = 1 << 20
"""Bytes of a file."""

T = TypeVar("T")


def read_text(path: Path, contents: str) -> bytes:
    """Return the bytes of a file. Raise :class:`Malformed` if it cannot be read or is too large for a file of ``contents``."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise Malformed(f"{path}: cannot be read: {error.strerror}") from None
    if len(text) > LARGEST:
        raise Malformed(f"{path}: larger than the {LARGEST >> 20} MB that a file of {contents} may have")
    return text


def own_text(name: str) -> bytes:
    """Return the bytes of a file that comes with Tocsin."""
    return files("tocsin.outbound").joinpath(f"data/{name}").read_bytes()


def parsed(text: bytes, name: str, kind: type[T]) -> T:
    """Return the contents of a file as a struct. Raise :class:`Malformed` with the file's name and the mistake."""
    try:
        return from_toml(text.decode(), kind)
    except (Malformed, UnicodeDecodeError) as error:
        raise Malformed(f"{name}: {error}") from None
