"""Fakes of models on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tocsin.domain.machine_text import ModelStamp
from tocsin.outbound.models.ports import WrittenSpeech

STAMP = ModelStamp("fake", "fake-model", "ab" * 32)


@dataclass(frozen=True, slots=True)
class FakeTranslator:
    """Writes the text in capital letters."""

    stamp: ModelStamp = STAMP
    into: str = "en"

    def translate(self, text: str, language: str) -> str:
        """Return the text in capital letters, after the code of its language."""
        return f"[{language}] {text.upper()}"


@dataclass(frozen=True, slots=True)
class FakeListener:
    """Hears the same words in every recording."""

    stamp: ModelStamp = STAMP
    words: str = "kom naar de haven"

    def listen(self, data: bytes, media_type: str) -> WrittenSpeech:
        """Return the words."""
        return WrittenSpeech(self.words, "nl")


@dataclass(frozen=True, slots=True)
class FakeJudge:
    """Takes a text for an attack where it holds a word, or as ``answer`` says."""

    stamp: ModelStamp = STAMP
    answer: Callable[[str], bool] = field(default=lambda text: "vermin" in text)

    def attacks(self, text: str, language: str) -> bool:
        """Return the answer."""
        return self.answer(text)


@dataclass(slots=True)
class FakeModels:
    """The models of a desk."""

    translates: FakeTranslator | None = None
    listens: FakeListener | None = None
    judges: FakeJudge | None = None

    def translator(self, language: str) -> FakeTranslator | None:
        """Return the translator, which takes any language."""
        return self.translates

    def listener(self) -> FakeListener | None:
        """Return the listener."""
        return self.listens

    def judge(self) -> FakeJudge | None:
        """Return the judge."""
        return self.judges
