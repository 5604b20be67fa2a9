"""Engines that run a model in this process or in a child of it: CTranslate2 and whisper.cpp."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from tocsin.bounded import command_line
from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.machine_text import ModelStamp
from tocsin.outbound.models.ports import WrittenSpeech

_SENTENCE = re.compile(r"(?<=[.!?\u061f\u06d4\u3002])\s+")
_COMMANDS = ("whisper-cli", "whisper-cpp")
_READS = ("audio/wav", "audio/mpeg", "audio/flac", "audio/ogg")
_SECONDS = 900
_MEMORY = 8 << 30
_MOST = 4_000_000
_LANGUAGE = re.compile(r"auto-detected language: ([a-z]{2,3})\b")

Translate = Callable[[Sequence[str]], list[str]]
"""Translates sentences, one by one."""


@dataclass(frozen=True, slots=True)
class SentenceTranslator:
    """A model that translates sentence by sentence. Lines stay lines."""

    stamp: ModelStamp
    into: str
    translate_sentences: Translate

    def translate(self, text: str, language: str) -> str:
        """Return a translation."""
        lines = [_SENTENCE.split(line.strip()) if line.strip() else [] for line in text.splitlines()]
        translated = iter(self.translate_sentences([sentence for line in lines for sentence in line]))
        return "\n".join(" ".join(next(translated) for _ in line) for line in lines)


def ctranslate2(folder: Path, stamp: ModelStamp, into: str) -> SentenceTranslator:
    """Return a translator with a converted model: ``model.bin`` and the SentencePiece models ``source.spm`` and ``target.spm``.

    Raise :class:`Unavailable` if the packages are not installed or the model cannot be loaded.
    """
    if not (importlib.util.find_spec("ctranslate2") and importlib.util.find_spec("sentencepiece")):
        raise Unavailable("packages for translation are not installed", command="pip install ctranslate2 sentencepiece")
    engine, pieces = importlib.import_module("ctranslate2"), importlib.import_module("sentencepiece")
    try:
        translator = engine.Translator(str(folder), device="cpu", inter_threads=1, intra_threads=1)
        source, target = (pieces.SentencePieceProcessor(model_file=str(folder / name)) for name in ("source.spm", "target.spm"))
    except (RuntimeError, OSError, ValueError) as error:
        raise Unavailable(f"{folder}: the model cannot be loaded: {str(error).splitlines()[0]}") from None
    return SentenceTranslator(stamp, into, partial(_translated, translator, source, target))


def _translated(translator: Any, source: Any, target: Any, sentences: Sequence[str]) -> list[str]:
    tokens = [[*source.encode(sentence, out_type=str), "</s>"] for sentence in sentences]
    try:
        results = translator.translate_batch(tokens, max_batch_size=1024, batch_type="tokens", max_input_length=512)
    except (RuntimeError, ValueError) as error:
        raise Unavailable(f"the model cannot translate this: {str(error).splitlines()[0]}") from None
    return [target.decode([piece for piece in result.hypotheses[0] if piece != "</s>"]) for result in results]


@dataclass(frozen=True, slots=True)
class WhisperCpp:
    """The command of whisper.cpp with a model file. The recording stays in memory."""

    command: str
    model: Path
    stamp: ModelStamp

    def listen(self, data: bytes, media_type: str) -> WrittenSpeech:
        """Return the words of a recording. Raise :class:`Malformed` for a format that the command does not read."""
        if media_type not in _READS:
            raise Malformed(f"whisper.cpp reads no {media_type}: save the recording as WAV or MP3 and attach it to a report of its own")
        file = os.memfd_create("recording")
        try:
            with os.fdopen(os.dup(file), "wb") as target:
                target.write(data)
            return self._run(file)
        finally:
            os.close(file)

    def _run(self, file: int) -> WrittenSpeech:
        call = [self.command, "-m", str(self.model), "-f", f"/proc/self/fd/{file}", "-l", "auto", "-t", "1", "-nt"]
        bounded = command_line(_SECONDS, _MEMORY, _MOST, *call)
        # Files in memory, which the bound on files keeps small while they are written
        with _in_memory("words") as words, _in_memory("remarks") as remarks:
            try:
                ended = subprocess.run(  # noqa: S603 - no word of the input
                    bounded, stdin=subprocess.DEVNULL, stdout=words, stderr=remarks, pass_fds=(file,), timeout=_SECONDS, check=False
                )
            except subprocess.TimeoutExpired:
                raise Unavailable(f"whisper.cpp did not end within {_SECONDS // 60} minutes") from None
            text, remark = " ".join(_written(words).split()), _written(remarks)
        if ended.returncode or not text:
            raise Unavailable(f"whisper.cpp wrote no words (exit code {ended.returncode})")
        language = _LANGUAGE.search(remark)
        return WrittenSpeech(text, language[1] if language else "")


def whisper_cpp(folder: Path, names: Sequence[str], stamp: ModelStamp) -> WhisperCpp:
    """Return the command with the model file of a folder. Raise :class:`Unavailable` if it is not installed."""
    command = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if command is None:
        raise Unavailable(f"whisper.cpp is not installed: no command {_COMMANDS[0]}")
    if len(names) != 1:
        raise Unavailable(f"{folder}: whisper.cpp takes one model file, and {len(names)} are listed")
    return WhisperCpp(command, folder / names[0], stamp)


def _in_memory(name: str) -> BinaryIO:
    """Return a new file in memory."""
    return os.fdopen(os.memfd_create(name), "w+b")


def _written(file: BinaryIO) -> str:
    """Return what a child wrote to a file."""
    file.seek(0)
    return file.read(_MOST).decode("utf-8", "replace")
