"""The models that a desk brought: ``models/models.toml`` in its home folder, with the checksum of every file.

A model is opened only if each file in its folder is listed and has the checksum stated for it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.machine_text import ModelStamp, Task
from tocsin.outbound.toml_files import parsed, read_text

FOLDER, FILE = "models", "models.toml"
_HEX = frozenset("0123456789abcdef")


class EngineName(StrEnum):
    """The program that runs a model."""

    ENDPOINT = "endpoint"
    CTRANSLATE = "ctranslate2"
    WHISPER = "whisper.cpp"
    ONNX = "onnx"


_TASKS = {
    EngineName.ENDPOINT: (Task.TRANSLATE, Task.LISTEN, Task.JUDGE),
    EngineName.CTRANSLATE: (Task.TRANSLATE,),
    EngineName.WHISPER: (Task.LISTEN,),
    EngineName.ONNX: (Task.DESCRIBE,),
}


class ModelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"languages": "from"}):
    """One model. ``files`` are the SHA-256 checksums of the files in its folder, which has the model's name.

    ``languages`` are the codes it translates from, empty for any, and ``into`` is the code it translates into. ``model`` is its name at an
    endpoint, and ``checksum`` the one that the desk states of it, which a model that judges must have.
    """

    engine: EngineName
    files: dict[str, str] = {}
    languages: tuple[str, ...] = ()
    into: str = "en"
    model: str = ""
    checksum: str = ""

    def __post_init__(self) -> None:
        """Refuse an entry without what its engine needs."""
        if self.engine is not EngineName.ENDPOINT and not self.files:
            raise ValueError("files is empty: state the SHA-256 checksum of every file of the model")
        for name, checksum in (*self.files.items(), ("checksum", self.checksum or "0" * 64)):
            if len(checksum) != 64 or not set(checksum) <= _HEX:
                raise ValueError(f"{name}: a SHA-256 checksum has 64 digits and lower-case letters a to f")
        if strange := [name for name in self.files if Path(name).name != name]:
            raise ValueError(f"files: {strange[0]!r} is no name of a file in the model's folder")

    def can(self, task: Task) -> bool:
        """Return True if its engine does this work."""
        return task in _TASKS[self.engine]


def manifest(home: Path) -> dict[str, ModelEntry]:
    """Return the models of a desk by name. Empty without a manifest. Raise :class:`Malformed`."""
    path = home / FOLDER / FILE
    if not path.is_file():
        return {}
    entries = parsed(read_text(path, "models"), str(path), dict[str, ModelEntry])
    if strange := [name for name in entries if Path(name).name != name or name.startswith(".")]:
        raise Malformed(f"{path}: {strange[0]!r} is no name of a folder")
    return entries


def opened(home: Path, name: str, task: Task) -> tuple[ModelEntry, Path, ModelStamp]:
    """Return a model with its folder and stamp, after its files were checked. Raise :class:`Unavailable` with one line."""
    path = home / FOLDER / FILE
    entry = manifest(home).get(name)
    if entry is None:
        raise Unavailable(f"{path}: no model {name!r} there: add it with the checksums of its files, or correct the settings")
    if not entry.can(task):
        raise Unavailable(f"{path}: model {name!r} cannot {task}: its engine is {entry.engine}")
    if task is Task.JUDGE and not _checksum(entry):
        raise Unavailable(f"{path}: model {name!r} judges and has no checksum: state the one of the model file that its server loads")
    folder = path.parent / name
    _check(folder, entry)
    return entry, folder, ModelStamp(entry.engine, entry.model or name, _checksum(entry))


def _check(folder: Path, entry: ModelEntry) -> None:
    present = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    for name, checksum in entry.files.items():
        if name not in present:
            raise Unavailable(f"{folder / name}: no such file of the model: bring it anew")
        if _digest(folder / name) != checksum:
            raise Unavailable(f"{folder / name}: its checksum is not the one in {FILE}: bring the model anew, or correct {FILE}")
    if more := sorted(present - set(entry.files)):
        raise Unavailable(f"{folder / more[0]}: {FILE} does not list this file: add its checksum, or remove it")


def _checksum(entry: ModelEntry) -> str:
    """Return one checksum for all files of a model: SHA-256 over their names and checksums in order. Else the stated one."""
    lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(entry.files.items()))
    return sha256(lines.encode()).hexdigest() if entry.files else entry.checksum


def _digest(path: Path) -> str:
    state = path.stat()
    return _digest_of(path, state.st_size, state.st_mtime_ns, state.st_ino)


@lru_cache(64)
def _digest_of(path: Path, *_state: int) -> str:
    """Return the SHA-256 checksum of a file. Files that were not touched since are read once."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
