"""A text that a model made names its model."""

from __future__ import annotations

from datetime import UTC, datetime

from tocsin.domain.machine_text import MachineText, ModelStamp, Task


def test_a_text_of_a_model_names_it() -> None:
    at = datetime(2026, 11, 29, tzinfo=UTC)
    text = MachineText("X-1", "R-1", at, Task.TRANSLATE, 0, "en", "ctranslate2", "opus", "ab" * 32, "content", "Dora")

    assert text.stamp == ModelStamp("ctranslate2", "opus", "ab" * 32)
