"""Ports to models on this machine. A desk works without any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tocsin.domain.machine_text import ModelStamp


@dataclass(frozen=True, slots=True)
class WrittenSpeech:
    """The words of a recording, and the code of their language, empty where it is not stated."""

    text: str
    language: str = ""


class Translator(Protocol):
    """Port to a model that translates. ``into`` is the code of the language it writes."""

    @property
    def stamp(self) -> ModelStamp:
        """The model."""
        ...

    @property
    def into(self) -> str:
        """The language of its output."""
        ...

    def translate(self, text: str, language: str) -> str:
        """Return a translation of a text in a language. Raise :class:`Unavailable` where there is none."""
        ...


class Listener(Protocol):
    """Port to a model that writes down speech."""

    @property
    def stamp(self) -> ModelStamp:
        """The model."""
        ...

    def listen(self, data: bytes, media_type: str) -> WrittenSpeech:
        """Return the words of a recording. Raise :class:`Unavailable` where there are none."""
        ...


class Judge(Protocol):
    """Port to a model that tells whether a text attacks people."""

    @property
    def stamp(self) -> ModelStamp:
        """The model."""
        ...

    def attacks(self, text: str, language: str) -> bool:
        """Return True for a text that threatens or degrades people.

        Raise :class:`Malformed` for an answer that is none, and :class:`Unavailable` where the model does not answer.
        """
        ...


class Models(Protocol):
    """The models that a desk uses. Each method returns None where none is set, and raises one line where one cannot be used."""

    def translator(self, language: str) -> Translator | None:
        """Return a model that translates from this language. An empty code stands for an unknown language."""
        ...

    def listener(self) -> Listener | None:
        """Return the model that writes down speech."""
        ...

    def judge(self) -> Judge | None:
        """Return the model that judges."""
        ...
